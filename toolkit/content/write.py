"""Changes a plan file as a person would: only what is changed changes, comments and order stay.

The parser knows where each value stands in the text, so a change replaces those characters alone
and every other byte of the file remains: quotes, line ends, blank lines, a byte order mark. Only
comments between the items of a list go when the whole list is replaced.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from toolkit.content.blocks import BLOCK_KEYS
from toolkit.content.fields import tidy
from toolkit.content.log import Log
from toolkit.content.plans import PLAN_KEYS, load_bytes, plan_from_bytes
from toolkit.content.tree import ListNode, MapNode, Node, TextNode, decode, parse
from toolkit.model.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.content.plans import ReadPlan

Value = str | int | bool | Sequence["Value"] | Mapping[str, "Value"] | None
"""What a field can be set to, as the file writes it: times are texts. ``None`` takes it out."""

_WIDTH = 100
_BOM = b"\xef\xbb\xbf"
_MUST_ESCAPE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_FOLDABLE = re.compile(r"\S+( \S+)*(\n+\S+( \S+)*)*")


class PlanDocument:
    """A plan file open for changes. Each change is checked when the file is saved."""

    def __init__(self, data: bytes, path: Path) -> None:
        """Open a file's content; ``path`` names it. Raises ``InputError`` if it isn't a plan."""
        plan_from_bytes(data, path)
        self.path = path
        self._bom = data.startswith(_BOM)
        self._text = decode(data, Log(str(path)))
        self._newline = "\r\n" if "\r\n" in self._text else "\n"
        self._root = self._parsed()

    @classmethod
    def load(cls, path: Path) -> PlanDocument:
        """Open a plan file; raise ``InputError`` if it isn't a right plan."""
        return cls(load_bytes(path), path)

    def set_title(self, title: str) -> None:
        """Give the plan another title."""
        self.set_field("title", title)

    def set_field(self, field: str, value: Value) -> None:
        """Set or take out a field of the plan itself; raise KeyError for no field of a plan."""
        if field not in PLAN_KEYS:
            raise KeyError(field)
        self._set(self._root, field, value, PLAN_KEYS)

    def set_block_field(self, block_id: str, field: str, value: Value) -> None:
        """Set or take out a field of a block, in a strand too.

        Raises KeyError for no block or no field.
        """
        if field not in BLOCK_KEYS:
            raise KeyError(field)
        block = find_block(self._root, block_id)
        if block is None:
            raise KeyError(block_id)
        self._set(block, field, value, BLOCK_KEYS)

    def to_bytes(self) -> bytes:
        """Give the file's new content, whatever it says."""
        data = self._text.encode()
        return _BOM + data if self._bom else data

    def check(self) -> ReadPlan:
        """Read the plan as changed; raise ``InputError`` with the new content's problems."""
        return plan_from_bytes(self.to_bytes(), self.path)

    def save(self, write: Callable[[Path, bytes], None], path: Path | None = None) -> ReadPlan:
        """Write the file, or a new one at ``path``, with a writer that leaves no half file.

        Raises ``InputError`` and writes nothing if the changes made the plan wrong.
        """
        self.path = path or self.path
        read = self.check()
        write(self.path, self.to_bytes())
        return read

    def _parsed(self) -> MapNode:
        root = parse(self._text, Log(str(self.path)))
        if not isinstance(root, MapNode):
            raise TypeError(self.path)
        return root

    def _set(self, node: MapNode, key: str, value: Value, order: tuple[str, ...]) -> None:
        if isinstance(value, str):
            value = tidy(value)
        before = self._text
        if value is None:
            self._take_out(node, key)
        elif key in node.entries:
            self._replace(node, key, value)
        else:
            self._insert(node, key, value, order)
        try:
            self._root = self._parsed()
        except InputError:
            self._text = before
            raise

    def _splice(self, start: int, end: int, text: str) -> None:
        self._text = self._text[:start] + text.replace("\n", self._newline) + self._text[end:]

    def _replace(self, node: MapNode, key: str, value: Value) -> None:
        name, old = node.entries[key]
        column = self._column(name.start)
        if node.flow or isinstance(old, TextNode) or old.flow:
            comment = _header_comment(self._text[old.start : old.end], old)
            rest = self._text[old.end : self._line_end(old.end)].strip()
            one_line = node.flow or rest or comment
            new = flow_value(value) + comment if one_line else block_value(value, column)
            space = "" if old.end > old.start else " "
            self._splice(old.start, old.end, space + new)
        elif isinstance(old, ListNode) and isinstance(value, list | tuple) and value:
            self._splice(old.start, old.end, _rows(value, self._column(old.start)))
        else:
            colon = self._text.index(":", name.end) + 1
            self._splice(colon, old.end, f" {block_value(value, column)}")

    def _insert(self, node: MapNode, key: str, value: Value, order: tuple[str, ...]) -> None:
        """Put a new key where the format's order has it: after the nearest that is there."""
        before = [name for name in order[: order.index(key)] if name in node.entries]
        _, last = node.entries[before[-1] if before else next(iter(node.entries))]
        if node.flow:
            self._splice(last.end, last.end, f", {key}: {flow_value(value)}")
            return
        column = self._column(node.start)
        at = self._line_end(last.end)
        self._splice(at, at, f"\n{' ' * column}{key}: {block_value(value, column)}")

    def _take_out(self, node: MapNode, key: str) -> None:
        if key not in node.entries:
            return
        names = list(node.entries)
        place = names.index(key)
        name, old = node.entries[key]
        after = node.entries[names[place + 1]][0].start if place + 1 < len(names) else None
        if node.flow:
            if after is None:
                self._splice(node.entries[names[place - 1]][1].end, old.end, "")
            else:
                self._splice(name.start, after, "")
        elif place == 0 and after is not None:
            # It may share its line with the dash of its list: the next key moves up.
            self._splice(name.start, after, "")
        else:
            begin = self._text.rfind("\n", 0, name.start)
            self._splice(self._line_end(begin), self._line_end(old.end), "")

    def _column(self, at: int) -> int:
        return at - self._text.rfind("\n", 0, at) - 1

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at)
        if end < 0:
            return len(self._text)
        return end - 1 if self._text[end - 1] == "\r" else end


def find_block(node: Node, block_id: str) -> MapNode | None:
    """Find a block in the file's days, or in a block's strands."""
    if isinstance(node, ListNode):
        inner: list[Node] = node.items
    elif isinstance(node, MapNode):
        found = node.entries.get("id")
        is_block = "kind" in node.entries and found is not None
        if is_block and found and isinstance(found[1], TextNode) and found[1].text == block_id:
            return node
        inner = [value for key, (_, value) in node.entries.items() if key in _WAY]
    else:
        return None
    return next((hit for item in inner if (hit := find_block(item, block_id))), None)


_WAY = frozenset({"days", "blocks", "strands"})


def flow_value(value: Value) -> str:
    """Write a value on one line; JSON is YAML too, but for characters that YAML breaks lines at."""
    text = json.dumps(value, ensure_ascii=False)
    return _MUST_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _header_comment(text: str, old: Node) -> str:
    """Give the comment beside the mark of a folded or literal text, ready to follow a value."""
    if not isinstance(old, TextNode) or old.style not in {"|", ">"}:
        return ""
    header = text.partition("\n")[0]
    at = header.find("#")
    return "" if at < 0 else f"  {header[at:].rstrip()}"


def _rows(items: Sequence[Value], column: int) -> str:
    """Write a list one item a line, the first line without its indent."""
    return f"\n{' ' * column}".join(f"- {flow_value(item)}" for item in items)


def block_value(value: Value, column: int) -> str:
    """Write a value after ``key:``, a long text folded below it."""
    if not isinstance(value, str) or len(value) + column < _WIDTH - 20:
        return flow_value(value)
    if not _FOLDABLE.fullmatch(value) or _MUST_ESCAPE.search(value):
        return flow_value(value)
    indent = " " * (column + 2)
    lines: list[str] = []
    for line in value.split("\n"):
        if lines:
            lines.append("")
        lines += textwrap.wrap(
            line, _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False
        )
    return ">-\n" + "\n".join(indent + line if line else "" for line in lines)
