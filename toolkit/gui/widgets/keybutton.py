"""The buttons of the bottom bar: what they do in bold, and their key small beneath it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Palette, Radius, Size, Space, TextStyle, Type
from toolkit.gui.widgets.keys import keeps_space
from toolkit.gui.widgets.text import reading

_LEAST = 72
_PRIMARY = 168
_GAP = 3
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)


class KeyButton(QAbstractButton):
    """A large button that tells its key."""

    def __init__(
        self,
        title: str,
        key: str = "",
        *,
        primary: bool = False,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a button; ``key`` is only shown, the page binds it."""
        super().__init__(parent)
        self._key = key
        self._primary = primary
        self._icon = icon
        self.setText(title)
        self.setAccessibleDescription(key)
        # A click leaves the keyboard where it was, so that Space goes on meaning the page's.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_words(self, title: str, key: str = "") -> None:
        """Change what it says."""
        self._key = key
        self.setText(title)
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep Space while the keyboard is on the button."""
        return keeps_space(event) or super().event(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Give room to title, key and icon."""
        title = QFontMetrics(font(self._title_style)).horizontalAdvance(self.text())
        if self._icon:
            title += Size.ICON + Space.S
        key = QFontMetrics(font(Type.HINT)).horizontalAdvance(self._key)
        least = _PRIMARY if self._primary else _LEAST
        return QSize(max(least, max(title, key) + 2 * Space.L), Size.KEY_BUTTON + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Give the least room: the words themselves, and never less than a finger needs."""
        wanted = self.sizeHint()
        words = wanted.width() - 2 * Space.L + 2 * Space.S
        least = wanted.width() if self._primary else max(Size.KEY_BUTTON, words)
        return QSize(min(wanted.width(), least), wanted.height())

    @property
    def _title_style(self) -> TextStyle:
        return Type.CARD if self._primary else Type.CONTROL_STRONG

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the button."""
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, ink, soft = self._colours(palette)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        self._paint_words(painter, ink, soft)
        if self.hasFocus():
            self._paint_focus(painter, area, palette)

    def _colours(self, palette: Palette) -> tuple[str, str, str, str]:
        """Give fill, edge, ink and the ink of the key."""
        if not self.isEnabled():
            return palette.ground, palette.line, palette.soft, palette.soft
        if self._primary:
            fill = palette.accent_strong if self.underMouse() else palette.accent
            return fill, fill, palette.on_accent, palette.on_accent
        if self.isDown() or self.isChecked():
            return palette.accent_tint, palette.accent, palette.ink, palette.soft
        if self.underMouse():
            return palette.hover, palette.edge, palette.ink, palette.soft
        return palette.card, palette.line, palette.ink, palette.soft

    def _paint_words(self, painter: QPainter, ink: str, soft: str) -> None:
        title, key = font(self._title_style), font(Type.HINT)
        title_height = QFontMetrics(title).height()
        key_height = QFontMetrics(key).height() if self._key else 0
        gap = _GAP if self._key else 0
        top = (self.height() - title_height - gap - key_height) / 2
        self._paint_title(painter, QRectF(0, top, self.width(), title_height), ink)
        if self._key:
            painter.setFont(key)
            painter.setPen(theme.colour(soft))
            under = QRectF(0, top + title_height + gap, self.width(), key_height)
            painter.drawText(under, _CENTRED | reading(self._key), self._key)

    def _paint_title(self, painter: QPainter, area: QRectF, ink: str) -> None:
        style = font(self._title_style)
        flags = _CENTRED | reading(self.text())
        painter.setFont(style)
        painter.setPen(theme.colour(ink))
        if not self._icon:
            painter.drawText(area, flags, self.text())
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        words = QFontMetrics(style).horizontalAdvance(self.text())
        start = (self.width() - words - Size.ICON - Space.S) / 2
        at = self.width() - start - Size.ICON if mirrored else start
        square = QRectF(at, area.center().y() - Size.ICON / 2, Size.ICON, Size.ICON)
        icons.paint(painter, self._icon, square, theme.colour(ink), mirrored=mirrored)
        text = QRectF(
            start if mirrored else at + Size.ICON + Space.S, area.top(), words, area.height()
        )
        painter.drawText(text, flags, self.text())

    def _paint_focus(self, painter: QPainter, area: QRectF, palette: Palette) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = 3.5 if self._primary else 0.5
        ink = palette.on_accent if self._primary else palette.accent
        painter.setPen(QPen(theme.colour(ink), Size.FOCUS))
        inside = area.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(inside, Radius.CONTROL - inset, Radius.CONTROL - inset)
