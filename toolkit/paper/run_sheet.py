"""The run sheet: the whole plan in one's hand, to go on with when there is no laptop.

Each day has its times, planned and actual, with the night's counts; who took part in each
session, by code; and then every block in full, two columns side by side. What has happened is
filled in, the rest is to be written by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.model.instants import to_datetime
from toolkit.model.register import offered_rows
from toolkit.model.schedule import State
from toolkit.paper.run_guide import Guide
from toolkit.paper.run_presence import presence
from toolkit.paper.run_times import times
from toolkit.paper.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.schedule import Row, Timeline
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words


def run_sheet(
    event: Event,
    now: Instant,
    words: Words,
    fonts: Fonts,
    tick: Callable[[], None] = lambda: None,
) -> bytes:
    """Give the run sheet as a PDF, as things stand at ``now``.

    ``tick`` is called after each block; what it raises stops the work. Raises
    ``UserError('missing-glyphs')`` for characters that no font has.
    """
    sheet = Sheet(words.say("Run sheet"), event, words, fonts)
    for day in run_days(sheet, event.timeline(now)):
        day.times()
        day.presence()
        day.guide(tick)
    return sheet.save()


@dataclass(frozen=True, slots=True)
class RunDay:
    """A day of the run sheet, to be drawn part by part; its times say where each block stands.

    ``rows`` are its blocks, ``sessions`` those in which presence is kept.
    """

    sheet: Sheet
    number: int
    title: str
    rows: Sequence[Row]
    sessions: Sequence[Row]
    _guide: Guide

    def times(self) -> None:
        """Draw the times on a page of their own; the blocks in full must follow somewhere."""
        self._name()
        times(self.sheet, self.title, self.rows, self._guide.pages)

    def presence(self) -> None:
        """Draw who takes part in the sessions, if there are any."""
        self._name()
        presence(self.sheet, self.title, self.sessions)

    def guide(self, tick: Callable[[], None] = lambda: None) -> None:
        """Draw every block in full; ``tick`` is called after each."""
        self._name()
        for row in self.rows:
            self._guide.add(row)
            tick()

    def _name(self) -> None:
        self.sheet.name = self.sheet.words.say("Run sheet")


def run_days(sheet: Sheet, schedule: Timeline, rows: Iterable[Row] | None = None) -> list[RunDay]:
    """Part a schedule, or some of its rows, into the days of a run sheet."""
    sessions = offered_rows(schedule)
    kept = [r for r in (schedule.rows if rows is None else rows) if r.state is not State.GAP]
    inside = {row.id for row in kept} | {i.id for r in kept for s in r.strands for i in s}
    found = []
    for number, of_day in groupby(kept, key=lambda row: row.day):
        day = list(of_day)
        title = day_title(sheet, number, day)
        offered = [row for row in sessions if row.day == number and row.id in inside]
        found.append(RunDay(sheet, number, title, day, offered, Guide(sheet, title)))
    return found


def day_title(sheet: Sheet, day: int, rows: Sequence[Row]) -> str:
    """Name a day of the plan by its number, its date and what it is about."""
    words, event = sheet.words, sheet.event
    begin = rows[0].begin if rows[0].planned_begin is None else rows[0].planned_begin
    return words.say(
        "Day {number} · {date} · {theme}",
        number=day,
        date=words.short_date(to_datetime(begin, event.zone).date()),
        theme=sheet.content(event.plan.days[day - 1].title),
    )
