"""Where everybody is now: not arrived, in the room, out with an adult, off site, left.

Presence in blocks says who took part; this says where a child is, also between blocks and at
night. It is folded from hand-overs and moves, in the order in which they hold: what is typed in
from paper afterwards takes its place in time.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.facts import Status
from toolkit.model.facts_care import HandedOver, Moved
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.register import ATTENDED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.people import Person

ASK_AGAIN = 10 * MINUTE
"""Milliseconds after which the desk is asked whether a child who went out is back."""

SEEN = ATTENDED | {Status.SAT_OUT}
"""Marks that say that somebody was in the house; who sits out is there."""


class Where(StrEnum):
    """Where a child is now."""

    NOT_ARRIVED = "not-arrived"
    ROOM = "room"
    OUT = "out"
    OFF_SITE = "off-site"
    LEFT = "left"


IN_HOUSE = frozenset({Where.ROOM, Where.OUT})
"""Who is in the house is counted, whoever is with them."""

IN_CARE = IN_HOUSE | {Where.OFF_SITE}
"""Who has arrived and was not handed over to a carer since."""


class Stay(msgspec.Struct, frozen=True):
    """Someone was somewhere from an instant on, until the next stay; ``adult`` is with them.

    ``handed`` is ``in`` or ``out`` where a hand-over began it. ``since`` is 0 where nobody said
    from when.
    """

    where: Where
    since: Instant
    adult: str = ""
    handed: str = ""


Stays = dict[str, list[Stay]]


def fold_stays(facts: Sequence[Fact]) -> Stays:
    """Fold effective facts to the stays of each person, in the order in which they hold.

    Of what holds at the same instant the later statement comes after.
    """
    relevant = [f for f in facts if isinstance(f.what, HandedOver | Moved)]
    relevant.sort(key=lambda f: (f.holds, f.id))
    found: Stays = {}
    for fact in relevant:
        what = fact.what
        if isinstance(what, HandedOver):
            where = Where.ROOM if what.direction == "in" else Where.LEFT
            stay = Stay(where, fact.holds, handed=what.direction)
            found.setdefault(what.person, []).append(stay)
        elif isinstance(what, Moved):
            stay = Stay(Where(what.to), fact.holds, what.adult)
            found.setdefault(what.person, []).append(stay)
    return found


def stays_of(event: Event, code: str) -> Sequence[Stay]:
    """Give what was said of where somebody was, in time order."""
    return event.folded(fold_stays).get(code, ())


def keeps_handovers(event: Event) -> bool:
    """Whether arrivals are kept in this event at all; else all who are expected count as here."""
    return event.folded(_arrivals)


def _arrivals(facts: Sequence[Fact]) -> bool:
    return any(isinstance(f.what, HandedOver) and f.what.direction == "in" for f in facts)


def where_at(event: Event, at: Instant | None = None) -> Mapping[str, Stay]:
    """Give where each participant is at an instant, by code; without one, as was said last.

    The present is asked for without an instant, so that a clock that was set back hides nothing.
    Who was never handed in has arrived all the same once seen in a block. In an event that keeps
    no hand-overs everybody is taken to be in the house, except those marked not here (see
    ``toolkit.model.prompts.expected_people``). Who withdrew is left out, unless they were handed
    in: then they are somebody's to look after until they are handed out.
    """
    kept = keeps_handovers(event)
    seen = seen_in_blocks(event) if kept else frozenset()
    found: dict[str, Stay] = {}
    for person in event.participants():
        stays = stays_of(event, person.code)
        if person.withdrawn and not is_in_care(stays, at):
            continue
        last = last_stay(stays, at)
        if last is None:
            here = not kept or person.code in seen
            last = Stay(Where.ROOM if here else Where.NOT_ARRIVED, Instant(0))
        found[person.code] = last
    return found


def off_site_with_children(event: Event) -> Mapping[str, Stay]:
    """Give the adults who are off site with a child, by code, as stays of their own.

    Who was named again since, with a child in the house, is back.
    """
    last: dict[str, Stay] = {}
    for stay in where_at(event).values():
        before = last.get(stay.adult)
        if stay.adult and (before is None or before.since <= stay.since):
            last[stay.adult] = stay
    gone = {code: stay for code, stay in last.items() if stay.where is Where.OFF_SITE}
    return {code: Stay(stay.where, stay.since) for code, stay in gone.items()}


def last_stay(stays: Sequence[Stay], at: Instant | None = None) -> Stay | None:
    """Give the stay that lasts at an instant; without one the last of all."""
    return next((s for s in reversed(stays) if at is None or s.since <= at), None)


def since_arrival(stays: Sequence[Stay]) -> Instant:
    """Give since when somebody has been here, whatever rooms they were in: since they arrived.

    Where nobody wrote the arrival down, since they were first told of; 0 where they never were.
    """
    since = Instant(0)
    for stay in stays:
        if stay.where is Where.LEFT:
            since = Instant(0)
        elif stay.handed == "in" or not since:
            since = stay.since
    return since


def is_in_care(stays: Sequence[Stay], at: Instant | None = None) -> bool:
    """Whether somebody was handed in and not handed out since."""
    begun = [stay for stay in stays if stay.handed and (at is None or stay.since <= at)]
    return bool(begun) and begun[-1].handed == "in"


def seen_in_blocks(event: Event) -> frozenset[str]:
    """Name who was marked as being in the house in any block."""
    return frozenset(
        code
        for marks in event.register.marks.values()
        for code, mark in marks.items()
        if mark.status in SEEN
    )


def was_there(event: Event, person: Person, begin: Instant, end: Instant) -> bool:
    """Whether somebody belonged to the event and was there for any of a span.

    There is who had arrived before its end, had not left before its beginning and was not off
    site for all of it; in an event that keeps no hand-overs, everybody else who belongs to it.
    """
    if not person.belongs_at(begin):
        return False
    stays = stays_of(event, person.code)
    if not stays:
        return not keeps_handovers(event) or person.code in seen_in_blocks(event)
    before = last_stay(stays, begin)
    during = [stay for stay in stays if begin < stay.since < end]
    if before is None:
        # What does not begin with an arrival says that they had been there already.
        return bool(during) or stays[0].handed != "in"
    return any(stay.where in IN_HOUSE for stay in (before, *during))


def minutes_away(stays: Sequence[Stay], begin: Instant, end: Instant) -> int:
    """Give the whole minutes that someone was out or off site between two instants."""
    away = 0
    for position, stay in enumerate(stays):
        if stay.where not in (Where.OUT, Where.OFF_SITE):
            continue
        until = stays[position + 1].since if position + 1 < len(stays) else end
        away += max(0, min(until, end) - max(stay.since, begin))
    return away // MINUTE
