"""What lies behind the blocks of a plan: the hours at the edge, the headings of the days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from toolkit.gui.look import theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Type
from toolkit.gui.pages.editor_tiles import AXIS_WIDTH, GUTTER, HEAD_HEIGHT, Sheet
from toolkit.gui.widgets.text import aligned, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

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

    def hours(self, painter: QPainter, part: QRect) -> None:
        """Rule a line at every hour in a part of the viewport."""
        # A box of one pixel is drawn many times faster than a line.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.current().line))
        start = 0 if self._rtl else AXIS_WIDTH
        width = self._area.viewport().width() - AXIS_WIDTH
        for _, y in self._hours(part):
            painter.drawRect(QRect(start, round(y), width, 1))

    def axis(self, painter: QPainter, part: QRect) -> None:
        """Write the hours at the edge, over what was scrolled below them."""
        view = self._area.viewport()
        x = view.width() - AXIS_WIDTH if self._rtl else 0
        if part.right() < x or part.left() >= x + AXIS_WIDTH:
            return
        if self._area.horizontalScrollBar().value():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(view.palette().color(view.backgroundRole()))
            painter.drawRect(QRect(x, 0, AXIS_WIDTH, view.height()))
        painter.setFont(font(Type.HINT))
        painter.setPen(theme.colour(theme.current().soft))
        x += 6 if self._rtl else 0
        for minute, y in self._hours(part):
            box = QRectF(x, y - 9, AXIS_WIDTH - 8, 18)
            said = self._words.time(minute)
            painter.drawText(box, aligned(mirrored=self._rtl, end=True) | reading(said), said)

    def _hours(self, part: QRect) -> Iterator[tuple[int, float]]:
        """Give the hours that are written in a part of the viewport, with their heights there."""
        sheet = self._sheet
        top = HEAD_HEIGHT - self._area.verticalScrollBar().value()
        every = 60 if sheet.scale * 60 >= _CLOSE else 120
        for minute in range(sheet.first, sheet.last + 1, every):
            y = sheet.y_of(minute) + top
            if y >= HEAD_HEIGHT - 8 and part.top() - 10 <= y <= part.bottom() + 10:
                yield minute, y

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
