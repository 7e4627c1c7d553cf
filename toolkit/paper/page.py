"""A page being composed: what stands on it, in lengths that are the same in every direction.

Lengths are points. ``x`` is counted from the edge where reading starts (left, or right in a
right-to-left language), ``y`` from the top. Nothing reaches the canvas before :meth:`Page.draw`,
so that a page may still learn how many there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader

from toolkit.paper.signs import stroke

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.paper.signs import Sign
    from toolkit.paper.typeset import Paragraph, Typesetter

MM = 72 / 25.4
"""Points in a millimetre."""

A4 = (210 * MM, 297 * MM)
"""Width and height of an upright sheet."""

HAIR = 0.5
"""The line between rows, in points; thinner ones vanish on old printers."""

LINE = 0.8
"""The line around what is written into."""

HEAVY = 1.6

PALE = 0.92
"""How light a tinted ground is; it only decorates, and goes lost without harm."""

BLACK = 0.0
WHITE = 1.0


@dataclass(slots=True)
class Page:
    """One page: its size, whether it is mirrored, and what will be drawn on it."""

    width: float
    height: float
    mirrored: bool
    _marks: list[Callable[[Any, Typesetter], None]] = field(default_factory=list)

    def text(self, paragraph: Paragraph, x: float, y: float) -> None:
        """Put a paragraph with its upper starting corner at ``x`` and ``y``."""
        left = self._left(x, paragraph.width)
        top = self.height - y
        self._marks.append(lambda _canvas, setter: setter.draw(paragraph, left, top))

    def rule(self, x: float, y: float, width: float, weight: float = HAIR) -> None:
        """Draw a level line."""
        left, level = self._left(x, width), self.height - y

        def mark(canvas: Any, _setter: Typesetter) -> None:  # noqa: ANN401  reportlab's
            _pencil(canvas, weight)
            canvas.line(left, level, left + width, level)

        self._marks.append(mark)

    def bar(self, x: float, y: float, height: float, weight: float = HAIR) -> None:
        """Draw an upright line."""
        left, top = self._left(x, 0), self.height - y

        def mark(canvas: Any, _setter: Typesetter) -> None:  # noqa: ANN401
            _pencil(canvas, weight)
            canvas.line(left, top, left, top - height)

        self._marks.append(mark)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        weight: float = LINE,
        ground: float | None = None,
    ) -> None:
        """Draw a box; ``weight`` 0 leaves its outline out, ``ground`` is a grey to fill it with."""
        left, bottom = self._left(x, width), self.height - y - height

        def mark(canvas: Any, _setter: Typesetter) -> None:  # noqa: ANN401
            _pencil(canvas, weight or HAIR)
            if ground is not None:
                canvas.setFillGray(ground)
            canvas.rect(left, bottom, width, height, int(weight > 0), int(ground is not None))

        self._marks.append(mark)

    def sign(self, sign: Sign, x: float, y: float, size: float) -> None:
        """Draw a sign into a square of ``size``."""
        left, top = self._left(x, size), self.height - y
        self._marks.append(lambda canvas, _setter: stroke(canvas, sign, left, top, size))

    def picture(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        """Put a JPEG picture into a box, which it fills."""
        left, bottom = self._left(x, width), self.height - y - height

        def mark(canvas: Any, _setter: Typesetter) -> None:  # noqa: ANN401
            # Written as text, a picture takes seconds and a quarter more room.
            as_text, rl_config.useA85 = rl_config.useA85, 0
            try:
                # A reader keeps every dot of what it read, so that it lives only here.
                canvas.drawImage(ImageReader(BytesIO(jpeg)), left, bottom, width, height)
            finally:
                rl_config.useA85 = as_text

        self._marks.append(mark)

    def draw(self, canvas: Any, setter: Typesetter) -> None:  # noqa: ANN401
        """Put everything on a canvas, in the order in which it came."""
        for mark in self._marks:
            canvas.saveState()
            mark(canvas, setter)
            canvas.restoreState()

    def _left(self, x: float, width: float) -> float:
        return self.width - x - width if self.mirrored else x


def _pencil(canvas: Any, weight: float) -> None:  # noqa: ANN401
    canvas.setStrokeGray(BLACK)
    canvas.setLineWidth(weight)
