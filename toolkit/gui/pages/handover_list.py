"""The list of children on the Hand-over page: tick boxes, where each is, one button a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Palette, Radius, Size, Space, Type
from toolkit.gui.pages.handover_told import SHAPES, ChildRow
from toolkit.gui.widgets.rows import ROW_ROLE, Index, RowModel, set_up
from toolkit.gui.widgets.text import aligned, reading
from toolkit.model.whereabouts import Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.words import Words

ROW_HEIGHT = Size.ROW
_BOX = 22
_ICON = 18
_EDGE = 12
_GAP = 14
_LEAST_CODE = 96
_MOST_NAME = 140


class ChildModel(RowModel[ChildRow]):
    """The children, fed with plain rows."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words

    def _aloud(self, row: ChildRow) -> Iterable[str]:
        paper = self._words.say("waiting for paper") if row.waiting else ""
        ticked = self._words.say("ticked") if row.ticked else ""
        return row.code, row.call_name, row.text, paper, ticked


class ChildList(QListView):
    """Children in lines; a click on a box ticks it, anywhere else it shows that child's sheet.

    Arrows move, Space ticks, Ctrl+A ticks all, Enter goes to the sheet.
    """

    ticked = Signal(str)
    """Tick or untick this code."""
    all_ticked = Signal()
    arrived = Signal(str)
    """The button of this child's line was pressed."""
    shown = Signal(str)
    """The keyboard is on this code now; empty for none."""
    opened = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._model = ChildModel(words, self)
        self._pressed: tuple[str, str] = ("", "")
        self._delegate = _ChildDelegate(words, self)
        set_up(self, self._model, self._delegate, words.say("The children and where they are"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.selectionModel().currentChanged.connect(lambda *_: self.shown.emit(self.code))

    @property
    def code(self) -> str:
        """Who the keyboard is on; empty for nobody."""
        index = self.currentIndex()
        return self._model.row(index.row()).code if index.isValid() else ""

    def set_rows(self, rows: Sequence[ChildRow]) -> None:
        """Show these children; the keyboard stays on its line."""
        here = self.code
        self._delegate.measure(rows)
        self._model.set_rows(rows)
        if self.code != here:
            self.go_to(here)
        if not self.currentIndex().isValid() and rows:
            self.setCurrentIndex(self._model.index(0))

    def go_to(self, code: str) -> None:
        """Put the keyboard on a child's line."""
        at = self._model.find(code)
        if at >= 0:
            self.setCurrentIndex(self._model.index(at))
            self.scrollTo(self._model.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tick with Space, go to the sheet with Enter; the rest is a list's own."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not held and event.key() == Qt.Key.Key_Space and self.code:
            self.ticked.emit(self.code)
        elif not held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_ticked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember what a click began on."""
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._at(event) if left else ("", "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick, or press the line's button, if the click ended where it began."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, ("", "")
        code, part = self._at(event)
        if not code or pressed != (code, part):
            return
        if part == "box":
            self.ticked.emit(code)
        elif part == "button":
            self.arrived.emit(code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand over what can be clicked."""
        super().mouseMoveEvent(event)
        over = self._at(event)[1] in ("box", "button")
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def box_of(self, code: str) -> QRectF:
        """Give where a child's tick box is in the list's window."""
        return self._delegate.box(self._area(code))

    def button_of(self, code: str) -> QRectF:
        """Give where a child's button is in the list's window."""
        return self._delegate.button(self._area(code))

    def _area(self, code: str) -> QRectF:
        return QRectF(self.visualRect(self._model.index(self._model.find(code))))

    def _at(self, event: QMouseEvent) -> tuple[str, str]:
        """Give whose line an event is on, and on which part of it."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return "", ""
        row = self._model.row(index.row())
        area = QRectF(self.visualRect(index))
        if self._delegate.box(area).adjusted(-_EDGE, -9, 8, 9).contains(event.position()):
            return row.code, "box"
        has_button = row.where is Where.NOT_ARRIVED
        if has_button and self._delegate.button(area).contains(event.position()):
            return row.code, "button"
        return row.code, "line"


class _ChildDelegate(QStyledItemDelegate):
    """Paints a line; widths are measured once for the whole list."""

    def __init__(self, words: Words, view: ChildList) -> None:
        super().__init__(view)
        self._view = view
        self._arrived = words.say_c("button", "Arrived")
        self._code = _LEAST_CODE
        self._name = 0

    def measure(self, rows: Sequence[ChildRow]) -> None:
        metrics = QFontMetrics(font(Type.CONTROL))
        codes = max((metrics.horizontalAdvance(row.code) for row in rows), default=0)
        names = max((metrics.horizontalAdvance(row.call_name) for row in rows), default=0)
        self._code, self._name = max(_LEAST_CODE, codes), min(_MOST_NAME, names)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(320, ROW_HEIGHT)

    def box(self, area: QRectF) -> QRectF:
        top = area.center().y() - _BOX / 2
        return self._mirror(area, QRectF(area.left() + _EDGE, top, _BOX, _BOX))

    def button(self, area: QRectF) -> QRectF:
        width = self._button_width()
        left = area.right() - _EDGE - width
        return self._mirror(area, QRectF(left, area.top() + 4, width, area.height() - 8))

    def _button_width(self) -> int:
        metrics = QFontMetrics(font(Type.CONTROL_STRONG))
        return metrics.horizontalAdvance(self._arrived) + 2 * Space.L

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ChildRow = index.data(ROW_ROLE)
        palette = theme.current()
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, area, row, palette, current=self._view.currentIndex() == index)
        self._paint_box(painter, self.box(area), row, palette)
        self._paint_words(painter, area, row, palette)
        if row.where is Where.NOT_ARRIVED:
            self._paint_button(painter, self.button(area), palette)
        painter.restore()

    def _paint_back(
        self, painter: QPainter, area: QRectF, row: ChildRow, palette: Palette, *, current: bool
    ) -> None:
        inside = area.adjusted(2, 1, -2, -1)
        if row.ticked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(palette.accent_tint))
            painter.drawRoundedRect(inside, Radius.FIELD, Radius.FIELD)
        if current:
            ink = palette.accent if self._view.hasFocus() else palette.edge
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour(ink), Size.FOCUS))
            painter.drawRoundedRect(inside.adjusted(1, 1, -1, -1), Radius.FIELD, Radius.FIELD)

    def _paint_box(self, painter: QPainter, box: QRectF, row: ChildRow, palette: Palette) -> None:
        painter.setPen(QPen(theme.colour(palette.accent if row.ticked else palette.edge), 1.5))
        painter.setBrush(theme.colour(palette.accent if row.ticked else palette.card))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), Radius.BOX, Radius.BOX)
        if row.ticked:
            ink = theme.colour(palette.on_accent)
            icons.paint(painter, "tick", box.adjusted(2, 2, -2, -2), ink)

    def _paint_words(
        self, painter: QPainter, area: QRectF, row: ChildRow, palette: Palette
    ) -> None:
        left = area.left() + _EDGE + _BOX + _GAP
        painter.setFont(font(Type.CONTROL))
        painter.setPen(theme.colour(palette.soft if row.waiting else palette.ink))
        self._write(painter, area, left, self._code, row.code)
        left += self._code + _GAP
        if self._name:
            self._write(painter, area, left, self._name, row.call_name)
            left += self._name + _GAP
        shape, tone = SHAPES[row.where]
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        square = QRectF(left, area.center().y() - _ICON / 2, _ICON, _ICON)
        ink = theme.colour(getattr(palette, tone))
        icons.paint(painter, shape, self._mirror(area, square), ink, mirrored=mirrored)
        left += _ICON + Space.S
        end = area.right() - _EDGE
        if row.where is Where.NOT_ARRIVED:
            end -= self._button_width() + Space.S
        if row.waiting:
            end -= _ICON
            paper = QRectF(end, square.top(), _ICON, _ICON)
            warm = theme.colour(palette.attention)
            icons.paint(painter, "file", self._mirror(area, paper), warm, mirrored=mirrored)
            end -= Space.S
        told = "attention" if tone == "attention" else "soft"
        painter.setPen(theme.colour(getattr(palette, told)))
        self._write(painter, area, left, end - left, row.text)

    def _paint_button(self, painter: QPainter, area: QRectF, palette: Palette) -> None:
        painter.setPen(QPen(theme.colour(palette.accent), 1))
        painter.setBrush(theme.colour(palette.card))
        half = area.height() / 2 - 0.5
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), half, half)
        painter.setFont(font(Type.CONTROL_STRONG))
        painter.setPen(theme.colour(palette.accent))
        flags = int(Qt.AlignmentFlag.AlignCenter) | reading(self._arrived)
        painter.drawText(area, flags, self._arrived)

    def _write(self, painter: QPainter, area: QRectF, left: float, width: float, text: str) -> None:
        part = self._mirror(area, QRectF(left, area.top(), width, area.height()))
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text, elide, int(width) + 1)
        painter.drawText(part, aligned(mirrored=mirrored) | reading(text), shown)

    def _mirror(self, area: QRectF, part: QRectF) -> QRectF:
        if self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            part.moveRight(area.left() + area.right() - part.left())
        return part
