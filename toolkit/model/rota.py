"""From a plan's rota, which names roles, to shifts of the people of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts import ShiftSet
from toolkit.model.instants import at_wall
from toolkit.model.laying import day_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.model.event import Event
    from toolkit.model.people import Person
    from toolkit.model.plan import Plan


def proposed_shifts(event: Event) -> list[ShiftSet]:
    """Give the plan's shifts to those of the team who have none yet, in the plan's order.

    Where several shifts share a role, as an early and a late pair do, its people are dealt out
    to them in order of registration and keep to theirs on all days, so that nobody opens the
    morning after having closed the night. A shift for whose role there is nobody left stays
    without one.
    """
    resting = {code for code, _ in event.shifts}
    dealt = _dealt(event.plan, event.people.values())
    dates = day_dates(event.plan, event.start, event.zone)
    found = []
    for number, shift in enumerate(event.plan.rota):
        day = dates[shift.day - 1]
        start = at_wall(day, shift.start, event.zone)
        end = at_wall(day, shift.end, event.zone)
        found += [
            ShiftSet(code, f"plan-{number}", start, end)
            for role in shift.roles
            for code in dealt.get((role, shift.name), ())
            if code not in resting
        ]
    return found


def _dealt(plan: Plan, people: Iterable[Person]) -> Mapping[tuple[str, str], list[str]]:
    """Deal the people of each role out to the names of the shifts that ask for the role."""
    names: dict[str, list[str]] = {}
    for shift in plan.rota:
        for role in shift.roles:
            known = names.setdefault(role, [])
            if shift.name not in known:
                known.append(shift.name)
    dealt: dict[tuple[str, str], list[str]] = {}
    turn: dict[str, int] = {}
    for person in people:
        wanted = names.get(person.role)
        if person.withdrawn or not wanted:
            continue
        at = turn[person.role] = turn.get(person.role, -1) + 1
        dealt.setdefault((person.role, wanted[at % len(wanted)]), []).append(person.code)
    return dealt
