"""One day's sheets, to be printed the evening before or taken on a stick to a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.care import fold_care
from toolkit.model.plan import Kind
from toolkit.model.schedule import State
from toolkit.paper.agenda import draw_agenda
from toolkit.paper.bundle import Bundle
from toolkit.paper.fallback import add_day
from toolkit.paper.handover import draw_handover
from toolkit.paper.medication import draw_medication
from toolkit.paper.persons import looked_after
from toolkit.paper.run_sheet import run_days
from toolkit.paper.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.prints import Copy
    from toolkit.paper.handover import Direction
    from toolkit.paper.typeset import Fonts
    from toolkit.words import Words

DAY_KEY = "day"
"""The name under which copies of a day's restricted sheets are counted."""


def day_pack(
    event: Event,
    now: Instant,
    words: Words,
    fonts: Fonts,
    day: int,
    *,
    tick: Callable[[], None] = lambda: None,
) -> bytes:
    """Give the sheets of one day (from 1) as a PDF, in the order of their use: no names.

    The first page says what is in it and how many sheets there are. ``tick`` is called after each
    block; what it raises stops the work. Raises ``UserError('missing-glyphs')``.
    """
    sheet = Sheet(words.say("Sheets of day {number}", number=day), event, words, fonts)
    schedule = event.timeline(now)
    rows = [row for row in schedule.rows if row.day == day and row.state is not State.GAP]
    (of_day,) = run_days(sheet, schedule, rows)
    how = words.say("In the order in which they are used. Codes and numbers only, no names.")
    bundle = Bundle(sheet, of_day.title, how)
    held = [row for row in rows if row.state is not State.SKIPPED]
    bundle.add(
        words.say("For the wall"), words.say("Agenda"), lambda: draw_agenda(sheet, day, held)
    )
    add_day(bundle, of_day, now, tick)
    return bundle.save()


def has_restricted(event: Event, day: int) -> bool:
    """Whether a day needs sheets with names: a hand-over, medication, allergies."""
    care = event.folded(fold_care).values()
    return bool(_ways(event, day)) or any(one.medicines or one.allergies for one in care)


def day_restricted(
    event: Event,
    now: Instant,
    words: Words,
    fonts: Fonts,
    day: int,
    *,
    copy: Copy | None = None,
) -> bytes:
    """Give a day's sheets with names as a PDF, restricted; without a ``copy`` it is a preview.

    Raises ``UserError('missing-glyphs')``.
    """
    del now
    title = words.say("Sheets of day {number}: restricted", number=day)
    sheet = Sheet(title, event, words, fonts, copy=copy)
    ways = _ways(event, day)
    if "in" in ways:
        draw_handover(sheet, None, ("in",))
    draw_medication(sheet, day)
    if "out" in ways:
        draw_handover(sheet, None, ("out",))
    return sheet.save()


def _ways(event: Event, day: int) -> list[Direction]:
    """Tell which hand-overs a day has: in on the first that has one, out on the last."""
    days = [number for number, block in event.run.line if block.kind is Kind.HANDOVER]
    if day not in days or (event.training and not looked_after(event)):
        return []
    found: list[Direction] = []
    if day == min(days):
        found.append("in")
    if day == max(days) and (len(set(days)) > 1 or days.count(day) > 1):
        found.append("out")
    return found
