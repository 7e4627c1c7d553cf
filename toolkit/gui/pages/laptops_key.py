"""What closes a file for another laptop: a passphrase the team agrees on, or a key on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QVBoxLayout, QWidget

from toolkit.actions.team import new_key
from toolkit.gui.folders import documents
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.passphrase_field import NewPassphrase
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.quote import Quote
from toolkit.gui.widgets.text import Label
from toolkit.paper.key_sheet import key_lines
from toolkit.store.teamfile import Key, key_of

if TYPE_CHECKING:
    from toolkit.words import Words


class KeyChoice(QWidget):
    """Asks for a passphrase twice, or makes a key and shows it.

    ``page_asked`` carries the file to which the key's page is to be written; ``entered`` comes
    with Enter in the last field.
    """

    page_asked = Signal(Path)
    entered = Signal()

    def __init__(self, words: Words) -> None:
        """Begin with the passphrase, which most teams agree on by word of mouth."""
        super().__init__()
        self._words = words
        self._made: Key | None = None
        self.by_passphrase = QRadioButton(words.say("A passphrase we agree on"))
        self.by_paper = QRadioButton(words.say("A key on paper"))
        group = QButtonGroup(self)
        for radio in (self.by_passphrase, self.by_paper):
            radio.setFont(font(Type.BODY))
            group.addButton(radio)
        self.form = NewPassphrase(words)
        self.form.entered.connect(self.entered)
        self.paper = self._make_paper()
        self.paper.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self.by_passphrase, self.by_paper, self.form, self.paper):
            column.addWidget(widget)
        self.by_passphrase.setChecked(True)
        self.by_paper.toggled.connect(self._turn)
        self.setFocusProxy(self.form)

    def _make_paper(self) -> QWidget:
        words = self._words
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self.key = Quote("", style=Type.BODY_STRONG)
        self.print_button = Button(words.say("Save as a page to print …"), icon="print")
        self.print_button.clicked.connect(self._ask_file)
        self.copy_button = Button(words.say("Copy"))
        self.copy_button.clicked.connect(self._copy)
        row = QWidget()
        buttons = FlowLayout(row, Space.S)
        for button in (self.print_button, self.copy_button):
            buttons.addWidget(button)
        told = words.say(
            "Print it or write it down before you write the file; it is typed in on the other "
            "laptop, once."
        )
        for widget in (Label(told, Type.CONTROL, tone="soft", wrap=True), self.key, row):
            column.addWidget(widget)
        return made

    def _turn(self, paper: bool) -> None:
        self.form.setVisible(not paper)
        self.paper.setVisible(paper)
        if paper and self._made is None:
            self._made = new_key()
            lines = key_lines(self._made.secret)
            self.key.set_text("\n".join(f"\u2066{line}\u2069" for line in lines))

    def taken(self) -> Key | None:
        """Give the key if it can be taken; else say in place what is wrong."""
        if self.by_paper.isChecked():
            return self._made
        passphrase = self.form.taken()
        return key_of(passphrase) if passphrase else None

    def made(self) -> Key | None:
        """Give the key that was made to be printed, if one was."""
        return self._made

    def _copy(self) -> None:
        if self._made is not None:
            QGuiApplication.clipboard().setText(self._made.secret)

    def _ask_file(self) -> None:
        words = self._words
        dialog = QFileDialog(self, words.say("Save the key"), documents())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(f"{words.say('Page to print')} (*.pdf)")
        dialog.selectFile(f"{words.say('key for the other laptop')}.pdf")
        dialog.fileSelected.connect(lambda path: self.page_asked.emit(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
