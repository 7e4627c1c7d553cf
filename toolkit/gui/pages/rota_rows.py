"""What the rota shows of one day: its hours, and each adult's shifts as spans of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.gui.widgets.rows import RowModel
from toolkit.model.duty import Severity, merged
from toolkit.model.instants import HOUR, LOGICAL_DAY_BEGINS, Instant, at_wall, to_datetime
from toolkit.model.laying import day_dates
from toolkit.model.people import is_team, supervises
from toolkit.model.plan import Kind
from toolkit.model.schedule import State
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.model.duty import Finding
    from toolkit.model.event import Event
    from toolkit.words import Words


class Span(NamedTuple):
    """One shift; ``text`` says from when to when, ``spoken`` the same aloud."""

    shift: str
    begin: Instant
    end: Instant
    awake: bool
    text: str
    spoken: str


class AdultRow(NamedTuple):
    """One of the team with their shifts of a day. ``counted`` as who looks after children."""

    code: str
    told: str
    counted: bool
    note: str
    spans: tuple[Span, ...]


class Band(NamedTuple):
    """A day from 05:00 to 05:00: hours with their words, its nights, and the present if within.

    ``bare`` are the spans in which too few are on duty, or not the right ones.
    """

    begin: Instant
    end: Instant
    hours: tuple[tuple[Instant, str], ...]
    nights: tuple[tuple[Instant, Instant], ...]
    now: Instant | None = None
    now_text: str = ""
    bare: tuple[tuple[Instant, Instant], ...] = ()


def band_of(
    words: Words, event: Event, day: int, now: Instant, found: Sequence[Finding] = ()
) -> Band:
    """Give the hours of a day; where clocks change it has 23 or 25 of them.

    ``found`` is what the rota leaves open.
    """
    date = day_dates(event.plan, event.start, event.zone)[day - 1]
    begin = at_wall(date, LOGICAL_DAY_BEGINS, event.zone)
    end = at_wall(date, LOGICAL_DAY_BEGINS + 24 * 60, event.zone)
    hours = tuple(
        (at, words.number(to_datetime(at, event.zone).hour))
        for at in (Instant(begin + n * HOUR) for n in range((end - begin) // HOUR + 1))
    )
    nights = tuple(
        (row.begin, row.end)
        for row in event.timeline(now).rows
        if row.block.kind is Kind.NIGHT
        and row.state is not State.SKIPPED
        and row.begin < end
        and begin < row.end
    )
    bare = merged(
        (each.begin, each.end)
        for each in found
        if each.severity is Severity.ERROR
        and "person" not in each.params
        and each.begin < end
        and begin < each.end
    )
    within = begin <= now < end
    text = words.clock(to_datetime(now, event.zone)) if within else ""
    return Band(begin, end, hours, nights, now if within else None, text, tuple(bare))


def adult_rows(words: Words, event: Event, band: Band, *, names: bool) -> list[AdultRow]:
    """Give the team in order of registration, each with the shifts that touch a day."""
    rows = []
    for person in event.people.values():
        shifts = [
            shift
            for (code, _), shift in event.shifts.items()
            if code == person.code and shift.start < band.end and band.begin < shift.end
        ]
        if person.withdrawn or not (is_team(person) or shifts):
            continue
        role = role_name(words, person.role)
        name = (person.name or person.call_name) if names else ""
        counted = supervises(person)
        told = words.say("{a} · {b}", a=role, b=name) if name else role
        spans = tuple(
            _span(words, event, shift.shift, shift.start, shift.end, awake=shift.awake)
            for shift in sorted(shifts, key=lambda shift: (shift.start, shift.end))
        )
        note = "" if counted else words.say("not counted")
        rows.append(AdultRow(person.code, told, counted, note, spans))
    return rows


def _span(words: Words, event: Event, name: str, begin: int, end: int, *, awake: bool) -> Span:
    first, last = to_datetime(Instant(begin), event.zone), to_datetime(Instant(end), event.zone)
    text = words.say("{begin} – {end}", begin=words.clock(first), end=words.clock(last))
    spoken = words.say("{span}, awake at night", span=text) if awake else text
    return Span(name, Instant(begin), Instant(end), awake, text, spoken)


class AdultModel(RowModel[AdultRow]):
    """The team of a day; read aloud, a row tells all its shifts and which is chosen."""

    def __init__(self, words: Words) -> None:
        """Make an empty list."""
        super().__init__()
        self._words = words
        self.chosen = ("", "")
        """The person and the shift that is chosen, each empty for none."""

    def _aloud(self, row: AdultRow) -> Iterable[str]:
        words = self._words
        told = [row.code, row.told, row.note]
        told += [
            words.say("{span} (chosen)", span=span.spoken)
            if (row.code, span.shift) == self.chosen
            else span.spoken
            for span in row.spans
        ]
        if not row.spans:
            told.append(words.say("no shift on this day"))
        return told
