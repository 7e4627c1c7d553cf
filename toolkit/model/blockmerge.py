"""Merging two changed versions of one block, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from toolkit.model.plan import Block, Kind
from toolkit.model.seqmerge import merge_items

Pick = Callable[[str, object, object, object], object]
"""Chooses where both changed a field differently: its name, the old value, the local, the new."""

ABSENT = object()
"""What a field was before there was anything it could stand in."""

_ITEMWISE = frozenset(
    {
        "steps",
        "materials",
        "handouts",
        "roles",
        "objectives",
        "outputs",
        "preparation",
        "afterwards",
        "left_out",
    }
)
"""Lists whose items are merged one by one."""

_BOUND = {
    "floor": ("minutes", "floor"),
    "steps": ("minutes", "steps"),
    "duty": ("optional", "mandatory"),
    "anchor": ("start", "anchor"),
    "counts": ("kind", "minutes", "start", "anchor", "counts"),
}
"""What can be wrong with a block that was put together of two right ones, and by which fields."""


def merge_fields(sides: Iterable[Mapping[str, object]], pick: Pick) -> dict[str, Any]:
    """Merge the values of base, local and new by name; the base may lack them."""
    base, local, new = sides
    return {
        name: _value(name, base.get(name, ABSENT), mine, new[name], pick)
        for name, mine in local.items()
    }


def _value(name: str, base: object, local: object, new: object, pick: Pick) -> object:
    if local in (new, base):
        return new
    if new == base:
        return local
    if name in _ITEMWISE and isinstance(local, tuple) and isinstance(new, tuple):
        items = merge_items(base if isinstance(base, tuple) else (), local, new)
        if items is not None:
            return items
    return pick(name, None if base is ABSENT else base, local, new)


def merge_block(found: tuple[Block | None, Block | None, Block | None], pick: Pick) -> Block:
    """Merge a block of which the local or the new version may be missing.

    Fields that must fit each other are a clash where they would fit on either side alone.
    """
    base, local, new = found
    if local is None or new is None:
        only = new if local is None else local
        if only is None:
            raise ValueError(found)
        return only
    values = merge_fields(({} if one is None else _fields(one) for one in found), pick)
    merged = replace(local, **values)
    misfits = flaws(merged) - flaws(local) - flaws(new)
    for name in dict.fromkeys(name for flaw in sorted(misfits) for name in _BOUND[flaw]):
        mine, theirs = getattr(local, name), getattr(new, name)
        if mine != theirs:
            values[name] = pick(name, base and getattr(base, name), mine, theirs)
    return replace(local, **values)


def _fields(block: Block) -> dict[str, object]:
    return {name: getattr(block, name) for name in block.__struct_fields__}


def flaws(block: Block) -> set[str]:
    """Say which fields of a block don't fit each other; anchors are judged without their day."""
    stepped = [step.minutes for step in block.steps if step.minutes]
    found = {
        "floor": block.floor is not None and block.floor > block.minutes,
        "steps": bool(stepped) and sum(stepped) != block.minutes,
        "duty": block.optional and block.mandatory,
        "anchor": (block.start is None) != (block.anchor is None),
        "counts": bool(block.counts) and not _counts_fit(block),
    }
    return {name for name, wrong in found.items() if wrong}


def _counts_fit(block: Block) -> bool:
    if block.kind is not Kind.NIGHT:
        return False
    start = block.start or 0
    return all((count - start) % 1440 <= block.minutes for count in block.counts)
