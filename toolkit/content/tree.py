"""YAML text as a tree of nodes that know their places in it.

Only what a plan needs of YAML is read: mappings, lists and scalars. Anchors, aliases and tags are
refused, so that no small file can unfold into a huge one, and depth and size have limits. What a
scalar means is left to the reader of each field; quoting counts only for what is empty.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from toolkit.content.log import Log, shown

if TYPE_CHECKING:
    from toolkit.model.errors import InputError

MAX_BYTES = 1_000_000
"""Largest file read; the longest plan known is a sixth of it."""
MAX_DEPTH = 20
"""Deepest nesting read; a question of a step in a strand lies 11 deep."""

COMPILED = find_spec("_ruamel_yaml") is not None
"""Whether the parser in C is installed (package ruamel.yaml.clib)."""

_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = re.compile(r"\r\n|[\n\r]")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class TextNode:
    """A scalar. ``start`` and ``end`` are character offsets in the file's text."""

    line: int
    start: int
    end: int
    text: str
    style: str
    """Empty for plain, else a quote, ``|`` or ``>``."""

    @property
    def empty(self) -> bool:
        """Whether nothing was written: a plain empty scalar or ``null``."""
        return not self.style and self.text in _NULL


@dataclass(slots=True)
class ListNode:
    """A list; ``flow`` when written in brackets."""

    line: int
    start: int
    end: int
    flow: bool
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class MapNode:
    """A mapping, its keys in the order of the file; ``flow`` when written in braces."""

    line: int
    start: int
    end: int
    flow: bool
    entries: dict[str, tuple[TextNode, Node]] = field(default_factory=dict)


Node = TextNode | ListNode | MapNode


def decode(data: bytes, log: Log) -> str:
    """Turn a file's bytes into text, a byte order mark taken off; raise ``InputError``."""
    if len(data) > MAX_BYTES:
        raise log.stop(0, "file-too-big", size=len(data) // 1000, limit=MAX_BYTES // 1000)
    if b"\0" in data:
        raise log.stop(0, "file-not-text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise log.stop(data.count(b"\n", 0, error.start) + 1, "file-not-utf8") from None
    refuse_controls(text, None, log)
    return text


def refuse_controls(text: str, line: int | None, log: Log) -> None:
    """Raise ``InputError`` for a character that neither screen, paper nor sheet can show.

    ``line`` is where ``text`` stands, or ``None`` if it is the whole file.
    """
    found = _CONTROL.search(text)
    if found:
        lines = len(_BREAK.findall(text, 0, found.start())) + 1
        raise log.stop(line or lines, "file-control", character=f"U+{ord(found[0]):04X}")


def parse(text: str, log: Log) -> Node | None:
    """Read YAML text as a tree; ``None`` if there is nothing in it but comments.

    Raises ``InputError`` where the text isn't YAML or uses more of it than plans may; keys that
    occur twice are noted in ``log`` and reading goes on.

    Where it is installed the parser in C reads, 20 times as fast. What that one refuses is read
    once more by the one in Python, so that a mistake is told alike everywhere.
    """
    if COMPILED:
        trial = _Builder(text, Log(log.name))
        with suppress(YAMLError):
            trial.take_all(pure=False)
            log.problems += trial.log.problems
            return trial.root
    builder = _Builder(text, log)
    try:
        builder.take_all(pure=True)
    except MarkedYAMLError as error:
        raise _syntax(error, builder, log) from None
    except (YAMLError, ValueError, OverflowError) as error:
        raise log.stop(builder.line, "yaml-other", detail=str(error).split("\n")[0]) from None
    return builder.root


class _Builder:
    """Makes nodes of the parser's events, without recursion, refusing what plans don't use.

    ``line`` is that of the last node; ``long_quote`` too if that is a quoted text over several
    lines, else 0: trouble right after it comes of a quotation mark that was left open.
    """

    def __init__(self, text: str, log: Log) -> None:
        self.root: Node | None = None
        self.line = 1
        self.long_quote = 0
        self._text = text
        self.log = log
        self._breaks = [match.end() for match in _BREAK.finditer(text)]
        self._open: list[ListNode | MapNode] = []
        self._keys: list[TextNode | None] = []
        self._documents = 0

    def line_at(self, offset: int) -> int:
        """Give the line, from 1, of a character."""
        return bisect_right(self._breaks, offset) + 1

    def take_all(self, *, pure: bool) -> None:
        """Parse the text; the parser's own errors pass through."""
        for event in YAML(typ="safe", pure=pure).parse(self._text):
            self.take(event)

    def take(self, event: Event) -> None:
        """Take the next event in."""
        at: int = event.start_mark.index
        if isinstance(event, ScalarEvent):
            self._guard(event, at)
            refuse_controls(event.value, self.line, self.log)
            end: int = at + len(self._text[at : event.end_mark.index].rstrip())
            spans = event.style in {"'", '"'} and self.line_at(end) > self.line
            self.long_quote = self.line if spans else 0
            self._put(TextNode(self.line, at, end, event.value, event.style or ""))
        elif isinstance(event, MappingStartEvent):
            self._guard(event, at)
            self._push(MapNode(self.line, at, at, bool(event.flow_style)))
        elif isinstance(event, SequenceStartEvent):
            self._guard(event, at)
            self._push(ListNode(self.line, at, at, bool(event.flow_style)))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._pop(event.end_mark.index)
        elif isinstance(event, AliasEvent):
            raise self.log.stop(self.line_at(at), "yaml-alias")
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self.log.stop(self.line_at(at), "yaml-documents")

    def _guard(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent, at: int) -> None:
        self.line = self.line_at(at)
        if event.anchor is not None:
            raise self.log.stop(self.line, "yaml-alias")
        if event.tag is not None:
            raise self.log.stop(self.line, "yaml-tag", tag=shown(str(event.tag)))
        if len(self._open) >= MAX_DEPTH:
            raise self.log.stop(self.line, "yaml-deep", limit=MAX_DEPTH)

    def _push(self, node: ListNode | MapNode) -> None:
        self._put(node)
        self._open.append(node)
        self._keys.append(None)

    def _pop(self, offset: int) -> None:
        node = self._open.pop()
        self._keys.pop()
        node.end = offset if node.flow else self._last(node)

    @staticmethod
    def _last(node: ListNode | MapNode) -> int:
        """Give the end of a block collection, which is that of its last child."""
        if isinstance(node, ListNode):
            return node.items[-1].end if node.items else node.start
        return max((value.end for _, value in node.entries.values()), default=node.start)

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, ListNode):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is not None:
            self._keys[-1] = None
            self._enter(parent, key, node)
        elif isinstance(node, TextNode):
            self._keys[-1] = node
        else:
            raise self.log.stop(self.line, "yaml-key")

    def _enter(self, parent: MapNode, key: TextNode, node: Node) -> None:
        if key.text in parent.entries:
            first = parent.entries[key.text][0].line
            self.log.add(key.line, "key-twice", key=shown(key.text), first=first)
            return
        if isinstance(node, TextNode) and node.start == node.end:
            # A parser may place what isn't there at whatever comes next; its place is here.
            node.line = key.line
            node.start = node.end = max(self._text.find(":", key.end, node.end) + 1, key.end)
        parent.entries[key.text] = (key, node)


_SYNTAX = (
    ("'\\t' that cannot start", "yaml-tab"),
    ("unknown escape character", "yaml-escape"),
    ("expected escape sequence", "yaml-escape"),
    ("quoted scalar", "yaml-quote"),
    ("mapping values are not allowed", "yaml-colon"),
    ("could not find expected ':'", "yaml-colon"),
    ("cannot start any token", "yaml-start"),
    ("while parsing a flow", "yaml-bracket"),
    ("while parsing a block", "yaml-indent"),
    ("while scanning a simple key", "yaml-colon"),
)
"""Words of the parser's messages, the first that fits, and what a person needs to be told."""


def _syntax(error: MarkedYAMLError, builder: _Builder, log: Log) -> InputError:
    """Tell a syntax error by its cause, and by the line where what is wrong begins."""
    told = f"{error.context or ''} {error.problem or ''}"
    code = next((code for words, code in _SYNTAX if words in told), "yaml-other")
    mark = error.problem_mark or error.context_mark
    if builder.long_quote:
        return log.stop(builder.long_quote, "yaml-quote")
    if code in {"yaml-quote", "yaml-bracket"} and error.context_mark is not None:
        mark = error.context_mark
    line = builder.line if mark is None else builder.line_at(mark.index)
    return log.stop(line, code, detail=error.problem or "")
