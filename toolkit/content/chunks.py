"""A plan file cut into the pieces that belong to each day and each block, comments with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from toolkit.content.tree import ListNode, MapNode, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = re.compile(r"(?:[ \t]*\n)*")


class Unusual(Exception):  # noqa: N818 — nobody's mistake, only a way of writing that isn't cut
    """A file written in a way that can't be cut into lines, such as a day in braces."""


class Chunk(NamedTuple):
    """Whole lines of a file: an item of a list, with the blank lines and comments above it."""

    text: str
    column: int
    """Where its dash stands."""

    def at(self, column: int) -> Chunk:
        """Give the same with its dash in another column."""
        by = column - self.column
        if not by:
            return self
        lines = self.text.split("\n")
        return Chunk("\n".join(_shifted(line, by) for line in lines), column)

    def apart(self, blank: bool) -> Chunk:
        """Give the same with one blank line above it, or none."""
        text = self.text[_BLANK.match(self.text).end() :]  # type: ignore[union-attr]
        return Chunk(f"\n{text}" if blank else text, self.column)


def _shifted(line: str, by: int) -> str:
    if not line.strip():
        return line
    indent = len(line) - len(line.lstrip(" "))
    return " " * max(0, indent + by) + line.lstrip(" ")


@dataclass(slots=True)
class DayChunk:
    """A day in pieces: up to its ``blocks:``, the blocks, and what comes below them."""

    head: Chunk
    column: int
    """Where the dashes of its blocks stand."""
    tail: str = ""
    blocks: dict[str, Chunk] = field(default_factory=dict)


@dataclass(slots=True)
class Cut:
    """A file in pieces: up to its ``days:``, the days, and what comes below them."""

    head: str
    days: list[DayChunk]
    tail: str

    @property
    def blocks(self) -> dict[str, Chunk]:
        """The pieces of all blocks that aren't in strands."""
        return {key: chunk for day in self.days for key, chunk in day.blocks.items()}


def cut(text: str, root: MapNode) -> Cut:
    """Cut a plan's text, which ``root`` is the tree of; raise ``Unusual`` if that can't be done."""
    days = _list(root, "days")
    begin = _line_end(text, text.index(":", root.entries["days"][0].end))
    pieces = []
    for item, chunk in _items(text, days, begin):
        pieces.append(_day(chunk, item, text))
    end = _line_end(text, days.end)
    return Cut(text[:begin], pieces, text[end:])


def _list(node: MapNode, key: str) -> ListNode:
    value = node.entries[key][1] if key in node.entries else None
    if node.flow or not isinstance(value, ListNode) or value.flow or not value.items:
        raise Unusual(key)
    return value


class _Place(NamedTuple):
    begin: int
    end: int
    column: int


def _day(place: _Place, node: Node, text: str) -> DayChunk:
    if not isinstance(node, MapNode):
        raise Unusual
    blocks = _list(node, "blocks")
    begin = _line_end(text, text.index(":", node.entries["blocks"][0].end))
    day = DayChunk(Chunk(text[place.begin : begin], place.column), 0)
    for item, (start, end, column) in _items(text, blocks, begin):
        if not isinstance(item, MapNode):
            raise Unusual
        day.column = day.column or column
        day.blocks[_id(item)] = Chunk(text[start:end], column)
        day.tail = text[end : place.end]
    return day


def _id(node: MapNode) -> str:
    found = node.entries["id"][1]
    return getattr(found, "text", "")


def _items(text: str, node: ListNode, begin: int) -> Iterator[tuple[Node, _Place]]:
    """Walk a list's items with the lines of each, from the line after the one ending at ``begin``.

    Raises ``Unusual`` where an item's dash isn't the first thing on the line it begins on.
    """
    for item in node.items:
        dash = text.rfind("-", begin, item.start)
        line = text.rfind("\n", 0, max(dash, 0)) + 1
        if dash < 0 or text[line:dash].strip() or text[dash + 1 : item.start].strip():
            raise Unusual
        end = _line_end(text, item.end)
        yield item, _Place(begin + 1, end, dash - line)
        begin = end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
