"""The safeguarding lead's key on paper, to be kept in a closed envelope and typed in at need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.paper.page import HEAVY, MM
from toolkit.paper.sheet import BODY, NOTE, STRONG, Sheet
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from datetime import date

    from toolkit.model.event import Event
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

_HEADING = replace(STRONG, size=12)
_KEY = Style(17, bold=True)
_SMALL_KEY = Style(9)
_GROUP = 5
_A_LINE = 5
"""Groups on one line, so that nobody loses their place while typing."""
_PREFIX = "AGE-SECRET-KEY-1"
_PAD = 4 * MM


def lead_key_sheet(
    event: Event, secret: str, recipient: str, day: date, words: Words, fonts: Fonts
) -> bytes:
    """Give one page (PDF) with the secret key and the public one that belongs to it.

    ``secret`` is an ``AGE-SECRET-KEY-1…``. Raises ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("Key of the safeguarding lead"), event, words, fonts)
    flow = sheet.begin()
    flow.y += 2 * MM
    flow.write(
        flow.lay(words.say("For the safeguarding lead alone. Keep it closed."), _HEADING),
        after=3 * MM,
    )
    for sentence in (
        words.say(
            "This key opens every concern that was sealed to it. Whoever has this sheet needs no "
            "passphrase. Without it, and without the key file, no concern can be read any more, "
            "by anybody."
        ),
        words.say(
            "Keep it in a closed envelope where only you reach it, away from the laptop. Type it "
            "in without caring for spaces or small letters."
        ),
    ):
        flow.write(flow.lay(sentence, BODY), after=2 * MM)
    flow.y += 2 * MM
    _framed(flow, [_PREFIX, *_lines(secret.removeprefix(_PREFIX))])
    flow.write(flow.lay(words.say("Made on {day}.", day=words.date(day)), BODY), after=5 * MM)
    flow.write(
        flow.lay(
            words.say(
                "The public key that belongs to it. Everyone may see it; concerns are sealed to it:"
            ),
            NOTE,
        ),
        after=1 * MM,
    )
    flow.write(flow.lay(recipient, _SMALL_KEY))
    return sheet.save()


def _lines(key: str) -> list[str]:
    groups = [key[at : at + _GROUP] for at in range(0, len(key), _GROUP)]
    return [" ".join(groups[at : at + _A_LINE]) for at in range(0, len(groups), _A_LINE)]


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
