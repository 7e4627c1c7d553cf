"""What is wrong with a plan's times: gaps and overlaps at fixed times; reported, not mended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from toolkit.model.instants import MINUTE, at_wall, from_datetime
from toolkit.model.plan import Kind
from toolkit.model.schedule import State
from toolkit.model.timeline import planned

if TYPE_CHECKING:
    from toolkit.model.plan import Plan

_CALM_DAY = date(2026, 6, 1)
"""Any date: in UTC no clock ever changes."""


@dataclass(frozen=True, slots=True)
class TimeProblem:
    """A ``gap`` (warning) or an ``overlap`` (error) of ``minutes`` at a block."""

    code: str
    block: str
    minutes: int

    @property
    def is_error(self) -> bool:
        """Whether the plan can't be run as it stands."""
        return self.code == "overlap"


def check_times(plan: Plan) -> list[TimeProblem]:
    """Find gaps and overlaps against the fixed times of a plan, in agenda order.

    Between a day without a night and the next people are at home: that is no gap.
    """
    zone = ZoneInfo("UTC")
    opening = plan.days[0].start
    start = at_wall(_CALM_DAY, opening, zone)
    found = []
    schedule = planned(plan, start, zone)
    anchors = {b.id: b for _, b in plan.blocks() if b.start is not None}
    apart = {
        after.blocks[0].id
        for before, after in pairwise(plan.days)
        if before.blocks[-1].kind is not Kind.NIGHT
    }
    for row in schedule.rows:
        if row.state is State.GAP:
            gap = row.id.removeprefix("before-")
            if gap not in apart:
                found.append(TimeProblem("gap", gap, row.minutes))
        elif row.clipped:
            found.append(TimeProblem("overlap", row.id, row.clipped // MINUTE))
        elif row.id in anchors:
            late = row.begin - _due(plan, row.id, row.day, zone)
            if late > 0:
                found.append(TimeProblem("overlap", row.id, late // MINUTE))
    return found


def _due(plan: Plan, block: str, day: int, zone: ZoneInfo) -> int:
    found = plan.block(block)
    midnight = from_datetime(datetime.combine(_CALM_DAY, datetime.min.time(), UTC))
    start = found.start if found is not None and found.start is not None else 0
    return midnight + ((day - 1) * 24 * 60 + start) * MINUTE
