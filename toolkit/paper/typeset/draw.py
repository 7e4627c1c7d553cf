"""Puts lines of glyphs on a reportlab canvas."""

from itertools import accumulate
from typing import Any

from toolkit.paper.typeset.embed import EmbeddedFont, Sign
from toolkit.paper.typeset.face import EM, Face
from toolkit.paper.typeset.glyf import Part
from toolkit.paper.typeset.lines import Line, Piece
from toolkit.paper.typeset.shape import Glyph

Colour = tuple[float, float, float]

_EMBOLDENING = 0.03
"""Width, in parts of the type size, of the stroke that makes up for a bold that doesn't exist."""

_UNREAD = dict.fromkeys([0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF])
_UNREAD |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Controls that have done their work when the text is set: nobody wants to copy them."""

_Shown = tuple[tuple[Glyph, ...], str, bool]
"""A cluster as a key: its glyphs, its text, whether it runs right to left."""


class Pen:
    """Draws on one canvas; all pens on a canvas may be used side by side."""

    def __init__(self, canvas: Any) -> None:  # noqa: ANN401  reportlab's canvas or one like it
        self._canvas = canvas
        self._document = canvas._doc  # noqa: SLF001  reportlab has no other door for a font
        self._fonts: dict[Face, tuple[EmbeddedFont, dict[_Shown, str]]] = {}

    def draw(self, lines: list[tuple[Line, float, float]], size: float, colour: Colour) -> None:
        """Draw lines, each with the place of its left end on the baseline, in points."""
        if not any(line.pieces for line, _, _ in lines):
            return
        code = ["q", f"{_numbers(*colour)} rg BT"]
        for line, left, y in lines:
            x = left
            for piece in line.pieces:
                code += self._piece(piece, x, y, size, colour)
                x += piece.width * size / EM
        code.append("ET Q")
        self._canvas.addLiteral("\n".join(code))

    def _piece(self, piece: Piece, x: float, y: float, size: float, colour: Colour) -> list[str]:
        font, known = self._font(piece.face)
        code = [f"/{font.name} {_numbers(size)} Tf 1 0 0 1 {_numbers(x, y)} Tm"]
        code.append(_show(font, piece, known))
        if piece.face.emboldened:
            stroke = f"2 Tr {_numbers(size * _EMBOLDENING)} w {_numbers(*colour)} RG"
            return [stroke, *code, "0 Tr"]
        return code

    def _font(self, face: Face) -> tuple[EmbeddedFont, dict[_Shown, str]]:
        """The document's font of a face, and the clusters it has shown already."""
        found = self._fonts.get(face)
        if found is None:
            names = self._document.fontMapping
            name = f"T{len(names) + 1}"
            found = self._fonts[face] = EmbeddedFont(face, name), {}
            names[f"typeset {name}"] = f"/{name}"
            self._document.delayedFonts.append(found[0])
        return found


def _show(font: EmbeddedFont, piece: Piece, known: dict[_Shown, str]) -> str:
    """The operator that shows a piece; `known` remembers clusters that were shown before."""
    row = []
    for _, text, glyphs, advance, _ in piece.clusters:
        key = glyphs, text, piece.right_to_left
        code = known.get(key)
        if code is None:
            read = text.replace("\t", " ").translate(_UNREAD)
            code = known[key] = _codes(font, glyphs, read, advance, piece.right_to_left)
        row.append(code)
    return f"[{''.join(row)}] TJ"


def _codes(
    font: EmbeddedFont, glyphs: tuple[Glyph, ...], text: str, advance: int, right_to_left: bool
) -> str:
    """A cluster as codes and the movement after them, the way an array for TJ has them.

    A cluster that runs left to right is one sign. One that runs right to left is as many as it
    has characters, from left to right and so in reverse, as all readers of right-to-left text
    expect: the first draws all of it, the others only take their share of its width.
    """
    parts = _parts(glyphs)
    if not right_to_left or len(text) < 2:
        sign = Sign(parts, text, advance)
        if not sign.compound:
            sign = sign._replace(width=font.width(parts[0].glyph))
        moved = advance - sign.width
        return f"<{font.code(sign):04X}>" + (_numbers(-moved) if moved else "")
    codes = ""
    for place, char in enumerate(reversed(text)):
        share = advance * (place + 1) // len(text) - advance * place // len(text)
        codes += f"{font.code(Sign(() if place else parts, char, share)):04X}"
    return f"<{codes}>"


def _parts(glyphs: tuple[Glyph, ...]) -> tuple[Part, ...]:
    """Where the glyphs of a cluster go, from its left end."""
    pens = accumulate((glyph.advance for glyph in glyphs), initial=0)
    return tuple(
        Part(glyph.number, pen + glyph.dx, glyph.dy)
        for glyph, pen in zip(glyphs, pens, strict=False)
    )


def _numbers(*values: float) -> str:
    """Numbers as a page's content wants them: short, never with an exponent."""
    return " ".join(f"{round(value, 3) + 0.0:.3f}".rstrip("0").rstrip(".") for value in values)
