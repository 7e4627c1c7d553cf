"""A table's heading with a choice under each name: what the column tells."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Signal

from toolkit.gui.look.tokens import Space
from toolkit.gui.pages.people_header import WrappingHeader
from toolkit.gui.widgets.fields import Choice
from toolkit.model.agendawords import Field
from toolkit.words.agendafields import field_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QTableView

    from toolkit.words import Words

FIRST = 1
"""The first column of the table that is one of the file's."""

_GAP = Space.XS


class ChoosingHeader(WrappingHeader):
    """Names of columns, below each of the file's what it tells."""

    chosen = Signal(int, object)
    """A column of the file from 0, and a :class:`Field`, or ``None`` to leave it out."""

    def __init__(self, table: QTableView, words: Words) -> None:
        super().__init__(table)
        self._table = table
        self._words = words
        self.choices: list[Choice] = []
        self.sectionResized.connect(self._place)
        self.geometriesChanged.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)

    def show_columns(self, names: Sequence[str], fields: Sequence[Field | None]) -> None:
        """Show what each column tells."""
        while len(self.choices) > len(names):
            gone = self.choices.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.choices) < len(names):
            self.choices.append(self._choice(len(self.choices)))
        for choice, name, field in zip(self.choices, names, fields, strict=True):
            said = self._words.say("What the column “{name}” tells", name=name)
            choice.setAccessibleName(said)
            choice.setToolTip(said)
            choice.setCurrentIndex(choice.findData("" if field is None else field.value))
        for before, after in zip(self.choices, self.choices[1:], strict=False):
            self._table.setTabOrder(before, after)
        self.updateGeometry()
        self._place()

    def _choice(self, at: int) -> Choice:
        choice = Choice("", self.viewport())
        for field in (None, *Field):
            choice.addItem(field_name(self._words, field), "" if field is None else field.value)
        choice.activated.connect(partial(self._activated, at))
        choice.installEventFilter(self)
        choice.show()
        return choice

    def _activated(self, at: int, _index: int) -> None:
        value = self.choices[at].currentData()
        self.chosen.emit(at, Field(value) if value else None)

    def widest_choice(self) -> int:
        """Give the width that a choice needs for its longest name."""
        return max((choice.sizeHint().width() for choice in self.choices), default=0) + 2 * _GAP

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be high enough for names and choices."""
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self._high())

    def _high(self) -> int:
        return self.choices[0].sizeHint().height() + 2 * _GAP if self.choices else 0

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint a name above its choice."""
        super().paintSection(painter, rect.adjusted(0, 0, 0, -self._high()), section)

    def _place(self, *_: object) -> None:
        """Put each choice under its name, wherever the table is scrolled to."""
        high = self._high()
        for at, choice in enumerate(self.choices):
            section = at + FIRST
            if section >= self.count():
                continue
            left = self.sectionViewportPosition(section) + _GAP
            top = self.height() - high
            wide = self.sectionSize(section) - 2 * _GAP
            choice.setGeometry(left, top, wide, high - 2 * _GAP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Bring a choice into sight when the keyboard comes to it."""
        if event.type() == QEvent.Type.FocusIn and watched in self.choices:
            section = self.choices.index(watched) + FIRST
            self._table.scrollTo(self._table.model().index(self._first_row(), section))
        return super().eventFilter(watched, event)

    def _first_row(self) -> int:
        return max(0, self._table.rowAt(0))
