"""What a change of the clocks does to an event, and the three repairs.

People live by the wall clock, so a night takes up the change: in spring it loses an hour, in
autumn it gains one, and the event lasts 71 or 73 hours. That is explained, and three ways are
offered; one that would move someone from outside is not possible and says why.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from toolkit.model.adapt import adapt
from toolkit.model.facts import Adapted
from toolkit.model.instants import MINUTE, to_datetime
from toolkit.model.plan import Anchor, Kind
from toolkit.model.timeline import planned

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from toolkit.model.instants import Instant
    from toolkit.model.plan import Block, Plan

KEEP_WALL = "keep-wall"
MOVE_END = "move-end"
WAKE_LATER = "wake-later"

LUNCH_FROM = 11 * 60
"""A fixed meal from 11:00 on is lunch: the morning ends there."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to live with the change. ``why_not`` is empty where it is possible.

    ``block`` is the block that stands in the way, ``adapted`` what choosing it says. ``short`` is
    how many minutes a possible one takes from ``block`` beyond its floor, as a fixed time holds.
    """

    code: str
    adapted: Adapted
    why_not: str = ""
    block: str = ""
    short: int = 0

    @property
    def possible(self) -> bool:
        """Whether it may be chosen."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class ClockChange:
    """A change inside an event: minutes gained (negative: lost), in which block, what it does.

    ``elapsed`` and ``usual`` are the event's minutes with and without it; ``lasts`` are those of
    the block that takes it up.
    """

    gained: int
    block: str
    lasts: int
    elapsed: int
    usual: int
    repairs: tuple[Repair, ...] = field(default=())


def clock_change(plan: Plan, start: Instant, zone: ZoneInfo) -> ClockChange | None:
    """Find the change of the clocks inside an event; ``None`` if there is none."""
    schedule = planned(plan, start, zone)
    gained = _gained(schedule.start, schedule.end, zone)
    if gained == 0:
        return None
    row = next(r for r in schedule.rows if _gained(r.begin, r.end, zone) != 0)
    elapsed = (schedule.end - schedule.start) // MINUTE
    repairs = (
        Repair(KEEP_WALL, Adapted(KEEP_WALL)),
        _move_end(plan, gained),
        _fitted(_wake_later(plan, row.id, gained), plan, start, zone),
    )
    return ClockChange(gained, row.id, row.minutes, elapsed, elapsed - gained, repairs)


def _gained(begin: Instant, end: Instant, zone: ZoneInfo) -> int:
    before, after = to_datetime(begin, zone).utcoffset(), to_datetime(end, zone).utcoffset()
    if before is None or after is None:
        return 0
    return round((before - after).total_seconds() / 60)


def _move_end(plan: Plan, gained: int) -> Repair:
    """Keep the hours by a later or earlier end; fixed times on the way hold."""
    blocks = [block for _, block in plan.blocks()]
    if gained < 0:
        last = blocks[-1]
        return Repair(MOVE_END, Adapted(MOVE_END, lengths={last.id: last.minutes - gained}))
    lengths: dict[str, int] = {}
    left = gained
    for block in reversed(blocks):
        give = min(left, _room(block))
        if give > 0:
            lengths[block.id] = block.minutes - give
            left -= give
        if left == 0:
            return Repair(MOVE_END, Adapted(MOVE_END, lengths=lengths))
        if block.start is not None:
            why = "outside" if block.anchor is Anchor.OUTSIDE else "fixed"
            return Repair(MOVE_END, Adapted(MOVE_END), why, block.id)
    return Repair(MOVE_END, Adapted(MOVE_END), "too-short", blocks[-1].id)


def _wake_later(plan: Plan, night: str, gained: int) -> Repair:
    """Sleep as long as planned and move the morning up to lunch; breakfast moves with it."""
    nothing = Adapted(WAKE_LATER)
    if gained > 0:
        return Repair(WAKE_LATER, nothing, "longer", night)
    blocks = [block for _, block in plan.blocks()]
    at = next(i for i, block in enumerate(blocks) if block.id == night)
    if blocks[at].kind is not Kind.NIGHT or at + 1 == len(blocks):
        return Repair(WAKE_LATER, nothing, "no-night", night)
    morning: list[Block] = []
    for block in blocks[at + 1 :]:
        if block.start is not None and block.kind is Kind.MEAL and block.start >= LUNCH_FROM:
            break
        if block.anchor is Anchor.OUTSIDE:
            return Repair(WAKE_LATER, nothing, "outside", block.id)
        morning.append(block)
    else:
        return Repair(WAKE_LATER, nothing, "no-lunch", night)
    starts = {b.id: b.start - gained for b in morning if b.start is not None}
    lengths = {night: blocks[at].minutes - gained, **_cut(_last_stretch(morning), -gained)}
    return Repair(WAKE_LATER, Adapted(WAKE_LATER, starts, lengths))


def _fitted(repair: Repair, plan: Plan, start: Instant, zone: ZoneInfo) -> Repair:
    """Cut what doesn't fit even so to what is left of it: an adapted plan isn't late by itself."""
    rows = planned(adapt(plan, repair.adapted), start, zone).rows
    cut = [row for row in rows if row.clipped]
    if not (repair.possible and cut):
        return repair
    lengths = repair.adapted.lengths | {row.id: row.minutes for row in cut}
    return replace(
        repair,
        adapted=Adapted(repair.code, repair.adapted.starts, lengths),
        block=cut[0].id,
        short=sum(row.clipped for row in cut) // MINUTE,
    )


def _last_stretch(blocks: list[Block]) -> list[Block]:
    """Give the blocks from the last fixed time on: what is cut before it wins nothing after it."""
    fixed = [n for n, block in enumerate(blocks) if block.start is not None]
    return blocks[max(fixed, default=0) :]


def _room(block: Block) -> int:
    """How many minutes a block can give; one of parallel lines lasts as long as they do."""
    return 0 if block.strands or block.kind is Kind.MEAL else block.minutes - block.least


def _cut(blocks: list[Block], minutes: int) -> dict[str, int]:
    """Shorten blocks to win ``minutes``, each by its share of what it can give, to its floor."""
    room = {block.id: _room(block) for block in blocks}
    total = sum(room.values())
    if total == 0:
        return {}
    left = min(minutes, total)
    lengths: dict[str, int] = {}
    for block in blocks:
        if not room.get(block.id):
            continue
        give = min(room[block.id], -(-left * room[block.id] // total))
        total -= room[block.id]
        left -= give
        lengths[block.id] = block.minutes - give
    return lengths
