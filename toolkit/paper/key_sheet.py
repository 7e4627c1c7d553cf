"""A key on paper, alone on its page: whom it is for, what it opens, the key to be typed in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.paper.page import HEAVY, MM
from toolkit.paper.sheet import BODY, STRONG, Sheet
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from toolkit.paper.flow import Flow

_HEADING = replace(STRONG, size=12)
_KEY = Style(17, bold=True)
_GROUP = 5
_A_LINE = 5
"""Groups on one line, so that nobody loses their place while typing."""
_PREFIX = "AGE-SECRET-KEY-1"
_PAD = 4 * MM


def write_key(sheet: Sheet, heading: str, sentences: Iterable[str], secret: str, day: date) -> Flow:
    """Begin ``sheet`` with a key in its frame and when it was made; more may follow in the flow.

    ``secret`` is an ``AGE-SECRET-KEY-1…``. Raises ``UserError('missing-glyphs')``.
    """
    words = sheet.words
    flow = sheet.begin()
    flow.y += 2 * MM
    flow.write(flow.lay(heading, _HEADING), after=3 * MM)
    for sentence in sentences:
        flow.write(flow.lay(sentence, BODY), after=2 * MM)
    flow.y += 2 * MM
    _framed(flow, key_lines(secret))
    flow.write(flow.lay(words.say("Made on {day}.", day=words.date(day)), BODY), after=5 * MM)
    return flow


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
