"""A run that is imagined: all went as planned until a block began late."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.instants import MINUTE, Instant
from toolkit.model.plan import Kind
from toolkit.model.run import Record, Run
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from toolkit.model.plan import Plan
    from toolkit.model.schedule import Row, Timeline


class Imagined(NamedTuple):
    """A run, and when it is looked at."""

    run: Run
    now: Instant


def late_at(plan: Plan, as_planned: Timeline, block: str, late: int) -> Imagined | None:
    """Begin a block ``late`` minutes late, and look then; ``None`` without such a block.

    A night begins by the clock and can't be late.
    """
    rows = _awake(as_planned)
    at = next((n for n, row in enumerate(rows) if row.id == block), None)
    if at is None:
        return None
    began = Instant(rows[at].begin + late * MINUTE)
    records = {row.id: Record(started=row.begin, ended=row.end) for row in rows[:at]}
    if at:
        # What went before was drawn out until then, unless a night lies between.
        before = rows[at - 1]
        if before.end == rows[at].begin:
            records[before.id].ended = began
    records[block] = Record(started=began)
    run = Run(line=list(plan.blocks()), records=records, opened=as_planned.start)
    return Imagined(run, began)


def late_when(plan: Plan, as_planned: Timeline, now: Instant, late: int) -> Imagined | None:
    """Be ``late`` minutes late at an instant; ``None`` where nothing would run then, or a night."""
    meant = now - late * MINUTE
    row = next((r for r in _awake(as_planned) if r.begin <= meant < r.end), None)
    found = None if row is None else late_at(plan, as_planned, row.id, late)
    return None if found is None else Imagined(found.run, now)


def _awake(as_planned: Timeline) -> list[Row]:
    gaps = (State.GAP,)
    return [r for r in as_planned.rows if r.block.kind is not Kind.NIGHT and r.state not in gaps]
