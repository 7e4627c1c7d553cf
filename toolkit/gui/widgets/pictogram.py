"""The large drawing of a kind of block, for the projector."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.tokens import Size


class Pictogram(QWidget):
    """One drawing in ink, its body tinted."""

    def __init__(
        self,
        kind: str = "session",
        name: str = "",
        *,
        side: int = Size.PICTOGRAM,
        parent: QWidget | None = None,
    ) -> None:
        """Draw the kind of block ``kind``; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self._kind = kind
        self.setAccessibleName(name)
        self.setFixedSize(QSize(side, side))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_kind(self, kind: str, name: str = "") -> None:
        """Draw another kind of block."""
        self.setAccessibleName(name)
        if kind != self._kind:
            self._kind = kind
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the drawing."""
        palette = theme.current()
        painter = QPainter(self)
        ink, tint = theme.colour(palette.ink), theme.colour(palette.accent_tint)
        icons.paint_pictogram(painter, self._kind, QRectF(self.rect()), ink, tint)
