"""A trainer's own PDFs, pictures and films in a plan: which blocks name which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.model.plan import Block, Plan

Sort = Literal["pdf", "picture", "film"]

_SORTS: dict[str, Sort] = {
    "pdf": "pdf",
    "png": "picture",
    "jpg": "picture",
    "jpeg": "picture",
    "mp4": "film",
    "webm": "film",
    "mov": "film",
}


def sort_of(name: str) -> Sort:
    """Tell by its name whether a file is pages, a picture or a film."""
    return _SORTS[name.rpartition(".")[2].lower()]


def with_parts(block: Block) -> Iterator[Block]:
    """Give a block and those that run side by side in it."""
    yield block
    for strand in block.strands:
        yield from strand


def files_of(block: Block) -> tuple[str, ...]:
    """Give the names of a block's files, with those of its strands, each once."""
    return tuple(dict.fromkeys(name for one in with_parts(block) for name in one.files))


def files_in(plan: Plan) -> tuple[str, ...]:
    """Give the names of all files that a plan names, parked blocks too, each once."""
    blocks = [*(block for _, block in plan.blocks()), *plan.parked]
    return tuple(dict.fromkeys(name for block in blocks for name in files_of(block)))


def renamed(plan: Plan, names: Mapping[str, str]) -> Plan:
    """Give a plan that names files by what ``names`` gives for their names."""

    def other(block: Block) -> Block:
        return replace(
            block,
            files=tuple(names.get(name, name) for name in block.files),
            strands=tuple(tuple(other(inner) for inner in strand) for strand in block.strands),
        )

    days = (replace(day, blocks=tuple(other(one) for one in day.blocks)) for day in plan.days)
    return replace(plan, days=tuple(days), parked=tuple(other(one) for one in plan.parked))
