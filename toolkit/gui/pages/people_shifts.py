"""The team's shifts: who is on duty when, taken from the plan's rota or put in one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.models.shifts import LINE_ROLE, ShiftLine, ShiftsModel, shift_lines
from toolkit.gui.newevent_parts import Field
from toolkit.gui.pages.people_header import INSET, WrappingHeader
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.fields import Choice, TimeField
from toolkit.gui.widgets.table import Table
from toolkit.gui.widgets.text import Label
from toolkit.model.facts import ShiftSet
from toolkit.model.instants import DAY_MINUTES, Instant, at_wall, to_datetime
from toolkit.model.laying import day_dates
from toolkit.model.people import is_team
from toolkit.model.rota import proposed_shifts
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from toolkit.model.event import Event
    from toolkit.words import Words

_SIDE = 320


class ShiftsPanel(QWidget):
    """The shifts of one event. What is asked for comes as signals; the page does it."""

    rota_asked = Signal()
    added = Signal(object)
    """A :class:`ShiftSet`."""
    cleared = Signal(str, str)
    """A person's code and the name of their shift."""

    def __init__(self, words: Words) -> None:
        """Make an empty list."""
        super().__init__()
        self._words = words
        self._event: Event | None = None
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
        self.clear_button = Button(words.say("Take this shift away"), icon="trash")
        self.clear_button.clicked.connect(self._clear)
        self.person, self.day = Choice(words.say("Who")), Choice(words.say("Day"))
        self.begin, self.end = TimeField(words.say("From")), TimeField(words.say("To"))
        self.begin.setTime(QTime(8, 0))
        self.end.setTime(QTime(16, 0))
        self.awake = QCheckBox(words.say("Awake at night"))
        self.add_button = Button(words.say("Add this shift"), icon="plus")
        self.add_button.clicked.connect(self._add)
        self._build()

    def _build(self) -> None:
        words = self._words
        head = QHBoxLayout()
        head.addWidget(self._told, 1)
        head.addWidget(self.rota_button)
        listing = Card(flush=True)
        listing.body.addWidget(self.table)
        side = Card(words.say("A shift"), padding=Space.L)
        side.setFixedWidth(_SIDE)
        side.body.setSpacing(Space.M)
        times = QHBoxLayout()
        times.setSpacing(Space.M)
        times.addWidget(Field(words.say("From"), self.begin))
        times.addWidget(Field(words.say("To"), self.end))
        side.body.addWidget(Field(words.say("Who"), self.person))
        side.body.addWidget(Field(words.say("Day"), self.day))
        side.body.addLayout(times)
        self._until = Label("", Type.SECONDARY, tone="soft", wrap=True)
        side.body.addWidget(self._until)
        side.body.addWidget(self.awake)
        side.body.addWidget(self.add_button)
        side.body.addWidget(self.clear_button)
        side.body.addStretch(1)
        for field in (self.begin, self.end):
            field.timeChanged.connect(self._tell_until)
        across = QHBoxLayout()
        across.setSpacing(Space.L)
        across.addWidget(listing, 1)
        across.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addLayout(across, 1)
        self.setFocusProxy(self.table)
        self._tell_until()

    def show_event(self, event: Event, now: Instant, *, names: bool) -> None:
        """Show the shifts as they are now."""
        self._event = event
        before = self._current()
        lines = shift_lines(self._words, event, now, names=names)
        self.shifts.set_lines(lines)
        self._fit(lines)
        at = self.shifts.row_of(before.person, before.shift) if before is not None else 0
        if at < 0 and before is not None:
            at = next((n for n, line in enumerate(lines) if line.person == before.person), 0)
        self._fill_choices(event)
        if lines:
            self.table.setCurrentIndex(self.shifts.index(max(at, 0), 0))
        proposed = bool(proposed_shifts(event))
        self.rota_button.setVisible(proposed)
        self._told.setText(self._summary(event, proposed=proposed))
        self.add_button.setEnabled(self.person.count() > 0)
        self._show_current()

    def _summary(self, event: Event, *, proposed: bool) -> str:
        words = self._words
        if not self.person.count():
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

    def _fill_choices(self, event: Event) -> None:
        words = self._words
        person, day = self.person.currentData(), max(0, self.day.currentIndex())
        self.person.clear()
        for each in event.people.values():
            if is_team(each) and not each.withdrawn:
                said = words.say(
                    "{code} · {role}", code=each.code, role=role_name(words, each.role)
                )
                self.person.addItem(said, each.code)
        self.person.setCurrentIndex(max(0, self.person.findData(person)))
        self.day.clear()
        for number, date in enumerate(day_dates(event.plan, event.start, event.zone), start=1):
            said = words.say(
                "Day {number} · {date}", number=words.number(number), date=words.short_date(date)
            )
            self.day.addItem(said, date)
        self.day.setCurrentIndex(min(day, self.day.count() - 1))

    def _current(self) -> ShiftLine | None:
        found = self.table.currentIndex().data(LINE_ROLE)
        return found if isinstance(found, ShiftLine) else None

    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_current()
        self.table.viewport().update()

    def _show_current(self) -> None:
        """Fill the form from the shift the keyboard is on, so that the next is like it."""
        line = self._current()
        self.clear_button.setEnabled(line is not None and bool(line.shift))
        if line is None or self._event is None:
            return
        self.person.setCurrentIndex(max(0, self.person.findData(line.person)))
        shift = self._event.shifts.get((line.person, line.shift))
        if shift is None:
            return
        begin = to_datetime(Instant(shift.start), self._event.zone)
        end = to_datetime(Instant(shift.end), self._event.zone)
        self.day.setCurrentIndex(max(0, self.day.findData(begin.date())))
        self.begin.setTime(QTime(begin.hour, begin.minute))
        self.end.setTime(QTime(end.hour, end.minute))
        self.awake.setChecked(shift.awake)

    def _minutes(self) -> tuple[int, int]:
        begin, end = self.begin.time(), self.end.time()
        first = begin.hour() * 60 + begin.minute()
        last = end.hour() * 60 + end.minute()
        return first, last if last > first else last + DAY_MINUTES

    def _tell_until(self) -> None:
        first, last = self._minutes()
        length = self._words.duration(last - first)
        over = self._words.say("{length}, until the next day", length=length)
        self._until.setText(over if last >= DAY_MINUTES else length)

    def _add(self) -> None:
        if self._event is None or self.person.currentData() is None:
            return
        first, last = self._minutes()
        date, zone = self.day.currentData(), self._event.zone
        start, end = at_wall(date, first, zone), at_wall(date, last, zone)
        code = str(self.person.currentData())
        self.added.emit(ShiftSet(code, f"own-{start}", start, end, self.awake.isChecked()))

    def _clear(self) -> None:
        line = self._current()
        if line is not None and line.shift:
            self.cleared.emit(line.person, line.shift)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the shift at hand away with Delete."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._clear()
        else:
            super().keyPressEvent(event)
