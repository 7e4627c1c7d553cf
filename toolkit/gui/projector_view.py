"""The wall: a pictogram, the activity in the group's languages, a calm ring, the next break.

It only shows what it is handed. Sizes are those of a screen of 1366 × 768 and grow with it.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import DARK, Size, TextStyle, Type
from toolkit.gui.projector_told import TONGUES, Line, Show
from toolkit.gui.widgets.pictogram import Pictogram
from toolkit.gui.widgets.ring import CountdownRing, Mood
from toolkit.gui.widgets.text import reading
from toolkit.words.isolates import has_rtl

if TYPE_CHECKING:
    from toolkit.words import Words

BASE = (1366, 768)
"""The screen for which the sizes are given."""
LEAST_TYPE = 20
"""Pixels on that screen; text grows no smaller to fit."""
_MESSAGE = TextStyle(96, strong=True)
_HINT = TextStyle(18)
_TITLES = {
    0: Type.PROJECTOR,
    1: Type.PROJECTOR,
    2: TextStyle(54, strong=True),
    3: Type.PROJECTOR_SECOND,
}
"""The type of the activity by the number of languages: the fewer, the larger."""
_EDGE = 108
_INSET = 64
_GAP = 56
_BETWEEN = 38
_PICTOGRAM = Size.PICTOGRAM + 44
"""The drawing fills five sixths of its square."""
_ANY = 9999
_FOOT = 178
_FOOT_ROW = 128
_SIGN = 72


class Wording(QWidget):
    """One text, as large as it may be and as small as it must be to fit its room."""

    def __init__(self, parent: QWidget, *, centred: bool = False) -> None:
        super().__init__(parent)
        self._style = _HINT
        self._scale = 1.0
        self._line = Line("")
        self._centred = centred

    def show_line(self, line: Line, style: TextStyle, scale: float) -> None:
        """Show a text; nothing is repainted if it is there already."""
        if (line, style, scale) == (self._line, self._style, self._scale):
            return
        self._line, self._style, self._scale = line, style, scale
        self.setAccessibleName(line.text)
        self.update()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._line.text

    def needs(self, width: int) -> int:
        """Give the height of the text in a width, in its full size unless a word is too long."""
        metrics = QFontMetricsF(self._fitting(width, _ANY))
        room = QRectF(0, 0, width, _ANY)
        return math.ceil(metrics.boundingRect(room, self._flags(), self.text).height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the text in the largest type that fits."""
        painter = QPainter(self)
        painter.setPen(theme.colour(theme.current().ink))
        painter.setFont(self.fitting())
        painter.drawText(QRectF(self.rect()), self._flags(), self.text)

    def fitting(self) -> QFont:
        """Give the largest type in which the text fits the room it has."""
        return self._fitting(self.width(), self.height())

    def _fitting(self, width: int, height: int) -> QFont:
        size = self._style.size
        while size > LEAST_TYPE:
            metrics = QFontMetricsF(self._font(size))
            needed = metrics.boundingRect(QRectF(0, 0, width, _ANY), self._flags(), self.text)
            longest = max((metrics.horizontalAdvance(w) for w in self.text.split()), default=0.0)
            if needed.height() <= height + 1 and longest <= width:
                break
            size -= 2
        return self._font(size)

    def _font(self, size: int) -> QFont:
        return font(TextStyle(max(1, round(size * self._scale)), strong=self._style.strong))

    def _flags(self) -> int:
        side = Qt.AlignmentFlag.AlignRight if self._line.rtl else Qt.AlignmentFlag.AlignLeft
        if self._centred:
            side = Qt.AlignmentFlag.AlignHCenter
        across = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        return int(across) | int(Qt.TextFlag.TextWordWrap) | reading(self.text)


class _Sign(QWidget):
    """The small icon before the next break."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = ""

    def show_kind(self, kind: str) -> None:
        if kind != self.kind:
            self.kind = kind
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self.kind:
            ink = theme.colour(theme.current().ink)
            icons.paint(QPainter(self), self.kind, QRectF(self.rect()), ink)


class ProjectorView(QWidget):
    """What the group sees. Blank and message lie over everything else, a picture included."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(words.say("Projector"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if words.rtl else Qt.LayoutDirection.LeftToRight
        )
        self._scale = 0.0
        self._showing = Show("session", ())
        self.blank = False
        self.message = ""
        self.picture = QImage()
        self.pictogram = Pictogram(parent=self)
        self.titles = tuple(Wording(self) for _ in range(TONGUES))
        self.ring = CountdownRing(Size.PROJECTOR_RING, self)
        self.sign = _Sign(self)
        self.foot = Wording(self)
        self.foot_time = Wording(self)
        self.large = Wording(self, centred=True)
        self.hint = Wording(self, centred=True)

    @property
    def showing(self) -> Show:
        """What is on the wall when it is neither blank nor covered by a message."""
        return self._showing

    def show_now(self, show: Show) -> None:
        """Put something on the wall; only what changed is painted."""
        if show == self._showing:
            return
        moved = replace(show, left=None) != replace(self._showing, left=None)
        moved = moved or (show.left is None) != (self._showing.left is None)
        self._showing = show
        if moved:
            self._tell()
        else:
            self._turn()

    def set_blank(self, blank: bool) -> None:
        """Show nothing at all, or what there is to see."""
        self.blank = blank
        self._tell()

    def show_message(self, text: str) -> None:
        """Show a message in place of everything; empty takes it away."""
        self.message = text
        self._tell()

    def show_picture(self, image: QImage) -> None:
        """Show a picture in place of the activity; an empty one takes it away."""
        if image.cacheKey() != self.picture.cacheKey():
            self.picture = image
            self._tell()

    def show_hint(self, text: str) -> None:
        """Say something small at the foot, to whoever has the keyboard; empty takes it away."""
        self.hint.show_line(Line(text, has_rtl(text)), _HINT, self._scale)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground; a blank wall is dark in every look, so that nothing draws the eye."""
        painter = QPainter(self)
        palette = theme.current()
        ground = DARK.ground if self.blank else palette.ground
        painter.fillRect(self.rect(), theme.colour(ground))
        if not (self.blank or self.message or self.picture.isNull()):
            self._paint_picture(painter)
        if not self.foot.isHidden():
            left, width = self._px(_EDGE), self.width() - 2 * self._px(_EDGE)
            y = self.height() - self._px(_FOOT)
            painter.fillRect(left, y, width, max(1, self._px(2)), theme.colour(palette.line))

    def _paint_picture(self, painter: QPainter) -> None:
        """Paint the picture as large as it fits, in the middle."""
        whole = QSizeF(self.size())
        size = QSizeF(self.picture.size()).scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(0, 0), size)
        place.moveCenter(QRectF(self.rect()).center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self.picture)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Grow everything with the screen."""
        super().resizeEvent(event)
        self._scale = min(self.width() / BASE[0], self.height() / BASE[1])
        self._tell()

    def _px(self, size: float) -> int:
        return round(size * self._scale)

    def _set(self, part: QWidget, x: int, y: int, width: int, height: int) -> None:
        """Place a part; ``x`` is measured from where reading begins."""
        wanted = QRect(x, y, width, height)
        part.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), wanted))

    def _turn(self) -> None:
        """Let the ring show what is left."""
        mood = Mood.PAUSED if self._showing.paused else Mood.RUNNING
        self.ring.set_state(self._showing.left or 0.0, calm=True, mood=mood)

    def _tell(self) -> None:
        """Lay out everything anew."""
        if not self._scale:
            return
        plain = not self.blank and not self.message and self.picture.isNull()
        show, px = self._showing, self._px
        foot = self.height() - px(_FOOT)
        across = self.width()
        self.pictogram.setVisible(plain)
        self.pictogram.set_kind(show.kind, " · ".join(line.text for line in show.titles))
        side = px(_PICTOGRAM)
        self.pictogram.setFixedSize(side, side)
        self._set(self.pictogram, px(_EDGE - 12), (foot - side) // 2, side, side)
        ring = px(Size.PROJECTOR_RING)
        self.ring.set_side(ring)
        self.ring.setVisible(plain and show.left is not None)
        self._set(self.ring, across - px(_INSET) - ring, (foot - ring) // 2, ring, ring)
        self._turn()
        begin = px(_EDGE - 12) + side + px(_GAP)
        end = across - px(_INSET) - (ring + px(_GAP) if show.left is not None else px(_GAP))
        self._tell_titles(begin, end - begin, foot, plain=plain)
        self._tell_foot(foot, plain=plain and bool(show.foot))
        self.large.setVisible(not self.blank and bool(self.message))
        edge = px(_EDGE)
        self._set(self.large, edge, edge, across - 2 * edge, self.height() - 2 * edge)
        self.large.show_line(Line(self.message, has_rtl(self.message)), _MESSAGE, self._scale)
        self.hint.setVisible(not self.blank)
        self.show_hint(self.hint.text)
        self._set(self.hint, edge, self.height() - px(40), across - 2 * edge, px(30))
        self.update()

    def _tell_titles(self, x: int, width: int, room: int, *, plain: bool) -> None:
        lines = self._showing.titles
        style = _TITLES[min(len(lines), TONGUES)]
        gap = self._px(_BETWEEN)
        for title, line in zip(self.titles, lines, strict=False):
            title.show_line(line, style, self._scale)
        heights = [title.needs(width) for title in self.titles[: len(lines)]]
        most = room - 2 * self._px(_EDGE) - gap * max(0, len(lines) - 1)
        if sum(heights) > most:
            heights = [height * most // sum(heights) for height in heights]
        y = (room - sum(heights) - gap * max(0, len(lines) - 1)) // 2
        for place, title in enumerate(self.titles):
            title.setVisible(plain and place < len(lines))
            if place < len(lines):
                self._set(title, x, y, width, heights[place])
                y += heights[place] + gap

    def _tell_foot(self, top: int, *, plain: bool) -> None:
        show, px = self._showing, self._px
        height = px(_FOOT_ROW)
        y = top + px(24)
        icon, time = px(_SIGN), px(160)
        self.sign.setVisible(plain)
        self.sign.show_kind(show.foot_kind)
        self._set(self.sign, px(_EDGE - 12), y + (height - icon) // 2, icon, icon)
        begin = px(_EDGE) + icon + px(8)
        self.foot.setVisible(plain)
        self.foot.show_line(Line(show.foot, self._mirrored), Type.PROJECTOR_FOOT, self._scale)
        self._set(self.foot, begin, y, self.width() - begin - time - px(_EDGE + 24), height)
        self.foot_time.setVisible(plain)
        at_end = Line(show.foot_time, not self._mirrored)
        self.foot_time.show_line(at_end, Type.PROJECTOR_TIME, self._scale)
        self._set(self.foot_time, self.width() - px(_EDGE) - time, y, time, height)

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
