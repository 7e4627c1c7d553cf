"""The fire roll-call: everyone who may be in the house at an instant, to be ticked outside.

It is read in the open, by a torch, with cold hands: big type, big boxes, nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model.instants import to_datetime
from toolkit.model.people import is_team
from toolkit.model.roll import who_is_called
from toolkit.model.whereabouts import Where, where_at
from toolkit.paper.form import Blank, blanks
from toolkit.paper.page import HEAVY, LINE, MM
from toolkit.paper.persons import name_of, named
from toolkit.paper.sheet import BODY, STRONG, Sheet
from toolkit.paper.typeset import Style
from toolkit.words import isolate
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.people import Person
    from toolkit.model.prints import Copy
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

_GROUPS = ("child", "duty", "team", "visitor", "away")
_ALWAYS = ("child", "duty")
"""Groups that are counted, and have empty lines where nobody is known."""

_TITLE = Style(22, bold=True)
_GROUP = Style(15, bold=True)
_CODE = Style(13, bold=True)
_COUNT = Style(15, bold=True)


@dataclass(frozen=True, slots=True)
class _Size:
    """The height of a row and the type of its name."""

    row: float
    name: Style

    @property
    def box(self) -> float:
        """The side of the box to tick."""
        return self.row * 0.64


_SIZES = (
    _Size(12.5 * MM, Style(17, bold=True)),
    _Size(10.5 * MM, Style(15, bold=True)),
    _Size(8.8 * MM, Style(13, bold=True)),
)


def roll_call(
    event: Event,
    now: Instant,
    words: Words,
    fonts: Fonts,
    *,
    copy: Copy | None = None,
    everyone: bool = False,
) -> bytes:
    """Give the list of who is in the house at ``now`` as a PDF; with ``everyone`` of who may be.

    Restricted; without a ``copy`` it is a preview. Raises ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("Fire roll-call"), event, words, fonts, copy=copy)
    draw_roll_call(sheet, now, everyone=everyone)
    return sheet.save()


def draw_roll_call(sheet: Sheet, now: Instant, *, everyone: bool = False) -> None:
    """Draw the list, children first: they are looked for first."""
    words = sheet.words
    sheet.name = words.say("Fire roll-call")
    sheet.restricted = True
    groups = _everyone(sheet.event) if everyone else _now(sheet.event, now)
    titles = {
        "child": words.say("Group") if sheet.event.training else words.say("Young people"),
        "duty": words.say("Adults on duty"),
        "team": words.say("Team, not on duty: may be in the house"),
        "visitor": words.say("Visitors"),
        "away": words.say("Off site: call them, don't look for them"),
    }
    beside = {} if everyone else _with_whom(sheet, now)

    def draw(size: int) -> None:
        flow = sheet.begin()
        _top(flow, now, everyone=everyone)
        for name, title in titles.items():
            if groups[name] or name in _ALWAYS:
                _group(flow, title, groups[name], beside, _SIZES[size])
        _end(flow, sum(len(groups[name]) for name in _ALWAYS))

    # One page in one hand if the type stays big enough for that; else more pages, as big as can be.
    sheet.fit(draw, (0, 1, 2, 0))
    sheet.restricted = False


def _top(flow: Flow, now: Instant, *, everyone: bool) -> None:
    words = flow.sheet.words
    flow.write(flow.lay(words.say("Who is out of the house?"), _TITLE))
    moment = to_datetime(now, flow.sheet.event.zone)
    when = words.say(
        "As known on {date} at {time}.", date=words.date(moment.date()), time=words.clock(moment)
    )
    if everyone:
        when = words.say("All who take part or work here: strike out who isn't in the house.")
    how = words.say("Call 112. Tick who stands before you; never go back in for somebody.")
    flow.write(flow.lay(f"{when} {how}", BODY), after=1 * MM)


def _now(event: Event, now: Instant) -> dict[str, list[Person]]:
    """Group who is called at an instant."""
    found: dict[str, list[Person]] = {name: [] for name in _GROUPS}
    for called in who_is_called(event, now):
        found[called.group].append(event.people[called.code])
    return found


def _everyone(event: Event) -> dict[str, list[Person]]:
    """Group everybody who may be in the house on some day of the event."""
    found: dict[str, list[Person]] = {name: [] for name in _GROUPS}
    taking_part = {person.code for person in event.participants()}
    for person in sorted(event.people.values(), key=lambda person: person.code):
        if person.withdrawn:
            continue
        group = "duty" if is_team(person) else "visitor"
        found["child" if person.code in taking_part else group].append(person)
    return found


def _with_whom(sheet: Sheet, now: Instant) -> dict[str, str]:
    """Say of adults what they are, and of children who are out of the room who is with them."""
    event, words = sheet.event, sheet.words
    told = {p.code: role_name(words, p.role) for p in event.people.values() if is_team(p)}
    for code, stay in where_at(event, now).items():
        if stay.where is Where.OUT and stay.adult:
            told[code] = words.say("out with {adult}", adult=name_of(event, stay.adult))
    return told


def _group(
    flow: Flow, title: str, people: Sequence[Person], beside: dict[str, str], size: _Size
) -> None:
    words = flow.sheet.words
    flow.need(3 * size.row)
    flow.y += 3 * MM
    head = words.say("{group}: {n}", group=title, n=words.number(len(people)))
    flow.write(flow.lay(head, _GROUP), after=1 * MM)
    flow.page.rule(flow.left, flow.y, flow.width, HEAVY)
    for person in people:
        _person(flow, person, beside.get(person.code, ""), size)
    for _ in range(0 if people else 8):
        flow.need(size.row)
        flow.page.box(flow.left, flow.y + (size.row - size.box) / 2, size.box, size.box, LINE)
        flow.y += size.row
        flow.page.rule(flow.left + size.box + 4 * MM, flow.y, flow.width - size.box - 4 * MM)


def _person(flow: Flow, person: Person, beside: str, size: _Size) -> None:
    sheet = flow.sheet
    code, side = 36 * MM, 40 * MM
    start = size.box + 4 * MM
    name = named(person)
    laid = sheet.lay(name, size.name, flow.width - start - code - side)
    known = sheet.lay(isolate(person.code), _CODE, code)
    note = sheet.lay(beside, STRONG, side)
    height = max(size.row, laid.height + 1 * MM, note.height + 1 * MM)
    flow.need(height)
    page, y = flow.page, flow.y
    page.box(flow.left, y + (height - size.box) / 2, size.box, size.box, LINE)
    x = flow.left + start
    if name:
        page.text(laid, x, y + (height - laid.height) / 2)
    else:
        page.rule(x, y + height - 3 * MM, flow.width - start - code - side - 3 * MM)
    x += flow.width - start - code - side
    page.text(known, x, y + (height - known.height) / 2)
    page.text(note, x + code, y + (height - note.height) / 2)
    flow.y += height
    page.rule(flow.left, flow.y, flow.width)


def _end(flow: Flow, expected: int) -> None:
    words = flow.sheet.words
    flow.need(26 * MM)
    flow.y += 4 * MM
    total = words.say("In all: {n}", n=words.number(expected))
    flow.write(flow.lay(total, _COUNT), after=2 * MM)
    blanks(
        flow,
        [
            Blank(words.say("Out of the house")),
            Blank(words.say("At")),
            Blank(words.say("Told to the fire service at")),
            Blank(words.say("By whom")),
        ],
        11 * MM,
    )
