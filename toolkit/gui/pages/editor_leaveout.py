"""Leaving out a block that must stay: somebody answers for it with a name and a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
)

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.pages.editor_form import go_to
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.tall import Tall
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from toolkit.model.plan import Block
    from toolkit.words import Words

_WIDTH = 480
_PROBLEMS = 80
"""Room for what is said below the two fields where they are empty."""
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
        go_to(self.name)
        self.setAccessibleName(title)

    def _build(self, title: str, block: Block) -> None:
        inside = Tall()
        self._fill(QVBoxLayout(inside), title, block)
        # On a small screen the fields scroll and the buttons stay.
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        row = QHBoxLayout()
        row.setContentsMargins(Space.XXL, 0, Space.XXL, 0)
        row.setSpacing(Space.S)
        row.addStretch(1)
        for button in (self.stay_button, self.leave_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.M, 0, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(area, 1)
        column.addLayout(row)
        needed = inside.heightForWidth(_WIDTH) + _PROBLEMS + row.sizeHint().height() + 3 * Space.XL
        room = self.screen().availableGeometry().height() - Space.XXL
        self.resize(_WIDTH, min(needed, room))

    def _fill(self, column: QVBoxLayout, title: str, block: Block) -> None:
        words = self._words
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, 0)
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
        column.addStretch(1)

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
            go_to(self.name)
        elif not reason:
            go_to(self.reason)
        else:
            self.answered.emit(by, reason, self.park.isChecked())
            self.accept()
