"""The days of a plan drawn side by side on one axis of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from toolkit.gui.pages.editor_backdrop import Backdrop
from toolkit.gui.pages.editor_lens import Lens
from toolkit.gui.pages.editor_paint import PILL_REACH, Dress, TilePainter, pill_of
from toolkit.gui.pages.editor_tiles import HEAD_HEIGHT, Sheet, Tile, changed_tiles
from toolkit.words.isolates import with_ranges

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.plan import Plan
    from toolkit.model.plancheck import TimeProblem
    from toolkit.words import Words

_FRAME = 2
"""Pixels beside a tile that its frame may reach into: less than what parts two days."""


class DaysView(QAbstractScrollArea):
    """Draws a plan to scale, and after a change only what is another than before."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.lens = Lens(self)
        self._plan: Plan | None = None
        self._chosen = ""
        self._faded = ""
        self._told: dict[tuple[int, int], str] = {}
        self._grave: Mapping[str, int] = {}
        self._heads: tuple[tuple[str, int], ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.say("Days of the plan"))
        self.verticalScrollBar().setSingleStep(24)

    @property
    def sheet(self) -> Sheet | None:
        """Where everything is drawn now."""
        return self.lens.sheet

    @property
    def plan(self) -> Plan | None:
        """What is drawn now."""
        return self._plan

    def tile(self, block_id: str) -> Tile | None:
        """Find the tile of a block."""
        return self.sheet.tile(block_id) if self.sheet and block_id else None

    def area(self, tile: Tile) -> QRectF:
        """Give where a tile lies in the viewport."""
        return self.lens.area(tile)

    def show_plan(self, plan: Plan | None, problems: list[TimeProblem]) -> None:
        """Draw a plan; ``problems`` are its gaps and overlaps."""
        before = self.sheet
        self._plan = plan
        self.lens.show(plan, problems)
        now = self.sheet
        if before is None or now is None or before.frame != now.frame:
            self.viewport().update()
            return
        if before.last != now.last:
            self._refresh_below(now.y_of(min(before.last, now.last)))
        # One place for each day: a change often moves all that comes after it.
        places: dict[int, QRectF] = {}
        for tile in changed_tiles(before, now):
            places[tile.day] = self.area(tile).united(places.get(tile.day, QRectF()))
        for place in places.values():
            self.viewport().update(_rimmed(place))
        heads = tuple((day.title, day.start) for day in plan.days) if plan is not None else ()
        if heads != self._heads:
            self._heads = heads
            self.viewport().update(0, 0, self.viewport().width(), HEAD_HEIGHT)

    def _refresh_below(self, y: float) -> None:
        """Paint anew from a height of the sheet to the foot."""
        top = int(y) + HEAD_HEIGHT - 10 - self.verticalScrollBar().value()
        self.viewport().update(self.viewport().rect().adjusted(0, max(top, 0), 0, 0))

    def _refresh(self, tile: Tile | None) -> None:
        """Paint the place of one tile anew."""
        if tile is not None:
            self.viewport().update(_rimmed(self.area(tile)))

    def show_chosen(self, block_id: str, *, reveal: bool = True) -> None:
        """Mark a block as chosen, and bring it into view."""
        before, self._chosen = self._chosen, block_id
        tile = self.tile(block_id)
        if before != block_id:
            self._refresh(self.tile(before))
            self._refresh(tile)
        self.setAccessibleDescription(self._aloud(tile) if tile is not None else "")
        if tile is not None and reveal:
            self.lens.reveal(tile)

    def show_findings(self, grave: Mapping[str, int]) -> None:
        """Mark the blocks that checks found something at: 2 an error, 1 a warning."""
        before, self._grave = self._grave, grave
        for name in {*before, *grave}:
            if before.get(name) != grave.get(name):
                self._refresh(self.tile(name))

    def show_faded(self, block_id: str) -> None:
        """Let a block fade, as while it is drawn to another place; none with an empty id."""
        self._faded = block_id

    def zoom(self, steps: int) -> None:
        """Show more or less of the day at once."""
        self.lens.zoom(steps)
        self.viewport().update()

    def fit(self) -> None:
        """Show whole days at once."""
        self.lens.fit()
        self.viewport().update()

    def set_zoom(self, step: int) -> None:
        """Use a scale that was remembered: a step of the lens, -1 for whole days at once."""
        self.lens.set_step(step)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint what is in view: axis, days, tiles, and what lies over them."""
        if self.sheet is None:
            return
        part = event.rect()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        backdrop = Backdrop(self, self.words, self.sheet)
        backdrop.hours(painter, part)
        pen = TilePainter(painter, self.words, self._told, rtl=self.lens.rtl)
        for tile in self._paint_tiles(pen, event):
            pen.remark(tile, _whole(self.area(tile)))
        backdrop.axis(painter, part)
        self.paint_over(painter, pen)
        if self._plan is not None and part.top() < HEAD_HEIGHT:
            backdrop.heads(painter, self._plan)
        painter.end()

    def _paint_tiles(self, pen: TilePainter, event: QPaintEvent) -> list[Tile]:
        """Paint the tiles of a part of the view; give those with something to tell over all."""
        region, told = event.region(), []
        for tile in self.lens.seen(event.rect().adjusted(-_FRAME, -PILL_REACH, _FRAME, PILL_REACH)):
            area = self.area(tile)
            if region.intersects(_rimmed(area)):
                pen.paint(tile, _whole(area), self._dress(tile))
                if tile.gap or (tile.over and tile.id != self._faded):
                    told.append(tile)
        return told

    def paint_over(self, painter: QPainter, pen: TilePainter) -> None:
        """Paint over the tiles; here nothing."""

    def _dress(self, tile: Tile) -> Dress:
        chosen = tile.id == self._chosen and not tile.gap
        return Dress(
            chosen,
            chosen and self.hasFocus(),
            bool(self._faded) and tile.id == self._faded,
            self._grave.get(tile.id, 0),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the days out anew in the room there is."""
        super().resizeEvent(event)
        self.lens.reckon()
        self.viewport().update()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802
        """Paint anew: headings and axis stay where they are."""
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self._refresh(self.tile(self._chosen))

    def found_at(self, point: QPointF) -> Tile | None:
        """Find the tile under a point of the viewport."""
        if self.sheet is None or point.y() < HEAD_HEIGHT - 4:
            return None
        place = self.lens.on_sheet(point)
        return self.sheet.at(place.x(), place.y())

    def pill_at(self, point: QPointF) -> Tile | None:
        """Find the tile whose pill is under a point of the viewport; it may reach beyond it."""
        if self.sheet is None or point.y() < HEAD_HEIGHT - 4:
            return None
        for tile in self.sheet.tiles:
            pill = pill_of(self.words, tile, self.area(tile)) if tile.gap or tile.over else None
            if pill is not None and pill[0].contains(point):
                return tile
        return None

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
        words = self.words
        said = words.say(
            "{title}, day {day}, {begin}–{end}, {length}",
            title=tile.block.title,
            day=tile.day + 1,
            begin=words.time(tile.begin),
            end=words.time(tile.end),
            length=words.duration(tile.end - tile.begin),
        )
        return with_ranges(said)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for enough to see half a day."""
        return QSize(640, 420)


def _rimmed(area: QRectF) -> QRect:
    return area.toAlignedRect().adjusted(-_FRAME, -PILL_REACH, _FRAME, PILL_REACH)


def _whole(area: QRectF) -> QRectF:
    """Set a tile on whole pixels: neighbours still touch, and the same size is drawn the same."""
    top, left = round(area.top()), round(area.left())
    return QRectF(left, top, round(area.right()) - left, max(1, round(area.bottom()) - top))
