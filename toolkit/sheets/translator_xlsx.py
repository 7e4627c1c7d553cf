"""The workbook for a translator: one sheet of texts, one with the glossary."""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties

from toolkit.sheets.styles import LINE, MAKER, TEAL
from toolkit.sheets.translator import (
    HEADING_KEY,
    RawCell,
    RawRow,
    find_tag,
    headings,
    instructions,
    read_table,
    refused,
)
from toolkit.words.tags import is_rtl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from toolkit.sheets.translator import Outgoing, OutRow, Returned
    from toolkit.words import Words
    from toolkit.words.glossary import Term

WIDEST = 60
"""Columns looked at."""

MOST_ROWS = 20_000
_SMALL = Font(name="Calibri", size=9, color="595959")
_BOLD = Font(name="Calibri", size=11, bold=True)
_HEAD = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
_TEAL = PatternFill("solid", fgColor=TEAL)
_PART = PatternFill("solid", fgColor=LINE)
_TEXT = "@"
"""The format of cells that stay text whatever is typed into them."""
_BROKEN = (
    BadZipFile,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
)


def translator_workbook(outgoing: Outgoing, words: Words) -> bytes:
    """Write the workbook."""
    book = Workbook()
    book.properties.creator = MAKER
    book.properties.title = outgoing.title
    sheet = book.worksheets[0]
    sheet.title = words.say("Texts")[:31]
    names = [*headings(words, outgoing), words.say("The text before")]
    for line in instructions(words, outgoing):
        _row(sheet, [line])
    head = sheet.max_row + 1
    _row(sheet, names)
    for cell in sheet[head]:
        cell.font, cell.fill = _HEAD, _TEAL
    for letter, width in zip("ABCDE", (8, 26, 60, 60, 40), strict=True):
        sheet.column_dimensions[letter].width = width
    towards = _towards(outgoing.tag.language)
    for row in outgoing.rows:
        key = HEADING_KEY if row.key is None else str(row.key)
        cells = _row(sheet, [key, row.place, row.source, row.filled, row.before])
        cells[0].font = cells[1].font = cells[4].font = _SMALL
        cells[3].alignment = towards
        sheet.row_dimensions[cells[0].row].height = _height(row)
        if row.key is None:
            cells[2].font = _BOLD
            for cell in cells:
                cell.fill = _PART
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    _glossary(book, outgoing.terms, words, outgoing)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _height(row: OutRow) -> float:
    """Estimate a row's height in points: the programs don't do it for a file they didn't write."""
    lines = [1, -(-len(row.place) // 28), -(-len(row.before) // 40)]
    lines += [
        sum(max(1, -(-len(line) // 58)) for line in text.split("\n"))
        for text in (row.source, row.filled)
    ]
    return float(min(15 * max(lines) + 3, 400))


def _glossary(book: Workbook, terms: tuple[Term, ...], words: Words, outgoing: Outgoing) -> None:
    if not terms:
        return
    sheet: Worksheet = book.create_sheet(words.say("Glossary")[:31])
    _, _, source, target = headings(words, outgoing)
    for cell in _row(sheet, [source, target, words.say("Note")]):
        cell.font, cell.fill = _HEAD, _TEAL
    for term in terms:
        _row(sheet, term)[1].alignment = _towards(outgoing.tag.language)
    for letter, width in zip("ABC", (30, 50, 70), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _towards(language: str) -> Alignment:
    if is_rtl(language):
        return Alignment(horizontal="right", vertical="top", wrap_text=True, readingOrder=2)
    return Alignment(horizontal="left", vertical="top", wrap_text=True, readingOrder=1)


_TOP = Alignment(vertical="top", wrap_text=True)
_LINE = Alignment(vertical="top")


def _row(sheet: Worksheet, texts: Sequence[str]) -> list[Cell]:
    """Add a row of texts, which stay texts also where they begin like a formula."""
    number = sheet.max_row + 1 if sheet["A1"].value else 1
    cells = []
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(number, column, text or None)
        if not isinstance(cell, Cell):
            raise TypeError(cell)
        if text:
            # Set after the value: what looks like a formula was taken for one.
            cell.data_type = "s"
            cell.quotePrefix = True
        cell.number_format = _TEXT
        cell.alignment = _TOP if len(texts) > 1 else _LINE
        cells.append(cell)
    return cells


def read_workbook(path: Path, data: bytes) -> Returned:
    """Read a workbook that came back; raises ``InputError`` for one that isn't ours."""
    try:
        with warnings.catch_warnings():
            # What the reader can't keep when it writes again doesn't matter: we only read.
            warnings.filterwarnings("ignore", module="openpyxl")
            book = load_workbook(io.BytesIO(data), keep_links=False)
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            tables = [_table(sheet) for sheet in sheets]
    except _BROKEN:
        raise refused(path, "words-file-damaged") from None
    texts = (cell.text for table in tables for row in table[:20] for cell in row.cells)
    tag = next((found for text in texts if (found := find_tag(text))), None)
    return read_table(path, tag, tables)


def _table(sheet: Worksheet) -> list[RawRow]:
    merged = {
        (row, column)
        for area in sheet.merged_cells.ranges
        if area.max_row <= MOST_ROWS
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, min(area.max_col, WIDEST) + 1)
    }
    rows = sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS), max_col=WIDEST)
    return [
        RawRow(number, [_read(cell, merged) for cell in cells])
        for number, cells in enumerate(rows, start=1)
    ]


def _read(cell: object, merged: set[tuple[int, int]]) -> RawCell:
    value = getattr(cell, "value", None)
    kind = getattr(cell, "data_type", "")
    text = "" if value is None else str(value)
    if (getattr(cell, "row", 0), getattr(cell, "column", 0)) in merged:
        return RawCell(text, "merged")
    if kind == "f":
        return RawCell("", "formula")
    if kind == "e":
        return RawCell("", "error")
    if isinstance(value, datetime | date | time | timedelta):
        return RawCell("", "date")
    return RawCell(text)
