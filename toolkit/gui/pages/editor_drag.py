"""Dragging on the days of a plan: a block to another place, or its foot to another length."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication

from toolkit.gui.look import theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Type
from toolkit.gui.pages.editor_paint import READABLE, Dress, TilePainter
from toolkit.gui.pages.editor_tiles import (
    GUTTER,
    HEAD_HEIGHT,
    Drop,
    Tile,
    drop_at,
    rows_of,
    sheet_of,
)
from toolkit.gui.widgets.text import aligned, reading
from toolkit.model.editing import changes
from toolkit.model.editing.places import Place
from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from toolkit.gui.pages.editor_canvas import Canvas
    from toolkit.model.plan import Block, Plan

_STEP = 5
"""Minutes that drawing goes by; with Alt held it goes by single minutes."""


class Dropped(NamedTuple):
    """A block was dropped: where in a day's line (0 is the first day), or to be parked.

    ``minute`` is the time at which its head lies, for a block that has a fixed time.
    """

    block: str
    day: int
    at: int
    minute: int
    parked: bool = False


class Drag(NamedTuple):
    """A drag as it stands: what, by which point it was taken, and whether it ``moves`` it.

    What ``comes`` from the parking strip has no place on the days yet.
    """

    tile: Tile
    took: QPointF
    now: QPointF
    moves: bool
    length: int
    fine: bool
    comes: bool = False

    @property
    def fixed(self) -> bool:
        """Whether it takes the minute it is dropped at."""
        return self.tile.block.start is not None and not self.tile.level and not self.comes


class Drags:
    """Follows the mouse from a press to its release, for one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._tile: Tile | None = None
        self._took = QPointF()
        self._edge = False
        self._begins: dict[tuple[str, int, int], int] = {}
        """When a block would begin at a place: reckoned once in a drag."""
        self.drag: Drag | None = None
        """What is being dragged now, once the mouse has gone far enough."""

    @property
    def pressed(self) -> bool:
        """Whether the button is down on a block."""
        return self._tile is not None

    def press(self, tile: Tile, point: QPointF) -> None:
        """Be ready to drag a block."""
        self._tile, self._took = tile, point
        self._edge = self._canvas.on_edge(tile, point)
        self._begins = {}

    def move(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        """Follow the mouse."""
        tile = self._tile
        if tile is None:
            return
        far = (point - self._took).manhattanLength() >= QApplication.startDragDistance()
        if self.drag is None and not far:
            return
        fine = bool(held & Qt.KeyboardModifier.AltModifier)
        self.drag = Drag(
            tile, self._took, point, not self._edge, self._length(tile, point, fine), fine
        )
        self._canvas.show_faded("" if self._edge else tile.id)
        if not self.beneath:
            self._scroll(point)
        self._canvas.over_parking.emit(self.beneath)
        self._canvas.viewport().update()

    @property
    def beneath(self) -> bool:
        """Whether a block is held below the days: let go there, it is laid aside."""
        drag = self.drag
        if drag is None or not drag.moves or drag.comes:
            return False
        return drag.now.y() > self._canvas.viewport().height()

    def bring(self, block: Block, point: QPointF | None) -> None:
        """Follow a block that comes from the parking strip; ``None`` while it is elsewhere."""
        sheet = self._canvas.sheet
        if point is None or sheet is None:
            if self.drag is not None:
                self.cancel()
            return
        if self.drag is None:
            self._begins = {}
        width = sheet.column - GUTTER
        tile = Tile(block.id, 0, 0, block.minutes, 0, 0, width, 0, block)
        self.drag = Drag(tile, point, point, True, block.minutes, False, True)
        self._canvas.viewport().update()

    def _scroll(self, point: QPointF) -> None:
        """Bring more into view where the mouse comes to the edge."""
        bar = self._canvas.verticalScrollBar()
        if point.y() > self._canvas.viewport().height() - 24:
            bar.setValue(bar.value() + 16)
        elif point.y() < HEAD_HEIGHT + 24:
            bar.setValue(bar.value() - 16)

    def _length(self, tile: Tile, point: QPointF, fine: bool) -> int:
        sheet = self._canvas.sheet
        if sheet is None:
            return tile.block.minutes
        step = 1 if fine else _STEP
        by = (point.y() - self._took.y()) / sheet.scale
        end = round((tile.begin + tile.block.minutes + by) / step) * step
        return max(step, end - tile.begin)

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._tile = self.drag = None
        self._canvas.show_faded("")
        self._canvas.over_parking.emit(False)
        self._canvas.viewport().update()

    def release(self, point: QPointF, held: Qt.KeyboardModifier) -> None:
        """End a drag: say what it asks for."""
        if self.drag is not None:
            self.move(point, held)
        drag, beneath = self.drag, self.beneath
        self.cancel()
        if drag is None:
            return
        if not drag.moves:
            self._canvas.stretched.emit(drag.tile.id, drag.length)
            return
        drop = self._drop(drag)
        if beneath:
            self._canvas.dropped.emit(Dropped(drag.tile.id, 0, 0, 0, parked=True))
        elif drop is not None:
            self._canvas.dropped.emit(Dropped(drag.tile.id, drop.day, drop.at, drop.minute))

    def _drop(self, drag: Drag) -> Drop | None:
        sheet = self._canvas.sheet
        if sheet is None:
            return None
        into = self._canvas.lens.on_sheet(drag.now)
        head = into.y() - (drag.took.y() - self._canvas.area(drag.tile).top())
        step = 1 if drag.fine else _STEP
        fixed = drag.tile.block.start is not None and not drag.comes
        return drop_at(sheet, into.x(), head if fixed else into.y(), drag.tile.id, step)

    @property
    def ghost(self) -> Tile | None:
        """What is moved, with the times it would have where it is now; ``None`` for no place."""
        drag = self.drag
        if drag is None or not drag.moves or self.beneath:
            return None
        drop = self._drop(drag)
        if drop is None:
            return None
        begin = drop.minute if drag.fixed else self._begin(drag.tile, drop)
        end = begin + drag.tile.block.minutes
        return drag.tile._replace(day=drop.day, begin=begin, end=end, over=0)

    def _begin(self, tile: Tile, drop: Drop) -> int:
        """Reckon when a block would begin at a place: what it leaves behind moves up too."""
        where = (tile.id, drop.day, drop.at)
        plan = self._canvas.plan
        if where not in self._begins and plan is not None:
            self._begins[where] = _begin_at(plan, tile.id, drop)
        return self._begins.get(where, drop.minute)

    def paint(self, painter: QPainter, pen: TilePainter) -> None:
        """Paint what is dragged where it would be, and say what it would come to."""
        drag, sheet = self.drag, self._canvas.sheet
        if drag is None or sheet is None:
            return
        words = self._canvas.words
        area = self._canvas.area(drag.tile)
        if not drag.moves:
            area.setHeight(max(6.0, drag.length * sheet.scale))
            pen.paint(drag.tile._replace(over=0), area, Dress(chosen=True, focused=True))
            end = drag.tile.begin + drag.length
            said = words.say(
                "{length}, until {time}", length=words.duration(drag.length), time=words.time(end)
            )
            self._tell(painter, area.bottomLeft(), said)
            return
        drop, moved = self._drop(drag), self.ghost
        if drop is None or moved is None:
            return
        line = drag.tile._replace(x=sheet.x_of(drop.day), y=drop.y, height=0)
        at = self._canvas.area(line)
        if drag.fixed:
            top = sheet.y_of(drop.minute) - sheet.y_of(sheet.first)
            top += self._canvas.area(drag.tile._replace(y=sheet.y_of(sheet.first))).top()
            ghost = QRectF(at.left(), top, sheet.column - GUTTER, area.height())
            pen.paint(moved, ghost, Dress(chosen=True, focused=True))
            if ghost.height() < READABLE:
                self._tell(painter, ghost.topLeft(), words.time(drop.minute))
            return
        painter.setPen(QPen(theme.colour(theme.current().accent), 3))
        painter.drawLine(at.topLeft(), QPointF(at.left() + sheet.column - GUTTER, at.top()))
        ghost = QRectF(at.left() + 8, drag.now.y() - 12, sheet.column - GUTTER - 16, 26)
        pen.paint(moved, ghost, Dress(chosen=True, focused=True))

    def _tell(self, painter: QPainter, corner: QPointF, said: str) -> None:
        palette = theme.current()
        width = QFontMetrics(font(Type.HINT_STRONG)).horizontalAdvance(said) + 16
        box = QRectF(corner.x() + 4, corner.y() + 2, width, 20)
        painter.setPen(QPen(theme.colour(palette.accent), 1))
        painter.setBrush(theme.colour(palette.card))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(font(Type.HINT_STRONG))
        painter.setPen(theme.colour(palette.ink))
        painter.drawText(box.adjusted(8, 0, -8, 0), aligned(mirrored=False) | reading(said), said)


def _begin_at(plan: Plan, name: str, drop: Drop) -> int:
    """Give the minute at which a block would begin; at one it can't go to, the minute there."""
    try:
        moved = changes.move(plan, name, Place(drop.day, drop.at))
    except UserError:
        return drop.minute
    # The size of the sheet doesn't matter.
    tile = sheet_of(moved, rows_of(moved), [], 1, 1.0).tile(name)
    return drop.minute if tile is None else tile.begin
