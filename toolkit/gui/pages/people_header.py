"""A table's heading whose names stand on as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from toolkit.gui.look import theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.text import aligned, reading

INSET = 10
"""Pixels between the edge of a column and what stands in it."""


class WrappingHeader(QHeaderView):
    """Names of columns on as many lines as they need; none is cut off."""

    def __init__(self, parent: QWidget) -> None:
        """Make a header for a table."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFont(font(Type.SECONDARY))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumSectionSize(40)
        self.sectionResized.connect(self.updateGeometry)

    def _text(self, section: int) -> str:
        said = self.model().headerData(section, Qt.Orientation.Horizontal)
        return "" if said is None else str(said)

    def least_width(self, section: int) -> int:
        """Give the width that the longest word of a name needs."""
        metrics = QFontMetrics(self.font())
        words = self._text(section).split() or [""]
        return max(metrics.horizontalAdvance(word) for word in words) + 2 * INSET + 2

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be as high as the name with the most lines."""
        hint = super().sizeHint()
        metrics = QFontMetrics(self.font())
        high = metrics.height()
        for section in range(self.count()):
            room = QRect(0, 0, self.sectionSize(section) - 2 * INSET, 1000)
            flags = int(Qt.TextFlag.TextWordWrap)
            high = max(high, metrics.boundingRect(room, flags, self._text(section)).height())
        return QSize(hint.width(), high + Space.L)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground and hairline under all names, also beside the last one."""
        painter = QPainter(self.viewport())
        palette = theme.current()
        whole = self.viewport().rect()
        painter.fillRect(whole, theme.colour(palette.card))
        painter.fillRect(0, whole.bottom(), whole.width(), 1, theme.colour(palette.line))
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint one name."""
        palette = theme.current()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setFont(self.font())
        painter.setPen(theme.colour(palette.soft))
        text = self._text(section)
        flags = aligned(mirrored=mirrored) | int(Qt.TextFlag.TextWordWrap) | reading(text)
        painter.drawText(rect.adjusted(INSET, 0, -INSET, 0), flags, text)
        painter.restore()
