"""From a plan's rota, which names roles, to shifts of the people of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts import ShiftSet
from toolkit.model.instants import DAY_MINUTES, at_wall
from toolkit.model.laying import day_dates
from toolkit.model.plan import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.people import Person
    from toolkit.model.plan import Block, Plan, Shift


def proposed_shifts(event: Event) -> list[ShiftSet]:
    """Give the plan's shifts to those of the team who have none yet, in the plan's order.

    Where several shifts share a role, as an early and a late pair do, its people are dealt out
    to them in order of registration and keep to theirs on all days, so that nobody opens the
    morning after having closed the night. A shift for whose role there is nobody left stays
    without one. Of those who are there for a whole night one is always awake: two share it and
    change over at the night's second count, and whoever was awake first is second the next night.
    """
    resting = {code for code, _ in event.shifts}
    dealt = _dealt(event.plan, event.people.values())
    found: list[ShiftSet] = []
    for number, shift in enumerate(event.plan.rota):
        people = [
            code
            for role in shift.roles
            for code in dealt.get((role, shift.name), ())
            if code not in resting
        ]
        found += _spans(event, shift, f"plan-{number}", people)
    return found


def _spans(event: Event, shift: Shift, name: str, people: Sequence[str]) -> Iterator[ShiftSet]:
    """Give one shift of the plan to people; a whole night in two halves, each awake in one."""
    date = day_dates(event.plan, event.start, event.zone)[shift.day - 1]
    start, end = at_wall(date, shift.start, event.zone), at_wall(date, shift.end, event.zone)
    night = _whole_night(event.plan, shift)
    if night is None or len(people) < 2:
        for code in people:
            yield ShiftSet(code, name, start, end, awake=night is not None)
        return
    change = at_wall(date, _change(night), event.zone)
    first = (shift.day - 1) % len(people)
    second = shift.day % len(people)
    for at, code in enumerate(people):
        if at not in (first, second):
            yield ShiftSet(code, name, start, end)
            continue
        yield ShiftSet(code, f"{name}-a", start, change, awake=at == first)
        yield ShiftSet(code, f"{name}-b", change, end, awake=at == second)


def _whole_night(plan: Plan, shift: Shift) -> Block | None:
    """Find the night that a shift lasts from its beginning to its end."""
    for block in plan.days[shift.day - 1].blocks:
        begin = block.start
        if block.kind is Kind.NIGHT and begin is not None:
            whole = shift.start <= begin and begin + block.minutes <= shift.end
            return block if whole else None
    return None


def _change(night: Block) -> int:
    """Give the minutes after midnight at which those awake change: the second count, or halfway."""
    begin = night.start or 0
    counts = sorted(m if m >= begin else m + DAY_MINUTES for m in night.counts)
    return counts[1] if len(counts) > 1 else begin + night.minutes // 2


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


def own_name(event: Event, person: str, start: Instant) -> str:
    """Name a shift made by hand: free for that person, so that it replaces no other."""
    stem = f"own-{start}"
    names = [stem, *(f"{stem}-{number}" for number in range(2, len(event.shifts) + 3))]
    return next(name for name in names if (person, name) not in event.shifts)
