"""What the People page looks like: tabs, tables, the form at the side, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.models.people_cells import ADULTS, PARTICIPANTS
from toolkit.gui.pages.people_form import PersonForm
from toolkit.gui.pages.people_head import PeopleHead
from toolkit.gui.pages.people_shifts import ShiftsPanel
from toolkit.gui.pages.people_table import PeopleTable
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.empty import EmptyState
from toolkit.gui.widgets.text import Label
from toolkit.model.people import Role, is_team, takes_part

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from toolkit.model.event import Event
    from toolkit.model.facts import Amended
    from toolkit.model.instants import Instant
    from toolkit.words import Words

PARTICIPANTS_TAB, ADULTS_TAB, SHIFTS_TAB = range(3)
_SEARCH_WIDTH: Final = 190
_LEAST_TABLE: Final = 240
"""Pixels; where the window has less, the page scrolls."""


class PeopleView(QWidget):
    """Shows the people of one event. What somebody wants done comes as signals."""

    file_asked = Signal()
    paste_asked = Signal()
    template_asked = Signal()
    amended = Signal(object)
    refused = Signal(str)
    hidden_asked = Signal()
    withdraw_asked = Signal(str)
    return_asked = Signal(str)
    tab_changed = Signal()

    def __init__(self, words: Words) -> None:
        """Make it without people."""
        super().__init__()
        self._words = words
        self._event: Event | None = None
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(words.say("Which people are shown"))
        for _ in range(3):
            self.tabs.addTab("")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(words.say("Search"))
        self.search.setAccessibleName(words.say("Search among the people"))
        self.search.setMinimumWidth(_SEARCH_WIDTH)
        self.head = PeopleHead(words)
        self.participants = PeopleTable(words, words.say("Participants"), PARTICIPANTS)
        self.adults = PeopleTable(words, words.say("Team and visitors"), ADULTS)
        self.shifts = ShiftsPanel(words)
        self.form = PersonForm(words)
        self.form.hide()
        self.none = EmptyState("people", "", words.say("Add someone"))
        self.none.pressed.connect(self.ask_person)
        self._make_buttons()
        self._build()
        self._wire()

    def _make_buttons(self) -> None:
        words = self._words
        self.add_button = Button(words.say("Add someone"), "primary", icon="plus")
        self.add_button.setToolTip(words.say("Ctrl+N"))
        self.import_button = Button(words.say("Import a list"), icon="sheet")
        menu = QMenu(self.import_button)
        for said, keys, wanted in (
            (words.say("Choose a file …"), "", self.file_asked),
            (words.say("Paste rows from a spreadsheet"), "Ctrl+V", self.paste_asked),
            (words.say("Save an empty list to fill in …"), "", self.template_asked),
        ):
            action = menu.addAction(f"{said}\t{keys}" if keys else said)
            action.triggered.connect(wanted)
        self.import_button.setMenu(menu)
        self.out_button = Button("")

    def _build(self) -> None:
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.setSpacing(Space.S)
        self._tools.addWidget(self.tabs)
        self._tools.addStretch(1)
        self._doing = QWidget()
        doing = QHBoxLayout(self._doing)
        doing.setContentsMargins(0, 0, 0, 0)
        doing.setSpacing(Space.S)
        doing.addWidget(self.search)
        doing.addWidget(self.import_button)
        doing.addWidget(self.add_button)
        self._tools.addWidget(self._doing)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(_LEAST_TABLE)
        for widget in (self.participants, self.adults, self.none):
            self._stack.addWidget(widget)
        self._card = Card(flush=True)
        self._card.body.addWidget(self._stack)
        across = QHBoxLayout()
        across.setSpacing(Space.L)
        across.addWidget(self._card, 1)
        across.addWidget(self.form)
        self._listing = QWidget()
        listing = QVBoxLayout(self._listing)
        listing.setContentsMargins(0, 0, 0, 0)
        listing.setSpacing(Space.M)
        listing.addLayout(across, 1)
        listing.addWidget(self._make_foot())
        self._parts = QStackedWidget()
        self._parts.addWidget(self._listing)
        self._parts.addWidget(self.shifts)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self.head)
        column.addLayout(self._tools)
        column.addWidget(self._parts, 1)

    def _make_foot(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        hint = Label(
            self._words.say("Enter writes in a cell · Space answers a paper: not yet, yes, no"),
            Type.SECONDARY,
            tone="soft",
            wrap=True,
        )
        row.addWidget(hint, 1)
        row.addWidget(self.out_button)
        return made

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(self._tab)
        self.search.textChanged.connect(self._search)
        self.head.waiting.toggled.connect(self._show_waiting)
        self.add_button.clicked.connect(self.ask_person)
        self.form.left.connect(self.close_form)
        self.out_button.clicked.connect(self._out)
        for table in (self.participants, self.adults):
            table.people.amended.connect(self.amended)
            table.people.refused.connect(self.refused)
            table.hidden_asked.connect(self.hidden_asked)
            table.person_changed.connect(self._show_out)

    @property
    def table(self) -> PeopleTable:
        """The table of the tab in front; the shifts have none of people."""
        return self.adults if self.tabs.currentIndex() == ADULTS_TAB else self.participants

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put search and buttons below the tabs where there is no room beside them."""
        super().resizeEvent(event)
        self._lay_tools()

    def _lay_tools(self) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        needed = self.tabs.sizeHint().width() + self._doing.sizeHint().width() + Space.XL
        wanted = across if needed <= self.width() - 2 * Space.XXL else down
        if self._tools.direction() != wanted:
            self._tools.setDirection(wanted)

    # what is shown

    def show_event(self, event: Event, now: Instant, *, names: bool) -> None:
        """Show the people as they are now."""
        self._event = event
        training = event.training
        everyone = list(event.people.values())
        taking_part = [p for p in everyone if takes_part(p, training=training)]
        adults = sorted(
            (p for p in everyone if not takes_part(p, training=training)),
            key=lambda person: not is_team(person),
        )
        tab = self.tabs.currentIndex()
        for table in (self.participants, self.adults):
            table.show_names(shown=names)
        # The tabs behind are filled when they come to the front.
        if tab == SHIFTS_TAB:
            self.shifts.show_event(event, now, names=names)
        else:
            self.table.set_people(adults if tab == ADULTS_TAB else taking_part, training=training)
        self._show_tabs(len(taking_part), len(adults))
        self.head.show_counts([] if tab == SHIFTS_TAB else adults if tab else taking_part)
        self.head.names.tell(shown=names)
        self._show_table()
        self._show_out()

    def _show_tabs(self, participants: int, adults: int) -> None:
        words = self._words
        for tab, said in (
            (PARTICIPANTS_TAB, words.say("Participants ({count})", count=participants)),
            (ADULTS_TAB, words.say("Team and visitors ({count})", count=adults)),
            (SHIFTS_TAB, words.say("Shifts")),
        ):
            if self.tabs.tabText(tab) != said:
                self.tabs.setTabText(tab, said)
        self._lay_tools()

    def _show_table(self) -> None:
        words, table = self._words, self.table
        if table.filter.rowCount():
            shown: QWidget = table
        else:
            shown = self.none
            if table.people.rowCount():
                self.none.set_text(words.say("Nobody fits what you search for."))
            else:
                self.none.set_text(
                    words.say("Nobody is here yet. Add them one by one, or import a list."),
                    words.say("Add someone"),
                )
        if self._stack.currentWidget() is not shown:
            self._stack.setCurrentWidget(shown)
        if not table.currentIndex().isValid() and table.filter.rowCount():
            table.setCurrentIndex(table.filter.index(0, 0))

    def _show_out(self, _code: str = "") -> None:
        """Say what the button at the foot does to the person the keyboard is on."""
        words, code = self._words, self.table.code
        person = self._event.people.get(code) if self._event is not None and code else None
        self.out_button.setVisible(person is not None)
        if person is None:
            return
        self.out_button.setText(
            words.say("Let {code} take part again", code=code)
            if person.withdrawn
            else words.say("{code} takes no further part", code=code)
        )

    # what somebody does

    def take_focus(self) -> None:
        """Put the keyboard where work goes on."""
        if self._parts.currentWidget() is self.shifts:
            self.shifts.setFocus()
        else:
            (self.table if self.table.filter.rowCount() else self.none).setFocus()

    def settled(self, change: Amended) -> None:
        """A change that was written is on disk, or was refused."""
        for table in (self.participants, self.adults):
            table.people.settled(change)

    def go_to(self, code: str) -> None:
        """Show somebody in their table, whatever is searched for."""
        person = self._event.people.get(code) if self._event is not None else None
        if person is None or self._event is None:
            return
        young = takes_part(person, training=self._event.training)
        self.tabs.setCurrentIndex(PARTICIPANTS_TAB if young else ADULTS_TAB)
        self.search.clear()
        self.head.waiting.setChecked(False)
        self.table.go_to(code)

    def ask_person(self) -> None:
        """Open the form at the side."""
        homes: dict[str, None] = {}
        if self._event is not None:
            homes = {person.home: None for person in self._event.people.values() if person.home}
        adults = self.tabs.currentIndex() != PARTICIPANTS_TAB
        training = self._event is not None and self._event.training
        role = Role.FACILITATOR if adults else Role.PROFESSIONAL if training else Role.CHILD
        if self.tabs.currentIndex() == SHIFTS_TAB:
            self.tabs.setCurrentIndex(ADULTS_TAB)
        self.form.show()
        self.form.start(role, homes)

    def close_form(self) -> None:
        """Put the form away."""
        if not self.form.isHidden():
            self.form.hide()
            self.take_focus()

    def _tab(self, tab: int) -> None:
        on_shifts = tab == SHIFTS_TAB
        self._parts.setCurrentWidget(self.shifts if on_shifts else self._listing)
        self.search.setVisible(not on_shifts)
        self.head.waiting.setChecked(False)
        self.tab_changed.emit()

    def _search(self, text: str) -> None:
        for table in (self.participants, self.adults):
            table.filter.search(text)
        self._show_table()

    def _show_waiting(self, only: bool) -> None:
        for table in (self.participants, self.adults):
            table.filter.show_waiting(only=only)
        self._show_table()

    def _out(self) -> None:
        code = self.table.code
        person = self._event.people.get(code) if self._event is not None else None
        if person is not None:
            (self.return_asked if person.withdrawn else self.withdraw_asked).emit(code)
