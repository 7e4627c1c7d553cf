"""One shift in fields: who, which day, from when to when; to add, put right or take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.fields import Choice, TimeField
from toolkit.gui.widgets.text import Label
from toolkit.model.facts import ShiftSet
from toolkit.model.instants import DAY_MINUTES, Instant, at_wall, to_datetime
from toolkit.model.laying import day_dates
from toolkit.model.people import is_team
from toolkit.model.rota import own_name
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from datetime import date

    from toolkit.model.event import Event
    from toolkit.words import Words


class ShiftForm(Card):
    """The fields of a shift. What is asked for comes as signals."""

    added = Signal(object)
    """A new :class:`ShiftSet`."""
    changed = Signal(object)
    """A :class:`ShiftSet` in place of the one of the same person and name."""
    cleared = Signal(str, str)
    """A person's code and the name of their shift."""

    def __init__(self, words: Words) -> None:
        """Make it empty."""
        super().__init__(words.say("A shift"), padding=Space.L)
        self._words = words
        self._event: Event | None = None
        self._shift: ShiftSet | None = None
        self._offered: tuple[object, ...] = ()
        self.person, self.day = Choice(words.say("Who")), Choice(words.say("Day"))
        self.begin, self.end = TimeField(words.say("From")), TimeField(words.say("To"))
        self.begin.setTime(QTime(8, 0))
        self.end.setTime(QTime(16, 0))
        self.awake = QCheckBox(words.say("Awake at night"))
        self.add_button = Button(words.say("Add this shift"), icon="plus")
        self.change_button = Button(words.say("Put this shift right"), icon="edit")
        self.clear_button = Button(words.say("Take this shift away"), icon="trash")
        self._until = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self._build()
        self.add_button.clicked.connect(self._add)
        self.change_button.clicked.connect(self._change)
        self.clear_button.clicked.connect(self.clear)
        for field in (self.begin, self.end):
            field.timeChanged.connect(self._tell_until)
        for choice in (self.person, self.day):
            choice.currentIndexChanged.connect(self._may)
        self.awake.toggled.connect(self._may)
        self._tell_until()

    def _build(self) -> None:
        words = self._words
        self.body.setSpacing(Space.M)
        times = QHBoxLayout()
        times.setSpacing(Space.M)
        times.addWidget(Field(words.say("From"), self.begin))
        times.addWidget(Field(words.say("To"), self.end))
        self.body.addWidget(Field(words.say("Who"), self.person))
        self.body.addWidget(Field(words.say("Day"), self.day))
        self.body.addLayout(times)
        self.body.addWidget(self._until)
        self.body.addWidget(self.awake)
        for button in (self.change_button, self.add_button, self.clear_button):
            self.body.addWidget(button)
        self.body.addStretch(1)

    def show_event(self, event: Event) -> None:
        """Offer the event's team and days; what is chosen stays."""
        self._event = event
        words = self._words
        team = [p for p in event.people.values() if is_team(p) and not p.withdrawn]
        offered = (tuple((p.code, p.role) for p in team), event.plan.id, event.start)
        if offered == self._offered:
            self._may()
            return
        self._offered = offered
        person, day = self.person.currentData(), max(0, self.day.currentIndex())
        for choice in (self.person, self.day):
            choice.blockSignals(True)
            choice.clear()
        for each in team:
            said = words.say("{code} · {role}", code=each.code, role=role_name(words, each.role))
            self.person.addItem(said, each.code)
        self.person.setCurrentIndex(max(0, self.person.findData(person)))
        for number, date in enumerate(day_dates(event.plan, event.start, event.zone), start=1):
            said = words.say(
                "Day {number} · {date}", number=words.number(number), date=words.short_date(date)
            )
            self.day.addItem(said, date)
        self.day.setCurrentIndex(min(day, self.day.count() - 1))
        for choice in (self.person, self.day):
            choice.blockSignals(False)
        self._may()

    def show_shift(self, person: str, shift: ShiftSet | None) -> None:
        """Fill in a shift, or whose the next is; the times of the last stay for it."""
        self._shift = shift
        self.person.setCurrentIndex(max(0, self.person.findData(person)))
        if shift is not None and self._event is not None:
            begin = to_datetime(Instant(shift.start), self._event.zone)
            end = to_datetime(Instant(shift.end), self._event.zone)
            self._show_day(begin.date())
            self.begin.setTime(QTime(begin.hour, begin.minute))
            self.end.setTime(QTime(end.hour, end.minute))
            self.awake.setChecked(shift.awake)
        self._may()

    def begin_at(self, at: Instant) -> None:
        """Let the next shift begin at an instant, as long as the one before."""
        if self._event is None:
            return
        first, last = self._minutes()
        begin = to_datetime(at, self._event.zone)
        self._show_day(begin.date())
        self.begin.setTime(QTime(begin.hour, begin.minute))
        self.end.setTime(self.begin.time().addSecs((last - first) * 60))

    def _show_day(self, day: date) -> None:
        # Qt finds no date of Python's by itself.
        days = [self.day.itemData(at) for at in range(self.day.count())]
        if day not in days:
            # Somebody may be on duty the evening before, or the night after.
            self.day.addItem(self._words.short_date(day), day)
        self.day.setCurrentIndex(days.index(day) if day in days else len(days))

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
        self._may()

    def _may(self) -> None:
        """Offer what can be done: another person's shift isn't put right but added."""
        self.add_button.setEnabled(self.person.count() > 0)
        self.clear_button.setEnabled(self._shift is not None)
        wanted, shift = self._wanted(), self._shift
        same = wanted is not None and shift is not None and wanted.person == shift.person
        self.change_button.setEnabled(same and wanted != shift)

    def _wanted(self) -> ShiftSet | None:
        """What the fields say, under the name of the shift that they were filled from."""
        code, day = self.person.currentData(), self.day.currentData()
        if self._event is None or code is None or day is None:
            return None
        first, last = self._minutes()
        zone = self._event.zone
        start, end = at_wall(day, first, zone), at_wall(day, last, zone)
        name = self._shift.shift if self._shift is not None else ""
        return ShiftSet(str(code), name, start, end, self.awake.isChecked())

    def _add(self) -> None:
        wanted = self._wanted()
        if wanted is None or self._event is None:
            return
        name = own_name(self._event, wanted.person, Instant(wanted.start))
        self.added.emit(ShiftSet(wanted.person, name, wanted.start, wanted.end, wanted.awake))

    def _change(self) -> None:
        wanted = self._wanted()
        if wanted is not None and self._shift is not None:
            self.changed.emit(wanted)

    def clear(self) -> None:
        """Ask for the shift at hand to be taken away."""
        if self._shift is not None:
            self.cleared.emit(self._shift.person, self._shift.shift)
