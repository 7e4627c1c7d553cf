"""The tables of a Word file as rows of texts, each with what stands above it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document
from docx.exceptions import PythonDocxError
from docx.text.paragraph import Paragraph

from toolkit.model.agendacolumns import Section, SourceRow
from toolkit.model.agendatimes import is_day_title
from toolkit.sheets.people_grid import UnreadableError, tidy, tidy_lines
from toolkit.sheets.people_xlsx import BROKEN, check_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as DocxDocument
    from docx.table import Table

MAIN_PART = "word/document.xml"
MOST_TABLES = 500
_BROKEN = (*BROKEN, PythonDocxError, RecursionError)


def read_tables(data: bytes, most: int) -> list[Section]:
    """Read the tables in their order, at most ``most`` rows in all.

    The title of a table is the heading above it, or a line that names a day. Raises
    :class:`UnreadableError` for a file that is damaged, locked or too large, or has no table.
    """
    try:
        check_archive(data)
        sections = list(_sections(Document(io.BytesIO(data)), most))
    except _BROKEN:
        raise UnreadableError("file-damaged") from None
    if not sections:
        raise UnreadableError("no-table")
    return sections


def _sections(document: DocxDocument, most: int) -> Iterator[Section]:
    title, number, left = "", 0, most
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            text = tidy(part.text)
            if text and (_is_heading(part) or is_day_title(text)):
                title = text
        elif number < MOST_TABLES and left > 0:
            number += 1
            rows = tuple(_rows(part, left))
            left -= len(rows)
            if rows:
                yield Section(str(number), rows, title)
            title = ""


def _is_heading(paragraph: Paragraph) -> bool:
    style = paragraph.style
    name = (style.name or "").lower() if style is not None else ""
    return name.startswith(("heading", "title"))


def _rows(table: Table, most: int) -> Iterator[SourceRow]:
    """Give the rows that hold something; what stands in merged cells, only at its first place."""
    seen: set[object] = set()
    for line, row in enumerate(table.rows, start=1):
        if line > most:
            return
        cells = [""] * row.grid_cols_before
        for cell in row.cells:
            # The row above holds a cell that runs down; a day's title runs across.
            first = cell._tc not in seen  # noqa: SLF001 — what tells merged cells from equal ones
            seen.add(cell._tc)  # noqa: SLF001
            cells.append(tidy_lines(cell.text) if first else "")
        if any(cells):
            yield SourceRow(line, tuple(cells))
