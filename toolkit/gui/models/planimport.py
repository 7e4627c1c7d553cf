"""An agenda file as tables to look at: its rows, what is wrong with them, what comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from toolkit.gui.look import icons, theme
from toolkit.gui.models.headed import HeadedModel, Index
from toolkit.sheets.agenda_problems import describe, short_place
from toolkit.sheets.plan_texts import day_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.actions.importing import AgendaDraft
    from toolkit.model.agendacolumns import Head, Section, Spot
    from toolkit.words import Words

_SHOWN = 160


class _TableModel(HeadedModel):
    """Texts in rows and columns, the same for every table of this page."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(heads, parent)
        self.rows: list[tuple[str, ...]] = []

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's text, and the whole of it for the tooltip."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text.split())[:_SHOWN]
        return text if role == Qt.ItemDataRole.ToolTipRole and text else None


class SourceModel(_TableModel):
    """The rows of one table of the file; the first column says which row, and what is with it."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__((words.say_c("column", "Row"),), parent)
        self._words = words
        self._lines: list[int] = []
        self._bad: dict[int, str] = {}
        self._head = -1

    def show_table(self, section: Section, head: Head | None, problems: dict[int, str]) -> None:
        """Show a table; ``problems`` are the sentences by the line they are at."""
        self.beginResetModel()
        words = self._words
        width = max((len(row.cells) for row in section.rows), default=0)
        names = {column.index: column.heading for column in head.columns} if head else {}
        self.heads = [words.say_c("column", "Row")]
        self.heads += [names.get(n) or words.number(n + 1) for n in range(width)]
        self._bad, self._head = problems, head.at if head else -1
        self._lines = [row.line for row in section.rows]
        self.rows = [(self._mark(at), *row.cells) for at, row in enumerate(section.rows)]
        self.endResetModel()

    def _mark(self, at: int) -> str:
        words, line = self._words, self._lines[at]
        if line in self._bad:
            return words.say("{row} Problem", row=line)
        if at == self._head:
            return words.say("{row} Heading", row=line)
        return words.number(line)

    def at(self, line: int) -> int:
        """Give where a line of the file stands here, or -1."""
        return self._lines.index(line) if line in self._lines else -1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Mark rows with problems by shape and colour besides their word."""
        if not index.isValid():
            return None
        bad = self._lines[index.row()] in self._bad
        if bad and role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icons.icon("warning", theme.current().attention)
        if bad and role == Qt.ItemDataRole.BackgroundRole:
            return theme.colour(theme.current().attention_tint)
        if bad and role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return self._bad[self._lines[index.row()]]
        if role == Qt.ItemDataRole.FontRole and index.row() == self._head:
            return _bold()
        return super().data(index, role)


class FaultsModel(_TableModel):
    """What is wrong, row by row, and below it what was noticed."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__((words.say_c("column", "Place"), words.say_c("column", "What")), parent)
        self.spots: list[Spot] = []

    def show_draft(self, words: Words, draft: AgendaDraft) -> None:
        """Show all problems of a file, then its notes."""
        self.beginResetModel()
        problems = sorted(draft.agenda.problems, key=lambda one: one.spot)
        told = [(one.spot, describe(words, draft.file, one)) for one in problems]
        told += [
            (one.spot, words.say("Note: {text}", text=describe(words, draft.file, one)))
            for one in draft.agenda.notes
        ]
        self.spots = [spot for spot, _ in told]
        one_table = len(draft.file.sections) == 1
        self.rows = [
            (
                (words.number(spot.line) if spot.line else "")
                if one_table
                else short_place(words, draft.file, spot),
                text,
            )
            for spot, text in told
        ]
        self.endResetModel()


class _Line(NamedTuple):
    """A row of the agenda to be: of a day, or of a block in it."""

    cells: tuple[str, str, str, str]
    day: bool = False
    holds: bool = False


class OutcomeModel(_TableModel):
    """The agenda that comes out: days, and in them time, title and minutes."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        heads = ("", words.say("Time"), words.say("Title"), words.say("Minutes"))
        super().__init__(heads, parent)
        self._words = words
        self.lines: list[_Line] = []

    def show_draft(self, draft: AgendaDraft, *, park: bool) -> None:
        """Show what a file makes; rows set aside come last."""
        self.beginResetModel()
        self.lines = self._days(draft)
        if park and draft.agenda.bad:
            self.lines.append(_Line(("", "", self._words.say("Set aside"), ""), day=True))
            self.lines += [
                _Line(("", "", entry.title or "–", _number(self._words, entry.minutes)))
                for entry in draft.agenda.bad
            ]
        self.rows = [line.cells for line in self.lines]
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.lines, self.rows = [], []
        self.endResetModel()

    def _days(self, draft: AgendaDraft) -> list[_Line]:
        words = self._words
        found: list[_Line] = []
        for number, day in enumerate(draft.agenda.days, start=1):
            title = day_heading(words, number, day.title)
            found.append(_Line(("", "", title, ""), day=True))
            for line in day.lines:
                name = line.entry.title if line.entry else words.say("Free minutes")
                cells = ("", words.time(line.start), name, words.number(line.minutes))
                found.append(_Line(cells, holds=line.anchor is not None))
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Tell fixed times by a pin and by their tooltip, days by heavier letters."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.FontRole and line.day:
            return _bold()
        if line.holds and index.column() == 0:
            if role == Qt.ItemDataRole.DecorationRole:
                return icons.icon("pin", theme.current().soft)
            if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
                return self._words.say("Fixed time")
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 3:
            return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        return super().data(index, role)


def _number(words: Words, value: int | None) -> str:
    return "" if value is None else words.number(value)


def _bold() -> QFont:
    made = QFont()
    made.setBold(True)
    return made
