"""The ``{named}`` places in a sentence that a value goes into.

Deliberately less than ``str.format``: a name and nothing else, so that no translation can reach
into an object or break on a format sign. ``{{`` and ``}}`` stand for the brackets themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIECE = re.compile(r"\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)\}")
_STRAY = re.compile(r"[{}]")


def names(text: str) -> frozenset[str]:
    """Give the names of the placeholders in ``text``."""
    return frozenset(match[1] for match in _PIECE.finditer(text) if match[1])


def is_sound(text: str) -> bool:
    """Tell whether every curly bracket of ``text`` belongs to a placeholder or is doubled."""
    return _STRAY.search(_PIECE.sub("", text)) is None


def agrees(source: str, translation: str, *, may_lack: frozenset[str] = frozenset()) -> bool:
    """Tell whether a translation asks for the same values as its source.

    ``may_lack`` are names it may leave out (a plural form for exactly one needs no number).
    """
    wanted, given = names(source), names(translation)
    return is_sound(translation) and given <= wanted and wanted - given <= may_lack


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
