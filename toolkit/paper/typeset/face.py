"""One font file at one weight, as HarfBuzz sees it."""

from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb

EM = 1000
"""Units of all widths and offsets in this package: thousandths of the type size, as in a PDF."""

_BOLD = 700
_REGULAR = 400


class Variant(NamedTuple):
    """The cut of a family that is asked for."""

    bold: bool = False
    italic: bool = False


class Face:
    """A face that text can be shaped with and that a document can embed.

    Attributes:
        name: a PostScript name.
        source: HarfBuzz's face, at the file's own units.
        shaper: HarfBuzz's font at `EM` units, at this weight.
        axes: where a variable font's axes are pinned when it is embedded.
        emboldened: whether bold was asked for and the file has none, so that it must be drawn so.
    """

    def __init__(self, source: Any, variant: Variant) -> None:  # noqa: ANN401  HarfBuzz is untyped
        self.source = source
        ranges = {axis.tag: axis for axis in source.axis_infos}
        self.axes = {tag: axis.default_value for tag, axis in ranges.items()}
        weight = _BOLD if variant.bold else _REGULAR
        if "wght" in ranges:
            self.axes["wght"] = min(weight, ranges["wght"].max_value)
        self.shaper = hb.Font(source)
        self.shaper.scale = (EM, EM)
        if self.axes:
            self.shaper.set_variations(self.axes)
        own = self.axes.get("wght") or _weight(source)
        self.emboldened = variant.bold and own < 600
        self.name = _name(source, variant if "wght" in ranges else Variant())

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character the font has a glyph for."""
        return frozenset(map(chr, self.source.unicodes))

    @cached_property
    def extents(self) -> tuple[int, int]:
        """How far a line of this font reaches above and (negative) below the baseline."""
        extents = self.shaper.get_font_extents("ltr")
        return extents.ascender, extents.descender


def open_face(path: Path, variant: Variant) -> Face | None:
    """The face of a file that comes nearest to the variant; None if none can be embedded.

    A file that can't be read or is damaged is as good as absent.
    """
    try:
        blob = hb.Blob(path.read_bytes())
    except OSError:
        return None
    usable = [
        face
        for face in (hb.Face(blob, index) for index in range(_count(blob)))
        if "glyf" in face.table_tags and face.unicodes
    ]
    if not usable:
        return None
    wanted = _BOLD if variant.bold else _REGULAR
    nearest = min(usable, key=lambda face: abs(_weight(face) - wanted))
    return Face(nearest, variant)


def _count(blob: Any) -> int:  # noqa: ANN401  HarfBuzz is untyped
    """How many faces a file holds: one, or those of a collection."""
    data = blob.data[:12]
    return int.from_bytes(data[8:12], "big") if data[:4] == b"ttcf" else 1


def _weight(source: Any) -> int:  # noqa: ANN401  HarfBuzz is untyped
    """The weight class in the font's OS/2 table, 400 for regular."""
    table = source.reference_table("OS/2").data
    return int.from_bytes(table[4:6], "big") if len(table) >= 6 else _REGULAR


def _name(source: Any, variant: Variant) -> str:  # noqa: ANN401  HarfBuzz is untyped
    """The PostScript name, with the cut of a variable font."""
    found = source.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Unnamed"
    name = "".join(char for char in found if char.isascii() and (char.isalnum() or char == "-"))
    if variant.bold:
        family, _, style = name.partition("-")
        name = f"{family}-Bold{'Italic' if 'Italic' in style else ''}"
    return name
