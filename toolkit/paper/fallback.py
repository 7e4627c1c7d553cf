"""The full paper fallback: everything an event needs if the laptop stays dark from the start.

Two documents, each with its contents: one that may lie on the table, by codes and numbers, and
one with names, to be locked away. Parts come in the order in which they are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.instants import to_datetime
from toolkit.paper.bundle import Bundle
from toolkit.paper.checks import draw_overrides
from toolkit.paper.concern_form import draw_concern_form
from toolkit.paper.handover import draw_handover
from toolkit.paper.headcounts import draw_headcounts
from toolkit.paper.helplines import draw_helplines
from toolkit.paper.medication import draw_medication
from toolkit.paper.not_found import draw_not_found
from toolkit.paper.persons import looked_after
from toolkit.paper.roll_call import draw_roll_call
from toolkit.paper.rooming import draw_night_log, draw_rooming, nights
from toolkit.paper.run_sheet import run_days
from toolkit.paper.sheet import Sheet
from toolkit.paper.shift_logs import draw_shift_log

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.event import Event
    from toolkit.model.helplines import Helplines
    from toolkit.model.instants import Instant
    from toolkit.model.prints import Copy
    from toolkit.paper.handover import Direction
    from toolkit.paper.run_sheet import RunDay
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

FALLBACK = "fallback.pdf"
FALLBACK_RESTRICTED = "fallback-restricted.pdf"
FALLBACK_KEY = "fallback"
"""The name under which copies of the restricted part are counted."""


def fallback(
    event: Event,
    now: Instant,
    words: Words,
    fonts: Fonts,
    *,
    known: Helplines | None = None,
    tick: Callable[[], None] = lambda: None,
) -> bytes:
    """Give the part without names as a PDF: helplines, then day by day what is used.

    ``tick`` is called after each block; what it raises stops the work. Raises
    ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("Paper fallback"), event, words, fonts)
    how = words.say(
        "If the laptop fails, go on with these: write times, marks and counts here and enter them "
        "later. Codes and numbers only, no names. The sheets with names are a copy of their own, "
        "locked away."
    )
    bundle = Bundle(sheet, words.say("To go on without a laptop"), how)
    always = words.say("At hand all the time")
    bundle.add(always, words.say("Helplines"), lambda: draw_helplines(sheet, known))
    bundle.add(
        always,
        words.say("A child can't be found: empty sheet"),
        lambda: draw_not_found(sheet, now),
    )
    form = words.say("A concern: empty sheet, to be copied")
    bundle.add(always, form, lambda: draw_concern_form(sheet))
    aside = words.say("Rules set aside")
    bundle.add(always, aside, lambda: draw_overrides(sheet, named=False))
    for day in run_days(sheet, event.timeline(now)):
        add_day(bundle, day, now, tick)
    return bundle.save()


def add_day(
    bundle: Bundle, day: RunDay, now: Instant, tick: Callable[[], None] = lambda: None
) -> None:
    """Add the sheets of one day in the order of the day, from the morning's log to the night's."""
    sheet = bundle.sheet
    words, event = sheet.words, sheet.event
    date = to_datetime(day.rows[0].begin, event.zone).date()
    group = words.say("Day {number} · {date}", number=day.number, date=words.short_date(date))
    with_nights = nights(event, now)
    if day.number - 1 in with_nights:
        bundle.add(
            group,
            words.say("Log night → day"),
            lambda: draw_shift_log(sheet, "night-day", day.number),
        )
    bundle.add(group, words.say("Times"), day.times)
    bundle.add(group, words.say("Headcounts"), lambda: draw_headcounts(sheet, now, day.number))
    bundle.add(group, words.say("Who takes part"), day.presence)
    bundle.add(group, words.say("Every block in full"), lambda: day.guide(tick))
    if day.number in with_nights:
        bundle.add(
            group,
            words.say("Log day → night"),
            lambda: draw_shift_log(sheet, "day-night", day.number),
        )
        bundle.add(group, words.say("Night log"), lambda: draw_night_log(sheet, now, day.number))


def fallback_restricted(
    event: Event,
    now: Instant,
    words: Words,
    fonts: Fonts,
    *,
    copy: Copy | None = None,
    tick: Callable[[], None] = lambda: None,
) -> bytes:
    """Give the part with names as a PDF, restricted; without a ``copy`` it is a preview.

    ``tick`` is called after each sheet. Raises ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("Paper fallback: restricted"), event, words, fonts, copy=copy)
    sheet.restricted = True
    how = words.say(
        "Names and health: for the few who need them. Keep it locked away; open it when the laptop "
        "fails, in a fire, for medication, and when children come and go."
    )
    bundle = Bundle(sheet, words.say("Restricted sheets"), how)
    for group, title, draw in _with_names(sheet, now):
        bundle.add(group, title, draw)
        tick()
    bundle.add(
        words.say("To be answered for"),
        words.say("Rules set aside"),
        lambda: draw_overrides(sheet, named=True),
    )
    return bundle.save()


def _with_names(sheet: Sheet, now: Instant) -> list[tuple[str, str, Callable[[], None]]]:
    """Give the sheets with names in order; adults of a training are in nobody's care."""
    words = sheet.words
    roll = (
        words.say("At hand all the time"),
        words.say("Fire roll-call"),
        lambda: draw_roll_call(sheet, now, everyone=True),
    )
    if sheet.event.training and not looked_after(sheet.event):
        return [roll]
    return [
        (words.say("When they come"), words.say("Hand-over IN"), lambda: _handed(sheet, "in")),
        roll,
        (
            words.say("At hand all the time"),
            words.say("Medication and allergies"),
            lambda: draw_medication(sheet),
        ),
        (words.say("In the evening"), words.say("Rooming list"), lambda: draw_rooming(sheet)),
        (words.say("When they go"), words.say("Hand-over OUT"), lambda: _handed(sheet, "out")),
    ]


def _handed(sheet: Sheet, way: Direction) -> None:
    draw_handover(sheet, None, (way,))
