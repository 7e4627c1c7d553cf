"""Where everybody sleeps, and the log of the night.

The rooming list has names and is restricted; the night log is filled in by numbers alone and
lies open on the night post. So they never share a page.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.model.care import care_of
from toolkit.model.instants import to_datetime
from toolkit.model.plan import Kind
from toolkit.model.prompts import night_counts
from toolkit.model.schedule import State
from toolkit.paper.form import Blank, blanks, section, write_on
from toolkit.paper.page import MM
from toolkit.paper.persons import looked_after, named
from toolkit.paper.run_times import DAY, clock
from toolkit.paper.sheet import BODY, NOTE, STRONG, Sheet
from toolkit.paper.table import Cell, Column, Table
from toolkit.paper.typeset import Style
from toolkit.words import isolate
from toolkit.words.terms import sex_name

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.people import Person
    from toolkit.model.prints import Copy
    from toolkit.model.schedule import Row
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

EMPTY_COUNTS = 6
"""Rows of a night log for counts that nobody planned: a noise, somebody up, an alarm."""

_ROOM = Style(13, bold=True)
_CODE = Style(10, bold=True)
_TIME = Style(12, bold=True)
_ROW = 9 * MM
_COUNT = 11.5 * MM


def rooming(
    event: Event, now: Instant, words: Words, fonts: Fonts, *, copy: Copy | None = None
) -> bytes:
    """Give the rooming list as a PDF, room by room.

    Restricted; without a ``copy`` it is a preview. Raises ``UserError('missing-glyphs')``.
    """
    del now  # Rooms are as they were last set.
    sheet = Sheet(words.say("Rooming list"), event, words, fonts, copy=copy)
    draw_rooming(sheet)
    return sheet.save()


def night_log(
    event: Event,
    now: Instant,
    words: Words,
    fonts: Fonts,
    *,
    day: int | None = None,
) -> bytes:
    """Give the night log as a PDF, a page a night, of all nights or of one ``day``'s: no names.

    Raises ``UserError('missing-glyphs')``; without a night there is one empty page to copy.
    """
    sheet = Sheet(words.say("Night log"), event, words, fonts)
    draw_night_log(sheet, now, day)
    if not sheet.pages:
        _night(sheet, None)
    return sheet.save()


def draw_rooming(sheet: Sheet) -> None:
    """Draw who sleeps where; those without a room come last, with a line for it."""
    words, event = sheet.words, sheet.event
    sheet.name = words.say("Rooming list")
    sheet.restricted = True
    people = looked_after(event)
    rooms = {person.code: care_of(event, person.code).room.strip() for person in people}
    people.sort(key=lambda p: (not rooms[p.code], rooms[p.code].casefold(), p.code))
    flow = sheet.begin()
    flow.write(flow.lay(words.say("Who sleeps where"), DAY))
    how = words.say("Own bed for everyone. Doors are never locked from outside.")
    flow.write(flow.lay(how, NOTE), after=1 * MM)
    for _, found in groupby(people, key=lambda p: rooms[p.code].casefold()):
        group = list(found)
        _room(flow, rooms[group[0].code], group)
    if not people:
        _room(flow, "", [])
    sheet.restricted = False


def _room(flow: Flow, room: str, people: list[Person]) -> None:
    words = flow.sheet.words
    flow.need((min(len(people), 3) + 2.5) * _ROW)
    flow.y += 3 * MM
    title = isolate(room) if room else words.say("No room set yet")
    flow.write(flow.lay(title, _ROOM), after=1 * MM)
    code, age, sex, bed = 30 * MM, 14 * MM, 22 * MM, 30 * MM
    table = Table(
        flow,
        [
            Column(flow.width - code - age - sex - bed, words.say("Name")),
            Column(code, words.say("Code")),
            Column(age, words.say("Age")),
            Column(sex, words.say("Sex")),
            Column(bed, words.say("Bed") if room else words.say("Room and bed")),
        ],
    )
    table.head()
    flow.repeat = table.head
    for person in people:
        table.row(
            [
                Cell(named(person), STRONG, line=not named(person)),
                Cell(isolate(person.code), _CODE),
                Cell("" if person.age is None else words.number(person.age), BODY),
                Cell(sex_name(words, person.sex), NOTE),
                Cell(),
            ],
            _ROW,
        )
    for _ in range(1 if room else max(2, 10 - len(people))):
        table.row([Cell()] * 5, _ROW)
    flow.repeat = None


def nights(event: Event, now: Instant) -> list[int]:
    """Give the numbers of the days that have a night which isn't left out."""
    return [
        row.day
        for row in event.timeline(now).rows
        if row.block.kind is Kind.NIGHT and row.state is not State.SKIPPED
    ]


def draw_night_log(sheet: Sheet, now: Instant, day: int | None = None) -> None:
    """Draw the log of each night that isn't left out, or of one day's."""
    for row in sheet.event.timeline(now).rows:
        if row.block.kind is not Kind.NIGHT or row.state is State.SKIPPED:
            continue
        if day is None or row.day == day:
            _night(sheet, row)


def _night(sheet: Sheet, night: Row | None) -> None:
    words, event = sheet.words, sheet.event
    sheet.name = words.say("Night log")
    flow = sheet.begin()
    title = words.say("Night log")
    if night is not None:
        begin, end = (to_datetime(at, event.zone).date() for at in (night.begin, night.end))
        title = words.say(
            "Night of day {number} · {begin} to {end}",
            number=night.day,
            begin=words.short_date(begin),
            end=words.short_date(end),
        )
    flow.write(flow.lay(title, DAY))
    how = words.say(
        "Codes and numbers only, no names. Look at each bed; count quietly, by a dim light. "
        "If somebody can't be found: take the sheet “When a child can't be found” at once."
    )
    flow.write(flow.lay(how, NOTE), after=2 * MM)
    watches = [Blank(words.say("Awake until the change (initials)")), Blank(words.say("Change at"))]
    blanks(flow, [*watches, Blank(words.say("Awake after it (initials)"))])
    _counts(flow, night)
    section(flow, words.say("For the morning"), words.say("What the day has to know, by code."))
    write_on(flow, max(2, int((flow.room - 2 * MM) / (8 * MM)) - 1))


def _counts(flow: Flow, night: Row | None) -> None:
    words, event = flow.sheet.words, flow.sheet.event
    time, counted, whom = 24 * MM, 34 * MM, 34 * MM
    flow.y += 2 * MM
    table = Table(
        flow,
        [
            Column(time, words.say("Planned")),
            Column(time, words.say("Counted at")),
            Column(counted, words.say("How many")),
            Column(whom, words.say("By whom (initials)")),
            Column(flow.width - 2 * time - counted - whom, words.say("Remarks, without names")),
        ],
    )
    table.head()
    flow.repeat = table.head
    for due in night_counts(event, night) if night is not None else ():
        key = due.block, due.night_at
        taken = [c for c in event.register.headcounts if (c.block, c.night_at) == key]
        told = ["", ""]
        if taken:
            last = taken[-1]
            told = [clock(flow.sheet, last.at), _of(words, last.counted, last.expected)]
        cells = [Cell(text, BODY) for text in told]
        table.row([Cell(clock(flow.sheet, due.at), _TIME), *cells, Cell(), Cell()], _COUNT)
    for _ in range(EMPTY_COUNTS):
        table.row([Cell()] * 5, _COUNT)
    flow.repeat = None


def _of(words: Words, counted: int, expected: int) -> str:
    return words.say("{counted} of {expected}", counted=counted, expected=expected)
