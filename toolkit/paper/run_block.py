"""One block on the run sheet: its times beside what to do, say, have ready and watch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.model.instants import MINUTE, to_datetime
from toolkit.model.plan import Anchor, Kind
from toolkit.model.prompts import night_counts
from toolkit.model.register import ATTENDED
from toolkit.model.schedule import State
from toolkit.paper.page import LINE, MM
from toolkit.paper.sheet import BODY, NOTE
from toolkit.paper.signs import DASH, OUTSIDE, PIN, TICK
from toolkit.paper.table import Cell, Column, Table
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from toolkit.model.instants import Instant
    from toolkit.model.schedule import Row
    from toolkit.paper.sheet import Sheet

RAIL = 40 * MM
"""The width of the times beside a block."""

LABEL = 26 * MM
"""The width of what says what a text is."""

_TIME = Style(13, bold=True)
_TITLE = Style(13, bold=True)
_LABEL = Style(8.5, bold=True)
_SAID = Style(9.5, italic=True)
_STEP = Style(9.5)


class BlockPart:
    """A block as it is drawn: the rail with times at the start, the texts beside it."""

    def __init__(self, sheet: Sheet, row: Row) -> None:
        self.sheet = sheet
        self.row = row
        self.block = row.block
        self.words = sheet.words
        self.x = RAIL + 4 * MM
        self.width = sheet.width - self.x

    def draw(self) -> None:
        """Draw the block below what is there."""
        sheet = self.sheet
        sheet.need(44 * MM)
        sheet.page.rule(sheet.left, sheet.y, sheet.width, LINE)
        sheet.y += 2 * MM
        top, page = sheet.y, sheet.page
        bottom = self._rail(top)
        self._texts()
        if self.block.kind is Kind.NIGHT:
            self._counts()
        if self.block.kind is Kind.SESSION:
            self._presence()
        if sheet.page is page:
            sheet.y = max(sheet.y, bottom)
        sheet.y += 3 * MM

    def _clock(self, instant: Instant) -> str:
        return self.words.clock(to_datetime(instant, self.sheet.event.zone))

    def _rail(self, y: float) -> float:
        row, words = self.row, self.words
        begin, end = row.planned_begin, row.planned_end
        if begin is None or end is None:
            text = words.say("added")
            minutes = row.minutes
        else:
            text = f"{self._clock(begin)} – {self._clock(end)}"
            minutes = (end - begin) // MINUTE
        y = self._put(text, _TIME, y)
        y = self._put(words.duration(minutes), NOTE, y)
        if row.state is State.SKIPPED:
            return self._put(words.say("left out"), _LABEL, y)
        if self.block.kind is not Kind.NIGHT:
            began = row.state in (State.DONE, State.RUNNING)
            y = self._blank(words.say("began"), self._clock(row.begin) if began else "", y)
            over = row.state is State.DONE
            y = self._blank(words.say("ended"), self._clock(row.end) if over else "", y)
        if self.block.headcount:
            y = self._headcount(y)
        return y + 1 * MM

    def _put(self, text: str, style: Style, y: float) -> float:
        laid = self.sheet.lay(text, style, RAIL)
        self.sheet.page.text(laid, self.sheet.left, y)
        return y + laid.height

    def _blank(self, label: str, value: str, y: float) -> float:
        """A box to write into, or with what is known."""
        sheet = self.sheet
        height, wide = 7 * MM, 20 * MM
        laid = sheet.lay(label, NOTE, RAIL - wide - 1 * MM)
        y += 1.2 * MM
        sheet.page.text(laid, sheet.left, y + (height - laid.height) / 2)
        sheet.page.box(sheet.left + RAIL - wide, y, wide, height)
        if value:
            told = sheet.lay(value, replace(BODY, bold=True, align="center"), wide)
            sheet.page.text(told, sheet.left + RAIL - wide, y + (height - told.height) / 2)
        return y + height

    def _headcount(self, y: float) -> float:
        event = self.sheet.event
        found = [c for c in event.register.headcounts if c.block == self.row.id and not c.night_at]
        value = ""
        if found:
            value = self.words.say(
                "{counted} of {expected}", counted=found[-1].counted, expected=found[-1].expected
            )
        return self._blank(self.words.say("counted"), value, y)

    def _texts(self) -> None:
        sheet, block, words = self.sheet, self.block, self.words
        self._title()
        for text in (block.room, block.purpose):
            if text:
                sheet.write(sheet.lay(sheet.content(text), NOTE, self.width), self.x)
        sheet.y += 1 * MM
        for number, step in enumerate(block.steps, start=1):
            label = f"{number}."
            if step.minutes:
                label = f"{number}. {words.duration(step.minutes)}"
            self._labelled(label, sheet.content(step.text), _STEP)
            for said in step.say:
                laid = sheet.lay(sheet.content(said), _SAID, self.width - LABEL - 3 * MM)
                sheet.write(laid, self.x + LABEL + 3 * MM)
        materials = [f"{item.count} × {sheet.content(item.item)}" for item in block.materials]
        self._labelled(words.say("Have ready"), " · ".join(materials), NOTE)
        self._labelled(words.say("Who"), "\n".join(map(sheet.content, block.roles)), NOTE)
        for label, text in (
            (words.say("Keep safe"), block.safeguarding),
            (words.say("Instead"), block.opt_out),
            (words.say("Without power"), block.low_tech),
            (words.say("If it goes wrong"), block.if_wrong),
        ):
            self._labelled(label, sheet.content(text), NOTE)

    def _title(self) -> None:
        sheet = self.sheet
        title = sheet.lay(sheet.content(self.block.title), _TITLE, self.width - 8 * MM)
        if self.block.anchor is not None:
            sign = OUTSIDE if self.block.anchor is Anchor.OUTSIDE else PIN
            sheet.page.sign(sign, sheet.left + sheet.width - 16, sheet.y, 15)
        sheet.write(title, self.x)

    def _labelled(self, label: str, text: str, style: Style) -> None:
        if not text:
            return
        sheet = self.sheet
        said = sheet.lay(label, _LABEL, LABEL - 2 * MM)
        laid = sheet.lay(text, style, self.width - LABEL)
        sheet.need(max(said.height, min(laid.height, 3 * laid.leading)))
        sheet.page.text(said, sheet.left + self.x, sheet.y)
        bottom = sheet.y + said.height
        page = sheet.page
        sheet.write(laid, self.x + LABEL, after=1 * MM)
        if sheet.page is page:
            sheet.y = max(sheet.y, bottom)

    def _counts(self) -> None:
        sheet, words, event = self.sheet, self.words, self.sheet.event
        quarter = sheet.width / 5
        table = Table(
            sheet,
            [
                Column(quarter, words.say("Count at")),
                Column(quarter, words.say("Counted")),
                Column(quarter, words.say("Time")),
                Column(quarter, words.say("By whom")),
                Column(quarter, words.say("Initials")),
            ],
        )
        sheet.need(50 * MM)
        table.head()
        for due in night_counts(event, self.row):
            taken = [
                c
                for c in event.register.headcounts
                if (c.block, c.night_at) == (due.block, due.night_at)
            ]
            told = time = ""
            if taken:
                told = words.say(
                    "{counted} of {expected}",
                    counted=taken[-1].counted,
                    expected=taken[-1].expected,
                )
                time = self._clock(taken[-1].at)
            table.row(
                [
                    Cell(self._clock(due.at), BODY),
                    Cell(told, BODY),
                    Cell(time, BODY),
                    Cell(),
                    Cell(),
                ],
                9 * MM,
            )

    def _presence(self) -> None:
        sheet, event = self.sheet, self.sheet.event
        codes = sorted(p.code for p in event.participants() if not p.withdrawn)
        if not codes:
            return
        across = max(1, int(sheet.width // (36 * MM)))
        wide, high = sheet.width / across, 7 * MM
        for place, code in enumerate(codes):
            if place % across == 0:
                sheet.need(high)
                sheet.y += high
            x = sheet.left + (place % across) * wide
            y = sheet.y - high
            sheet.page.box(x, y + 1, 13, 13)
            laid = sheet.lay(code, NOTE, wide - 20)
            sheet.page.text(laid, x + 17, y + 1)
            mark = event.register.mark(self.row.id, code)
            if mark is not None:
                sheet.page.sign(TICK if mark.status in ATTENDED else DASH, x, y + 1, 13)
