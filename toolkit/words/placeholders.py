"""The ``{named}`` places in a sentence that a value goes into.

Deliberately less than ``str.format``: a name and nothing else, so that no translation can reach
into an object or break on a format sign. ``{{`` and ``}}`` stand for the brackets themselves.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIECE = re.compile(r"\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)\}")
_STRAY = re.compile(r"[{}]")
_NUMBER = frozenset({"n"})


def names(text: str) -> frozenset[str]:
    """Give the names of the placeholders in ``text``."""
    return frozenset(match[1] for match in _PIECE.finditer(text) if match[1])


def is_sound(text: str) -> bool:
    """Tell whether every curly bracket of ``text`` belongs to a placeholder or is doubled."""
    return _STRAY.search(_PIECE.sub("", text)) is None


@lru_cache(maxsize=4096)
def agrees(sources: tuple[str, ...], translation: str) -> bool:
    """Tell whether a translation asks for the same values as its source.

    ``sources`` is the sentence, or its two forms if it counts: then every form of a translation
    may use the number or do without it, and needs only what both forms of the source need.
    """
    given = [names(source) for source in sources]
    needed, allowed = frozenset.intersection(*given), frozenset.union(*given)
    if len(sources) > 1:
        needed, allowed = needed - _NUMBER, allowed | _NUMBER
    return is_sound(translation) and needed <= names(translation) <= allowed


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put the values in their places; raise KeyError if one is missing."""

    def one(match: re.Match[str]) -> str:
        return values[match[1]] if match[1] else match[0][0]

    return _PIECE.sub(one, text)


def split(text: str) -> list[tuple[bool, str]]:
    """Cut ``text`` into (is a placeholder, piece); the pieces joined give ``text`` again."""
    pieces: list[tuple[bool, str]] = []
    end = 0
    for match in _PIECE.finditer(text):
        if match.start() > end:
            pieces.append((False, text[end : match.start()]))
        pieces.append((True, match[0]))
        end = match.end()
    if end < len(text):
        pieces.append((False, text[end:]))
    return pieces
