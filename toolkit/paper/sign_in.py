"""The sign-in sheet: adults sign by name and half-day, children are ticked by code alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.people import YOUNG
from toolkit.paper.halfdays import half_days, in_grids
from toolkit.paper.page import MM
from toolkit.paper.sheet import NOTE, Sheet
from toolkit.paper.table import Cell, Column, Table
from toolkit.paper.typeset import Style
from toolkit.words import isolate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.people import Person
    from toolkit.paper.halfdays import HalfDay
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

SIGNED = 12 * MM
"""The height of a row that is signed in."""

TICKED = 9.5 * MM
"""The height of a row that is ticked."""

SPARE = 3
"""Empty rows for those who weren't expected."""

EMPTY = 9
"""Empty rows where nobody is known yet."""

MOST_HALVES = 8
"""More columns than these leave no room to sign."""

_SECTION = Style(12, bold=True)
_WHO = Style(10, bold=True)
_CODE = Style(11, bold=True)


def sign_in(event: Event, words: Words, fonts: Fonts) -> bytes:
    """Give the sign-in sheet as a PDF."""
    sheet = Sheet(words.say("Sign-in sheet"), event, words, fonts, landscape=True)
    here = [person for person in event.people.values() if not person.withdrawn]
    adults = [person for person in here if person.role not in YOUNG]
    young = sorted(person.code for person in here if person.role in YOUNG)
    for halves in in_grids(half_days(event), MOST_HALVES):
        _adults(sheet, adults, halves)
        if young or not event.training:
            _young(sheet, young, halves)
    return sheet.save()


def _adults(sheet: Sheet, adults: Sequence[Person], halves: Sequence[HalfDay]) -> None:
    words = sheet.words
    who, role, organisation = 50 * MM, 28 * MM, 36 * MM
    half = (sheet.width - who - role - organisation) / len(halves)
    columns = [
        Column(who, words.say("Name")),
        Column(role, words.say("Role")),
        Column(organisation, words.say("Organisation")),
        *_columns(sheet, halves, half),
    ]
    sheet.restricted = True
    table = _begin(
        sheet,
        columns,
        words.say("Adults"),
        words.say("Please sign once for each half-day that you are here."),
    )
    signatures = [Cell()] * len(halves)
    for person in adults:
        name = isolate(person.name)
        table.row(
            [
                Cell(name, _WHO) if name else Cell(person.code, NOTE, line=True),
                Cell(person.role, NOTE),
                Cell(isolate(person.organisation), NOTE) if person.organisation else Cell(),
                *signatures,
            ],
            SIGNED,
        )
    for _ in range(SPARE if adults else EMPTY):
        table.row([Cell(line=True), Cell(line=True), Cell(line=True), *signatures], SIGNED)
    sheet.restricted = False
    sheet.begun = None


def _young(sheet: Sheet, codes: Sequence[str], halves: Sequence[HalfDay]) -> None:
    words = sheet.words
    code = 50 * MM
    half = (sheet.width - code) / len(halves)
    columns = [Column(code, words.say("Code")), *_columns(sheet, halves, half)]
    table = _begin(
        sheet,
        columns,
        words.say("Young people"),
        words.say("Tick who is here in each half-day. Codes only: never write a name here."),
    )
    for text in codes:
        table.row([Cell(text, _CODE), *[Cell(tick=True)] * len(halves)], TICKED)
    for _ in range(SPARE if codes else EMPTY):
        table.row([Cell(line=True), *[Cell(tick=True)] * len(halves)], TICKED)
    table.row([Cell(words.say("Ticked by (initials)"), NOTE), *[Cell()] * len(halves)], TICKED)
    sheet.begun = None


def _columns(sheet: Sheet, halves: Sequence[HalfDay], width: float) -> list[Column]:
    words = sheet.words
    names = {False: words.say("morning"), True: words.say("afternoon")}
    return [Column(width, names[h.afternoon], words.short_date(h.day)) for h in halves]


def _begin(sheet: Sheet, columns: Sequence[Column], title: str, how: str) -> Table:
    """Begin a section on a page of its own; its title and the table's head come on each page."""
    table = Table(sheet, columns)

    def top() -> None:
        sheet.write(sheet.lay(title, _SECTION, sheet.width), after=0.5 * MM)
        sheet.write(sheet.lay(how, NOTE, sheet.width), after=2 * MM)
        table.head()

    sheet.begun = None
    sheet.open_page()
    top()
    sheet.begun = top
    return table
