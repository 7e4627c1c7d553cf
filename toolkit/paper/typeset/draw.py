"""Puts lines of glyphs on a reportlab canvas."""

from itertools import pairwise
from typing import Any

from toolkit.paper.typeset.embed import EmbeddedFont
from toolkit.paper.typeset.face import EM, Face
from toolkit.paper.typeset.lines import Line, Piece

Colour = tuple[float, float, float]

_EMBOLDENING = 0.03
"""Width, in parts of the type size, of the stroke that makes up for a bold that doesn't exist."""

_UNREAD = dict.fromkeys([0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF])
_UNREAD |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Controls that have done their work when the text is set: nobody wants to copy them."""


class Pen:
    """Draws on one canvas; all pens on a canvas may be used side by side."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401  reportlab's canvas or one like it
        self._canvas = canvas
        self._document = canvas._doc  # noqa: SLF001  reportlab has no other door for a font
        self._fonts: dict[Face, EmbeddedFont] = {}

    def draw(
        self, lines: list[tuple[Line, float, float]], size: float, colour: Colour
    ) -> None:
        """Draw lines, each with the place of its left end on the baseline, in points."""
        code = ["q", f"{_numbers(*colour)} rg BT"]
        for line, x, y in lines:
            for piece in line.pieces:
                code += self._piece(piece, x, y, size, colour)
                x += sum(glyph.advance for glyph in piece.glyphs) * size / EM
        code.append("ET Q")
        self._canvas.addLiteral("\n".join(code))

    def _piece(
        self, piece: Piece, x: float, y: float, size: float, colour: Colour
    ) -> list[str]:
        font = self._font(piece.face)
        code = [f"/{font.name} {_numbers(size)} Tf 1 0 0 1 {_numbers(x, y)} Tm"]
        body = _show(font, piece, size)
        if piece.face.emboldened:
            stroke = f"2 Tr {_numbers(size * _EMBOLDENING)} w {_numbers(*colour)} RG"
            return [*code, stroke, *body, "0 Tr"]
        return [*code, *body]

    def _font(self, face: Face) -> EmbeddedFont:
        font = self._fonts.get(face)
        if font is None:
            names = self._document.fontMapping
            name = f"T{len(names) + 1}"
            font = self._fonts[face] = EmbeddedFont(face, name)
            names[f"typeset {name}"] = f"/{name}"
            self._document.delayedFonts.append(font)
        return font


def _show(font: EmbeddedFont, piece: Piece, size: float) -> list[str]:
    """The operators that show a piece: codes, and how far to move where glyphs are shifted."""
    code: list[str] = []
    row: list[str] = []
    rise = 0
    owed = 0  # how far the pen must still move to the right
    for glyph, text in zip(piece.glyphs, _texts(piece), strict=True):
        if glyph.dy != rise:
            if row:
                code.append(f"[{''.join(row)}] TJ")
            row = []
            rise = glyph.dy
            code.append(f"{_numbers(rise * size / EM)} Ts")
        owed += glyph.dx
        if owed:
            row.append(_numbers(-owed))
        row.append(f"<{font.code(glyph.number, text):04X}>")
        owed = glyph.advance - glyph.dx - font.width(glyph.number)
    code.append(f"[{''.join(row)}] TJ")
    if rise:
        code.append("0 Ts")
    return code


def _texts(piece: Piece) -> list[str]:
    """What each glyph reads as. Of the glyphs of a cluster the widest has the cluster's text."""
    starts = sorted({glyph.cluster for glyph in piece.glyphs})
    ends = dict(pairwise([*starts, len(piece.text)]))
    widest: dict[int, int] = {}
    for place, glyph in enumerate(piece.glyphs):
        best = widest.setdefault(glyph.cluster, place)
        if glyph.advance > piece.glyphs[best].advance:
            widest[glyph.cluster] = place
    texts = [""] * len(piece.glyphs)
    for start, place in widest.items():
        texts[place] = piece.text[start : ends[start]].replace("\t", " ").translate(_UNREAD)
    return texts


def _numbers(*values: float) -> str:
    """Numbers as a page's content wants them: short, never with an exponent."""
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".").replace("-0", "-0") for value in values)
