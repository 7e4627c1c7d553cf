"""Taking in a file of another laptop: chosen or dropped, opened by a key, told in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit

from toolkit.actions.team import take
from toolkit.actions.team_keys import key_for, open_with_known, remember_key
from toolkit.doors import behind
from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.text import Label
from toolkit.store.teamfile import SUFFIX
from toolkit.words.errors import explain
from toolkit.words.laptops import notice_text

if TYPE_CHECKING:
    from toolkit.actions.team import TakenIn
    from toolkit.gui.context import Context
    from toolkit.gui.pages.laptops_write import Stick
    from toolkit.gui.tasks import Progress
    from toolkit.model.errors import UserError

_KEYS = frozenset({"wrong-key", "bad-key", "passphrase-empty"})
"""Errors that another key mends."""


class TakeCard(Card):
    """Takes files in, one after the other.

    ``taken`` carries the event's identifier; ``asked`` says that a key has to be typed.
    """

    taken = Signal(str)
    asked = Signal()

    def __init__(self, context: Context, stick: Stick) -> None:
        words = context.words
        super().__init__(words.say("Take in a file"))
        self._context = context
        self._file: Path | None = None
        self._stick = stick
        self._opens = ""
        told = words.say(
            "Choose the file another laptop wrote, or drop it anywhere on this page. What is here "
            "stays; what is new is added. The same file twice does no harm."
        )
        self.body.addWidget(Label(told, Type.CONTROL, tone="soft", wrap=True))
        self.choose = Button(words.say("Choose the file …"), icon="parcel")
        self.choose.clicked.connect(self._ask_file)
        self.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeading)
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.returnPressed.connect(self._open)
        self.field = Field(words.say("Its passphrase, or the key from the paper"), self.secret)
        self.open = Button(words.say("Take it in"), "primary")
        self.open.clicked.connect(self._open)
        self.told = Label("", Type.BODY, wrap=True)
        self.notices = Label("", Type.CONTROL, tone="attention", wrap=True)
        self.show_event = Button(words.say("Open the event"), "primary", icon="next")
        self.show_event.clicked.connect(self._show_event)
        self.body.addWidget(self.field)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.told)
        self.body.addWidget(self.notices)
        self.body.addWidget(self.show_event, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (self.field, self.open, self.told, self.notices, self.show_event):
            widget.hide()

    def _ask_file(self) -> None:
        words = self._context.words
        dialog = QFileDialog(self, words.say("Take in a file"), self._stick.folder or documents())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                f"{words.say('Files of other laptops')} (*{SUFFIX})",
                f"{words.say('All files')} (*)",
            ]
        )
        dialog.fileSelected.connect(lambda path: self.take_in(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_in(self, path: Path) -> None:
        """Take a file in with a key that is at hand; else ask for one."""
        words = self._context.words
        self._file = path
        self._stick.folder = str(path.parent)
        for widget in (self.field, self.open, self.told, self.notices, self.show_event):
            widget.hide()
        if self._context.is_sample:
            self._tell(
                words.say(
                    "The sample keeps nothing. Open your own events on the Start page or the "
                    "Events page, then take the file in there."
                ),
                "attention",
            )
            return
        self._try("")

    def _open(self) -> None:
        text = self.secret.text()
        if not text.strip():
            self.field.set_problem(self._context.words.say("Type the passphrase or the key."))
            self.secret.setFocus()
            return
        self._try(text)

    def _try(self, typed: str) -> None:
        context, path = self._context, self._file
        if path is None:
            return
        self.setEnabled(False)

        def work(_: Progress) -> TakenIn:
            desk = context.at_desk()
            file, key = open_with_known(desk, path, typed)
            taken = take(desk, file)
            if key_for(desk, taken.event) != key:
                remember_key(desk, taken.event, key)
            return taken

        context.runner.do(
            work,
            self._done,
            lambda error: self._failed(error, typed),
            context.words.say("Taking the file in …"),
        )

    def _failed(self, error: UserError, typed: str) -> None:
        self.setEnabled(True)
        context = self._context
        if error.code == "passphrase-needed":
            behind("ensure-protected")(
                context,
                lambda: self._try(typed),
                lambda: self._tell(explain(context.words, error), "attention"),
            )
        elif error.code in _KEYS:
            self.field.show()
            self.open.show()
            self.field.set_problem(explain(context.words, error) if typed else "")
            self.secret.selectAll()
            self.secret.setFocus()
            self.asked.emit()
        else:
            self._tell(explain(context.words, error), "attention")

    def _done(self, taken: TakenIn) -> None:
        self.setEnabled(True)
        context = self._context
        self.secret.clear()
        self.field.hide()
        self.open.hide()
        sentence = _sentence(context, taken)
        self._tell(sentence)
        # Seen also where questions have pushed this card out of sight.
        context.say(sentence)
        self.notices.setText(
            "\n".join(
                notice_text(context.words, n.code, n.laptop, n.minutes) for n in taken.notices
            )
        )
        self.notices.setVisible(bool(taken.notices))
        self._opens = taken.event
        here = context.watch is not None and context.watch.id == taken.event
        self.show_event.setVisible(not here)
        if not here:
            self.show_event.setFocus()
        if taken.first:
            context.events_changed.emit()
        if here:
            # What is new may stand between what was here: it is read anew.
            context.watch_event(taken.event)
        self.taken.emit(taken.event)

    def _show_event(self) -> None:
        context = self._context
        context.watch_event(self._opens, lambda: context.go.emit("laptops"))
        self.show_event.hide()

    def _tell(self, text: str, tone: str = "") -> None:
        self.told.setText(text)
        self.told.set_tone(tone)
        self.told.show()


def _sentence(context: Context, taken: TakenIn) -> str:
    words = context.words
    laptop = taken.laptop or words.say("another laptop")
    if taken.first:
        told = words.say("The event is on this laptop now, from {laptop}.", laptop=laptop)
    elif taken.new:
        told = words.say_n(
            "{n} entry from {laptop} is new here.",
            "{n} entries from {laptop} are new here.",
            taken.new,
            laptop=laptop,
        )
    else:
        told = words.say("Nothing from {laptop} is new here.", laptop=laptop)
    if taken.questions:
        told += " " + words.say_n(
            "{n} question is open.", "{n} questions are open.", taken.questions
        )
    return told
