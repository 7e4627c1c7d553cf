"""Turns a run of characters into glyphs with HarfBuzz."""

from typing import NamedTuple

import uharfbuzz as hb

from toolkit.paper.typeset.face import Face

_CACHE_SIZE = 4096

_FLAGS = hb.BufferFlags.BOT | hb.BufferFlags.EOT | hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES


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
    """

    start: int
    text: str
    glyphs: tuple[Glyph, ...]
    advance: int


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
    starts: list[int] = []
    groups: list[list[Glyph]] = []
    for info, place in zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True):
        glyph = Glyph(info.codepoint, place.x_advance, place.x_offset, place.y_offset)
        start = info.cluster
        if starts and starts[-1] == start:
            groups[-1].append(glyph)
        else:
            starts.append(start)
            groups.append([glyph])
    ends = [len(text), *starts] if right_to_left else [*starts[1:], len(text)]
    return tuple(
        Cluster(start, text[start:end], tuple(glyphs), sum(glyph.advance for glyph in glyphs))
        for start, end, glyphs in zip(starts, ends, groups, strict=False)
    )
