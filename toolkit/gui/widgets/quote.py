"""A sentence to be said aloud, set apart by a bar at the side where reading begins."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from toolkit.gui.look import theme
from toolkit.gui.look.tokens import Radius, Space, TextStyle, Type
from toolkit.gui.widgets.text import Label

_BAR = 4


class Quote(QFrame):
    """A block of quoted lines."""

    def __init__(
        self, text: str = "", *, style: TextStyle = Type.QUOTE, parent: QWidget | None = None
    ) -> None:
        """Show the text; line ends in it are kept."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self._label = Label(text, style, wrap=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._label)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Give the quoted text."""
        return self._label.text()

    def set_text(self, text: str) -> None:
        """Change the quoted text."""
        self._label.setText(text)
        self.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground and the bar."""
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(whole, Radius.CONTROL, Radius.CONTROL)
        bar = QRectF(whole.left(), whole.top(), _BAR, whole.height())
        square = QRectF(whole.left(), whole.top(), Radius.CONTROL, whole.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            bar.moveRight(whole.right())
            square.moveRight(whole.right())
        painter.fillPath(path, theme.colour(palette.ground))
        painter.fillRect(square, theme.colour(palette.ground))
        rounded = QPainterPath()
        rounded.addRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.fillPath(rounded, theme.colour(palette.accent))
