"""The progress strip: what is being done, how far it is, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label


class BusyStrip(QFrame):
    """A strip that is shown while something takes longer than a moment."""

    cancelled = Signal()
    """The person wants it stopped; whoever does the work calls :meth:`stop`."""

    def __init__(self, cancel: str, *, parent: QWidget | None = None) -> None:
        """Make a hidden strip; ``cancel`` is the word on its button."""
        super().__init__(parent)
        self.setProperty("surface", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        row.setSpacing(Space.L)
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        self._text = Label("", Type.CONTROL, wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._text.setBuddy(self._bar)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        row.addLayout(column, 1)
        self._cancel = Button(cancel)
        self._cancel.clicked.connect(self._ask)
        row.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def start(self, text: str, total: int = 0) -> None:
        """Show what begins; ``total`` steps, or 0 where nobody can tell."""
        self._bar.setRange(0, total)
        self._bar.setValue(0)
        self._cancel.setEnabled(True)
        self._say(text)
        self.show()

    def advance(self, done: int, text: str = "") -> None:
        """Show how many steps are done, and what is being done now if that has changed."""
        self._bar.setValue(done)
        if text:
            self._say(text)

    def stop(self) -> None:
        """Take the strip away: done, failed or cancelled."""
        self.hide()

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self._bar.setAccessibleName(text)

    def _ask(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()
