"""The list's side of the Hand-over page: who is where, has come, goes home, came unexpected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from toolkit.gui.look.tokens import Radius, Size, Space, Type
from toolkit.gui.pages.handover_list import ChildList
from toolkit.gui.pages.handover_told import has_left, is_here, may_come, may_leave, rows
from toolkit.gui.pages.run_questions import last_at
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.fields import Choice, TimeField
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import MINUTE, Instant, to_datetime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QMouseEvent

    from toolkit.model.event import Event
    from toolkit.words import Words

_AGO: Final = (5, 10, 15, 30)
"""Minutes ago that can be chosen without typing."""
_OTHER: Final = -1


class WhenBox(QWidget):
    """When something was: now, some minutes ago, or at a time of day."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.choice = Choice(words.say("When it was"))
        self.choice.addItem(words.say("now"), 0)
        for minutes in _AGO:
            text = words.say_n("{n} minute ago", "{n} minutes ago", minutes)
            self.choice.addItem(text, minutes)
        self.choice.addItem(words.say("at another time"), _OTHER)
        self.time = TimeField(words.say("The time it was"))
        self.time.setMinimumWidth(104)
        for field in (self.choice, self.time):
            make_roomy(field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.choice)
        row.addWidget(self.time)
        self.choice.currentIndexChanged.connect(self._chosen)
        self._chosen()

    def _chosen(self) -> None:
        self.time.setVisible(self.choice.currentData() == _OTHER)

    def follow(self, event: Event, now: Instant) -> None:
        """Begin with the present where a time of day is to be chosen."""
        if not self.time.isVisible():
            moment = to_datetime(now, event.zone)
            self.time.setTime(QTime(moment.hour, moment.minute))

    def at(self, event: Event, now: Instant) -> Instant | None:
        """Give the instant that is chosen; ``None`` for now. A time of day is the last such."""
        chosen = int(self.choice.currentData())
        if chosen == _OTHER:
            return last_at(self.time.time(), now, event.zone)
        return Instant(now - chosen * MINUTE) if chosen else None

    def reset(self) -> None:
        """Go back to now."""
        self.choice.setCurrentIndex(0)


class DoorButton(Button):
    """Of a double click only the first is taken: after it the button may mean another child."""

    def set_words(self, text: str) -> None:
        """Say what a press does; it never gets narrower, so that its neighbour stays in place."""
        self.setText(text)
        self.setMinimumWidth(max(self.minimumWidth(), self.sizeHint().width()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave the second click alone."""
        event.accept()


class ListSide(Card):
    """The children with what can be done for one or many of them."""

    arrived = Signal(list, object)
    """These codes have arrived, at an instant or (``None``) now."""
    left = Signal(list, object)
    unlisted = Signal(str, object)
    """A child of this home (empty for none) came whom nobody expected."""

    def __init__(self, words: Words, clock: Callable[[], Instant]) -> None:
        super().__init__(padding=Space.L, flush=True)
        self._words = words
        self._clock = clock
        self._event: Event | None = None
        self._now = Instant(0)
        self._names = False
        self._ticked: frozenset[str] = frozenset()
        self.list = ChildList(words)
        self.when = WhenBox(words)
        self.come = DoorButton("", "primary", icon="handover")
        self.go = DoorButton("", icon="exit")
        self.again = DoorButton("", "quiet")
        self.missing = Chip(words.say("all not arrived"))
        self.missing.setAccessibleName(words.say("Tick all who have not arrived"))
        self.here = Chip(words.say("all here"))
        self.here.setAccessibleName(words.say("Tick all who are here"))
        self.nobody = Chip(words.say("nobody"))
        self.nobody.setAccessibleName(words.say("Untick all"))
        self.extra = Chip(words.say("Somebody else came"), icon="plus")
        self._build()
        self._wire()

    def _build(self) -> None:
        words = self._words
        ticks = QWidget()
        flow = FlowLayout(ticks, Space.S)
        tick = Label(words.say("Tick"), Type.CONTROL, tone="soft")
        tick.setMinimumHeight(2 * Radius.PILL)
        flow.addWidget(tick)
        for chip in (self.missing, self.here, self.nobody, self.extra):
            flow.addWidget(chip)
        doing = QWidget()
        doing_flow = FlowLayout(doing, Space.S)
        for button in (self.come, self.go, self.again):
            make_roomy(button)
        for widget in (self.come, self.go, self.when, self.again):
            doing_flow.addWidget(widget)
        self._homes = QWidget()
        self._home_flow = FlowLayout(self._homes, Space.S)
        self._homes.hide()
        self.body.addWidget(_inset(ticks))
        self.body.addWidget(_inset(self._homes))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(_inset(doing))

    def _wire(self) -> None:
        self.list.ticked.connect(self._tick)
        self.list.shown.connect(lambda _: self._show_doing())
        self.list.all_ticked.connect(lambda: self._tick_all(lambda _: True))
        self.list.arrived.connect(lambda code: self._come([code]))
        self.missing.clicked.connect(lambda: self._tick_all(self._may_come))
        self.here.clicked.connect(lambda: self._tick_all(self._is_here))
        self.nobody.clicked.connect(lambda: self._tick_all(lambda _: False))
        self.come.clicked.connect(lambda: self._press_come(self._may_come))
        self.again.clicked.connect(lambda: self._press_come(self._has_left))
        self.go.clicked.connect(self._go)
        self.extra.clicked.connect(self._ask_home)

    @property
    def ticked(self) -> frozenset[str]:
        """Whose boxes are ticked."""
        return self._ticked

    def show_event(self, event: Event, now: Instant, *, names: bool) -> None:
        """Show where everybody is now."""
        self._event, self._now, self._names = event, now, names
        self.when.follow(event, now)
        self._refresh()

    def untick(self) -> None:
        """Untick everybody, and go back to now."""
        self._ticked = frozenset()
        self.when.reset()
        self._homes.hide()
        self._refresh()

    def _refresh(self) -> None:
        event = self._event
        if event is None:
            return
        lines = rows(self._words, event, self._now, self._ticked, names=self._names)
        self._ticked &= {line.code for line in lines}
        self.list.set_rows(lines)
        self._show_doing()

    def _show_doing(self) -> None:
        """Say what the buttons do. Coming and going keep their places, whoever is meant."""
        words = self._words
        meant, again = self._meant(), self._fitting(self._has_left)
        come, go = self._fitting(self._may_come), self._fitting(self._may_leave)
        for button, fitting in ((self.come, come), (self.go, go)):
            button.setEnabled(bool(fitting))
            button.setVisible(bool(meant))
        self.again.setVisible(bool(again))
        arriving, leaving = come or meant, go or meant
        self.come.set_words(
            words.say("{code} has arrived", code=arriving[0])
            if len(arriving) == 1
            else words.say_n("{n} has arrived", "{n} have arrived", len(arriving))
        )
        self.go.set_words(
            words.say("{code} leaves", code=leaving[0])
            if len(leaving) == 1
            else words.say_n("{n} leaves", "{n} leave", len(leaving))
        )
        self.again.setText(
            words.say("{code} came again", code=again[0])
            if len(again) == 1
            else words.say_n("{n} came again", "{n} came again", len(again))
        )
        self.nobody.setVisible(bool(self._ticked))
        self.missing.setVisible(self._any(self._may_come))
        self.here.setVisible(self._any(self._is_here))

    # who is meant

    def _codes(self) -> list[str]:
        event = self._event
        if event is None:
            return []
        lines = rows(self._words, event, self._now, self._ticked, names=False)
        return [line.code for line in lines]

    def _any(self, wanted: Callable[[str], bool]) -> bool:
        return any(wanted(code) for code in self._codes())

    def _fitting(self, wanted: Callable[[str], bool]) -> list[str]:
        return [code for code in self._meant() if wanted(code)]

    def _meant(self) -> list[str]:
        """Give who is meant: those ticked, else who the keyboard is on."""
        ticked = [code for code in self._codes() if code in self._ticked]
        return ticked or [code for code in (self.list.code,) if code]

    def _may_come(self, code: str) -> bool:
        return self._event is not None and may_come(self._event, code)

    def _has_left(self, code: str) -> bool:
        return self._event is not None and has_left(self._event, code)

    def _may_leave(self, code: str) -> bool:
        return self._event is not None and may_leave(self._event, code)

    def _is_here(self, code: str) -> bool:
        return self._event is not None and is_here(self._event, code)

    def _tick(self, code: str) -> None:
        self._ticked ^= {code}
        self._refresh()

    def _tick_all(self, wanted: Callable[[str], bool]) -> None:
        self._ticked = frozenset(code for code in self._codes() if wanted(code))
        self._refresh()

    def _come(self, codes: list[str]) -> None:
        if self._event is not None and codes:
            self.arrived.emit(codes, self.when.at(self._event, self._clock()))

    def _press_come(self, wanted: Callable[[str], bool]) -> None:
        codes = self._fitting(wanted)
        self.list.setFocus()
        self._come(codes)

    def _go(self) -> None:
        """Hand out; the keyboard goes to the list, where a second Enter does no harm."""
        codes = self._fitting(self._may_leave)
        self.list.setFocus()
        if self._event is not None and codes:
            self.left.emit(codes, self.when.at(self._event, self._clock()))

    # somebody nobody expected

    def _ask_home(self) -> None:
        event, words = self._event, self._words
        if event is None:
            return
        if self._homes.isVisible():
            self._homes.hide()
            return
        empty(self._home_flow)
        asked = Label(words.say("Where does the child come from?"), Type.CONTROL, tone="soft")
        asked.setMinimumHeight(Size.RUN_TARGET)
        self._home_flow.addWidget(asked)
        for home in _homes(event):
            self._add_home(home, home)
        self._add_home(words.say("Another home, or none"), "")
        self._homes.show()

    def _add_home(self, text: str, home: str) -> None:
        chip = Chip(text, "accent", icon="plus")
        make_roomy(chip)
        chip.clicked.connect(partial(self._came_from, home))
        self._home_flow.addWidget(chip)

    def _came_from(self, home: str, *_: object) -> None:
        if self._event is not None:
            self.unlisted.emit(home, self.when.at(self._event, self._clock()))


def _homes(event: Event) -> Iterable[str]:
    return sorted({person.home for person in event.participants() if person.home})


def _inset(widget: QWidget) -> QWidget:
    widget.setContentsMargins(Space.M, 0, Space.M, 0)
    return widget
