"""The one schedule function: plan, facts and now give where everything lies in time.

Screen, paper and workbook all read its result, so that they cannot disagree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.model.laying import Laying, Slot, slots_of
from toolkit.model.plan import Kind
from toolkit.model.schedule import Phase, Row, Slip, State, Timeline

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from toolkit.model.instants import Instant
    from toolkit.model.plan import Plan
    from toolkit.model.run import Run


def planned(plan: Plan, start: Instant, zone: ZoneInfo) -> Timeline:
    """Lay a plan out in time as if all went as planned.

    ``start`` replaces the opening of day 1; the other anchors keep their wall time.
    """
    slots = slots_of(plan, [*plan.blocks()], start, zone)
    rows = Laying(slots, start, zone, {}, []).lay()
    return Timeline(plan.id, start, rows[-1].end, tuple(rows), Phase.PREPARED, frozenset(), None)


def timeline(
    plan: Plan,
    start: Instant,
    zone: ZoneInfo,
    run: Run,
    now: Instant,
    as_planned: Timeline | None = None,
) -> Timeline:
    """Lay an event out in time as it stands at ``now``: what was, what is, what will be.

    ``as_planned`` is what :func:`planned` gives for the same plan, for who has it already.
    """
    if as_planned is None:
        as_planned = planned(plan, start, zone)
    was_planned = {row.id: row for row in as_planned.rows}
    slots = slots_of(plan, run.line, start, zone)
    first = next((r.started for r in run.records.values() if r.started is not None), None)
    begin = start if first is None else min([start, *_starts(run)])
    laying = Laying(slots, begin, zone, run.records, run.pauses)
    laying.settle(run, now)
    rows = []
    for row in laying.lay():
        plan_row = was_planned.get(row.id)
        if plan_row is None or row.state is State.GAP:
            rows.append(row)
        else:
            rows.append(
                msgspec.structs.replace(row, planned_begin=plan_row.begin, planned_end=plan_row.end)
            )
    current = laying.current
    return Timeline(
        plan.id,
        begin,
        rows[-1].end,
        tuple(rows),
        _phase(run, rows, current),
        current,
        _slip(rows, slots, was_planned) if run.opened is not None and run.closed is None else None,
    )


def _starts(run: Run) -> list[Instant]:
    return [r.started for r in run.records.values() if r.started is not None]


def _phase(run: Run, rows: list[Row], current: frozenset[str]) -> Phase:
    if run.closed is not None:
        return Phase.CLOSED
    if run.opened is None:
        return Phase.PREPARED
    running = [row for row in rows if row.id in current]
    if not running:
        return Phase.WAITING
    if any(row.block.kind is Kind.NIGHT for row in running):
        return Phase.NIGHT
    return Phase.PAUSED if run.paused_since is not None else Phase.RUNNING


def _slip(rows: list[Row], slots: list[Slot], was_planned: dict[str, Row]) -> Slip:
    """Say how late it is against the next fixed time: what the blocks before it had to give."""
    anchors = {slot.block.id: slot.anchor for slot in slots if slot.anchored}
    late = 0
    for row in rows:
        if row.state is State.AHEAD and row.id in anchors:
            delay = max(0, row.begin - anchors[row.id])
            return Slip(late + delay, row.id, anchors[row.id], delay == 0)
        if row.state in (State.RUNNING, State.AHEAD):
            late += row.clipped
    last = rows[-1]
    expected = was_planned.get(last.id, last).end
    return Slip(max(0, last.end - expected), "", expected, last.end <= expected)
