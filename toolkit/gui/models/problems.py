"""What is wrong with a list of people, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt

from toolkit.gui.models.headed import HeadedModel, Index
from toolkit.sheets.people_problems import IN_CELLS, describe_problem
from toolkit.words.errors import TEXTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.errors import Problem
    from toolkit.words import Words


class ProblemLine(NamedTuple):
    """One problem: the row of the file, the column if it is in one, the sentence."""

    row: str
    column: str
    text: str


def lines_of(words: Words, problems: Sequence[Problem]) -> list[ProblemLine]:
    """Say each problem with its place."""
    return [_line(words, problem) for problem in problems]


def _line(words: Words, problem: Problem) -> ProblemLine:
    # A place is the file's name, then ! or :, then the row.
    row = problem.place.replace("!", ":").rpartition(":")[2]
    column = str(problem.params.get("column", ""))
    if problem.code in TEXTS:
        return ProblemLine(row, column, TEXTS[problem.code](words, problem.params))
    if problem.code in IN_CELLS:
        # The column has a place of its own here.
        inside = {name: value for name, value in problem.params.items() if name != "column"}
        problem = problem._replace(params=inside)
    return ProblemLine(row, column, describe_problem(words, problem))


class ProblemsModel(HeadedModel):
    """Problems in rows: where in the file, in which column, what is wrong."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Make an empty table."""
        heads = (
            words.say_c("column", "Row"),
            words.say_c("column", "Column"),
            words.say_c("column", "What is wrong"),
        )
        super().__init__(heads, parent)
        self._lines: list[ProblemLine] = []

    def set_lines(self, lines: Sequence[ProblemLine]) -> None:
        """Show these problems."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Count the problems."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a part of a problem, or all of it for the tooltip."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.text
        return None
