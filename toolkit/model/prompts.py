"""What the desk should be asked now: headcounts that are due, a start that was forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model.facts import Status
from toolkit.model.instants import DAY_MINUTES, MINUTE, Instant, at_wall
from toolkit.model.laying import day_dates
from toolkit.model.plan import Kind
from toolkit.model.schedule import Phase, State
from toolkit.model.whereabouts import (
    IN_HOUSE,
    is_in_care,
    keeps_handovers,
    stays_of,
    where_at,
)

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.model.schedule import Row, Timeline

FORGOTTEN_AFTER = 3 * MINUTE
"""Milliseconds past its time after which a start seems forgotten; people are rarely punctual."""


@dataclass(frozen=True, slots=True)
class CountDue:
    """A headcount is due: for a block, at night with its planned wall minute."""

    block: str
    at: Instant
    night_at: int | None = None


@dataclass(frozen=True, slots=True)
class ForgottenStart:
    """A block should have begun at ``at`` and nothing runs."""

    block: str
    at: Instant


def night_counts(event: Event, night: Row) -> list[CountDue]:
    """Give a night's headcounts as instants.

    A wall time that doesn't exist moves to the next existing minute; a repeated one comes once.
    """
    day = day_dates(event.plan, event.start, event.zone)[night.day - 1]
    opens = night.block.start or 0
    found = []
    for minute in night.block.counts:
        wall = minute if minute >= opens else minute + DAY_MINUTES
        found.append(CountDue(night.id, at_wall(day, wall, event.zone), minute))
    return sorted(found, key=lambda count: count.at)


def is_counted(event: Event, due: CountDue) -> bool:
    """Whether a headcount was taken for what is due."""
    return any(
        count.block == due.block and count.night_at == due.night_at
        for count in event.register.headcounts
    )


def counts_due(event: Event, schedule: Timeline, now: Instant) -> list[CountDue]:
    """Give the headcounts that should be taken now and were not, the latest of a night only.

    A night's counts fall due by the clock, also when something was drawn out past its start.
    """
    for row in schedule.rows:
        if row.block.kind is Kind.NIGHT and row.state in (State.RUNNING, State.AHEAD):
            due = [count for count in night_counts(event, row) if count.at <= now < row.end]
            if due:
                return [] if is_counted(event, due[-1]) else due[-1:]
    running = schedule.running
    if running is None or not running.block.headcount:
        return []
    begun = CountDue(running.id, running.begin)
    return [] if is_counted(event, begun) else [begun]


def forgotten_start(event: Event, schedule: Timeline, now: Instant) -> ForgottenStart | None:
    """Tell which start may have been forgotten: nothing runs and its time is past."""
    if schedule.phase is not Phase.WAITING:
        return None
    row = schedule.next
    if row is None:
        return None
    position = schedule.rows.index(row)
    before = [r for r in schedule.rows[:position] if r.state is not State.GAP]
    # While nothing runs, what comes is put off to the present; what counts is when it could begin.
    due = row.planned_begin if row.planned_begin is not None else schedule.start
    if before:
        due = max(due, before[-1].end)
    if now - due < FORGOTTEN_AFTER:
        return None
    return ForgottenStart(row.id, Instant(due))


def expected_people(event: Event) -> int:
    """Give how many a headcount should find now; see :func:`expected_codes`."""
    return len(expected_codes(event))


def expected_codes(event: Event) -> list[str]:
    """Name the participants whom a headcount should find now: those who are in the house.

    Who was handed in is in the house until handed out or off site, whatever block marks say, also
    after they withdrew. Everybody else is in the house who is not marked as not here; in an event
    that keeps hand-overs only those who were seen in a block. Children who wait for a paper or
    sit a session out are counted like others.
    """
    absent = _absent(event)
    kept = keeps_handovers(event)
    places = where_at(event)
    found = []
    for person in event.participants():
        place = places.get(person.code)
        if place is None or place.where not in IN_HOUSE:
            continue
        handed = kept and is_in_care(stays_of(event, person.code))
        if handed or not absent.get(person.code, False):
            found.append(person.code)
    return found


def _absent(event: Event) -> dict[str, bool]:
    """Tell who is marked not here.

    Of someone's marks the one in the latest block stands, whenever it was made: putting a morning
    right in the evening sends nobody away.
    """
    line = event.run.line
    started = [
        n for n, (_, block) in enumerate(line) if event.run.record(block.id).started is not None
    ]
    reached = max(started, default=len(line))
    absent: dict[str, bool] = {}
    for position, (_, block) in enumerate(line):
        for name in (block.id, *(inner.id for strand in block.strands for inner in strand)):
            for mark in event.register.marks.get(name, {}).values():
                away = mark.status is Status.NOT_HERE
                # Who is known to miss a block to come may well be in the house until then.
                if position <= reached or not away:
                    absent[mark.person] = away
    return absent
