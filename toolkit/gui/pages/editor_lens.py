"""How much of a plan's days is in view, and how its points lie on the screen.

The sheet is reckoned from left to right; in a right-to-left window the viewport shows it mirrored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt

from toolkit.gui.pages.editor_tiles import AXIS_WIDTH, HEAD_HEIGHT, Sheet, Tile, rows_of, sheet_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

    from toolkit.model.plan import Plan
    from toolkit.model.plancheck import TimeProblem

SCALES = (0.55, 0.75, 1.0, 1.3, 1.7, 2.2, 3.0, 4.0)
"""Pixels a minute, from all at a glance to every five minutes readable."""
_USUAL = 3
_FOOT = 70
"""Pixels below the days' end: a folded night and a margin."""
_FULL, _FILLED = 0.7, 0.88
"""Which share of the view whole days fill at least, and after they were fitted anew."""


class Lens:
    """Scale and scrolling of the days: turns places of the sheet into places of the viewport."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        self._area = area
        self._plan: Plan | None = None
        self._problems: list[TimeProblem] = []
        self._scale = _USUAL
        self._fit = False
        self._fitted = SCALES[0]
        self.sheet: Sheet | None = None
        """Where everything lies; ``None`` without a plan."""

    def show(self, plan: Plan | None, problems: list[TimeProblem]) -> None:
        """Reckon where everything of a plan lies."""
        self._plan, self._problems = plan, problems
        self.reckon()

    def reckon(self) -> None:
        """Reckon anew, in the room there is now."""
        self.sheet = self._laid() if self._plan is not None else None
        self._set_bars()

    def _laid(self) -> Sheet | None:
        if self._plan is None:
            return None
        scale = self._fitted if self._fit else SCALES[self._scale]
        rows = rows_of(self._plan)
        width = self._area.viewport().width()
        sheet = sheet_of(self._plan, rows, self._problems, width, scale)
        if not self._fit or (fitting := self._fitting(sheet)) == scale:
            return sheet
        self._fitted = fitting
        return sheet_of(self._plan, rows, self._problems, width, fitting)

    def _fitting(self, sheet: Sheet) -> float:
        """Give the scale at which whole days are in view.

        The one in use stays while days fit and nearly fill the view: an hour more at the end of a
        day would otherwise redraw everything.
        """
        span = max(1, sheet.last - sheet.first)
        room = self._area.viewport().height() - HEAD_HEIGHT - _FOOT
        if _FULL * room <= span * sheet.scale <= room:
            return sheet.scale
        return max(SCALES[0], min(SCALES[-1], _FILLED * room / span))

    def _set_bars(self) -> None:
        if self.sheet is None:
            return
        room = self._area.viewport().size()
        down, along = self._area.verticalScrollBar(), self._area.horizontalScrollBar()
        down.setRange(0, max(0, int(self.sheet.height + HEAD_HEIGHT) - room.height()))
        down.setPageStep(room.height())
        along.setRange(0, max(0, int(self.sheet.width) - room.width()))
        along.setPageStep(room.width())

    def zoom(self, steps: int) -> None:
        """Show more or less of the day at once; what is at the top stays there."""
        self._fit = False
        down = self._area.verticalScrollBar()
        top = self.sheet.minute_at(down.value()) if self.sheet else 0
        self._scale = min(max(0, self._scale + steps), len(SCALES) - 1)
        self.reckon()
        if self.sheet is not None:
            down.setValue(int(self.sheet.y_of(top)))

    def fit(self) -> None:
        """Show whole days at once."""
        self._fit = True
        self.reckon()

    @property
    def step(self) -> int:
        """Which of the scales is used; -1 for whole days at once."""
        return -1 if self._fit else self._scale

    def set_step(self, step: int) -> None:
        """Use one of the scales, or with -1 whole days at once."""
        self._fit = step < 0
        self._scale = min(max(0, step), len(SCALES) - 1) if step >= 0 else _USUAL
        self.reckon()

    @property
    def rtl(self) -> bool:
        """Whether the viewport shows the sheet mirrored."""
        return self._area.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def area(self, tile: Tile) -> QRectF:
        """Give where a tile lies in the viewport."""
        x = tile.x - self._area.horizontalScrollBar().value()
        if self.rtl:
            x = self._area.viewport().width() - x - tile.width
        y = tile.y + HEAD_HEIGHT - self._area.verticalScrollBar().value()
        return QRectF(x, y, tile.width, tile.height)

    def on_sheet(self, point: QPointF) -> QPointF:
        """Give the point of the sheet under a point of the viewport."""
        x = self._area.viewport().width() - point.x() if self.rtl else point.x()
        return QPointF(
            x + self._area.horizontalScrollBar().value(),
            point.y() - HEAD_HEIGHT + self._area.verticalScrollBar().value(),
        )

    def seen(self, part: QRect) -> list[Tile]:
        """Give the tiles that reach into a part of the viewport, in the order they are drawn."""
        if self.sheet is None:
            return []
        one, other = self.on_sheet(QPointF(part.topLeft())), self.on_sheet(_beyond(part))
        left, right = min(one.x(), other.x()), max(one.x(), other.x())
        return self.sheet.within(left, one.y(), right, other.y())

    def reveal(self, tile: Tile) -> None:
        """Scroll so that a tile is seen whole, if it fits."""
        view = self._area.viewport()
        room = view.height() - HEAD_HEIGHT
        bar = self._area.verticalScrollBar()
        if tile.y < bar.value() or tile.height > room:
            bar.setValue(int(tile.y - 8))
        elif tile.y + tile.height > bar.value() + room:
            bar.setValue(int(tile.y + tile.height - room + 8))
        along = self._area.horizontalScrollBar()
        if tile.x - AXIS_WIDTH < along.value():
            along.setValue(int(tile.x - AXIS_WIDTH))
        elif tile.x + tile.width > along.value() + view.width():
            along.setValue(int(tile.x + tile.width - view.width()))


def _beyond(part: QRect) -> QPointF:
    """Give the point right below and beside the last pixel."""
    return QPointF(part.x() + part.width(), part.y() + part.height())
