"""How the page of a search looks: dark whatever the theme, red only where it says what it is.

It is read in the dark, at arm's length, by somebody in distress. Everything pressed on it is a
tile of at least 44 pixels, whose state is a shape and a word as well as a colour.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import DARK, LIGHT, Radius, Size, Space, TextStyle, Type
from toolkit.gui.widgets.keys import keeps_space
from toolkit.gui.widgets.text import aligned, reading

_ICON = 20
_WRAP = int(Qt.TextFlag.TextWordWrap)
_LEAST_TEXT = 96


class Ink(NamedTuple):
    """The colours of a tile: ground, edge, words, the smaller words."""

    fill: str
    edge: str
    text: str
    soft: str


LOOKS: Final = {
    "plain": Ink(DARK.card, DARK.edge, DARK.ink, DARK.soft),
    "next": Ink(DARK.accent_tint, DARK.accent, DARK.ink, DARK.ink),
    "late": Ink(DARK.attention_tint, DARK.attention, DARK.ink, DARK.attention),
    "busy": Ink(DARK.attention_tint, DARK.edge, DARK.ink, DARK.attention),
    "done": Ink(DARK.ground, DARK.line, DARK.soft, DARK.done),
    "chosen": Ink(DARK.accent_tint, DARK.accent, DARK.ink, DARK.ink),
    "strong": Ink(DARK.done, DARK.done, DARK.on_done, DARK.on_done),
    "alarm": Ink(LIGHT.alarm, LIGHT.on_alarm, LIGHT.on_alarm, LIGHT.on_alarm),
}
"""By what a tile says: nothing yet, next, overdue, under way, done, chosen, the way out, alarm."""


class Tile(QAbstractButton):
    """Something to press: a sign, words that wrap, and smaller words under them."""

    def __init__(
        self,
        title: str,
        *,
        look: str = "plain",
        icon: str = "",
        wide: bool = False,
        style: TextStyle = Type.CONTROL_STRONG,
        parent: QWidget | None = None,
    ) -> None:
        """Make a tile; a ``wide`` one takes the width there is, else it is as wide as its words."""
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._detail = ""
        self._wide = wide
        self._style = style
        self.setText(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Maximum
        policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def look(self) -> str:
        """What it says by its colours; a word or a shape says the same."""
        return self._look

    @property
    def detail(self) -> str:
        """The smaller words."""
        return self._detail

    def show_state(
        self, look: str, icon: str = "", detail: str = "", title: str | None = None
    ) -> None:
        """Change how it stands; what is so already isn't touched."""
        text = self.text() if title is None else title
        if (look, icon, detail, text) == (self._look, self._icon, self._detail, self.text()):
            return
        self._look, self._icon, self._detail = look, icon, detail
        self.setText(text)
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep Space while the keyboard is here."""
        return keeps_space(event) or super().event(event)

    def keyPressEvent(self, event: object) -> None:  # noqa: N802
        """Enter presses it as Space does."""
        if getattr(event, "key", lambda: 0)() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for one line of words."""
        title = QFontMetrics(font(self._style)).horizontalAdvance(self.text())
        detail = QFontMetrics(font(Type.SECONDARY)).horizontalAdvance(self._detail)
        width = self._before() + max(title, 0 if self._wide else detail) + Space.M + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Give room to the longest word."""
        metrics = QFontMetrics(font(self._style))
        words = self.text().split() if self._wide else [self.text()]
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        width = self._before() + max(longest, _LEAST_TEXT if self._wide else 0) + Space.M + 2
        return QSize(width, Size.RUN_TARGET)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Grow where the words take more lines."""
        title, detail = self._heights(width)
        return max(Size.RUN_TARGET, title + detail + Space.M)

    def _heights(self, width: int) -> tuple[int, int]:
        room = QRect(0, 0, max(1, width - self._before() - Space.M), 10_000)
        title = QFontMetrics(font(self._style)).boundingRect(room, _WRAP, self.text()).height()
        if not self._detail:
            return title, 0
        metrics = QFontMetrics(font(Type.SECONDARY))
        return title, metrics.boundingRect(room, _WRAP, self._detail).height()

    def _before(self) -> int:
        return Space.M + (_ICON + Space.S if self._icon else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, sign and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = LOOKS[self._look]
        fill, text = ink.fill, ink.text
        if not self.isEnabled():
            fill, text = DARK.ground, DARK.soft
        elif self.underMouse() and self._look == "plain":
            fill = DARK.hover
        painter.setPen(QPen(theme.colour(ink.edge if self.isEnabled() else DARK.line), 1))
        painter.setBrush(theme.colour(fill))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        self._paint_words(painter, text, ink.soft if self.isEnabled() else DARK.soft)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            filled = self._look in ("strong", "alarm")
            painter.setPen(QPen(theme.colour(text if filled else DARK.accent), 3))
            inside = area.adjusted(2.5, 2.5, -2.5, -2.5)
            painter.drawRoundedRect(inside, Radius.CONTROL - 2, Radius.CONTROL - 2)

    def _paint_words(self, painter: QPainter, text: str, soft: str) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        title_height, detail_height = self._heights(self.width())
        top = (self.height() - title_height - detail_height) / 2
        width = self.width() - self._before() - Space.M
        title = QRectF(self._before(), top, width, title_height)
        detail = QRectF(self._before(), top + title_height, width, detail_height)
        sign = QRectF(Space.M, (self.height() - _ICON) / 2, _ICON, _ICON)
        if mirrored:
            for part in (title, detail, sign):
                part.moveRight(self.width() - part.left())
        if self._icon:
            icons.paint(painter, self._icon, sign, theme.colour(soft), mirrored=mirrored)
        start = aligned(mirrored=mirrored) | _WRAP
        painter.setFont(font(self._style))
        painter.setPen(theme.colour(text))
        painter.drawText(title, start | reading(self.text()), self.text())
        painter.setFont(font(Type.SECONDARY))
        painter.setPen(theme.colour(soft))
        painter.drawText(detail, start | reading(self._detail), self._detail)


class Sign(QWidget):
    """A sign from the icon set in one colour."""

    def __init__(self, name: str, ink: str, side: int) -> None:
        super().__init__()
        self._name, self._ink = name, ink
        self.setFixedSize(QSize(side, side))

    def show_sign(self, name: str, ink: str) -> None:
        """Show another sign, or the same in another colour."""
        if (name, ink) != (self._name, self._ink):
            self._name, self._ink = name, ink
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the sign."""
        icons.paint(QPainter(self), self._name, QRectF(self.rect()), theme.colour(self._ink))
