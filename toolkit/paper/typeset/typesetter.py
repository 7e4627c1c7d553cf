"""The one way text gets on a page: measure it, lay it out, draw it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.paper.typeset.draw import Colour, Pen
from toolkit.paper.typeset.face import EM, Variant
from toolkit.paper.typeset.fonts import Fonts
from toolkit.paper.typeset.lines import Line, Measured
from toolkit.paper.typeset.preflight import Missing, missing
from toolkit.paper.typeset.shape import Shaper
from toolkit.paper.typeset.text import Direction, base_level, lines_of, spelled_out

Align = Literal["start", "center", "end"]
Anchor = Literal["left", "center", "right"]

_LEADING = 1.36
"""Line spacing of Noto Sans, in parts of the type size."""

_MOST = 1.6
"""No default line spacing is wider than this, however deep a script's marks may hang."""

_CACHE_SIZE = 4096


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks.

    Attributes:
        size: the type size in points.
        leading: from baseline to baseline in points; None for what the scripts of the text need.
        bold, italic: scripts without an italic stay upright.
        colour: red, green and blue from 0 to 1.
        align: where lines stand; `start` is the left edge of left-to-right text, else the right.
    """

    size: float
    leading: float | None = None
    bold: bool = False
    italic: bool = False
    colour: Colour = (0.0, 0.0, 0.0)
    align: Align = "start"

    @property
    def variant(self) -> Variant:
        """The cut of the fonts."""
        return Variant(self.bold, self.italic)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text in lines, ready to be drawn; lengths in points.

    Attributes:
        text: what was laid out.
        style: how.
        width: the width it was laid out for.
        leading: from baseline to baseline.
        lines: from top to bottom; an empty text has one empty line.
        right_to_left: which edge its lines start from.
    """

    text: str
    style: Style
    width: float
    leading: float
    lines: tuple[Line, ...]
    right_to_left: bool

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return self.leading * len(self.lines)

    @property
    def widths(self) -> tuple[float, ...]:
        """How wide each line came out."""
        return tuple(line.width * self.style.size / EM for line in self.lines)

    @property
    def natural_width(self) -> float:
        """The width of the widest line."""
        return max(self.widths)

    @property
    def first_baseline(self) -> float:
        """How far the first baseline is below the top."""
        return _baseline(self.leading, self.style.size)

    def split(self, height: float) -> tuple["Paragraph | None", "Paragraph | None"]:
        """What fits into a height, and what is left for the next column or page."""
        fitting = int((height + 0.01) / self.leading)
        first, rest = self.lines[: max(0, fitting)], self.lines[max(0, fitting) :]
        return self._with(first), self._with(rest)

    def _with(self, lines: tuple[Line, ...]) -> "Paragraph | None":
        if not lines:
            return None
        return Paragraph(self.text, self.style, self.width, self.leading, lines, self.right_to_left)


class Layout:
    """Measures text and breaks it into lines; needs no canvas, and may serve many documents."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._shaper = Shaper()
        self._known: dict[tuple[str, int, Variant, str], Measured] = {}

    def measure(
        self, text: str, style: Style, language: str, direction: Direction | None = None
    ) -> float:
        """The width in points of the widest of the text's own lines, unbroken."""
        parts = self._measured(text, style, language, direction)
        return max(part.whole.width for part in parts) * style.size / EM

    def lay(
        self,
        text: str,
        style: Style,
        width: float,
        language: str,
        direction: Direction | None = None,
    ) -> Paragraph:
        """Break a text into lines no wider than `width` points.

        `language` is a BCP 47 tag, or empty for names and other texts of no known language. The
        direction is the language's unless it is given; `auto` takes it from the first letter.
        A line end in the text ends a line.
        """
        parts = self._measured(text, style, language, direction)
        limit = width * EM / style.size + 0.5
        lines = tuple(line for part in parts for line in part.broken(limit))
        leading = style.leading or self._leading(parts, style)
        return Paragraph(text, style, width, leading, lines, parts[0].base == 1)

    def missing(self, texts: Iterable[str]) -> list[Missing]:
        """Every character of these texts that no font has."""
        return missing(texts, self.fonts)

    def _measured(
        self, text: str, style: Style, language: str, direction: Direction | None
    ) -> list[Measured]:
        base = base_level(text, language, direction)
        return [self._part(line, base, style.variant, language) for line in lines_of(text)]

    def _part(self, text: str, base: int, variant: Variant, language: str) -> Measured:
        key = text, base, variant, language
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _CACHE_SIZE:
                self._known.clear()
            found = self._known[key] = Measured(
                spelled_out(text, self.fonts), base, variant, language, self.fonts, self._shaper
            )
        return found

    def _leading(self, parts: list[Measured], style: Style) -> float:
        """As wide as the tallest font of the text needs."""
        faces = {run.face for part in parts for run in part.runs}
        needs = [(face.extents[0] - face.extents[1]) / EM for face in faces]
        return style.size * min(_MOST, max([_LEADING, *needs]))


class Typesetter(Layout):
    """A layout that draws on one reportlab canvas.

    Fonts are embedded when the canvas is saved. Text can be read back in logical order, and the
    same input gives the same bytes on a canvas made with `invariant=1`.
    """

    def __init__(self, canvas: Any, fonts: Fonts) -> None:  # noqa: ANN401  reportlab's, or like it
        super().__init__(fonts)
        self._pen = Pen(canvas)

    def draw(self, paragraph: Paragraph, x: float, top: float) -> None:
        """Draw a paragraph whose upper left corner is at `x` and `top`, in the canvas' points."""
        style = paragraph.style
        y = top - paragraph.first_baseline
        lines = []
        for line, width in zip(paragraph.lines, paragraph.widths, strict=True):
            left = x + _inset(style.align, paragraph.right_to_left, paragraph.width - width)
            lines.append((line, left, y))
            y -= paragraph.leading
        self._pen.draw(lines, style.size, style.colour)

    def line(
        self,
        text: str,
        x: float,
        y: float,
        style: Style,
        language: str,
        direction: Direction | None = None,
        anchor: Anchor = "left",
    ) -> float:
        """Draw a text on one line whose baseline is at `y`; returns its width in points.

        `anchor` says which point of the line `x` is; `style.align` plays no part.
        """
        (part, *_) = self._measured(" ".join(lines_of(text)), style, language, direction)
        width = part.whole.width * style.size / EM
        left = x - {"left": 0.0, "center": width / 2, "right": width}[anchor]
        self._pen.draw([(part.whole, left, y)], style.size, style.colour)
        return width


def _inset(align: Align, right_to_left: bool, free: float) -> float:
    """How far from the left edge a line begins that leaves so much free."""
    if align == "center":
        return free / 2
    return free if (align == "end") != right_to_left else 0.0


def _baseline(leading: float, size: float) -> float:
    """Half of what the leading gives beyond the font's own height goes above the line."""
    ascent, height = 1.069, 1.362  # of Noto Sans
    return (leading - height * size) / 2 + ascent * size
