"""How many adults a plan's shifts can have on duty, at any minute."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.model.instants import DAY_MINUTES, MINUTE
from toolkit.model.people import TEAM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from toolkit.model.plan import Shift, TeamRole
    from toolkit.model.rules.base import Case
    from toolkit.model.schedule import Row


def shifts_of(rota: Iterable[Shift]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Give a plan's shifts as minutes after the midnight before the plan begins."""
    days = ((shift, (shift.day - 1) * DAY_MINUTES) for shift in rota)
    return [(day + shift.start, day + shift.end, shift.roles) for shift, day in days]


def _minute(case: Case, instant: int) -> int:
    """Give the minutes from the midnight before the plan begins, by the wall."""
    opening = case.plan.days[0].start
    return opening + (instant - case.schedule.start) // MINUTE


@lru_cache(maxsize=8)
def covered(team: tuple[TeamRole, ...], rota: tuple[Shift, ...]) -> tuple[tuple[int, int], ...]:
    """Give from which minute on how many adults can be on duty, in time order.

    Remembered, since a plan's shifts stay while its blocks are edited.
    """
    counts: dict[str, int] = {}
    for post in team:
        counts[post.role] = counts.get(post.role, 0) + post.count
    shifts = shifts_of(rota)
    edges = sorted({edge for start, end, _ in shifts for edge in (start, end)})
    return tuple((edge, _most_at(shifts, counts, edge)) for edge in edges)


def _most_at(
    shifts: Sequence[tuple[int, int, tuple[str, ...]]], counts: Mapping[str, int], minute: int
) -> int:
    """Count the adults who can be on duty: all whom the plan has of the roles that are."""
    on = [roles for start, end, roles in shifts if start <= minute < end]
    found = 0
    for role in {role for roles in on for role in roles if role in TEAM}:
        found += max(counts.get(role, 1), sum(role in roles for roles in on))
    return found


def fewest_in(case: Case, cover: Sequence[tuple[int, int]], row: Row) -> int:
    """Give the fewest adults on duty at any minute of a row."""
    first, last = _minute(case, row.begin), _minute(case, row.end)
    at_first = 0
    within = []
    for edge, adults in cover:
        if edge <= first:
            at_first = adults
        elif edge < last:
            within.append(adults)
    return min([at_first, *within])
