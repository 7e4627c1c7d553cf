"""Where a line may end: the part of UAX #14 that the languages we print need."""

import re

from toolkit.paper.typeset.properties import joins

SOFT_HYPHEN = "\u00ad"

_SPACES = "\t \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
"""Spaces at which a line may end, as the inside of a character class; no no-break ones."""

_UNSEEN = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"

_PLACES = re.compile(
    # after spaces, unless a sign follows that belongs to what stands before them
    rf"[{_SPACES}]++(?![{_UNSEEN}]*[»›!?;:\u061f\u061b])"
    # after a zero-width space, a soft hyphen, an Ethiopic word space, a long dash
    rf"|[\u200b{SOFT_HYPHEN}\u1361\u2014](?![{_SPACES}])"
    # after a hyphen, dash or slash inside a word, but not before a number: 14-20, -5, 24/7
    r"|(?<=\w)[-\u2010\u2012\u2013/](?=[^\W\d_])"
)
_TRAILING = re.compile(rf"[{_SPACES}{_UNSEEN}]")
_OPENING = frozenset("([{«‹“‘„‚¿¡")

_ISLAND = re.compile(r"[\u2066\u2068](?:[^\w\u2066-\u2069]|[\d_])*\u2069")
"""An isolate without letters: a time, a span of times, a phone number."""


def places(text: str) -> list[int]:
    """Indices at which a line may begin, in order; neither 0 nor the text's length."""
    kept = {index for match in _ISLAND.finditer(text) for index in range(*match.span())}
    return [
        match.end()
        for match in _PLACES.finditer(text)
        if match.end() < len(text)
        and text[match.start() - 1] not in _OPENING
        and match.start() not in kept
    ]


def trimmed(text: str, start: int, end: int) -> int:
    """The end of a line without the spaces that hang over its edge."""
    while end > start and _TRAILING.match(text[end - 1]):
        end -= 1
    return end


def clusters(text: str) -> list[int]:
    """Indices at which a word that is longer than a line may be torn, in order."""
    return [i for i in range(1, len(text)) if not joins(text[i - 1], text[i])]
