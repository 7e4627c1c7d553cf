"""The countdown ring: how much of the running block is left.

It stays calm by design: no red, no flashing. A pause shows two bars and a resting colour; time
run over shows a broken ring in the attention colour, so that shape tells it as well as colour.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QStaticText
from PySide6.QtWidgets import QSizePolicy, QWidget

from toolkit.gui.look import theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Palette, Size, TextStyle, Type

_STEPS = 720
"""How finely the ring is drawn: half a degree, which is less than a pixel at 150."""
_FULL = 360 * 16


class Mood(Enum):
    """What the ring is to show about the running block."""

    RUNNING = "running"
    PAUSED = "paused"
    OVERRUN = "overrun"


class CountdownRing(QWidget):
    """A ring that empties clockwise, with the minutes left inside it."""

    def __init__(
        self, side: int = Size.RING, parent: QWidget | None = None, *, ground: str = ""
    ) -> None:
        """Make a ring of ``side`` pixels.

        ``ground`` names the colour token of what it stands on. A ring that knows it paints it
        itself, and a turn of the ring then repaints nothing behind it.
        """
        super().__init__(parent)
        self._side = side
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, bool(ground))
        self._step = 0
        self._label = ""
        self._sublabel = ""
        self._calm = False
        self._mood = Mood.RUNNING
        self._texts: dict[tuple[str, TextStyle], QStaticText] = {}
        self.setFixedSize(QSize(side, side))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_side(self, side: int) -> None:
        """Make it ``side`` pixels wide and high, as when its window grows."""
        if side != self._side:
            self._side = side
            self._texts.clear()
            self.setFixedSize(QSize(side, side))

    def set_state(
        self,
        fraction: float,
        label: str = "",
        sublabel: str = "",
        *,
        calm: bool = False,
        mood: Mood = Mood.RUNNING,
    ) -> None:
        """Show what is left of the block.

        ``fraction`` is the share left, 1 to 0; ``label`` the minutes, ``sublabel`` the words
        under them; a ``calm`` ring has neither, and its words are only its accessible name.
        Nothing is repainted unless something that can be seen has changed.
        """
        step = round(min(1.0, max(0.0, fraction)) * _STEPS)
        words = (label, sublabel)
        if (step, words, calm, mood) == (self._step, self._words(), self._calm, self._mood):
            return
        if words != self._words():
            self._texts.clear()
            self.setAccessibleName(" ".join(part for part in words if part))
        self._step, self._label, self._sublabel = step, label, sublabel
        self._calm, self._mood = calm, mood
        self.update()

    def _words(self) -> tuple[str, str]:
        return self._label, self._sublabel

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ring."""
        palette = theme.current()
        painter = QPainter(self)
        if self._ground:
            painter.fillRect(self.rect(), theme.colour(getattr(palette, self._ground)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = self._side * 0.08
        inset = stroke / 2 + 1
        circle = QRectF(inset, inset, self._side - 2 * inset, self._side - 2 * inset)
        self._paint_ring(painter, circle, stroke, palette)
        if not self._calm:
            self._paint_words(painter, palette)
        elif self._mood is Mood.PAUSED:
            self._paint_bars(
                painter, self._side * 0.5, self._side * 0.2, theme.colour(palette.soft)
            )

    def _paint_ring(
        self, painter: QPainter, circle: QRectF, stroke: float, palette: Palette
    ) -> None:
        pen = QPen(theme.colour(palette.line), stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(circle)
        if self._mood is Mood.OVERRUN and not self._calm:
            pen.setColor(theme.colour(palette.attention))
            painter.setPen(pen)
            for quarter in range(4):
                painter.drawArc(circle, 16 * (90 * quarter + 15), 16 * 60)
            return
        if not self._step:
            return
        paused = self._mood is Mood.PAUSED
        pen.setColor(theme.colour(palette.soft if paused else palette.accent))
        painter.setPen(pen)
        painter.drawArc(circle, 90 * 16, -round(_FULL * self._step / _STEPS))

    def _paint_words(self, painter: QPainter, palette: Palette) -> None:
        over = self._mood is Mood.OVERRUN
        ink = theme.colour(palette.attention if over else palette.ink)
        middle = self._side / 2
        top = middle - 29
        self._paint_text(painter, self._label, Type.MINUTES, top, ink)
        soft = theme.colour(palette.attention if over else palette.soft)
        self._paint_text(painter, self._sublabel, Type.SECONDARY, middle + 15, soft)
        if self._mood is Mood.PAUSED:
            self._paint_bars(painter, self._side * 0.22, 12, theme.colour(palette.soft))

    def _paint_text(
        self, painter: QPainter, text: str, style: TextStyle, top: float, ink: QColor
    ) -> None:
        if not text:
            return
        key = (text, style)
        static = self._texts.get(key)
        if static is None:
            static = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.prepare(painter.transform(), font(style))
            self._texts[key] = static
        painter.setFont(font(style))
        painter.setPen(ink)
        size = static.size()
        centred = QPointF((self._side - size.width()) / 2, top)
        if style is Type.MINUTES:
            centred.setY(self._side / 2 - 4 - size.height() / 2)
        painter.drawStaticText(centred, static)

    def _paint_bars(self, painter: QPainter, centre: float, height: float, ink: QColor) -> None:
        pen = QPen(ink, max(3.0, height / 4))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle = self._side / 2
        for x in (middle - height / 3, middle + height / 3):
            painter.drawLine(QPointF(x, centre - height / 2), QPointF(x, centre + height / 2))
