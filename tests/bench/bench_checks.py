"""All checks on a plan after an edit, against laying it out in time once."""

from datetime import date
from functools import partial

import msgspec

from tests.bench.measure import Row, interleave
from toolkit.content.library import find_plan
from toolkit.content.places import Places, shipped
from toolkit.model.instants import at_wall, load_zone
from toolkit.model.plan import Plan
from toolkit.model.rules.book import check_plan
from toolkit.model.timeline import planned

GOAL_MS = 20.0
BLOCKS = 120


def long_plan() -> Plan:
    """The 72-hour plan made five days and 120 blocks long, its third day told three times."""
    plan = find_plan(Places(shipped()), "consultation-72h").plan
    first, second, third, fourth = plan.days
    days = [first, second]
    for number in range(2):
        blocks = tuple(
            msgspec.structs.replace(block, id=f"{block.id}-{number}") for block in third.blocks
        )
        days.append(msgspec.structs.replace(third, blocks=blocks))
    days.append(fourth)
    short = BLOCKS - sum(len(day.blocks) for day in days)
    split = []
    for block in days[2].blocks:
        parts = min(short + 1, 8) if block.kind.value in ("free", "session") else 1
        minutes = block.minutes // parts
        split += [
            msgspec.structs.replace(
                block,
                id=f"{block.id}-part-{part}",
                minutes=block.minutes - minutes * (parts - 1) if part == 0 else minutes,
                steps=(),
                start=block.start if part == 0 else None,
                anchor=block.anchor if part == 0 else None,
            )
            for part in range(parts)
        ]
        short -= parts - 1
    days[2] = msgspec.structs.replace(days[2], blocks=tuple(split))
    return msgspec.structs.replace(plan, days=tuple(days))


def run() -> list[Row]:
    plan = long_plan()
    count = sum(1 for _ in plan.blocks())
    zone = load_zone("UTC")
    start = at_wall(date(2026, 6, 1), plan.days[0].start, zone)
    both = interleave(partial(check_plan, plan), partial(planned, plan, start, zone), rounds=15)
    return [
        Row(
            "all checks on a plan, against one timeline",
            both.ours_ms,
            both.baseline_ms,
            8.0,
            f"5 days, {count} blocks",
        ),
        Row("  in milliseconds", both.ours_ms, None, GOAL_MS),
    ]
