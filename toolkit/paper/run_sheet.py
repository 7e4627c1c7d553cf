"""The run sheet: the whole plan in one's hand, to go on with when there is no laptop.

Each day has its times, planned and actual, with the night's counts; who took part in each
session, by code; and then every block in full, two columns side by side. What has happened is
filled in, the rest is to be written by hand.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.model.instants import to_datetime
from toolkit.model.register import offered_rows
from toolkit.model.schedule import State
from toolkit.paper.run_guide import Guide
from toolkit.paper.run_presence import presence
from toolkit.paper.run_times import times
from toolkit.paper.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.schedule import Row
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words


def run_sheet(
    event: Event,
    now: Instant,
    words: Words,
    fonts: Fonts,
    tick: Callable[[], None] = lambda: None,
) -> bytes:
    """Give the run sheet as a PDF, as things stand at ``now``.

    ``tick`` is called after each block; what it raises stops the work. Raises
    ``UserError('missing-glyphs')`` for characters that no font has.
    """
    sheet = Sheet(words.say("Run sheet"), event, words, fonts)
    schedule = event.timeline(now)
    rows = [row for row in schedule.rows if row.state is not State.GAP]
    sessions = offered_rows(schedule)
    for day, found in groupby(rows, key=lambda row: row.day):
        of_day = list(found)
        title = _title(sheet, day, of_day)
        guide = Guide(sheet, title)
        times(sheet, title, of_day, guide.pages)
        presence(sheet, title, [row for row in sessions if row.day == day])
        for row in of_day:
            guide.add(row)
            tick()
    return sheet.save()


def _title(sheet: Sheet, day: int, rows: list[Row]) -> str:
    words, event = sheet.words, sheet.event
    begin = rows[0].begin if rows[0].planned_begin is None else rows[0].planned_begin
    return words.say(
        "Day {number} · {date} · {theme}",
        number=day,
        date=words.short_date(to_datetime(begin, event.zone).date()),
        theme=sheet.content(event.plan.days[day - 1].title),
    )
