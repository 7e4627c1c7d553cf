"""One log in full: the text that stands, who has read it, who hasn't, and earlier texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.fields import Choice
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import to_datetime
from toolkit.model.logbook import fold_logs, not_signed
from toolkit.model.people import is_team
from toolkit.words.logs import turn_title
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.logbook import Turn, Version
    from toolkit.words import Words

_EDITOR = 150


def when(words: Words, event: Event, at: Instant) -> str:
    """Say a day and a time: ``Sat 10:50``."""
    moment = to_datetime(at, event.zone)
    return words.say("{day} {time}", day=words.weekday(moment.date()), time=words.clock(moment))


def written_text(words: Words, event: Event, version: Version) -> str:
    """Say when a text was written and by whom."""
    at = when(words, event, version.at)
    if not version.desk:
        return words.say("Written {when}; nobody was at the desk.", when=at)
    return words.say("Written {when} by {code}.", when=at, code=version.desk)


def read_text(words: Words, event: Event, version: Version) -> str:
    """Say who has read a text and when; empty where nobody has."""
    told = [
        words.say("{code} ({when})", code=code, when=when(words, event, at))
        for code, at in version.signed.items()
    ]
    return words.say("Read and signed: {people}.", people=words.join(told)) if told else ""


def unread_text(words: Words, event: Event, turn: Turn) -> str:
    """Say who of the coming shift has not read the text that stands; empty where all have."""
    waiting = not_signed(event, turn)
    return words.say("Not read yet: {codes}.", codes=words.join(waiting)) if waiting else ""


def earlier_texts(event: Event, log: str) -> list[Version]:
    """Give the texts that a later one replaced, the latest first."""
    found = event.folded(fold_logs).get(log)
    return [] if found is None else found.versions[-2::-1]


def _soft(text: str) -> Label:
    return Label(text, Type.SECONDARY, tone="soft", wrap=True)


class EarlierCard(Card):
    """A log that was at hand before, to be read; ``opened`` brings it to the top again."""

    opened = Signal(str)

    def __init__(self, words: Words, event: Event, turn: Turn) -> None:
        """Show the log of a turn, or that none was written."""
        super().__init__(turn_title(words, turn.name, turn.day), padding=Space.L)
        log = event.folded(fold_logs).get(turn.log)
        self.button = Button(
            words.say("Write it now") if log is None else words.say("Open this log"), "quiet"
        )
        self.button.clicked.connect(lambda: self.opened.emit(turn.log))
        self.add_action(self.button)
        if log is None:
            self.body.addWidget(Label(words.say("Not written."), Type.BODY, tone="soft", wrap=True))
            return
        current = log.current
        self.body.addWidget(_soft(written_text(words, event, current)))
        self.body.addWidget(Label(current.text, Type.BODY, wrap=True))
        for told, tone in (
            (read_text(words, event, current), "soft"),
            (unread_text(words, event, turn), "attention"),
        ):
            if told:
                self.body.addWidget(Label(told, Type.SECONDARY, tone=tone, wrap=True))


class LogCard(Card):
    """The log at hand: write it, read it, sign it. What is asked for comes as signals."""

    written = Signal(str)
    """The text that was typed."""
    signed = Signal()
    sat = Signal(str)
    """The code of who says to be at the desk."""

    def __init__(self, words: Words) -> None:
        """Begin empty."""
        super().__init__("", padding=Space.L)
        self._words = words
        self._turn: Turn | None = None
        self._version: Version | None = None
        self._writing = False
        self._person = ""
        self._known = False
        self._state = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self._text = Label("", Type.BODY, wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._read = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self._unread = Label("", Type.SECONDARY, tone="attention", wrap=True)
        self._older = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self.editor = QPlainTextEdit()
        self.editor.setTabChangesFocus(True)
        self.editor.setMinimumHeight(_EDITOR)
        self.editor.setAccessibleName(words.say("What the next shift has to know"))
        self.editor.setPlaceholderText(
            words.say("What the next shift has to know: who needs what, what was agreed.")
        )
        self.write_button = Button(words.say_c("button", "Written"), "primary", icon="edit")
        self.sign_button = Button(words.say_c("button", "Read and signed"), "primary", icon="tick")
        self.again_button = Button(words.say("Write it anew"), icon="edit")
        self.leave_button = Button(words.say("Leave it as it was"), "quiet")
        self._desk = Label("", Type.CONTROL, wrap=True)
        self.who = Choice(words.say("Who is at the desk"))
        self.who.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.sit_button = Button(words.say("That's me"))
        self._build()
        self.write_button.clicked.connect(lambda: self.written.emit(self.editor.toPlainText()))
        self.sign_button.clicked.connect(self.signed)
        self.again_button.clicked.connect(self._write_anew)
        self.leave_button.clicked.connect(self._leave)
        self.sit_button.clicked.connect(self._sit)
        self.editor.textChanged.connect(self._may)

    def _build(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, Space.S)
        for button in (
            self.write_button,
            self.sign_button,
            self.again_button,
            self.leave_button,
        ):
            flow.addWidget(button)
        self._asking = QWidget()
        asking = FlowLayout(self._asking, Space.S)
        asking.addWidget(self.who)
        asking.addWidget(self.sit_button)
        for widget in (
            self._state,
            self._text,
            self.editor,
            self._read,
            self._unread,
            self._older,
            self._desk,
            self._asking,
            buttons,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    @property
    def turn(self) -> Turn | None:
        """The turn whose log is shown."""
        return self._turn

    @property
    def version(self) -> Version | None:
        """The text that is shown; none where nothing was written."""
        return self._version

    @property
    def busy(self) -> bool:
        """Whether something is typed that isn't written yet."""
        before = self._version.text if self._version is not None else ""
        return self._writing and self.editor.toPlainText().strip() not in ("", before)

    def show_turn(self, event: Event, turn: Turn, person: str) -> None:
        """Show the log of a turn to who is at the desk; what is being typed stays."""
        words = self._words
        log = event.folded(fold_logs).get(turn.log)
        other = self._turn is None or self._turn.log != turn.log
        version = log.current if log is not None else None
        if other or (version is not None and version != self._version and self._settled(version)):
            self._writing = version is None
            self.editor.setPlainText("")
        self._turn, self._version = turn, version
        self._person = person
        self.set_title(turn_title(words, turn.name, turn.day))
        if version is None:
            self._state.setText(words.say("Due from {when}.", when=when(words, event, turn.at)))
        else:
            self._state.setText(written_text(words, event, version))
        told = (
            (self._text, version.text if version else ""),
            (self._read, read_text(words, event, version) if version else ""),
            (self._unread, unread_text(words, event, turn)),
            (self._older, self._older_text(event, turn)),
        )
        for label, text in told:
            label.setText(text)
            label.setVisible(bool(text))
        self._show_desk(event)
        self._may()

    def _settled(self, version: Version) -> bool:
        """Whether a new text leaves nothing in the editor that isn't written."""
        return not self.busy or self.editor.toPlainText().strip() == version.text

    def _older_text(self, event: Event, turn: Turn) -> str:
        words = self._words
        told = [
            words.say("{written} {text}", written=written_text(words, event, v), text=v.text)
            for v in earlier_texts(event, turn.log)
        ]
        return words.say("Before: {texts}", texts="\n".join(told)) if told else ""

    def _show_desk(self, event: Event) -> None:
        words = self._words
        team = [p for p in event.people.values() if is_team(p) and not p.withdrawn]
        known = any(person.code == self._person for person in team)
        if known:
            self._desk.setText(words.say("At the desk: {code}.", code=self._person))
        else:
            self._desk.setText(
                words.say(
                    "Nobody of the team is at the desk. Say who you are: a log is somebody's."
                )
            )
        self._asking.setVisible(not known and bool(team))
        codes = [person.code for person in team]
        if codes != [self.who.itemData(at) for at in range(self.who.count())]:
            self.who.clear()
            for person in team:
                said = words.say(
                    "{code} · {role}", code=person.code, role=role_name(words, person.role)
                )
                self.who.addItem(said, person.code)
        self._known = known

    def _may(self) -> None:
        """Offer what can be done now."""
        version, person = self._version, self._person
        self.editor.setVisible(self._writing)
        self.write_button.setVisible(self._writing)
        self.write_button.setEnabled(self._known and bool(self.editor.toPlainText().strip()))
        self.leave_button.setVisible(self._writing and version is not None)
        self.again_button.setVisible(not self._writing)
        may_sign = version is not None and not self._writing
        done = version is not None and (person in version.signed or person == version.desk)
        self.sign_button.setVisible(may_sign and not (self._known and done))
        self.sign_button.setEnabled(self._known)

    def _write_anew(self) -> None:
        if self._version is not None:
            self._writing = True
            self.editor.setPlainText(self._version.text)
            self._may()
            self.editor.setFocus()

    def _leave(self) -> None:
        self._writing = False
        self._may()
        self.again_button.setFocus()

    def _sit(self) -> None:
        code = self.who.currentData()
        if code:
            self.sat.emit(str(code))

    def take_up(self) -> None:
        """Bring the keyboard to what is to be done first."""
        for widget in (self.who, self.editor, self.sign_button, self.again_button):
            if widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
