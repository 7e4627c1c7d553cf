"""The one small dialog: a question that can't be taken back, asked before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label

_WIDTH = 440


class Question(QDialog):
    """A sentence to decide on; Enter agrees only when the keyboard is on that button."""

    def __init__(
        self,
        title: str,
        text: str,
        agree: str,
        refuse: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Ask ``text`` under ``title``; the words on the buttons say what each of them does."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(Label(title, Type.CARD, wrap=True))
        column.addWidget(Label(text, Type.BODY, tone="soft", wrap=True))
        column.addSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        self.refuse_button = Button(refuse)
        """The button that leaves everything as it is; the keyboard starts here."""
        self.agree_button = Button(agree, "primary")
        """The button that goes ahead."""
        for button in (self.refuse_button, self.agree_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
        self.refuse_button.clicked.connect(self.reject)
        self.agree_button.clicked.connect(self.accept)
        self.refuse_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
