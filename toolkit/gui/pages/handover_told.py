"""Where a child is, in words and by a shape, and the sentences of the Hand-over page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from toolkit.model.instants import logical_date, to_datetime
from toolkit.model.people import waiting_for_paper
from toolkit.model.prompts import expected_people
from toolkit.model.whereabouts import (
    IN_CARE,
    IN_HOUSE,
    Where,
    is_in_care,
    keeps_handovers,
    last_stay,
    since_arrival,
    stays_of,
    where_at,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.people import Person
    from toolkit.model.whereabouts import Stay
    from toolkit.words import Words

SHAPES: Final = {
    Where.NOT_ARRIVED: ("ring", "edge"),
    Where.ROOM: ("tick", "done"),
    Where.OUT: ("late", "attention"),
    Where.OFF_SITE: ("outside", "attention"),
    Where.LEFT: ("exit", "soft"),
}
"""The icon and the colour token of each place."""


class ChildRow(NamedTuple):
    """One line of the list: ``text`` says where the child is, ``waiting`` that a paper is missing,
    ``ticked`` that the line is chosen.
    """

    code: str
    call_name: str
    where: Where
    text: str
    waiting: bool
    ticked: bool


def clock(words: Words, event: Event, instant: Instant, now: Instant) -> str:
    """Say a time of day, with the weekday where it isn't today's."""
    moment = to_datetime(instant, event.zone)
    if logical_date(instant, event.zone) == logical_date(now, event.zone):
        return words.clock(moment)
    return words.say("{day} {time}", day=words.weekday(moment.date()), time=words.clock(moment))


def called(event: Event, code: str, *, names: bool) -> str:
    """Give what somebody is called here: their name where it may be read, else the code."""
    person = event.people.get(code)
    if person is None:
        return code
    return (person.call_name or person.name or code) if names else code


def where_text(words: Words, event: Event, stay: Stay, now: Instant, *, names: bool) -> str:
    """Say where somebody is, and since when: ``out with TEAM-01-3 since 16:25``."""
    since = clock(words, event, stay.since, now) if stay.since else ""
    adult = called(event, stay.adult, names=names)
    told: dict[Where, Callable[[], str]] = {
        Where.NOT_ARRIVED: lambda: words.say("not arrived"),
        Where.ROOM: lambda: (
            words.say("in the house since {time}", time=since)
            if since
            else words.say("in the house, arrival not written down")
        ),
        Where.OUT: lambda: (
            words.say("out with {adult} since {time}", adult=adult, time=since)
            if adult
            else words.say("out since {time}", time=since)
        ),
        Where.OFF_SITE: lambda: (
            words.say("off site with {adult} since {time}", adult=adult, time=since)
            if adult
            else words.say("off site since {time}", time=since)
        ),
        Where.LEFT: lambda: words.say("left at {time}", time=since),
    }
    return told[stay.where]()


def children(event: Event) -> list[Person]:
    """Give those who are handed over, by code; who withdrew stays until handed out."""
    there = where_at(event)
    found = [p for p in event.participants() if not p.withdrawn or p.code in there]
    return sorted(found, key=lambda person: person.code)


def rows(
    words: Words, event: Event, now: Instant, ticked: frozenset[str], *, names: bool
) -> list[ChildRow]:
    """Give the lines of the list."""
    found = []
    for person in children(event):
        where, text = place_of(words, event, person.code, now, names=names)
        name = person.call_name if names else ""
        waiting = bool(waiting_for_paper(person))
        found.append(ChildRow(person.code, name, where, text, waiting, person.code in ticked))
    return found


def place_of(
    words: Words, event: Event, code: str, now: Instant, *, names: bool
) -> tuple[Where, str]:
    """Say where a child is, for the page on which arrivals are written down."""
    stay = where_at(event).get(code)
    if stay is None:
        return Where.NOT_ARRIVED, ""
    if not keeps_handovers(event) and not stay.since:
        # Without any arrival all count as here; that nobody wrote one down is what matters.
        return Where.NOT_ARRIVED, words.say("no arrival written down")
    if stay.where is Where.ROOM:
        # Who was out for a while arrived no later for it.
        stay = msgspec.structs.replace(stay, since=since_arrival(stays_of(event, code)))
    return stay.where, where_text(words, event, stay, now, names=names)


def counted(words: Words, event: Event) -> list[tuple[str, str]]:
    """Say how many are where, each with its tone; what is nobody is left out."""
    if not keeps_handovers(event):
        return [(words.say("no arrivals written down yet"), "plain")]
    places = [stay.where for stay in where_at(event).values()]
    waiting = sum(bool(waiting_for_paper(person)) for person in children(event))
    here = sum(place in IN_HOUSE for place in places)
    expected = expected_people(event)
    found = [(words.say_n("{n} in the house", "{n} in the house", here), "done")]
    away, off, gone = (
        places.count(place) for place in (Where.NOT_ARRIVED, Where.OFF_SITE, Where.LEFT)
    )
    if away:
        found.append((words.say_n("{n} not arrived", "{n} not arrived", away), "plain"))
    if off:
        found.append((words.say_n("{n} off site", "{n} off site", off), "plain"))
    if gone:
        found.append((words.say_n("{n} left", "{n} left", gone), "plain"))
    if waiting:
        told_waiting = words.say_n("{n} waiting for paper", "{n} waiting for paper", waiting)
        found.append((told_waiting, "attention"))
    if expected != here:
        found.append(
            (words.say_n("a count expects {n}", "a count expects {n}", expected), "attention")
        )
    return found


def may_come(event: Event, code: str) -> bool:
    """Whether an arrival is to be written down: nobody handed them in, and they haven't left."""
    return not is_in_care(stays_of(event, code)) and not has_left(event, code)


def has_left(event: Event, code: str) -> bool:
    """Whether a child was handed out; that it comes again is rare, and said on purpose."""
    last = last_stay(stays_of(event, code))
    return last is not None and last.where is Where.LEFT


def is_here(event: Event, code: str) -> bool:
    """Whether a child is to be fetched: who was handed in, and who was seen here without it.

    As long as nobody's arrival is written down, nothing says who is here.
    """
    stay = where_at(event).get(code)
    known = keeps_handovers(event) or (stay is not None and bool(stay.since))
    return known and may_leave(event, code)


def may_leave(event: Event, code: str) -> bool:
    """Whether a child can be handed out: is here, or off site with somebody.

    Before an event opens, and before anybody came, nobody can leave.
    """
    stay = where_at(event).get(code)
    begun = event.state != "prepared" or keeps_handovers(event)
    return begun and stay is not None and stay.where in IN_CARE
