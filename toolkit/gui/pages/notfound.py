"""A child can't be found: the page that takes the place of everything else.

This is real life. It looks like no other page: a heavy red frame, the words that it is real, dark
whatever the theme. Nothing on it needs typing, and each press is on disk at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui.eventpage import EventPage
from toolkit.gui.look import glyphs, sheet, theme
from toolkit.gui.look.tokens import DARK, LIGHT, Space, Type
from toolkit.gui.pages.notfound_case import case_of
from toolkit.gui.pages.notfound_columns import Columns
from toolkit.gui.pages.notfound_end import FoundPanel, PolicePanel
from toolkit.gui.pages.notfound_hands import SearchHands
from toolkit.gui.pages.notfound_head import Head, Whole
from toolkit.gui.pages.notfound_look import Tile
from toolkit.gui.pages.notfound_notes import Notes, OwnSteps
from toolkit.gui.pages.notfound_places import Places
from toolkit.gui.pages.notfound_print import SearchPrint
from toolkit.gui.pages.notfound_tasks import Tasks
from toolkit.gui.pages.notfound_who import Who
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.text import Label
from toolkit.model.search import Task

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.gui.pages.notfound_case import Case
    from toolkit.model.instants import Instant

FRAME = 8
"""The width of the red frame in pixels."""
LEAST_BODY = 200
"""The least height of what is to be done, in pixels; in a lower window the page scrolls."""

_SEARCH, _FOUND, _POLICE, _NOTHING = range(4)
"""The places in the stack."""

_KEYS: Final = {"Ctrl+Return": "found", "Ctrl+Enter": "found", "Ctrl+P": "print", "Esc": "back"}


class NotFoundPage(EventPage):
    """The search that goes on, or the last one; without any, the way to open one by hand."""

    name = "notfound"
    even_unseen = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.hands = SearchHands(context)
        self.printing = SearchPrint(context, self)
        self.case: Case | None = None
        glyphs.register(DARK)
        self.setStyleSheet(sheet.style_sheet(DARK))
        self._build()
        context.names_changed.connect(self._refresh)
        context.locked_changed.connect(self._refresh)
        context.ticker.tick.connect(self._tick)
        self._bind()
        self._follow()

    def _build(self) -> None:
        words = self.words
        self.head = Head(words)
        self.whole = Whole(words)
        self.whole.found.connect(self._ask_found)
        self.tasks = Tasks(words)
        self.who = Who(words, self.hands)
        self.places = Places(words, self.hands)
        self.steps = OwnSteps(words, self.hands)
        self.notes = Notes(words, self.hands)
        self.tasks.called.connect(self.hands.call)
        self.tasks.asked.connect(self._take_up)
        columns = Columns([[self.tasks], [self.who, self.notes], [self.places, self.steps]])
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(columns)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found = FoundPanel(words, self.hands)
        self.police = PolicePanel(words, self.hands)
        self.nothing = self._build_nothing()
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(LEAST_BODY)
        self.stack.addWidget(self.area)
        for panel in (self.found, self.police, self.nothing):
            self.stack.addWidget(_scrolling(panel))
        for ending in (self.found, self.police):
            ending.done.connect(self._back_to_search)
        self.foot = self._build_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        column.setSpacing(0)
        for widget in (self.head, self.whole):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)

    def _build_nothing(self) -> QWidget:
        words = self.words
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        column.setSpacing(Space.L)
        text = words.say(
            "Nobody is looked for now. If a child can't be found, open a search here; "
            "a count that is short offers the same."
        )
        column.addWidget(Label(text, Type.BODY, wrap=True))
        self.open = Tile(
            words.say("Somebody is missing"), look="alarm", icon="warning", style=Type.CARD
        )
        self.open.clicked.connect(self.hands.open)
        column.addWidget(self.open)
        column.addStretch(1)
        return holder

    def _build_foot(self) -> QWidget:
        words = self.words
        foot = QWidget()
        holder = QHBoxLayout(foot)
        holder.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        lines = QWidget()
        holder.addWidget(lines)
        row = FlowLayout(lines, Space.M)
        self.to_found = Tile(words.say("Found …"), look="strong", icon="tick", style=Type.CARD)
        self.to_police = Tile(words.say("Handed over to the police …"))
        self.to_print = Tile(words.say_c("button", "Print"), icon="print")
        self.to_undo = Tile(words.say_c("button", "Undo"), icon="undo")
        self.to_back = Tile(words.say_c("button", "Back"), icon="back")
        self.to_again = Tile(words.say("Somebody is missing"), look="alarm", icon="warning")
        self.to_again.clicked.connect(self.hands.open)
        self.to_found.setToolTip(words.say("Ctrl+Enter"))
        self.to_print.setToolTip(words.say("Ctrl+P"))
        self.to_undo.setToolTip(words.say("Ctrl+Z"))
        self.to_back.setToolTip(words.say("Esc"))
        self.to_found.clicked.connect(self._ask_found)
        self.to_police.clicked.connect(self._ask_police)
        self.to_print.clicked.connect(self._print)
        self.to_undo.clicked.connect(self.hands.undo)
        self.to_back.clicked.connect(self._leave)
        for tile in (
            self.to_found,
            self.to_police,
            self.to_print,
            self.to_undo,
            self.to_back,
            self.to_again,
        ):
            row.addWidget(tile)
        return foot

    def _bind(self) -> None:
        does = {"found": self._ask_found, "print": self._print, "back": self._back}
        for keys, name in _KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does[name])

    def entered(self) -> None:
        """Come to the front, with the keyboard on what is to be done next."""
        self.stack.setCurrentIndex(_SEARCH)
        self._refresh()
        if self.case is None:
            self.open.setFocus()
        elif self.case.going_on:
            self.who.take_up()
        else:
            self.to_back.setFocus()

    def _look(self, now: Instant) -> Case | None:
        watch = self.context.watch
        if watch is None:
            return None
        context = self.context
        return case_of(
            self.words, watch.state, now, names=context.names_shown, reading=not context.locked
        )

    def _refresh(self) -> None:
        """Facts came, or names are shown or hidden: tell everything anew."""
        context = self.context
        case = None if context.clock is None else self._look(context.now())
        self.case = case
        self.head.setVisible(case is not None)
        self.foot.setVisible(case is not None and not self._ending)
        self.open.setEnabled(context.watch is not None)
        if case is None:
            self.whole.hide()
            self.stack.setCurrentIndex(_NOTHING)
            return
        if not self._ending:
            self.stack.setCurrentIndex(_SEARCH)
        self.hands.search = case.search.id
        for part in (self.head, self.whole, self.tasks, self.who, self.places, self.steps):
            part.show_case(case)
        self.notes.show_case(case)
        ending = case.search.ending
        self.to_police.setEnabled(ending is None)
        self.to_again.setVisible(ending is not None)
        self.to_found.setEnabled(ending is None or ending.how == "police")

    def _tick(self, now: Instant) -> None:
        """Once a second the timer goes on; what becomes due is told too."""
        if self.case is None or not self.isVisible():
            return
        case = self._look(now)
        if case is not None:
            self.case = case
            self.head.tick(case)
            self.tasks.show_case(case)

    def _take_up(self, task: str) -> None:
        part: Who | Places | OwnSteps = self.who
        if task == Task.SEARCH:
            part = self.places
        elif task == Task.FACILITY:
            part = self.steps
        self.area.ensureWidgetVisible(part)
        part.take_up()

    def _ask_found(self) -> None:
        if self.case is not None and self.to_found.isEnabled():
            self.stack.setCurrentIndex(_FOUND)
            self.foot.hide()
            self.found.ask(self.case)

    def _print(self) -> None:
        if self.case is not None:
            self.printing.print_search(self.case.search.id)

    def _ask_police(self) -> None:
        self.stack.setCurrentIndex(_POLICE)
        self.foot.hide()
        self.police.ask()

    @property
    def _ending(self) -> bool:
        """Whether it is asked just now how the search ended."""
        return self.stack.currentIndex() in (_FOUND, _POLICE)

    def _back_to_search(self) -> None:
        self.stack.setCurrentIndex(_SEARCH)
        self.foot.show()
        self.to_found.setFocus()

    def _back(self) -> None:
        if self._ending:
            self._back_to_search()
        else:
            self._leave()

    def _leave(self) -> None:
        """Back to the dark screen if that was in front, else to the run."""
        self.context.go.emit("night" if self.context.came_from == "night" else "run")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the frame; it is red only while the search goes on."""
        painter = QPainter(self)
        live = self.case is not None and self.case.going_on
        painter.fillRect(self.rect(), theme.colour(LIGHT.alarm if live else DARK.edge))
        inside = self.rect().adjusted(FRAME, FRAME, -FRAME, -FRAME)
        painter.fillRect(inside, theme.colour(DARK.ground))


def _scrolling(panel: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(panel)
    return area
