"""The head of the People page: how many there are, who waits, whether names are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.names_chip import NamesChip
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip, Pill
from toolkit.gui.widgets.text import Label
from toolkit.model.people import in_sessions, is_team, waiting_for_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.people import Person
    from toolkit.words import Words


class PeopleHead(QWidget):
    """Title, counts, and two chips: only those who wait, and names."""

    def __init__(self, words: Words) -> None:
        """Make it without counts."""
        super().__init__()
        self._words = words
        self.counts = Pill()
        self.waiting = Chip("", "attention", icon="late", hint=words.say("Show only them"))
        self.waiting.setCheckable(True)
        self.told = Label(
            words.say("cared for and counted, not in sessions"), Type.SECONDARY, tone="soft"
        )
        self.told.setMinimumHeight(self.waiting.sizeHint().height())
        self.names = NamesChip(words)
        counted = QWidget()
        flow = FlowLayout(counted, Space.S)
        for widget in (self.counts, self.waiting, self.told):
            flow.addWidget(widget)
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addWidget(Label(words.say_c("page", "People"), Type.TITLE), 0, top)
        row.addWidget(counted, 1)
        row.addWidget(self.names, 0, top)
        self.show_counts([])

    def show_counts(self, group: Sequence[Person]) -> None:
        """Count the people in front; without any there is nothing to say."""
        words = self._words
        here = [person for person in group if not person.withdrawn]
        waiting = [person for person in here if waiting_for_paper(person)]
        team = any(is_team(person) for person in group)
        self.counts.show_status(self._counted(group, here, team=team) if group else "")
        count = len(waiting)
        self.waiting.setText(
            words.say_n("{n} waiting for clearance", "{n} waiting for clearance", count)
            if team
            else words.say_n("{n} waiting for paper", "{n} waiting for paper", count)
        )
        if not waiting:
            self.waiting.setChecked(False)
        self.waiting.setVisible(bool(waiting))
        self.told.setVisible(bool(waiting) and not team)

    def _counted(self, group: Sequence[Person], here: Sequence[Person], *, team: bool) -> str:
        words = self._words
        if team:
            ready = sum(is_team(person) and in_sessions(person) for person in here)
            said = words.say_n("{n} cleared for the team", "{n} cleared for the team", ready)
        else:
            ready = sum(in_sessions(person) for person in here)
            said = words.say_n("{n} in sessions", "{n} in sessions", ready)
        gone = len(group) - len(here)
        if not gone:
            return said
        return f"{said} · {words.say_n('{n} withdrawn', '{n} withdrawn', gone)}"
