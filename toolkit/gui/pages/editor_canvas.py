"""The days of a plan under mouse and keys: choosing, moving and stretching blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)

from toolkit.gui.pages.editor_days import DaysView
from toolkit.gui.pages.editor_drag import Drags
from toolkit.gui.pages.editor_tiles import Tile, below, beside

if TYPE_CHECKING:
    from toolkit.gui.pages.editor_paint import TilePainter
    from toolkit.model.plan import Block
    from toolkit.words import Words

_EDGE = 6
"""Pixels at the foot of a block by which its length is drawn."""
_BANNER = 18
"""Pixels at the foot of a block that tell what runs over."""


class Menu(NamedTuple):
    """A menu was asked for: for a block (or none) at a point of the screen."""

    block: str
    at: QPointF


class Canvas(DaysView):
    """Days that can be worked on. What a person wants comes as signals; nothing is changed here."""

    chosen = Signal(str)
    opened = Signal(str)
    """A block was double-clicked, or Enter pressed on it: its fields are wanted."""
    dropped = Signal(object)
    """A :class:`~toolkit.gui.pages.editor_drag.Dropped`: a block was moved with the mouse."""
    stretched = Signal(str, int)
    """A block was drawn to another length, in minutes."""
    gap_pressed = Signal(str)
    """Free minutes before a block, or what runs over, was pressed: repairs are wanted."""
    over_parking = Signal(bool)
    """Whether a block is held below the days, where letting it go lays it aside."""
    menu = Signal(object)
    """A :class:`Menu`."""
    typed = Signal(str)
    """A digit or sign was typed on a chosen block: the beginning of a length."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._drags = Drags(self)
        self.setMouseTracking(True)
        self.viewport().setAcceptDrops(True)

    def paint_over(self, painter: QPainter, pen: TilePainter) -> None:
        """Paint what is being dragged where it would be."""
        self._drags.paint(painter, pen)

    def held(self) -> Tile | None:
        """Give what is drawn to another place now, with the times it would have there."""
        return self._drags.ghost

    def bring(self, block: Block, point: QPointF | None) -> None:
        """Show where a parked block would go that is held over a point of the viewport."""
        self._drags.bring(block, point)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll, or with Ctrl held show more or less at once."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show by the chosen tile that keys go here; choose the first where none is chosen."""
        super().focusInEvent(event)
        tile = self.tile(self._chosen)
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if tile is None and self.sheet and self.sheet.tiles and not by_mouse:
            self.chosen.emit(self.sheet.tiles[0].id)
        self._refresh(tile)

    def on_edge(self, tile: Tile, point: QPointF) -> bool:
        """Tell whether a point is at the foot of a tile, where its length is drawn."""
        area = self.area(tile)
        able = not tile.gap and not tile.block.strands and area.height() >= 2 * _EDGE
        return able and area.bottom() - point.y() <= _EDGE

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose what is pressed, and be ready to drag it."""
        tile = self.found_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pilled = self.pill_at(event.position())
        if pilled is not None:
            self.gap_pressed.emit(pilled.id)
        elif tile is None:
            self.chosen.emit("")
        elif tile.gap or (tile.over and self._on_banner(tile, event.position())):
            self.gap_pressed.emit(tile.id)
        else:
            self.chosen.emit(tile.id)
            self._drags.press(tile, event.position())

    def _on_banner(self, tile: Tile, point: QPointF) -> bool:
        return self.area(tile).bottom() - point.y() <= _BANNER

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag, or show by the pointer what dragging here would do."""
        if self._drags.pressed:
            self._drags.move(event.position(), event.modifiers())
            return
        tile = self.found_at(event.position())
        shape = Qt.CursorShape.ArrowCursor
        if tile is not None and self.on_edge(tile, event.position()):
            shape = Qt.CursorShape.SizeVerCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End a drag: say what it asks for."""
        self._drags.release(event.position(), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask for the fields of a block."""
        tile = self.found_at(event.position())
        if tile is not None and not tile.gap:
            self.opened.emit(tile.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of the block under the pointer, or of the chosen one by the key."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            tile = self.tile(self._chosen)
            at = self.area(tile).center() if tile else QPointF(self.viewport().rect().center())
        else:
            tile, at = self.found_at(QPointF(event.pos())), QPointF(event.pos())
            if tile is not None and not tile.gap:
                self.chosen.emit(tile.id)
        point = QPointF(self.viewport().mapToGlobal(at.toPoint()))
        self.menu.emit(Menu(tile.id if tile and not tile.gap else "", point))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose with the arrows, open with Enter, begin a length with a digit; else pass on.

        Escape chooses nothing: the fields are those of the plan then.
        """
        if event.key() == Qt.Key.Key_Escape and self._drags.pressed:
            self._drags.cancel()
            return
        if event.key() == Qt.Key.Key_Escape and self._chosen:
            self.chosen.emit("")
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.NoModifier and self._plain_key(event):
            return
        if event.matches(QKeySequence.StandardKey.ZoomIn):
            self.zoom(1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom(-1)
        else:
            super().keyPressEvent(event)

    def _plain_key(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        if key in _STEPS:
            self._choose_next(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen:
            self.opened.emit(self._chosen)
        elif self._chosen and (text.isdecimal() or text in {"+", "-"}) and len(text) == 1:
            self.typed.emit(text)
        else:
            return False
        return True

    def _choose_next(self, key: int) -> None:
        sheet = self.sheet
        if sheet is None or not sheet.tiles:
            return
        across, down = _STEPS[Qt.Key(key)]
        tile = self.tile(self._chosen)
        if tile is None:
            found = sheet.tiles[0]
        elif across:
            found = beside(sheet, tile, -across if self.lens.rtl else across)
        else:
            found = below(sheet, tile, down)
        self.chosen.emit(found.id)


_STEPS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
