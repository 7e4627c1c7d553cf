"""The headcounts of each day on paper: when, how many should be there, how many were found."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.instants import Instant, to_datetime
from toolkit.model.plan import Kind
from toolkit.model.prompts import expected_people, night_counts
from toolkit.model.schedule import State
from toolkit.paper.page import MM
from toolkit.paper.run_times import DAY, clock
from toolkit.paper.sheet import NOTE, Sheet
from toolkit.paper.table import Cell, Column, Table
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.event import Event
    from toolkit.model.register import Headcount
    from toolkit.model.schedule import Row
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

SPARE = 4
"""Empty rows a day for counts that nobody planned."""

_ROW = 11 * MM
_TIME = Style(13, bold=True)
_NUMBER = Style(15, bold=True, align="center")
_WHAT = Style(10.5)


class Count(msgspec.Struct, frozen=True):
    """A planned headcount: when, in which block, at night its wall minute."""

    day: int
    at: Instant
    row: Row
    night_at: int | None = None


def headcounts(
    event: Event, now: Instant, words: Words, fonts: Fonts, *, day: int | None = None
) -> bytes:
    """Give the headcounts as a PDF, a page a day, of all days or of one ``day``: no names.

    Raises ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("Headcounts"), event, words, fonts)
    draw_headcounts(sheet, now, day)
    return sheet.save()


def planned_counts(event: Event, now: Instant, day: int | None = None) -> list[Count]:
    """Give every planned headcount of the event, or of one day, in time order.

    A count of the night stands with the day whose night it is. Blocks that were left out have
    none any more.
    """
    found: list[Count] = []
    for row in event.timeline(now).rows:
        if row.state in (State.GAP, State.SKIPPED) or (day is not None and row.day != day):
            continue
        found += _of_row(event, row)
    return sorted(found, key=lambda count: (count.day, count.at))


def _of_row(event: Event, row: Row) -> Iterator[Count]:
    for each in (row, *(inner for strand in row.strands for inner in strand)):
        if each.block.headcount:
            yield Count(row.day, each.begin, each)
    if row.block.kind is Kind.NIGHT:
        for due in night_counts(event, row):
            yield Count(row.day, due.at, row, due.night_at)


def draw_headcounts(sheet: Sheet, now: Instant, day: int | None = None) -> None:
    """Draw the counts of all days or of one, a page a day."""
    sheet.name = sheet.words.say("Headcounts")
    for number, found in groupby(planned_counts(sheet.event, now, day), key=lambda c: c.day):
        _day(sheet, number, list(found))


def _day(sheet: Sheet, number: int, counts: list[Count]) -> None:
    words, event = sheet.words, sheet.event
    expected = expected_people(event)
    date = to_datetime(counts[0].at, event.zone).date()
    flow = sheet.begin()
    title = words.say("Day {number} · {date}", number=number, date=words.date(date))
    flow.write(flow.lay(title, DAY))
    how = words.say(
        "Count with your eyes, not with the list. One short: count again at once, and if it is "
        "still one short take the sheet “When a child can't be found”."
    )
    flow.write(flow.lay(how, NOTE), after=2 * MM)
    time, number_of, initials = 22 * MM, 27 * MM, 27 * MM
    table = Table(
        flow,
        [
            Column(time, words.say("Planned")),
            Column(flow.width - time - 2 * number_of - initials, words.say("What")),
            Column(number_of, words.say("Expected")),
            Column(number_of, words.say("Counted")),
            Column(initials, words.say("Initials")),
        ],
    )
    table.head()
    flow.repeat = table.head
    for count in counts:
        taken = _taken(event, count)
        should = expected if taken is None else taken.expected
        table.row(
            [
                Cell(clock(sheet, count.at), _TIME),
                Cell(_what(sheet, count), _WHAT),
                Cell(words.number(should) if should else "", _NUMBER),
                Cell("" if taken is None else words.number(taken.counted), _NUMBER),
                Cell(),
            ],
            _ROW,
        )
    for _ in range(SPARE):
        table.row([Cell()] * 5, _ROW)
    flow.repeat = None
    flow.y += 1 * MM
    note = words.say("Expected is what is known when this is printed: put it right by hand.")
    flow.write(flow.lay(note, NOTE))


def _taken(event: Event, count: Count) -> Headcount | None:
    key = count.row.id, count.night_at
    found = [c for c in event.register.headcounts if (c.block, c.night_at) == key]
    return found[-1] if found else None


def _what(sheet: Sheet, count: Count) -> str:
    title = sheet.content(count.row.block.title)
    if count.night_at is None:
        return title
    return sheet.words.say("{block}: each bed", block=title)
