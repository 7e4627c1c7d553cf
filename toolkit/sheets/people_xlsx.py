"""The sheets of an xlsx as rows of cells: nothing evaluated, nothing unbounded."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from toolkit.sheets.people_grid import Cell, Grid, Row, UnreadableError, filled, tidy, tidy_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.cell.cell import Cell as BookCell
    from openpyxl.cell.cell import MergedCell
    from openpyxl.workbook.workbook import Workbook

LARGEST_SHEET = 100_000_000
"""Bytes of all parts unpacked; sheets are read as a stream and only as far as is asked for."""

LARGEST_PART = 20_000_000
"""Bytes of a part that isn't a sheet: these are read whole."""

MOST_PARTS = 2_000
WIDEST = 256
"""Columns looked at."""

LAST_ROW = 1_048_576
"""The last row a workbook can have; a file may claim others."""

_OPENDOCUMENT = b"application/vnd.oasis.opendocument"
# What the reader lets through when an archive or its parts aren't what they claim to be.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,  # of the file's XML, by whichever parser reads it
    EOFError,
    OSError,
    NotImplementedError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    OverflowError,
)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b")


def read_workbook(data: bytes, most: int) -> Grid:
    """Read at most ``most`` rows that aren't blank of the first visible sheet.

    Raises :class:`UnreadableError` for what isn't a workbook, is damaged, locked or too large.
    """
    try:
        sheets = [name for name in _checked(data) if "worksheets/" in name]
        with warnings.catch_warnings():
            # What the reader can't keep when it writes again doesn't matter: we only read.
            warnings.filterwarnings("ignore", module="openpyxl")
            rows = _rows(data, most)
            # Merged cells stand at the end of a sheet; most files have none, and few bytes tell.
            merged = _merged(data) if len(rows) < most and _mentions_merging(data, sheets) else []
    except BROKEN:
        raise UnreadableError("file-damaged") from None
    return Grid(rows, merged)


def read_sheets(data: bytes, most: int, name: str = "") -> list[tuple[str, Grid]]:
    """Read at most ``most`` rows of each visible sheet with its name, or of the one called so.

    Lines stay lines in a cell; of formulas the values count that were last reckoned. Raises
    :class:`UnreadableError` as :func:`read_workbook` does, and ``sheet-missing``.
    """
    try:
        _checked(data)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="openpyxl")
            found = _sheets(data, most, name, reckoned=False)
            if any(
                cell.odd == "formula" for _, rows in found for row in rows for cell in row.cells
            ):
                found = _with_values(found, _sheets(data, most, name, reckoned=True))
    except BROKEN:
        raise UnreadableError("file-damaged") from None
    return [(title, Grid(rows)) for title, rows in found]


_Sheets = list[tuple[str, list[Row]]]


def _sheets(data: bytes, most: int, name: str, *, reckoned: bool) -> _Sheets:
    book = _open(data, read_only=True, reckoned=reckoned)
    try:
        visible = [
            (index, sheet.title)
            for index, sheet in enumerate(book.worksheets)
            if sheet.sheet_state == "visible"
        ]
        wanted = [(index, title) for index, title in visible if not name or title == name]
        if not wanted:
            known = ", ".join(title for _, title in visible)
            raise UnreadableError("sheet-missing", name=name, sheets=known)
        return [(title, _rows_of(book, index, most, tidy_lines)) for index, title in wanted]
    finally:
        book.close()


def _with_values(found: _Sheets, reckoned: _Sheets) -> _Sheets:
    """Put in place of formulas what they came to; one that was never reckoned stays one."""
    for (_, rows), (_, others) in zip(found, reckoned, strict=True):
        values = {row.line: row.cells for row in others}
        for row in rows:
            known = values.get(row.line, [])
            for at, cell in enumerate(row.cells):
                if cell.odd == "formula" and at < len(known) and not known[at].blank:
                    row.cells[at] = known[at]
    return found


def check_archive(data: bytes) -> list[str]:
    """Look at an archive's own list before anything is unpacked; give the names of its parts.

    Raises :class:`UnreadableError` for one that is damaged, locked, far too large or no document.
    """
    try:
        return _checked(data)
    except BROKEN:
        raise UnreadableError("file-damaged") from None


def _checked(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if any(part.flag_bits & 1 for part in parts):
            raise UnreadableError("file-locked")
        if "mimetype" in names and archive.open("mimetype").read(64).startswith(_OPENDOCUMENT):
            raise UnreadableError("file-opendocument")
        if "[Content_Types].xml" not in names:
            raise UnreadableError("file-not-a-table")
    sheets = [part for part in parts if "worksheets/" in part.filename]
    others = [part.file_size for part in parts if part not in sheets]
    whole = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or whole > LARGEST_SHEET or max(others, default=0) > LARGEST_PART:
        raise UnreadableError("file-unpacks-too-large")
    return [part.filename for part in parts]


def _open(data: bytes, *, read_only: bool, reckoned: bool = False) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415  # late: 150 ms, few who start import a book

    return load_workbook(
        io.BytesIO(data), read_only=read_only, keep_links=False, data_only=reckoned
    )


def _first(book: Workbook) -> int:
    """Find the first visible sheet that has cells."""
    for index, sheet in enumerate(book.worksheets):
        if sheet.sheet_state == "visible":
            return index
    raise UnreadableError("file-empty")


def _rows(data: bytes, most: int) -> list[Row]:
    book = _open(data, read_only=True)
    try:
        return _rows_of(book, _first(book), most, tidy)
    finally:
        book.close()


def _rows_of(book: Workbook, index: int, most: int, clean: Callable[[str], str]) -> list[Row]:
    rows: list[Row] = []
    sheet = book.worksheets[index]
    # Some programs write a wrong size into a sheet; without one, all its cells are read.
    sheet.reset_dimensions()
    for line, values in enumerate(sheet.iter_rows(max_row=LAST_ROW), start=1):
        cells = [_cell(value, clean) for value in values[:WIDEST]]
        if filled(cells):
            rows.append(Row(line, cells))
        if len(rows) >= most:
            break
    return rows


_BLANK = Cell()


def _cell(cell: BookCell | MergedCell, clean: Callable[[str], str]) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        return Cell(odd="formula")
    if value is None:
        return _BLANK
    if cell.data_type == "e":
        return Cell(odd="error")
    if isinstance(value, datetime | date | time | timedelta):
        return Cell(odd="date", moment=value)
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return Cell(clean(str(value)))


def _mentions_merging(data: bytes, sheets: list[str]) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sheets:
            with archive.open(name) as part:
                tail = b""
                while chunk := part.read(1 << 16):
                    if _MERGED.search(tail + chunk):
                        return True
                    tail = chunk[-64:]
    return False


def _merged(data: bytes) -> list[tuple[int, str]]:
    """Read the book whole, which is the reader's only way to tell where cells are merged."""
    book = _open(data, read_only=False)
    sheet = book.worksheets[_first(book)]
    return sorted((area.min_row, area.coord) for area in sheet.merged_cells.ranges)
