"""The top of the editor: which plan, whether it is saved, and buttons for what is done often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip, Pill
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from toolkit.gui.openplan import OpenPlan
    from toolkit.words import Words


class Head(QWidget):
    """Title, state, buttons. Signals say what was pressed."""

    undo = Signal()
    redo = Signal()
    new_block = Signal()
    library = Signal()
    view = Signal(str)
    """``days`` or ``list``."""
    zoom = Signal(int)
    """One step nearer or further; 0 for whole days at once."""
    copy = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.title = Label("", Type.TITLE, wrap=True)
        self.state = Label("", Type.SECONDARY, tone="soft")
        self.shipped = Pill()
        self.copy_button = Button(words.say("Make my own copy"), "primary")
        self.copy_button.clicked.connect(self.copy)
        self.undo_button = self._small("undo", words.say_c("button", "Undo"), self.undo)
        self.redo_button = self._small("redo", words.say_c("button", "Redo"), self.redo)
        self.new_button = Button(words.say("New block"), icon="plus")
        self.new_button.setToolTip(words.say("New block behind the chosen one (Ctrl+N)"))
        self.new_button.clicked.connect(self.new_block)
        self.library_button = Button(words.say("From the library"), icon="search")
        self.library_button.setToolTip(words.say("Search the activities (Ctrl+F)"))
        self.library_button.clicked.connect(self.library)
        self.days_chip = self._chip(words.say_c("view", "Days"), "days")
        self.list_chip = self._chip(words.say_c("view", "List"), "list")
        self.nearer = self._step("plus", words.say("Nearer (Ctrl++)"), 1)
        self.further = self._step("minus", words.say("Further (Ctrl+−)"), -1)
        self.whole = Chip(words.say("Whole days"))
        self.whole.setToolTip(words.say("Whole days at once (Ctrl+0)"))
        self.whole.clicked.connect(lambda: self.zoom.emit(0))
        self._build()

    def _small(self, icon: str, said: str, signal: SignalInstance) -> Button:
        button = Button("", "quiet", icon=icon, hint=said)
        button.setAccessibleName(said)
        button.clicked.connect(signal)
        return button

    def _step(self, icon: str, said: str, steps: int) -> Button:
        button = Button("", "quiet", icon=icon, hint=said)
        button.setAccessibleName(said)
        button.clicked.connect(lambda: self.zoom.emit(steps))
        return button

    def _chip(self, said: str, view: str) -> Chip:
        chip = Chip(said)
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self.view.emit(view))
        return chip

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(self.title, 1)
        line.addWidget(self.shipped)
        line.addWidget(self.state)
        line.addWidget(self.copy_button)
        tools = FlowLayout(spacing=Space.S)
        for one in (
            self.undo_button,
            self.redo_button,
            self.new_button,
            self.library_button,
            self.days_chip,
            self.list_chip,
            self.further,
            self.nearer,
            self.whole,
        ):
            tools.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(line)
        column.addLayout(tools)

    def show_desk(self, desk: OpenPlan) -> None:
        """Say which plan it is, how it stands, and what can be undone."""
        words, plan = self._words, desk.plan
        if plan is None:
            return
        self.title.setText(plan.title)
        own = desk.own
        self.shipped.show_status("" if own else words.say("came with the program"))
        self.copy_button.setVisible(not own)
        self.state.setVisible(own)
        self.state.setText(words.say("Saved") if desk.is_saved else words.say("Being saved …"))
        for one in (self.new_button, self.library_button):
            one.setEnabled(own)
        self._tell_undo(desk)

    def _tell_undo(self, desk: OpenPlan) -> None:
        words = self._words
        for button, what, said in (
            (self.undo_button, desk.undoes, words.say("Undo: {what} (Ctrl+Z)", what=desk.undoes)),
            (
                self.redo_button,
                desk.redoes,
                words.say("Redo: {what} (Ctrl+Shift+Z)", what=desk.redoes),
            ),
        ):
            button.setEnabled(bool(what))
            button.setToolTip(said if what else button.accessibleName())

    def show_view(self, view: str) -> None:
        """Show which view is in front."""
        self.days_chip.setChecked(view == "days")
        self.list_chip.setChecked(view == "list")
        for one in (self.nearer, self.further, self.whole):
            one.setVisible(view == "days")


class Notice(QFrame):
    """A strip that something has to be decided on: a sentence and two or three answers."""

    def __init__(self, text: str, *answers: Button) -> None:
        super().__init__()
        self.setProperty("surface", "prompt")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.M, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(Label(text, Type.CONTROL, wrap=True), 1)
        for answer in answers:
            row.addWidget(answer)
        self.setAccessibleName(text)
