"""Plans and events as plain data, for programs that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.model.instants import HOUR, MINUTE, Instant, clock_text, iso
from toolkit.model.people import waiting_for_paper
from toolkit.model.schedule import State
from toolkit.model.search import CALLS, searches
from toolkit.model.timeline import planned
from toolkit.model.whereabouts import where_at

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from toolkit.actions.desk import Desk
    from toolkit.model.event import Event
    from toolkit.model.plan import Plan
    from toolkit.model.schedule import Row
    from toolkit.model.search import Search


class EventLine(NamedTuple):
    """One event of the list; ``state`` is prepared, open or closed."""

    id: str
    title: str
    place: str
    start: Instant
    end: Instant
    zone: str
    state: str
    participants: int
    sample: bool


def event_lines(desk: Desk) -> list[EventLine]:
    """List all events: what runs now, what comes, what is finished, each by its start."""
    lines = []
    for event_id in desk.events():
        event = desk.event(event_id)
        here = [p for p in event.participants() if not p.withdrawn]
        lines.append(
            EventLine(
                event.id,
                event.details.title,
                ", ".join(p for p in (event.details.facility, event.details.place) if p),
                event.start,
                event.end(desk.now()),
                event.zone.key,
                event.state,
                len(here),
                event.sample,
            )
        )
    order = {"open": 0, "prepared": 1, "closed": 2}
    return sorted(lines, key=lambda line: (order[line.state], line.start, line.id))


def plan_timeline(plan: Plan, start: Instant, zone: ZoneInfo) -> dict[str, Any]:
    """Give a plan laid out in time: contiguous blocks whose minutes sum to the elapsed ones."""
    schedule = planned(plan, start, zone)
    return {
        "plan": plan.id,
        "start": iso(schedule.start, zone),
        "end": iso(schedule.end, zone),
        "elapsed_minutes": (schedule.end - schedule.start) // MINUTE,
        "blocks": [_planned_block(row, zone) for row in schedule.rows],
    }


def _planned_block(row: Row, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "id": row.id,
        "day": row.day,
        "kind": row.block.kind.value,
        "start": iso(row.begin, zone),
        "end": iso(row.end, zone),
        "minutes": row.minutes,
        "anchor": row.block.anchor.value if row.block.anchor is not None else None,
    }


def where_now(event: Event, at: Instant | None = None) -> dict[str, dict[str, Any]]:
    """Say where each participant is, by code; ``since`` is null where nobody said from when."""
    return {
        code: {
            "where": stay.where.value,
            "since": iso(stay.since, event.zone) if stay.since else None,
            "adult": stay.adult or None,
        }
        for code, stay in sorted(where_at(event, at).items())
    }


LONG_AFTER = 24 * HOUR
"""Milliseconds past its end after which an event that nobody closed has nothing to wait for."""


def moment_of(desk: Desk, event_id: str, now: Instant) -> Instant:
    """Give the instant as of which an event is shown to whoever names none: now.

    Long after its planned end it is when something was last said to hold, so that two laptops with
    the same facts show the same whenever they are asked.
    """
    event = desk.event(event_id)
    if now <= event.as_planned().end + LONG_AFTER:
        return now
    last = max(fact.holds for fact in desk.facts(event_id))
    return min(now, max(last, event.start))


def show_event(desk: Desk, event_id: str, now: Instant) -> dict[str, Any]:
    """Give an event as it stands at ``now``; people by code, without any name."""
    event = desk.event(event_id)
    schedule = event.timeline(now)
    places = where_now(event, now)
    return {
        "event": event.id,
        "plan": event.plan.id,
        "start": iso(event.start, event.zone),
        "zone": event.zone.key,
        "state": event.state,
        "current": sorted(schedule.current),
        "people": [
            {**_person(event, code), "now": places.get(code)} for code in sorted(event.people)
        ],
        "blocks": [_block(row, event.zone) for row in schedule.rows if row.state is not State.GAP],
        "marks": [
            {
                "block": mark.block,
                "code": mark.person,
                "status": mark.status.value,
                "minutes": mark.minutes,
            }
            for mark in event.register
        ],
        "headcounts": [
            {
                "at": iso(count.at, event.zone),
                "block": count.block,
                "counted": count.counted,
                "expected": count.expected,
                "night_at": None if count.night_at is None else clock_text(count.night_at),
            }
            for count in event.register.headcounts
        ],
        "searches": [_search(event, search, now) for search in searches(event)],
    }


def _search(event: Event, search: Search, now: Instant) -> dict[str, Any]:
    """Give a search in times and numbers; who was looked for, and every typed word, stays."""
    count, ending = search.count, search.ending
    return {
        "opened": iso(search.opened, event.zone),
        "counted": count.counted,
        "expected": count.expected,
        "block": count.block,
        "night_at": None if count.night_at is None else clock_text(count.night_at),
        "missing": len(search.missing),
        "searched": sum(area.done_at is not None for area in search.areas.values()),
        "calls": [
            {
                "whom": call.about if call.about in CALLS else "other",
                "at": iso(call.at, event.zone),
            }
            for call in search.calls
        ],
        "ended": None if ending is None else iso(ending.at, event.zone),
        "how": None if ending is None else ending.how,
        "minutes": search.elapsed(now) // MINUTE,
    }


def _person(event: Event, code: str) -> dict[str, Any]:
    person = event.people[code]
    return {
        "code": person.code,
        "role": person.role,
        "age": person.age,
        "sex": person.sex,
        "home": person.home,
        "languages": list(person.languages),
        "waiting": list(waiting_for_paper(person)),
        "withdrawn": person.withdrawn,
    }


def _block(row: Row, zone: ZoneInfo) -> dict[str, Any]:
    found = _planned_block(row, zone)
    planned_span = (row.planned_begin, row.planned_end)
    found["state"] = row.state.value
    found["title"] = row.block.title
    found["planned_start"], found["planned_end"] = (
        None if moment is None else iso(moment, zone) for moment in planned_span
    )
    return found
