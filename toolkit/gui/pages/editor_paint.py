"""Painting tiles: cards to scale, marks by shape, free gaps hatched, what runs over banded."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPen, QPixmap

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import TextStyle, Type
from toolkit.gui.pages.editor_tiles import folds
from toolkit.gui.widgets.text import aligned, reading
from toolkit.model.plan import Anchor, Kind, Sensitivity
from toolkit.words.isolates import with_ranges

if TYPE_CHECKING:
    from toolkit.gui.pages.editor_tiles import Tile
    from toolkit.words import Words

_BAR = 4
_PAD = 6
_MARK = 13
_CORNER = 6.0
READABLE = 11
"""Least height, in pixels, in which a line of small words is still read."""
_TWO_LINES = 35
_LINE = 17
PILL_REACH = 14
"""Pixels above and below a tile that what is told of its time may reach into."""


class Dress(NamedTuple):
    """How a tile looks beside its own fields.

    ``grave`` is what checks found: 2 an error, 1 a warning. A ``faded`` one is being dragged.
    """

    chosen: bool = False
    focused: bool = False
    faded: bool = False
    grave: int = 0


_BARS = {
    Kind.SESSION: "accent",
    Kind.MEAL: "attention",
    Kind.SNACK: "attention",
    Kind.HANDOVER: "aside",
    Kind.CARE: "aside",
    Kind.FREE: "done",
    Kind.NIGHT: "soft",
}
"""The colour of the bar at a tile's edge; the kind stands in words in the inspector."""


def marks_of(tile: Tile, dress: Dress) -> list[tuple[str, str]]:
    """Name the icons that stand on a tile, each with the token of its colour."""
    block = tile.block
    found = []
    if dress.grave:
        found.append(("warning", "attention"))
    if tile.level == 0 and block.anchor is Anchor.OUTSIDE:
        found.append(("outside", "ink"))
    elif tile.level == 0 and block.start is not None:
        found.append(("pin", "ink"))
    if block.mandatory:
        found.append(("lock", "soft"))
    if block.sensitivity is not Sensitivity.GREEN:
        found.append(("diamond", "aside"))
    if block.files:
        found.append(("file", "soft"))
    return found


class _Card(NamedTuple):
    """The ground of a tile: two colours as ``#RRGGBB``, and the width of its frame in pixels."""

    fill: str
    edge: str
    frame: int


@lru_cache(maxsize=128)
def _card(look: _Card, width: float, height: float, ratio: float) -> QPixmap:
    """Draw the ground of tiles of one size; it is remembered: many tiles look the same."""
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour(look.fill))
    painter.setPen(QPen(theme.colour(look.edge), look.frame))
    corner = min(_CORNER, height / 2)
    inset = look.frame / 2
    painter.drawRoundedRect(
        QRectF(0, 0, width, height).adjusted(inset, inset, -inset, -inset), corner, corner
    )
    painter.end()
    return picture


class TilePainter:
    """Paints tiles with one painter; all it needs of words and look is found once.

    ``told`` keeps what was said of times, from one painter to the next.
    """

    def __init__(
        self, painter: QPainter, words: Words, told: dict[tuple[int, int], str], *, rtl: bool
    ) -> None:
        self._painter = painter
        self._words = words
        self._told = told
        self._rtl = rtl
        self._palette = theme.current()
        self._aligned = aligned(mirrored=rtl) | int(Qt.TextFlag.TextSingleLine)
        self._clock_room = _width("00:00", Type.HINT) + 6

    def paint(self, tile: Tile, area: QRectF, dress: Dress) -> None:
        """Paint a block, or free minutes that nothing was planned for."""
        if tile.gap:
            self._gap(tile, area)
            return
        painter = self._painter
        painter.setOpacity(0.35 if dress.faded else 1)
        self._card(tile, area, dress)
        if area.height() >= READABLE:
            start, end = (_PAD, _BAR + _PAD) if self._rtl else (_BAR + _PAD, _PAD)
            inside = self._marks(tile, area.adjusted(start, 0, -end, 0), dress)
            self._text(tile, inside)
        painter.setOpacity(1)

    def remark(self, tile: Tile, area: QRectF) -> None:
        """Paint the pill that tells what is wrong with a tile's time, over all tiles."""
        pill = pill_of(self._words, tile, area)
        if pill is None:
            return
        box, said = pill
        painter, palette = self._painter, self._palette
        painter.setPen(QPen(theme.colour(palette.attention), 1))
        painter.setBrush(theme.colour(palette.attention_tint))
        painter.drawRoundedRect(box, 5, 5)
        self._line(box.adjusted(6, 0, -6, 0), said, Type.HINT_STRONG, "attention")

    def _card(self, tile: Tile, area: QRectF, dress: Dress) -> None:
        painter, palette = self._painter, self._palette
        plain = palette.hover if folds(tile.block) else palette.card
        look = _Card(
            palette.accent_tint if dress.chosen else plain,
            palette.accent if dress.chosen else palette.line,
            2 if dress.focused else 1,
        )
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(area.topLeft(), _card(look, area.width(), area.height(), ratio))
        painter.setPen(Qt.PenStyle.NoPen)
        bar = getattr(palette, _BARS.get(tile.block.kind, "edge"))
        painter.setBrush(theme.colour(bar))
        left = area.right() - _BAR - 1 if self._rtl else area.left() + 1
        painter.drawRect(QRectF(left, area.top() + 2, _BAR, max(1.0, area.height() - 4)))

    def _marks(self, tile: Tile, inside: QRectF, dress: Dress) -> QRectF:
        """Paint the marks at the end of the first line, and give the room that is left."""
        top = inside.top() + min(5.0, (inside.height() - _MARK) / 2)
        for name, tone in marks_of(tile, dress):
            if inside.width() < 4 * _MARK:
                break
            x = inside.left() if self._rtl else inside.right() - _MARK
            colour = theme.colour(getattr(self._palette, tone))
            icons.paint(self._painter, name, QRectF(x, top, _MARK, _MARK), colour)
            used = _MARK + 3
            start, end = (used, 0) if self._rtl else (0, used)
            inside = inside.adjusted(start, 0, -end, 0)
        return inside

    def _text(self, tile: Tile, inside: QRectF) -> None:
        title = tile.block.title
        clock = self._words.time(tile.begin)
        if inside.height() >= _TWO_LINES and not tile.level and not tile.block.strands:
            line = QRectF(inside.left(), inside.top() + 2, inside.width(), _LINE)
            self._line(line, title, Type.SECONDARY_STRONG, "ink")
            line.translate(0, _LINE - 2)
            told = self._told.get((tile.begin, tile.end)) or self._tell(tile.begin, tile.end)
            self._line(line, told, Type.HINT, "soft")
            return
        small = inside.height() < _LINE + 1 or tile.level
        style = Type.HINT_STRONG if small else Type.SECONDARY_STRONG
        line = QRectF(inside.left(), inside.top(), inside.width(), min(inside.height(), 22.0))
        if tile.block.strands:
            line.setHeight(_LINE)
        if inside.width() > 3 * self._clock_room:
            self._line(line, clock, Type.HINT, "soft")
            start, end = (0, self._clock_room) if self._rtl else (self._clock_room, 0)
            line = line.adjusted(start, 0, -end, 0)
        self._line(line, title, style, "ink")

    def _tell(self, begin: int, end: int) -> str:
        """Say from when to when a block goes, and how long; it is remembered."""
        told = self._words.say(
            "{begin}–{end} · {length}",
            begin=self._words.time(begin),
            end=self._words.time(end),
            length=self._words.duration(end - begin),
        )
        self._told[begin, end] = with_ranges(told)
        return self._told[begin, end]

    def _line(self, area: QRectF, text: str, style: TextStyle, tone: str) -> None:
        """Paint one line of words, cut at the end where there is no room."""
        painter = self._painter
        painter.setFont(font(style))
        painter.setPen(theme.colour(getattr(self._palette, tone)))
        text, way = _cut(text, style, int(area.width()))
        painter.drawText(area, self._aligned | way, text)

    def _gap(self, tile: Tile, area: QRectF) -> None:
        painter, palette = self._painter, self._palette
        ink = theme.colour(palette.attention)
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
        painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
        painter.setOpacity(0.45)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        painter.setOpacity(1)


def pill_of(words: Words, tile: Tile, area: QRectF) -> tuple[QRectF, str] | None:
    """Give the pill of a tile that lies in ``area``, and what it says.

    It is in the middle of free minutes, and at the foot of a block that the next fixed time
    leaves no room for. It reaches up to :data:`PILL_REACH` beyond a low tile.
    """
    if tile.gap:
        said = words.say_n(
            "{n} minute without a plan", "{n} minutes without a plan", tile.end - tile.begin
        )
        middle = area.center().y()
    elif tile.over:
        said = words.say_n("{n} minute too long", "{n} minutes too long", tile.over)
        middle = area.bottom() - _LINE / 2
    else:
        return None
    width = min(area.width(), _width(said, Type.HINT_STRONG) + 16)
    return QRectF(area.center().x() - width / 2, middle - _LINE / 2, width, _LINE), said


# A change moves many tiles that say what they said before: what it takes to say it is remembered.


@lru_cache(maxsize=16)
def _metrics(style: TextStyle) -> QFontMetrics:
    return QFontMetrics(font(style))


@lru_cache(maxsize=2048)
def _width(text: str, style: TextStyle) -> int:
    return _metrics(style).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def _cut(text: str, style: TextStyle, room: int) -> tuple[str, int]:
    """Cut a text to a room in pixels; give it with the flag of the way it is read."""
    if _width(text, style) > room:
        text = _metrics(style).elidedText(text, Qt.TextElideMode.ElideRight, room)
    return text, reading(text)
