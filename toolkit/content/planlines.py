"""Where each part of a plan stands in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.content.log import Log
from toolkit.content.tree import ListNode, MapNode, Node, TextNode, decode, parse
from toolkit.content.write import find_block

if TYPE_CHECKING:
    from pathlib import Path

_IN_GROUP = {"size", "ages"}


class PlanLines:
    """The lines of a plan file's parts; a part that isn't there is on the line of what holds it."""

    def __init__(self, data: bytes, path: Path) -> None:
        """Read a right plan's content; ``path`` names it."""
        log = Log(str(path))
        root = parse(decode(data, log), log)
        self._root = root if isinstance(root, MapNode) else MapNode(1, 0, 0, flow=False)

    def plan(self, field: str) -> int:
        """Give the line of one of the plan's own fields."""
        if field in _IN_GROUP:
            group = self._value(self._root, "group")
            return _of(group, field) if isinstance(group, MapNode) else 1
        return _of(self._root, field)

    def item(self, key: str, place: int) -> int:
        """Give the line of an item of the plan's own list ``key``; ``place`` counts from 0."""
        found = self._value(self._root, key)
        if isinstance(found, ListNode) and place < len(found.items):
            return found.items[place].line
        return _of(self._root, key)

    def block(self, block_id: str, field: str = "") -> int:
        """Give the line of a block, or of a field of it."""
        found = find_block(self._root, block_id)
        return self.plan("days") if found is None else _of(found, field or "id")

    @staticmethod
    def _value(node: MapNode, key: str) -> Node | None:
        return node.entries[key][1] if key in node.entries else None


def _of(node: MapNode, key: str) -> int:
    found: TextNode | None = node.entries[key][0] if key in node.entries else None
    return node.line if found is None else found.line
