"""A table in the window's manner: no grid, roomy rows, the current row outlined."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from toolkit.gui.look import theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Radius, Size, Type


class Table(QTableView):
    """A table of whole rows, for any model."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """Make a table without a model; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(font(Type.CONTROL))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(Size.ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns = self.horizontalHeader()
        columns.setFont(font(Type.SECONDARY))
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setStretchLastSection(True)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the cells, then the outline of the current row."""
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid():
            return
        row = self.visualRect(index)
        palette = theme.current()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = palette.accent if self.hasFocus() else palette.edge
        painter.setPen(QPen(theme.colour(ink), Size.FOCUS))
        whole = QRectF(0, row.top(), self.viewport().width(), row.height())
        rounded = QPainterPath()
        rounded.addRoundedRect(whole.adjusted(1, 1, -1, -1), Radius.FIELD, Radius.FIELD)
        outside = QPainterPath()
        outside.addRect(whole)
        painter.fillPath(outside.subtracted(rounded), theme.colour(palette.card))
        painter.drawPath(rounded)
