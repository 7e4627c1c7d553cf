"""Which column of a foreign agenda tells what: guessed from its heading, or said by a person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from toolkit.model.agendatimes import is_day_title, read_length, read_span
from toolkit.model.agendawords import HEADING_LANGUAGES, HEADINGS, Field, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_LEADING_ROWS = 30
"""Rows in which a heading is looked for; above it stand titles, dates, places."""

LONGEST_HEADING = 60
LONGEST_TITLE_ABOVE = 200
_TIMES = frozenset({Field.START, Field.TIME, Field.END, Field.MINUTES})
_BEGINS: frozenset[Field | None] = frozenset({Field.START, Field.TIME})
JOINED = frozenset({Field.PURPOSE, Field.STEPS, Field.WHO, Field.MATERIALS})
"""What several columns may tell together."""

_SPLITS = ("(", "/", "|", ",", " - ", " – ", ":", "\n")


class Spot(NamedTuple):
    """Where a row stands: the table's number from 0, and its line as its file counts them."""

    section: int
    line: int


class SourceRow(NamedTuple):
    """One row of a file's table as texts."""

    line: int
    cells: tuple[str, ...]


class Section(msgspec.Struct, frozen=True):
    """One table of a file: a sheet, a table of a document, or a text file.

    ``title`` is what stands above it, which may name a day.
    """

    name: str
    rows: tuple[SourceRow, ...]
    title: str = ""


class Column(msgspec.Struct, frozen=True):
    """One column: its place from 0, its heading, and what it tells; ``None`` is left out."""

    index: int
    heading: str
    field: Field | None = None

    @property
    def name(self) -> str:
        """What a person calls it by: its heading, else its number from 1."""
        return self.heading or str(self.index + 1)


class Head(NamedTuple):
    """The heading of a table: the place of its row from 0, or -1 where it has none."""

    at: int
    columns: tuple[Column, ...]


def find_head(rows: Sequence[SourceRow], chosen: Mapping[str, Field | None]) -> Head | None:
    """Find the heading of a table; ``chosen`` says of columns by name or number what they tell.

    A heading names what happens and when, or for how long. ``None`` where no row does.
    """
    named = {name: field for name, field in chosen.items() if not name.isdecimal()}
    best: tuple[int, int] | None = None
    for at, row in enumerate(rows[:MOST_LEADING_ROWS]):
        fields = {column.field for column in _columns(row.cells, named)} - {None}
        if _enough(fields) and (best is None or len(fields) > best[0]):
            best = len(fields), at
    if best is not None:
        return Head(best[1], _columns(rows[best[1]].cells, chosen))
    return _by_number(rows, chosen)


def _by_number(rows: Sequence[SourceRow], chosen: Mapping[str, Field | None]) -> Head | None:
    """Take columns as a person counted them; the first row is a heading if it tells no time."""
    widest = max((len(row.cells) for row in rows), default=0)
    first = rows[0].cells if rows else ()
    cells = (*first, *[""] * (widest - len(first)))
    columns = _columns(cells, chosen)
    if not _enough({column.field for column in columns}):
        return None
    times = [cells[column.index] for column in columns if column.field in _TIMES]
    if any(read_span(text) or read_length(text) for text in times if text):
        return Head(-1, tuple(Column(c.index, "", c.field) for c in columns))
    return Head(0, columns)


def _enough(fields: set[Field | None]) -> bool:
    return Field.TITLE in fields and bool(fields & _TIMES)


def _columns(cells: Sequence[str], chosen: Mapping[str, Field | None]) -> tuple[Column, ...]:
    said = {plain(name): field for name, field in chosen.items()}
    taken: set[Field | None] = {
        field for name, field in said.items() if field in _only_once(name, cells)
    }
    columns = []
    for index, cell in enumerate(cells):
        name = plain(cell)
        heading = " ".join(cell.split())
        if name in said or str(index + 1) in said:
            field = said[name] if name in said else said[str(index + 1)]
        else:
            field = _guess(cell, taken)
        if field is not None:
            taken.add(field)
        columns.append(Column(index, heading, field))
    return tuple(columns)


def _only_once(name: str, cells: Sequence[str]) -> frozenset[Field]:
    """Give the fields that a person's word about a column takes from the others."""
    here = name.isdecimal() or any(plain(cell) == name for cell in cells)
    return frozenset(Field) - JOINED if here else frozenset()


def _guess(heading: str, taken: set[Field | None]) -> Field | None:
    """Guess what a column tells that the ones in ``taken`` don't; a second title is a purpose."""
    if len(heading) > LONGEST_HEADING:
        return None
    parts = [heading, *(part for mark in _SPLITS for part in heading.split(mark))]
    found = next((HEADINGS[plain(part)] for part in parts if plain(part) in HEADINGS), ())
    if taken & _BEGINS:
        # Of two columns that could say when it begins, the second says something else.
        taken = taken | _BEGINS
    free = next((field for field in found if field in JOINED or field not in taken), None)
    return Field.PURPOSE if free is None and Field.TITLE in found else free


def title_above(rows: Sequence[SourceRow], head: Head) -> str:
    """Give what a table is called in a row of its own above its heading; empty without one."""
    for row in rows[: max(head.at, 0)]:
        said = dict.fromkeys(" ".join(cell.split()) for cell in row.cells if cell.strip())
        text = next(iter(said), "")
        if len(said) == 1 and not (is_day_title(text) or read_span(text) or read_length(text)):
            return text[:LONGEST_TITLE_ABOVE]
    return ""


def language_of(heads: Sequence[Head]) -> str:
    """Guess the language of a file by its headings; English where they don't tell."""
    counted = Counter(
        language
        for head in heads
        for column in head.columns
        for language in HEADING_LANGUAGES.get(plain(column.heading), ())
    )
    return max(counted, key=lambda tag: (counted[tag], tag == "en"), default="en")
