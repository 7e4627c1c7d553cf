"""The helpline sheet: whom to call for what, with room for the numbers of one's own country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.helplines import Helplines
from toolkit.paper.form import Blank, blanks, section
from toolkit.paper.page import LINE, MM
from toolkit.paper.sheet import BODY, NOTE, STRONG, Sheet
from toolkit.paper.table import Cell, Column, Table
from toolkit.paper.typeset import Style
from toolkit.words import isolate
from toolkit.words.isolates import LEFT_TO_RIGHT

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.model.helplines import Helpline
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

EMERGENCY, MISSING, TALK = "112", "116 000", "116 111"
"""The numbers that are the same all over the European Union."""

LEAST_EMPTY = 3
"""Lines for national numbers that aren't written down yet."""

_TITLE = Style(17, bold=True)
_NUMBER = Style(30, bold=True)
_WHAT = Style(13, bold=True)
_ROW = 13 * MM


def helplines(event: Event, words: Words, fonts: Fonts, known: Helplines | None = None) -> bytes:
    """Give the helpline sheet as a PDF, with the national numbers that are ``known``: no names.

    Raises ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("Helplines"), event, words, fonts)
    draw_helplines(sheet, known)
    return sheet.save()


def number(text: str) -> str:
    """Keep a telephone number in its own order, whatever it stands in."""
    return isolate(text, LEFT_TO_RIGHT)


def draw_helplines(sheet: Sheet, known: Helplines | None = None) -> None:
    """Draw the sheet."""
    known = known or Helplines()
    words = sheet.words
    sheet.name = words.say("Helplines")
    flow = sheet.begin()
    flow.write(flow.lay(words.say("Whom to call"), _TITLE))
    free = words.say("Free of charge, from any telephone. Say where you are first.")
    flow.write(flow.lay(free, BODY), after=3 * MM)
    for digits, what, when in (
        (
            EMERGENCY,
            words.say("Emergency: police, ambulance, fire"),
            words.say("When somebody is in danger now, day and night, in every EU country."),
        ),
        (
            MISSING,
            words.say("Hotline for missing children"),
            words.say("When a child is gone, at once: there is no waiting period."),
        ),
        (
            TALK,
            words.say("Helpline for children and young people"),
            words.say("When you want to talk to somebody who listens, about anything at all."),
        ),
    ):
        _big(flow, digits, what, when)
    section(flow, words.say("Numbers of this country and this place"), ruled=False)
    _national(flow, known)
    flow.y += 4 * MM
    checked = "" if known.checked is None else words.date(known.checked)
    blanks(
        flow,
        [
            Blank(words.say("Last checked"), checked),
            Blank(words.say("By whom"), isolate(known.by)),
            Blank(words.say("Checked again before this event")),
        ],
        10 * MM,
    )
    flow.write(flow.lay(words.say("Not every number works in every country: try them once."), NOTE))


def _big(flow: Flow, digits: str, what: str, when: str) -> None:
    sheet = flow.sheet
    side = 62 * MM
    room = flow.width - side - 8 * MM
    laid = sheet.lay(number(digits), _NUMBER, side - 8 * MM)
    head, text = sheet.lay(what, _WHAT, room), sheet.lay(when, BODY, room)
    height = max(laid.height, head.height + text.height) + 8 * MM
    flow.need(height)
    flow.page.box(flow.left, flow.y, flow.width, height, LINE)
    flow.page.text(laid, flow.left + 6 * MM, flow.y + (height - laid.height) / 2)
    top = flow.y + (height - head.height - text.height) / 2
    flow.page.text(head, flow.left + side, top)
    flow.page.text(text, flow.left + side, top + head.height)
    flow.y += height + 3 * MM


def _national(flow: Flow, known: Helplines) -> None:
    words = flow.sheet.words
    digits, name, hours = 42 * MM, 56 * MM, 30 * MM
    table = Table(
        flow,
        [
            Column(digits, words.say("Number")),
            Column(name, words.say("Who answers")),
            Column(flow.width - digits - name - hours, words.say("For what")),
            Column(hours, words.say("When")),
        ],
    )
    flow.y += 1 * MM
    table.head()
    flow.repeat = table.head
    for line in known.lines:
        table.row(_cells(flow, line), _ROW)
    for _ in range(max(LEAST_EMPTY, 6 - len(known.lines))):
        table.row([Cell()] * 4, _ROW)
    flow.repeat = None


def _cells(flow: Flow, line: Helpline) -> list[Cell]:
    sheet = flow.sheet
    name = " · ".join(isolate(part) for part in (line.name, line.country) if part)
    return [
        Cell(number(line.number), Style(14, bold=True)),
        Cell(name, STRONG),
        Cell(sheet.content(line.what), BODY),
        Cell(sheet.content(line.hours), NOTE),
    ]
