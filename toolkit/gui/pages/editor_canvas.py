"""The days of a plan side by side on one axis of time: choosing, moving and stretching blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from toolkit.gui.pages.editor_backdrop import Backdrop
from toolkit.gui.pages.editor_drag import Drag, Drags
from toolkit.gui.pages.editor_paint import Dress, TilePainter
from toolkit.gui.pages.editor_tiles import (
    AXIS_WIDTH,
    HEAD_HEIGHT,
    Sheet,
    Tile,
    below,
    beside,
    rows_of,
    sheet_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.plan import Plan
    from toolkit.model.plancheck import TimeProblem
    from toolkit.words import Words

SCALES = (0.55, 0.75, 1.0, 1.3, 1.7, 2.2, 3.0, 4.0)
"""Pixels a minute, from all at a glance to every five minutes readable."""
_USUAL = 3
_FOOT = 70
"""Pixels below the days' end: a folded night and a margin."""
_FULL, _FILLED = 0.7, 0.88
"""Which share of the view whole days fill at least, and after they were fitted anew."""
_EDGE = 6
"""Pixels at the foot of a block by which its length is drawn."""


class Menu(NamedTuple):
    """A menu was asked for: for a block (or none) at a point of the screen."""

    block: str
    at: QPointF


class Canvas(QAbstractScrollArea):
    """Draws a plan to scale. What a person wants comes as signals; nothing is changed here."""

    chosen = Signal(str)
    opened = Signal(str)
    """A block was double-clicked, or Enter pressed on it: its fields are wanted."""
    dropped = Signal(object)
    """A :class:`~toolkit.gui.pages.editor_drag.Dropped`: a block was moved with the mouse."""
    stretched = Signal(str, int)
    """A block was drawn to another length, in minutes."""
    gap_pressed = Signal(str)
    """Free minutes before a block, or what runs over, was pressed: repairs are wanted."""
    menu = Signal(object)
    """A :class:`Menu`."""
    typed = Signal(str)
    """A digit or sign was typed on a chosen block: the beginning of a length."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._plan: Plan | None = None
        self._problems: list[TimeProblem] = []
        self._sheet: Sheet | None = None
        self._chosen = ""
        self._grave: Mapping[str, int] = {}
        self._scale = _USUAL
        self._fit = False
        self._fitted = SCALES[0]
        self._heads: tuple[tuple[str, int], ...] = ()
        self._drags = Drags(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.setAccessibleName(words.say("Days of the plan"))
        self.verticalScrollBar().setSingleStep(24)

    @property
    def sheet(self) -> Sheet | None:
        """Where everything is drawn now."""
        return self._sheet

    @property
    def words(self) -> Words:
        """The words it is drawn with."""
        return self._words

    def show_plan(self, plan: Plan | None, problems: list[TimeProblem]) -> None:
        """Draw a plan; ``problems`` are its gaps and overlaps."""
        before = self._sheet
        self._plan, self._problems = plan, problems
        self._reckon()
        now = self._sheet
        self._bars()
        if before is None or now is None or before.frame != now.frame:
            self.viewport().update()
            return
        if before.last != now.last:
            foot = int(now.y_of(min(before.last, now.last))) + HEAD_HEIGHT - 10
            foot -= self.verticalScrollBar().value()
            self.viewport().update(self.viewport().rect().adjusted(0, max(foot, 0), 0, 0))
        # Only what is another tile than before is painted anew: a change stays within a frame.
        was, is_now = dict.fromkeys(before.tiles), dict.fromkeys(now.tiles)
        for tile in (*before.tiles, *now.tiles):
            if tile not in was or tile not in is_now:
                self._refresh(tile)
        if self._heads_differ(plan):
            self.viewport().update(0, 0, self.viewport().width(), HEAD_HEIGHT)

    def _heads_differ(self, plan: Plan | None) -> bool:
        heads = tuple((day.title, day.start) for day in plan.days) if plan is not None else ()
        differ, self._heads = heads != self._heads, heads
        return differ

    def _refresh(self, tile: Tile | None) -> None:
        """Paint the place of one tile anew."""
        if tile is not None:
            self.viewport().update(self.area(tile).toAlignedRect().adjusted(-2, -2, 2, 2))

    def show_chosen(self, block_id: str, *, reveal: bool = True) -> None:
        """Mark a block as chosen, and bring it into view."""
        before, self._chosen = self._chosen, block_id
        tile = self.tile(block_id)
        if before != block_id:
            self._refresh(self.tile(before))
            self._refresh(tile)
        self.setAccessibleDescription(self._aloud(tile) if tile is not None else "")
        if tile is not None and reveal:
            self.reveal(tile)

    def show_findings(self, grave: Mapping[str, int]) -> None:
        """Mark the blocks that checks found something at: 2 an error, 1 a warning."""
        before, self._grave = self._grave, grave
        for name in {*before, *grave}:
            if before.get(name) != grave.get(name):
                self._refresh(self.tile(name))

    def tile(self, block_id: str) -> Tile | None:
        """Find the tile of a block."""
        return self._sheet.tile(block_id) if self._sheet and block_id else None

    def _lay(self) -> None:
        self._reckon()
        self._bars()
        self.viewport().update()

    def _reckon(self) -> None:
        """Reckon where everything lies."""
        if self._plan is None:
            self._sheet = None
            return
        scale = self._fitted if self._fit else SCALES[self._scale]
        rows = rows_of(self._plan)
        width = self.viewport().width()
        self._sheet = sheet_of(self._plan, rows, self._problems, width, scale)
        if self._fit and (fitting := self._fitting(self._sheet)) != scale:
            self._fitted = fitting
            self._sheet = sheet_of(self._plan, rows, self._problems, width, fitting)

    def _fitting(self, sheet: Sheet) -> float:
        """Give the scale at which whole days are in view.

        The one in use stays while days fit and nearly fill the view: an hour more at the end of a
        day would otherwise redraw everything.
        """
        span = max(1, sheet.last - sheet.first)
        room = self.viewport().height() - HEAD_HEIGHT - _FOOT
        if _FULL * room <= span * sheet.scale <= room:
            return sheet.scale
        return max(SCALES[0], min(SCALES[-1], _FILLED * room / span))

    def _bars(self) -> None:
        if self._sheet is None:
            return
        room = self.viewport().size()
        down, along = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, int(self._sheet.height + HEAD_HEIGHT) - room.height()))
        down.setPageStep(room.height())
        along.setRange(0, max(0, int(self._sheet.width) - room.width()))
        along.setPageStep(room.width())

    def zoom(self, steps: int) -> None:
        """Show more or less of the day at once."""
        self._fit = False
        scale = min(max(0, self._scale + steps), len(SCALES) - 1)
        if scale == self._scale and self._sheet is not None:
            self._lay()
            return
        top = self._sheet.minute_at(self.verticalScrollBar().value()) if self._sheet else 0
        self._scale = scale
        self._lay()
        if self._sheet is not None:
            self.verticalScrollBar().setValue(int(self._sheet.y_of(top)))

    def fit(self) -> None:
        """Show whole days at once."""
        self._fit = True
        self._lay()

    @property
    def zoom_step(self) -> int:
        """Which of the scales is used, to be remembered; -1 for whole days at once."""
        return -1 if self._fit else self._scale

    def set_zoom(self, step: int) -> None:
        """Use a scale that was remembered."""
        self._fit = step < 0
        self._scale = min(max(0, step), len(SCALES) - 1) if step >= 0 else _USUAL
        self._lay()

    # Pixels of the viewport and of the sheet: mirrored in a right-to-left window.

    def area(self, tile: Tile) -> QRectF:
        """Give where a tile lies in the viewport."""
        x = tile.x - self.horizontalScrollBar().value()
        if self._rtl:
            x = self._width() - x - tile.width
        y = tile.y + HEAD_HEIGHT - self.verticalScrollBar().value()
        return QRectF(x, y, tile.width, tile.height)

    def on_sheet(self, point: QPointF) -> QPointF:
        """Give the point of the sheet under a point of the viewport."""
        x = self._width() - point.x() if self._rtl else point.x()
        return QPointF(
            x + self.horizontalScrollBar().value(),
            point.y() - HEAD_HEIGHT + self.verticalScrollBar().value(),
        )

    def _width(self) -> float:
        """The width that is mirrored in: the sheet's where it is the wider one."""
        return float(self.viewport().width())

    @property
    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def reveal(self, tile: Tile) -> None:
        """Scroll so that a tile is seen whole, if it fits."""
        room = self.viewport().height() - HEAD_HEIGHT
        bar = self.verticalScrollBar()
        if tile.y < bar.value() or tile.height > room:
            bar.setValue(int(tile.y - 8))
        elif tile.y + tile.height > bar.value() + room:
            bar.setValue(int(tile.y + tile.height - room + 8))
        along = self.horizontalScrollBar()
        if tile.x - AXIS_WIDTH < along.value():
            along.setValue(int(tile.x - AXIS_WIDTH))
        elif tile.x + tile.width > along.value() + self.viewport().width():
            along.setValue(int(tile.x + tile.width - self.viewport().width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint what is in view: axis, days, tiles, and what is being dragged."""
        if self._sheet is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        backdrop = Backdrop(self, self._words, self._sheet)
        backdrop.hours(painter)
        pen = TilePainter(painter, self._words, rtl=self._rtl)
        dragged = self._drags.drag
        view = event.region()
        for tile in self._sheet.tiles:
            area = self.area(tile)
            if view.intersects(area.toAlignedRect()):
                pen.paint(tile, area, self._dress(tile, dragged))
        if dragged is not None:
            self._drags.paint(painter, pen)
        if self._plan is not None:
            backdrop.heads(painter, self._plan)
        painter.end()

    def _dress(self, tile: Tile, dragged: Drag | None) -> Dress:
        chosen = tile.id == self._chosen and not tile.gap
        return Dress(
            chosen,
            chosen and self.hasFocus(),
            dragged is not None and dragged.moves and dragged.tile.id == tile.id,
            self._grave.get(tile.id, 0),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the days out anew in the room there is."""
        super().resizeEvent(event)
        self._lay()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802
        """Paint anew: headings and axis stay where they are."""
        self.viewport().update()

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
        if not self.tile(self._chosen) and self._sheet and self._sheet.tiles:
            mouse = event.reason() == Qt.FocusReason.MouseFocusReason
            if not mouse:
                self.chosen.emit(self._sheet.tiles[0].id)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def found_at(self, point: QPointF) -> Tile | None:
        """Find the tile under a point of the viewport."""
        if self._sheet is None or point.y() < HEAD_HEIGHT - 4:
            return None
        place = self.on_sheet(point)
        return self._sheet.at(place.x(), place.y())

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
        if tile is None:
            self.chosen.emit("")
        elif tile.gap or (tile.over and self._on_banner(tile, event.position())):
            self.gap_pressed.emit(tile.id)
        else:
            self.chosen.emit(tile.id)
            self._drags.press(tile, event.position())

    def _on_banner(self, tile: Tile, point: QPointF) -> bool:
        return self.area(tile).bottom() - point.y() <= 18

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
        """Choose with the arrows, open with Enter, begin a length with a digit; else pass on."""
        if event.key() == Qt.Key.Key_Escape and self._drags.pressed:
            self._drags.cancel()
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
        sheet = self._sheet
        if sheet is None or not sheet.tiles:
            return
        across, down = _STEPS[Qt.Key(key)]
        tile = self.tile(self._chosen)
        if tile is None:
            found = sheet.tiles[0]
        elif across:
            found = beside(sheet, tile, -across if self._rtl else across)
        else:
            found = below(sheet, tile, down)
        self.chosen.emit(found.id)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Tell in a tooltip what a small tile has no room for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tile = self.found_at(QPointF(event.pos()))
            if tile is None or tile.gap:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._aloud(tile), self.viewport(), QRect())
            return True
        return super().viewportEvent(event)

    def _aloud(self, tile: Tile) -> str:
        """Say a block with its time, for the tooltip and for screen readers."""
        words = self._words
        return words.say(
            "{title}, day {day}, {begin}–{end}, {length}",
            title=tile.block.title,
            day=tile.day + 1,
            begin=words.time(tile.begin),
            end=words.time(tile.end),
            length=words.duration(tile.end - tile.begin),
        )

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for enough to see half a day."""
        return QSize(640, 420)


_STEPS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
