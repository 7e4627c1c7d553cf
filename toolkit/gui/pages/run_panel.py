"""Questions asked within the Run page: calm panels above the block, never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable


class Panel(QFrame):
    """A question with its answers. ``done`` comes when it is answered or put off."""

    done = Signal()

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__()
        self.setProperty("surface", "prompt")
        self.setAccessibleName(title)
        self.title = Label(title, Type.CARD, wrap=True)
        self.text = Label(text, Type.BODY, wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self.title)
        column.addWidget(self.text)
        self.text.setVisible(bool(text))
        column.addLayout(self.body)
        self._answers = QWidget()
        self._flow = FlowLayout(self._answers, Space.S)
        column.addWidget(self._answers)
        self._first: QWidget | None = None
        self._default: Callable[[], None] | None = None

    def tell(self, text: str) -> None:
        """Change the sentence under the title."""
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def answer(
        self, text: str, do: Callable[[], None], kind: str = "plain", *, icon: str = ""
    ) -> Button:
        """Add an answer; a ``primary`` one is also given by Enter."""
        button = Button(text, kind, icon=icon)
        make_roomy(button)
        button.clicked.connect(lambda: self._answered(do))
        self._flow.addWidget(button)
        if kind == "primary":
            self._default = do
        if self._first is None:
            self.begin_with(button)
        return button

    def beside(self, *widgets: QWidget) -> None:
        """Set fields and buttons beside each other among the answers."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for widget in widgets:
            row.addWidget(widget)
        self._flow.addWidget(holder)

    def begin_with(self, widget: QWidget) -> None:
        """Name what the keyboard goes to when the panel is taken up."""
        self._first = widget

    def take_up(self) -> None:
        """Bring the keyboard here."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_default(self) -> None:
        """Give the answer that Enter gives."""
        if self._default is not None:
            self._answered(self._default)

    def _answered(self, do: Callable[[], None]) -> None:
        do()
        self.done.emit()

    def put_off(self) -> None:
        """Go away unanswered."""
        self.done.emit()

    def event(self, event: QEvent) -> bool:
        """Take Escape and Enter before any shortcut does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _KEYS and not plain:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter answers, Escape puts off."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.put_off()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, Button):
                focus.click()
            else:
                self.give_default()
        else:
            super().keyPressEvent(event)


_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
