"""A message at the foot of a page: what was done, and how to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.tokens import Radius, Size, Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN_MS = 8000
"""How long a message that asks nothing of anyone stays."""

_BAR = 4


class MessageBar(QFrame):
    """One message at a time; a later one takes the place of an earlier one.

    A message leaves by itself, but not while the pointer or the keyboard is on it. A problem
    stays until it is closed.
    """

    closed = Signal()
    """The message is gone, by itself or by hand."""

    def __init__(
        self, close_hint: str, *, shown_ms: int = SHOWN_MS, parent: QWidget | None = None
    ) -> None:
        """Make a hidden bar; ``close_hint`` names the closing button."""
        super().__init__(parent)
        self._problem = False
        self._on_action: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_ms)
        self._timer.timeout.connect(self.close_message)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        row.addSpacing(Space.S + Size.ICON + Space.M)
        self._text = Label("", Type.CONTROL, wrap=True)
        self._action = Button("", "quiet")
        self._action.clicked.connect(self._act)
        self._close = Button("", "quiet", icon="close", hint=close_hint)
        self._close.clicked.connect(self.close_message)
        for button in (self._action, self._close):
            # A click leaves the keyboard where it is: with the bar gone, it would be lost.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self.hide()

    def show_message(
        self,
        text: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        problem: bool = False,
    ) -> None:
        """Show a message, with a button that calls ``on_action`` if ``action`` names one.

        A ``problem`` is something the person has to mend: it stays until closed.
        """
        self._problem = problem
        self._on_action = on_action
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()
        self.update()
        self._rearm()

    def text(self) -> str:
        """Give the message that is shown or was shown last."""
        return self._text.text()

    @property
    def offers(self) -> bool:
        """Whether a message is shown whose button does something."""
        return self._on_action is not None and not self.isHidden()

    def is_waiting(self) -> bool:
        """Tell whether the message will leave by itself."""
        return self._timer.isActive()

    def close_message(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._on_action = None
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Hold the message while the pointer is on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Let the message leave once the pointer has left."""
        super().leaveEvent(event)
        self._rearm()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint a card with an icon and a bar at the side where reading begins."""
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = theme.colour(palette.attention if self._problem else palette.accent)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour(palette.line), 1))
        fill = palette.attention_tint if self._problem else palette.card
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        square = QRectF(Space.L, (self.height() - Size.ICON) / 2, Size.ICON, Size.ICON)
        bar = QRectF(1, 8, _BAR, self.height() - 16)
        if mirrored:
            square.moveRight(self.width() - Space.L)
            bar.moveRight(self.width() - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        icons.paint(painter, "warning" if self._problem else "saved", square, tone)

    def _act(self) -> None:
        wanted = self._on_action
        self.close_message()
        if wanted is not None:
            wanted()

    def _focus_moved(self, _old: QWidget | None, _now: QWidget | None) -> None:
        if not self.isHidden():
            self._rearm()

    def _rearm(self) -> None:
        focus = QApplication.focusWidget()
        held = self.underMouse() or (focus is not None and self.isAncestorOf(focus))
        if self._problem or held:
            self._timer.stop()
        else:
            self._timer.start()
