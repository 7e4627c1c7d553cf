"""The Run page's sentences: what is told about time, blocks and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.gui.pages.run_view import long_enough
from toolkit.gui.widgets.agenda import COMING, NOW, PAST, SKIPPED, AgendaRow
from toolkit.gui.widgets.presence_model import PresenceRow
from toolkit.model.facts import Status
from toolkit.model.instants import HOUR, MINUTE
from toolkit.model.people import waiting_for_paper
from toolkit.model.plan import Anchor, Kind
from toolkit.model.schedule import Phase, State
from toolkit.model.whereabouts import IN_HOUSE, Where

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.gui.pages.run_view import View
    from toolkit.model.facts import Marked
    from toolkit.model.instants import Instant
    from toolkit.model.people import Person
    from toolkit.model.schedule import Row
    from toolkit.model.whereabouts import Stay
    from toolkit.words import Words


def clock(words: Words, view: View, instant: Instant) -> str:
    """Say what the wall clock shows."""
    return words.clock(view.wall(instant))


def hours(words: Words, view: View) -> str:
    """Say how far the event is: ``21 h of 72 · Day 2``."""
    if view.phase is Phase.PREPARED or view.now < view.schedule.start:
        begin = view.wall(view.schedule.start)
        return words.say(
            "begins {date}, {time}", date=words.short_date(begin.date()), time=words.clock(begin)
        )
    day = words.say("Day {day}", day=view.day)
    if long_enough(view):
        done = min(view.elapsed // HOUR, view.total // HOUR)
        far = words.say("{hours} h of {total}", hours=done, total=view.total // HOUR)
    else:
        far = words.say(
            "{time} of {total}",
            time=words.duration(view.elapsed // MINUTE),
            total=words.duration(view.total // MINUTE),
        )
    return far if len(view.event.plan.days) == 1 else words.say("{a} · {b}", a=far, b=day)


def slip(words: Words, view: View) -> tuple[str, str]:
    """Say how late it is against the next fixed time, and in which tone; empty before it opens."""
    if not view.clock_here and view.phase not in (Phase.PREPARED, Phase.CLOSED):
        return words.say("Another laptop runs the agenda"), "plain"
    found = view.schedule.slip
    if found is None or view.at_end:
        return "", "plain"
    minutes = found.late // MINUTE
    late = words.duration(minutes)
    row = view.schedule.row(found.anchor)
    time = clock(words, view, found.at)
    if row is None:
        if minutes:
            return words.say(
                "{late} late · ends {time}",
                late=late,
                time=clock(words, view, view.schedule.end),
            ), "attention"
        return words.say("On time · ends {time}", time=time), "plain"
    title = words.content(row.block.title)
    if not minutes:
        return words.say("On time · {block} {time}", block=title, time=time), "plain"
    if found.holds:
        text = words.say("{late} late · {block} {time} holds", late=late, block=title, time=time)
    else:
        text = words.say(
            "{late} late · {block} moves to {time}",
            late=late,
            block=title,
            time=clock(words, view, row.begin),
        )
    return text, "attention"


def span(words: Words, view: View, row: Row) -> str:
    """Say from when to when a block is: ``10:57 – 12:05``."""
    begin, end = clock(words, view, row.begin), clock(words, view, row.end)
    return words.say("{begin} – {end}", begin=begin, end=end)


def times(words: Words, view: View, row: Row) -> str:
    """Say a block's times, what was planned where it differs, and its room."""
    parts = [span(words, view, row)]
    planned = row.planned_begin
    if planned is not None and abs(planned - row.begin) >= MINUTE:
        parts.append(words.say("planned {time}", time=clock(words, view, planned)))
    if row.block.room:
        parts.append(words.content(row.block.room))
    return " · ".join(parts)


def standing(words: Words, view: View) -> str:
    """Say in a word how the block in view stands; empty for one that simply runs."""
    row = view.row
    if row.state is State.RUNNING:
        return words.say("Paused") if view.phase is Phase.PAUSED else words.say("Now")
    if row.state is State.AHEAD:
        first = view.schedule.next
        if first is not None and first.id == row.id and view.phase is not Phase.PREPARED:
            return words.say("Next")
        return words.say("Coming")
    return {
        State.DONE: lambda: words.say("Over"),
        State.SKIPPED: lambda: words.say("Left out"),
        State.MISSED: lambda: words.say("Never started"),
    }.get(row.state, lambda: "")()


def agenda_row(words: Words, view: View, row: Row) -> AgendaRow:
    """Tell a block as a line of the agenda."""
    state = {
        State.RUNNING: NOW,
        State.AHEAD: COMING,
        State.SKIPPED: SKIPPED,
    }.get(row.state, PAST)
    mark, spoken = "", ""
    if row.state is State.DONE:
        mark, spoken = "done", words.say("over")
    elif row.state is State.SKIPPED:
        spoken = words.say("left out")
    elif row.state is State.MISSED:
        spoken = words.say("never started")
    elif row.block.kind is Kind.NIGHT:
        mark, spoken = "night", words.say("night")
    elif row.block.anchor is Anchor.OUTSIDE:
        mark, spoken = "outside", words.say("fixed time, people from outside")
    elif row.block.anchor is Anchor.FIXED:
        mark, spoken = "fixed", words.say("fixed time")
    if row.state is State.RUNNING:
        spoken = ", ".join(part for part in (words.say("now"), spoken) if part)
    return AgendaRow(
        row.id,
        clock(words, view, row.begin),
        words.content(row.block.title),
        state,
        mark,
        spoken,
    )


def status_words(words: Words) -> dict[str, str]:
    """Give the word of every mark."""
    return {
        Status.PRESENT: words.say_c("presence", "present"),
        Status.LATE: words.say_c("presence", "late"),
        Status.LEFT_EARLY: words.say_c("presence", "left early"),
        Status.CALLED_AWAY: words.say_c("presence", "called away"),
        Status.SAT_OUT: words.say_c("presence", "sat out"),
        Status.NOT_HERE: words.say_c("presence", "not here"),
        Status.EXCUSED: words.say_c("presence", "excused"),
        Status.UNKNOWN: words.say_c("presence", "unknown"),
    }


def mark_text(words: Words, told: Mapping[str, str], mark: Marked) -> str:
    """Say a mark in words, ``told`` being those of each, its minutes with it: ``late 6′``."""
    plain = told[mark.status]
    if not mark.minutes:
        return plain
    return words.say_c("presence", "{mark} {minutes}′", mark=plain, minutes=mark.minutes)


def place(words: Words, view: View, stay: Stay | None) -> str:
    """Say where somebody is who isn't in the room: ``out 16:25 · TEAM-02-1``; else nothing."""
    if stay is None or stay.where is Where.ROOM:
        return ""
    if stay.where is Where.NOT_ARRIVED:
        return words.say_c("place", "not arrived")
    time = clock(words, view, stay.since)
    if stay.where is Where.LEFT:
        return words.say_c("place", "left {time}", time=time)
    if stay.where is Where.OFF_SITE:
        told = words.say_c("place", "off site {time}", time=time)
    else:
        told = words.say_c("place", "out {time}", time=time)
    return words.say("{a} · {b}", a=told, b=stay.adult) if stay.adult else told


def presence_row(
    words: Words,
    view: View,
    row: Row,
    told: Mapping[str, str],
    person: Person,
    stay: Stay | None = None,
) -> PresenceRow:
    """Tell a person of the group with their mark in a block; ``told`` are the words of marks.

    ``stay`` is where they are now, if the block runs or is still to come.
    """
    mark = view.event.register.mark(row.id, person.code)
    waiting = bool(waiting_for_paper(person))
    text = words.say("waiting for paper") if waiting else ""
    if mark is not None:
        text = mark_text(words, told, mark)
    return PresenceRow(
        code=person.code,
        call_name=person.call_name if view.names else "",
        languages=" ".join(person.languages),
        status=mark.status.value if mark is not None else "",
        minutes=mark.minutes if mark is not None else None,
        text=text,
        waiting=waiting,
        place=place(words, view, stay),
        away=stay is not None and stay.where not in IN_HOUSE,
    )


def kind_words(words: Words) -> dict[Kind, str]:
    """Give the word of every kind of block that can be put in between."""
    return {
        Kind.BREAK: words.say_c("kind", "Break"),
        Kind.SESSION: words.say_c("kind", "Session"),
        Kind.SNACK: words.say_c("kind", "Snack"),
        Kind.MEAL: words.say_c("kind", "Meal"),
        Kind.FREE: words.say_c("kind", "Free time"),
        Kind.CARE: words.say_c("kind", "Care"),
        Kind.HANDOVER: words.say_c("kind", "Hand-over"),
    }
