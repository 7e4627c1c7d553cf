"""What a second window says that finds the events held by another: who holds them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from toolkit.gui.window import MainWindow
    from toolkit.model.errors import UserError

GONE_AFTER = 20_000
"""Milliseconds after which it goes by itself: nothing is decided here, and nothing is lost."""
WIDTH = 440


class HeldDialog(QDialog):
    """Who holds the events; the program ends with it."""

    def __init__(self, window: MainWindow, text: str) -> None:
        """Say ``text`` in front of ``window``."""
        super().__init__(window)
        words = window.context.words
        self.setLayoutDirection(window.layoutDirection())
        self.setWindowTitle(words.say("Interact Toolkit"))
        self.setFixedWidth(WIDTH)
        self.end = Button(words.say_c("button", "Close"), "primary")
        self.end.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.L)
        column.addWidget(Label(text, Type.BODY, wrap=True))
        column.addLayout(row)
        self.setAccessibleName(text)
        QTimer.singleShot(GONE_AFTER, self.accept)


def refuse(window: MainWindow, error: UserError) -> None:
    """Say who holds the events, on the error stream and on the screen, and close the window."""
    text = explain(window.context.words, error)
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
    if QGuiApplication.platformName() == "offscreen":
        window.close()
        return
    dialog = HeldDialog(window, text)
    dialog.finished.connect(lambda _: window.close())
    dialog.open()
