"""Reading an agenda file, xlsx, csv or docx, as tables of texts, whatever its name says it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from toolkit.model.agendacolumns import Section, SourceRow, find_head
from toolkit.model.agendaentry import ERROR, NO_VALUE
from toolkit.model.agendarows import MOST_ROWS
from toolkit.sheets.agenda_docx import MAIN_PART, read_tables
from toolkit.sheets.agenda_title import core_title
from toolkit.sheets.people_grid import (
    Cell,
    Grid,
    UnreadableError,
    decode,
    is_workbook,
    read_bytes,
    read_delimited,
    tidy_lines,
)
from toolkit.sheets.people_xlsx import check_archive, read_sheets

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.model.agendawords import Field

_OLD_WORD = "WordDocument".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENOUGH = MOST_ROWS + 1
_GUESSED = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1256")
"""Alphabets that old programs write; the first in which a heading can be read is taken."""

_ODD = {"formula": NO_VALUE, "error": ERROR}
_NOUGHT = datetime(1899, 12, 31)  # noqa: DTZ001 — spreadsheets know no zones
_LAST_WITHOUT_DATE = 1901


@dataclass(frozen=True, slots=True)
class AgendaFile:
    """The tables of a file; ``kind`` is ``xlsx``, ``docx`` or ``csv``.

    ``encoding`` is named where it had to be guessed. ``title`` is what the file calls itself,
    empty if it doesn't.
    """

    name: str
    kind: str
    sections: list[Section] = field(default_factory=list)
    encoding: str = ""
    title: str = ""


def read_agenda_file(
    path: Path, sheet: str = "", chosen: Mapping[str, Field | None] | None = None
) -> AgendaFile:
    """Read a file's tables; ``sheet`` takes only that one of a workbook.

    Raises :class:`UnreadableError` with the line where one can be told.
    """
    data = read_bytes(path)
    if data.startswith(b"\xd0\xcf\x11\xe0") and _OLD_WORD in data and _ENCRYPTED not in data:
        raise UnreadableError("file-old-word")
    if not is_workbook(data):
        sections, encoding = _delimited(data, chosen or {})
        return _limited(AgendaFile(path.name, "csv", sections, encoding))
    if MAIN_PART in check_archive(data):
        read = read_tables(data, _ENOUGH)
        title = read.title or core_title(data)
        return _limited(AgendaFile(path.name, "docx", read.sections, title=title))
    sheets = read_sheets(data, _ENOUGH, sheet)
    sections = [Section(name, _texts(grid)) for name, grid in sheets if grid.rows]
    return _limited(AgendaFile(path.name, "xlsx", sections, title=core_title(data)))


def _limited(file: AgendaFile) -> AgendaFile:
    rows = sum(len(section.rows) for section in file.sections)
    if not rows:
        raise UnreadableError("file-empty")
    if rows > MOST_ROWS:
        raise UnreadableError("too-many-rows", most=MOST_ROWS)
    return file


def _delimited(data: bytes, chosen: Mapping[str, Field | None]) -> tuple[list[Section], str]:
    try:
        return [_section(decode(data))], ""
    except UnreadableError as error:
        if error.code != "file-encoding":
            raise
    for encoding in _GUESSED:
        try:
            section = _section(data.decode(encoding))
        except UnicodeDecodeError:
            continue
        if find_head(section.rows, chosen) is not None:
            return [section], encoding
    raise UnreadableError("file-encoding")


def _section(text: str) -> Section:
    return Section("", _texts(read_delimited(text, _ENOUGH, tidy_lines)))


def _texts(grid: Grid) -> tuple[SourceRow, ...]:
    return tuple(SourceRow(row.line, tuple(map(_text, row.cells))) for row in grid.rows)


def _text(cell: Cell) -> str:
    """Write what a cell holds; a formula nobody reckoned, and an error, by their marks."""
    if cell.moment is not None:
        return _moment(cell.moment)
    if cell.odd:
        return _ODD.get(cell.odd, cell.text)
    if cell.text.startswith(("0.", "1e", "2e", "3e", "4e", "5e", "6e", "7e", "8e", "9e")):
        return _fraction(cell.text)
    return cell.text


def _fraction(text: str) -> str:
    """Write a part of a day so that it can't be taken for hours and minutes."""
    try:
        number = float(text)
    except ValueError:
        return text
    return f"{number:.6f}" if 0 < number < 1 and len(text) < 6 else text[:8]


def _moment(value: datetime | date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        return _hours(value)
    if isinstance(value, time):
        # Times that were reckoned lie some milliseconds beside the minute.
        whole = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
        return _hours(whole + timedelta(microseconds=value.microsecond))
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.year < _LAST_WITHOUT_DATE:
        return _hours(value - _NOUGHT if value >= _NOUGHT else value - _NOUGHT + timedelta(1))
    rounded = value + timedelta(seconds=30)
    if (rounded.hour, rounded.minute) == (0, 0):
        return rounded.date().isoformat()
    return rounded.strftime("%Y-%m-%d %H:%M")


def _hours(value: timedelta) -> str:
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
