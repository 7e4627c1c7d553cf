"""What a page says while it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label

_SIDE = 88
_ICON = 40
_WIDTH = 420


class EmptyState(QWidget):
    """One icon, one sentence, one button."""

    pressed = Signal()
    """The button was pressed."""

    def __init__(
        self, icon: str, sentence: str, button: str = "", *, parent: QWidget | None = None
    ) -> None:
        """Show an icon, a sentence and, unless ``button`` is empty, a button."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(Space.L)
        self._sentence = Label("", Type.BODY, tone="soft", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setFixedWidth(_WIDTH)
        self._say(sentence)
        self._button = Button(button, "primary")
        self._button.clicked.connect(self.pressed)
        column.addStretch(2)
        column.addWidget(_Disc(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        # Not before it has its place: on its own it would be a window.
        self._button.setVisible(bool(button))
        self.setAccessibleName(sentence)
        self.setFocusProxy(self._button)

    def add_below(self, widget: QWidget) -> None:
        """Put one more thing to press below the button."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def set_text(self, sentence: str, button: str = "") -> None:
        """Change the sentence and the button's words."""
        self._say(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))

    def _say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        # What a layout centres it doesn't ask how high its lines are.
        self._sentence.setMinimumHeight(max(0, self._sentence.heightForWidth(_WIDTH)))
        self.setAccessibleName(sentence)


class _Disc(QWidget):
    """The icon on a round tint."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(palette.accent_tint))
        painter.drawEllipse(self.rect())
        edge = (_SIDE - _ICON) / 2
        area = QRectF(edge, edge, _ICON, _ICON)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icons.paint(painter, self._icon, area, theme.colour(palette.accent), mirrored=mirrored)
