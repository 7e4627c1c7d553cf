"""What is still missing at the end of an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.model.care import unhanded
from toolkit.model.people import fold_people, waiting_for_paper
from toolkit.model.plan import Kind
from toolkit.model.prompts import CountDue, is_counted, night_counts
from toolkit.model.register import offered_rows
from toolkit.model.schedule import Phase, State
from toolkit.model.whereabouts import Where, was_there, where_at

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.people import Person
    from toolkit.model.schedule import Row, Timeline


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to mend before handing over.

    ``code`` is ``unmarked`` (people without a mark in a session), ``not-started`` (its time went
    by and nobody pressed start), ``headcount`` (not taken; ``at`` is its time) or ``unhanded``
    (people who were not handed out; it is of no block).
    """

    code: str
    block: str
    people: tuple[str, ...] = ()
    at: Instant | None = field(default=None)


def expected_in(event: Event, begin: Instant, end: Instant) -> list[Person]:
    """Give the participants expected in a block: who belongs to the event and was there then."""
    return [person for person in event.participants() if was_there(event, person, begin, end)]


def what_is_missing(event: Event, now: Instant) -> list[Missing]:
    """List unmarked sessions, blocks never started and headcounts not taken, in time order.

    Once children go home, those who were not handed out come first: nobody leaves an event that
    keeps hand-overs without one.
    """
    schedule = event.timeline(now)
    sessions = {row.id for row in offered_rows(schedule)}
    found: list[Missing] = []
    if _going_home(event, schedule, now):
        left = tuple(person.code for person in unhanded(event))
        if left:
            found.append(Missing("unhanded", "", left))
    for row in schedule.rows:
        if row.state is State.MISSED and row.block.kind is not Kind.SLACK:
            found.append(Missing("not-started", row.id))
        if row.state not in (State.DONE, State.MISSED):
            continue
        if row.id in sessions:
            unmarked = _unmarked(event, row)
            if unmarked:
                found.append(Missing("unmarked", row.id, unmarked))
        due = [CountDue(row.id, row.begin)] if row.block.headcount else []
        if row.block.kind is Kind.NIGHT:
            due += [count for count in night_counts(event, row) if count.at < row.end]
        found.extend(
            Missing("headcount", row.id, at=count.at)
            for count in due
            if not is_counted(event, count)
        )
    return found


def _going_home(event: Event, schedule: Timeline, now: Instant) -> bool:
    """Whether it is time to leave: the event is over, somebody left, or it is planned by now."""
    if (
        schedule.next is None
        or schedule.phase is Phase.CLOSED
        or any(stay.where is Where.LEFT for stay in where_at(event).values())
    ):
        return True
    row = _first_way_home(schedule)
    if row is None:
        return False
    planned = row.begin if row.planned_begin is None else row.planned_begin
    return row.state in (State.RUNNING, State.DONE) or planned <= now


def _first_way_home(schedule: Timeline) -> Row | None:
    """Give the first hand-over after a session; before the first of them children arrive."""
    held = False
    for row in schedule.rows:
        if held and row.block.kind is Kind.HANDOVER:
            return row
        inner = (inside for strand in row.strands for inside in strand)
        held = held or any(one.block.kind is Kind.SESSION for one in (row, *inner))
    return None


def _unmarked(event: Event, row: Row) -> tuple[str, ...]:
    """Name who should have been marked in a session; who waited for a paper was in none."""
    without = [
        person.code
        for person in expected_in(event, row.begin, row.end)
        if event.register.mark(row.id, person.code) is None
    ]
    if not without:
        return ()
    known = fold_people(fact for fact in event.standing if fact.holds <= row.end)
    return tuple(
        code for code in without if code not in known or not waiting_for_paper(known[code])
    )
