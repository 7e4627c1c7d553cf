"""A place on a sheet that is written on downwards, from page to page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.paper.page import Page
    from toolkit.paper.sheet import Sheet
    from toolkit.paper.typeset import Paragraph, Style


class Flow:
    """A column on a sheet's pages: from ``x`` (after the margin), ``width`` wide, full to ``y``.

    ``at`` is the number of its page, from 0. Columns side by side share pages: the first that
    needs another opens it, the others follow. ``repeat`` is called at the top of each further
    page, for what must stand there again.
    """

    def __init__(self, sheet: Sheet, x: float, width: float, at: int) -> None:
        self.sheet = sheet
        self.left = sheet.left + x
        self.width = width
        self.at = at
        self.y = sheet.tops[at]
        self.repeat: Callable[[], None] | None = None

    @property
    def page(self) -> Page:
        """The page that it has come to."""
        return self.sheet.pages[self.at]

    @property
    def room(self) -> float:
        """How much height is left on this page."""
        return self.sheet.bottom - self.y

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y <= self.sheet.tops[self.at]

    def turn(self) -> None:
        """Go on to the next page."""
        self.at += 1
        if self.at == len(self.sheet.pages):
            self.sheet.open_page()
        self.y = self.sheet.tops[self.at]
        if self.repeat is not None:
            self.repeat()

    def need(self, height: float) -> None:
        """Go on to the next page if this one has no such height left."""
        if height > self.room and not self.fresh:
            self.turn()

    def lay(self, text: str, style: Style, less: float = 0.0) -> Paragraph:
        """Lay a text out for the width of the column, or something less."""
        return self.sheet.lay(text, style, self.width - less)

    def write(self, paragraph: Paragraph, x: float = 0.0, after: float = 0.0) -> None:
        """Put a paragraph below what is there, over as many pages as it takes."""
        rest: Paragraph | None = paragraph
        while rest is not None:
            part, rest = rest.split(max(self.room, 0))
            if part is None and self.fresh:
                # A line that is higher than a page is drawn all the same, rather than for ever.
                part, rest = rest, None
            if part is not None:
                self.page.text(part, self.left + x, self.y)
                self.y += part.height
            if rest is not None:
                self.turn()
        self.y += after

    def beside(self, x: float, width: float) -> Flow:
        """Give a narrower column that begins here."""
        column = Flow(self.sheet, self.left - self.sheet.left + x, width, self.at)
        column.y = self.y
        return column

    def below(self, *columns: Flow) -> None:
        """Go on below the lowest of these columns."""
        self.at, self.y = max((column.at, column.y) for column in columns)
