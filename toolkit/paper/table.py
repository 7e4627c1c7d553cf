"""A table on a sheet: a head that can be repeated on every page, rows that stay whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.paper.page import HAIR, LINE, MM, PALE
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.paper.flow import Flow
    from toolkit.paper.page import Page
    from toolkit.paper.typeset import Paragraph

PAD = 1.5 * MM
"""Between a cell's line and its text."""

_TICK = 5.5 * MM
"""The side of a box to tick by hand."""

_TITLE = Style(8.5, bold=True)
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
    """What stands in a cell: text, a box to tick, or nothing yet.

    With ``line``, the text stands above a line to write on; ``blocked`` says that nothing is to
    be written here; ``later`` gives a text of one line when all pages are known.
    """

    text: str = ""
    style: Style = _TITLE
    tick: bool = False
    line: bool = False
    blocked: bool = False
    later: Callable[[], str] | None = None


class Table:
    """A table that is drawn row by row into a flow."""

    def __init__(self, flow: Flow, columns: Sequence[Column]) -> None:
        self._flow = flow
        self._columns = columns

    def head(self) -> None:
        """Draw the titles of the columns, those of groups above."""
        flow = self._flow
        titles = [
            flow.sheet.lay(c.title, _UNDER if c.group else _TITLE, c.width - 2 * PAD)
            for c in self._columns
        ]
        groups = []
        for name, members in groupby(self._columns, key=lambda column: column.group):
            width = sum(column.width for column in members)
            groups.append((width, flow.sheet.lay(name, _GROUP, width - 2 * PAD)))
        upper = max(text.height for _, text in groups) + PAD if groups[-1][1].text else 0.0
        lower = max(title.height for title in titles) + 2 * PAD
        whole = sum(width for width, _ in groups)
        flow.page.box(flow.left, flow.y, whole, upper + lower, LINE, PALE)
        self._over(groups, upper, lower)
        self._under(titles, upper, lower)
        flow.y += upper + lower

    def _over(self, groups: Sequence[tuple[float, Paragraph]], upper: float, lower: float) -> None:
        flow = self._flow
        x = flow.left
        for width, text in groups:
            flow.page.bar(x, flow.y, upper + lower)
            if text.text:
                flow.page.text(text, x + PAD, flow.y + PAD / 2)
                flow.page.rule(x, flow.y + upper, width)
            x += width

    def _under(self, titles: Sequence[Paragraph], upper: float, lower: float) -> None:
        flow = self._flow
        x = flow.left
        for column, title in zip(self._columns, titles, strict=True):
            top = flow.y + (upper if column.group else 0)
            bottom = flow.y + upper + lower
            flow.page.bar(x, top, bottom - top)
            flow.page.text(title, x + PAD, bottom - PAD - title.height)
            x += column.width

    def row(self, cells: Sequence[Cell], least: float) -> None:
        """Draw a row at least so high, on the next page if there is no room for it here.

        A row that is higher than a page goes on over the next ones.
        """
        flow = self._flow
        texts: list[Paragraph | None] = [
            flow.sheet.lay(cell.text, cell.style, column.width - 2 * PAD) if cell.text else None
            for cell, column in zip(cells, self._columns, strict=True)
        ]
        flow.need(_height(texts, least))
        while True:
            height = min(_height(texts, least), max(flow.room, least))
            parts = [text.split(height - 2 * PAD) if text else (None, None) for text in texts]
            self._draw([first for first, _ in parts], cells, height)
            texts = [rest for _, rest in parts]
            if not any(texts):
                return
            flow.turn()

    def _draw(
        self, texts: Sequence[Paragraph | None], cells: Sequence[Cell], height: float
    ) -> None:
        flow = self._flow
        x = flow.left
        for text, cell, column in zip(texts, cells, self._columns, strict=True):
            flow.page.box(x, flow.y, column.width, height, HAIR, PALE if cell.blocked else None)
            if cell.tick:
                inset = (column.width - _TICK) / 2
                flow.page.box(x + inset, flow.y + (height - _TICK) / 2, _TICK, _TICK)
            if cell.line:
                flow.page.rule(x + PAD, flow.y + height - PAD, column.width - 2 * PAD)
            if text is not None:
                inset = PAD / 2 if cell.line else (height - text.height) / 2
                flow.page.text(text, x + PAD, flow.y + inset)
            if cell.later is not None:
                place = flow.page, x, flow.y + height / 2, column.width
                flow.sheet.finally_(partial(self._say_later, cell.later, cell.style, place))
            x += column.width
        flow.y += height

    def _say_later(
        self, text: Callable[[], str], style: Style, place: tuple[Page, float, float, float]
    ) -> None:
        """Write a text that is known by now; its place is a page, x, the middle, a width."""
        page, x, middle, width = place
        laid = self._flow.sheet.lay(text(), style, width)
        page.text(laid, x, middle - laid.height / 2)


def _height(texts: Sequence[Paragraph | None], least: float) -> float:
    return max([least, *(text.height + 2 * PAD for text in texts if text)])
