"""The plan as adapted for one event: the middle layer between planned and as it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from toolkit.model.facts import Adapted
    from toolkit.model.plan import Block, Plan


def adapt(plan: Plan, adapted: Adapted) -> Plan:
    """Give ``plan`` with the new wall starts of anchors and the new lengths of blocks."""

    def changed(block: Block) -> Block:
        start = adapted.starts.get(block.id, block.start) if block.start is not None else None
        minutes = max(0, adapted.lengths.get(block.id, block.minutes))
        if (start, minutes) == (block.start, block.minutes):
            return block
        floor = None if block.floor is None else min(block.floor, minutes)
        return msgspec.structs.replace(block, start=start, minutes=minutes, floor=floor)

    days = tuple(
        msgspec.structs.replace(day, blocks=tuple(changed(b) for b in day.blocks))
        for day in plan.days
    )
    return msgspec.structs.replace(plan, days=days)
