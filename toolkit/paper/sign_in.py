"""The sign-in sheet: adults sign by name and half-day, children are ticked by code alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model.people import YOUNG
from toolkit.paper.halfdays import half_days, in_grids
from toolkit.paper.page import MM
from toolkit.paper.sheet import NOTE, Sheet
from toolkit.paper.table import Cell, Column, Table
from toolkit.paper.typeset import Style
from toolkit.words import isolate
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.people import Person
    from toolkit.model.prints import Copy
    from toolkit.paper.flow import Flow
    from toolkit.paper.halfdays import HalfDay
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

SIGNED = 11.7 * MM
"""The height of a row that is signed in."""

TICKED = 9.5 * MM
"""The height of a row that is ticked."""

SPARE = 3
"""Empty rows for those who weren't expected."""

EMPTY = 14
"""Empty rows where no young person is known yet."""

MOST_SIGNED = 8
"""Half-days side by side on a page that lies: with more there is no room to sign."""

MOST_TICKED = 8
"""Half-days side by side on a page that stands."""

_SECTION = Style(13, bold=True)
_WHO = Style(10.5, bold=True)
_CODE = Style(11, bold=True)


def sign_in(event: Event, words: Words, fonts: Fonts, copy: Copy | None = None) -> bytes:
    """Give the sign-in sheet as a PDF: first the adults, then, on pages apart, the young people.

    The adults' pages are restricted; without a ``copy`` they are a preview. Raises
    ``UserError('missing-glyphs')`` for characters that no font has.
    """
    sheet = Sheet(words.say("Sign-in sheet"), event, words, fonts, copy=copy)
    here = [person for person in event.people.values() if not person.withdrawn]
    adults = [person for person in here if person.role not in YOUNG]
    young = sorted(person.code for person in here if person.role in YOUNG)
    halves = half_days(event)
    for grid in in_grids(halves, MOST_SIGNED):
        _adults(sheet, adults, grid)
    if young or not event.training:
        for grid in in_grids(halves, MOST_TICKED):
            _young(sheet, young, grid)
    return sheet.save()


@dataclass(frozen=True, slots=True)
class _Section:
    """A table under its title; both come again on every page."""

    title: str
    how: str
    columns: Sequence[Column]

    def begin(self, sheet: Sheet) -> tuple[Flow, Table]:
        flow = sheet.begin()
        table = Table(flow, self.columns)

        def top() -> None:
            flow.write(flow.lay(self.title, _SECTION))
            flow.write(flow.lay(self.how, NOTE), after=2 * MM)
            table.head()

        top()
        flow.repeat = top
        return flow, table


def _adults(sheet: Sheet, adults: Sequence[Person], halves: Sequence[HalfDay]) -> None:
    words = sheet.words
    sheet.turn(landscape=True)
    sheet.restricted = True
    who, role, organisation = 52 * MM, 27 * MM, 36 * MM
    rest = sheet.width - who - role - organisation
    section = _Section(
        words.say("Adults"),
        words.say("Please sign once for each half-day that you are here."),
        [
            Column(who, words.say("Name")),
            Column(role, words.say("Role")),
            Column(organisation, words.say("Organisation")),
            *_columns(words, halves, rest),
        ],
    )
    flow, table = section.begin(sheet)
    signatures = [Cell()] * len(halves)
    for person in adults:
        table.row([*_adult(words, person), *signatures], SIGNED)
    _fill(flow, table, [Cell()] * 3 + signatures, SIGNED)
    sheet.restricted = False


def _adult(words: Words, person: Person) -> list[Cell]:
    """Who it is; the code and a line to write on where no name is known."""
    name = Cell(isolate(person.name), _WHO) if person.name else Cell(person.code, NOTE, line=True)
    role = Cell(role_name(words, person.role), NOTE)
    return [name, role, Cell(isolate(person.organisation), NOTE)]


def _young(sheet: Sheet, codes: Sequence[str], halves: Sequence[HalfDay]) -> None:
    words = sheet.words
    sheet.turn(landscape=False)
    code = 42 * MM
    section = _Section(
        words.say("Young people"),
        words.say("Tick who is here in each half-day. Codes only: no names on this sheet, please."),
        [Column(code, words.say("Code")), *_columns(words, halves, sheet.width - code)],
    )
    _, table = section.begin(sheet)
    ticks = [Cell(tick=True)] * len(halves)
    for text in codes:
        table.row([Cell(text, _CODE), *ticks], TICKED)
    for _ in range(SPARE if codes else EMPTY):
        table.row([Cell(), *ticks], TICKED)
    table.row([Cell(words.say("Ticked by (initials)"), NOTE), *[Cell()] * len(halves)], TICKED)


def _columns(words: Words, halves: Sequence[HalfDay], width: float) -> list[Column]:
    names = {False: words.say("morning"), True: words.say("afternoon")}
    each = width / len(halves)
    return [Column(each, names[h.afternoon], words.short_date(h.day)) for h in halves]


def _fill(flow: Flow, table: Table, cells: Sequence[Cell], height: float) -> None:
    """Add the spare rows, and fill the page with more."""
    for _ in range(max(SPARE, int(flow.room / height))):
        table.row(cells, height)
