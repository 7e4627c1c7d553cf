"""Leaving out a block that must stay: somebody answers for it with a name and a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
)

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from toolkit.model.plan import Block
    from toolkit.words import Words

_WIDTH = 480
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LeaveOut(QDialog):
    """Asks who answers for a plan without this block, and why."""

    answered = Signal(str, str, bool)
    """The name, the reason, and whether the block is parked and not thrown away."""

    def __init__(self, words: Words, block: Block, parent: QWidget | None = None) -> None:
        """Ask about ``block``; nothing is changed here."""
        super().__init__(parent)
        self._words = words
        title = words.say("Leave out “{title}”?", title=block.title)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.name = QLineEdit()
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(88)
        for field in (self.name, self.reason):
            field.setFont(font(Type.CONTROL))
        self.park = QCheckBox(words.say("Keep it in the parking area"))
        self.park.setChecked(True)
        self.park.setFont(font(Type.CONTROL))
        self._name = Field(words.say("Who answers for this"), self.name)
        self._reason = Field(words.say("Why it can be left out here"), self.reason)
        self.stay_button = Button(words.say("Leave it in"))
        self.leave_button = Button(words.say("Leave it out"), "primary")
        self._build(title, block)
        self.stay_button.clicked.connect(self.reject)
        self.leave_button.clicked.connect(self._try)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleName(title)

    def _build(self, title: str, block: Block) -> None:
        words = self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(Label(title, Type.CARD, wrap=True))
        why = words.say(
            "This block stays in every adaptation, because children are safe by it. It may be "
            "longer, shorter or at another time. Without it, nobody can be sure that what it is "
            "for is done."
        )
        column.addWidget(Label(why, Type.BODY, tone="soft", wrap=True))
        if block.purpose:
            purpose = words.say("What it is for: {purpose}", purpose=block.purpose)
            column.addWidget(Label(purpose, Type.BODY, wrap=True))
        told = words.say("Name and reason stay in the plan and are printed with it.")
        column.addWidget(self._name)
        column.addWidget(self._reason)
        column.addWidget(Label(told, Type.SECONDARY, tone="soft", wrap=True))
        column.addWidget(self.park)
        column.addSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        for button in (self.stay_button, self.leave_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Answer on Ctrl+Enter from any field."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in _ENTER:
            self._try()
            return
        super().keyPressEvent(event)

    def _try(self) -> None:
        """Answer, if both are there; else take the keyboard to what is missing."""
        by = " ".join(self.name.text().split())
        reason = " ".join(self.reason.toPlainText().split())
        words = self._words
        self._name.set_problem("" if by else words.say("A name is needed."))
        self._reason.set_problem("" if reason else words.say("A reason is needed."))
        if not by:
            self.name.setFocus()
        elif not reason:
            self.reason.setFocus()
        else:
            self.answered.emit(by, reason, self.park.isChecked())
            self.accept()
