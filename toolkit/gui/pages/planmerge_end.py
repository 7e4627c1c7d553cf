"""What comes of a merge: who answers for what would be lost, and what no longer fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from toolkit.content.problems import describe
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.text import Label
from toolkit.words.planchanges import time_problem_told
from toolkit.words.rules import finding_text, severity_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.actions.bringing_in import Outcome
    from toolkit.model.plan import Block
    from toolkit.words import Words


class LostCard(Card):
    """Asks for name and reason where a mandatory block would be missing. ``changed`` on typing."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words.say("Left out although mandatory"))
        self._words = words
        self.told = Label("", Type.BODY, wrap=True)
        self.by, self.reason = QLineEdit(), QLineEdit()
        beside = QHBoxLayout()
        beside.setSpacing(Space.M)
        for name, line, share in (
            (words.say("Who decides"), self.by, 1),
            (words.say("Why"), self.reason, 2),
        ):
            beside.addWidget(Field(name, line), share)
            line.textChanged.connect(self.changed)
        self.body.addWidget(self.told)
        self.body.addLayout(beside)

    @property
    def answered(self) -> bool:
        """Whether somebody answers for it, by name and with a reason."""
        return bool(self.by.text().strip() and self.reason.text().strip())

    def show_lost(self, blocks: Sequence[Block]) -> None:
        """Name what would be missing."""
        words = self._words
        self.told.setText(
            words.say(
                "The original has {blocks} as mandatory, and your plan would go without. It may "
                "be moved in time; to leave it out, somebody answers for that by name. Name and "
                "reason stand in the plan.",
                blocks=words.join(f"“{block.title}”" for block in blocks),
            )
        )
        self.setVisible(bool(blocks))


class ComesOfIt(Card):
    """What the plan would have that it hadn't before: times that don't fit, findings, faults."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.say("What comes of it"))
        self._words = words
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        self.body.addLayout(self._lines)

    def show_outcome(self, outcome: Outcome) -> None:
        """Tell what is new, the gravest first."""
        words, plan = self._words, outcome.merged.plan
        empty(self._lines)
        for fault in outcome.problems:
            what = describe(words, fault.problem)
            if fault.title:
                what = words.say("“{title}”: {what}", title=fault.title, what=what)
            self._tell(words.say("Can't be so: {what}", what=what), "attention")
        for time in outcome.times:
            told = time_problem_told(words, time, plan)
            self._tell(words.say("Times: {what}", what=told), "attention")
        for finding in outcome.findings:
            grave, told = severity_name(words, finding.severity), finding_text(words, finding)
            text = words.say("{severity}: {what}", severity=grave, what=told)
            self._tell(text, "attention" if finding.is_error else "")
        if not (outcome.problems or outcome.times or outcome.findings):
            told = words.say("Times fit as before, and the checks find nothing new.")
            self._tell(told, "done")

    def _tell(self, text: str, tone: str) -> None:
        self._lines.addWidget(Label(text, Type.CONTROL, tone=tone, wrap=True))
