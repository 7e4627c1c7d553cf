"""What the program knows of the span of a log, beside its text: counts, searches, doses, blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.text import Label
from toolkit.model.logbook import known
from toolkit.words.duty import span_text
from toolkit.words.logs import clock_text, doses_text, happening_text, where_text

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.logbook import Happening, Turn
    from toolkit.words import Words


class KnownCard(Card):
    """Filled by the program alone; nothing in it names anybody."""

    def __init__(self, words: Words) -> None:
        """Begin empty."""
        super().__init__(words.say("What the program knows"), padding=Space.L)
        self._words = words
        self._shown: tuple[object, ...] = ()
        self._span = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.S)
        self.body.addWidget(self._span)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_turn(self, event: Event, turn: Turn, now: Instant) -> None:
        """Show what facts tell for the log of a turn."""
        words = self._words
        told = known(event, turn, now)
        days: dict[int, list[tuple[str, str]]] = {}
        for each in told.happenings:
            days.setdefault(each.day, []).append(self._line(event, each))
        summary = [
            (words.say("Where they are"), where_text(words, told)),
            (words.say("Doses"), doses_text(words, event, told) or words.say("none")),
        ]
        span = span_text(words, told.begin, told.end, event.zone)
        shown = (span, summary, days)
        if shown == self._shown:
            return
        self._shown = shown
        self._span.setText(span)
        empty(self._lines)
        for title, text in summary:
            self._add(title, [("", text)])
        for day, lines in days.items():
            self._add(words.say("Day {number}", number=words.number(day)), lines)
        if not days:
            nothing = words.say("No count, no search, no block late or left out.")
            self._lines.addWidget(Label(nothing, Type.BODY, wrap=True))

    def _line(self, event: Event, each: Happening) -> tuple[str, str]:
        words = self._words
        return clock_text(words, event, each.at), happening_text(words, event, each)

    def _add(self, title: str, lines: list[tuple[str, str]]) -> None:
        self._lines.addWidget(Label(title, Type.SECONDARY_STRONG, tone="soft", wrap=True))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        for row, (at, text) in enumerate(lines):
            label = Label(text, Type.CONTROL, wrap=True)
            if at:
                top = Qt.AlignmentFlag.AlignTop
                grid.addWidget(Label(at, Type.CONTROL_STRONG), row, 0, top)
                grid.addWidget(label, row, 1)
            else:
                grid.addWidget(label, row, 0, 1, 2)
        self._lines.addWidget(holder)
