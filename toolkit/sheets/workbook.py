"""A workbook of tables: the one look of all our sheets, and how values are put in cells.

Importing this module imports openpyxl, which takes longer than opening a window should.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.datetime import WINDOWS_EPOCH
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo

from toolkit.model.instants import to_datetime
from toolkit.sheets.styles import (
    FIGURE_HEADING,
    FIGURES,
    HEADING,
    LINE,
    MAKER,
    WRAPPED,
    named_styles,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

    from toolkit.model.instants import Instant
    from toolkit.words import Words

Value = str | int | float | datetime | None
"""What a cell holds: text stays text, a datetime is a wall time without zone."""


class Styled(NamedTuple):
    """A value that is shown otherwise than the rest of its column."""

    value: Value
    style: str


_DAY_MINUTES = 24 * 60
_ONE_DAY = timedelta(days=1)
_LONGEST_TEXT = 32_767
_LONGEST_HEADING = 240
_LONGEST_SHEET_NAME = 31
_LINE_POINTS = 15.0
_MOST_LINES = 8
_HIGHEST = 405.0
"""Points of a row; higher ones aren't allowed in the format."""
# A cell that begins so is taken for a formula, or an error, by one spreadsheet program or another.
_FORMULA_STARTS = ("=", "+", "-", "@", "#")
# One of these anywhere, and no program opens the file; openpyxl itself refuses only some of them.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\'\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in characters, the style of its cells.

    ``meaning`` says in a sentence what stands in it, for who opens the book a year later.
    """

    name: str
    width: float = 11
    style: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column of a sheet means."""

    sheet: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table stands: rows from 1, of its heading and of its first and last line."""

    heading: int
    first: int
    last: int


def hours(minutes: int) -> float:
    """Give minutes as a spreadsheet has lengths of time: in days."""
    return minutes / _DAY_MINUTES


def on_the_wall(instant: Instant, zone: tzinfo) -> datetime:
    """Give what the clock on the wall shows, as a spreadsheet has it: without a zone."""
    return to_datetime(instant, zone).replace(tzinfo=None, microsecond=0)


class Book:
    """A workbook under construction."""

    def __init__(self, words: Words, title: str, made: datetime) -> None:
        self.words = words
        self._book = Workbook()
        del self._book["Sheet"]
        self._book.properties.creator = MAKER
        self._book.properties.title = _NOT_IN_XML.sub("", title)
        self._book.properties.created = made
        self.meanings: list[Meaning] = []
        """What the columns of all tables so far mean."""
        self.styles: dict[str, StyleArray] = {}
        for style in named_styles(rtl=words.rtl):
            self._book.add_named_style(style)
            self.styles[style.name.removeprefix(f"{MAKER} ")] = style.as_tuple()

    def sheet(self, name: str, freeze: str = "A2", across: int = 1) -> Sheet:
        """Add a sheet; ``freeze`` is the first cell that scrolls, ``across`` the pages it fills."""
        made: Worksheet = self._book.create_sheet(self._sheet_name(name))
        made.sheet_view.rightToLeft = self.words.rtl
        made.sheet_view.showGridLines = False
        made.freeze_panes = freeze
        made.page_setup.orientation = "landscape"
        made.page_setup.paperSize = made.PAPERSIZE_A4
        made.page_setup.fitToWidth = across
        made.page_setup.fitToHeight = 0
        made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        made.print_title_rows = f"1:{int(freeze[1:]) - 1}"
        made.page_margins = PageMargins(0.4, 0.4, 0.5, 0.7, 0.3, 0.35)
        made.oddFooter = HeaderFooterItem(
            left=_HeaderFooterPart("&A"), right=_HeaderFooterPart("&P / &N")
        )
        return Sheet(self, made)

    def _sheet_name(self, name: str) -> str:
        """Bring a name to what a sheet may be called; openpyxl numbers those that are the same."""
        clean = _NOT_IN_SHEET_NAMES.sub("", _NOT_IN_XML.sub("", name))
        return clean[:_LONGEST_SHEET_NAME].strip() or "-"

    def save(self) -> bytes:
        """Give the file."""
        file = BytesIO()
        self._book.save(file)
        return file.getvalue()


class Sheet:
    """One sheet, written from the top down."""

    def __init__(self, book: Book, worksheet: Worksheet) -> None:
        self.worksheet = worksheet
        self._book = book
        self.below = 1
        """The first row that is still empty."""
        self._widths: dict[int, float] = {}

    def line(self, text: str = "", style: str = "") -> None:
        """Write a row with one text, or an empty one."""
        self._append([text] if text else [], [self._book.styles.get(style)] if text else [])

    def leave(self, rows: int) -> None:
        """Leave rows empty; none for a number that isn't positive."""
        for _ in range(rows):
            self.line()

    def table(
        self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value | Styled]]
    ) -> Placed:
        """Write a table with a filter on every heading.

        ``name`` is what formulas call it: letters only, one table each in a book. One without
        lines gets an empty one, since a table must have one.
        """
        heading = self.below
        names = _different(columns)
        self._append(
            names,
            [
                self._book.styles[FIGURE_HEADING if column.style in FIGURES else HEADING]
                for column in columns
            ],
        )
        self._measure(columns, heading, names)
        for column in columns:
            self.explain(column.name, column.meaning)
        styles = [self._book.styles.get(column.style) for column in columns]
        wrapped = [place for place, column in enumerate(columns) if column.style == WRAPPED]
        for row in rows:
            self._append(row, styles)
            if wrapped:
                self._make_room(max(_lines_of(str(row[n]), columns[n].width) for n in wrapped))
        if self.below == heading + 1:
            self.line()
        last = self.below - 1
        end = f"{get_column_letter(len(columns))}{last}"
        table = Table(displayName=name, ref=f"A{heading}:{end}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self.worksheet.add_table(table)
        # Programs that don't know table styles draw no lines; one rule for all cells costs nothing.
        line = DifferentialStyle(border=Border(bottom=Side("thin", color=LINE)))
        lines = Rule(type="expression", formula=["TRUE"], dxf=line)
        self.worksheet.conditional_formatting.add(f"A{heading + 1}:{end}", lines)
        return Placed(heading, heading + 1, last)

    def explain(self, name: str, meaning: str) -> None:
        """Note what a column means, once; nothing where there is nothing to say."""
        note = Meaning(self.worksheet.title, name, meaning)
        if meaning and note not in self._book.meanings:
            self._book.meanings.append(note)

    def area(self, column: int, placed: Placed) -> str:
        """Name the cells of a column (from 1) of a table, for use in another sheet."""
        letter = get_column_letter(column)
        sheet = quote_sheetname(self.worksheet.title)
        return f"{sheet}!${letter}${placed.first}:${letter}${placed.last}"

    def _measure(self, columns: Sequence[Column], heading: int, names: Sequence[str]) -> None:
        lines = 1
        for number, (column, name) in enumerate(zip(columns, names, strict=True), start=1):
            width = max(column.width, self._widths.get(number, 0))
            self._widths[number] = width
            self.worksheet.column_dimensions[get_column_letter(number)].width = width
            # Bold letters and the filter's button take some room.
            lines = max(lines, _lines_of(name, max(3.0, width - 1.5)))
        self.worksheet.row_dimensions[heading].height = _LINE_POINTS * min(lines, _MOST_LINES) + 6

    def _make_room(self, lines: int) -> None:
        """Make the last row as high as its text needs; not every program does so by itself."""
        if lines > 1:
            self.worksheet.row_dimensions[self.below - 1].height = min(
                _HIGHEST, _LINE_POINTS * lines
            )

    def _append(
        self, values: Sequence[Value | Styled], styles: Sequence[StyleArray | None]
    ) -> None:
        self.worksheet.append(
            [self._cell(value, style) for value, style in zip(values, styles, strict=True)]
        )
        self.below += 1

    def _cell(self, value: Value | Styled, style: StyleArray | None) -> Value | Cell:
        if isinstance(value, Styled):
            style = self._book.styles.get(value.style)
            value = value.value
        if isinstance(value, str):
            return self._text(value, style)
        if value is None or style is None:
            return value
        if isinstance(value, datetime):
            # The number that it is in the file; openpyxl would ponder each one's format anew.
            value = (value - WINDOWS_EPOCH) / _ONE_DAY
        return Cell(self.worksheet, 1, 1, value, style)

    def _text(self, text: str, style: StyleArray | None) -> str | Cell:
        """Put a text in a cell as it is, whatever it begins with."""
        text = _NOT_IN_XML.sub("", text)[:_LONGEST_TEXT]
        risky = text.startswith(_FORMULA_STARTS)
        if style is None and not risky:
            return text
        cell = Cell(self.worksheet, 1, 1, text, style)
        if risky:
            cell.data_type = "s"
            cell.quotePrefix = True
        return cell


def _different(columns: Sequence[Column]) -> list[str]:
    """Give the headings, those that are the same numbered: a table wants them all different."""
    names: list[str] = []
    taken: set[str] = set()
    for column in columns:
        stem = _NOT_IN_XML.sub("", " ".join(column.name.split()))[:_LONGEST_HEADING]
        name, number = stem or "-", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} {number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def _lines_of(text: str, width: float) -> int:
    """Reckon how many lines a text takes in a cell of so many characters."""
    lines, used = 1, 0.0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, 0.0
        used += len(word) + (1 if used else 0)
        while used > width:
            lines, used = lines + 1, used - width
    return lines
