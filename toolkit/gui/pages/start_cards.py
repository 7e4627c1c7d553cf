"""The large cards of the start page: an icon, what it is, what happens, one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.tokens import Radius, Size, Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QMouseEvent, QPaintEvent

_DISC = 64
_ICON = 32
_LEAST_HEIGHT = 292


class ChoiceCard(QFrame):
    """One way to begin. A click anywhere on it presses its button."""

    chosen = Signal()

    def __init__(self, icon: str, title: str, text: str, button: str, kind: str) -> None:
        """Make a card; ``kind`` is that of its button."""
        super().__init__()
        self._lit = False
        self.setProperty("surface", "card")
        self.setAccessibleName(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = Button(button, kind)
        self.button.setAccessibleDescription(text)
        self.button.setMinimumHeight(Size.RUN_TARGET)
        self.button.clicked.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        column.setSpacing(Space.M)
        column.addWidget(_Disc(icon), 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(Space.XS)
        column.addWidget(Label(title, Type.CARD, wrap=True))
        column.addWidget(Label(text, Type.CONTROL, tone="soft", wrap=True))
        column.addStretch(1)
        column.addSpacing(Space.S)
        column.addWidget(self.button)

    def set_lit(self, lit: bool) -> None:
        """Outline the card, while something is held over it."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Outline the card under the pointer."""
        super().enterEvent(event)
        self.set_lit(True)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take the outline away."""
        super().leaveEvent(event)
        self.set_lit(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Press the button."""
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.button.click()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint as the style sheet says, and the outline while it is lit."""
        super().paintEvent(event)
        if not self._lit:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(theme.current().accent), Size.FOCUS))
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inside, Radius.CARD, Radius.CARD)


class _Disc(QWidget):
    """The icon on a round tint."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(QSize(_DISC, _DISC))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(palette.accent_tint))
        painter.drawEllipse(self.rect())
        edge = (_DISC - _ICON) / 2
        area = QRectF(edge, edge, _ICON, _ICON)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icons.paint(painter, self._icon, area, theme.colour(palette.accent), mirrored=mirrored)
