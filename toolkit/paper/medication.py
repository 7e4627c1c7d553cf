"""Medication and allergies: a line a dose, with a box and initials for each day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.care import doses, fold_care
from toolkit.model.instants import DAY_MINUTES, Instant, at_wall, to_datetime
from toolkit.paper.form import section
from toolkit.paper.page import LINE, MM
from toolkit.paper.persons import looked_after, told
from toolkit.paper.run_times import DAY
from toolkit.paper.sheet import BODY, NOTE, STRONG, Sheet
from toolkit.paper.signs import DASH, TICK
from toolkit.paper.table import Cell, Column, Table
from toolkit.paper.typeset import Style
from toolkit.words import isolate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from toolkit.model.event import Event
    from toolkit.model.facts_care import MedicationSet
    from toolkit.model.people import Person
    from toolkit.model.prints import Copy
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

MOST_DAYS = 5
"""Days side by side; with more there is no room for initials."""

_ROW = 12 * MM
_EMPTY = 4
_TIME = Style(12, bold=True)
_SMALL = Style(8)


class Line(msgspec.Struct, frozen=True):
    """One dose as it comes back each day: whose, what, at which wall minute (none: when needed)."""

    person: Person
    medicine: MedicationSet
    minute: int | None


def medication(
    event: Event,
    now: Instant,
    words: Words,
    fonts: Fonts,
    *,
    copy: Copy | None = None,
    day: int | None = None,
) -> bytes:
    """Give the medication and allergy sheet as a PDF, for the whole event or one ``day``.

    Restricted; without a ``copy`` it is a preview. Raises ``UserError('missing-glyphs')``.
    """
    del now  # Doses follow the wall clock, not the agenda.
    sheet = Sheet(words.say("Medication and allergies"), event, words, fonts, copy=copy)
    draw_medication(sheet, day)
    return sheet.save()


def lines(event: Event) -> list[Line]:
    """Give every dose that somebody takes daily, in order of the clock, then those when needed."""
    care = event.folded(fold_care)
    found = [
        Line(person, medicine, minute)
        for person in looked_after(event)
        if person.code in care
        for medicine in care[person.code].medicines.values()
        for minute in _minutes(medicine)
    ]
    return sorted(
        found,
        key=lambda each: (
            each.minute is None,
            each.minute or 0,
            each.person.code,
            each.medicine.medicine,
        ),
    )


def _minutes(medicine: MedicationSet) -> list[int | None]:
    """Give the wall minutes at which a medicine is taken; one without any is for when needed."""
    return [*sorted({minute % DAY_MINUTES for minute in medicine.times})] or [None]


def dates(event: Event, day: int | None = None) -> list[date]:
    """Give the calendar dates of the event, or of one of its days."""
    schedule = event.as_planned()
    rows = [row for row in schedule.rows if day is None or row.day == day]
    first = to_datetime(rows[0].begin, event.zone).date()
    last = to_datetime(Instant(rows[-1].end - 1), event.zone).date()
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def draw_medication(sheet: Sheet, day: int | None = None) -> None:
    """Draw allergies first, then the doses."""
    sheet.name = sheet.words.say("Medication and allergies")
    sheet.restricted = True
    flow = sheet.begin()
    _allergies(flow)
    all_dates = dates(sheet.event, day)
    for first in range(0, len(all_dates), MOST_DAYS):
        if first:
            flow = sheet.begin()
        _doses(flow, all_dates[first : first + MOST_DAYS])
    sheet.restricted = False


def _allergies(flow: Flow) -> None:
    words, event = flow.sheet.words, flow.sheet.event
    care = event.folded(fold_care)
    flow.write(flow.lay(words.say("Allergies"), DAY), after=1 * MM)
    who = 62 * MM
    table = Table(
        flow,
        [
            Column(who, words.say("Who")),
            Column(flow.width - who, words.say("What, and what to do")),
        ],
    )
    table.head()
    flow.repeat = table.head
    known = [p for p in looked_after(event) if p.code in care and care[p.code].allergies]
    for person in known:
        text = Cell(isolate(care[person.code].allergies), BODY)
        table.row([Cell(told(person), STRONG), text], 9 * MM)
    for _ in range(2 if known else _EMPTY):
        table.row([Cell(), Cell()], 9 * MM)
    flow.repeat = None
    flow.y += 1 * MM
    unknown = words.say("Of those who aren't named here nothing was told: ask, don't assume.")
    flow.write(flow.lay(unknown, NOTE))


def _doses(flow: Flow, days: Sequence[date]) -> None:
    words = flow.sheet.words
    section(
        flow,
        words.say("Medication"),
        words.say(
            "Tick when it was taken and sign with your initials. Not taken: write why not, such as "
            "refused or not needed. Never a double dose for one that was missed."
        ),
        need=3 * _ROW,
        ruled=False,
    )
    flow.y += 1 * MM
    time, who = 17 * MM, 40 * MM
    each = min(27 * MM, (flow.width - time - who - 40 * MM) / len(days))
    table = Table(
        flow,
        [
            Column(time, words.say("Time")),
            Column(who, words.say("Who")),
            Column(flow.width - time - who - each * len(days), words.say("What and how much")),
            *(Column(each, words.short_date(day)) for day in days),
        ],
    )
    table.head()
    flow.repeat = table.head
    known = lines(flow.sheet.event)
    for line in known:
        _dose(flow, table, line, days, each)
    for _ in range(3 if known else 3 * _EMPTY):
        table.row([Cell()] * (3 + len(days)), _ROW)
        _boxes(flow, [""] * len(days), each)
    flow.repeat = None


def _dose(flow: Flow, table: Table, line: Line, days: Sequence[date], each: float) -> None:
    sheet = flow.sheet
    words = sheet.words
    time = words.say("when needed") if line.minute is None else words.time(line.minute)
    told_of = [_day(sheet, line, day) for day in days]
    cells = [
        Cell(time, NOTE if line.minute is None else _TIME),
        Cell(told(line.person), STRONG),
        Cell(isolate(line.medicine.text), BODY),
        *(Cell(blocked=state is None) for state in told_of),
    ]
    table.row(cells, _ROW)
    _boxes(flow, told_of, each)


def _day(sheet: Sheet, line: Line, day: date) -> str | None:
    """Say what became of a dose on a date; none if the event isn't there to give it."""
    event = sheet.event
    schedule = event.as_planned()
    if line.minute is None:
        return ""
    at = at_wall(day, line.minute, event.zone)
    if not schedule.start <= at < schedule.end:
        return None
    said = [
        dose.outcome
        for dose in doses(event, at, Instant(at + 1))
        if (dose.person, dose.medicine) == (line.person.code, line.medicine.medicine)
    ]
    return said[0] if said else ""


def _boxes(flow: Flow, states: Sequence[str | None], each: float) -> None:
    """Draw into the row above, from its far edge: a box for each day and a line for initials."""
    side = 5.5 * MM
    top = flow.y - (_ROW + side) / 2
    first = flow.left + flow.width - each * len(states)
    for number, state in enumerate(states):
        x = first + number * each
        if state is None:
            continue
        flow.page.box(x + 1.5 * MM, top, side, side, LINE)
        if state:
            sign = TICK if state == "given" else DASH
            flow.page.sign(sign, x + 1.5 * MM, top, side)
        line = x + 1.5 * MM + side + 1.5 * MM
        if state and state != "given":
            said = _outcome(flow.sheet.words, state)
            flow.page.text(flow.sheet.lay(said, _SMALL, each - side - 4.5 * MM), line, top)
        else:
            flow.page.rule(line, top + side, each - side - 4.5 * MM)


def _outcome(words: Words, outcome: str) -> str:
    names = {
        "refused": words.say_c("dose", "refused"),
        "not-needed": words.say_c("dose", "not needed"),
    }
    return names.get(outcome, outcome)
