"""The run sheet: the whole plan to hold in one's hand, with what was planned and what happened."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.model.instants import to_datetime
from toolkit.model.schedule import State
from toolkit.paper.page import HEAVY, MM
from toolkit.paper.run_block import BlockPart
from toolkit.paper.sheet import Sheet
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.schedule import Row
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

_DAY = Style(16, bold=True)


def run_sheet(event: Event, now: Instant, words: Words, fonts: Fonts) -> bytes:
    """Give the run sheet as a PDF; what has happened by ``now`` is filled in."""
    sheet = Sheet(words.say("Run sheet"), event, words, fonts)
    rows = [row for row in event.timeline(now).rows if row.state is not State.GAP]
    for day, of_day in groupby(rows, key=lambda row: row.day):
        _day(sheet, day, list(of_day))
    return sheet.save()


def _day(sheet: Sheet, day: int, rows: list[Row]) -> None:
    words, event = sheet.words, sheet.event
    sheet.open_page()
    first = rows[0].planned_begin or rows[0].begin
    date = words.short_date(to_datetime(first, event.zone).date())
    theme = sheet.content(event.plan.days[day - 1].title)
    title = words.say("Day {number} · {date} · {theme}", number=day, date=date, theme=theme)
    sheet.write(sheet.lay(title, _DAY, sheet.width), after=2 * MM)
    for row in rows:
        BlockPart(sheet, row).draw()
        for strand in row.strands:
            for inner in strand:
                BlockPart(sheet, inner).draw()
    sheet.page.rule(sheet.left, sheet.y, sheet.width, HEAVY)
