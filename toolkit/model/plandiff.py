"""What is different between two plans: block by block and field by field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from toolkit.model.planparts import Line, Parts, take_apart

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from toolkit.model.plan import Block, Day, Plan, Shift, TeamRole


_Id = TypeVar("_Id", str, Line)


class What(StrEnum):
    """What happened to a part of a plan."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class Of(StrEnum):
    """What kind of part it is."""

    PLAN = "plan"
    TEAM = "team"
    ROTA = "rota"
    DAY = "day"
    BLOCK = "block"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    ``key`` names the part: a block's id, a day's number, a role of the team, a shift's name.
    ``title`` is what people call it. ``day`` is the number (from 1) of the day it stands in, in the
    second plan if it is there, else in the first; 0 for the plan itself. Of a change ``field`` is
    the key in the file, ``before`` and ``after`` are its values; of a move they are the places.
    """

    what: What
    of: Of
    key: str = ""
    title: str = ""
    day: int = 0
    field: str = ""
    before: object = None
    after: object = None
    mandatory: bool = False


PLAN_FIELDS = (
    "id",
    "version",
    "origin",
    "title",
    "programme",
    "language",
    "funder",
    "disclaimer",
    "size",
    "ages",
    "summary",
    "objectives",
    "outputs",
    "preparation",
    "afterwards",
    "left_out",
)
"""The plan's own fields: the keys of the file, those of ``group`` each by itself."""


def plan_field(plan: Plan, name: str) -> object:
    """Give one of :data:`PLAN_FIELDS` of a plan."""
    if name == "size":
        return (plan.group.least, plan.group.most)
    if name == "ages":
        return (plan.group.youngest, plan.group.oldest)
    value: object = getattr(plan, name)
    return value


def diff(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Say what has to change in ``before`` to make ``after`` of it, in the order of the agenda.

    Nothing is different exactly where the plans are equal.
    """
    old, new = take_apart(before, after)
    return (
        *_plan_changes(before, after),
        *_listed(Of.TEAM, team_keys(before.team), team_keys(after.team)),
        *_listed(Of.ROTA, shift_keys(before.rota), shift_keys(after.rota)),
        *_listed(Of.PARKED, parked_keys(before), parked_keys(after)),
        *_days(old, new),
        *_blocks(old, new),
    )


def _plan_changes(before: Plan, after: Plan) -> Iterator[Change]:
    for name in PLAN_FIELDS:
        was, now = plan_field(before, name), plan_field(after, name)
        if was != now:
            yield Change(What.CHANGED, Of.PLAN, field=name, before=was, after=now)


def team_keys(team: Sequence[TeamRole]) -> dict[str, TeamRole]:
    """Name the roles of a team; a second line with the same role is told by its number."""
    named: dict[str, TeamRole] = {}
    for role in team:
        named[_free(named, role.role)] = role
    return named


def shift_keys(rota: Sequence[Shift]) -> dict[str, Shift]:
    """Name the shifts of a rota by day and name."""
    named: dict[str, Shift] = {}
    for shift in rota:
        named[_free(named, f"{shift.day} {shift.name}")] = shift
    return named


def parked_keys(plan: Plan) -> dict[str, Block]:
    """Name the blocks that a plan has laid aside by their ids."""
    return {block.id: block for block in plan.parked}


def _free(taken: Container[str], name: str) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} #{number}"
    return free


def _listed(
    of: Of,
    before: Mapping[str, TeamRole | Shift | Block],
    after: Mapping[str, TeamRole | Shift | Block],
) -> Iterator[Change]:
    moved = _out_of_order(tuple(before), tuple(after))
    for key, part in after.items():
        was = before.get(key)
        called = _called(key, part)
        if was is None:
            yield Change(What.ADDED, of, key, called)
            continue
        if key in moved:
            yield Change(What.MOVED, of, key, called)
        for name in part.__struct_fields__:
            old, new = getattr(was, name), getattr(part, name)
            if old != new:
                yield Change(What.CHANGED, of, key, called, 0, name, old, new)
    for key, part in before.items():
        if key not in after:
            yield Change(What.REMOVED, of, key, _called(key, part))


def _called(key: str, part: TeamRole | Shift | Block) -> str:
    """Say what people call a part of a list: a parked block's title, else its key."""
    title = getattr(part, "title", "")
    return title if isinstance(title, str) and title else key


def _days(old: Parts, new: Parts) -> Iterator[Change]:
    moved = _out_of_order(tuple(old.days), tuple(new.days))
    for key, day in new.days.items():
        number = new.day_number(key)
        was = old.days.get(key)
        if was is None:
            yield Change(What.ADDED, Of.DAY, str(number), day.title, number)
            continue
        if key in moved:
            yield _day(What.MOVED, number, day, "", old.day_number(key), number)
        for name in ("title", "start"):
            if getattr(was, name) != getattr(day, name):
                yield _day(What.CHANGED, number, day, name, getattr(was, name), getattr(day, name))
    for key, day in old.days.items():
        if key not in new.days:
            yield Change(What.REMOVED, Of.DAY, str(old.day_number(key)), day.title)


def _day(what: What, number: int, day: Day, field: str, before: object, after: object) -> Change:
    return Change(what, Of.DAY, str(number), day.title, number, field, before, after)


def _blocks(old: Parts, new: Parts) -> Iterator[Change]:
    moved = {
        block
        for line in new.lines
        for block in _out_of_order(old.lines.get(line, ()), new.lines[line])
    }
    order = tuple(block.id for _, block in new.plan.all_blocks())
    for block_id in order:
        block = new.blocks[block_id]
        day = new.day_number(new.day_of(block_id))
        if block_id not in old.blocks:
            yield _block(What.ADDED, block, day)
            continue
        if old.place[block_id] != new.place[block_id] or block_id in moved:
            was, now = _place(old, block_id), _place(new, block_id)
            yield _block(What.MOVED, block, day, "", was, now)
        yield from _fields(old, new, block_id, day)
    for _, gone in old.plan.all_blocks():
        if gone.id not in new.blocks:
            yield _block(What.REMOVED, gone, old.day_number(old.day_of(gone.id)))


def _fields(old: Parts, new: Parts, block_id: str, day: int) -> Iterator[Change]:
    was, now = old.blocks[block_id], new.blocks[block_id]
    for name in now.__struct_fields__:
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            yield _block(What.CHANGED, now, day, name, before, after)
    rows, kept = old.strands(block_id), new.strands(block_id)
    if _out_of_order(rows, kept) or (not rows) != (not kept):
        yield _block(What.CHANGED, now, day, "strands", len(rows), len(kept))


def _block(
    what: What, block: Block, day: int, field: str = "", before: object = None, after: object = None
) -> Change:
    return Change(what, Of.BLOCK, block.id, block.title, day, field, before, after, block.mandatory)


def _place(parts: Parts, block: str) -> str:
    """Say where a block stands: its day, the block it is a strand of, and what it comes after."""
    line = parts.place[block]
    row = parts.lines[line]
    at = row.index(block)
    day = str(parts.day_number(parts.day_of(block)))
    return " ".join(filter(None, [day, line.block, row[at - 1] if at else ""]))


def _out_of_order(before: Sequence[_Id], after: Sequence[_Id]) -> set[_Id]:
    """Give the fewest that must be moved so that what both have is in the order of ``after``."""
    at = {one: place for place, one in enumerate(before)}
    shared = [one for one in after if one in at]
    runs: list[tuple[int, frozenset[_Id]]] = []
    for place, one in enumerate(shared):
        before_it = [
            run for done, run in zip(shared[:place], runs, strict=True) if at[done] < at[one]
        ]
        length, run = max(before_it, key=itemgetter(0), default=(0, frozenset()))
        runs.append((length + 1, run | {one}))
    _, longest = max(runs, key=itemgetter(0), default=(0, frozenset()))
    return set(shared) - longest
