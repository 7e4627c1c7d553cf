"""Which blocks name which files, and a plan that names them otherwise."""

from __future__ import annotations

from toolkit.model.ownfiles import files_in, files_of, renamed, sort_of
from toolkit.model.plan import Block, Day, Group, Kind, Plan


def block(name: str, *files: str, inner: tuple[Block, ...] = ()) -> Block:
    strands = (inner,) if inner else ()
    return Block(name, name, Kind.SESSION, 30, files=files, strands=strands)


PLAN = Plan(
    id="p",
    version=1,
    title="P",
    programme="X",
    language="en",
    group=Group(6, 14, 13, 17),
    days=(
        Day("One", 540, (block("a", "map.pdf", inner=(block("b", "tree.png", "map.pdf"),)),)),
        Day("Two", 540, (block("c"), block("d", "story.mp4"))),
    ),
    parked=(block("e", "later.pdf"),),
)


def test_every_file_of_a_plan_is_found_once() -> None:
    assert files_in(PLAN) == ("map.pdf", "tree.png", "story.mp4", "later.pdf")
    assert files_of(PLAN.days[0].blocks[0]) == ("map.pdf", "tree.png")
    assert [sort_of(name) for name in ("a.PDF", "b.jpeg", "c.mov")] == ["pdf", "picture", "film"]


def test_renamed_changes_names_everywhere_and_nothing_else() -> None:
    names = {"map.pdf": "map-2.pdf", "later.pdf": "l.pdf"}
    other = renamed(PLAN, names)
    assert files_in(other) == ("map-2.pdf", "tree.png", "story.mp4", "l.pdf")
    assert renamed(other, {new: old for old, new in names.items()}) == PLAN
    assert renamed(PLAN, {}) == PLAN
