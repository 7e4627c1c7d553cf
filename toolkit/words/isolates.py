"""Keep pieces of text in their own direction (Unicode isolates, UAX #9).

A time, a number or a person's name inside a sentence of the other direction would drag its
neighbours along; isolated, it can't.
"""

from __future__ import annotations

import re

LEFT_TO_RIGHT = "\u2066"
RIGHT_TO_LEFT = "\u2067"
FIRST_STRONG = "\u2068"
END = "\u2069"

_PIECE = f"{LEFT_TO_RIGHT}[^{LEFT_TO_RIGHT}-{END}]+{END}"
_RANGE = re.compile(f"{_PIECE}–{_PIECE}")
_OPENERS = (LEFT_TO_RIGHT, RIGHT_TO_LEFT, FIRST_STRONG)
# Blocks whose letters run right to left: Hebrew … Arabic Extended, the presentation forms,
# and the historic scripts, Adlam and Arabic mathematics of the supplementary plane.
_RTL_RANGES = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), (0x10800, 0x10FFF))
_RTL_RANGES_HIGH = ((0x1E800, 0x1EFFF),)


def has_rtl(text: str) -> bool:
    """Tell whether ``text`` contains a letter that runs right to left."""
    if text.isascii():
        return False
    ranges = _RTL_RANGES + _RTL_RANGES_HIGH
    return any(low <= ord(char) <= high for char in text for low, high in ranges)


def is_isolated(text: str) -> bool:
    """Tell whether ``text`` as a whole already stands between isolate marks."""
    if not (text.startswith(_OPENERS) and text.endswith(END)):
        return False
    depth = 0
    for place, char in enumerate(text):
        depth += (char in _OPENERS) - (char == END)
        if depth == 0:
            return place == len(text) - 1
    return False


def unmarked(text: str) -> str:
    """Take isolate marks out, for what is kept in files and set into other sentences later."""
    return "".join(char for char in text if char not in _OPENERS and char != END)


def with_ranges(text: str) -> str:
    """Keep times with a dash between them, each isolated, left to right as one piece.

    Where lines are read from the right the end would otherwise stand before the begin.
    """
    return _RANGE.sub(lambda found: isolate(found[0], LEFT_TO_RIGHT), text)


def isolate(text: str, opener: str = FIRST_STRONG) -> str:
    """Put ``text`` between isolate marks, once; by default its own first letter decides.

    ``LEFT_TO_RIGHT`` as ``opener`` is for times, numbers and telephone numbers.
    """
    return text if not text or is_isolated(text) else f"{opener}{text}{END}"
