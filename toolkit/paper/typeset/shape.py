"""Turns a run of characters into glyphs with HarfBuzz."""

from typing import NamedTuple

import uharfbuzz as hb

from toolkit.paper.typeset.face import Face

_CACHE_SIZE = 4096

_FLAGS = hb.BufferFlags.BOT | hb.BufferFlags.EOT | hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES


class Glyph(NamedTuple):
    """One glyph, in visual order from left to right; lengths in thousandths of the type size.

    Attributes:
        number: the glyph's index in the font.
        cluster: the index, in the shaped text, of the first character it stands for.
        advance: how far the pen moves on.
        dx: how far the glyph is drawn to the right of the pen.
        dy: how far it is drawn above the baseline.
    """

    number: int
    cluster: int
    advance: int
    dx: int
    dy: int


class Shaper:
    """Shapes text, and remembers what it shaped."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Face, str, str, bool], tuple[Glyph, ...]] = {}

    def shape(
        self, text: str, face: Face, script: str, language: str, right_to_left: bool
    ) -> tuple[Glyph, ...]:
        """The glyphs of a run. Its direction, script (ISO 15924) and language are as given."""
        key = (text, face, script, language, right_to_left)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _CACHE_SIZE:
                self._known.clear()
            found = self._known[key] = _shape(*key)
        return found


def _shape(
    text: str, face: Face, script: str, language: str, right_to_left: bool
) -> tuple[Glyph, ...]:
    buffer = hb.Buffer()
    buffer.add_str(text.replace("\t", " "))
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.script = script
    buffer.language = language or "und"
    buffer.flags = _FLAGS
    hb.shape(face.shaper, buffer)
    return tuple(
        Glyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True)
    )
