"""The sheet for when a child can't be found: real life, unlike any page of an exercise.

Blank it lies in the fallback; filled it is printed in the middle of a search, and what isn't
known yet is still a line. It follows the order in which things are done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.instants import MINUTE, Instant, to_datetime
from toolkit.model.search import AREAS, CALLS, Missing, facility_steps
from toolkit.paper.form import FILLED, WRITTEN, Blank, blanks, box, section
from toolkit.paper.page import MM
from toolkit.paper.persons import named
from toolkit.paper.run_times import clock
from toolkit.paper.sheet import BODY, NOTE, STRONG, Sheet
from toolkit.paper.table import Cell, Column, Table
from toolkit.paper.typeset import Style
from toolkit.words import isolate
from toolkit.words.isolates import LEFT_TO_RIGHT
from toolkit.words.searching import area_name, condition_name, whom_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.event import Event
    from toolkit.model.prints import Copy
    from toolkit.model.search import Area, Said, Search
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

OWN_AREAS = 2
"""Empty rows for places that only this house has, where there is room."""

_TITLE = Style(18, bold=True)
_ROW = 7.6 * MM


class _Room(NamedTuple):
    """How the front is spaced: empty rows, and the heights of rows and of lines to write on.

    ``large`` is whether the title stands there, which the page's head has anyway, and the child's
    name is written large.
    """

    spare: int
    row: float = _ROW
    line: float = WRITTEN
    large: bool = True


_FRONT = (
    *(_Room(spare) for spare in range(6, -1, -1)),
    _Room(0, 7.0 * MM, 7.4 * MM),
    *(_Room(0, row * MM, (row + 0.4) * MM, large=False) for row in (7.0, 6.4, 5.8)),
)
"""From roomy to close: long words and names, and a long foot, must leave the front one page."""


def not_found(
    event: Event,
    now: Instant,
    words: Words,
    fonts: Fonts,
    *,
    search: Search | None = None,
    copy: Copy | None = None,
) -> bytes:
    """Give the sheet as a PDF, blank or filled with what a search has found out by ``now``.

    Restricted once it says who is looked for; without a ``copy`` it is then a preview. Raises
    ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("A child can't be found"), event, words, fonts, copy=copy)
    draw_not_found(sheet, now, search)
    return sheet.save()


def draw_not_found(sheet: Sheet, now: Instant, search: Search | None = None) -> None:
    """Draw the sheet: who, search, calls and steps on its front, what was done on its back."""
    sheet.name = sheet.words.say("A child can't be found")
    sheet.restricted = search is not None and bool(search.missing)
    sheet.real = True

    def front(close: int) -> None:
        flow, room = sheet.begin(), _FRONT[close]
        _opening(flow, now, search, room)
        for one in (search.missing if search else ()) or (None,):
            _who(flow, one, room)
        _calls(flow, search, room)
        _facility(flow, search, room)

    def back(rows: int) -> None:
        flow = sheet.begin()
        _areas(flow, search, min(rows // 2, OWN_AREAS))
        _done(flow, search, rows)
        _found(flow, search)

    sheet.fit(front, range(len(_FRONT)))
    sheet.fit(back, range(12, 0, -1))
    sheet.real = sheet.restricted = False


def _opening(flow: Flow, now: Instant, search: Search | None, room: _Room) -> None:
    words, event = flow.sheet.words, flow.sheet.event
    minutes = facility_steps(event).minutes
    if room.large:
        flow.write(flow.lay(words.say("A child can't be found"), _TITLE))
    how = words.say(
        "Search house and grounds for {time} at most and call the lead meanwhile. Then call "
        "{police} and {hotline} at once, at any worry before. There is no waiting period.",
        time=words.duration(minutes),
        police=isolate("112", LEFT_TO_RIGHT),
        hotline=isolate("116 000", LEFT_TO_RIGHT),
    )
    flow.write(flow.lay(how, STRONG), after=1.5 * MM)
    noticed, until, count = "", "", ""
    if search is not None:
        noticed = _moment(flow.sheet, search.opened)
        until = clock(flow.sheet, Instant(search.opened + minutes * MINUTE))
        if search.count.counted < search.count.expected:
            count = words.say(
                "{counted} of {expected}",
                counted=search.count.counted,
                expected=search.count.expected,
            )
    blanks(
        flow,
        [
            Blank(words.say("Noticed: date and time"), noticed, 1.6),
            Blank(words.say("Counted"), count),
            Blank(words.say("{time} are over at", time=words.duration(minutes)), until),
            Blank(words.say("Written by")),
        ],
        room.line,
    )
    if search is not None:
        told = words.say("As known on {moment}.", moment=_moment(flow.sheet, now))
        flow.write(flow.lay(told, NOTE))


def _who(flow: Flow, missing: Missing | None, room: _Room) -> None:
    sheet = flow.sheet
    words, event = sheet.words, sheet.event
    person = event.people.get(missing.person) if missing else None
    seen = missing or Missing("")
    section(flow, words.say("Who, and last seen"))
    age = "" if person is None or person.age is None else words.number(person.age)
    blanks(
        flow,
        [
            Blank(words.say("Child"), named(person) if person else "", 2.6, strong=room.large),
            Blank(words.say("Code"), isolate(seen.person), 1.4, strong=True),
            Blank(words.say("Age"), age, 0.6),
            Blank(words.say("Height, hair, what stands out"), "", 2.0),
        ],
        room.line,
    )
    at = "" if seen.seen_at is None else _moment(sheet, Instant(seen.seen_at))
    blanks(
        flow,
        [
            Blank(words.say("Last seen at"), at),
            Blank(words.say("By whom"), _adult(event, seen.seen_by)),
            Blank(words.say("Where"), isolate(seen.where)),
        ],
        room.line,
    )
    blanks(
        flow,
        [
            Blank(words.say("Wearing"), isolate(seen.wearing), 1.6),
            Blank(words.say("Telephone number, is it on?")),
        ],
        room.line,
    )


def _calls(flow: Flow, search: Search | None, room: _Room) -> None:
    words, event = flow.sheet.words, flow.sheet.event
    section(flow, words.say("Calls, and whom we told"), ruled=False)
    time, whom = 22 * MM, 34 * MM
    who = 52 * MM
    table = Table(
        flow,
        [
            Column(who, words.say("Who")),
            Column(time, words.say("Called at")),
            Column(whom, words.say("By whom")),
            Column(flow.width - who - time - whom, words.say("What was said, reference number")),
        ],
    )
    table.head()
    own = sorted({call.about for call in search.calls} - set(CALLS)) if search else []
    for about in (*CALLS, *own):
        calls = [call for call in search.calls if call.about == about] if search else []
        name = Cell(whom_name(words, about), STRONG)
        for call in calls:
            table.row([name, *_said(flow, call, event)], room.row)
        if not calls:
            table.row([name, Cell(), Cell(), Cell()], room.row)
    for _ in range(min(room.spare, 1)):
        table.row([Cell()] * 4, room.row)


def _said(flow: Flow, said: Said, event: Event) -> list[Cell]:
    at = Cell(clock(flow.sheet, said.at), FILLED)
    return [at, Cell(_adult(event, said.by), NOTE), Cell(isolate(said.text), NOTE)]


def _areas(flow: Flow, search: Search | None, own: int) -> None:
    """Draw the places to look in, in two columns: inside first, then outside."""
    words = flow.sheet.words
    how = words.say("Look into, under and behind; call.")
    section(flow, words.say("Who looks where"), how, ruled=False)
    known = search.areas if search else {}
    names = [*AREAS, *(area for area in known if area not in AREAS), *[""] * own]
    half = -(-len(names) // 2)
    gap = 5 * MM
    width = (flow.width - gap) / 2
    columns = []
    for number, part in enumerate((names[:half], names[half:])):
        column = flow.beside(number * (width + gap), width)
        _half(column, part, known)
        columns.append(column)
    flow.below(*columns)


def _half(flow: Flow, names: list[str], known: Mapping[str, Area]) -> None:
    words = flow.sheet.words
    time = 15 * MM
    where = (flow.width - 2 * time) * 0.56
    table = Table(
        flow,
        [
            Column(where, words.say("Where")),
            Column(flow.width - 2 * time - where, words.say("Who")),
            Column(time, words.say("From")),
            Column(time, words.say("Done")),
        ],
    )
    table.head()
    for name in names:
        cells = _area(flow, known[name]) if name in known else [Cell(), Cell(), Cell()]
        table.row([Cell(area_name(words, name) if name else "", NOTE), *cells], _ROW)


def _area(flow: Flow, area: Area) -> list[Cell]:
    sheet = flow.sheet
    done = "" if area.done_at is None else clock(sheet, area.done_at)
    who = _adult(sheet.event, area.adult)
    return [Cell(who, NOTE), Cell(clock(sheet, area.since), BODY), Cell(done, BODY)]


def _facility(flow: Flow, search: Search | None, room: _Room) -> None:
    """Draw the facility's own steps with a box each, or lines for them."""
    sheet = flow.sheet
    words, own = sheet.words, facility_steps(sheet.event).steps
    section(flow, words.say("The house's own steps"), need=2 * room.row)
    ticked = search.steps if search else {}
    for step in own:
        text = sheet.lay(isolate(step), BODY, flow.width - 36 * MM)
        height = max(text.height, 5 * MM) + 2.4 * MM
        flow.need(height)
        box(flow, flow.left, flow.y + 1 * MM, ticked=step in ticked)
        flow.page.text(text, flow.left + 8 * MM, flow.y + 1 * MM)
        if step in ticked:
            at = sheet.lay(clock(sheet, ticked[step].at), FILLED, 22 * MM)
            flow.page.text(at, flow.left + flow.width - 22 * MM, flow.y + 1 * MM)
        else:
            flow.page.rule(flow.left + flow.width - 24 * MM, flow.y + height, 24 * MM)
        flow.y += height
    for _ in range(min(room.spare, 1) if own else room.spare):
        flow.need(room.row)
        box(flow, flow.left, flow.y + 2.4 * MM)
        flow.y += room.row
        flow.page.rule(flow.left + 8 * MM, flow.y - 0.5 * MM, flow.width - 8 * MM)


def _done(flow: Flow, search: Search | None, rows: int) -> None:
    words, event = flow.sheet.words, flow.sheet.event
    section(flow, words.say("What was done, by whom, when"), ruled=False)
    time, whom = 22 * MM, 44 * MM
    table = Table(
        flow,
        [
            Column(time, words.say("Time")),
            Column(flow.width - time - whom, words.say("What was done or became known")),
            Column(whom, words.say("By whom")),
        ],
    )
    flow.repeat = table.head
    table.head()
    notes = search.notes if search else []
    for note in notes:
        at = Cell(clock(flow.sheet, note.at), FILLED)
        table.row([at, Cell(isolate(note.text), BODY), Cell(_adult(event, note.by), NOTE)], _ROW)
    for _ in range(max(1, rows - len(notes))):
        table.row([Cell()] * 3, _ROW)
    flow.repeat = None


def _found(flow: Flow, search: Search | None) -> None:
    sheet = flow.sheet
    words, event = sheet.words, sheet.event
    endings = search.endings if search else []
    found = next((e for e in reversed(endings) if e.how == "found"), None)
    police = next((e for e in reversed(endings) if e.how == "police"), None)
    section(flow, words.say("Handed over to the police"), need=12 * MM)
    blanks(
        flow,
        [
            Blank(words.say("Time"), _moment(sheet, police.at) if police else ""),
            Blank(
                words.say("To whom, reference number"), isolate(police.note) if police else "", 3
            ),
        ],
    )
    section(flow, words.say("Found"), need=40 * MM)
    blanks(
        flow,
        [
            Blank(words.say("Time"), _moment(sheet, found.at) if found else ""),
            Blank(words.say("Where"), isolate(found.where) if found else "", 1.6),
            Blank(
                words.say("How the child is"),
                condition_name(words, found.condition) if found else "",
            ),
        ],
    )
    blanks(
        flow,
        [
            Blank(
                words.say("The lead, or who the child trusts, talks with the child: who, when"),
                _adult(event, found.adult) if found else "",
                1.6,
            ),
            Blank(words.say("Everyone who was called knows: at")),
        ],
    )
    flow.write(flow.lay(words.say("No blame. First warm, drink, sit down; then listen."), NOTE))


def _moment(sheet: Sheet, at: Instant) -> str:
    """Write a date with its time: a search may go past midnight."""
    moment = to_datetime(at, sheet.event.zone)
    return f"{sheet.words.short_date(moment.date())} · {sheet.words.clock(moment)}"


def _adult(event: Event, code: str) -> str:
    """Name one of the team by a code, or give one's own words as they are."""
    person = event.people.get(code)
    return isolate(code) if person is None else named(person) or isolate(code)
