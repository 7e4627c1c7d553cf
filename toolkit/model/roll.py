"""The roll that is called when everybody has to be out of the house: who is seen, who is missing.

A roll lives in its facts alone, so that one that was broken off by a power cut goes on where it
was. One that nobody went on with is not taken up again: its ticks would be of another day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.model.facts_care import RollClosed, SeenAtRoll
from toolkit.model.instants import HOUR, Instant
from toolkit.model.people import is_team
from toolkit.model.prompts import expected_codes
from toolkit.model.whereabouts import Where, off_site_with_children, where_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact

TAKEN_UP_FOR = HOUR
"""Milliseconds after its last tick for which an open roll is taken up again."""


class Roll(msgspec.Struct):
    """One roll-call: when it was first and last spoken of, who is seen, when and how it ended."""

    name: str
    begun: Instant
    touched: Instant
    seen: set[str] = msgspec.field(default_factory=set)
    closed: Instant | None = None
    result: tuple[int, int] = (0, 0)


class Called(msgspec.Struct, frozen=True):
    """Somebody on the roll. ``expected`` are counted, the others may be in the house too.

    ``group`` is ``child``, ``duty``, ``team`` (not on duty), ``visitor`` or ``away`` (off site).
    """

    code: str
    group: str
    expected: bool


def fold_rolls(facts: Sequence[Fact]) -> dict[str, Roll]:
    """Fold effective facts in statement order to the rolls by name."""
    found: dict[str, Roll] = {}
    for fact in facts:
        what = fact.what
        if not isinstance(what, SeenAtRoll | RollClosed):
            continue
        roll = found.setdefault(what.roll, Roll(what.roll, fact.holds, fact.holds))
        roll.begun = min(roll.begun, fact.holds)
        roll.touched = max(roll.touched, fact.holds)
        if isinstance(what, RollClosed):
            roll.closed, roll.result = fact.holds, (what.seen, what.expected)
        elif what.seen:
            roll.seen.add(what.person)
        else:
            roll.seen.discard(what.person)
    return found


def roll_name(now: Instant) -> str:
    """Name a new roll after its instant; two laptops that call one each have two."""
    return f"roll-{now}"


def open_roll(event: Event, now: Instant) -> Roll | None:
    """Give the roll that is being called, if there is one."""
    rolls = event.folded(fold_rolls).values()
    going = [r for r in rolls if r.closed is None and now - r.touched <= TAKEN_UP_FOR]
    return max(going, key=lambda roll: roll.touched, default=None)


def who_is_called(event: Event, now: Instant) -> list[Called]:
    """List everybody who is, or may be, in the house: children first, then who is on duty.

    Where no shifts are kept, the whole team counts as on duty. Children who haven't arrived or
    have left are not on the roll. Who is off site with a child isn't looked for either.
    """
    expected = set(expected_codes(event))
    places = where_at(event)
    taking_part = {person.code for person in event.participants()}
    on_duty = _on_duty(event, now)
    gone_along = off_site_with_children(event)
    found = [Called(code, "child", expected=True) for code in sorted(expected)]
    others: list[Called] = []
    for person in sorted(event.people.values(), key=lambda person: person.code):
        if person.code in taking_part:
            place = places.get(person.code)
            if place is not None and place.where is Where.OFF_SITE:
                others.append(Called(person.code, "away", expected=False))
        elif person.withdrawn:
            continue
        elif person.code in gone_along:
            others.append(Called(person.code, "away", expected=False))
        elif not is_team(person):
            others.append(Called(person.code, "visitor", expected=False))
        elif person.code in on_duty:
            found.append(Called(person.code, "duty", expected=True))
        else:
            others.append(Called(person.code, "team", expected=False))
    order = ("team", "visitor", "away")
    return found + sorted(others, key=lambda called: order.index(called.group))


def _on_duty(event: Event, now: Instant) -> set[str]:
    if not event.shifts:
        return set(event.people)
    return {s.person for s in event.shifts.values() if s.start <= now < s.end}


def missing(called: Sequence[Called], roll: Roll | None) -> list[str]:
    """Name who is expected and not seen yet."""
    seen = roll.seen if roll is not None else set()
    return [one.code for one in called if one.expected and one.code not in seen]
