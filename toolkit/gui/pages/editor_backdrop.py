"""What lies behind the blocks of a plan: the hours at the edge, the headings of the days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from toolkit.gui.look import theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Type
from toolkit.gui.pages.editor_tiles import AXIS_WIDTH, GUTTER, HEAD_HEIGHT, Sheet
from toolkit.gui.widgets.text import aligned, reading

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

    from toolkit.model.plan import Plan
    from toolkit.words import Words

_CLOSE = 30
"""Pixels an hour below which only every second hour is written."""


class Backdrop:
    """Paints hours and headings, which stay where they are while the days are scrolled."""

    def __init__(self, area: QAbstractScrollArea, words: Words, sheet: Sheet) -> None:
        self._area = area
        self._words = words
        self._sheet = sheet
        self._rtl = area.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def hours(self, painter: QPainter) -> None:
        """Rule a line at every hour, with its time at the edge."""
        sheet, palette = self._sheet, theme.current()
        painter.setFont(font(Type.HINT))
        top = HEAD_HEIGHT - self._area.verticalScrollBar().value()
        width = self._area.viewport().width()
        every = 60 if sheet.scale * 60 >= _CLOSE else 120
        for minute in range(sheet.first, sheet.last + 1, every):
            y = sheet.y_of(minute) + top
            if not HEAD_HEIGHT - 8 <= y <= self._area.viewport().height() + 8:
                continue
            painter.setPen(theme.colour(palette.line))
            start, end = (0, width - AXIS_WIDTH) if self._rtl else (AXIS_WIDTH, width)
            painter.drawLine(QPointF(start, y), QPointF(end, y))
            painter.setPen(theme.colour(palette.soft))
            x = width - AXIS_WIDTH + 6 if self._rtl else 0
            box = QRectF(x, y - 9, AXIS_WIDTH - 8, 18)
            said = self._words.time(minute)
            painter.drawText(box, aligned(mirrored=self._rtl, end=True) | reading(said), said)

    def heads(self, painter: QPainter, plan: Plan) -> None:
        """Write the days above their columns."""
        sheet, palette = self._sheet, theme.current()
        width = self._area.viewport().width()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(palette.ground))
        painter.drawRect(QRectF(0, 0, width, HEAD_HEIGHT - 4))
        painter.setPen(QPen(theme.colour(palette.line), 1))
        painter.drawLine(QPointF(0, HEAD_HEIGHT - 4), QPointF(width, HEAD_HEIGHT - 4))
        for number, day in enumerate(plan.days):
            x = sheet.x_of(number) - self._area.horizontalScrollBar().value()
            room = sheet.column - GUTTER
            box = QRectF(width - x - room if self._rtl else x, 2, room, 20)
            self._line(painter, box, day.title, strong=True)
            box.translate(0, 17)
            told = self._words.say(
                "Day {n}, from {time}", n=number + 1, time=self._words.time(day.start)
            )
            self._line(painter, box, told, strong=False)

    def _line(self, painter: QPainter, box: QRectF, said: str, *, strong: bool) -> None:
        palette = theme.current()
        painter.setFont(font(Type.SECONDARY_STRONG if strong else Type.HINT))
        painter.setPen(theme.colour(palette.ink if strong else palette.soft))
        metrics = painter.fontMetrics()
        said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, aligned(mirrored=self._rtl) | reading(said), said)
