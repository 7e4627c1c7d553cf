"""A sheet on the screen: cells that are typed into as one writes on paper, without an editor.

What was said before stands in soft ink; what is typed stands on a tint until it is taken over; a
cell that can't be has an edge in the colour of attention. Cells that nothing belongs in are blocked
out as on paper, and the keyboard passes them by.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Radius, Size, Space, TextStyle, Type
from toolkit.gui.models.headed import HeadedModel, Index
from toolkit.gui.pages.people_header import INSET, WrappingHeader
from toolkit.gui.widgets.table import Table
from toolkit.gui.widgets.text import aligned, reading

if TYPE_CHECKING:
    from collections.abc import Sequence


CELL_ROLE: Final = Qt.ItemDataRole.UserRole
ROW = 36
_ICON = 16
_SLACK = 8
"""Pixels to spare: a painter's lines are a little longer than their letters."""


class Ink(Enum):
    """How a cell came to what stands in it."""

    HEAD = "head"
    KNOWN = "known"
    TYPED = "typed"
    BLOCKED = "blocked"


class Cell(NamedTuple):
    """One cell. ``spoken`` is what is read aloud, ``trouble`` why it can't be as it is."""

    text: str = ""
    ink: Ink = Ink.KNOWN
    icon: str = ""
    tone: str = "ink"
    spoken: str = ""
    trouble: str = ""
    strong: bool = False


class CellModel(HeadedModel):
    """Rows of cells under heads."""

    def __init__(self, parent: Table) -> None:
        super().__init__((), parent)
        self._rows: list[list[Cell]] = []

    def set_cells(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bool:
        """Show these cells; whether the sheet is another one than before."""
        new = [list(row) for row in rows]
        shape = [len(row) for row in new]
        if list(heads) != self.heads or shape != [len(row) for row in self._rows]:
            self.beginResetModel()
            self.heads, self._rows = list(heads), new
            self.endResetModel()
            return True
        old, self._rows = self._rows, new
        for at, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(after) - 1))
        return False

    def cell(self, row: int, column: int) -> Cell:
        """Give one cell."""
        return self._rows[row][column]

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the keyboard go only where something is written."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        cell = self._rows[index.row()][index.column()]
        if cell.ink in (Ink.HEAD, Ink.BLOCKED):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell, its text, what is read aloud, what is wrong with it."""
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        given: dict[int, object] = {
            CELL_ROLE: cell,
            Qt.ItemDataRole.DisplayRole: cell.text,
            Qt.ItemDataRole.AccessibleTextRole: cell.spoken or cell.text,
            Qt.ItemDataRole.ToolTipRole: cell.trouble or None,
        }
        return given.get(role)


class CellTable(Table):
    """A sheet whose cells take keys. What a key means is the business of who derives from it."""

    back_asked = Signal()
    """What was typed last shall be as it was before."""
    MOVES: Final = frozenset(
        {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
         Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
    )  # fmt: skip

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.cells = CellModel(self)
        self.unsaid = False
        """Whether there is something typed, so that Ctrl+Z is for it and not for the event."""
        header = WrappingHeader(self)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(False)
        self.setHorizontalHeader(header)
        self.verticalHeader().setMinimumSectionSize(Size.TARGET)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setModel(self.cells)
        self.setItemDelegate(_Delegate(self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)

    def fit_height(self) -> None:
        """Be as high as all rows, so that the page scrolls and not the sheet."""
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        rows = sum(self.rowHeight(at) for at in range(self.cells.rowCount()))
        self.setMinimumHeight(head + rows + bar + 2 * self.frameWidth() + 2)

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Z while something is typed, before it takes back what was said before."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoing = event.matches(QKeySequence.StandardKey.Undo) and self.unsaid
            if undoing or event.key() == Qt.Key.Key_Space:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take back what was typed last; the rest is a table's own."""
        if event.matches(QKeySequence.StandardKey.Undo) and self.unsaid:
            self.back_asked.emit()
            return
        super().keyPressEvent(event)

    def is_open_cell(self, row: int, column: int) -> bool:
        """Whether something can be written there."""
        if not (0 <= row < self.cells.rowCount() and 0 <= column < self.cells.columnCount()):
            return False
        return self.cells.cell(row, column).ink in (Ink.KNOWN, Ink.TYPED)

    def go(self, row: int, column: int) -> None:
        """Put the keyboard on a cell."""
        index = self.cells.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keep_keyboard(self) -> None:
        """Put the keyboard on the first cell to write in, if it is nowhere."""
        if self.is_open_cell(self.currentIndex().row(), self.currentIndex().column()):
            return
        for column in range(self.cells.columnCount()):
            for row in range(self.cells.rowCount()):
                if self.is_open_cell(row, column):
                    self.setCurrentIndex(self.cells.index(row, column))
                    return

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the cells, then the outline of the one that the keyboard is on."""
        QTableView.paintEvent(self, event)
        index = self.currentIndex()
        if not index.isValid():
            return
        palette = theme.current()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = palette.accent if self.hasFocus() else palette.edge
        painter.setPen(QPen(theme.colour(ink), Size.FOCUS))
        area = QRectF(self.visualRect(index)).adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(area, Radius.BOX, Radius.BOX)


def style_of(cell: Cell) -> TextStyle:
    """Give the type that a cell is set in."""
    return Type.CONTROL_STRONG if cell.strong or cell.ink is Ink.TYPED else Type.CONTROL


def width_of(cell: Cell) -> int:
    """Give the pixels that a cell needs."""
    text = QFontMetrics(font(style_of(cell))).horizontalAdvance(cell.text)
    return text + (_ICON + Space.XS if cell.icon else 0) + 2 * INSET + _SLACK


def height_of(cell: Cell, wide: int) -> int:
    """Give the pixels that a cell of so many pixels' width is high."""
    room = QRect(0, 0, wide - 2 * INSET - _SLACK, 1000)
    flags = int(Qt.TextFlag.TextWordWrap)
    text = QFontMetrics(font(style_of(cell))).boundingRect(room, flags, cell.text)
    return text.height() + Space.S


class _Delegate(QStyledItemDelegate):
    """Paints a cell by shape as well as colour."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(width_of(index.data(CELL_ROLE)), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(CELL_ROLE)
        palette = theme.current()
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, cell, area, chosen=chosen)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        inside = area.adjusted(INSET, 0, -INSET, 0)
        if cell.icon:
            left = inside.right() - _ICON if mirrored else inside.left()
            place = QRectF(left, area.center().y() - _ICON / 2, _ICON, _ICON)
            tone = getattr(palette, cell.tone)
            icons.paint(painter, cell.icon, place, theme.colour(tone), mirrored=mirrored)
            room = _ICON + Space.XS
            inside = inside.adjusted(0 if mirrored else room, 0, -room if mirrored else 0, 0)
        soft = cell.ink is Ink.KNOWN
        painter.setPen(theme.colour(palette.soft if soft else palette.ink))
        painter.setFont(font(style_of(cell)))
        flags = aligned(mirrored=mirrored) | int(Qt.TextFlag.TextWordWrap) | reading(cell.text)
        painter.drawText(inside, flags, cell.text)
        painter.restore()


def _paint_ground(painter: QPainter, cell: Cell, area: QRectF, *, chosen: bool) -> None:
    palette = theme.current()
    ground = palette.card
    if cell.trouble:
        ground = palette.attention_tint
    elif cell.ink is Ink.TYPED:
        ground = palette.accent_tint
    elif cell.ink is Ink.BLOCKED:
        ground = palette.ground
    painter.fillRect(area, theme.colour(ground))
    painter.fillRect(
        QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour(palette.line)
    )
    if cell.trouble or chosen:
        ink = palette.attention if cell.trouble else palette.accent
        painter.setPen(QPen(theme.colour(ink), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = area.adjusted(2.5, 2.5, -2.5, -2.5)
        painter.drawRoundedRect(edge, Radius.BOX, Radius.BOX)
