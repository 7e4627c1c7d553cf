"""How the rota's time band is painted: hours, nights, shifts, the present."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Radius, Size, Space, Type
from toolkit.gui.widgets.rows import ROW_ROLE, Index
from toolkit.gui.widgets.text import aligned, reading
from toolkit.model.instants import Instant

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from toolkit.gui.pages.rota_band import BandView
    from toolkit.gui.pages.rota_rows import AdultRow, Band, Span

LABEL = 168
"""Pixels at the beginning of a row for who it is."""
_RULER = 46
_BARE = 20
"""Pixels below the hours for where too few are on duty, on a day on which they are."""
_BAR = 26
_EDGE = 10
_WRAP = int(Qt.TextFlag.TextWordWrap)
_EYE = 16
_HANDLE = 8


class Scale(NamedTuple):
    """Where on a row each instant lies; in a mirrored window time runs from right to left."""

    begin: Instant
    end: Instant
    left: float
    right: float
    mirrored: bool

    def x(self, at: int) -> float:
        """Give the place of an instant, no further than the edges."""
        part = min(1.0, max(0.0, (at - self.begin) / (self.end - self.begin)))
        length = (self.right - self.left) * part
        return self.right - length if self.mirrored else self.left + length

    def at(self, x: float) -> Instant:
        """Give the instant at a place, no further than the edges."""
        width = max(1.0, self.right - self.left)
        part = (self.right - x if self.mirrored else x - self.left) / width
        return Instant(round(self.begin + (self.end - self.begin) * min(1.0, max(0.0, part))))

    def area(self, begin: int, end: int, top: float, height: float) -> QRectF:
        """Give the rectangle of a span."""
        first, last = sorted((self.x(begin), self.x(end)))
        return QRectF(first, top, last - first, height)


def scale_of(band: Band, width: float, *, mirrored: bool) -> Scale:
    """Lay a day's hours out over a width."""
    if mirrored:
        return Scale(band.begin, band.end, _EDGE, width - LABEL, mirrored=True)
    return Scale(band.begin, band.end, LABEL, width - _EDGE, mirrored=False)


class Ruler(QWidget):
    """The hours above the rows, a moon over the night, and the present."""

    def __init__(self, view: BandView) -> None:
        """Stand above ``view``."""
        super().__init__()
        self._view = view
        self.setFixedHeight(_RULER)

    def show_band(self, band: Band) -> None:
        """Take the room that a day needs."""
        self.setFixedHeight(_RULER + (_BARE if band.bare else 0))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the hours, as many of them as have room."""
        band = self._view.band
        if band is None:
            return
        palette = theme.current()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        scale = self._view.scale()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # In a mirrored window a scroll bar stands where the rows would begin.
        painter.translate(self._view.viewport().x(), 0)
        for begin, end in band.nights:
            area = scale.area(begin, end, 0, self.height())
            painter.fillRect(area, theme.colour(palette.hover))
            moon = QRectF(area.center().x() - 8, 4, 16, 16)
            icons.paint(painter, "moon", moon, theme.colour(palette.soft), mirrored=mirrored)
        painter.setFont(font(Type.SECONDARY))
        painter.setPen(theme.colour(palette.soft))
        wide = QFontMetrics(font(Type.SECONDARY)).horizontalAdvance("00") + Space.S
        hour = (scale.right - scale.left) / max(1, len(band.hours) - 1)
        every = next((n for n in (1, 2, 3, 6) if hour * n >= wide), 6)
        for at, text in band.hours[::every]:
            area = QRectF(scale.x(at) - 20, 22, 40, 20)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter) | reading(text), text)
        for begin, end in band.bare:
            _paint_bare(painter, scale.area(begin, end, _RULER, _BARE))
        if band.now is not None:
            _paint_now_text(painter, scale, band, float(self._view.viewport().width()))


def _paint_bare(painter: QPainter, area: QRectF) -> None:
    """Mark a span with a line from edge to edge and, in its middle, a triangle."""
    ink = theme.colour(theme.current().attention)
    painter.setPen(QPen(ink, 2))
    y = int(area.center().y())
    for x in (area.left(), area.right()):
        painter.drawLine(int(x), y - 5, int(x), y + 5)
    sign = QRectF(area.center().x() - 8, area.top() + 2, 16, 16)
    if area.width() < 3 * sign.width():
        icons.paint(painter, "warning", sign, ink)
        return
    painter.drawLine(int(area.left()), y, int(sign.left()) - 3, y)
    painter.drawLine(int(sign.right()) + 3, y, int(area.right()), y)
    icons.paint(painter, "warning", sign, ink)


def _paint_now_text(painter: QPainter, scale: Scale, band: Band, width: float) -> None:
    if band.now is None:
        return
    palette = theme.current()
    painter.setFont(font(Type.SECONDARY_STRONG))
    room = QFontMetrics(font(Type.SECONDARY_STRONG)).horizontalAdvance(band.now_text) + Space.M
    left = min(max(0.0, scale.x(band.now) - room / 2), width - room)
    area = QRectF(left, 2, room, 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(palette.accent))
    painter.drawRoundedRect(area, Radius.BOX, Radius.BOX)
    painter.setPen(theme.colour(palette.on_accent))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), band.now_text)


class AdultDelegate(QStyledItemDelegate):
    """Paints a person and, beside, their shifts over the hours of the day."""

    def __init__(self, view: BandView) -> None:
        """Paint for ``view``."""
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Grow where a role takes two lines."""
        row: AdultRow = index.data(ROW_ROLE)
        room = QRect(0, 0, LABEL - 2 * Space.M, 1000)
        lines = QFontMetrics(font(Type.SECONDARY)).boundingRect(room, _WRAP, _below(row)).height()
        code = QFontMetrics(font(Type.CONTROL_STRONG)).height()
        width = self._view.viewport().width()
        return QSize(width, max(Size.RUN_ROW, code + lines + Space.S))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row: AdultRow = index.data(ROW_ROLE)
        view, palette = self._view, theme.current()
        if view.band is None:
            return
        scale = view.scale()
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for begin, end in view.band.nights:
            night = scale.area(begin, end, area.top(), area.height())
            painter.fillRect(night, theme.colour(palette.hover))
        painter.setPen(QPen(theme.colour(palette.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._paint_label(painter, area, row, mirrored=scale.mirrored)
        for span in row.spans:
            shown = view.shown(row.code, span)
            self._paint_span(painter, area, scale, row, shown, chosen=view.is_chosen(row, span))
        if view.band.now is not None:
            painter.setPen(QPen(theme.colour(palette.accent), 2))
            x = scale.x(view.band.now)
            painter.drawLine(int(x), int(area.top()), int(x), int(area.bottom()))
        if view.hasFocus() and view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour(palette.accent), Size.FOCUS))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), Radius.FIELD, Radius.FIELD)
        painter.restore()

    def _paint_label(
        self, painter: QPainter, area: QRectF, row: AdultRow, *, mirrored: bool
    ) -> None:
        palette = theme.current()
        code = QFontMetrics(font(Type.CONTROL_STRONG)).height()
        text = _below(row)
        wide = LABEL - 2 * Space.M
        room = QRect(0, 0, wide, 1000)
        lines = QFontMetrics(font(Type.SECONDARY)).boundingRect(room, _WRAP, text).height()
        left = area.right() - LABEL + Space.M if mirrored else area.left() + Space.M
        top = area.center().y() - (code + lines) / 2
        side = aligned(mirrored=mirrored)
        painter.setFont(font(Type.CONTROL_STRONG))
        painter.setPen(theme.colour(palette.ink))
        painter.drawText(QRectF(left, top, wide, code), side | reading(row.code), row.code)
        painter.setFont(font(Type.SECONDARY))
        painter.setPen(theme.colour(palette.soft if row.counted else palette.attention))
        below = QRectF(left, top + code, wide, lines)
        painter.drawText(below, side | _WRAP | reading(text), text)

    def _paint_span(
        self,
        painter: QPainter,
        area: QRectF,
        scale: Scale,
        row: AdultRow,
        span: Span,
        *,
        chosen: bool,
    ) -> None:
        palette = theme.current()
        bar = scale.area(span.begin, span.end, area.center().y() - _BAR / 2, _BAR)
        bar.adjust(0.5, 0.5, -0.5, -0.5)
        if bar.width() < 2:
            return
        pen = QPen(theme.colour(palette.accent), 3 if chosen else 1.2)
        if not row.counted:
            pen.setColor(theme.colour(palette.attention))
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        tint = palette.accent_tint if row.counted else palette.card
        painter.setBrush(theme.colour(tint))
        painter.drawRoundedRect(bar, Radius.BOX, Radius.BOX)
        inside = bar.adjusted(Space.XS, 0, -Space.XS, 0)
        if span.awake and inside.width() > _EYE:
            left = inside.right() - _EYE if scale.mirrored else inside.left()
            eye = QRectF(left, bar.center().y() - _EYE / 2, _EYE, _EYE)
            icons.paint(painter, "eye", eye, theme.colour(palette.accent))
            gap = _EYE + Space.XS
            inside.adjust(0 if scale.mirrored else gap, 0, -gap if scale.mirrored else 0, 0)
        painter.setFont(font(Type.SECONDARY))
        if QFontMetrics(font(Type.SECONDARY)).horizontalAdvance(span.text) <= inside.width():
            painter.setPen(theme.colour(palette.ink))
            flags = int(Qt.AlignmentFlag.AlignCenter) | reading(span.text)
            painter.drawText(inside, flags, span.text)
        if chosen:
            self._paint_handles(painter, bar)

    def _paint_handles(self, painter: QPainter, bar: QRectF) -> None:
        """Show that a chosen shift can be taken at both ends."""
        palette = theme.current()
        painter.setPen(QPen(theme.colour(palette.card), 1))
        painter.setBrush(theme.colour(palette.accent))
        for x in (bar.left(), bar.right()):
            area = QRectF(x - _HANDLE / 2, bar.center().y() - _HANDLE, _HANDLE, 2 * _HANDLE)
            painter.drawRoundedRect(area, 3, 3)


def _below(row: AdultRow) -> str:
    return f"{row.told} · {row.note}" if row.note else row.told
