"""Reads the fields of one mapping, noting what is wrong and going on with a stand-in."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from toolkit.content.log import shown
from toolkit.content.tree import ListNode, MapNode, Node, TextNode
from toolkit.model.instants import DAY_MINUTES, parse_clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.content.log import Log

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WHOLE = re.compile(r"[-+]?[0-9]{1,9}")
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*",
    re.IGNORECASE,
)
_SPAN = re.compile(r"([0-9]{1,4}) ?[-–] ?([0-9]{1,4})")
_LOOSE_TIME = re.compile(r"([0-9]{1,2})[:.h]([0-9]{2})")
_SPACES = re.compile(r"[ \t]+")
_NEXT_DATE = "(+1)"
MAX_ID = 60


def tidy(text: str) -> str:
    """Take surplus spaces off each line of a text."""
    return "\n".join(_SPACES.sub(" ", line).strip(" \t") for line in text.strip().split("\n"))


def is_id(text: str) -> bool:
    """Tell whether a text can be an id: lower-case letters, digits and hyphens between them."""
    return len(text) <= MAX_ID and _ID.fullmatch(text) is not None


def near(word: str, known: Iterable[str]) -> str:
    """Give the known word that someone may have meant, or nothing."""
    return next(iter(get_close_matches(word.lower(), list(known), 1)), "")


class Fields:
    """One mapping of a file. Getters note problems in the log and return a stand-in for them.

    A getter's stand-in is empty text, an empty tuple, ``False`` or ``None``; a caller that goes on
    to check a rule leaves it out where a stand-in came back.
    """

    def __init__(self, node: MapNode, log: Log, known: tuple[str, ...]) -> None:
        self.line = node.line
        self.log = log
        self._entries = node.entries
        self._misspelt: set[str] = set()
        for name, (key, _) in node.entries.items():
            if name not in known:
                free = [word for word in known if word not in node.entries]
                hint = near(name, free)
                self._misspelt.add(hint)
                log.add(key.line, "unknown-key", key=shown(name), known=known, near=hint)

    def has(self, key: str) -> bool:
        """Tell whether something was written for ``key``."""
        return self._value(key) is not None

    def line_of(self, key: str) -> int:
        """Give the line of a key, or of the mapping where it is missing."""
        return self._entries[key][0].line if key in self._entries else self.line

    def problem(self, key: str, code: str, **params: object) -> None:
        """Note a problem at a key's line."""
        self.log.add(self.line_of(key), code, key=key, **params)

    def require(self, key: str) -> None:
        """Note that a key is missing or empty, if it is; an empty list counts as written."""
        if not self.has(key):
            self._missing(key)

    def _missing(self, key: str) -> None:
        """Note that a key is missing, unless another was told to be this one misspelt."""
        if key not in self._misspelt:
            self.problem(key, "missing")

    def _value(self, key: str) -> Node | None:
        if key not in self._entries:
            return None
        value = self._entries[key][1]
        return None if isinstance(value, TextNode) and value.empty else value

    def _scalar(self, key: str, required: bool) -> TextNode | None:
        value = self._value(key)
        if value is None:
            if required:
                self._missing(key)
            return None
        if not isinstance(value, TextNode):
            self.problem(key, _unscalar(value))
            return None
        return value

    def text(self, key: str, *, required: bool = False) -> str:
        """Read a text, tidied; a number or a word like ``no`` stands for itself."""
        value = self._scalar(key, required)
        if value is None:
            return ""
        text = tidy(value.text)
        if required and not text:
            self.problem(key, "missing")
        return text

    def whole(
        self, key: str, least: int, most: int, *, required: bool = False, default: int | None = None
    ) -> int | None:
        """Read a whole number from ``least`` to ``most``; ``default`` where none is written."""
        value = self._scalar(key, required)
        if value is None:
            return None if self.has(key) else default
        plain = not value.style and _WHOLE.fullmatch(value.text)
        number = int(value.text) if plain else None
        if number is None or not least <= number <= most:
            self.problem(key, "not-whole", value=shown(value.text), least=least, most=most)
            return None
        return number

    def yes_no(self, key: str) -> bool:
        """Read ``true`` or ``false``, which is the default."""
        value = self._scalar(key, required=False)
        if value is None:
            return False
        if value.style or value.text not in {"true", "false"}:
            self.problem(key, "not-true-false", value=shown(value.text))
        return value.text == "true"

    def choice(self, key: str, known: tuple[str, ...], *, required: bool = False) -> str | None:
        """Read one of the known words."""
        value = self._scalar(key, required)
        if value is None:
            return None
        return self._known(value, key, known)

    def _known(self, value: TextNode, key: str, known: tuple[str, ...]) -> str | None:
        if value.text in known:
            return value.text
        self.log.add(
            value.line,
            "not-one-of",
            key=key,
            value=shown(value.text),
            known=known,
            near=near(value.text, known),
        )
        return None

    def ident(self, key: str, *, required: bool = True) -> str | None:
        """Read an id."""
        value = self._scalar(key, required)
        return None if value is None else self._id(value, key)

    def _id(self, value: TextNode, key: str) -> str | None:
        if is_id(value.text):
            return value.text
        self.log.add(value.line, "bad-id", key=key, value=shown(value.text))
        return None

    def time(self, key: str, *, required: bool = False, next_date: bool = False) -> int | None:
        """Read a wall time as minutes after midnight, past 1440 where ``(+1)`` is allowed."""
        value = self._scalar(key, required)
        return None if value is None else self._time(value, key, next_date=next_date)

    def _time(self, value: TextNode, key: str, *, next_date: bool = False) -> int | None:
        text = value.text.strip()
        added = 0
        if next_date and text.endswith(_NEXT_DATE):
            text, added = text.removesuffix(_NEXT_DATE).strip(), DAY_MINUTES
        try:
            return parse_clock(text) + added
        except ValueError:
            self.log.add(
                value.line, "bad-time", key=key, value=shown(value.text), near=_near_time(text)
            )
            return None

    def language(self, key: str) -> str:
        """Read a required BCP 47 tag."""
        value = self._scalar(key, required=True)
        if value is None:
            return ""
        if not _LANGUAGE.fullmatch(value.text):
            hyphened = value.text.replace("_", "-")
            hint = hyphened if _LANGUAGE.fullmatch(hyphened) else ""
            self.problem(key, "bad-language", value=shown(value.text), near=hint)
        return value.text

    def span(self, key: str, least: int, most: int) -> tuple[int, int] | None:
        """Read a required span such as ``10-14``, both ends within ``least`` and ``most``."""
        value = self._scalar(key, required=True)
        if value is None:
            return None
        found = _SPAN.fullmatch(value.text.strip())
        low, high = (int(found[1]), int(found[2])) if found else (-1, -1)
        if not (least <= low and least <= high and low <= most and high <= most):
            self.problem(key, "bad-span", value=shown(value.text), least=least, most=most)
            return None
        if low > high:
            self.problem(key, "span-reversed", value=shown(value.text), low=high, high=low)
            return None
        return low, high

    def _items(self, key: str, *, required: bool) -> list[Node]:
        value = self._value(key)
        if value is None:
            if required:
                self._missing(key)
            return []
        if not isinstance(value, ListNode):
            self.problem(key, "not-list")
            return []
        if required and not value.items:
            self.problem(key, "empty-list")
        return value.items

    def _scalars(self, key: str, *, required: bool = False) -> list[TextNode]:
        found: list[TextNode] = []
        for item in self._items(key, required=required):
            if isinstance(item, TextNode) and not item.empty:
                found.append(item)
            else:
                code = "empty-item" if isinstance(item, TextNode) else _unscalar(item)
                self.log.add(item.line, code, key=key)
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts."""
        return tuple(tidy(item.text) for item in self._scalars(key))

    def idents(self, key: str) -> tuple[str, ...]:
        """Read a list of ids."""
        read = (self._id(item, key) for item in self._scalars(key))
        return tuple(item for item in read if item is not None)

    def choices(self, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """Read a list, not empty, of known words."""
        read = (self._known(item, key, known) for item in self._scalars(key, required=True))
        return tuple(item for item in read if item is not None)

    def times(self, key: str) -> list[tuple[int, int]]:
        """Read a list of wall times, each with its line."""
        read = ((item.line, self._time(item, key)) for item in self._scalars(key))
        return [(line, minutes) for line, minutes in read if minutes is not None]

    def map(self, key: str, known: tuple[str, ...], *, required: bool = False) -> Fields | None:
        """Read a mapping's fields."""
        value = self._value(key)
        if value is None:
            if required:
                self._missing(key)
            return None
        if not isinstance(value, MapNode):
            self.problem(key, "not-fields", known=known)
            return None
        return Fields(value, self.log, known)

    def maps(self, key: str, known: tuple[str, ...], *, required: bool = False) -> list[Fields]:
        """Read a list of mappings."""
        return [
            item
            for item in self.maps_or_texts(key, known, required=required, texts=False)
            if isinstance(item, Fields)
        ]

    def maps_or_texts(
        self, key: str, known: tuple[str, ...], *, required: bool = False, texts: bool = True
    ) -> list[Fields | str]:
        """Read a list of mappings, or also of plain texts where ``texts`` allows them."""
        found: list[Fields | str] = []
        for item in self._items(key, required=required):
            if isinstance(item, MapNode):
                found.append(Fields(item, self.log, known))
            elif texts and isinstance(item, TextNode) and not item.empty:
                found.append(tidy(item.text))
            else:
                self.log.add(item.line, "item-not-fields", key=key, known=known)
        return found

    def rows(self, key: str, known: tuple[str, ...]) -> list[tuple[int, list[Fields]]]:
        """Read a list of lists of mappings, each list with its line; empty ones are problems."""
        rows: list[tuple[int, list[Fields]]] = []
        for item in self._items(key, required=False):
            if not isinstance(item, ListNode):
                self.log.add(item.line, "item-not-list", key=key)
                continue
            if not item.items:
                self.log.add(item.line, "empty-row", key=key)
            wrong = [inner for inner in item.items if not isinstance(inner, MapNode)]
            for inner in wrong:
                self.log.add(inner.line, "item-not-fields", key=key, known=known)
            right = [inner for inner in item.items if isinstance(inner, MapNode)]
            rows.append((item.line, [Fields(inner, self.log, known) for inner in right]))
        return rows


def _unscalar(node: Node) -> str:
    """Say why a list or mapping stands where text is due: an unquoted colon makes a mapping."""
    if isinstance(node, MapNode):
        return "colon-in-text" if len(node.entries) == 1 else "fields-for-text"
    return "list-for-text"


def _near_time(text: str) -> str:
    found = _LOOSE_TIME.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return ""
    return f"{int(found[1]):02d}:{found[2]}"
