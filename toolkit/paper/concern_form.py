"""A blank sheet to write a concern on, for when it can't be sealed on the laptop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.model.concerns import KINDS
from toolkit.paper.page import BLACK, LINE, MM
from toolkit.paper.sheet import BODY, NOTE, STRONG, Sheet
from toolkit.paper.typeset import Style
from toolkit.words.concerns import kind_name

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts, Paragraph
    from toolkit.words import Words

_DANGER = Style(22, bold=True, colour=(1.0, 1.0, 1.0), align="center")
_HEADING = replace(STRONG, size=12)
_PAD = 3 * MM
_BOX = 5.5 * MM
_WRITING = 9.5 * MM
"""The height of a line to write on by hand."""
_LEAST = 4
"""Lines for what happened; there are as many as the page has room for."""
_GAP = 3 * MM


def concern_form(event: Event, words: Words, fonts: Fonts) -> bytes:
    """Give the blank sheet as a PDF of one page; raises ``UserError('missing-glyphs')``."""
    sheet = Sheet(words.say("A concern"), event, words, fonts)
    draw_concern_form(sheet)
    return sheet.save()


def draw_concern_form(sheet: Sheet) -> None:
    """Draw the sheet, one page."""
    words = sheet.words
    sheet.name = words.say("A concern")
    flow = sheet.begin()
    _danger(flow)
    for sentence in (
        words.say(
            "Tell the safeguarding lead or the deputy at once, in person or by phone, and alone. "
            "Don't wait for this sheet."
        ),
        words.say(
            "Promise the child no secret. Ask nothing more than you need to keep the child safe."
        ),
    ):
        flow.write(flow.lay(sentence, BODY), after=1 * MM)
    flow.y += _GAP
    _kinds(flow)
    _asked(flow, words.say("Whom it is about: the person code, no name"), 1)
    _asked(flow, words.say("When and where"), 2)
    told = words.say("What you saw and heard, in the words that were said; not what you make of it")
    last = (
        flow.lay(words.say("Who writes this (person code), date and time"), NOTE),
        flow.lay(
            words.say(
                "Hand it to the safeguarding lead yourself. No copy, no picture, not into the box "
                "with the other sheets."
            ),
            STRONG,
        ),
        flow.lay(words.say("Received: date, time, signature of the safeguarding lead"), NOTE),
    )
    below = sum(text.height for text in last) + 2 * (_WRITING + _GAP) + 2 * _GAP
    _asked(flow, told, max(_LEAST, int((flow.room - below - 2 * _GAP) / _WRITING) - 1))
    writer, hand_over, received = last
    _answered(flow, writer, 1)
    flow.write(hand_over, after=_GAP)
    _answered(flow, received, 1)


def _danger(flow: Flow) -> None:
    text = flow.lay(flow.sheet.words.say("Danger now: 112"), _DANGER)
    flow.page.box(flow.left, flow.y, flow.width, text.height + 2 * _PAD, 0, BLACK)
    flow.page.text(text, flow.left, flow.y + _PAD)
    flow.y += text.height + 3 * _PAD


def _kinds(flow: Flow) -> None:
    """Boxes to tick, each on a line of its own: other languages take more room."""
    flow.write(flow.lay(flow.sheet.words.say("What is it?"), _HEADING), after=1.5 * MM)
    for kind in KINDS:
        flow.page.box(flow.left, flow.y, _BOX, _BOX, LINE)
        text = flow.lay(kind_name(flow.sheet.words, kind), BODY, _BOX + _PAD)
        flow.page.text(text, flow.left + _BOX + _PAD, flow.y + (_BOX - text.height) / 2)
        flow.y += _BOX + 1.5 * MM
    flow.y += 2 * MM


def _asked(flow: Flow, question: str, lines: int) -> None:
    """A question and lines to answer it on."""
    _answered(flow, flow.lay(question, NOTE), lines)


def _answered(flow: Flow, question: Paragraph, lines: int) -> None:
    flow.write(question)
    for _ in range(lines):
        flow.y += _WRITING
        flow.page.rule(flow.left, flow.y, flow.width)
    flow.y += _GAP
