"""How a row of the group is painted: code, name, languages, mark, by shape as well as colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Palette, Radius, Size, Space, Type
from toolkit.gui.widgets.presence_model import SHAPES, PresenceRow
from toolkit.gui.widgets.rows import ROW_ROLE, Index
from toolkit.gui.widgets.text import aligned, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

_ICON = 18
_EDGE = 16
_GAP = 20
_LEAST_CODE = 96
_MOST_LANGUAGES = 96


class PresenceDelegate(QStyledItemDelegate):
    """Paints a row; widths are measured once for the whole group."""

    def __init__(self, view: QListView, row_height: int) -> None:
        """Paint for ``view`` in rows of ``row_height`` pixels."""
        super().__init__(view)
        self._view = view
        self._height = row_height
        self.several = False
        """Whether more than one row is selected; a single one is told by its outline."""
        self._code = _LEAST_CODE
        self._name = 0
        self._languages = 0

    def measure(self, rows: Sequence[PresenceRow]) -> None:
        """Make the columns as wide as these people need."""
        plain = QFontMetrics(font(Type.CONTROL))
        small = QFontMetrics(font(Type.SECONDARY))
        codes = max((plain.horizontalAdvance(row.code) for row in rows), default=0)
        self._code = max(_LEAST_CODE, codes)
        self._name = max((plain.horizontalAdvance(row.call_name) for row in rows), default=0)
        self._languages = min(
            _MOST_LANGUAGES,
            max((small.horizontalAdvance(row.languages) for row in rows), default=0),
        )

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """Give every row the same height."""
        return QSize(320, self._height)

    def mark_area(self, area: QRectF) -> QRectF:
        """Give where in a row's rectangle the mark is, mirrored as the view is."""
        part = QRectF(area)
        part.setLeft(self._mark_left(area))
        return self._mirror(area, part)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: PresenceRow = index.data(ROW_ROLE)
        palette = theme.current()
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, area, palette, index)
        self._paint_words(painter, area, row, palette)
        self._paint_mark(painter, area, row, palette)
        painter.restore()

    def _paint_back(self, painter: QPainter, area: QRectF, palette: Palette, index: Index) -> None:
        inside = area.adjusted(2, 1, -2, -1)
        if self.several and self._view.selectionModel().isSelected(index):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(palette.accent_tint))
            painter.drawRoundedRect(inside, Radius.FIELD, Radius.FIELD)
        if self._view.currentIndex() == index:
            ink = palette.accent if self._view.hasFocus() else palette.edge
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour(ink), Size.FOCUS))
            painter.drawRoundedRect(inside.adjusted(1, 1, -1, -1), Radius.FIELD, Radius.FIELD)

    def _paint_words(
        self, painter: QPainter, area: QRectF, row: PresenceRow, palette: Palette
    ) -> None:
        painter.setFont(font(Type.CONTROL))
        painter.setPen(theme.colour(palette.soft if row.waiting else palette.ink))
        left = area.left() + _EDGE
        self._write(painter, area, left, self._code, row.code)
        left += self._code + _GAP
        if self._name:
            self._write(painter, area, left, self._name, row.call_name)
            left += self._name + _GAP
        painter.setFont(font(Type.SECONDARY))
        painter.setPen(theme.colour(palette.soft))
        self._write(painter, area, left, self._languages, row.languages)

    def _paint_mark(
        self, painter: QPainter, area: QRectF, row: PresenceRow, palette: Palette
    ) -> None:
        shape, tone = SHAPES[row.status if row.status in SHAPES else ""]
        if row.place:
            shape, tone = "exit", "attention"
        left = self._mark_left(area)
        square = QRectF(left, area.center().y() - _ICON / 2, _ICON, _ICON)
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ink = theme.colour(getattr(palette, tone))
        icons.paint(painter, shape, self._mirror(area, square), ink, mirrored=mirrored)
        painter.setFont(font(Type.CONTROL))
        told = tone if tone in {"attention", "aside"} else "soft"
        painter.setPen(theme.colour(getattr(palette, told)))
        start = left + _ICON + Space.S
        end = area.right() - Space.S - (_ICON + Space.S if row.waiting else 0)
        self._write(painter, area, start, end - start, row.place or row.text)
        if row.waiting:
            paper = QRectF(area.right() - _EDGE - _ICON + 4, square.top(), _ICON, _ICON)
            warm = theme.colour(palette.attention)
            icons.paint(painter, "file", self._mirror(area, paper), warm, mirrored=mirrored)

    def _mark_left(self, area: QRectF) -> float:
        left = area.left() + _EDGE + self._code + _GAP
        if self._name:
            left += self._name + _GAP
        return left + self._languages + (_GAP if self._languages else 0)

    def _write(self, painter: QPainter, area: QRectF, left: float, width: float, text: str) -> None:
        part = self._mirror(area, QRectF(left, area.top(), width, area.height()))
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width) + 1)
        painter.drawText(part, aligned(mirrored=mirrored) | reading(text), shown)

    def _mirror(self, area: QRectF, part: QRectF) -> QRectF:
        if self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            part.moveRight(area.left() + area.right() - part.left())
        return part
