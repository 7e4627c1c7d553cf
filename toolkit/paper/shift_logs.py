"""Forms for the logs between shifts: what the day tells the night, and the night the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from toolkit.paper.form import WRITTEN, Blank, blanks, section, signatures, write_on
from toolkit.paper.page import MM
from toolkit.paper.run_times import DAY
from toolkit.paper.sheet import NOTE, Sheet

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

Turn = Literal["day-night", "night-day"]


def shift_log(event: Event, words: Words, fonts: Fonts, turn: Turn, day: int) -> bytes:
    """Give the form of one log as a PDF, a page: by code, no names.

    ``day`` is the number of the day whose evening or morning it is. Raises
    ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("Log between shifts"), event, words, fonts)
    draw_shift_log(sheet, turn, day)
    return sheet.save()


def draw_shift_log(sheet: Sheet, turn: Turn, day: int) -> None:
    """Draw the form."""
    words = sheet.words
    sheet.name = words.say("Log between shifts")
    evening = turn == "day-night"
    title = (
        words.say("Day → night, day {number}", number=day)
        if evening
        else words.say("Night → day, morning of day {number}", number=day)
    )
    parts = _evening(words) if evening else _morning(words)

    def draw(lines: int) -> None:
        flow = sheet.begin()
        flow.write(flow.lay(title, DAY))
        how = words.say("By code, without names. Health matters stand on the restricted sheet.")
        flow.write(flow.lay(how, NOTE), after=2 * MM)
        written = [Blank(words.say("Written by (initials)")), Blank(words.say("Date and time"))]
        blanks(flow, [*written, Blank(words.say("Children in the house"))])
        _parts(flow, parts, lines)

    sheet.fit(draw, range(5, 0, -1))


def _evening(words: Words) -> list[str]:
    return [
        words.say("How the day was, how the group is"),
        words.say("Who may need somebody tonight, and what helps"),
        words.say("Medication tonight: see the restricted sheet. Handed over to"),
        words.say("Doors, keys, visitors, who may still come or go"),
        words.say("Still to be done"),
    ]


def _morning(words: Words) -> list[str]:
    return [
        words.say("How the night was, counts that were short and why"),
        words.say("Who was up, who slept badly, who needs a slow start"),
        words.say("Medication in the night: given, refused, not needed"),
        words.say("Doors, keys, anything broken or noticed"),
        words.say("Still to be done"),
    ]


def _parts(flow: Flow, titles: list[str], lines: int) -> None:
    words = flow.sheet.words
    for title in titles:
        section(flow, title, need=lines * WRITTEN)
        write_on(flow, lines)
    section(flow, words.say("Read and signed"), words.say("By everyone who comes on duty."))
    signatures(flow, [words.say("Initials and time")] * 4)
    signatures(flow, [words.say("Initials and time")] * 4)
