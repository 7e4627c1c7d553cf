"""What a trainer does to the blocks and days of a plan; each gives a plan that could be saved.

All raise ``UserError`` with a reason where the result couldn't be run or written: a day left
without a block, a night that isn't last, fixed times that run backwards, a strand in a strand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from toolkit.model.editing.places import PARKED, Place, laid_open
from toolkit.model.editing.settling import settled
from toolkit.model.errors import UserError
from toolkit.model.ids import free_id
from toolkit.model.instants import DAY_MINUTES
from toolkit.model.plan import Anchor, Block, Day, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.model.plan import Plan

NEW_MINUTES = 30
"""Length of a new block, in minutes: ours."""


def change_block(plan: Plan, block_id: str, **fields: Any) -> Plan:  # noqa: ANN401 — a field each
    """Set fields of a block, a parked one's too; what depends on them follows, see ``settled``."""
    there = laid_open(plan)
    block = there.block(block_id)
    if block.strands and "minutes" in fields and fields["minutes"] != block.minutes:
        raise UserError("edit-strands-length", title=block.title)
    if fields.get("kind") is Kind.NIGHT and there.find(block_id).owner:
        raise UserError("edit-strand-night", title=block.title)
    if fields.get("mandatory"):
        fields.setdefault("optional", False)
    if fields.get("optional"):
        fields.setdefault("mandatory", False)
    there.swap(settled(replace(block, **fields)))
    return there.closed()


def resize(plan: Plan, block_id: str, minutes: int) -> Plan:
    """Give a block another length, at least a minute and at most a day."""
    return change_block(plan, block_id, minutes=min(max(1, minutes), DAY_MINUTES))


def fix_start(plan: Plan, block_id: str, start: int | None, anchor: Anchor = Anchor.FIXED) -> Plan:
    """Let a block begin at a wall time (minutes after its day's midnight), or, with None, flow.

    The first block of a day always begins with its day: a time moves the day's opening, and
    ``None`` leaves it the house's own.
    """
    there = laid_open(plan)
    place = there.find(block_id)
    if place.owner or place.day == PARKED:
        raise UserError("edit-no-time", title=there.block(block_id).title)
    block = there.block(block_id)
    if place.at == 0:
        opening = there.heads[place.day].start if start is None else start % DAY_MINUTES
        there.heads[place.day] = replace(there.heads[place.day], start=opening)
        there.swap(replace(block, start=None, anchor=None if start is None else anchor))
    else:
        there.swap(replace(block, start=start, anchor=None if start is None else anchor))
    return there.closed()


def insert(plan: Plan, block: Block, place: Place) -> Plan:
    """Put a new block in, under an id that is free."""
    there = laid_open(plan)
    taken = there.ids()
    renamed = _renamed(block, taken)
    if place.owner or place.day == PARKED:
        renamed = replace(renamed, start=None, anchor=None)
    there.put(settled(renamed), place)
    return there.closed()


def _renamed(block: Block, taken: set[str]) -> Block:
    name = free_id(block.id, taken)
    taken.add(name)
    strands = tuple(tuple(_renamed(inner, taken) for inner in row) for row in block.strands)
    return replace(block, id=name, strands=strands)


def new_block(plan: Plan, title: str, kind: Kind = Kind.SESSION) -> Block:
    """Give an empty block with a free id, to be put in."""
    return Block(free_id("new-block", laid_open(plan).ids()), title, kind, NEW_MINUTES)


def duplicate(plan: Plan, block_id: str) -> tuple[Plan, str]:
    """Put a copy of a block behind it; give the plan and the copy's id."""
    there = laid_open(plan)
    place = there.find(block_id)
    block = there.block(block_id)
    copy = _renamed(replace(block, start=None, anchor=None), there.ids())
    there.put(copy, place._replace(at=place.at + 1))
    return there.closed(), copy.id


def remove(plan: Plan, block_id: str) -> Plan:
    """Take a block out for good, unless it must stay; see :func:`keeps`."""
    there = laid_open(plan)
    block = there.block(block_id)
    if keeps(block):
        raise UserError("edit-mandatory", title=block.title)
    there.take(there.find(block_id))
    return there.closed()


def keeps(block: Block) -> bool:
    """Tell whether a block, or one in its strands, stays in every adaptation."""
    return block.mandatory or any(inner.mandatory for row in block.strands for inner in row)


def move(plan: Plan, block_id: str, place: Place) -> Plan:
    """Put a block before what stands at another place now."""
    there = laid_open(plan)
    was = there.find(block_id)
    block = there.block(block_id)
    if place.owner == block_id:
        raise UserError("edit-strand-nested", title=block.title)
    if place.day == PARKED and was.day != PARKED and keeps(block):
        raise UserError("edit-mandatory", title=block.title)
    same_row = (was.day, was.owner, was.strand) == (place.day, place.owner, place.strand)
    at = place.at - 1 if same_row and was.at < place.at else place.at
    if same_row and at == was.at:
        return plan
    holder = _holder(there.row(Place(place.day, 0)), place)
    there.take(was)
    day_place = place._replace(at=at)
    if place.owner:
        day_place = day_place._replace(owner=_still(there.ids(), holder, block.title))
    elif was.owner and was.day == place.day and not same_row:
        # A frame that fell away with its last but one strand shifts what stands behind it.
        day_place = place._replace(at=_shifted(plan, there.row(Place(place.day, 0)), place))
    there.put(block, day_place)
    return there.closed()


def _holder(row: list[Block], place: Place) -> str:
    return place.owner or (row[place.at].id if place.at < len(row) else "")


def _still(ids: set[str], owner: str, title: str) -> str:
    if owner not in ids:
        raise UserError("edit-strand-gone", title=title)
    return owner


def _shifted(plan: Plan, row: list[Block], place: Place) -> int:
    """Find where in a changed row the block stands that was at a place before."""
    before = [block.id for block in (plan.parked if place.day == PARKED else _day(plan, place))]
    for name in before[place.at :]:
        found = next((at for at, block in enumerate(row) if block.id == name), None)
        if found is not None:
            return found
    return len(row)


def _day(plan: Plan, place: Place) -> tuple[Block, ...]:
    return plan.days[place.day].blocks


def move_by(plan: Plan, block_id: str, steps: int) -> Plan:
    """Move a block earlier (negative) or later in its line, into the next day at its end."""
    there = laid_open(plan)
    place = there.find(block_id)
    if place.owner:
        row: Iterable[Block] = there.block(place.owner).strands[place.strand]
    else:
        row = there.row(place)
    last = len(list(row)) - 1
    target = place.at + steps
    if 0 <= target <= last:
        at = target if steps < 0 else target + 1
        return move(plan, block_id, place._replace(at=at))
    if place.owner or place.day == PARKED:
        return plan
    day = place.day + (1 if steps > 0 else -1)
    if not 0 <= day < len(there.lines):
        return plan
    at = 0 if steps > 0 else len(there.lines[day])
    night = there.lines[day] and there.lines[day][-1].kind is Kind.NIGHT
    if steps < 0 and night and there.block(block_id).kind is not Kind.NIGHT:
        at -= 1
    return move(plan, block_id, Place(day, at))


def park(plan: Plan, block_id: str) -> Plan:
    """Lay a block aside."""
    return move(plan, block_id, Place(PARKED, len(plan.parked)))


def run_beside(plan: Plan, block_id: str, other_id: str) -> tuple[Plan, str]:
    """Let a block run beside another one; give the plan and the id of what holds both.

    Where the other already holds strands, or stands in one, the block becomes a further strand.
    Otherwise a frame with the other's title, time and kind takes its place.
    """
    there = laid_open(plan)
    other, place = there.block(other_id), there.find(other_id)
    if block_id == other_id:
        return plan, ""
    owner = place.owner or (other_id if other.strands else "")
    block = there.block(block_id)
    for one in (block, other):
        if one.kind is Kind.NIGHT:
            raise UserError("edit-strand-night", title=one.title)
    if block.strands:
        raise UserError("edit-strand-nested", title=block.title)
    if place.day == PARKED:
        raise UserError("edit-no-time", title=other.title)
    there.take(there.find(block_id))
    if owner:
        if owner not in there.ids():
            raise UserError("edit-strand-gone", title=block.title)
        there.put(block, Place(place.day, 0, owner, len(there.block(owner).strands)))
        return there.closed(), owner
    frame = Block(
        free_id(f"{other_id}-beside", there.ids() | {block_id}),
        other.title,
        other.kind,
        other.minutes,
        start=other.start,
        anchor=other.anchor,
    )
    lone = [replace(one, start=None, anchor=None) for one in (other, block)]
    row = there.row(there.find(other_id))
    row[row.index(other)] = settled(replace(frame, strands=((lone[0],), (lone[1],))))
    return there.closed(), frame.id


def add_day(plan: Plan, after: int, title: str, first: Block) -> Plan:
    """Put a new day behind day ``after`` (0 is the first; -1 puts it first) with one block."""
    there = laid_open(plan)
    start = there.heads[max(after, 0)].start
    there.heads.insert(after + 1, Day(title, start, ()))
    there.lines.insert(after + 1, [settled(_renamed(first, there.ids()))])
    return there.closed()


def remove_day(plan: Plan, day: int) -> Plan:
    """Take a day out; its blocks are laid aside, so that nothing is lost."""
    there = laid_open(plan)
    if len(there.lines) == 1:
        raise UserError("edit-last-day")
    for block in there.lines[day]:
        if keeps(block):
            raise UserError("edit-mandatory", title=block.title)
    there.parked += there.lines.pop(day)
    there.heads.pop(day)
    return replace(there.closed(), rota=_rota_without(plan, day))


def _rota_without(plan: Plan, day: int) -> tuple[Any, ...]:
    """Give the shifts without those of a day; those of later days move up with them."""
    return tuple(
        replace(shift, day=shift.day - 1) if shift.day > day + 1 else shift
        for shift in plan.rota
        if shift.day != day + 1
    )


def move_day(plan: Plan, day: int, to: int) -> Plan:
    """Let a day come as number ``to`` (0 is the first); the shifts go along."""
    there = laid_open(plan)
    order = list(range(len(there.lines)))
    order.insert(to, order.pop(day))
    there.heads = [there.heads[one] for one in order]
    there.lines = [there.lines[one] for one in order]
    number = {old + 1: new + 1 for new, old in enumerate(order)}
    rota = tuple(replace(shift, day=number.get(shift.day, shift.day)) for shift in plan.rota)
    return replace(there.closed(), rota=rota)


def change_day(plan: Plan, day: int, *, title: str | None = None, start: int | None = None) -> Plan:
    """Give a day another title or opening (minutes after midnight)."""
    there = laid_open(plan)
    head = there.heads[day]
    there.heads[day] = replace(
        head,
        title=head.title if title is None else title,
        start=head.start if start is None else start % DAY_MINUTES,
    )
    return there.closed()


def change_plan(plan: Plan, **fields: Any) -> Plan:  # noqa: ANN401 — a field each
    """Set fields of the plan itself."""
    return replace(plan, **fields)
