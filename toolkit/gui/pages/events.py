"""All events: what runs now, what comes, what is finished; and the way to a new one.

This page is what a start is measured by, so it imports little: the list is read on the worker,
and the form for a new event is loaded when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from toolkit.doors import behind
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.page import Page
from toolkit.gui.pages.events_list import EventRow, EventsList
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.empty import EmptyState
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import load_zone, to_datetime

if TYPE_CHECKING:
    from datetime import date

    from toolkit.actions.showing import EventLine
    from toolkit.gui.context import Context
    from toolkit.model.errors import UserError
    from toolkit.model.instants import Instant
    from toolkit.words import Words

PAGE_OF = {"open": "run", "prepared": "prepare", "closed": "finish"}
"""The page that an event is taken up on, by its state."""


class EventsPage(Page):
    """The list of events, or the form for a new one."""

    name = "events"

    def __init__(self, context: Context) -> None:
        """Make the page; the list is filled once a workspace is open."""
        super().__init__(context)
        words = self.words
        self._form: QWidget | None = None
        self._lines: list[EventLine] = []
        self._locked = False
        self._list = EventsList(words.say("Events"))
        self._list.chosen.connect(self._take_up)
        self._new = Button(words.say("Prepare an event"), "primary", icon="plus")
        self._new.clicked.connect(self.prepare_new)
        self._home = Button(words.say("Back to my own events"), icon="back")
        self._home.clicked.connect(context.workspace_asked)
        self._made_none: EmptyState | None = None
        self._made_trouble: EmptyState | None = None
        self._stack = QStackedWidget()
        self._listing = self._make_listing()
        for widget in (QWidget(), self._listing):
            self._stack.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        context.events_changed.connect(self._refresh)
        context.watching.connect(self._show)

    def _make_listing(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        column.setSpacing(Space.M)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(Label(self.words.say("Events"), Type.TITLE), 1)
        head.addWidget(self._home)
        head.addWidget(self._new)
        column.addLayout(head)
        column.addWidget(self._list, 1)
        return made

    @property
    def _none(self) -> EmptyState:
        """What stands in for a list without events, made when there is none."""
        if self._made_none is None:
            say = self.words.say
            self._made_none = EmptyState("events", say("No event yet."), say("Prepare an event"))
            self._made_none.pressed.connect(self.prepare_new)
            self._stack.addWidget(self._made_none)
        return self._made_none

    @property
    def _trouble(self) -> EmptyState:
        """What stands in for a list that can't be read, made when it can't."""
        if self._made_trouble is None:
            self._made_trouble = EmptyState("lock", "", self.words.say_c("button", "Try again"))
            self._made_trouble.pressed.connect(self._try_again)
            self._stack.addWidget(self._made_trouble)
        return self._made_trouble

    def entered(self) -> None:
        """Read the list anew, or open the form if another page asked for it."""
        if self.context.new_event_asked:
            self.context.new_event_asked = False
            self.prepare_new()
        elif self._form is None:
            self._refresh()

    def prepare_new(self) -> None:
        """Show the form for a new event, which never goes into the sample."""
        if self.context.is_sample:
            self.context.workspace_asked.emit()
        if self._form is None:
            form = behind("new-event")(self.context)
            form.left.connect(self._close_form)
            self._form = form
            self._stack.addWidget(form)
        self._stack.setCurrentWidget(self._form)
        self._form.setFocus()

    def _close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            self._stack.removeWidget(form)
            form.deleteLater()
        self._refresh()

    def _refresh(self) -> None:
        context = self.context
        if context.desk is None:
            return
        context.runner.do(
            lambda _: behind("event-lines")(context.at_desk()), self._filled, self._unread
        )

    def _filled(self, lines: list[EventLine]) -> None:
        self._lines = lines
        self._show()
        self.context.filled.emit()

    def _unread(self, error: UserError) -> None:
        self._locked = error.code == "workspace-locked"
        say = self.words.say_c
        again = say("button", "Open") if self._locked else say("button", "Try again")
        self._trouble.set_text(behind("explain")(self.words, error), again)
        if self._form is None:
            self._stack.setCurrentWidget(self._trouble)

    def _try_again(self) -> None:
        """Read the list once more; a workspace that is locked is opened, which asks how."""
        if self._locked:
            self.context.workspace_asked.emit()
        else:
            self._refresh()

    def _show(self) -> None:
        if self.context.desk is None:
            return
        watch = self.context.watch
        at_hand = watch.id if watch is not None else ""
        self._list.set_rows(event_rows(self.words, self._lines, self.context.now(), at_hand))
        self._home.setVisible(self.context.is_sample)
        if self._form is not None:
            return
        shown = self._listing if self._lines else self._none
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
        if self.isVisible() and not self._list.hasFocus():
            (self._list if self._lines else shown).setFocus()

    def _take_up(self, event: str) -> None:
        line = next(line for line in self._lines if line.id == event)
        context = self.context
        if context.watch is not None and context.watch.id == event:
            context.go.emit(PAGE_OF[line.state])
            return
        context.watch_event(event, lambda: context.go.emit(PAGE_OF[line.state]))


def event_rows(
    words: Words, lines: list[EventLine], now: Instant, at_hand: str = ""
) -> list[EventRow]:
    """Turn events (what runs first, then what comes, then what is over) into rows with headings."""
    rows: list[EventRow] = []
    group = ""
    for line in lines:
        if line.state != group:
            group = line.state
            rows.append(EventRow("", _heading(words, group)))
        pill, tone = standing(words, line, now)
        rows.append(
            EventRow(
                line.id,
                line.title,
                second_line(words, line),
                words.say_n("{n} participant", "{n} participants", line.participants),
                pill,
                tone,
                line.id == at_hand,
            )
        )
    return rows


def _heading(words: Words, state: str) -> str:
    return {
        "open": lambda: words.say("Running now"),
        "prepared": lambda: words.say("Coming"),
        "closed": lambda: words.say("Finished"),
    }[state]()


def _days(line: EventLine) -> tuple[date, date]:
    zone = load_zone(line.zone)
    return to_datetime(line.start, zone).date(), to_datetime(line.end, zone).date()


def date_range(words: Words, line: EventLine) -> str:
    """Say from which date to which an event goes."""
    first, last = _days(line)
    if first == last:
        return words.date(first)
    return words.say("{first} – {last}", first=words.short_date(first), last=words.date(last))


def second_line(words: Words, line: EventLine) -> str:
    """Say when and where an event is."""
    when = date_range(words, line)
    if not line.place:
        return when
    return words.say("{when} · {place}", when=when, place=line.place)


def standing(words: Words, line: EventLine, now: Instant) -> tuple[str, str]:
    """Say how an event stands, and in which tone."""
    if line.state == "open":
        return words.say("Running"), "accent"
    if line.state == "closed":
        return words.say("Finished"), "done"
    if line.start <= now:
        return words.say("Not opened yet"), "attention"
    first, _ = _days(line)
    ahead = (first - to_datetime(now, load_zone(line.zone)).date()).days
    if ahead == 0:
        return words.say("Today"), "accent"
    if ahead == 1:
        return words.say("Tomorrow"), "plain"
    return words.say_n("In {n} day", "In {n} days", ahead), "plain"
