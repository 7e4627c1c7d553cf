"""The key of an event's files on paper: what a second laptop needs beside the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.paper.key_sheet import write_key
from toolkit.paper.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date

    from toolkit.model.event import Event
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words


def team_key_sheet(event: Event, secret: str, day: date, words: Words, fonts: Fonts) -> bytes:
    """Give one page (PDF) with the key that opens and closes an event's files between laptops.

    ``secret`` is an ``AGE-SECRET-KEY-1…``. Raises ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("Key of the files between laptops"), event, words, fonts)
    heading = words.say("Carry it apart from the stick. Only the team sees it.")
    sentences = (
        words.say(
            "A file for another laptop holds the whole event, names among it if there are any. "
            "This key opens it. Whoever has the stick and this sheet can read everything."
        ),
        words.say(
            "Type it in on the other laptop, once: on the page Laptops, or on the Start page when "
            "the file is taken in. Spaces and small letters don't matter."
        ),
        words.say("Destroy this sheet when the event is over."),
    )
    write_key(sheet, heading, sentences, secret, day)
    return sheet.save()
