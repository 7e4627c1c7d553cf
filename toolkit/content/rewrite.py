"""Writes a changed plan back into its file as a person would: what stays the same stays as it is.

Blocks keep their lines, comments and way of writing, also where they move; what is new comes from
the file it was taken from, or is written in the manner of the plans that ship.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from toolkit.content.blocks import BLOCK_KEYS
from toolkit.content.chunks import Chunk, Cut, DayChunk, Unusual, cut
from toolkit.content.emit import (
    emit_block,
    emit_day_head,
    emit_plan,
    entry,
    written,
    written_plan,
)
from toolkit.content.log import Log
from toolkit.content.plans import DAY_KEYS, PLAN_KEYS, plan_from_bytes
from toolkit.content.tree import ListNode, MapNode, decode, parse
from toolkit.content.write import PlanDocument, find_block
from toolkit.model.instants import clock_text
from toolkit.model.planparts import Line, take_apart

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.content.write import Value
    from toolkit.model.plan import Block, Day, Plan

_BOM = b"\xef\xbb\xbf"
_INNER_COLUMN = 4
"""How much further in than a day's dash those of its blocks stand, where nothing says otherwise."""


def rewrite(data: bytes, path: Path, plan: Plan, other: bytes | None = None) -> bytes:
    """Give the plan file ``data`` (named ``path``) changed so that it holds ``plan``.

    What ``data`` hasn't is taken from the plan file ``other`` where that has it. Raises
    ``InputError`` with the problems of the changed file if ``plan`` isn't a right plan.
    """
    try:
        text = _Rewriting(data, path, plan, other).text()
    except Unusual:
        text = ""
    anew = _encoded(emit_plan(plan), data)
    found = _encoded(text, data) if text else anew
    read = plan_from_bytes(found, path).plan
    # Texts with surplus spaces lose them in a file: then both ways of writing say the same.
    if read == plan or read == plan_from_bytes(anew, path).plan:
        return found
    return anew


def _encoded(text: str, like: bytes) -> bytes:
    """Give text as bytes with the line ends and the byte order mark of another file."""
    if b"\r\n" in like:
        text = text.replace("\n", "\r\n")
    return (_BOM if like.startswith(_BOM) else b"") + text.encode()


class _Piece(PlanDocument):
    """A part of a plan file, open for changes: a head, or an item of a list."""

    def __init__(self, text: str, path: Path) -> None:
        self.path = path
        self._bom = False
        self._text = text
        self._newline = "\n"
        self._root = self._parsed()

    def _parsed(self) -> MapNode:
        root = parse(self._text, Log(str(self.path)))
        if isinstance(root, ListNode):
            root = root.items[0]
        if not isinstance(root, MapNode):
            raise Unusual
        return root

    @property
    def text(self) -> str:
        """The part as it is now."""
        return self._text

    def holds(self, key: str) -> str | None:
        """Give what is written for a key of the part itself, ``None`` if the key isn't there."""
        found = self._root.entries.get(key)
        return getattr(found[1], "text", "") if found else None

    def put(self, key: str, value: Value, order: tuple[str, ...], block: str = "") -> None:
        """Set or take out a field of the part itself, or of a block in it."""
        node = find_block(self._root, block) if block else self._root
        if node is None:
            raise Unusual(block)
        nested = isinstance(value, dict) or (
            isinstance(value, list) and any(not isinstance(one, str) for one in value)
        )
        if node.flow or not nested:
            self._set(node, key, value, order)
        else:
            self._put_lines(node, key, value, order)

    def _put_lines(self, node: MapNode, key: str, value: Value, order: tuple[str, ...]) -> None:
        """Set a field to something of several lines, written as in the plans that ship."""
        column = self._column(node.start)
        lines = "\n".join(entry(key, value, column)).lstrip(" ")
        if key in node.entries:
            name, old = node.entries[key]
            colon = self._text.index(":", name.end) + 1
            self._splice(name.start, self._line_end(max(old.end, colon)), lines)
        else:
            before = [name for name in order[: order.index(key)] if name in node.entries]
            _, last = node.entries[before[-1] if before else next(iter(node.entries))]
            at = self._line_end(last.end)
            self._splice(at, at, f"\n{' ' * column}{lines}")
        self._root = self._parsed()


class _File:
    """A plan file taken apart, to take pieces from."""

    def __init__(self, data: bytes, path: Path, head: Plan | None = None) -> None:
        self.plan = plan_from_bytes(data, path).plan
        text = decode(data, Log(str(path))).replace("\r\n", "\n")
        if head is not None:
            text = _headed(text, path, self.plan, head)
        self.cut: Cut = cut(text, _root(text, path))
        self.chunks = self.cut.blocks
        blocks = [chunk.text for day in self.cut.days for chunk in [*day.blocks.values()][1:]]
        self.airy = sum(text.startswith("\n") for text in blocks) * 2 >= len(blocks)
        """Whether blank lines stand between its blocks."""


def _root(text: str, path: Path) -> MapNode:
    root = parse(text, Log(str(path)))
    if not isinstance(root, MapNode):
        raise Unusual
    return root


def _headed(text: str, path: Path, was: Plan, plan: Plan) -> str:
    """Set the plan's own fields."""
    before, after = written_plan(was), written_plan(plan)
    if before == after:
        return text
    piece = _Piece(text, path)
    for key in PLAN_KEYS:
        if before.get(key) != after.get(key):
            piece.put(key, after.get(key), PLAN_KEYS)
    return piece.text


class _Rewriting:
    def __init__(self, data: bytes, path: Path, plan: Plan, other: bytes | None) -> None:
        self.path = path
        self.plan = plan
        self.mine = _File(data, path, plan)
        self.files = [self.mine]
        if other is not None:
            self.files.append(_File(other, path))
        apart = take_apart(self.mine.plan, plan)
        self.was, self.now = apart[0], apart[1]

    def text(self) -> str:
        column = self.mine.cut.days[0].head.column
        pieces = [self.mine.cut.head]
        for place, (key, day) in enumerate(zip(self.now.days, self.plan.days, strict=True)):
            pieces.append(self._day(place, key, day, column))
        return "\n".join(pieces) + self.mine.cut.tail

    def _day(self, place: int, key: str, day: Day, column: int) -> str:
        known = list(self.was.days).index(key) if key in self.was.days else None
        if known is None:
            found = self._new_day(day, column)
        else:
            found = self.mine.cut.days[known]
            was = self.was.days[key]
            found = DayChunk(self._day_head(found.head, was, day), found.column, found.tail)
        head = found.head if known == place else found.head.apart(place > 0)
        row = [head.text]
        stood = list(self.was.lines.get(Line("", key), ()))
        for at, block in enumerate(day.blocks):
            chunk = self._chunk(block, found.column, day.start if at == 0 else None)
            if stood[at : at + 1] != [block.id]:
                chunk = chunk.apart(at > 0 and self.mine.airy)
            row.append(chunk.text)
        return "\n".join(row) + found.tail

    def _new_day(self, day: Day, column: int) -> DayChunk:
        """Take a day's head from the other file, or write it."""
        inner = self.mine.cut.days[0].column - column
        for file in self.files[1:]:
            for at, theirs in enumerate(file.plan.days):
                if replace(theirs, blocks=()) == replace(day, blocks=()):
                    head = file.cut.days[at].head.at(column)
                    return DayChunk(head, column + (inner or _INNER_COLUMN))
        return DayChunk(Chunk(emit_day_head(day, column), column), column + _INNER_COLUMN)

    def _day_head(self, chunk: Chunk, was: Day, day: Day) -> Chunk:
        if (was.title, was.start) == (day.title, day.start):
            return chunk
        piece = _Piece(chunk.text, self.path)
        if was.title != day.title:
            piece.put("title", day.title, DAY_KEYS)
        if was.start != day.start:
            piece.put("start", clock_text(day.start), DAY_KEYS)
        return Chunk(piece.text, chunk.column)

    def _chunk(self, block: Block, column: int, opening: int | None) -> Chunk:
        """Take a block's lines from the file that has them, changed as need be, or write them."""
        for file in self.files:
            found = file.chunks.get(block.id)
            was = file.plan.block(block.id)
            if found is not None and was is not None:
                return Chunk(self._changed(found, was, block, opening), found.column).at(column)
        return Chunk(emit_block(block, column, opening=opening), column)

    def _changed(self, chunk: Chunk, was: Block, block: Block, opening: int | None) -> str:
        piece = _Lazy(chunk.text, self.path)
        _put_fields(piece, replace(was, start=None), replace(block, start=None), own=False)
        after = written(block, opening)
        for key in ("start", "anchor"):
            held = piece.holds(key)
            needless = opening is not None and key not in after and held is not None
            if needless and held in {clock_text(opening or 0), "fixed"}:
                continue
            if (held or None) != after.get(key):
                piece.put(key, after.get(key), BLOCK_KEYS)
        return piece.text


class _Lazy:
    """A piece that is only taken apart if something in it has to change."""

    def __init__(self, text: str, path: Path) -> None:
        self._unread = text
        self._path = path
        self._piece: _Piece | None = None

    @property
    def text(self) -> str:
        return self._unread if self._piece is None else self._piece.text

    def _open(self) -> _Piece:
        if self._piece is None:
            self._piece = _Piece(self._unread, self._path)
        return self._piece

    def holds(self, key: str) -> str | None:
        # Most blocks have neither start nor anchor, and reading takes its time.
        if self._piece is None and f"{key}:" not in self._unread:
            return None
        return self._open().holds(key)

    def put(self, key: str, value: Value, order: tuple[str, ...], block: str = "") -> None:
        self._open().put(key, value, order, block)


def _put_fields(piece: _Lazy, was: Block, block: Block, *, own: bool) -> None:
    """Set the fields that are different; those of what is in strands too, if the same is there."""
    before, after = written(was), written(block)
    same = [[b.id for b in row] for row in was.strands] == [
        [b.id for b in row] for row in block.strands
    ]
    for key in BLOCK_KEYS:
        if key in {"start", "anchor"} or (key == "strands" and same):
            continue
        if before.get(key) != after.get(key):
            piece.put(key, after.get(key), BLOCK_KEYS, was.id if own else "")
    if same:
        for rows in zip(was.strands, block.strands, strict=True):
            for inner_was, inner in zip(*rows, strict=True):
                _put_fields(piece, inner_was, inner, own=True)
