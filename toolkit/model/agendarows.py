"""From the rows of a foreign agenda to days of blocks, with every problem at its row.

Nothing is put right silently: times that overlap or go back, lengths that contradict and rows
without a title are problems; free time that the file itself leaves becomes a block that says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.model.agendacolumns import Column, Head, Section, SourceRow, Spot, find_head
from toolkit.model.agendadays import DaySorter
from toolkit.model.agendaentry import Entry, read_entry
from toolkit.model.agendalay import Note, Problem, lay_days
from toolkit.model.agendatimes import is_day_title
from toolkit.model.agendawords import Field, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.agendalay import DraftDay

MOST_ROWS = 5_000
"""Far more than any agenda has."""


class Agenda(msgspec.Struct, frozen=True):
    """What a file says: its days, problems by row, what was noticed, and rows with problems.

    ``heads`` are the headings by section; sections without one aren't there. ``bad`` are the rows
    that have problems, in the file's order.
    """

    heads: dict[int, Head]
    days: tuple[DraftDay, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    bad: tuple[Entry, ...] = ()


def read_rows(
    sections: Sequence[Section],
    chosen: Mapping[str, Field | None] | None = None,
    day_start: int = 9 * 60,
) -> Agenda:
    """Read the tables of a file; ``day_start`` is where a day opens that doesn't say when.

    ``chosen`` says what columns tell, by heading or number from 1.
    """
    heads: dict[int, Head] = {}
    sorter = DaySorter()
    notes: list[Note] = []
    last: Head | None = None
    for number, section in enumerate(sections):
        head = find_head(section.rows, chosen or {})
        if head is None and last is not None and _goes_on(section, last):
            head = Head(-1, last.columns)
        elif head is not None:
            sorter.begin_table(_title(section))
        if head is None:
            notes.append(Note(Spot(number, 0), "table-left-out", {"name": section.name}))
            continue
        heads[number] = last = head
        notes += _left_out(number, head, section)
        _feed(sorter, number, section, head)
    laid = lay_days(sorter.days, day_start)
    problems = [
        Problem(entry.spot, wrong.code, wrong.params)
        for entry in sorter.entries
        for wrong in entry.wrong
    ]
    bad = tuple(entry for entry in sorter.entries if entry.wrong)
    return Agenda(heads, laid.days, tuple(problems), (*notes, *sorter.notes, *laid.notes), bad)


def _title(section: Section) -> str:
    if section.title:
        return section.title
    return section.name if is_day_title(section.name) else ""


def _goes_on(section: Section, head: Head) -> bool:
    """Tell a table that goes on after the one before, without a heading of its own."""
    if not section.rows:
        return False
    entry = read_entry(Spot(0, 0), section.rows[0].cells, head.columns)
    return len(section.rows[0].cells) == len(head.columns) and bool(
        not entry.wrong and entry.start is not None
    )


def _left_out(number: int, head: Head, section: Section) -> list[Note]:
    """Name the columns that hold something and aren't taken over."""
    found = []
    below = section.rows[head.at + 1 :]
    for column in head.columns:
        used = any(len(r.cells) > column.index and r.cells[column.index] for r in below)
        if column.field is None and used:
            found.append(Note(Spot(number, 0), "column-left-out", {"column": column.name}))
    return found


def _feed(sorter: DaySorter, number: int, section: Section, head: Head) -> None:
    heading = _texts(section.rows[head.at].cells) if head.at >= 0 else []
    for above in section.rows[: max(head.at, 0)]:
        said = _once(above.cells)
        if said and is_day_title(said[0]):
            sorter.title(" ".join(said))
    for row in section.rows[head.at + 1 :]:
        _take(sorter, Spot(number, row.line), row, head.columns, heading)


def _take(
    sorter: DaySorter,
    spot: Spot,
    row: SourceRow,
    columns: tuple[Column, ...],
    heading: list[str],
) -> None:
    texts = _once(row.cells)
    if not texts or _texts(row.cells) == heading:
        return
    if all(is_day_title(text) for text in texts):
        sorter.title(", ".join(texts))
        return
    sorter.add(read_entry(spot, row.cells, columns))


def _texts(cells: Sequence[str]) -> list[str]:
    return [plain(cell) for cell in cells if cell]


def _once(cells: Sequence[str]) -> list[str]:
    """Give the texts of a row, merged cells only once."""
    return list(dict.fromkeys(" ".join(cell.split()) for cell in cells if cell.strip()))
