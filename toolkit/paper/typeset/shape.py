"""Turns a run of characters into glyphs with HarfBuzz."""

from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from toolkit.paper.typeset.face import Face

_CACHE_SIZE = 4096

_FLAGS = hb.BufferFlags.BOT | hb.BufferFlags.EOT | hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
_UNSAFE = int(hb.GlyphFlags.UNSAFE_TO_BREAK)


class Glyph(NamedTuple):
    """One glyph; lengths in thousandths of the type size.

    Attributes:
        number: its index in the font.
        advance: how far the pen moves on.
        dx: how far it is drawn to the right of the pen.
        dy: how far it is drawn above the baseline.
    """

    number: int
    advance: int
    dx: int
    dy: int


class Cluster(NamedTuple):
    """Characters that can't be parted, and what they look like together.

    Attributes:
        start: the index, in the shaped text, of the first character.
        text: the characters.
        glyphs: from left to right.
        advance: the width of all of it.
        safe: whether a line may begin here and both sides keep their shape. It is worked out
            beside spaces only, where lines end; elsewhere it is False.
    """

    start: int
    text: str
    glyphs: tuple[Glyph, ...]
    advance: int
    safe: bool


class Shaper:
    """Shapes text, and remembers what it shaped."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Face, str, str, bool], tuple[Cluster, ...]] = {}

    def shape(
        self, text: str, face: Face, script: str, language: str, right_to_left: bool
    ) -> tuple[Cluster, ...]:
        """The clusters of a run from left to right; the script is an ISO 15924 code."""
        key = (text, face, script, language, right_to_left)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _CACHE_SIZE:
                self._known.clear()
            found = self._known[key] = _shape(*key)
        return found


def _shape(
    text: str, face: Face, script: str, language: str, right_to_left: bool
) -> tuple[Cluster, ...]:
    buffer = hb.Buffer()
    buffer.add_str(text.replace("\t", " "))
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.script = script
    buffer.language = language or "und"
    buffer.flags = _FLAGS
    hb.shape(face.shaper, buffer)
    beside = {i for i, char in enumerate(text) if char.isspace() or (i and text[i - 1].isspace())}
    starts: list[int] = []
    groups: list[tuple[Glyph, ...]] = []
    safe: list[bool] = []
    for info, place in zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True):
        start = info.cluster
        glyph = _glyph(info.codepoint, place.position)
        if starts and starts[-1] == start:
            groups[-1] += glyph
            continue
        starts.append(start)
        groups.append(glyph)
        safe.append(start in beside and not int(info.flags) & _UNSAFE)
    ends = [len(text), *starts] if right_to_left else [*starts[1:], len(text)]
    advances = [glyphs[0].advance if len(glyphs) == 1 else _width(glyphs) for glyphs in groups]
    texts = [text[start:end] for start, end in zip(starts, ends, strict=False)]
    return tuple(map(Cluster, starts, texts, groups, advances, safe))


@lru_cache(maxsize=8192)
def _glyph(number: int, position: tuple[int, int, int, int]) -> tuple[Glyph]:
    """One tuple for each glyph that is met over and over, as most are."""
    dx, dy, advance, _ = position
    return (Glyph(number, advance, dx, dy),)


def _width(glyphs: tuple[Glyph, ...]) -> int:
    return sum(glyph.advance for glyph in glyphs)
