"""Text as people type it when they look for something: without case, accents and strokes."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Letters that people type without their stroke, which Unicode doesn't take apart."""


def folded(text: str) -> str:
    """Take case and accents off a text; folding twice changes nothing more."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return kept.casefold().translate(_UNDECOMPOSED)


def words_of(text: str) -> tuple[str, ...]:
    """Give the folded words of a text, each once."""
    return tuple(dict.fromkeys(_WORD.findall(folded(text))))
