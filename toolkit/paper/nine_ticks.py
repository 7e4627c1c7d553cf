"""The nine requirements of General Comment 12 on one page, to be ticked and signed together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.instants import to_datetime
from toolkit.model.rules.ticks import TICKS, fold_ticks
from toolkit.paper.form import Blank, blanks, signatures
from toolkit.paper.page import HAIR, LINE, MM
from toolkit.paper.sheet import NOTE, Sheet
from toolkit.paper.signs import TICK
from toolkit.paper.typeset import Style
from toolkit.words import isolate

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.model.rules.ticks import Signed, Tick
    from toolkit.paper.flow import Flow
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

_TITLE = Style(17, bold=True)
_BOX = 6 * MM
_SIDE = 13 * MM


class _Scale(NamedTuple):
    """How large a requirement is written, what it means, and the room around them in points."""

    name: float
    means: float
    room: float


_SCALES = (_Scale(13, 11, 4.2 * MM), _Scale(12, 10, 2.6 * MM), _Scale(10.5, 9, 1.2 * MM))
"""The largest that leaves everything on one page is taken."""


def nine_ticks(event: Event, words: Words, fonts: Fonts) -> bytes:
    """Give the sheet as a PDF of one page: as it was last signed, else a blank form.

    Raises ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("The nine requirements"), event, words, fonts)
    draw_nine_ticks(sheet)
    return sheet.save()


def draw_nine_ticks(sheet: Sheet) -> None:
    """Draw the sheet."""
    sheet.name = sheet.words.say("The nine requirements")
    sheet.fit(lambda number: _draw(sheet, _SCALES[number]), range(len(_SCALES)))


def _draw(sheet: Sheet, scale: _Scale) -> None:
    words, signed = sheet.words, sheet.event.folded(fold_ticks)
    flow = sheet.begin()
    flow.write(flow.lay(words.say("Nine requirements for hearing children"), _TITLE))
    source = words.say(
        "After paragraph 134 of General Comment No. 12 (2009) of the UN Committee on the Rights "
        "of the Child, in our own words. Go through them together before the event, and again at "
        "its end."
    )
    flow.write(flow.lay(source, NOTE), after=1.5 * MM)
    flow.write(flow.lay(_state(sheet, signed), Style(scale.means, bold=True)), after=scale.room)
    for tick in TICKS:
        _tick(flow, tick, scale, ticked=tick.id in signed.ticks)
    flow.page.rule(flow.left, flow.y, flow.width, HAIR)
    flow.y += scale.room
    blanks(
        flow,
        [
            Blank(words.say("Name of the safeguarding lead"), share=2),
            Blank(words.say("Place and date")),
        ],
        10 * MM,
    )
    signatures(flow, [words.say("Signature of the safeguarding lead")])


def _state(sheet: Sheet, signed: Signed) -> str:
    words = sheet.words
    if signed.at is None:
        return words.say("Nothing is ticked yet: tick by hand what is met, and sign below.")
    moment = to_datetime(signed.at, sheet.event.zone)
    who = words.say(
        "Ticked by {name} on {date}, {time}.",
        name=isolate(signed.by),
        date=words.date(moment.date()),
        time=words.clock(moment),
    )
    met = words.say("{n} of {all} are met.", n=len(signed.ticks), all=len(TICKS))
    return f"{who} {met}"


def _tick(flow: Flow, tick: Tick, scale: _Scale, *, ticked: bool) -> None:
    words = flow.sheet.words
    name = flow.lay(words.say(tick.title), Style(scale.name, bold=True), _SIDE)
    means = flow.lay(words.say(tick.asks), Style(scale.means), _SIDE)
    height = max(name.height + means.height, _BOX) + 2 * scale.room
    flow.need(height)
    flow.page.rule(flow.left, flow.y, flow.width, HAIR)
    top = flow.y + (height - _BOX) / 2
    flow.page.box(flow.left + 2 * MM, top, _BOX, _BOX, LINE)
    if ticked:
        flow.page.sign(TICK, flow.left + 1.4 * MM, top - 0.8 * MM, _BOX + 1.2 * MM)
    flow.page.text(name, flow.left + _SIDE, flow.y + scale.room)
    flow.page.text(means, flow.left + _SIDE, flow.y + scale.room + name.height)
    flow.y += height
