"""The roll as large tiles: a click or Space ticks, arrows move; seen or not by shape and colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Radius, Size, Space, Type
from toolkit.gui.widgets.rows import ROW_ROLE, Index, RowModel
from toolkit.gui.widgets.text import aligned, reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.words import Words

TILE = Size.KEY_BUTTON
"""The height of a tile in pixels: it is pressed with cold fingers, in the dark."""
_LEAST = 250
_BOX = 26
_EDGE = 14


class Tile(NamedTuple):
    """Somebody on the roll; ``about`` says what they are, or where."""

    code: str
    name: str
    about: str
    seen: bool


class TileModel(RowModel[Tile]):
    """Those on the roll, fed with plain rows."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words

    def _aloud(self, row: Tile) -> Iterable[str]:
        seen = self._words.say("seen") if row.seen else self._words.say("not seen yet")
        return row.code, row.name, row.about, seen


class RollList(QListView):
    """Tiles in lines, as many beside each other as fit; no taller than they need."""

    pressed_on = Signal(str)
    """Tick or untick this code."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._model = TileModel(words, self)
        self._pressed = ""
        self.setModel(self._model)
        self.setItemDelegate(_TileDelegate(self))
        self.setAccessibleName(name)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("surface", "ground")

    @property
    def code(self) -> str:
        """Who the keyboard is on; empty for nobody."""
        index = self.currentIndex()
        return self._model.row(index.row()).code if index.isValid() else ""

    def tiles(self) -> list[Tile]:
        """Give all that is shown."""
        return list(self._model.rows())

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these people; the keyboard stays where it is."""
        here = self.code
        self._model.set_rows(tiles)
        at = self._model.find(here)
        if at < 0:
            at = next((n for n, tile in enumerate(tiles) if not tile.seen), 0)
        if (tiles and self.code != here) or not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(at))
        self._lay()

    def go_on(self) -> None:
        """Go to the next who isn't seen yet, from here on and round."""
        rows = self._model.rows()
        here = self.currentIndex().row()
        order = [(here + step) % len(rows) for step in range(1, len(rows) + 1)] if rows else []
        following = next((at for at in order if not rows[at].seen), None)
        if following is not None:
            self.setCurrentIndex(self._model.index(following))

    def area_of(self, code: str) -> QRectF:
        """Give where a tile is in the list's window."""
        return QRectF(self.visualRect(self._model.index(self._model.find(code))))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out among as many tiles as fit."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        width = self.viewport().width() - 2
        tile = QSize(width // max(1, width // _LEAST), TILE + Space.S)
        if self.gridSize() != tile:
            self.setGridSize(tile)
        self.doItemsLayout()

    def doItemsLayout(self) -> None:  # noqa: N802
        """Lay the tiles out, and be as high as they all need: nobody is ever out of sight."""
        super().doItemsLayout()
        last = self.visualRect(self._model.index(self._model.rowCount() - 1))
        height = last.bottom() + self.verticalOffset() + 3 if last.isValid() else 0
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tick with Space or Enter; the rest is a list's own."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not held and event.key() in keys and self.code:
            self.pressed_on.emit(self.code)
            self.go_on()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember whose tile a click began on."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._pressed = self._model.row(index.row()).code if index.isValid() else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick if the click ended on the tile on which it began."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        code = self._model.row(index.row()).code if index.isValid() else ""
        pressed, self._pressed = self._pressed, ""
        if code and code == pressed:
            self.pressed_on.emit(code)


class _TileDelegate(QStyledItemDelegate):
    def __init__(self, view: RollList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Tile = index.data(ROW_ROLE)
        palette = theme.current()
        area = QRectF(option.rect).adjusted(2, 2, -Space.S, -Space.S + 2)
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._view.currentIndex() == index and self._view.hasFocus()
        edge = palette.accent if current else palette.line
        painter.setPen(QPen(theme.colour(edge), 3 if current else 1))
        painter.setBrush(theme.colour(palette.ground if row.seen else palette.card))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
        box = QRectF(area.left() + _EDGE, area.center().y() - _BOX / 2, _BOX, _BOX)
        text = area.adjusted(_EDGE + _BOX + Space.M, 0, -Space.M, 0)
        for part in (box, text):
            if mirrored:
                part.moveRight(area.left() + area.right() - part.left())
        painter.setPen(QPen(theme.colour(palette.done if row.seen else palette.edge), 1.5))
        painter.setBrush(theme.colour(palette.done if row.seen else palette.card))
        painter.drawRoundedRect(box, Radius.BOX, Radius.BOX)
        if row.seen:
            icons.paint(painter, "tick", box.adjusted(3, 3, -3, -3), theme.colour(palette.on_done))
        self._write(painter, text, row, mirrored=mirrored)
        painter.restore()

    def _write(self, painter: QPainter, text: QRectF, row: Tile, *, mirrored: bool) -> None:
        palette = theme.current()
        named = f"{row.code} · {row.name}" if row.name else row.code
        strong, small = font(Type.CARD), font(Type.SECONDARY)
        high, low = QFontMetrics(strong).height(), QFontMetrics(small).height()
        top = text.center().y() - (high + (low if row.about else 0)) / 2
        for style, ink, words, height in (
            (strong, palette.soft if row.seen else palette.ink, named, high),
            (small, palette.soft, row.about, low),
        ):
            painter.setFont(style)
            painter.setPen(theme.colour(ink))
            line = QRectF(text.left(), top, text.width(), height)
            elide = Qt.TextElideMode.ElideRight
            shown = painter.fontMetrics().elidedText(words, elide, int(line.width()))
            painter.drawText(line, aligned(mirrored=mirrored) | reading(words), shown)
            top += height
