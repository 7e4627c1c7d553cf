"""Before the first name is kept: a passphrase, and the recovery key that goes with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.passphrase_field import NewPassphrase, shrink
from toolkit.gui.recovery_sheet import recovery_sheet
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.quote import Quote
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import to_datetime
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.gui.context import Context
    from toolkit.gui.tasks import Progress
    from toolkit.model.errors import UserError

WIDTH = 560


def ensure_protected(
    context: Context,
    then: Callable[[], None],
    given_up: Callable[[], None] | None = None,
) -> None:
    """Have a passphrase chosen for a workspace without one, then go on.

    ``then`` comes once it is in force and the recovery key was put away, ``given_up`` if somebody
    decides against it. The sample never gets one.
    """
    if context.is_sample:
        context.complain(
            context.words.say(
                "The sample keeps nobody's name. Prepare an event of your own to write names."
            )
        )
        if given_up is not None:
            given_up()
        return
    windows = QApplication.topLevelWidgets()
    dialog = next((w for w in windows if isinstance(w, ProtectDialog) and w.isVisible()), None)
    if dialog is None:
        dialog = ProtectDialog(context, _window_in_front())
        dialog.open()
    dialog.also(then, given_up)


def _window_in_front() -> QWidget | None:
    """Give the window to ask in front of, also while another program has the keyboard."""
    active = QApplication.activeWindow()
    if active is not None:
        return active
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    main = (window for window in windows if isinstance(window, QMainWindow))
    return next(main, windows[0] if windows else None)


class ProtectDialog(QDialog):
    """First the passphrase, then the recovery key, which is shown this once."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Ask in front of ``parent``."""
        super().__init__(parent)
        self._context = context
        self.words = words = context.words
        self._then: list[Callable[[], None]] = []
        self._given_up: list[Callable[[], None]] = []
        self._busy = False
        self._key = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.say("Protect names"))
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if words.rtl else Qt.LayoutDirection.LeftToRight
        )
        self.setMinimumWidth(WIDTH)
        self.form = NewPassphrase(words)
        self.form.entered.connect(self._protect)
        self._asking, self._telling = self._make_asking(), self._make_telling()
        self._telling.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._asking)
        column.addWidget(self._telling)
        self.form.setFocus()

    def also(self, then: Callable[[], None], given_up: Callable[[], None] | None) -> None:
        """Do this as well once it is protected, or that if it isn't to be."""
        self._then.append(then)
        if given_up is not None:
            self._given_up.append(given_up)

    def _make_asking(self) -> QWidget:
        words = self.words
        made, column = _sheet(words.say("Names need a passphrase"))
        column.addWidget(
            Label(
                words.say(
                    "Until now everyone here stood under a code, and no code leads to a person. A "
                    "name does. So everything on this laptop is locked with a passphrase from now "
                    "on. It is asked for each time the program starts, and only your team should "
                    "know it."
                ),
                Type.BODY,
                tone="soft",
                wrap=True,
            )
        )
        column.addWidget(self.form)
        self.protect_button = Button(words.say("Lock everything"), "primary")
        self.protect_button.clicked.connect(self._protect)
        self.later_button = Button(words.say("Not now"))
        self.later_button.clicked.connect(self.reject)
        _foot(column, self.later_button, self.protect_button)
        return made

    def _make_telling(self) -> QWidget:
        words = self.words
        made, column = _sheet(words.say("Keep this recovery key"))
        column.addWidget(
            Label(
                words.say(
                    "If the passphrase is forgotten, this key is the only other way in: nobody "
                    "else has it, and it is shown this once. Keep it on paper and away from this "
                    "laptop, best with the safeguarding lead in a closed envelope."
                ),
                Type.BODY,
                tone="soft",
                wrap=True,
            )
        )
        self.key = Quote("")
        column.addWidget(self.key)
        row = QWidget()
        buttons = FlowLayout(row, Space.S)
        self.save_button = Button(words.say("Save as a page to print …"), icon="print")
        self.save_button.clicked.connect(self._ask_file)
        self.copy_button = Button(words.say("Copy"))
        self.copy_button.clicked.connect(self._copy)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.copy_button)
        column.addWidget(row)
        self._told = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self._told.hide()
        column.addWidget(self._told)
        self.noted = QCheckBox(words.say("I have it on paper, or will print it now"))
        column.addWidget(self.noted)
        self.done_button = Button(words.say("Go on"), "primary")
        self.noted.toggled.connect(self.done_button.setEnabled)
        self.done_button.setEnabled(False)
        self.done_button.clicked.connect(self.accept)
        _foot(column, self.done_button)
        return made

    def _protect(self) -> None:
        passphrase = self.form.taken()
        if not passphrase or self._busy:
            return
        self._set_busy(busy=True)
        context = self._context

        def work(_: Progress) -> str:
            return context.at_desk().workspace.set_passphrase(passphrase)

        context.runner.do(
            work, self._protected, self._failed, label=self.words.say("Locking everything …")
        )

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        words = self.words
        self.form.setEnabled(not busy)
        self.later_button.setEnabled(not busy)
        self.protect_button.setEnabled(not busy)
        self.protect_button.setText(
            words.say("Locking everything …") if busy else words.say("Lock everything")
        )

    def _failed(self, error: UserError) -> None:
        self._set_busy(busy=False)
        if error.code == "already-protected":
            self.accept()
            return
        self.form.refuse(explain(self.words, error))

    def _protected(self, key: str) -> None:
        self._busy = False
        self._key = key
        groups = key.split("-")
        # In two lines, so that nobody loses their place while copying it by hand.
        self.key.set_text("\n".join("  ".join(part) for part in (groups[:4], groups[4:])))
        self._asking.hide()
        self._telling.show()
        shrink(self)
        self.save_button.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._key)
        self._tell(self.words.say("Copied. Paste it where only your team reads it."))

    def _ask_file(self) -> None:
        words = self.words
        dialog = QFileDialog(self, words.say("Save the recovery key"), documents())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(f"{words.say('Page to print')} (*.pdf)")
        dialog.selectFile(f"{words.say('recovery key')}.pdf")
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the recovery key to a page that can be printed."""
        day = to_datetime(self._context.now()).astimezone().date()
        page = recovery_sheet(self.words, self._key, day)

        def work(_: Progress) -> None:
            with explained(path):
                write_atomic(path, page)

        said = self.words.say("Saved as {path}. Print it, then delete the file.", path=path)
        self._context.runner.do(
            work,
            lambda _: self._tell(said),
            lambda error: self._tell(explain(self.words, error), "attention"),
        )

    def _tell(self, text: str, tone: str = "soft") -> None:
        self._told.setText(text)
        self._told.set_tone(tone)
        self._told.show()

    @property
    def _may_close(self) -> bool:
        """Whether nothing is being locked and no key would be lost."""
        return not self._busy and (not self._key or self.noted.isChecked())

    def done(self, result: int) -> None:
        """Close, and go on with what waited."""
        if not self._may_close:
            return
        super().done(result)
        protected = result == QDialog.DialogCode.Accepted or bool(self._key)
        for call in self._then if protected else self._given_up:
            call()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press only the button it is on."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Stay while closing would lose the key."""
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()
            if self._key:
                self._tell(self.words.say("Say first that you have it on paper."), "attention")
                self.noted.setFocus()


def _sheet(title: str) -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
    column.setSpacing(Space.L)
    column.addWidget(Label(title, Type.TITLE, wrap=True))
    return made, column


def _foot(column: QVBoxLayout, *buttons: Button) -> None:
    column.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    row.addStretch(1)
    for button in buttons:
        button.setAutoDefault(False)
        row.addWidget(button)
    column.addLayout(row)
