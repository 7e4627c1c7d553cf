"""What changed inside a text, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
ELLIPSIS = "…"
_FEW_LINES = 8
_LITTLE = 0.3
"""How much two texts must have in common for the rest to be worth marking."""


class Piece(NamedTuple):
    """A piece of a text, and whether the other text hasn't it there."""

    text: str
    changed: bool


Pieces = tuple[Piece, ...]


def word_diff(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Give two texts in pieces, those that changed marked; the pieces together are the text.

    Texts that have next to nothing in common are marked whole: single words that happen to be in
    both would only make them hard to read.
    """
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    equal = [token for kind, a, b, _, _ in steps if kind == "equal" for token in old[a:b]]
    shared = sum(not token.isspace() for token in equal)
    words = sum(not token.isspace() for token in (*old, *new))
    if before and after and before != after and 2 * shared < _LITTLE * words:
        return (Piece(before, True),), (Piece(after, True),)
    first: list[Piece] = []
    second: list[Piece] = []
    for at, (kind, a, b, c, d) in enumerate(steps):
        # A blank between two words that changed is of their piece.
        between = 0 < at < len(steps) - 1 and "".join(old[a:b]).isspace()
        changed = kind != "equal" or between
        _add(first, "".join(old[a:b]), changed=changed)
        _add(second, "".join(new[c:d]), changed=changed)
    return tuple(first), tuple(second)


def lines_apart(*texts: str) -> tuple[str, ...]:
    """Shorten long texts to the lines in which they differ, each with the line before it.

    What all of them have is left out for an ellipsis; texts of few lines stay whole.
    """
    lines = [text.split("\n") for text in texts]
    common = frozenset.intersection(*map(frozenset, lines))
    if max(map(len, lines)) <= _FEW_LINES or all(common.issuperset(one) for one in lines):
        return texts
    return tuple("\n".join(_apart(one, common)) for one in lines)


def _apart(lines: list[str], common: frozenset[str]) -> list[str]:
    """Give the lines that aren't common, the one before each, and an ellipsis for the rest."""
    kept: list[str] = []
    for at, line in enumerate(lines):
        leads = at + 1 < len(lines) and lines[at + 1] not in common
        if line not in common or leads:
            kept.append(line)
        elif kept[-1:] != [ELLIPSIS]:
            kept.append(ELLIPSIS)
    return kept


def _add(pieces: list[Piece], text: str, *, changed: bool) -> None:
    if text and pieces and pieces[-1].changed == changed:
        pieces[-1] = Piece(pieces[-1].text + text, changed)
    elif text:
        pieces.append(Piece(text, changed))
