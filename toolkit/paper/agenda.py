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
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.schedule import Row
    from toolkit.paper.flow import Flow
    from toolkit.paper.signs import Sign
    from toolkit.paper.typeset import Fonts, Paragraph
    from toolkit.words import Words

SIZES = (22.0, 20.0, 18.0, 17.0, 16.0)
"""Type sizes in points, from the best down to the least that is read at two metres."""

_WIDEST_SPACE = 0.8
"""The most white between lines, in parts of the type size."""

_NARROWEST_SPACE = 0.15

_DAY = Style(34, bold=True)
_THEME = Style(18)


def agenda(event: Event, words: Words, fonts: Fonts) -> bytes:
    """Give the agenda poster as a PDF, as planned, whatever has happened since.

    Raises ``UserError('missing-glyphs')`` for characters that no font has.
    """
    sheet = Sheet(words.say("Agenda"), event, words, fonts)
    rows = [r for r in planned(event.plan, event.start, event.zone).rows if r.state != State.GAP]
    for day, of_day in groupby(rows, key=lambda row: row.day):
        draw_agenda(sheet, day, list(of_day))
    return sheet.save()


def draw_agenda(sheet: Sheet, day: int, rows: Sequence[Row], since: str = "") -> None:
    """Draw the poster of one day, of these rows; ``since`` says from when on it holds."""
    words = sheet.words
    sheet.name = words.say("Agenda")
    date = to_datetime(rows[0].begin, sheet.event.zone).date()
    theme = sheet.content(sheet.event.plan.days[day - 1].title)
    below = [since or words.short_date(date), theme]
    flow = sheet.begin()

    def top() -> None:
        flow.write(flow.lay(_capital(words.weekday(date)), _DAY))
        flow.write(flow.lay(" · ".join(below), _THEME), after=4 * MM)

    top()
    flow.repeat = top
    legend = _Legend(sheet, rows)
    lines, space = _fitting(flow, rows, legend.height)
    flow.page.rule(flow.left, flow.y, flow.width)
    for line in lines:
        line.draw(flow, space)
    legend.draw(flow)


def _capital(text: str) -> str:
    """Begin a heading with a capital, in scripts that have one at the head of a word."""
    return text[:1].title() + text[1:]


def _fitting(flow: Flow, rows: Sequence[Row], foot: float) -> tuple[list[_Line], float]:
    """Lay out a day in the largest type that fits the page, and say how much white to leave.

    What doesn't fit in the least type goes on to a further page.
    """
    lines: list[_Line] = []
    for size in SIZES:
        lines = [_Line(flow, row, size) for row in rows]
        free = flow.room - foot - sum(line.height for line in lines)
        space = free / len(lines) / size
        if space >= _NARROWEST_SPACE:
            return lines, min(space, _WIDEST_SPACE) * size
    return lines, _NARROWEST_SPACE * SIZES[-1]


class _Line:
    """One line of a day: time, picture, title, and a mark if the time must hold."""

    def __init__(self, flow: Flow, row: Row, size: float) -> None:
        sheet = flow.sheet
        words, zone = sheet.words, sheet.event.zone
        self.row = row
        self.size = size
        self.night = row.block.kind is Kind.NIGHT
        self.time = flow.lay(words.clock(to_datetime(row.begin, zone)), Style(size, bold=True))
        self.picture = size * 3.4
        self.title = self.picture + size * 2.2
        less = self.title + size * 1.6
        style = Style(size, bold=row.block.kind is Kind.SESSION)
        self.until: Paragraph | None = None
        if self.night:
            until = words.say("until {time}", time=words.clock(to_datetime(row.end, zone)))
            self.until = sheet.lay(until, replace(style, align="end"), flow.width / 4)
            less = self.title + flow.width / 4 + 4 * MM
        self.text = flow.lay(sheet.content(row.block.title), style, less)
        self.height = max(text.height for text in (self.time, self.text, self.until) if text)

    def draw(self, flow: Flow, space: float) -> None:
        height = self.height + space
        flow.need(height)
        page, top = flow.page, flow.y + space / 2
        if self.night:
            page.box(flow.left, flow.y, flow.width, height, 0, PALE)
        page.text(self.time, flow.left + 2 * MM, top)
        side = self.size * 1.4
        page.sign(KINDS[self.row.block.kind], flow.left + self.picture, top, side)
        page.text(self.text, flow.left + self.title, top)
        if self.until is not None:
            page.text(self.until, flow.left + flow.width * 3 / 4 - 2 * MM, top)
        mark = _mark(self.row)
        if mark is not None:
            page.sign(mark, flow.left + flow.width - side, top, side)
        flow.y += height
        page.rule(flow.left, flow.y, flow.width)


def _mark(row: Row) -> Sign | None:
    """The sign of a time that must hold; a night's is the night itself."""
    if row.block.anchor is None or row.block.kind is Kind.NIGHT:
        return None
    return OUTSIDE if row.block.anchor is Anchor.OUTSIDE else PIN


class _Legend:
    """What the signs at the end of lines mean, as far as a day has them."""

    def __init__(self, sheet: Sheet, rows: Sequence[Row]) -> None:
        words = sheet.words
        meanings = {
            PIN: words.say("This time is fixed."),
            OUTSIDE: words.say("Guests or transport come at this time."),
        }
        used = [sign for sign in (PIN, OUTSIDE) if any(_mark(row) == sign for row in rows)]
        room = sheet.width / 2 - 9 * MM
        self.entries = [(sign, sheet.lay(meanings[sign], NOTE, room)) for sign in used]
        self.height = max((text.height for _, text in self.entries), default=0.0) + 3 * MM

    def draw(self, flow: Flow) -> None:
        flow.need(self.height - 1)
        y = flow.sheet.bottom - self.height + 3 * MM
        x = flow.left
        for sign, text in self.entries:
            flow.page.sign(sign, x, y - 1, 14)
            flow.page.text(text, x + 6 * MM, y)
            x += min(text.natural_width, text.width) + 12 * MM
