"""The team's shifts: who is on duty when, taken from the plan's rota or put in one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.models.shifts import LINE_ROLE, ShiftLine, ShiftsModel, shift_lines
from toolkit.gui.pages.people_header import INSET, WrappingHeader
from toolkit.gui.pages.rota_form import ShiftForm
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.table import Table
from toolkit.gui.widgets.text import Label
from toolkit.model.rota import proposed_shifts

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from toolkit.model.event import Event
    from toolkit.model.facts import ShiftSet
    from toolkit.model.instants import Instant
    from toolkit.words import Words

_SIDE = 320


class ShiftsPanel(QWidget):
    """The shifts of one event. What is asked for comes as signals; the page does it."""

    rota_asked = Signal()
    added = Signal(object)
    """A :class:`ShiftSet`."""
    changed = Signal(object)
    """A :class:`ShiftSet` in place of the one of the same person and name."""
    cleared = Signal(str, str)
    """A person's code and the name of their shift."""

    def __init__(self, words: Words) -> None:
        """Make an empty list."""
        super().__init__()
        self._words = words
        self._event: Event | None = None
        self._new = ("", "")
        self.shifts = ShiftsModel(words, self)
        self.table = Table(words.say("Shifts of the team"))
        self.table.setHorizontalHeader(WrappingHeader(self.table))
        self.table.setModel(self.shifts)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.selectionModel().currentChanged.connect(self._moved)
        self.rota_button = Button(words.say("Take the plan's rota"), "primary")
        self.rota_button.clicked.connect(self.rota_asked)
        self._told = Label("", Type.BODY, tone="soft", wrap=True)
        self.form = ShiftForm(words)
        self.form.setFixedWidth(_SIDE)
        self.form.added.connect(self._add)
        self.form.changed.connect(self.changed)
        self.form.cleared.connect(self.cleared)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._told, 1)
        head.addWidget(self.rota_button)
        listing = Card(flush=True)
        listing.body.addWidget(self.table)
        across = QHBoxLayout()
        across.setSpacing(Space.L)
        across.addWidget(listing, 1)
        across.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addLayout(across, 1)
        self.setFocusProxy(self.table)

    def show_event(self, event: Event, now: Instant, *, names: bool) -> None:
        """Show the shifts as they are now."""
        self._event = event
        before = self._current()
        lines = shift_lines(self._words, event, now, names=names)
        self.shifts.set_lines(lines)
        self._fit(lines)
        at = self.shifts.row_of(before.person, before.shift) if before is not None else 0
        new = self.shifts.row_of(*self._new)
        if new >= 0:
            at, self._new = new, ("", "")
        if at < 0 and before is not None:
            at = next((n for n, line in enumerate(lines) if line.person == before.person), 0)
        self.form.show_event(event)
        if lines:
            self.table.setCurrentIndex(self.shifts.index(max(at, 0), 0))
        proposed = bool(proposed_shifts(event))
        self.rota_button.setVisible(proposed)
        self._told.setText(self._summary(event, proposed=proposed))
        self._show_current()

    def _summary(self, event: Event, *, proposed: bool) -> str:
        words = self._words
        if not self.form.person.count():
            return words.say("Nobody is in the team yet. Add them first; then their shifts.")
        if not event.shifts and proposed:
            return words.say(
                "Nobody is on duty yet. The plan has a rota for its roles; take it, then change "
                "what is different here."
            )
        if not event.shifts:
            return words.say("Nobody is on duty yet.")
        count = len(event.shifts)
        return words.say_n("{n} shift", "{n} shifts", count)

    def _fit(self, lines: list[ShiftLine]) -> None:
        metrics = QFontMetrics(font(Type.CONTROL))
        header = self.table.horizontalHeader()
        for at in range(self.shifts.columnCount()):
            wide = max((metrics.horizontalAdvance(line.cells[at]) for line in lines), default=0)
            least = header.least_width(at) if isinstance(header, WrappingHeader) else 0
            self.table.setColumnWidth(at, max(wide + 3 * INSET, least))

    def _current(self) -> ShiftLine | None:
        found = self.table.currentIndex().data(LINE_ROLE)
        return found if isinstance(found, ShiftLine) else None

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_current()
        self.table.viewport().update()

    def _show_current(self) -> None:
        """Fill the form from the shift the keyboard is on, so that the next is like it."""
        line = self._current()
        if line is None or self._event is None:
            return
        shift = self._event.shifts.get((line.person, line.shift))
        self.form.show_shift(line.person, shift)

    def _add(self, shift: ShiftSet) -> None:
        """Ask for a new shift, to be at hand once it is there."""
        self._new = (shift.person, shift.shift)
        self.added.emit(shift)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the shift at hand away with Delete."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.form.clear()
        else:
            super().keyPressEvent(event)
