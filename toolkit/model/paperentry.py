"""What is typed in from a sheet of paper: kept as typed, checked, turned into statements.

Nothing here is true yet: an :class:`Entry` becomes facts only as a whole and when nothing in it
contradicts. Times are typed as the wall clock showed them, in minutes after midnight, and mean the
instant nearest to when the block was planned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from toolkit.model.facts import BlockEnded, BlockStarted, Status
from toolkit.model.instants import MINUTE, Instant, at_wall, to_datetime
from toolkit.model.plan import Kind
from toolkit.model.prompts import night_counts
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from toolkit.model.event import Event
    from toolkit.model.facts import Marked
    from toolkit.model.schedule import Row, Timeline

MOST_COUNTED = 1000


class Keyed(msgspec.Struct, frozen=True):
    """A mark as typed; ``minutes`` is how many of the block the person missed."""

    status: Status
    minutes: int | None = None


class Entry(msgspec.Struct):
    """What was typed so far. Marks by block and code, times in minutes after midnight by block.

    ``counts`` are by block; a count of the night is under the name that :func:`count_name` gives.
    """

    marks: dict[str, dict[str, Keyed]] = msgspec.field(default_factory=dict)
    began: dict[str, int] = msgspec.field(default_factory=dict)
    ended: dict[str, int] = msgspec.field(default_factory=dict)
    counts: dict[str, int] = msgspec.field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not (any(self.marks.values()) or self.began or self.ended or self.counts)

    def set_mark(self, block: str, code: str, keyed: Keyed | None) -> None:
        """Keep a mark as typed; ``None`` drops it."""
        column = self.marks.setdefault(block, {})
        if keyed is None:
            column.pop(code, None)
        else:
            column[code] = keyed
        if not column:
            del self.marks[block]

    def mark(self, block: str, code: str) -> Keyed | None:
        """Give a mark as typed."""
        return self.marks.get(block, {}).get(code)


class Line(NamedTuple):
    """A line of a day's times: a block, or with ``night_at`` a headcount of that night.

    ``at`` is when that headcount was planned.
    """

    row: Row
    night_at: int | None = None
    at: Instant | None = None

    @property
    def counted_as(self) -> str:
        """The name of its headcount; empty where none is taken."""
        if self.night_at is not None:
            return count_name(self.row.id, self.night_at)
        counted = self.row.block.headcount and self.row.block.kind is not Kind.NIGHT
        return self.row.id if counted else ""


def count_name(block: str, night_at: int | None) -> str:
    """Name a headcount: that of a block, or of a night at a planned wall minute."""
    return block if night_at is None else f"{block}@{night_at}"


def lines_of(event: Event, schedule: Timeline, day: int) -> list[Line]:
    """Give the lines of a day's times as they stand on its sheet, the night's counts at the end."""
    rows = [row for row in schedule.rows if row.day == day and row.state is not State.GAP]
    counts = [
        Line(row, due.night_at, due.at)
        for row in rows
        if row.block.kind is Kind.NIGHT
        for due in night_counts(event, row)
    ]
    return [*(Line(row) for row in rows), *counts]


def wall_near(minutes: int, near: Instant, zone: ZoneInfo) -> Instant:
    """Give the instant nearest to ``near`` at which the wall clock shows ``minutes``."""
    day = to_datetime(near, zone).date()
    around = [at_wall(day + timedelta(days=by), minutes, zone) for by in (-1, 0, 1)]
    return min(around, key=lambda instant: abs(instant - near))


def is_past(row: Row, now: Instant) -> bool:
    """Whether a block's time has come, so that its sheet may be typed in."""
    if row.state in (State.DONE, State.RUNNING, State.MISSED):
        return True
    begin = row.begin if row.planned_begin is None else row.planned_begin
    return begin <= now


@dataclass(frozen=True, slots=True)
class Span:
    """When a block began and ended, as far as somebody said so or typed it now."""

    row: Row
    began: Instant | None
    ended: Instant | None


class Times:
    """The times of all blocks of the main line, as typed, else as said before."""

    def __init__(self, event: Event, schedule: Timeline, entry: Entry) -> None:
        self._event = event
        self._schedule = schedule
        self._ends = {
            fact.what.block: fact.holds
            for fact in event.standing
            if isinstance(fact.what, BlockEnded)
        }
        self._starts = {
            fact.what.block: fact.holds
            for fact in event.standing
            if isinstance(fact.what, BlockStarted)
        }
        self.spans = [self._span(row, entry) for row in schedule.rows if row.state is not State.GAP]
        self._at = {span.row.id: at for at, span in enumerate(self.spans)}

    def said(self, block: str) -> tuple[Instant | None, Instant | None]:
        """Give when somebody said before that a block began and ended."""
        return self._starts.get(block), self._ends.get(block)

    def _span(self, row: Row, entry: Entry) -> Span:
        zone = self._event.zone
        began, ended = self.said(row.id)
        begin = row.begin if row.planned_begin is None else row.planned_begin
        end = row.end if row.planned_end is None else row.planned_end
        if row.id in entry.began:
            began = wall_near(entry.began[row.id], begin, zone)
        if row.id in entry.ended:
            ended = wall_near(entry.ended[row.id], end, zone)
        return Span(row, began, ended)

    def span(self, block: str) -> Span | None:
        """Give a block's times; ``None`` for one that isn't of the main line."""
        at = self._at.get(block)
        return None if at is None else self.spans[at]

    def length_of(self, row: Row) -> tuple[Instant, Instant]:
        """Give from when to when a block was, as well as that is known."""
        at = self._at.get(row.id)
        if at is None:
            return row.begin, row.end
        span = self.spans[at]
        planned = row.begin if row.planned_begin is None else row.planned_begin
        usual = (row.end if row.planned_end is None else row.planned_end) - planned
        begun = row.state in (State.DONE, State.RUNNING)
        begin = span.began or (row.begin if begun else planned)
        following = next((s.began for s in self.spans[at + 1 :] if s.began is not None), None)
        end = span.ended
        if end is None and begun and row.state is State.DONE and span.began == row.begin:
            end = row.end
        if end is None:
            end = Instant(begin + usual)
        if following is not None:
            end = min(end, following)
        return begin, Instant(max(begin, end))


class Place(NamedTuple):
    """A cell: ``began``, ``ended``, ``count`` or ``mark`` of a block, a mark of a person."""

    what: str
    block: str
    code: str = ""


class Problem(NamedTuple):
    """What can't be, and at which cell. ``other`` is a block it collides with."""

    place: Place
    code: str
    other: str = ""
    minutes: int = 0


def problems(event: Event, schedule: Timeline, entry: Entry, now: Instant) -> list[Problem]:
    """Find what can't be in what was typed, in the order of the agenda; at most one a cell."""
    times = Times(event, schedule, entry)
    found = [*_own(times, entry, now), *_between(times, entry), *_marks(schedule, times, entry)]
    found += [
        Problem(Place("count", name), "too-many-counted")
        for name, counted in entry.counts.items()
        if counted > MOST_COUNTED
    ]
    first: dict[Place, Problem] = {}
    for problem in found:
        first.setdefault(problem.place, problem)
    return list(first.values())


def _own(times: Times, entry: Entry, now: Instant) -> list[Problem]:
    found = []
    for span in times.spans:
        block = span.row.id
        for what, typed, at in (
            ("began", entry.began, span.began),
            ("ended", entry.ended, span.ended),
        ):
            if block in typed and at is not None and at > now:
                found.append(Problem(Place(what, block), "in-the-future"))
        if span.ended is None or not (block in entry.began or block in entry.ended):
            continue
        place = Place("ended" if block in entry.ended else "began", block)
        if span.began is None:
            found.append(Problem(place, "no-begin"))
        elif span.ended <= span.began:
            found.append(Problem(place, "ends-before"))
    return found


def _between(times: Times, entry: Entry) -> list[Problem]:
    """Find blocks that begin before the one ahead of them did, or before it ended."""
    found = []
    before: Span | None = None
    for span in times.spans:
        if span.began is None:
            continue
        if before is not None and before.began is not None:
            until = before.began if before.ended is None else before.ended
            early = span.began < until or span.began == before.began
            place = _typed(span, before, entry)
            if early and place is not None:
                other = before if place.block == span.row.id else span
                found.append(Problem(place, "overlaps", other.row.id))
        before = span
    return found


def _typed(span: Span, before: Span, entry: Entry) -> Place | None:
    """Name the cell that was typed of two blocks that collide."""
    if span.row.id in entry.began:
        return Place("began", span.row.id)
    if before.row.id in entry.ended:
        return Place("ended", before.row.id)
    return Place("began", before.row.id) if before.row.id in entry.began else None


def _marks(schedule: Timeline, times: Times, entry: Entry) -> list[Problem]:
    found = []
    for block, column in entry.marks.items():
        row = schedule.row(block)
        if row is None:
            continue
        begin, end = times.length_of(row)
        length = (end - begin) // MINUTE
        found += [
            Problem(Place("mark", block, code), "too-many-minutes", minutes=length)
            for code, keyed in column.items()
            if keyed.minutes is not None and keyed.minutes > length
        ]
    return found


def without_known(event: Event, schedule: Timeline, entry: Entry) -> Entry:
    """Give what was typed without what was said before just so."""
    times = Times(event, schedule, entry)
    left = Entry()
    for block, column in entry.marks.items():
        for code, keyed in column.items():
            if not is_same(keyed, event.register.mark(block, code)):
                left.set_mark(block, code, keyed)
    for span in times.spans:
        block = span.row.id
        began, ended = times.said(block)
        if block in entry.began and _minute(began) != _minute(span.began):
            left.began[block] = entry.began[block]
        if block in entry.ended and _minute(ended) != _minute(span.ended):
            left.ended[block] = entry.ended[block]
    for name, counted in entry.counts.items():
        if known_count(event, name) != counted:
            left.counts[name] = counted
    return left


def _minute(at: Instant | None) -> int | None:
    return None if at is None else at // MINUTE


def is_same(keyed: Keyed, mark: Marked | None) -> bool:
    """Whether a typed mark says what was said before."""
    return mark is not None and (keyed.status, keyed.minutes) == (mark.status, mark.minutes)


def known_count(event: Event, name: str) -> int | None:
    """Give how many were counted at a headcount, as said last; ``None`` if it wasn't taken."""
    counts = event.register.headcounts
    found = [c.counted for c in counts if count_name(c.block, c.night_at) == name]
    return found[-1] if found else None


def planned_minutes(event: Event, row: Row, *, end: bool) -> int | None:
    """Give the wall time at which a block was planned to begin or end; ``None`` for added ones."""
    at = row.planned_end if end else row.planned_begin
    if at is None:
        return None
    wall = to_datetime(at, event.zone)
    return wall.hour * 60 + wall.minute


def fill_as_planned(event: Event, schedule: Timeline, entry: Entry, day: int, now: Instant) -> None:
    """Type the planned start of every block of a day of which no start is known.

    Nights are left to the clock. An end is typed where its time has come and nothing begins then.
    """
    spans = Times(event, schedule, entry).spans
    before = Instant(0)
    for at, span in enumerate(spans):
        row = span.row
        if span.began is not None:
            before = span.began
            continue
        begin, end = row.planned_begin, row.planned_end
        if row.day != day or begin is None or end is None or begin > now or begin <= before:
            continue
        if row.block.kind is Kind.NIGHT or row.state is State.SKIPPED:
            continue
        minutes = planned_minutes(event, row, end=False)
        if minutes is not None:
            entry.began[row.id] = minutes
        following = spans[at + 1].row if at + 1 < len(spans) else None
        flows = (
            following is not None
            and following.planned_begin == end
            and following.block.kind is not Kind.NIGHT
            and end <= now
        )
        ending = planned_minutes(event, row, end=True)
        if not flows and end <= now and ending is not None:
            entry.ended[row.id] = ending
        before = begin
