"""What a change of the clocks does to the event, and the three ways to live with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.discard import discard
from toolkit.gui.widgets.text import Label
from toolkit.model.adapt import adapt
from toolkit.model.clockchange import KEEP_WALL, MOVE_END, WAKE_LATER, clock_change
from toolkit.model.instants import to_datetime
from toolkit.model.plan import Kind
from toolkit.model.timeline import planned

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from toolkit.model.clockchange import ClockChange, Repair
    from toolkit.model.event import Event
    from toolkit.words import Words


class Told(NamedTuple):
    """One way in words: its name, what it does or why it isn't possible."""

    title: str
    text: str


def change_of(event: Event) -> ClockChange | None:
    """Find the change of the clocks in an event as it was planned."""
    return clock_change(event.snapshot, event.start, event.zone)


class ClockPanel(QWidget):
    """Explains the change and lets one of three ways be chosen."""

    chosen = Signal(object)
    """A person chose this Repair."""

    def __init__(self, words: Words) -> None:
        """Begin with nothing to explain."""
        super().__init__()
        self._words = words
        self._about = Label("", Type.BODY, wrap=True)
        self._note = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(Space.L)
        self._shown: tuple[object, ...] = ()
        self._shown_ways: dict[str, _Way] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, 0, Space.M, Space.M)
        column.setSpacing(Space.L)
        column.addWidget(self._about)
        column.addLayout(self._ways)
        column.addWidget(self._note)
        column.addStretch(1)

    def show_event(self, event: Event) -> None:
        """Explain the change in this event, and show which way was chosen."""
        change = change_of(event)
        if change is None:
            return
        words = self._words
        changeable = event.state == "prepared"
        key = (event.id, change.gained, change.elapsed)
        if key != self._shown:
            self._shown = key
            self._make_ways(event, change)
        self._about.setText(explain_change(words, event, change))
        chosen = event.adapted.repair if event.adapted is not None else ""
        # Before anything is chosen no way is marked, which an exclusive group doesn't allow.
        self._group.setExclusive(False)
        for repair in change.repairs:
            way = self._shown_ways[repair.code]
            way.setEnabled(changeable and repair.possible)
            way.button.setChecked(repair.code == chosen)
        self._group.setExclusive(True)
        self._note.setText(
            words.say("You can choose anew until the event opens.")
            if changeable
            else words.say("The event has opened, so this stays as it is.")
        )

    def _make_ways(self, event: Event, change: ClockChange) -> None:
        for way in self._shown_ways.values():
            self._group.removeButton(way.button)
            self._ways.removeWidget(way)
            discard(way)
        self._shown_ways.clear()
        for repair in change.repairs:
            way = _Way(tell_repair(self._words, event, change, repair))
            way.button.clicked.connect(partial(self.chosen.emit, repair))
            self._group.addButton(way.button)
            self._shown_ways[repair.code] = way
            self._ways.addWidget(way)


class _Way(QWidget):
    """One way: a button to choose it, and what it does in as many lines as that takes."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.button = QRadioButton()
        self.button.setAccessibleName(told.title)
        self.button.setAccessibleDescription(told.text)
        self._title = Label(told.title, Type.BODY_STRONG, wrap=True)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self._title)
        text.addWidget(Label(told.text, Type.CONTROL, tone="soft", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose it by a click on its words too."""
        super().mouseReleaseEvent(event)
        self.button.click()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grey the title of a way that isn't possible; its text says why."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._title.set_tone("" if self.isEnabled() else "soft")


def explain_change(words: Words, event: Event, change: ClockChange) -> str:
    """Say in plain words when the clocks change, what that does to the block and to the event."""
    row = planned(event.snapshot, event.start, event.zone).row(change.block)
    if row is None:
        return ""
    day = to_datetime(row.end, event.zone).date()
    by = words.duration(abs(change.gained))
    night = row.block.kind is Kind.NIGHT
    when = {"date": words.date(day), "by": by}
    if change.gained < 0:
        first = (
            words.say("In the night to {date} the clocks go forward by {by}.", **when)
            if night
            else words.say("On {date} the clocks go forward by {by}.", **when)
        )
    else:
        first = (
            words.say("In the night to {date} the clocks go back by {by}.", **when)
            if night
            else words.say("On {date} the clocks go back by {by}.", **when)
        )
    second = words.say(
        "“{block}” then lasts {lasts} instead of {usual}, and the event {elapsed} instead of "
        "{whole}.",
        block=words.content(row.block.title),
        lasts=words.duration(change.lasts),
        usual=words.duration(change.lasts - change.gained),
        elapsed=words.duration(change.elapsed),
        whole=words.duration(change.usual),
    )
    return f"{first} {second}"


def repair_title(words: Words, code: str) -> str:
    """Name one way to live with the change."""
    return {
        KEEP_WALL: words.say("Keep the times on the clock"),
        MOVE_END: words.say("Keep the hours: move the end"),
        WAKE_LATER: words.say("Sleep in: move the morning up to lunch"),
    }[code]


def tell_repair(words: Words, event: Event, change: ClockChange, repair: Repair) -> Told:
    """Say what one way does, or why it isn't possible here."""
    title = repair_title(words, repair.code)
    if not repair.possible:
        return Told(title, _why_not(words, event, repair))
    effects = {KEEP_WALL: _keep_wall, MOVE_END: _move_end, WAKE_LATER: _wake_later}
    return Told(title, effects[repair.code](words, event, change, repair))


def _why_not(words: Words, event: Event, repair: Repair) -> str:
    block = words.content(event.title_of(repair.block))
    reasons = {
        "outside": lambda: words.say(
            "Not possible here: people from outside come for “{block}”, and its time can't be "
            "moved.",
            block=block,
        ),
        "fixed": lambda: words.say(
            "Not possible here: “{block}” has a fixed time, and what comes after it can't be cut "
            "further.",
            block=block,
        ),
        "too-short": lambda: words.say(
            "Not possible here: no block before the end can be cut so much."
        ),
        "longer": lambda: words.say("Not needed: this night is longer, so nobody sleeps less."),
        "no-night": lambda: words.say("Not possible here: the clocks don't change in a night."),
        "no-lunch": lambda: words.say(
            "Not possible here: no lunch follows at which the day is back in time."
        ),
    }
    return reasons[repair.why_not]()


def _keep_wall(words: Words, event: Event, change: ClockChange, _repair: Repair) -> str:
    hours = {"by": words.duration(abs(change.gained)), "length": words.duration(change.elapsed)}
    if change.gained < 0:
        return words.say(
            "Meals, visitors and the end stay at their times. The night gives up {by}; the event "
            "lasts {length}.",
            **hours,
        )
    return words.say(
        "Meals, visitors and the end stay at their times. The night is {by} longer; the event "
        "lasts {length}.",
        **hours,
    )


def _move_end(words: Words, event: Event, change: ClockChange, repair: Repair) -> str:
    end = planned(adapt(event.snapshot, repair.adapted), event.start, event.zone).end
    hours = {
        "time": words.clock(to_datetime(end, event.zone)),
        "length": words.duration(change.usual),
    }
    if change.gained < 0:
        return words.say(
            "The event ends later, at {time}, and lasts {length}. Tell the homes that fetch the "
            "young people.",
            **hours,
        )
    return words.say(
        "The event ends earlier, at {time}, and lasts {length}. Tell the homes that fetch the "
        "young people.",
        **hours,
    )


def _wake_later(words: Words, event: Event, _change: ClockChange, repair: Repair) -> str:
    plan, adapted = event.snapshot, repair.adapted
    moved = [
        words.say("{block} at {time}", block=words.content(block.title), time=words.time(start))
        for _, block in plan.blocks()
        for start in [adapted.starts.get(block.id)]
        if start is not None
    ]
    cut = [
        words.say(
            "{block} to {minutes}",
            block=words.content(block.title),
            minutes=words.duration(minutes),
        )
        for _, block in plan.blocks()
        for minutes in [adapted.lengths.get(block.id)]
        if minutes is not None and minutes < block.minutes
    ]
    told = words.say("The night keeps its hours. Moved: {moved}.", moved=words.join(moved))
    if cut:
        told += " " + words.say("Shortened: {cut}.", cut=words.join(cut))
    if repair.short:
        told += " " + words.say(
            "Before lunch {minutes} still don't fit: the last block loses them.",
            minutes=words.duration(repair.short),
        )
    return told + " " + words.say("From lunch on all is as planned.")
