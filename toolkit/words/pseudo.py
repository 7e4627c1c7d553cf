"""Two invented languages that show what a real translation would break.

``en-XA`` is about 40 % longer than English, accented and bracketed: what is cut off or was never
handed to translation shows at once. ``ar-XB`` runs from right to left. Placeholders, markup and
keyboard marks stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.words import placeholders

if TYPE_CHECKING:
    from collections.abc import Callable

_ACCENTS = str.maketrans(
    "ACDEGHIJKLNORSTUWYZacdeghijklnorstuwyz",
    "ÅÇÐÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽåçðéĝĥîĵķļñöŕšţûŵýž",
)
_MARKUP = re.compile(r"(</?[A-Za-z][^<>]*>)")
_STRETCH = "·~·~·~·~ "
"""Breaks now and then, as words do: no language has one of a hundred letters."""
_RLM, _OVERRIDE, _END = "\u200f", "\u202e", "\u202c"


def lengthen(text: str) -> str:
    """Accent the letters, add two fifths to the length and put brackets around."""
    if not text.strip():
        return text
    accented = _outside_places(text, lambda piece: piece.translate(_ACCENTS))
    more = max(1, round(0.4 * len(text)) - 2)
    return f"[{accented}{(_STRETCH * more)[:more].rstrip()}]"


def mirror(text: str) -> str:
    """Make every line run from right to left; what is isolated in it keeps its direction."""
    lines = text.split("\n")
    return "\n".join(
        f"{_RLM}{_OVERRIDE}{line}{_END}{_RLM}" if line.strip() else line for line in lines
    )


def _outside_places(text: str, change: Callable[[str], str]) -> str:
    pieces: list[str] = []
    for is_place, piece in placeholders.split(text):
        if is_place:
            pieces.append(piece)
            continue
        for number, part in enumerate(_MARKUP.split(piece)):
            pieces.append(part if number % 2 else change(part))
    return "".join(pieces)
