"""The key to which an event's concerns are sealed: made here, or taken over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.passphrase_field import NewPassphrase
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.text import Label
from toolkit.model.concerns import fold_concerns, key_ending
from toolkit.model.instants import to_datetime

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.words import Words


class KeyCard(Card):
    """Tells which key is set, and sets another.

    ``making`` carries the file and the passphrase for a new key, ``taking`` a public key;
    ``paper`` the file for the sheet with the key that was just made; ``done`` that it may go.
    """

    making = Signal(Path, str)
    taking = Signal(str)
    paper = Signal(Path)
    done = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words.say("The safeguarding lead's key"))
        self._words = words
        self._event = ""
        self.state = Label("", Type.BODY, wrap=True)
        self.make_button = Button(words.say("Make a new key"))
        self.take_button = Button(words.say("Use a public key that exists"))
        self._choices = _row(self.make_button, self.take_button)
        self._making, self._taking = self._make_making(), self._make_taking()
        self.make_button.clicked.connect(lambda: self._unfold(self._making))
        self.take_button.clicked.connect(lambda: self._unfold(self._taking))
        self._made = self._make_made()
        for widget in (self.state, self._choices, self._making, self._taking, self._made):
            self.body.addWidget(widget)
        self.fold()

    def _make_making(self) -> QWidget:
        words = self._words
        self.form = NewPassphrase(words)
        self.form.entered.connect(self._ask_file)
        self.where = Button(words.say("Choose where to keep it …"), "primary", icon="save")
        self.where.clicked.connect(self._ask_file)
        return _part(
            Label(
                words.say(
                    "Only the safeguarding lead should be at the laptop now. The key is written to "
                    "a file, best on a stick that the lead takes along, and closed by the lead's "
                    "own passphrase. What was sealed to an earlier key stays with that one."
                ),
                Type.BODY,
                tone="soft",
                wrap=True,
            ),
            self.form,
            _row(self.where, self._back()),
        )

    def _make_taking(self) -> QWidget:
        words = self._words
        self.public = QLineEdit()
        self.public.setPlaceholderText("age1…")
        self._public = Field(words.say("Public key of the lead"), self.public)
        self.public.textChanged.connect(lambda: self._public.set_problem(""))
        self.public.returnPressed.connect(self._take)
        self.use = Button(words.say("Use this key"), "primary")
        self.use.clicked.connect(self._take)
        return _part(self._public, _row(self.use, self._back()))

    def _make_made(self) -> QWidget:
        words = self._words
        self.told = Label("", Type.BODY, wrap=True)
        self.paper_button = Button(
            words.say("Save it as a page to print …"), "primary", icon="print"
        )
        self.paper_button.clicked.connect(self._ask_paper)
        self.done_button = Button(words.say("Done: forget it here"))
        self.done_button.clicked.connect(self.done)
        return _part(self.told, _row(self.paper_button, self.done_button))

    def _back(self) -> Button:
        back = Button(self._words.say("Not now"), "quiet")
        back.clicked.connect(self.fold)
        return back

    def show_event(self, event: Event) -> None:
        """Tell which key an event has."""
        words = self._words
        self._event = event.id
        key = event.folded(fold_concerns).key
        if key is None:
            self.state.setText(
                words.say(
                    "This event has none yet. Until it has one, nobody can write a concern here: "
                    "F8 then only says whom to tell."
                )
            )
            return
        since = to_datetime(key.since, event.zone)
        self.state.setText(
            words.say(
                "Concerns are sealed to the key ending in {ending}, since {date} {time}. "
                "Ask the lead whether it is theirs.",
                ending=key_ending(key.recipient),
                date=words.short_date(since.date()),
                time=words.clock(since),
            )
        )

    def fold(self) -> None:
        """Show the choices alone, with nothing of what was typed."""
        for part in (self._making, self._taking, self._made):
            part.hide()
        self._choices.show()
        for line in (self.form.first, self.form.second, self.public):
            line.clear()

    def _unfold(self, part: QWidget) -> None:
        self.fold()
        self._choices.hide()
        part.show()
        (self.form if part is self._making else self.public).setFocus()

    def show_made(self, path: Path) -> None:
        """Tell that the key was made, and offer the sheet with it once."""
        self.fold()
        self._choices.hide()
        self.told.setText(
            self._words.say(
                "Made, set for this event and written to {path}. Save the page to print as well: "
                "if file or passphrase are lost, it is the only way to read what was sealed.",
                path=_breakable(path),
            )
        )
        self._made.show()
        self.paper_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str) -> None:
        """Say what became of the page to print."""
        self.told.setText(sentence)

    def refuse(self, sentence: str) -> None:
        """Say why the key wasn't made or taken."""
        if self._taking.isHidden():
            self.form.refuse(sentence)
        else:
            self._public.set_problem(sentence)

    def _take(self) -> None:
        self.taking.emit(self.public.text())

    def _ask_file(self) -> None:
        passphrase = self.form.taken()
        if not passphrase:
            return
        name = self._words.say("key of the safeguarding lead") + ".age"
        self._ask(
            self._words.say("Where to keep the key"),
            name,
            lambda path: self.making.emit(Path(path), passphrase),
        )

    def _ask_paper(self) -> None:
        name = self._words.say("key of the safeguarding lead") + ".pdf"
        self._ask(
            self._words.say("Save the page to print"),
            name,
            lambda path: self.paper.emit(Path(path)),
        )

    def _ask(self, title: str, name: str, then: object) -> None:
        chooser = QFileDialog(self, title, documents())
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(name.rpartition(".")[2])
        chooser.selectFile(name)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(then)
        chooser.open()


def _breakable(path: Path) -> str:
    """Let a long path break at its folders."""
    return str(path).replace("/", "/\u200b")


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


def _part(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, Space.S, 0, 0)
    column.setSpacing(Space.M)
    for widget in widgets:
        column.addWidget(widget)
    return holder
