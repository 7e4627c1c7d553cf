"""The key of an event's files on paper: what a second laptop needs beside the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.paper.page import HEAVY, MM
from toolkit.paper.sheet import BODY, STRONG, Sheet
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from datetime import date

    from toolkit.model.event import Event
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

_HEADING = replace(STRONG, size=12)
_KEY = Style(17, bold=True)
_GROUP = 5
_A_LINE = 5
"""Groups on one line, so that nobody loses their place while typing."""
_PREFIX = "AGE-SECRET-KEY-1"
_PAD = 4 * MM


def team_key_sheet(event: Event, secret: str, day: date, words: Words, fonts: Fonts) -> bytes:
    """Give one page (PDF) with the key that opens and closes an event's files between laptops.

    ``secret`` is an ``AGE-SECRET-KEY-1…``. Raises ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("Key of the files between laptops"), event, words, fonts)
    flow = sheet.begin()
    flow.y += 2 * MM
    flow.write(
        flow.lay(words.say("Carry it apart from the stick. Only the team sees it."), _HEADING),
        after=3 * MM,
    )
    for sentence in (
        words.say(
            "A file for another laptop holds the whole event, names among it if there are any. "
            "This key opens it. Whoever has the stick and this sheet can read everything."
        ),
        words.say(
            "Type it in on the other laptop, once: on the page Laptops, or on the Start page when "
            "the file is taken in. Spaces and small letters don't matter."
        ),
        words.say("Destroy this sheet when the event is over."),
    ):
        flow.write(flow.lay(sentence, BODY), after=2 * MM)
    flow.y += 2 * MM
    _framed(flow, key_lines(secret))
    flow.write(flow.lay(words.say("Made on {day}.", day=words.date(day)), BODY))
    return sheet.save()


def key_lines(secret: str) -> list[str]:
    """Part a key into lines of groups, as it is read and typed; the prefix is a line of its own."""
    key = secret.removeprefix(_PREFIX)
    groups = [key[at : at + _GROUP] for at in range(0, len(key), _GROUP)]
    lines = [" ".join(groups[at : at + _A_LINE]) for at in range(0, len(groups), _A_LINE)]
    return [_PREFIX, *lines]


def _framed(flow: Flow, lines: list[str]) -> None:
    """The key in a frame, read from the left in every language."""
    laid = [flow.lay(f"\u2066{line}\u2069", _KEY, 2 * _PAD) for line in lines]
    height = sum(line.height for line in laid) + (len(laid) - 1) * 1.5 * MM + 2 * _PAD
    flow.page.box(flow.left, flow.y, flow.width, height, HEAVY)
    y = flow.y + _PAD
    for line in laid:
        flow.page.text(line, flow.left + _PAD, y)
        y += line.height + 1.5 * MM
    flow.y += height + 4 * MM
