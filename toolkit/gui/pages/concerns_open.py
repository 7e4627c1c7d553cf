"""How the safeguarding lead opens what was sealed: the key file or the key on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.words import Words


class Source(NamedTuple):
    """Where the secret key is: in a file with its passphrase, or as it was typed from paper."""

    path: str
    passphrase: str
    typed: str


class OpenCard(Card):
    """Asks for the lead's key. ``opening`` carries a :class:`Source`; ``sample`` asks for its."""

    opening = Signal(object)
    sample_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words.say("For the safeguarding lead: read what was sealed"))
        self._words = words
        self.path, self.passphrase, self.typed = QLineEdit(), QLineEdit(), QLineEdit()
        for secret in (self.passphrase, self.typed):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._path = Field(words.say("Key file"), self.path)
        self._passphrase = Field(words.say("Your passphrase"), self.passphrase)
        self._typed = Field(
            words.say("Key from the paper sheet"),
            self.typed,
            hint=words.say("Spaces and small letters don't matter."),
        )
        self.told = Label("", Type.BODY, tone="soft", wrap=True)
        self.choose = Button(words.say("Choose the file …"), icon="folder")
        self.choose.clicked.connect(self._choose)
        self.other = Button("", "quiet")
        self.other.clicked.connect(lambda: self._use_paper(paper=self._typed.isHidden()))
        self.open = Button(words.say("Open"), "primary", icon="lock")
        self.open.clicked.connect(self._ask)
        self.sample = Button(words.say("Take the sample's key"))
        self.sample.clicked.connect(self.sample_asked)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self.open, self.choose, self.sample, self.other):
            row.addWidget(button)
        for widget in (self.told, self._path, self._passphrase, self._typed, buttons):
            self.body.addWidget(widget)
        self.path.returnPressed.connect(self.passphrase.setFocus)
        for secret in (self.passphrase, self.typed):
            secret.returnPressed.connect(self._ask)
        for line in (self.path, self.passphrase, self.typed):
            line.textChanged.connect(self._no_problem)
        self._use_paper(paper=False)

    def _use_paper(self, *, paper: bool) -> None:
        words = self._words
        for widget in (self._path, self._passphrase, self.choose):
            widget.setVisible(not paper)
        self._typed.setVisible(paper)
        self.other.setText(
            words.say("I have a key file") if paper else words.say("I have the key on paper")
        )
        self.setFocusProxy(self.typed if paper else self.path)

    def begin(self, *, sample: bool) -> None:
        """Ask anew, with nothing of what was typed before."""
        words = self._words
        self.sample.setVisible(sample)
        self.told.setText(
            words.say(
                "Your key stays with you: it is read, used and forgotten. What it opens is shown "
                "here until you leave this page, and is never written to the disk."
            )
        )
        for line in (self.path, self.passphrase, self.typed):
            line.clear()
        self.set_busy(busy=False)

    def take_sample(self, path: Path, passphrase: str) -> None:
        """Fill in the sample's key and tell its passphrase, which protects nothing."""
        self._use_paper(paper=False)
        self.path.setText(str(path))
        self.passphrase.setText(passphrase)
        self.told.setText(
            self._words.say(
                "The sample's lead is invented. The passphrase of this key: {passphrase}",
                passphrase=passphrase,
            )
        )
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        """Wait while it is being opened: that takes a second or two."""
        for widget in (self._path, self._passphrase, self._typed, self.open):
            widget.setEnabled(not busy)

    def refuse(self, sentence: str) -> None:
        """Say why it didn't open; what was typed stays."""
        self.set_busy(busy=False)
        shown = self._passphrase if self._typed.isHidden() else self._typed
        shown.set_problem(sentence)
        shown.inside.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def problem(self) -> str:
        """What is wrong, as shown."""
        return self._passphrase.problem or self._typed.problem or self._path.problem

    def _no_problem(self) -> None:
        for field in (self._path, self._passphrase, self._typed):
            field.set_problem("")

    def _ask(self) -> None:
        words = self._words
        if not self._typed.isHidden():
            self.opening.emit(Source("", "", self.typed.text()))
        elif not self.path.text().strip():
            self._path.set_problem(words.say("Choose the key file first."))
            self.path.setFocus()
        else:
            self.opening.emit(Source(self.path.text().strip(), self.passphrase.text(), ""))

    def _choose(self) -> None:
        chooser = QFileDialog(self, self._words.say("Choose the key file"), documents())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self._chosen)
        chooser.open()

    def _chosen(self, path: str) -> None:
        self.path.setText(path)
        self.passphrase.setFocus()
