"""The safeguarding lead's key on paper, to be kept in a closed envelope and typed in at need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.paper.key_sheet import write_key
from toolkit.paper.page import MM
from toolkit.paper.sheet import NOTE, Sheet
from toolkit.paper.typeset import Style

if TYPE_CHECKING:
    from datetime import date

    from toolkit.model.event import Event
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

_SMALL_KEY = Style(9)


def lead_key_sheet(
    event: Event, secret: str, recipient: str, day: date, words: Words, fonts: Fonts
) -> bytes:
    """Give one page (PDF) with the secret key and the public one that belongs to it.

    ``secret`` is an ``AGE-SECRET-KEY-1…``. Raises ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("Key of the safeguarding lead"), event, words, fonts)
    heading = words.say("For the safeguarding lead alone. Keep it closed.")
    sentences = (
        words.say(
            "This key opens every concern that was sealed to it. Whoever has this sheet needs no "
            "passphrase. Without it, and without the key file, no concern can be read any more, "
            "by anybody."
        ),
        words.say(
            "Keep it in a closed envelope where only you reach it, away from the laptop. Type it "
            "in without caring for spaces or small letters."
        ),
    )
    flow = write_key(sheet, heading, sentences, secret, day)
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
