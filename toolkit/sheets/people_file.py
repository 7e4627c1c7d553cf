"""Reading a people file, xlsx or csv, or what was pasted from a spreadsheet.

Every problem is named at once with its place, ``people.xlsx!7`` or ``people.csv:7``; what has
problems is never taken over in part.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from toolkit.model.errors import InputError, Problem
from toolkit.sheets.people_cells import COLUMNS, OPTIONAL, check_row
from toolkit.sheets.people_grid import (
    LARGEST_FILE,
    Cell,
    Grid,
    Row,
    UnreadableError,
    decode,
    filled,
    is_workbook,
    read_bytes,
    read_delimited,
)
from toolkit.sheets.people_xlsx import read_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from toolkit.model.facts import Registered

MOST_PEOPLE = 2_000
"""Far more than any event has; what is longer isn't a list of people."""

_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}
_KNOWN = frozenset(COLUMNS + OPTIONAL)
_ENOUGH_ROWS = MOST_PEOPLE + 2  # the heading, and one more to know that there are too many

_Problems = list[tuple[str, dict[str, object]]]
_Found = tuple[int, str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row without problems; an empty code (``person``) is assigned later."""

    place: str
    entry: Registered


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """What a people file says: rows that are right, and everything that is wrong."""

    rows: list[PersonRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def entries(self) -> list[Registered]:
        """Give all people of the file; raises ``InputError`` if anything in it is wrong."""
        if self.problems:
            raise InputError(self.problems)
        return [row.entry for row in self.rows]


def read_people(path: Path) -> PeopleFile:
    """Read a people file; a file that can't be read at all is one problem too."""
    mark = "!" if path.suffix.lower() in _WORKBOOKS else ":"
    try:
        data = read_bytes(path)
        book = is_workbook(data)
        mark = "!" if book else ":"
        grid = read_workbook(data, _ENOUGH_ROWS) if book else _delimited(decode(data))
    except UnreadableError as error:
        return _only(f"{path.name}{mark}{error.line}", error.code, **error.params)
    return _read(grid, lambda line: f"{path.name}{mark}{line}")


def read_people_text(text: str, source: str = "paste") -> PeopleFile:
    """Read rows copied from a spreadsheet, with a heading or in the file's own order.

    ``source`` stands before the line in the places of problems.
    """
    try:
        if len(text) > LARGEST_FILE:
            raise UnreadableError("file-too-large", megabytes=LARGEST_FILE // 1_000_000)
        grid = _delimited(text)
    except UnreadableError as error:
        return _only(f"{source}:{error.line}", error.code, **error.params)
    if grid.rows and not _is_heading(grid.rows[0]):
        heading = Row(0, [Cell(column) for column in COLUMNS])
        grid = Grid([heading, *grid.rows])
    return _read(grid, lambda line: f"{source}:{line}")


def _delimited(text: str) -> Grid:
    return read_delimited(text, _ENOUGH_ROWS)


def _heading_name(cell: Cell) -> str:
    return "_".join(cell.text.casefold().replace("_", " ").replace("-", " ").split())


def _is_heading(row: Row) -> bool:
    names = [_heading_name(cell) for cell in row.cells]
    return "role" in names or len(_KNOWN.intersection(names)) > 1


def _read(grid: Grid, place: Callable[[int], str]) -> PeopleFile:
    """Check the heading, then every row against it."""
    if not grid.rows:
        return _only(place(1), "file-empty")
    heading, *rows = grid.rows
    if len(rows) > MOST_PEOPLE:
        return _only(place(1), "too-many-people", most=MOST_PEOPLE)
    names = [_heading_name(cell) for cell in heading.cells]
    missing = [column for column in COLUMNS if column not in names]
    found: list[_Found] = [
        (max(heading.line, 1), code, params)
        for code, params in _heading_problems(heading.cells, names, missing)
    ]
    found += [(line, "cell-merged", {"range": area}) for line, area in grid.merged]
    reader = _Rows(names, place)
    # Without its columns every row would be wrong; one sentence says it better.
    for row in [] if missing else rows:
        reader.add(row)
    if not rows:
        found.append((heading.line + 1, "no-people", {}))
    found = sorted(found + reader.wrong, key=lambda each: each[0])
    problems = [Problem(place(line), code, params) for line, code, params in found]
    return PeopleFile(reader.right, problems)


def _only(place: str, code: str, **params: object) -> PeopleFile:
    return PeopleFile(problems=[Problem(place, code, params)])


def _heading_problems(
    cells: Sequence[Cell], names: Sequence[str], missing: Sequence[str]
) -> _Problems:
    if len(missing) == len(COLUMNS):
        return [("no-heading", {"columns": ",".join(COLUMNS)})]
    found: _Problems = []
    if missing:
        found.append(("columns-missing", {"columns": ", ".join(missing)}))
    for cell, (name, count) in zip(_distinct(cells, names), Counter(names).items(), strict=True):
        if name in _KNOWN and count > 1:
            found.append(("column-twice", {"column": name}))
        elif not cell.blank and name not in _KNOWN:
            found.append(("column-unknown", {"column": cell.text[:40]}))
    return found


def _distinct(cells: Sequence[Cell], names: Sequence[str]) -> list[Cell]:
    first: dict[str, Cell] = {}
    for cell, name in zip(cells, names, strict=True):
        first.setdefault(name, cell)
    return list(first.values())


class _Rows:
    """The rows read so far, and which codes they gave."""

    def __init__(self, names: Sequence[str], place: Callable[[int], str]) -> None:
        self.columns = {name: names.index(name) for name in _KNOWN.intersection(names)}
        self.names = names
        self.place = place
        self.right: list[PersonRow] = []
        self.wrong: list[_Found] = []
        self._codes: dict[str, int] = {}

    def add(self, row: Row) -> None:
        """Read one row; what it says is kept only if all of it is right."""
        blank = Cell()
        cells = {
            name: row.cells[index] if index < len(row.cells) else blank
            for name, index in self.columns.items()
        }
        check = check_row(cells)
        problems = check.problems + self._outside(row) + self._twice(check.code, row.line)
        self.wrong += [(row.line, code, params) for code, params in problems]
        if check.person is not None and not problems:
            self.right.append(PersonRow(self.place(row.line), check.person))

    def _outside(self, row: Row) -> _Problems:
        unnamed = [
            cell
            for cell, name in zip_longest(row.cells, self.names, fillvalue="")
            if isinstance(cell, Cell) and not name
        ]
        return [("outside-columns", {})] if filled(unnamed) else []

    def _twice(self, code: str, line: int) -> _Problems:
        if not code:
            return []
        first = self._codes.setdefault(code, line)
        if first == line:
            return []
        return [("code-twice", {"column": "code", "value": code, "first": self.place(first)})]
