"""Agenda and run sheet from an instant on, with the times as they stand after running late."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.instants import Instant, to_datetime
from toolkit.model.schedule import State
from toolkit.paper.agenda import draw_agenda
from toolkit.paper.run_sheet import run_days
from toolkit.paper.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.event import Event
    from toolkit.model.schedule import Row, Timeline
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

_OVER = (State.GAP, State.SKIPPED, State.MISSED)


def from_now(
    event: Event,
    at: Instant,
    now: Instant,
    words: Words,
    fonts: Fonts,
    *,
    tick: Callable[[], None] = lambda: None,
) -> bytes:
    """Give what is still to come from ``at`` on as a PDF: the agenda of each day, its run sheet.

    The times are those that stand now; what is over or left out is left out. ``tick`` is called
    after each block. Raises ``UserError('missing-glyphs')``.
    """
    moment = to_datetime(at, event.zone)
    name = words.say(
        "From {date}, {time} on",
        date=words.short_date(moment.date()),
        time=words.clock(moment),
    )
    sheet = Sheet(words.say("Run sheet"), event, words, fonts)
    schedule = standing(event, at, now)
    days = {day.number: day for day in run_days(sheet, schedule, schedule.rows)}
    for number, rows in groupby(schedule.rows, key=lambda row: row.day):
        draw_agenda(sheet, number, list(rows), since=name)
        sheet.continued = name
        days[number].times()
        days[number].presence()
        sheet.continued = ""
        days[number].guide(tick)
    return sheet.save()


def standing(event: Event, at: Instant, now: Instant) -> Timeline:
    """Give the schedule from ``at`` on, its times as they stand taken for planned.

    For an instant that is past, the schedule is as it stood then; what is still to come is seen
    from now.
    """
    schedule = event.timeline(Instant(min(at, now)))
    rows = [_as_stands(row) for row in schedule.rows if row.end > at and row.state not in _OVER]
    return msgspec.structs.replace(schedule, rows=tuple(rows))


def _as_stands(row: Row) -> Row:
    strands = tuple(tuple(_as_stands(inner) for inner in strand) for strand in row.strands)
    return msgspec.structs.replace(
        row, planned_begin=row.begin, planned_end=row.end, strands=strands
    )
