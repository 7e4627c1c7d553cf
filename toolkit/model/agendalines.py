"""A plan as the lines of an agenda, with the times that the one timeline function gives them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.instants import DAY_MINUTES, MINUTE, load_zone, start_instant
from toolkit.model.schedule import State
from toolkit.model.timeline import planned

if TYPE_CHECKING:
    from toolkit.model.plan import Block, Plan
    from toolkit.model.schedule import Row

_ANY_DAY = datetime(2001, 1, 1)  # noqa: DTZ001 — a wall time; the zone has no clock changes


class AgendaLine(NamedTuple):
    """One block: minutes after its day's midnight, past 1440 on the next date.

    ``strand`` numbers the parallel line that it is in, from 1; 0 is the plan's own line.
    """

    block: Block
    begin: int
    end: int
    strand: int = 0

    @property
    def minutes(self) -> int:
        """How long it lasts in the agenda."""
        return self.end - self.begin


class AgendaDay(NamedTuple):
    """One day of the agenda, its number from 1."""

    number: int
    title: str
    lines: tuple[AgendaLine, ...]


def agenda_days(plan: Plan) -> list[AgendaDay]:
    """Give a plan's days; what isn't planned between blocks has no line."""
    opening = plan.days[0].start
    zone = load_zone("UTC")
    start = start_instant(_ANY_DAY.replace(hour=opening // 60, minute=opening % 60), zone)
    midnight = start // MINUTE - opening
    lines: dict[int, list[AgendaLine]] = {}
    for row in planned(plan, start, zone).rows:
        if row.state is State.GAP:
            continue
        own = lines.setdefault(row.day, [])
        nought = midnight + (row.day - 1) * DAY_MINUTES
        own.append(_line(row, nought))
        for number, strand in enumerate(row.strands, start=1):
            own += [_line(inner, nought, number) for inner in strand]
    return [
        AgendaDay(number, day.title, tuple(lines.get(number, ())))
        for number, day in enumerate(plan.days, start=1)
    ]


def _line(row: Row, midnight: int, strand: int = 0) -> AgendaLine:
    return AgendaLine(
        row.block, row.begin // MINUTE - midnight, row.end // MINUTE - midnight, strand
    )
