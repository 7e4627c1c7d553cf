"""The door of a protected workspace: its passphrase, or the recovery key on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.passphrase_field import NewPassphrase, shrink
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.gui.session import Session
    from toolkit.gui.tasks import Progress
    from toolkit.model.errors import UserError

WIDTH = 480


def ask_to_unlock(context: Context, session: Session, window: QWidget) -> None:
    """Ask for the passphrase in front of the window, once at a time."""
    if window.findChild(UnlockDialog) is None:
        UnlockDialog(context, session, window).open()


class UnlockDialog(QDialog):
    """Asks until it opens; putting it away leaves everything locked, and the program can end."""

    def __init__(self, context: Context, session: Session, window: QWidget) -> None:
        """Ask in front of ``window``."""
        super().__init__(window)
        self._context = context
        self._session = session
        self._window = window
        self._secret = ""
        self.words = words = context.words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.say("Your events are locked"))
        self.setMinimumWidth(WIDTH)
        self.line, self.key_line = QLineEdit(), QLineEdit()
        self.key_line.setPlaceholderText("XXXXX-XXXXX-…")
        self._by_line = Field(words.say("Passphrase"), self.line)
        self._by_key = Field(words.say("Recovery key"), self.key_line)
        for line in (self.line, self.key_line):
            line.returnPressed.connect(self._open)
            line.textEdited.connect(self._typed)
        self.seen = QCheckBox(words.say("Show what I type"))
        self.seen.toggled.connect(self._show_mode)
        self.by_key = QCheckBox(words.say("Use the recovery key on paper instead"))
        self.by_key.toggled.connect(self._show_mode)
        self.open_button = Button(words.say_c("button", "Open"), "primary")
        self.open_button.clicked.connect(self._open)
        self.later_button = Button(words.say("Not now"))
        self.later_button.clicked.connect(self.reject)
        self.quit_button = Button(words.say("Quit"), "quiet")
        self.quit_button.clicked.connect(self._quit)
        self._build()
        shortcut = QShortcut(QKeySequence("Ctrl+Q"), self)
        shortcut.activated.connect(self._quit)
        self._show_mode()

    def _build(self) -> None:
        words = self.words
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        self.column.setSpacing(Space.L)
        self._title = Label(words.say("Your events are locked"), Type.TITLE, wrap=True)
        self._told = Label(
            words.say("There are names in them, so the passphrase of your team opens them."),
            Type.BODY,
            tone="soft",
            wrap=True,
        )
        self.anew = NewPassphrase(words)
        self.anew.hide()
        self.anew.entered.connect(self._renew)
        fields = (self._by_line, self._by_key, self.seen, self.by_key, self.anew)
        for widget in (self._title, self._told, *fields):
            self.column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.quit_button)
        row.addStretch(1)
        for button in (self.later_button, self.open_button):
            row.addWidget(button)
        for button in (self.quit_button, self.later_button, self.open_button):
            button.setAutoDefault(False)
        self.column.addLayout(row)

    @property
    def _field(self) -> Field:
        """The field in use."""
        return self._by_key if self.by_key.isChecked() else self._by_line

    def _typed(self) -> None:
        self._field.set_problem("")

    def _show_mode(self) -> None:
        by_key = self.by_key.isChecked()
        hidden = not self.seen.isChecked()
        self.line.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._by_line.setVisible(not by_key)
        self._by_key.setVisible(by_key)
        self.seen.setVisible(not by_key)
        self._field.set_problem("")
        self._field.inside.setFocus()
        shrink(self)

    def _open(self) -> None:
        secret = (self.key_line if self.by_key.isChecked() else self.line).text()
        if not secret.strip():
            self._field.set_problem(self.words.say("Type it here."))
            return
        self._secret = secret
        self._field.set_problem("")
        self._set_busy(busy=True)
        self._session.unlock(
            secret, self._opened, self._failed, recovery_key=self.by_key.isChecked()
        )

    def _set_busy(self, *, busy: bool) -> None:
        words = self.words
        for widget in (self.line, self.key_line, self.by_key, self.open_button):
            widget.setEnabled(not busy)
        self.open_button.setText(words.say("Opening …") if busy else words.say_c("button", "Open"))

    def _failed(self, error: UserError) -> None:
        self._set_busy(busy=False)
        self._field.set_problem(explain(self.words, error))
        line = self.key_line if self.by_key.isChecked() else self.line
        line.setFocus()
        line.selectAll()

    def _opened(self) -> None:
        if not self.by_key.isChecked():
            self.accept()
            return
        self._ask_anew()

    def _ask_anew(self) -> None:
        """Whoever needed the key has forgotten the passphrase: offer to choose another."""
        words = self.words
        self._title.setText(words.say("Your events are open"))
        self._told.setText(
            words.say(
                "If the passphrase is forgotten, choose a new one now. The recovery key stays good."
            )
        )
        for widget in (self._by_line, self._by_key, self.seen, self.by_key, self.quit_button):
            widget.hide()
        self.anew.show()
        self.anew.setFocus()
        self.later_button.setText(words.say("Keep the old one"))
        self.open_button.setText(words.say("Take the new one"))
        self.open_button.clicked.disconnect(self._open)
        self.open_button.clicked.connect(self._renew)
        self.open_button.setEnabled(True)
        shrink(self)

    def _renew(self) -> None:
        passphrase = self.anew.taken()
        if not passphrase or not self.anew.isEnabled():
            return
        self.anew.setEnabled(False)
        context, key = self._context, self._secret

        def work(_: Progress) -> None:
            context.at_desk().workspace.change_passphrase(key, passphrase)

        def done(_: object) -> None:
            context.say(self.words.say("The new passphrase opens your events from now on."))
            self.accept()

        def failed(error: UserError) -> None:
            self.anew.setEnabled(True)
            self.anew.refuse(explain(self.words, error))

        context.runner.do(work, done, failed)

    def reject(self) -> None:
        """Leave everything locked; pages say so."""
        super().reject()
        self._context.events_changed.emit()

    def _quit(self) -> None:
        self.reject()
        self._window.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press only the button it is on; the field takes its own."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
