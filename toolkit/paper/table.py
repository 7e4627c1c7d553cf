"""A table on a sheet: a head that is repeated on every page, rows that stay whole."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.paper.page import HAIR, LINE, MM, PALE
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.paper.sheet import Sheet
    from toolkit.paper.typeset import Paragraph

PAD = 1.5 * MM
"""Between a cell's line and its text."""

_HEAD = Style(8.5, bold=True)
_GROUP = Style(9, bold=True, align="center")
_UNDER = Style(8.5, align="center")


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its width in points; those side by side with one ``group`` share its title."""

    width: float
    title: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: text, a box to tick, a line to write on, or nothing."""

    text: str = ""
    style: Style = _HEAD
    tick: bool = False
    line: bool = False


class Table:
    """A table that is drawn row by row."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column]) -> None:
        self._sheet = sheet
        self._columns = columns

    def head(self) -> None:
        """Draw the titles of the columns."""
        sheet = self._sheet
        grouped = any(column.group for column in self._columns)
        titles = [
            sheet.lay(c.title, _UNDER if c.group else _HEAD, c.width - 2 * PAD)
            for c in self._columns
        ]
        over = []
        for group, members in groupby(self._columns, key=lambda column: column.group):
            width = sum(column.width for column in members)
            over.append((width, sheet.lay(group, _GROUP, width - 2 * PAD)))
        upper = max(text.height for _, text in over) + PAD if grouped else 0.0
        lower = max(title.height for title in titles) + 2 * PAD
        top = sheet.y
        width = sum(column.width for column in self._columns)
        sheet.page.box(sheet.left, top, width, upper + lower, LINE, PALE)
        x = sheet.left
        for span, text in over if grouped else ():
            if text.text:
                sheet.page.text(text, x + PAD, top + PAD / 2)
                sheet.page.rule(x, top + upper, span)
            x += span
        x = sheet.left
        for column, title in zip(self._columns, titles, strict=True):
            y = top + upper if column.group else top + upper + lower - title.height - 2 * PAD
            sheet.page.text(title, x + PAD, y + PAD)
            inner = column.group and x > sheet.left
            sheet.page.bar(x, top + upper if inner else top, lower if inner else upper + lower)
            x += column.width
        sheet.y = top + upper + lower

    def row(self, cells: Sequence[Cell], least: float) -> None:
        """Draw a row at least so high, on a further page if there is no room for it."""
        sheet = self._sheet
        texts: list[Paragraph | None] = [
            sheet.lay(cell.text, cell.style, column.width - 2 * PAD) if cell.text else None
            for cell, column in zip(cells, self._columns, strict=True)
        ]
        tallest = max((text.height for text in texts if text), default=0.0)
        sheet.need(min(max(least, tallest + 2 * PAD), sheet.tallest))
        while True:
            height = min(max(least, tallest + 2 * PAD), sheet.room)
            parts = [text.split(height - 2 * PAD) if text else (None, None) for text in texts]
            self._draw([first for first, _ in parts], cells, height)
            texts = [rest for _, rest in parts]
            tallest = max((text.height for text in texts if text), default=0.0)
            if not tallest:
                return
            sheet.open_page()

    def _draw(self, texts: list[Paragraph | None], cells: Sequence[Cell], height: float) -> None:
        sheet = self._sheet
        page, top, x = sheet.page, sheet.y, sheet.left
        for text, cell, column in zip(texts, cells, self._columns, strict=True):
            page.box(x, top, column.width, height, HAIR)
            if text is not None:
                page.text(text, x + PAD, top + (height - text.height) / 2)
            if cell.tick:
                side = 5.5 * MM
                page.box(x + (column.width - side) / 2, top + (height - side) / 2, side, side)
            if cell.line:
                page.rule(x + PAD, top + height - PAD - 2, column.width - 2 * PAD)
            x += column.width
        sheet.y += height
