"""What the Run page looks at: the event as it stands now, and the block in view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.actions.running import next_row
from toolkit.model.instants import HOUR, MINUTE, Instant, logical_date, to_datetime
from toolkit.model.plan import Kind
from toolkit.model.schedule import Phase, State

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.model.event import Event
    from toolkit.model.people import Person
    from toolkit.model.schedule import Row, Timeline

WARNING = 5 * MINUTE
"""Milliseconds before a block's end at which it is told to come to its close."""


@dataclass(frozen=True, slots=True)
class View:
    """An event at one instant. ``chosen`` is a block picked to look at, else empty.

    ``saved`` is when the last fact was put on disk; ``over_since`` the end that the running block
    should have had, where it has run past it; ``person`` the code of who is at the desk;
    ``locked`` whether it is run by code, with nothing to be read; ``clock_here`` whether this
    laptop runs the agenda.
    """

    event: Event
    schedule: Timeline
    now: Instant
    saved: Instant
    chosen: str = ""
    over_since: Instant | None = None
    person: str = ""
    names: bool = False
    locked: bool = False
    clock_here: bool = True

    def wall(self, instant: Instant) -> datetime:
        """Give what the wall clock of the event's zone shows."""
        return to_datetime(instant, self.event.zone)

    @property
    def phase(self) -> Phase:
        """How the event stands."""
        return self.schedule.phase

    @property
    def running(self) -> Row | None:
        """The block that runs."""
        return self.schedule.running

    @property
    def next(self) -> Row | None:
        """What *Next* would start."""
        if self.phase is Phase.CLOSED:
            return None
        return next_row(self.schedule, self.now)

    @property
    def default(self) -> Row:
        """The block in view as long as no other is chosen: what runs, else what comes, else last.

        In an event every block of which was left out there still is one to show.
        """
        return self.running or self.schedule.next or self.schedule.rows[-1]

    @property
    def row(self) -> Row:
        """The block in view."""
        found = self.schedule.row(self.chosen) if self.chosen else None
        return found or self.default

    @property
    def elsewhere(self) -> bool:
        """Whether another block than the default is in view."""
        return self.row.id != self.default.id

    @property
    def live(self) -> bool:
        """Whether the block in view runs."""
        return self.row.state is State.RUNNING

    @property
    def at_end(self) -> bool:
        """Whether nothing runs and nothing is ahead any more."""
        return self.phase is Phase.WAITING and self.schedule.next is None

    @property
    def left(self) -> int:
        """Milliseconds left of what runs; negative once it has run over."""
        row = self.running
        if row is None:
            return 0
        if self.over_since is not None:
            return self.over_since - self.now
        return row.end - self.now

    @property
    def elapsed(self) -> int:
        """Milliseconds since the start; none before it."""
        return max(0, self.now - self.schedule.start)

    @property
    def total(self) -> int:
        """Milliseconds the event lasts as planned: 71 or 73 hours over a change of the clocks."""
        last = self.schedule.rows[-1]
        end = last.planned_end if last.planned_end is not None else last.end
        return end - self.event.start

    @property
    def day(self) -> int:
        """The number of the day that people in the house would name; a new one begins at 05:00.

        Before the event is open it is the day on which it begins.
        """
        if self.phase is Phase.PREPARED:
            return self.default.day
        first = logical_date(self.event.start, self.event.zone)
        number = (logical_date(self.now, self.event.zone) - first).days + 1
        return min(max(1, number), len(self.event.plan.days))

    def rows_of(self, day: int) -> list[Row]:
        """Give a day's blocks; a night that lasts into it comes first, free gaps are left out."""
        found = []
        for row in self.schedule.rows:
            lasting = row.day == day - 1 and row.state is State.RUNNING
            if row.state is State.GAP or not (row.day == day or (lasting and day == self.day)):
                continue
            found.append(row)
            found.extend(inner for strand in row.strands for inner in strand)
        return found

    def group(self) -> list[Person]:
        """Give the participants who belong to the block in view, by code."""
        begin = self.row.begin
        here = [
            person
            for person in self.event.participants()
            if person.withdrawn_at is None or person.withdrawn_at > begin
        ]
        return sorted(here, key=lambda person: person.code)


def long_enough(view: View) -> bool:
    """Whether an event is counted in hours rather than in hours and minutes."""
    return view.total >= 24 * HOUR


def over_since(event: Event, row: Row, now: Instant) -> Instant | None:
    """Give the end that a running block should have had, if it has run past it.

    The schedule lets a block that runs over end *now*; its last moment before that is searched
    for, and what its end was then.
    """
    if row.block.kind is Kind.NIGHT or row.end > now:
        return None
    low, high, found = int(row.begin), int(now), row.begin
    while high - low > MINUTE:
        middle = Instant((low + high) // 2)
        there = event.timeline(middle).row(row.id)
        if there is not None and there.end > middle:
            low, found = middle, there.end
        else:
            high = middle
    return found
