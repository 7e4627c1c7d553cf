"""The people of an event as a table that can be written in, and its filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from toolkit.gui.models import people_cells
from toolkit.gui.models.people_cells import ANSWERS, FIXED, NAMES, PAPERS, Shown
from toolkit.gui.models.people_edit import Wrong, change_of
from toolkit.model.people import Person, amend, waiting_for_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.facts import Amended
    from toolkit.words import Words

Index = QModelIndex | QPersistentModelIndex

SHOWN_ROLE: Final = Qt.ItemDataRole.UserRole
"""The :class:`Shown` of a cell."""
PERSON_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class PeopleModel(QAbstractTableModel):
    """People in rows. What is written shows at once and is told by ``amended``.

    Whoever keeps it calls :meth:`settled` once it is on disk, or wasn't to be; then the state of
    the event says again what is true. ``refused`` says why something written can't stand.
    """

    amended = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        words: Words,
        columns: Sequence[str],
        parent: QObject | None = None,
        *,
        fixed: bool = False,
    ) -> None:
        """Make an empty table of ``columns``; nobody writes in a ``fixed`` one."""
        super().__init__(parent)
        self._words = words
        self.columns = tuple(columns)
        self._fixed = fixed
        self._true: list[Person] = []
        self._people: list[Person] = []
        self._writing: list[Amended] = []
        self._names = False
        self._training = False

    def set_people(self, people: Sequence[Person], *, training: bool = False) -> None:
        """Show these people; rows that stay are only told to look anew."""
        self._training = training
        self._true = list(people)
        self._reshow()

    def show_names(self, *, shown: bool) -> bool:
        """Show or hide names; tell whether that is a change."""
        if shown == self._names:
            return False
        self._names = shown
        self._tell_changed(0, len(self._people) - 1)
        return True

    def settled(self, change: Amended) -> None:
        """Forget a change that was written: it is on disk, or won't be."""
        if change in self._writing:
            self._writing.remove(change)
        self._reshow()

    def _reshow(self) -> None:
        now = [self._as_written(person) for person in self._true]
        before = self._people
        if [person.code for person in now] == [person.code for person in before]:
            self._people = now
            for row, (old, new) in enumerate(zip(before, now, strict=True)):
                if old != new:
                    self._tell_changed(row, row)
            return
        self.beginResetModel()
        self._people = now
        self.endResetModel()

    def _as_written(self, person: Person) -> Person:
        for change in self._writing:
            if change.person == person.code:
                person = amend(person, change)
        return person

    def _tell_changed(self, first: int, last: int) -> None:
        if last >= first:
            end = self.index(last, len(self.columns) - 1)
            self.dataChanged.emit(self.index(first, 0), end)

    def person(self, row: int) -> Person:
        """Give the person of a row."""
        return self._people[row]

    def people(self) -> list[Person]:
        """Give all people of the table."""
        return list(self._people)

    def row_of(self, code: str) -> int:
        """Give the row of a code, or -1."""
        return next((at for at, each in enumerate(self._people) if each.code == code), -1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Count the people."""
        return 0 if parent is not None and parent.isValid() else len(self._people)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Name a column; rows have no names."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        if not 0 <= section < len(self.columns):
            return None
        return people_cells.heading(self._words, self.columns[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell shows, what is read aloud, or what is written in it."""
        if not index.isValid() or index.row() >= len(self._people):
            return None
        person, column = self._people[index.row()], self.columns[index.column()]
        if role == PERSON_ROLE:
            return person
        if role == Qt.ItemDataRole.EditRole:
            return self._written(person, column)
        if role in _TOLD:
            return self._told(self._show(person, column), column, role)
        return None

    def _show(self, person: Person, column: str) -> Shown:
        return people_cells.show(
            self._words, person, column, names=self._names, training=self._training
        )

    def _told(self, shown: Shown, column: str, role: int) -> object:
        if role == SHOWN_ROLE:
            return shown
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return shown.spoken or None
        name = people_cells.heading(self._words, column)
        said = shown.spoken or shown.text or self._words.say("empty")
        return self._words.say("{column}: {value}", column=name, value=said)

    def _written(self, person: Person, column: str) -> str:
        if self.is_hidden(person, column):
            return ""
        value = getattr(person, column, "")
        if column == "languages":
            return ";".join(person.languages)
        return "" if value is None else str(value)

    def is_hidden(self, person: Person, column: str) -> bool:
        """Whether a cell holds a name that isn't shown now."""
        return column in NAMES and not self._names and bool(getattr(person, column))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be written in, save codes, states and names that are hidden."""
        found = super().flags(index)
        if not index.isValid() or self._fixed:
            return found
        column = self.columns[index.column()]
        if column in FIXED or self.is_hidden(self._people[index.row()], column):
            return found
        return found | Qt.ItemFlag.ItemIsEditable

    def setData(  # noqa: N802
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Write in a cell: it shows at once and ``amended`` tells it; or ``refused`` says why."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        person, column = self._people[index.row()], self.columns[index.column()]
        text = str(value or "")
        if text.strip() == self._written(person, column):
            return True
        try:
            change = change_of(self._words, person, column, text)
        except Wrong as wrong:
            self.refused.emit(str(wrong))
            return False
        if amend(person, change) == person:
            return True
        self._writing.append(change)
        self._reshow()
        self.amended.emit(change)
        return True

    def turn(self, index: Index) -> bool:
        """Give a paper its next answer; tell whether the cell is one."""
        if not index.isValid() or self.columns[index.column()] not in PAPERS:
            return False
        now = self._written(self._people[index.row()], self.columns[index.column()])
        after = ANSWERS[(ANSWERS.index(now) + 1) % len(ANSWERS)] if now in ANSWERS else ""
        return self.setData(index, after)


_TOLD: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        SHOWN_ROLE,
    }
)


class PeopleFilter(QSortFilterProxyModel):
    """Lets through who fits what is searched for, and only those who wait if that is asked."""

    def __init__(self, model: PeopleModel, parent: QObject | None = None) -> None:
        """Let everyone of ``model`` through."""
        super().__init__(parent)
        self._model = model
        self._wanted: list[str] = []
        self._waiting_only = False
        self.setSourceModel(model)

    def search(self, text: str) -> None:
        """Show only rows in which every word of ``text`` stands; hidden names aren't searched."""
        self._wanted = text.casefold().split()
        self.invalidate()

    def show_waiting(self, *, only: bool) -> None:
        """Show only those who wait for a paper, or everyone."""
        self._waiting_only = only
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:  # noqa: N802
        """Tell whether a row is shown."""
        if self._waiting_only and not waiting_for_paper(self._model.person(row)):
            return False
        if not self._wanted:
            return True
        cells = (self._model.index(row, at) for at in range(len(self._model.columns)))
        shown = [cell.data(SHOWN_ROLE) for cell in cells]
        said = "\n".join(f"{each.text}\n{each.spoken}" for each in shown).casefold()
        return all(word in said for word in self._wanted)
