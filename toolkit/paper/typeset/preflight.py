"""Tells before printing which characters no font has."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.paper.typeset.fonts import Fonts


class Missing(NamedTuple):
    """A character that can't be printed.

    Attributes:
        char: the character.
        name: what Unicode calls it, or its number.
        text: the first text it was found in.
    """

    char: str
    name: str
    text: str


def missing(texts: Iterable[str], fonts: Fonts) -> list[Missing]:
    """Every character that no font has, once, in the order in which they are met."""
    found: dict[str, Missing] = {}
    for text in texts:
        unknown = fonts.unknown(text)
        for char in text if unknown else "":
            if char in unknown and char not in found:
                found[char] = Missing(char, _name(char), text)
    return list(found.values())


def _name(char: str) -> str:
    return unicodedata.name(char, f"U+{ord(char):04X}")
