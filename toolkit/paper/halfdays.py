"""The half-days of an event: what presence is signed for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model.instants import to_datetime
from toolkit.model.plan import Kind
from toolkit.model.timeline import planned

if TYPE_CHECKING:
    from datetime import date

    from toolkit.model.event import Event

NOON = 13
"""The hour at which the afternoon begins, as funders' sheets have it: after a southern lunch."""


@dataclass(frozen=True, slots=True)
class HalfDay:
    """The morning or the afternoon (evening included) of a date."""

    day: date
    afternoon: bool


def half_days(event: Event) -> list[HalfDay]:
    """Give the half-days in which something begins, nights left out, in order."""
    found: dict[HalfDay, None] = {}
    for row in planned(event.plan, event.start, event.zone).rows:
        if row.block.kind is not Kind.NIGHT:
            begin = to_datetime(row.begin, event.zone)
            found[HalfDay(begin.date(), begin.hour >= NOON)] = None
    return list(found)


def in_grids(halves: list[HalfDay], most: int) -> list[list[HalfDay]]:
    """Part half-days into grids of at most ``most``, without tearing a date apart."""
    grids: list[list[HalfDay]] = [[]]
    for day in dict.fromkeys(half.day for half in halves):
        of_day = [half for half in halves if half.day == day]
        if grids[-1] and len(grids[-1]) + len(of_day) > most:
            grids.append([])
        grids[-1].extend(of_day)
    return grids
