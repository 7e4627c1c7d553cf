"""What the facilitator has in hand while the second screen shows the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.keybutton import KeyButton
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from toolkit.words import Words


class ProjectorBar(QFrame):
    """A strip at the foot of the window: what is shown there, a message, blank, stop."""

    blanked = Signal(bool)
    messaged = Signal(str)
    """A message is to be shown; empty takes it away."""
    stopped = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("surface", "card")
        self.setAccessibleName(words.say("Projector"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.told = Label("", Type.CONTROL_STRONG, wrap=True)
        self.field = QLineEdit()
        self.field.setFont(font(Type.CONTROL))
        self.field.setPlaceholderText(words.say("A short message, shown large"))
        self.field.setAccessibleName(words.say("Message on the second screen"))
        self.field.returnPressed.connect(lambda: self._show_message(shown=True))
        self.field.textEdited.connect(self._edited)
        self.note = Label(
            words.say("Everyone in the room can read it."), Type.SECONDARY, tone="soft", wrap=True
        )
        self.message = KeyButton(words.say_c("button", "Message"), words.say("M"))
        self.blank = KeyButton(words.say_c("button", "Blank"), words.say("B"))
        self.stop = KeyButton(words.say_c("button", "Stop"), words.say("F11"))
        self.message.setCheckable(True)
        self.blank.setCheckable(True)
        self.message.clicked.connect(lambda on: self._show_message(shown=on))
        self.blank.clicked.connect(self.blanked)
        self.stop.clicked.connect(self.stopped)
        self._lay()
        for keys, button in (("B", self.blank), (".", self.blank), ("M", self.message)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(button.click)

    def _lay(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self.told, 2)
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addWidget(self.field)
        column.addWidget(self.note)
        row.addLayout(column, 3)
        for button in (self.message, self.blank, self.stop):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def tell(self, text: str) -> None:
        """Say what is on the second screen, or why nothing is."""
        if self.told.text() != text:
            self.told.setText(text)

    @property
    def shown_message(self) -> str:
        """The message while it is to be shown; else empty."""
        return " ".join(self.field.text().split()) if self.message.isChecked() else ""

    def refuse(self) -> None:
        """Say that the message names someone."""
        self.message.setChecked(False)
        self.note.setText(
            self._words.say("This names someone. Leave the name out: everyone can read it.")
        )
        self.note.set_tone("attention")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self) -> None:
        self.note.setText(self._words.say("Everyone in the room can read it."))
        self.note.set_tone("soft")
        if self.message.isChecked():
            self.message.setChecked(False)
            self.messaged.emit("")

    def _show_message(self, *, shown: bool) -> None:
        text = " ".join(self.field.text().split())
        if not text:
            self.message.setChecked(False)
            self.messaged.emit("")
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.message.setChecked(shown)
        self.messaged.emit(text if shown else "")
