"""A plan or an event for a calendar: one entry a block, the same ones whenever it is made anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import icalendar

from toolkit.model.instants import to_datetime
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zoneinfo import ZoneInfo

    from toolkit.model.plan import Block
    from toolkit.model.schedule import Row, Timeline
    from toolkit.words import Words

DOMAIN = "interact-toolkit.invalid"
"""The part of an entry's name after its ``@``; nobody can own it, so nobody's is claimed."""

_PRODUCT = "-//Interact Toolkit//Agenda//EN"
FIRST_STAMP = datetime(2020, 1, 1, tzinfo=UTC)
"""From when the seconds of a sequence are counted."""

_A_DAY = timedelta(days=1)


class Entry(NamedTuple):
    """What stands in a calendar of a block."""

    summary: str
    description: str
    place: str = ""


class CalendarOf(NamedTuple):
    """What a calendar is made of: the id that its entries' names end with, its name, its times.

    ``sequence`` grows with each change, so that a calendar takes the newer entry.
    """

    id: str
    name: str
    schedule: Timeline
    zone: ZoneInfo
    sequence: int


def write_calendar(
    of: CalendarOf, words: Words, entry: Callable[[Block], Entry] | None = None
) -> bytes:
    """Give the calendar file; ``entry`` says what is told of a block, else its own texts."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", of.name)
    rows = list(_rows(of.schedule))
    for row in rows:
        calendar.add_component(_event(row, of, words, (entry or entry_of)(row.block)))
    if rows:
        # A zone's rules a day around; more would change with every new version of the rules.
        first, last = (
            to_datetime(at, of.zone).date() for at in (of.schedule.start, of.schedule.end)
        )
        calendar.add_missing_timezones(first_date=first - _A_DAY, last_date=last + _A_DAY)
    return bytes(calendar.to_ical())


def entry_of(block: Block) -> Entry:
    """Tell of a block its title, its purpose and its room."""
    return Entry(block.title, " ".join(block.purpose.split()), block.room)


def _rows(schedule: Timeline) -> Iterator[Row]:
    for row in schedule.rows:
        if row.state not in {State.GAP, State.SKIPPED}:
            yield row
            for strand in row.strands:
                yield from strand


def _event(row: Row, of: CalendarOf, words: Words, told: Entry) -> icalendar.Event:
    event = icalendar.Event()
    language = {"LANGUAGE": words.language}
    event.add("uid", f"{row.id}.{of.id}@{DOMAIN}")
    event.add("dtstamp", FIRST_STAMP + timedelta(seconds=of.sequence))
    event.add("sequence", of.sequence)
    event.add("summary", told.summary, parameters=language)
    event.add("dtstart", to_datetime(row.begin, of.zone).replace(second=0, microsecond=0))
    if row.end > row.begin:
        event.add("dtend", to_datetime(row.end, of.zone).replace(second=0, microsecond=0))
    if told.description:
        event.add("description", told.description, parameters=language)
    if told.place:
        event.add("location", told.place, parameters=language)
    event.add("transp", "OPAQUE")
    return event
