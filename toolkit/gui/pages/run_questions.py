"""What the Run page may ask: a forgotten start, a gap in time, what to skip, what to put in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QLineEdit

from toolkit.gui.pages import run_told
from toolkit.gui.pages.run_panel import Panel
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.fields import Choice, NumberField, TimeField
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import DAY_MINUTES, Instant, at_wall, to_datetime
from toolkit.model.people import why_held
from toolkit.model.plan import Kind
from toolkit.words.errors import explain_hold

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from toolkit.gui.heartbeat import Jump
    from toolkit.gui.pages.run_view import View
    from toolkit.model.schedule import Row
    from toolkit.words import Words


def last_at(wall: QTime, now: Instant, zone: ZoneInfo) -> Instant:
    """Give the last instant, not after ``now``, at which the wall clock showed a time."""
    today = to_datetime(now, zone).date()
    minutes = wall.hour() * 60 + wall.minute()
    found = at_wall(today, minutes, zone)
    return found if found <= now else at_wall(today, minutes - DAY_MINUTES, zone)


class StartPanel(Panel):
    """You may have forgotten to press start; or: the start is to be put right."""

    start_now = Signal()
    began = Signal(object)
    """It began at this instant."""
    not_yet = Signal()

    def __init__(
        self, words: Words, view: View, row: Row, due: Instant, *, forgotten: bool
    ) -> None:
        block = words.content(row.block.title)
        if forgotten:
            title = words.say("Has {block} begun?", block=block)
            text = words.say(
                "It was due at {time}, and nobody pressed Start.",
                time=run_told.clock(words, view, due),
            )
        else:
            title = words.say("When did {block} begin?", block=block)
            text = words.say(
                "Start was pressed at {time}.", time=run_told.clock(words, view, row.begin)
            )
        super().__init__(title, text)
        self._view = view
        wall = view.wall(due)
        self.time = TimeField(words.say("When it began"))
        self.time.setTime(QTime(wall.hour, wall.minute))
        make_roomy(self.time)
        self.time.setMinimumWidth(104)
        if forgotten:
            self.answer(words.say("Start now"), self.start_now.emit, icon="run")
        told = self.answer(words.say("It began at"), self._began, "primary")
        self.beside(told, self.time)
        self.answer(
            words.say("Not yet") if forgotten else words.say("Leave it"),
            self.not_yet.emit,
            "quiet",
        )
        self.begin_with(self.time)

    def follow(self, view: View) -> None:
        """Keep to the present; what is answered is measured by it."""
        self._view = view

    def take_up(self) -> None:
        """Bring the keyboard to the minutes, so that typing or the arrows change them."""
        super().take_up()
        self.time.setSelectedSection(TimeField.Section.MinuteSection)

    def _began(self) -> None:
        view = self._view
        self.began.emit(last_at(self.time.time(), view.now, view.event.zone))

    def put_off(self) -> None:
        """Go away unanswered."""
        self.not_yet.emit()
        super().put_off()


class GapPanel(Panel):
    """Time passed that nobody saw: the laptop slept, or its clock was set."""

    answered = Signal(str)
    """``counted``, ``paused`` or ``ended``."""
    put_away = Signal()

    def __init__(self, words: Words, view: View, row: Row, jump: Jump) -> None:
        minutes = words.duration(jump.minutes)
        block = words.content(row.block.title)
        super().__init__(
            words.say("{minutes} passed. Was {block} running?", minutes=minutes, block=block),
            words.say(
                "From {begin} to {end} this computer slept, or its clock was set. "
                "{block} was running before.",
                begin=run_told.clock(words, view, jump.start),
                end=run_told.clock(words, view, jump.end),
                block=block,
            ),
        )
        for answer, text in (
            ("counted", words.say("It went on")),
            ("paused", words.say("It was paused")),
            ("ended", words.say("It had ended")),
        ):
            self.answer(text, partial(self.answered.emit, answer))

    def put_off(self) -> None:
        """Go away unanswered; the block then was running all the time."""
        self.put_away.emit()
        super().put_off()


class SkipPanel(Panel):
    """What to skip while something runs: what comes next, or the rest of what runs."""

    skipped = Signal(str)

    def __init__(self, words: Words, running: Row, coming: Row | None) -> None:
        super().__init__(words.say("What do you want to skip?"))
        if coming is not None:
            title = words.content(coming.block.title)
            self.answer(
                words.say("Leave out {block}", block=title),
                lambda: self.skipped.emit(coming.id),
            )
        title = words.content(running.block.title)
        self.answer(
            words.say("Break off {block}; it won't count as held", block=title),
            lambda: self.skipped.emit(running.id),
        )
        self.answer(words.say("Nothing"), lambda: None, "quiet")


class InsertPanel(Panel):
    """Puts a block in between; everything is filled in already."""

    inserted = Signal(str, int, str)
    """A block of this title, minutes and kind."""

    def __init__(self, words: Words, after: Row | None) -> None:
        text = ""
        if after is not None:
            text = words.say("It comes after {block}.", block=words.content(after.block.title))
        super().__init__(words.say("Put something in between"), text)
        self._kinds = run_told.kind_words(words)
        self._given = ""
        self.kind = Choice(words.say("What kind it is"))
        for kind, told in self._kinds.items():
            self.kind.addItem(told, kind.value)
        self.title_field = QLineEdit()
        self.title_field.setAccessibleName(words.say("What it is called"))
        self.minutes = NumberField(words.say("Its minutes"), low=1, high=DAY_MINUTES)
        self.minutes.setValue(15)
        self.minutes.setSingleStep(5)
        for field in (self.kind, self.title_field, self.minutes):
            make_roomy(field)
        self.kind.currentIndexChanged.connect(self._named)
        self.beside(self.kind, self.title_field)
        self.beside(self.minutes, Label(words.say_c("unit", "min")))
        self.answer(words.say_c("button", "Insert"), self._insert, "primary", icon="plus")
        self.answer(words.say("Leave it"), lambda: None, "quiet")
        self.begin_with(self.title_field)
        self._named()

    def _named(self) -> None:
        """Name it after its kind, unless a person named it."""
        if self.title_field.text() in ("", self._given):
            self._given = self._kinds[Kind(self.kind.currentData())]
            self.title_field.setText(self._given)

    def take_up(self) -> None:
        """Bring the keyboard to the title, so that typing replaces it."""
        super().take_up()
        self.title_field.selectAll()

    def _insert(self) -> None:
        title = self.title_field.text().strip() or self._given
        self.inserted.emit(title, self.minutes.value(), str(self.kind.currentData()))


class EndPanel(Panel):
    """Nothing is left to run: over to the finish."""

    finish = Signal()

    def __init__(self, words: Words, *, closed: bool) -> None:
        if closed:
            super().__init__(
                words.say("This event is closed"),
                words.say("Presence and notes can still be put right here."),
            )
        else:
            super().__init__(
                words.say("That was the last block"),
                words.say("Close the event when everyone is handed over."),
            )
        self.answer(words.say("To the finish"), self.finish.emit, icon="finish")

    def put_off(self) -> None:
        """Stay: what it says goes on being true."""


class OpenPanel(Panel):
    """Opens the event; where something holds it, a named person may open it with a reason."""

    opened = Signal(str, str)
    """Open it, by whom and why if it is held, else both empty."""

    def __init__(self, words: Words, view: View) -> None:
        begin = view.wall(view.schedule.start)
        when = {"date": words.short_date(begin.date()), "time": words.clock(begin)}
        planned = words.say("It begins on {date} at {time}.", **when)
        if view.now > view.schedule.start:
            planned = words.say("It was to begin on {date} at {time}.", **when)
        holds = why_held(view.event.people.values())
        if not holds:
            super().__init__(words.say("This event isn't open yet"), planned)
            self.answer(
                words.say("Open the event"), lambda: self.opened.emit("", ""), "primary", icon="run"
            )
            return
        super().__init__(words.say("This event can't open yet"), planned)
        for hold in holds:
            self.body.addWidget(Label(explain_hold(words, hold), tone="attention", wrap=True))
        self.body.addWidget(
            Label(
                words.say(
                    "Someone who answers for it may open it all the same. Name and reason are kept."
                ),
                tone="soft",
                wrap=True,
            )
        )
        self.by = QLineEdit()
        self.by.setPlaceholderText(words.say("Who decides"))
        self.by.setAccessibleName(words.say("Who decides"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(words.say("Why"))
        self.reason.setAccessibleName(words.say("Why"))
        for field in (self.by, self.reason):
            make_roomy(field)
            field.textChanged.connect(self._may)
        self.body.addWidget(self.by)
        self.body.addWidget(self.reason)
        self.button = self.answer(words.say("Open all the same"), self._open, "primary")
        self.begin_with(self.by)
        self._may()

    def _may(self) -> None:
        self.button.setEnabled(bool(self.by.text().strip() and self.reason.text().strip()))

    def _open(self) -> None:
        if self.button.isEnabled():
            self.opened.emit(self.by.text().strip(), self.reason.text().strip())

    def put_off(self) -> None:
        """Stay: there is nothing else to do on this page before the event opens."""
