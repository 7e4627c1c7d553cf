"""The checks in Prepare: what the rules find, why, and who decides otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.prepare_checks_parts import Answer, NineSheet, OverrideForm
from toolkit.gui.pages.prepare_checks_told import check_rows, look, rule_of
from toolkit.gui.pages.prepare_list import CheckList
from toolkit.gui.widgets.text import Label
from toolkit.model.rules.book import RULES
from toolkit.words.rules import basis_name, gravity

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.rules.base import Rule

_DETAIL = 300
"""The height of what is said of one rule, in pixels; more is scrolled to."""


class ChecksPanel(QWidget):
    """The list of findings above; below it the rule of the current line, explained.

    ``ticked`` carries the key of a line that somebody confirms.
    """

    ticked = Signal(str, bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        words = self._words = context.words
        self._event: Event | None = None
        self._rules = {rule.id: rule for rule in RULES}
        self._explained = ""
        self.list = CheckList(words.say("Checks"))
        self.title = Label("", Type.BODY_STRONG, wrap=True)
        self.why = Label("", Type.BODY, wrap=True)
        self.source = Label("", Type.CONTROL, tone="soft", wrap=True)
        self.override = OverrideForm(context)
        self.sheet = NineSheet(context)
        self.answer = Answer(context)
        self.detail = QWidget()
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        for part in (self.title, self.why, self.source, self.sheet, self.answer, self.override):
            column.addWidget(part)
        column.addStretch(1)
        self.told = QScrollArea()
        self.told.setWidgetResizable(True)
        self.told.setFrameShape(QFrame.Shape.NoFrame)
        self.told.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told.setWidget(self.detail)
        self.frame = QFrame()
        self.frame.setProperty("surface", "card")
        self.frame.setFixedHeight(_DETAIL)
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(1, Space.XS, 1, Space.XS)
        inside.addWidget(self.told)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        whole.addWidget(self.list, 1)
        whole.addWidget(self.frame)
        self.list.ticked.connect(self.ticked)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._explain())

    def show_event(self, event: Event, now: Instant) -> None:
        """Show what the rules find in an event; the line at hand stays, and words being typed."""
        self._event = event
        self.list.set_rows(check_rows(self._words, event, look(event, now)))
        self._explain()

    def _explain(self) -> None:
        """Say of the current line which rule it is, why there is one, and where it comes from."""
        event = self._event
        at = self.list.currentIndex().row()
        named = rule_of(self.list.rows.row(at).key) if at >= 0 else ""
        rule = self._rules.get(named)
        self.frame.setVisible(rule is not None)
        if event is None or rule is None:
            return
        words = self._words
        if rule.id != self._explained:
            self._explained = rule.id
            self.told.verticalScrollBar().setValue(0)
        self.title.setText(words.say(rule.title))
        self.why.setText(words.say(rule.why))
        self.source.setText(self._told(rule))
        self.sheet.setVisible(rule.id == "nine-requirements")
        self.answer.setVisible(rule.id == "feedback-date")
        self.sheet.show_event(event)
        self.answer.show_event(event)
        self.override.show_rule(event, rule.id)

    def _told(self, rule: Rule) -> str:
        words = self._words
        return words.say(
            "{source} ({basis}; {severity})",
            source=words.say(rule.source),
            basis=basis_name(words, rule.basis),
            severity=gravity(words, rule),
        )
