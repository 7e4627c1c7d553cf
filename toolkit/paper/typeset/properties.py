"""What a character is: its bidi class, its script, its bracket twin, whether it is ever drawn.

The tables in `tables` are unpacked when first asked, never on import.
"""

import unicodedata
from bisect import bisect_right
from functools import cache

from toolkit.paper.typeset import tables

COMMON = "Zyyy"
INHERITED = "Zinh"
UNKNOWN = "Zzzz"

_VIRAMA = 9
"""Canonical combining class of the signs that join two consonants of an Indic script."""

_JOINER = "\u200d"


class _Runs:
    """A property of all code points as sorted starts and their values."""

    def __init__(self, packed: str) -> None:
        self.starts: list[int] = []
        self.values: list[str] = []
        self._known: dict[str, str] = {}
        start = 0
        for token in packed.split():
            value = token.lstrip("0123456789abcdef")
            self.starts.append(start)
            self.values.append(value)
            start += int(token[: len(token) - len(value)], 16)

    def of(self, char: str) -> str:
        found = self._known.get(char)
        if found is None:
            found = self.values[bisect_right(self.starts, ord(char)) - 1]
            self._known[char] = found
        return found


@cache
def _bidi() -> _Runs:
    return _Runs(tables.BIDI_CLASSES)


@cache
def _scripts() -> _Runs:
    return _Runs(tables.SCRIPTS)


@cache
def _ignorable() -> _Runs:
    return _Runs(tables.IGNORABLE)


def bidi_classes(text: str) -> list[str]:
    """The Bidi_Class of each character by its short name: `L`, `AL`, `EN`, …"""
    of = _bidi().of
    return [of(char) for char in text]


def script_of(char: str) -> str:
    """The Script of a character as an ISO 15924 code; `COMMON` and `INHERITED` are not resolved."""
    return _scripts().of(char)


def is_ignorable(char: str) -> bool:
    """Whether the character has no shape of its own: joiners, isolates, selectors, …"""
    return _ignorable().of(char) == "Y"


@cache
def is_space(char: str) -> bool:
    """Whether the character is a tab or a space of any width, which needs no glyph of its own."""
    return char == "\t" or unicodedata.category(char) == "Zs"


@cache
def is_mark(char: str) -> bool:
    """Whether the character belongs to the one before it: accents, vowel signs, selectors."""
    return unicodedata.category(char).startswith("M") or char in "\u200c\u200d"


def joins(before: str, after: str) -> bool:
    """Whether the two neighbours stand in one cluster that no line end may tear apart."""
    if is_mark(after) or before == _JOINER:
        return True
    return unicodedata.combining(before) == _VIRAMA and unicodedata.category(after) == "Lo"


@cache
def brackets() -> tuple[dict[str, str], dict[str, str]]:
    """Opening brackets and closing brackets, each with a name of its pair.

    The pair is named by its closing bracket, in canonical form, so that U+232A and U+3009, which
    are the same sign, close each other's partner.
    """
    opening, closing = {}, {}
    for token in tables.BRACKETS.split():
        first, last = (chr(int(code, 16)) for code in token.split("-"))
        name = unicodedata.normalize("NFC", last)
        opening[first] = name
        closing[last] = name
    return opening, closing
