"""The top of the editor: which plan, whether it is saved, and buttons for what is done often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip, Pill
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from toolkit.gui.openplan import OpenPlan
    from toolkit.words import Words

_SPARE = 8
"""Pixels more than its letters that a title is given."""
_LEAST_TITLE = 280
"""Pixels that a longer title is cut to before the tools go below it: height is scarce."""


class _Tools(QWidget):
    """The buttons in one line where there is room, else in more."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowLayout(self, spacing=Space.S)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for room for one line."""
        return QSize(self.flow.line_width(), self.flow.sizeHint().height())


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
        self.title = Label("", Type.CARD, wrap=True)
        self._told: tuple[str, bool] | None = None
        self._undoing: tuple[str, str] | None = None
        self._saved, self._saving = words.say("Saved"), words.say("Being saved …")
        self._unsaved = words.say("Not saved")
        self.state = Label("", Type.SECONDARY, tone="soft")
        # Its room is fixed: a word that changes with every key must not lay the page out anew.
        metrics = QFontMetrics(self.state.font())
        widest = max(map(metrics.horizontalAdvance, (self._saved, self._saving, self._unsaved)))
        self.state.setFixedSize(widest + Space.XS, metrics.height() + Space.XS)
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
        button.setProperty("bare", True)
        button.clicked.connect(signal)
        return button

    def _step(self, icon: str, said: str, steps: int) -> Button:
        button = Button("", "quiet", icon=icon, hint=said)
        button.setAccessibleName(said)
        button.setProperty("bare", True)
        button.clicked.connect(lambda: self.zoom.emit(steps))
        return button

    def _chip(self, said: str, view: str) -> Chip:
        chip = Chip(said)
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self.view.emit(view))
        return chip

    def _build(self) -> None:
        self.tools = _Tools()
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
            self.tools.flow.addWidget(one)
        self._names = QHBoxLayout()
        self._names.setSpacing(Space.M)
        self._names.addWidget(self.title, 1)
        for widget in (self.shipped, self.state, self.copy_button):
            self._names.addWidget(widget)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.S)
        self._box.addLayout(self._names, 1)
        self._box.addWidget(self.tools)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the tools beside the title where there is room for both, else below it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        full = self._told[0] if self._told is not None else ""
        shown = [one for one in (self.shipped, self.state, self.copy_button) if not one.isHidden()]
        tools = self.tools.flow.line_width()
        room = self.width() - tools - Space.L
        room -= sum(one.sizeHint().width() + Space.M for one in shown)
        metrics = QFontMetrics(self.title.font())
        title = metrics.horizontalAdvance(full) + _SPARE
        beside = room >= min(title, _LEAST_TITLE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(way)
        self._box.setSpacing(Space.L if beside else Space.S)
        cut = metrics.elidedText(full, Qt.TextElideMode.ElideRight, room - _SPARE)
        self.title.setText(cut if beside else full)
        self.title.setToolTip(full if self.title.text() != full else "")
        self.title.setWordWrap(not beside)
        # Cut as it is, the title mustn't keep the window from becoming narrower again.
        across = QSizePolicy.Policy.Ignored if beside else QSizePolicy.Policy.Preferred
        self.title.setSizePolicy(across, QSizePolicy.Policy.Minimum)
        self.title.setAccessibleName(full)

    def show_desk(self, desk: OpenPlan) -> None:
        """Say which plan it is, how it stands, and what can be undone."""
        words, plan = self._words, desk.plan
        if plan is None:
            return
        waits = self._unsaved if desk.outside else self._saving
        self.state.setText(self._saved if desk.is_saved else waits)
        self._tell_undo(desk)
        if (plan.title, desk.own) == self._told:
            return
        self._told = (plan.title, desk.own)
        self.shipped.show_status("" if desk.own else words.say("came with the program"))
        self.copy_button.setVisible(not desk.own)
        # Of a plan that can't be changed, what changes it would only be in the way.
        changing = (self.undo_button, self.redo_button, self.new_button, self.library_button)
        for one in (self.state, *changing):
            one.setVisible(desk.own)
        self._arrange()

    def _tell_undo(self, desk: OpenPlan) -> None:
        words = self._words
        if (desk.undoes, desk.redoes) == self._undoing:
            return
        self._undoing = (desk.undoes, desk.redoes)
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
        self._arrange()


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
