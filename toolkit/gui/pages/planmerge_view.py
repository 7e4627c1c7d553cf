"""What stands on the page that brings a new original in: summary, clash, what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.planmerge_clash import ClashCard
from toolkit.gui.pages.planmerge_end import ComesOfIt, LostCard
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Pill
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from toolkit.actions.bringing_in import Outcome, Ready
    from toolkit.words import Words


class MergeView(QScrollArea):
    """The page while there is something to bring in; the page itself does the work."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.title = Label("", Type.TITLE, wrap=True)
        self.told = Label("", Type.CONTROL, tone="soft", wrap=True)
        self.counts = [Pill(), Pill(), Pill()]
        self.clash = ClashCard(words)
        self.lost = LostCard(words)
        self.outcome = ComesOfIt(words)
        self.why_not = Label("", Type.CONTROL, tone="soft", wrap=True)
        self.bring = Button(words.say("Bring it in"), "primary", icon="save")
        self.cancel = Button(words.say("Cancel"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        for part in (self.title, self.told, _row(*self.counts), self.clash, self.lost):
            column.addWidget(part)
        for part in (self.outcome, self.why_not, _row(self.bring, self.cancel)):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)

    def take_end(self) -> None:
        """Take the keyboard to what is left to do: to answer, to bring it in, else the clashes."""
        lost = self.lost.isVisible() and not self.lost.answered
        if lost:
            self.lost.by.setFocus()
        elif self.bring.isEnabled():
            self.bring.setFocus()
        else:
            self.clash.mine.setFocus()
        self.ensureWidgetVisible(self.lost.by if lost else self.bring)

    def show_plans(self, ready: Ready) -> None:
        """Say what has come out, and for which plan."""
        words, files = self._words, ready.files
        self.title.setText(
            words.say(
                "The original has come out in version {version}", version=files.new.plan.version
            )
        )
        self.told.setText(
            words.say(
                "Your plan “{plan}” keeps what you changed and takes the rest. Where both changed "
                "the same, you choose. Nothing is written before you bring it in.",
                plan=words.content(files.local.plan.title),
            )
        )

    def show_counts(self, outcome: Outcome, clashes: int, left: int) -> None:
        """Count what is taken over, what stays one's own, and how many clashes are left."""
        words = self._words
        taken, kept, third = self.counts
        taken.show_status(words.say("Taken over: {n}", n=words.number(outcome.taken)), "accent")
        kept.show_status(words.say("Kept of yours: {n}", n=words.number(outcome.kept)), "accent")
        count = words.number(clashes)
        if not clashes:
            third.show_status(words.say("No clash"), "done")
        elif left:
            text = words.say("Clashes: {n}, {left} to decide", n=count, left=words.number(left))
            third.show_status(text, "attention")
        else:
            third.show_status(words.say("Clashes: {n}, all decided", n=count), "done")

    def allow(self, outcome: Outcome | None, left: int) -> None:
        """Let it be brought in when everything is decided; say what is still missing."""
        words = self._words
        why = ""
        if left:
            why = words.say_n("{n} clash is to be decided.", "{n} clashes are to be decided.", left)
        elif outcome is not None and outcome.problems:
            why = words.say("What was chosen doesn't fit together. Choose otherwise above.")
        elif outcome is not None and outcome.merged.lost and not self.lost.answered:
            why = words.say("Somebody has to answer for what is left out, by name and reason.")
        self.why_not.setText(why)
        self.why_not.setVisible(bool(why))
        self.bring.setEnabled(outcome is not None and not why)


def _row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    flow = FlowLayout(made, Space.M)
    for widget in widgets:
        flow.addWidget(widget)
    return made
