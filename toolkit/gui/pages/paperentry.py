"""Enter from paper: the day's sheets as they were printed, typed in and taken over as a whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy

from toolkit.actions import from_paper
from toolkit.gui.eventpage import EventPage
from toolkit.gui.pages import paperentry_told as told
from toolkit.gui.pages.paperentry_times import BEGAN, COUNTED, ENDED
from toolkit.gui.pages.paperentry_values import mark_rows, marks_with_minutes, times_and_counts
from toolkit.gui.pages.paperentry_view import EntryView
from toolkit.model.facts import Status
from toolkit.model.instants import logical_date
from toolkit.model.paperentry import (
    Entry,
    Keyed,
    Times,
    fill_as_planned,
    is_past,
    lines_of,
    planned_minutes,
    problems,
    without_known,
)
from toolkit.model.people import in_sessions
from toolkit.model.sheetgrid import grids, sessions_of
from toolkit.model.whereabouts import Where, where_at
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.paperentry import Line, Place
    from toolkit.model.schedule import Timeline
    from toolkit.model.sheetgrid import Grid

_KEEP_AFTER = 1000
"""Milliseconds after the last key at which what is typed is put on disk."""
_STEPS_BACK = 200


class PaperPage(EventPage):
    """Types in what was written by hand. Nothing of it is true before it is taken over."""

    name = "paper"
    even_unseen = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self.entry = Entry()
        self._event = ""
        self._day = 0
        self._part = 0
        self._before: list[bytes] = []
        self._lines: list[Line] = []
        self._grid: Grid | None = None
        self.view = EntryView(words)
        ask = words.say("No event is at hand. Choose the one whose sheets you want to type in.")
        self._pile("sheet", ask, self.view)
        # What isn't shown shall not make the page higher than a small screen.
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEEP_AFTER)
        self._keeping.timeout.connect(self._keep)
        self._wire()
        self._follow()

    def _wire(self) -> None:
        view = self.view
        view.day_chosen.connect(self._go_to_day)
        view.part_chosen.connect(self._go_to_part)
        view.marks.typed.connect(self._mark)
        view.times.typed.connect(self._time)
        view.times.planned_asked.connect(self._plan)
        view.as_planned.connect(self._all_as_planned)
        view.everyone.pressed.connect(self._everyone)
        view.taken.connect(self.take_over)
        view.dropped.connect(self._drop)
        for sheet in (view.marks, view.times):
            sheet.back_asked.connect(self._back)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.take_over)

    # --- the event at hand

    def _at_hand(self, *, other: bool) -> None:
        if other:
            self._keep()
            self.entry, self._before, self._day, self._part = Entry(), [], 0, 0
            self._event = "" if self._watch is None else self._watch.id
            if self._watch is not None:
                self._read()
        self._refresh()

    def _read(self) -> None:
        """Take up what was left unfinished."""
        event = self._event

        def ready(found: Entry) -> None:
            if event == self._event and self.entry.is_empty and not found.is_empty:
                self.entry = found
                self._refresh()

        self.context.runner.do(lambda _: from_paper.kept(self.context.at_desk(), event), ready)

    def _keep(self) -> None:
        """Put what is typed on disk; nobody has to wait for it."""
        self._keeping.stop()
        if not self._event or self.context.desk is None:
            return
        event, entry, desk = self._event, _copy(self.entry), self.context.desk
        self.context.runner.do(lambda _: from_paper.keep(desk, event, entry))

    def entered(self) -> None:
        """Come to the front: with the day that was asked for, the keyboard on its first cell."""
        wanted, self.context.look_at = self.context.look_at, ""
        watch = self.context.watch
        if watch is None:
            self._refresh()
            self.empty.setFocus()
            return
        row = watch.state.timeline(self.context.now()).row(wanted) if wanted else None
        if row is not None:
            self._day, self._part = row.day, 0
        self._refresh()
        if row is not None:
            self._go_to_time(row.id)
        else:
            self.view.marks.setFocus()

    def left(self) -> None:
        """Go to the back: what is typed is kept."""
        if self._keeping.isActive():
            self._keep()

    def _go_to_day(self, day: int) -> None:
        self._day, self._part = day, 0
        self._refresh()
        self.view.marks.setFocus()

    def _go_to_part(self, part: int) -> None:
        self._part = part
        self._refresh()
        self.view.marks.setFocus()

    def _go_to_time(self, block: str) -> None:
        for at, line in enumerate(self._lines):
            if line.row.id == block and self.view.times.is_open_cell(at, BEGAN):
                self.view.times.go(at, BEGAN)
        self.view.times.setFocus()

    # --- showing

    def _refresh(self) -> None:
        watch = self.context.watch
        self._stack.setCurrentIndex(0 if watch is None else 1)
        if watch is None:
            return
        event, now = watch.state, self.context.now()
        schedule = event.timeline(now)
        self._choose_day(event, schedule, now)
        self._lines = lines_of(event, schedule, self._day)
        parts = grids(event, sessions_of(schedule, self._day))
        self._part = min(self._part, max(0, len(parts) - 1))
        self._grid = parts[self._part] if parts else None
        self.view.show_parts(len(parts), self._part)
        found = problems(event, schedule, self.entry, now)
        troubles = {p.place: told.why(self.words, schedule, p) for p in found}
        times = Times(event, schedule, self.entry)
        self._show_times(event, times, troubles, now)
        self._show_marks(event, troubles, now)
        left = without_known(event, schedule, self.entry)
        words = self.words
        self.view.tell(
            told.news(words, event, left),
            told.changes(words, event, left, times),
            [
                words.say("{cell}: {why}", cell=told.where(words, event, place), why=why)
                for place, why in troubles.items()
            ],
            typed=not self.entry.is_empty,
        )
        for sheet in (self.view.marks, self.view.times):
            sheet.unsaid = bool(self._before)

    def _choose_day(self, event: Event, schedule: Timeline, now: Instant) -> None:
        days = sorted({row.day for row in schedule.rows if is_past(row, now)}) or [1]
        if self._day not in days:
            today = (logical_date(now, event.zone) - logical_date(event.start, event.zone)).days + 1
            self._day = min(days, key=lambda day: (abs(day - today), -day))
        words = self.words
        self.view.show_days([(day, words.say("Day {day}", day=day)) for day in days], self._day)

    def _show_times(
        self, event: Event, times: Times, troubles: dict[Place, str], now: Instant
    ) -> None:
        words = self.words
        heads = [
            words.say("Planned"),
            words.say("What"),
            words.say("Began"),
            words.say("Ended"),
            words.say("Counted"),
        ]
        rows = [
            told.time_cells(words, event, line, self.entry, times, troubles, now)
            for line in self._lines
        ]
        values = times_and_counts(event, self._lines, self.entry, times)
        self.view.times.set_sheet(heads, rows, values)

    def _show_marks(self, event: Event, troubles: dict[Place, str], now: Instant) -> None:
        view, grid, words = self.view, self._grid, self.words
        shown = grid is not None
        for widget in (view.marks, view.everyone, view.keys):
            widget.setVisible(shown)
        view.none.setVisible(not shown)
        if grid is None:
            return
        heads = [words.say("Code")]
        heads += [
            f"{words.content(r.block.title)}\n{told.span(words, event, r)}" for r in grid.columns
        ]
        rows = mark_rows(words, event, grid, self.entry, troubles, now)
        waiting = frozenset(
            at for at, code in enumerate(grid.codes) if not _may_have_taken_part(event, code)
        )
        view.marks.set_sheet(heads, rows, marks_with_minutes(event, grid, self.entry), waiting)
        view.everyone.set_sessions(
            [words.content(row.block.title) for row in grid.columns],
            [view.marks.is_open_cell(0, at + 1) for at in range(len(grid.columns))],
        )

    # --- typing

    def _remember(self) -> None:
        self._before = [*self._before[-_STEPS_BACK:], msgspec.json.encode(self.entry)]

    def _typed(self) -> None:
        self._keeping.start()
        self._refresh()

    def _back(self) -> None:
        if self._before:
            self.entry = msgspec.json.decode(self._before.pop(), type=Entry)
            self._typed()

    def _mark(self, cells: list[tuple[int, int]], keyed: Keyed | None) -> None:
        if self._grid is None or not cells:
            return
        self._remember()
        for row, column in cells:
            self.entry.set_mark(self._grid.columns[column].id, self._grid.codes[row], keyed)
        self._typed()

    def _everyone(self, column: int) -> None:
        """Mark everyone present of whom nothing is known yet, who came and has the papers."""
        watch, grid = self.context.watch, self._grid
        if watch is None or grid is None:
            return
        event, block = watch.state, grid.columns[column].id
        self._remember()
        for code in grid.codes:
            known = self.entry.mark(block, code) or event.register.mark(block, code)
            if known is None and _may_have_taken_part(event, code):
                self.entry.set_mark(block, code, Keyed(Status.PRESENT))
        self._typed()

    def _time(self, row: int, column: int, value: int | None) -> None:
        line = self._lines[row]
        block = line.row.id
        kept, name = {
            BEGAN: (self.entry.began, block),
            ENDED: (self.entry.ended, block),
            COUNTED: (self.entry.counts, line.counted_as),
        }[column]
        self._remember()
        if value is None:
            kept.pop(name, None)
        else:
            kept[name] = value
        self._typed()

    def _plan(self, row: int, column: int) -> None:
        """Fill in a planned time."""
        watch = self.context.watch
        if watch is not None:
            minutes = planned_minutes(watch.state, self._lines[row].row, end=column == ENDED)
            if minutes is not None:
                self._time(row, column, minutes)

    def _all_as_planned(self) -> None:
        """Fill in the planned start of every block of the day of which none is known."""
        watch = self.context.watch
        if watch is None:
            return
        event, now = watch.state, self.context.now()
        self._remember()
        fill_as_planned(event, event.timeline(now), self.entry, self._day, now)
        self._typed()

    # --- taking over

    def take_over(self) -> None:
        """Say all of it in one commit, unless something in it can't be."""
        if not self.view.take.isEnabled():
            return
        context, event, entry = self.context, self._event, _copy(self.entry)

        def done(_: object) -> None:
            if self._event == event:
                self._clear()
            context.say(self.words.say("Taken over from paper."), undo=True)

        context.act(
            partial(from_paper.take_over, event=event, entry=entry),
            then=done,
            failed=lambda error: context.complain(explain(self.words, error)),
        )

    def _drop(self) -> None:
        self._remember()
        self.entry = Entry()
        self._typed()

    def _clear(self) -> None:
        self.entry, self._before = Entry(), []
        self._keep()
        self._refresh()


def _copy(entry: Entry) -> Entry:
    return msgspec.json.decode(msgspec.json.encode(entry), type=Entry)


def _may_have_taken_part(event: Event, code: str) -> bool:
    """Whether somebody can be marked present with everyone; who never came would be counted."""
    stay = where_at(event).get(code)
    came = stay is None or stay.where is not Where.NOT_ARRIVED
    return came and in_sessions(event.people[code])
