"""A plan taken apart for comparing: its blocks by id, and which days and strands they stand in.

Days and strands have no ids. They are known again by the blocks in them, then by their title, then
by their number; their keys are the same in all the plans that are taken apart together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from toolkit.model.plan import Anchor, Block, Day, Plan

if TYPE_CHECKING:
    from collections.abc import Sequence


class Line(NamedTuple):
    """A line of blocks: a day (``block`` is empty), or a strand of a block."""

    block: str
    key: str


@dataclass(slots=True)
class Parts:
    """A plan's days and blocks; blocks without their strands, which are lines of their own.

    A day's first block has neither the start nor the anchor that every first block has, so that
    another can come before it.
    """

    plan: Plan
    days: dict[str, Day] = field(default_factory=dict)
    """Days by key, in order, without their blocks."""
    lines: dict[Line, tuple[str, ...]] = field(default_factory=dict)
    """The ids of each line's blocks."""
    blocks: dict[str, Block] = field(default_factory=dict)
    place: dict[str, Line] = field(default_factory=dict)
    """The line that each block stands in."""

    def strands(self, block: str) -> tuple[Line, ...]:
        """Give the strands of a block in their order."""
        return tuple(line for line in self.lines if line.block == block)

    def day_of(self, block: str) -> str:
        """Give the key of the day that a block is in, through its strand too."""
        line = self.place[block]
        return self.day_of(line.block) if line.block else line.key

    def day_number(self, key: str) -> int:
        """Give a day's number from 1, or 0 for a day that this plan hasn't."""
        return list(self.days).index(key) + 1 if key in self.days else 0


def take_apart(base: Plan, *others: Plan) -> tuple[Parts, ...]:
    """Take plans apart, days and strands with keys that say which are the same."""
    plans = (base, *others)
    day_keys = _keys([[_Row(_ids(d), d.title) for d in plan.days] for plan in plans])
    parts = tuple(Parts(plan) for plan in plans)
    for one, keys in zip(parts, day_keys, strict=True):
        for key, day in zip(keys, one.plan.days, strict=True):
            one.days[key] = replace(day, blocks=())
            _add(one, Line("", key), tuple(unopened(day)))
    _add_strands(parts)
    return parts


def _add(parts: Parts, line: Line, blocks: tuple[Block, ...]) -> None:
    parts.lines[line] = tuple(block.id for block in blocks)
    for block in blocks:
        parts.blocks[block.id] = replace(block, strands=())
        parts.place[block.id] = line


def _add_strands(parts: tuple[Parts, ...]) -> None:
    whole = [{block.id: block for _, block in one.plan.blocks() if block.strands} for one in parts]
    for block in dict.fromkeys(key for found in whole for key in found):
        strands = [found[block].strands if block in found else () for found in whole]
        keys = _keys([[_Row(tuple(b.id for b in row), "") for row in rows] for rows in strands])
        for one, names, rows in zip(parts, keys, strands, strict=True):
            for name, row in zip(names, rows, strict=True):
                _add(one, Line(block, name), row)


def _ids(day: Day) -> tuple[str, ...]:
    return tuple(block.id for block in day.blocks)


def unopened(day: Day) -> list[Block]:
    """Give a day's blocks, the first without the start and anchor that first ones have."""
    first, *rest = day.blocks
    start = None if first.start == day.start else first.start
    anchor = first.anchor if start is not None or first.anchor is Anchor.OUTSIDE else None
    return [replace(first, start=start, anchor=anchor), *rest]


def opened(day: Day, blocks: tuple[Block, ...]) -> Day:
    """Give a day its blocks, the first of them with the start and anchor that first ones have."""
    first, *rest = blocks
    start = day.start if first.start is None else first.start
    first = replace(first, start=start, anchor=first.anchor or Anchor.FIXED)
    return replace(day, blocks=(first, *rest))


class _Row(NamedTuple):
    ids: tuple[str, ...]
    title: str


def _keys(sides: list[list[_Row]]) -> list[list[str]]:
    """Name the rows of each side: as the base's where they are the same, else after a block."""
    base, *others = sides
    names = [[str(place) for place in range(len(base))]]
    names += [_known_again(base, rows) for rows in others]
    if len(others) == 2:
        _same_new(others, names[1:])
    for rows, keys in zip(sides, names, strict=True):
        for place, key in enumerate(keys):
            if not key:
                keys[place] = f"+{min(rows[place].ids)}"
    return names


def _known_again(base: list[_Row], rows: list[_Row]) -> list[str]:
    keys = [""] * len(rows)
    free = set(range(len(base)))
    for old, place in _pairs(base, rows):
        if old in free and not keys[place]:
            keys[place] = str(old)
            free.remove(old)
    for alike in (_same_title, _same_number):
        for place, row in enumerate(rows):
            found = next((old for old in sorted(free) if alike(base, old, row, place)), None)
            if not keys[place] and found is not None:
                keys[place] = str(found)
                free.remove(found)
    return keys


def _same_title(base: Sequence[_Row], old: int, row: _Row, _: int) -> bool:
    return bool(row.title) and base[old].title == row.title


def _same_number(_: Sequence[_Row], old: int, __: _Row, place: int) -> bool:
    return old == place


def _same_new(others: list[list[_Row]], names: list[list[str]]) -> None:
    """Give rows that both sides added the same name where they have blocks in common."""
    for mine, theirs in _pairs(*others):
        if not names[0][mine] and not names[1][theirs]:
            shared = set(others[0][mine].ids) & set(others[1][theirs].ids)
            names[0][mine] = names[1][theirs] = f"+{min(shared)}"


def _pairs(first: list[_Row], second: list[_Row]) -> list[tuple[int, int]]:
    """Give the rows that share blocks, those with most in common first."""
    found = []
    for place, row in enumerate(first):
        for other, second_row in enumerate(second):
            if shared := set(row.ids) & set(second_row.ids):
                renamed = row.title != second_row.title
                found.append((-len(shared), renamed, min(shared), place, other))
    return [(place, other) for _, _, _, place, other in sorted(found)]
