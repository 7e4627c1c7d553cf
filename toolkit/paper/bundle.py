"""Several printables in one document, with a first page that says what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.paper.page import LINE, MM, PALE
from toolkit.paper.sheet import BODY, NOTE, STRONG
from toolkit.paper.table import PAD
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.paper.flow import Flow
    from toolkit.paper.sheet import Sheet

_TITLE = Style(18, bold=True)
_NUMBER = Style(10, align="end")
_TOTAL = Style(12, bold=True)
_MOST = 8 * MM
_LEAST = 4.6 * MM


class Part(msgspec.Struct, frozen=True):
    """A part of the document: its group and title, its first page (from 1), how many sheets."""

    group: str
    title: str
    first: int
    sheets: int


class Bundle:
    """A document of parts on one sheet of ``toolkit.paper.sheet``, its contents page first.

    Sheets are counted for printing on one side, so that they are the pages.
    """

    def __init__(self, sheet: Sheet, title: str, how: str) -> None:
        self.sheet = sheet
        self.parts: list[Part] = []
        sheet.name = sheet.words.say("Contents")
        self._flow = sheet.begin()
        self._flow.write(self._flow.lay(title, _TITLE))
        self._flow.write(self._flow.lay(how, BODY), after=3 * MM)

    def add(self, group: str, title: str, draw: Callable[[], None]) -> None:
        """Draw a part; one that draws no page isn't listed."""
        first = len(self.sheet.pages)
        draw()
        drawn = len(self.sheet.pages) - first
        if drawn:
            self.parts.append(Part(group, title, first + 1, drawn))

    def save(self) -> bytes:
        """Write the contents and give the document; raise ``UserError('missing-glyphs')``."""
        self._contents()
        return self.sheet.save()

    def _contents(self) -> None:
        flow, words = self._flow, self.sheet.words
        total = len(self.sheet.pages)
        count = words.say_n(
            "{n} sheet in all, this one among them, printed on one side.",
            "{n} sheets in all, this one among them, printed on one side.",
            total,
        )
        last = flow.lay(count, _TOTAL)
        free = flow.room - last.height - 6 * MM
        height = max(_LEAST, min(_MOST, free / (len(self.parts) + 1)))
        flow.page.box(flow.left, flow.y, flow.width, height, 0, PALE)
        self._line(flow, height, ["", words.say("What"), words.say("Page"), words.say("Sheets")])
        group = ""
        for part in self.parts:
            if part.group != group:
                flow.page.rule(flow.left, flow.y, flow.width, LINE)
            shown = part.group if part.group != group else ""
            numbers = [words.number(part.first), words.number(part.sheets)]
            self._line(flow, height, [shown, part.title, *numbers])
            group = part.group
        flow.page.rule(flow.left, flow.y, flow.width, LINE)
        flow.y += 3 * MM
        flow.write(last)

    def _line(self, flow: Flow, height: float, texts: list[str]) -> None:
        sheet = flow.sheet
        number = 18 * MM
        group = flow.width * 0.3
        widths = [group, flow.width - group - 2 * number, number, number]
        styles = [STRONG, BODY, _NUMBER, _NUMBER]
        x = flow.left
        laid = [
            sheet.lay(text, style if height > 5.5 * MM else NOTE, width - 2 * PAD)
            for text, style, width in zip(texts, styles, widths, strict=True)
        ]
        height = max(height, *(text.height for text in laid))
        for text, width in zip(laid, widths, strict=True):
            if text.text:
                flow.page.text(text, x + PAD, flow.y + (height - text.height) / 2)
            x += width
        flow.y += height
