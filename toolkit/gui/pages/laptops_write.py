"""Writing a file for another laptop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from toolkit.actions.team import send
from toolkit.actions.team_keys import key_for, remember_key, write_key_page
from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Type
from toolkit.gui.pages.laptops_key import KeyChoice
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.text import Label
from toolkit.store.teamfile import SUFFIX
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.gui.tasks import Progress
    from toolkit.model.errors import UserError
    from toolkit.store.teamfile import Key


@dataclass
class Stick:
    """The folder that was used last, for writing and taking alike; empty at first."""

    folder: str = ""


class WriteCard(Card):
    """Asks for a key the first time, then only for a place."""

    def __init__(self, context: Context, stick: Stick) -> None:
        words = context.words
        super().__init__(words.say("Write a file for another laptop"))
        self._context = context
        self._key: Key | None = None
        self._stick = stick
        self._sign = ""
        self.body.addWidget(
            Label(
                words.say(
                    "The file holds the whole event and is closed with a passphrase or a key. "
                    "Carry it over on a stick, mark there, and bring a file back the same way, "
                    "as often as you like."
                ),
                Type.CONTROL,
                tone="soft",
                wrap=True,
            )
        )
        self.choice = KeyChoice(words)
        self.choice.entered.connect(self._ask_file)
        self.choice.page_asked.connect(self.write_page)
        self.kept = Label("", Type.CONTROL, wrap=True)
        self.another = Button(words.say("Choose another"), "quiet")
        self.another.clicked.connect(self._choose_another)
        self.write = Button(words.say("Write the file …"), "primary", icon="save")
        self.write.clicked.connect(self._ask_file)
        self.told = Label("", Type.CONTROL, wrap=True)
        self.told.hide()
        for widget in (self.choice, self.kept):
            self.body.addWidget(widget)
        for button in (self.another, self.write):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.told)
        self.show_key(None)

    def show_laptop(self, name: str, device: str) -> None:
        """Take what this laptop is called, or the first signs of its id, into the file's name."""
        plain = "".join(sign if sign.isalnum() else "-" for sign in name).strip("-")
        self._sign = plain or device[:4]

    def show_key(self, key: Key | None) -> None:
        """Say which key is at hand; without one it is asked for."""
        words = self._context.words
        self._key = key
        self.choice.setVisible(key is None)
        self.kept.setVisible(key is not None)
        self.another.setVisible(key is not None)
        if key is not None:
            self.kept.setText(
                words.say("Closed with the key that is on paper.")
                if key.is_identity
                else words.say("Closed with the passphrase that was chosen for this event.")
            )

    def _choose_another(self) -> None:
        self.show_key(None)
        self.choice.setFocus()

    def _ask_file(self) -> None:
        context, words = self._context, self._context.words
        key = self._key or self.choice.taken()
        if key is None or context.watch is None:
            return
        dialog = QFileDialog(self, words.say("Write a file for another laptop"))
        dialog.setDirectory(self._stick.folder or documents())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.setNameFilter(f"{words.say('File for another laptop')} (*{SUFFIX})")
        # Each laptop writes over its own file, and over no other's.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(f"{context.watch.id}-{self._sign}{SUFFIX}")
        dialog.fileSelected.connect(lambda path: self.write_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_to(self, path: Path) -> None:
        """Write the event to a file, and keep the key for the next time."""
        context, words = self._context, self._context.words
        key = self._key or self.choice.taken()
        if key is None or context.watch is None:
            return
        event = context.watch.id
        self._stick.folder = str(path.parent)
        self.write.setEnabled(False)

        def work(_: Progress) -> int:
            desk = context.at_desk()
            written = send(desk, event, path, key)
            if key_for(desk, event) != key:
                remember_key(desk, event, key)
            return written

        def done(facts: int) -> None:
            self.write.setEnabled(True)
            self.show_key(key)
            self._tell(
                words.say_n(
                    "Written with {n} entry: {file}. Take it in on the other laptop.",
                    "Written with {n} entries: {file}. Take it in on the other laptop.",
                    facts,
                    file=path.name,
                )
            )

        context.runner.do(work, done, self._failed, words.say("Writing the file …"))

    def write_page(self, path: Path) -> None:
        """Write the page to print with the key that was made."""
        context, words = self._context, self._context.words
        key = self.choice.made()
        if key is None or context.watch is None:
            return
        event = context.watch.id
        context.runner.do(
            lambda _: write_key_page(context.at_desk(), event, key, words, path),
            lambda _: self._tell(
                words.say("Saved as {file}. Print it, then delete the file.", file=path.name)
            ),
            self._failed,
            words.say("Writing the page …"),
        )

    def _failed(self, error: UserError) -> None:
        self.write.setEnabled(True)
        self._tell(explain(self._context.words, error), "attention")

    def _tell(self, text: str, tone: str = "") -> None:
        self.told.setText(text)
        self.told.set_tone(tone)
        self.told.show()
