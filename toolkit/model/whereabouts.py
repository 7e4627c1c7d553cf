"""Where everybody is now: not arrived, in the room, out with an adult, off site, left.

Presence in blocks says who took part; this says where a child is, also between blocks and at
night. It is folded from hand-overs and moves, in the order in which they hold.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.facts_care import HandedOver, Moved
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.register import ATTENDED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact

ASK_AGAIN = 10 * MINUTE
"""Milliseconds after which the desk is asked whether a child who went out is back."""


class Where(StrEnum):
    """Where a child is now."""

    NOT_ARRIVED = "not-arrived"
    ROOM = "room"
    OUT = "out"
    OFF_SITE = "off-site"
    LEFT = "left"


IN_HOUSE = frozenset({Where.ROOM, Where.OUT})
"""Who is in the house is counted, whoever is with them."""


class Stay(msgspec.Struct, frozen=True):
    """Someone was somewhere from an instant on, until the next stay; ``adult`` is with them."""

    where: Where
    since: Instant
    adult: str = ""


Stays = dict[str, list[Stay]]


def fold_stays(facts: Sequence[Fact]) -> Stays:
    """Fold effective facts to the stays of each person, in the order in which they hold."""
    relevant = [f for f in facts if isinstance(f.what, HandedOver | Moved)]
    relevant.sort(key=lambda f: (f.holds, f.id))
    found: Stays = {}
    for fact in relevant:
        what = fact.what
        if isinstance(what, HandedOver):
            where = Where.ROOM if what.direction == "in" else Where.LEFT
            found.setdefault(what.person, []).append(Stay(where, fact.holds))
        elif isinstance(what, Moved):
            stay = Stay(Where(what.to), fact.holds, what.adult)
            found.setdefault(what.person, []).append(stay)
    return found


def keeps_handovers(event: Event) -> bool:
    """Whether arrivals are kept in this event at all; else all who are expected count as here."""
    return bool(event.folded(_arrivals))


def _arrivals(facts: Sequence[Fact]) -> bool:
    return any(isinstance(f.what, HandedOver) and f.what.direction == "in" for f in facts)


def where_at(event: Event, at: Instant) -> Mapping[str, Stay]:
    """Give where each participant is at an instant, by code; who withdrew is left out.

    Who was never handed in has arrived all the same once marked as taking part in something.
    In an event that keeps no hand-overs everybody is taken to be in the house, except those
    marked not here (see ``toolkit.model.prompts.expected_people``).
    """
    stays = event.folded(fold_stays)
    kept = keeps_handovers(event)
    seen = _seen_in_blocks(event) if kept else frozenset()
    found: dict[str, Stay] = {}
    for person in event.participants():
        if person.withdrawn:
            continue
        last = next((s for s in reversed(stays.get(person.code, ())) if s.since <= at), None)
        if last is None:
            here = not kept or person.code in seen
            last = Stay(Where.ROOM if here else Where.NOT_ARRIVED, Instant(0))
        found[person.code] = last
    return found


def _seen_in_blocks(event: Event) -> frozenset[str]:
    return frozenset(mark.person for mark in event.register if mark.status in ATTENDED)


def minutes_away(stays: Sequence[Stay], begin: Instant, end: Instant) -> int:
    """Give the whole minutes that someone was out or off site between two instants."""
    away = 0
    for position, stay in enumerate(stays):
        if stay.where not in (Where.OUT, Where.OFF_SITE):
            continue
        until = stays[position + 1].since if position + 1 < len(stays) else end
        away += max(0, min(until, end) - max(stay.since, begin))
    return away // MINUTE
