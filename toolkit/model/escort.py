"""Children who are out of the room with an adult: who may go along, and who stays behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.duty import duty_now
from toolkit.model.facts import Status
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.people import is_team
from toolkit.model.whereabouts import ASK_AGAIN, Where, minutes_away, where_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Marked
    from toolkit.model.people import Person
    from toolkit.model.whereabouts import Stay

FIRST = ("educator", "first-aider", "mediator")
"""Roles that are thought of first to go out with a child, since they don't lead the block."""


def adults_here(event: Event, at: Instant) -> list[Person]:
    """Give the cleared adults who are there at an instant: those on duty.

    Where nobody is on duty, or there is no rota, everyone cleared is taken to be there.
    """
    cleared = {
        person.code: person
        for person in event.people.values()
        if is_team(person) and person.cleared == "yes" and not person.withdrawn
    }
    on_duty = [cleared[duty.person] for duty in duty_now(event, at).on if duty.person in cleared]
    found = on_duty or list(cleared.values())
    order = {role: place for place, role in enumerate(FIRST)}
    return sorted(found, key=lambda person: (order.get(person.role, len(FIRST)), person.code))


def adults_in_room(event: Event, at: Instant) -> list[Person]:
    """Give the adults who are there and not out with a child."""
    gone = {
        stay.adult
        for stay in where_at(event).values()
        if stay.where in (Where.OUT, Where.OFF_SITE) and stay.adult
    }
    return [person for person in adults_here(event, at) if person.code not in gone]


def out_now(event: Event) -> Mapping[str, Stay]:
    """Give who is out of the room now, by code in their order, with whom and since when."""
    return {code: stay for code, stay in sorted(where_at(event).items()) if stay.where is Where.OUT}


def to_ask_about(event: Event, now: Instant) -> list[tuple[str, int]]:
    """Name the children whose return should be asked about now, those out longest first.

    The number says which time it is: asked after ten minutes, and after each ten more.
    """
    found = [
        (stay.since, code, (now - stay.since) // ASK_AGAIN) for code, stay in out_now(event).items()
    ]
    return [(code, times) for _, code, times in sorted(found) if times >= 1]


def missed_outside(mark: Marked | None, stays: Sequence[Stay], begin: Instant, end: Instant) -> int:
    """Give the minutes of a block that someone who took part was out of the room.

    What the mark itself says was missed isn't counted again: before coming late, after leaving
    early, and all of it where somebody wrote down how long the person was called away.
    """
    if mark is None or (mark.status is Status.CALLED_AWAY and mark.minutes):
        return 0
    missed = (mark.minutes or 0) * MINUTE
    if mark.status is Status.LATE:
        begin = Instant(min(end, begin + missed))
    elif mark.status is Status.LEFT_EARLY:
        end = Instant(max(begin, end - missed))
    return minutes_away(stays, begin, end)
