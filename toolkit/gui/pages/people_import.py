"""A list of people before it is taken over: who is in it, or everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.models.people_cells import PREVIEW
from toolkit.gui.models.problems import ProblemsModel, lines_of
from toolkit.gui.pages.people_header import WrappingHeader
from toolkit.gui.pages.people_table import PeopleTable
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.table import Table
from toolkit.gui.widgets.text import Label
from toolkit.model.errors import Problem
from toolkit.model.people import Person, registration

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QKeyEvent

    from toolkit.model.facts import Registered
    from toolkit.sheets.people_file import PeopleFile
    from toolkit.words import Words

MOST_SHOWN = 300
"""Problems listed; who has more mends these first."""


def all_problems(found: PeopleFile, taken: Collection[str]) -> list[Problem]:
    """Give the problems of a list, codes that the event has given to others among them."""
    used = [
        Problem(row.place, "code-taken", {"column": "code", "person": row.entry.person})
        for row in found.rows
        if row.entry.person in taken
    ]
    return [*found.problems, *used]


class ImportPreview(QWidget):
    """Shows a list that was read. Nothing of it is taken over while anything is wrong.

    ``confirmed`` carries the entries, ``again`` asks to read the list once more, ``left`` puts
    it away.
    """

    confirmed = Signal(list)
    again = Signal()
    left = Signal()

    def __init__(self, words: Words) -> None:
        """Make an empty preview."""
        super().__init__()
        self._words = words
        self._entries: list[Registered] = []
        self._title = Label("", Type.TITLE, wrap=True)
        self._told = Label("", Type.BODY, wrap=True)
        self._problems = ProblemsModel(words, self)
        self.wrong = Table(words.say("What is wrong with the list"))
        self.wrong.setHorizontalHeader(WrappingHeader(self.wrong))
        self.wrong.setWordWrap(True)
        self.wrong.setModel(self._problems)
        self.wrong.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.wrong.horizontalHeader().setStretchLastSection(True)
        self.table = PeopleTable(words, words.say("People in the list"), PREVIEW, fixed=True)
        self.confirm_button = Button("", "primary")
        self.confirm_button.clicked.connect(lambda: self.confirmed.emit(list(self._entries)))
        self.again_button = Button(words.say("Read it again"), "primary")
        self.again_button.clicked.connect(self.again)
        self.back_button = Button(words.say("Back to the people"), "quiet", icon="back")
        self.back_button.clicked.connect(self.left)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(self._title, 1)
        for button in (self.back_button, self.again_button, self.confirm_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.wrong)
        self._stack.addWidget(self.table)
        card = Card(flush=True)
        card.body.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addWidget(card, 1)

    def show_list(
        self,
        name: str,
        entries: list[Registered],
        problems: list[Problem],
        prepared: Collection[str] = (),
    ) -> None:
        """Show what was read from ``name`` (empty for what was pasted).

        ``prepared`` are the codes of the event: who has one of them takes a prepared place.
        """
        words = self._words
        self._title.setText(name or words.say("What you pasted"))
        self._entries = [] if problems else entries
        self.again_button.setVisible(bool(problems) and bool(name))
        self.confirm_button.setVisible(not problems)
        if problems:
            self._show_problems(problems, pasted=not name)
        else:
            self._show_people(sum(entry.person in prepared for entry in entries))

    def _show_problems(self, problems: list[Problem], *, pasted: bool) -> None:
        words, count = self._words, len(problems)
        lines = lines_of(words, problems[:MOST_SHOWN])
        self._problems.set_lines(lines)
        header = self.wrong.horizontalHeader()
        metrics = self.wrong.fontMetrics()
        for at in (0, 1):
            wide = max(metrics.horizontalAdvance(line[at]) for line in lines) + 3 * Space.S
            least = header.least_width(at) if isinstance(header, WrappingHeader) else 0
            self.wrong.setColumnWidth(at, max(wide, least))
        said = words.say_n(
            "{n} problem. Nothing was taken over.", "{n} problems. Nothing was taken over.", count
        )
        if count > MOST_SHOWN:
            first = words.say("The first {n} are here.", n=words.number(MOST_SHOWN))
            said = f"{said} {first}"
        mend = (
            words.say("Put this right in the spreadsheet and copy the rows once more.")
            if pasted
            else words.say("Put this right in the file, save it, and read it again.")
        )
        self._told.set_tone("attention")
        self._told.setText(f"{said} {mend}")
        self._stack.setCurrentWidget(self.wrong)
        (self.back_button if pasted else self.again_button).setFocus()

    def _show_people(self, placed: int) -> None:
        words = self._words
        count = len(self._entries)
        people = [_as_person(entry) for entry in self._entries]
        self.table.set_people(people)
        self._told.set_tone("soft")
        said = words.say("Nothing is wrong with the list. Who has no code gets one when added.")
        if placed:
            places = words.say_n(
                "{n} takes a place that was prepared.",
                "{n} take places that were prepared.",
                placed,
            )
            said = f"{said} {places}"
        self._told.setText(said)
        self.confirm_button.setText(words.say_n("Add {n} person", "Add {n} people", count))
        self._stack.setCurrentWidget(self.table)
        self.confirm_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _as_person(entry: Registered) -> Person:
    names = [name for name in registration(Person("", "")).__struct_fields__ if name != "person"]
    return Person(entry.person, **{name: getattr(entry, name) for name in names})
