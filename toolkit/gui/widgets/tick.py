"""A tick box whose words may take more than one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

_BOX = 28
"""Width of the box with its frame: without words of its own it would keep room for them."""


class Tick(QWidget):
    """A tick box and its words, which wrap; a click on them ticks too."""

    ticked = Signal(bool)
    """Somebody set or took away the tick."""

    def __init__(self, text: str) -> None:
        """Begin without a tick."""
        super().__init__()
        self.box = QCheckBox()
        self.box.setFixedWidth(_BOX)
        self.box.setAccessibleName(text)
        self._label = Label(text, Type.CONTROL, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.box)
        row.addWidget(self._label, 1)
        self.row = row
        """Where something may stand behind the words."""
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self.ticked)

    @property
    def on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def show_on(self, on: bool) -> None:
        """Show it ticked or not."""
        if on != self.box.isChecked():
            self.box.setChecked(on)

    def set_hint(self, hint: str) -> None:
        """Say more about it when the pointer rests here."""
        self.setToolTip(hint)
        self.box.setAccessibleDescription(hint)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick by the words too."""
        inside = self._label.geometry().contains(event.position().toPoint())
        if inside and event.button() == Qt.MouseButton.LeftButton and self.box.isEnabled():
            self.box.click()
            return
        super().mouseReleaseEvent(event)
