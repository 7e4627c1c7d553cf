"""The tables of a Word file as rows of texts, each with what stands above it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

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


class WordFile(NamedTuple):
    """The tables of a Word file, and the title that stands at its beginning; empty without."""

    sections: list[Section]
    title: str


def read_tables(data: bytes, most: int) -> WordFile:
    """Read the tables in their order, at most ``most`` rows in all.

    The title of a table is the heading above it, or a line that names a day. Raises
    :class:`UnreadableError` for a file that is damaged, locked or too large, or has no table.
    """
    try:
        check_archive(data)
        document = Document(io.BytesIO(data))
        sections = list(_sections(document, most))
        title = _title(document)
    except _BROKEN:
        raise UnreadableError("file-damaged") from None
    if not sections:
        raise UnreadableError("no-table")
    return WordFile(sections, title)


def _sections(document: DocxDocument, most: int) -> Iterator[Section]:
    title, number, left = "", 0, most
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            text = tidy(part.text)
            if text and (_is_styled(part, "heading") or is_day_title(text)):
                title = text
        elif number < MOST_TABLES and left > 0:
            number += 1
            rows = tuple(_rows(part, left))
            left -= len(rows)
            if rows:
                yield Section(str(number), rows, title)
            title = ""


def _title(document: DocxDocument) -> str:
    """Give the document's own title, else the first heading above its first table.

    A heading right above one of several tables is that table's.
    """
    headings: list[str] = []
    for part in document.iter_inner_content():
        if not isinstance(part, Paragraph):
            break
        text = tidy(part.text)
        if text and _is_styled(part, "title"):
            return text
        if text and _is_styled(part, "heading"):
            headings.append(text)
    own = headings if len(document.tables) == 1 else headings[:-1]
    return next((text for text in own if not is_day_title(text)), "")


def _is_styled(paragraph: Paragraph, kind: str) -> bool:
    style = paragraph.style
    return style is not None and (style.name or "").lower().startswith(kind)


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
