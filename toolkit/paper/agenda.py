"""The agenda for the wall: one page a day, read at two metres, without anyone's name."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.model.instants import to_datetime
from toolkit.model.plan import Anchor, Kind
from toolkit.model.schedule import State
from toolkit.model.timeline import planned
from toolkit.paper.page import MM, PALE
from toolkit.paper.sheet import NOTE, Sheet
from toolkit.paper.signs import KINDS, OUTSIDE, PIN
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.model.schedule import Row
    from toolkit.paper.typeset import Fonts, Paragraph
    from toolkit.words import Words

SIZES = (19.0, 18.0, 17.0, 16.0)
"""Type sizes in points, from the best down to the least that is read at two metres."""

_DAY = Style(34, bold=True)
_THEME = Style(20)
_GAP = 4 * MM


def agenda(event: Event, words: Words, fonts: Fonts) -> bytes:
    """Give the agenda poster as a PDF, as planned."""
    sheet = Sheet(words.say("Agenda"), event, words, fonts)
    rows = [r for r in planned(event.plan, event.start, event.zone).rows if r.state != State.GAP]
    for day, of_day in groupby(rows, key=lambda row: row.day):
        _day(sheet, day, list(of_day))
    return sheet.save()


def _day(sheet: Sheet, day: int, rows: list[Row]) -> None:
    words = sheet.words
    date = to_datetime(rows[0].begin, sheet.event.zone).date()
    sheet.open_page()
    sheet.write(sheet.lay(words.weekday(date), _DAY, sheet.width))
    theme = sheet.content(sheet.event.plan.days[day - 1].title)
    sheet.write(sheet.lay(f"{words.short_date(date)} · {theme}", _THEME, sheet.width), after=_GAP)
    lines = _fitting(sheet, rows)
    for line in lines:
        line.draw()
    _legend(sheet)


def _fitting(sheet: Sheet, rows: list[Row]) -> list[_Line]:
    """Lay the lines of a day out in the largest type in which they fit on the page."""
    lines: list[_Line] = []
    for size in SIZES:
        lines = [_Line(sheet, row, size) for row in rows]
        if sum(line.height for line in lines) <= sheet.room - 8 * MM:
            break
    return lines


class _Line:
    """One line of a day: time, picture, title, and a mark if the time must hold."""

    def __init__(self, sheet: Sheet, row: Row, size: float) -> None:
        words, zone = sheet.words, sheet.event.zone
        self.sheet, self.row, self.size = sheet, row, size
        self.night = row.block.kind is Kind.NIGHT
        strong = Style(size, bold=True)
        self.time = sheet.lay(words.clock(to_datetime(row.begin, zone)), strong, 62.0)
        self.x = 66.0 + size * 1.9
        room = sheet.width - self.x - size * 1.5
        plain = replace(strong, bold=row.block.kind is Kind.SESSION)
        self.titles: list[Paragraph] = [
            sheet.lay(sheet.content(row.block.title), plain, room),
        ]
        if self.night:
            until = words.clock(to_datetime(row.end, zone))
            self.titles.append(sheet.lay(words.say("until {time}", time=until), NOTE, room))
        self.height = sum(text.height for text in self.titles) + size * 0.5

    def draw(self) -> None:
        sheet = self.sheet
        sheet.need(self.height)
        page, y, half = sheet.page, sheet.y, self.size * 0.25
        if self.night:
            page.box(sheet.left, y, sheet.width, self.height, 0, PALE)
        page.text(self.time, sheet.left + 4, y + half)
        page.sign(KINDS[self.row.block.kind], sheet.left + 66, y + half, self.size * 1.35)
        top = y + half
        for text in self.titles:
            page.text(text, sheet.left + self.x, top)
            top += text.height
        if self.row.block.anchor is not None and not self.night:
            sign = OUTSIDE if self.row.block.anchor is Anchor.OUTSIDE else PIN
            page.sign(sign, sheet.left + sheet.width - self.size * 1.4, y + half, self.size * 1.2)
        sheet.y += self.height
        page.rule(sheet.left, sheet.y, sheet.width)


def _legend(sheet: Sheet) -> None:
    x = sheet.left
    y = sheet.bottom - 5 * MM
    for sign, text in (
        (PIN, sheet.words.say("fixed time")),
        (OUTSIDE, sheet.words.say("guests or transport: the time is fixed")),
    ):
        laid = sheet.lay(text, NOTE, sheet.width / 2)
        sheet.page.sign(sign, x, y - 1, 13)
        sheet.page.text(laid, x + 15, y)
        x += laid.natural_width + 15 + 8 * MM
