"""Bringing a new version of a plan into a copy that was adapted from the old one.

What only one side changed is as that side has it; what both changed alike is so. What both changed
differently is a clash, named block by block and field by field. Without clashes nothing of either
side is dropped, and exchanging the sides gives the same plan but for whose copy it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from toolkit.model.blockmerge import Pick, merge_block, merge_fields
from toolkit.model.clashes import Clash, Merged, Side, Why
from toolkit.model.plan import Block, Day, Group, Kind, Origin, Plan, Shift, TeamRole
from toolkit.model.plandiff import (
    PLAN_FIELDS,
    Of,
    parked_keys,
    plan_field,
    shift_keys,
    team_keys,
)
from toolkit.model.planparts import Line, Parts, opened, take_apart
from toolkit.model.seqmerge import merge_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.model.clashes import Spot


def merge(
    base: Plan,
    local: Plan,
    new: Plan,
    prefer: Side = Side.LOCAL,
    decisions: Mapping[Spot, Side] | None = None,
) -> Merged:
    """Merge what ``local`` and ``new`` each made of ``base``.

    ``decisions`` say whose word counts at which clash, ``prefer`` where they say nothing. A
    decision can bring clashes up or do away with some: ask :meth:`Merged.undecided` after each.
    """
    return _Merge(base, local, new, prefer, decisions or {}).done()


@dataclass(slots=True)
class _Merge:
    base: Plan
    local: Plan
    new: Plan
    prefer: Side
    decisions: Mapping[Spot, Side]
    clashes: dict[Spot, Clash] = field(default_factory=dict)
    dropped: set[Line] = field(default_factory=set)
    """Days and strands that are out by the word of the side that counts there."""

    def done(self) -> Merged:
        b, m, t = take_apart(self.base, self.local, self.new)
        blocks = self._blocks(b, m, t)
        self._emptied(b, m, t)
        place = {one: self._place(one, b, m, t, blocks) for one in blocks}
        self._unnest(place, m, t)
        days = self._days(b, m, t)
        lines = self._lines((b, m, t), blocks, place)
        laid = tuple(
            opened(day, tuple(_whole(one, blocks, lines) for one in lines[Line("", key)]))
            for key, day in days.items()
            if lines.get(Line("", key))
        )
        plan = replace(self._head(), days=laid)
        plan = replace(plan, parked=_apart(plan, self.base))
        kept = {block.id for _, block in plan.all_blocks() if block.mandatory}
        kept |= {one.block for one in plan.left_out}
        lost = [block for _, block in self.new.all_blocks() if block.mandatory]
        return Merged(
            plan,
            tuple(self.clashes.values()),
            tuple(block for block in lost if block.id not in kept),
        )

    def _clash(self, clash: Clash) -> Side:
        """Note a clash and say whose word counts."""
        self.clashes.setdefault(clash.spot, clash)
        return self.decisions.get(clash.spot, self.prefer)

    def _pick(self, of: Of, key: str, *, lasting: bool = False) -> Pick:
        """Give what chooses between two values and notes it as a clash of a part.

        A block that is ``lasting`` as long as its strands has no minutes to choose.
        """

        def pick(name: str, base: object, local: object, new: object) -> object:
            if lasting and name == "minutes":
                return local
            side = self._clash(Clash(Why.FIELD, of, key, name, base, local, new))
            return local if side is Side.LOCAL else new

        return pick

    def _head(self) -> Plan:
        sides = (self.base, self.local, self.new)
        values: dict[str, Any] = merge_fields(
            ({name: plan_field(plan, name) for name in PLAN_FIELDS} for plan in sides),
            self._whose,
        )
        least, most = values.pop("size")
        youngest, oldest = values.pop("ages")
        team = self._listed(Of.TEAM, *(team_keys(plan.team) for plan in sides))
        rota = self._listed(Of.ROTA, *(shift_keys(plan.rota) for plan in sides))
        parked = self._listed(Of.PARKED, *(parked_keys(plan) for plan in sides))
        known = self.local.origin == Origin(self.base.id, self.base.version)
        if known:
            values["origin"] = Origin(self.new.id, self.new.version)
        return replace(
            self.local,
            **values,
            group=Group(least, most, youngest, oldest),
            team=tuple(role for role in team if isinstance(role, TeamRole)),
            rota=tuple(shift for shift in rota if isinstance(shift, Shift)),
            parked=tuple(block for block in parked if isinstance(block, Block)),
        )

    def _whose(self, name: str, base: object, local: object, new: object) -> object:
        """Choose for the plan itself: a copy stays the copy it is, with the higher version."""
        if name in {"id", "origin"}:
            return local
        if name == "version" and isinstance(local, int) and isinstance(new, int):
            return max(local, new)
        return self._pick(Of.PLAN, "")(name, base, local, new)

    def _listed(
        self,
        of: Of,
        base: Mapping[str, TeamRole | Shift | Block],
        local: Mapping[str, TeamRole | Shift | Block],
        new: Mapping[str, TeamRole | Shift | Block],
    ) -> list[TeamRole | Shift | Block]:
        keep = {}
        for key in dict.fromkeys([*base, *local, *new]):
            found = (base.get(key), local.get(key), new.get(key))
            if self._stays(of, key, *found):
                keep[key] = _merged(found, self._pick(of, key))
        return [keep[key] for key in self._order(of, "", (base, local, new), keep)]

    def _order(
        self,
        of: Of,
        key: str,
        sides: tuple[Iterable[str], Iterable[str], Iterable[str]],
        keep: Iterable[str],
        kinds: Mapping[str, Block] | None = None,
    ) -> tuple[str, ...]:
        """Order what is kept of a line, noting a clash."""

        def weigh(run: tuple[str, ...]) -> tuple[object, ...]:
            blocks = [kinds[one] for one in run] if kinds else []
            starts = [block.start for block in blocks if block.start is not None]
            night = any(block.kind is Kind.NIGHT for block in blocks)
            return (night, min(starts, default=0), run)

        base, local, new = (tuple(side) for side in sides)
        ids, clash = merge_order(base, local, new, set(keep), weigh)
        if clash and self._clash(Clash(Why.ORDER, of, key, "", base, local, new)) is Side.NEW:
            ids, _ = merge_order(base, new, local, set(keep), weigh)
        return ids

    def _stays(
        self,
        of: Of,
        key: str,
        base: object,
        local: object,
        new: object,
    ) -> bool:
        """Decide whether a part stays; removed on one side and changed on the other is a clash."""
        if local is not None and new is not None:
            return True
        if base is None:
            return True
        left = new if local is None else local
        if left is None:
            return False
        if left == base:
            return False
        why = Why.REMOVED_LOCAL if local is None else Why.REMOVED_NEW
        side = self._clash(Clash(why, of, key, "", base, local, new))
        return (local is None) == (side is Side.NEW)

    def _blocks(self, b: Parts, m: Parts, t: Parts) -> dict[str, Block]:
        """Merge the blocks field by field; what is removed for good isn't among them."""
        merged: dict[str, Block] = {}
        for key in dict.fromkeys([*m.blocks, *t.blocks, *b.blocks]):
            found = (b.blocks.get(key), m.blocks.get(key), t.blocks.get(key))
            if self._stays(Of.BLOCK, key, *(_with_strands(one, key) for one in (b, m, t))):
                lasting = bool(m.strands(key) and t.strands(key))
                merged[key] = merge_block(found, self._pick(Of.BLOCK, key, lasting=lasting))
        return merged

    def _emptied(self, b: Parts, m: Parts, t: Parts) -> None:
        """Note days and strands that one side took out and in which the other moved something."""
        for line, ids in b.lines.items():
            for one, other, why in ((m, t, Why.REMOVED_LOCAL), (t, m, Why.REMOVED_NEW)):
                gone = line not in one.lines and (not line.block or line.block in one.blocks)
                left = other.lines.get(line)
                same = line.block or b.days[line.key] == other.days.get(line.key)
                if gone and left is not None and not (left == ids and same):
                    of = Of.BLOCK if line.block else Of.DAY
                    key = line.block or b.days[line.key].title
                    field_name = "strands" if line.block else ""
                    side = self._clash(Clash(why, of, key, field_name, ids, left, None))
                    if (why is Why.REMOVED_LOCAL) == (side is Side.LOCAL):
                        self.dropped.add(line)

    def _place(
        self, key: str, b: Parts, m: Parts, t: Parts, blocks: Mapping[str, Block]
    ) -> Line | None:
        """Find the line that a block is to stand in; ``None`` if all it stood in are gone."""
        was, here, there = b.place.get(key), m.place.get(key), t.place.get(key)
        first, second = here, there
        if here is not None and there is not None and here != there:
            moved = here not in (was, there) and there != was
            clash = Clash(Why.PLACE, Of.BLOCK, key)
            if here == was or (moved and self._clash(clash) is Side.NEW):
                first, second = there, here
        for line in (first, second):
            gone = line is None or line in self.dropped
            if line is not None and not gone and (not line.block or line.block in blocks):
                return line
        return None

    def _unnest(self, place: dict[str, Line | None], m: Parts, t: Parts) -> None:
        """Put what both together would set into a strand of a strand where it stood before."""
        for owner in _nested(place):
            mine = self._clash(Clash(Why.PLACE, Of.BLOCK, owner)) is Side.LOCAL
            side = m if mine else t
            place[owner] = side.place.get(owner, place[owner])
        for owner in _nested(place):
            for one, line in place.items():
                if line is not None and line.block == owner:
                    place[one] = place[owner]

    def _days(self, b: Parts, m: Parts, t: Parts) -> dict[str, Day]:
        keep: dict[str, Day] = {}
        for key in dict.fromkeys([*m.days, *t.days]):
            found = (b.days.get(key), m.days.get(key), t.days.get(key))
            keep[key] = _merged(found, self._pick(Of.DAY, _title((b, m, t), key)))
        order = self._order(Of.DAY, "", (b.days, m.days, t.days), keep)
        return {key: keep[key] for key in order}

    def _lines(
        self,
        sides: tuple[Parts, Parts, Parts],
        blocks: Mapping[str, Block],
        place: Mapping[str, Line | None],
    ) -> dict[Line, tuple[str, ...]]:
        """Order what is in each line, and the strands of each block."""
        b, m, t = sides
        found: dict[Line, tuple[str, ...]] = {}
        for line in dict.fromkeys([*m.lines, *t.lines, *b.lines]):
            keep = {key for key, into in place.items() if into == line}
            rows = [side.lines.get(line, ()) for side in sides]
            stray = tuple(sorted(keep - {*rows[1], *rows[2]}))
            of, key = (Of.BLOCK, line.block) if line.block else (Of.DAY, _title(sides, line.key))
            rows[1] += stray
            ids = self._order(of, key, (rows[0], rows[1], rows[2]), keep, blocks)
            if ids:
                found[line] = ids
        for block in dict.fromkeys(line.block for line in found if line.block):
            kept = {line.key: line for line in found if line.block == block}
            keys = ([line.key for line in side.strands(block)] for side in (b, m, t))
            base, local, new = keys
            ordered = self._order(Of.BLOCK, block, (base, local, new), kept)
            rows_in_order = {kept[key]: found.pop(kept[key]) for key in ordered}
            found |= rows_in_order
        return found


def _apart(plan: Plan, base: Plan) -> tuple[Block, ...]:
    """Give what is laid aside, under other ids where the agenda has taken a block up again.

    One that was only laid aside, and not changed, is then in the agenda and nowhere else.
    """
    taken = {block.id for _, block in plan.all_blocks()}
    was = {block.id: _timeless(block) for _, block in base.all_blocks()}
    taken |= {inner.id for block in plan.parked for row in block.strands for inner in row}
    apart = []
    for block in plan.parked:
        if block.id in taken and was.get(block.id) == _timeless(block):
            continue
        number, free = 1, block.id
        while free in taken:
            number += 1
            free = f"{block.id[:50]}-{number}"
        taken.add(free)
        apart.append(replace(block, id=free))
    return tuple(apart)


def _timeless(block: Block) -> Block:
    """Give a block without what only a place in time gives it."""
    return replace(block, start=None, anchor=None, counts=())


def _title(sides: tuple[Parts, ...], key: str) -> str:
    """Give a day's title in the base, else the one of the two that is first by letter."""
    base, *others = (side.days[key].title if key in side.days else "" for side in sides)
    return base or min(title for title in others if title)


def _nested(place: Mapping[str, Line | None]) -> list[str]:
    """Give the blocks that have strands and stand in one themselves."""
    owners = sorted({line.block for line in place.values() if line is not None and line.block})
    return [one for one in owners if (line := place.get(one)) is not None and line.block]


def _with_strands(parts: Parts, key: str) -> tuple[Block, tuple[tuple[str, ...], ...]] | None:
    """Give what of a block must be as it was for it to go unasked: its fields, what it holds."""
    block = parts.blocks.get(key)
    if block is None:
        return None
    return block, tuple(parts.lines[line] for line in parts.strands(key))


def _merged(found: tuple[Any, Any, Any], pick: Pick) -> Any:  # noqa: ANN401 — one kind in and out
    """Merge a role, shift or day field by field, where two of its three versions are there."""
    _, local, new = found
    if local is None or new is None:
        return new if local is None else local
    names = local.__struct_fields__
    values = merge_fields(
        ({name: getattr(one, name) for name in names} if one is not None else {} for one in found),
        pick,
    )
    return replace(local, **values)


def _whole(key: str, blocks: Mapping[str, Block], lines: Mapping[Line, tuple[str, ...]]) -> Block:
    """Give a block its strands back; it then lasts as long as the longest of them."""
    rows = tuple(
        tuple(blocks[one] for one in ids) for line, ids in lines.items() if line.block == key
    )
    if not rows:
        return blocks[key]
    longest = max(sum(block.minutes for block in row) for row in rows)
    return replace(blocks[key], strands=rows, minutes=longest)
