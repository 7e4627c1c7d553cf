"""The hand-over summary in sentences: what was held, who came, what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model.attendance import attendance, sessions_of
from toolkit.model.instants import MINUTE, to_datetime
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.finish import Missing
    from toolkit.model.instants import Instant
    from toolkit.model.schedule import Timeline
    from toolkit.words import Words

_CODES = 6
"""So many codes are named on a line; the others are counted."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: when and where, what, and the block to go to.

    What is of no block is mended on ``page``.
    """

    block: str
    title: str
    detail: str
    page: str = "run"


def dates(words: Words, event: Event) -> str:
    """Say from which day to which."""
    span = event.as_planned()
    first = to_datetime(span.start, event.zone).date()
    last = to_datetime(span.end, event.zone).date()
    if first == last:
        return words.date(first)
    return words.say("{first} – {last}", first=words.short_date(first), last=words.date(last))


def when(words: Words, event: Event, instant: Instant) -> str:
    """Say a day and a time: ``Sat 10:50``."""
    moment = to_datetime(instant, event.zone)
    return words.say("{day} {time}", day=words.weekday(moment.date()), time=words.clock(moment))


def standing(words: Words, event: Event) -> tuple[str, str]:
    """Say how the event stands, and the tone to say it in."""
    if event.run.closed is not None:
        return words.say("Closed {when}", when=when(words, event, event.run.closed)), "done"
    if event.run.opened is None:
        return words.say("Not open yet"), "plain"
    return words.say("Still running"), "accent"


def summary(words: Words, event: Event, now: Instant) -> list[tuple[str, str]]:
    """Give the lines of the summary, each with what it is about."""
    schedule = event.timeline(now)
    lines = [
        (words.say("Sessions"), _held(words, event, schedule, now)),
        (words.say("Participants"), _people(words, event)),
        (words.say("Attendance"), _attendance(words, event, schedule)),
        (words.say("Headcounts"), _counts(words, event)),
        (words.say("Agenda"), _changes(words, event, schedule)),
        (words.say("Private notes"), _notes(words, event)),
    ]
    return [line for line in lines if line[1]]


def _held(words: Words, event: Event, schedule: Timeline, now: Instant) -> str:
    planned = sum(session.minutes for session in sessions_of(event.as_planned()))
    held = 0
    for session in sessions_of(schedule):
        if session.row.state is State.DONE:
            held += session.minutes
        elif session.row.state is State.RUNNING:
            held += max(0, (now - session.row.begin) // MINUTE)
    return words.say(
        "{held} held of {planned} planned",
        held=words.duration(held),
        planned=words.duration(planned),
    )


def _notes(words: Words, event: Event) -> str:
    return words.say_n("{n} note", "{n} notes", len(event.notes)) if event.notes else ""


def _people(words: Words, event: Event) -> str:
    here = event.participants()
    homes = len({person.home for person in here if person.home})
    parts = [words.say_n("{n} registered", "{n} registered", len(here))]
    if homes > 1:
        parts.append(words.say_n("from {n} home", "from {n} homes", homes))
    gone = sum(person.withdrawn for person in here)
    if gone:
        parts.append(words.say_n("{n} left before the end", "{n} left before the end", gone))
    team = sum(not p.withdrawn for p in event.people.values()) - len(here) + gone
    parts.append(words.say_n("{n} adult with them", "{n} adults with them", max(0, team)))
    return " · ".join(parts)


def _attendance(words: Words, event: Event, schedule: Timeline) -> str:
    """Say what share of the hours held for them the participants were there."""
    found = attendance(event, schedule)
    over = [n for n, line in enumerate(found.sessions) if line.session.row.state is State.DONE]
    offered = attended = 0
    for line in found.participants:
        for place in over:
            there = line.presence[place]
            if there is not None:
                offered += found.sessions[place].session.minutes
                attended += there.minutes
    if not offered:
        return words.say("Nothing held yet.")
    return words.say(
        "Of the time held for them, people were there for {share} %.",
        share=words.number(round(100 * attended / offered)),
    )


def _counts(words: Words, event: Event) -> str:
    counts = event.register.headcounts
    short = sum(count.short > 0 for count in counts)
    taken = words.say_n("{n} taken", "{n} taken", len(counts))
    if not counts:
        return taken
    if not short:
        return " · ".join([taken, words.say("nobody missing at any")])
    missed = words.say_n("somebody missing at {n}", "somebody missing at {n}", short)
    return " · ".join([taken, missed])


def _changes(words: Words, event: Event, schedule: Timeline) -> str:
    left_out = sum(row.state is State.SKIPPED for row in schedule.rows)
    longer = sum(record.extended > 0 for record in event.run.records.values())
    shorter = sum(record.extended < 0 for record in event.run.records.values())
    parts = [
        words.say_n("{n} left out", "{n} left out", left_out) if left_out else "",
        words.say_n("{n} added", "{n} added", len(event.run.inserted))
        if event.run.inserted
        else "",
        words.say_n("{n} made longer", "{n} made longer", longer) if longer else "",
        words.say_n("{n} made shorter", "{n} made shorter", shorter) if shorter else "",
    ]
    return " · ".join(part for part in parts if part) or words.say("As planned")


def gap(words: Words, event: Event, schedule: Timeline, missing: Missing) -> Gap:
    """Say one thing that is missing."""
    if missing.code == "unhanded":
        return Gap("", words.say("Hand-over"), unhanded_told(words, missing.people), "handover")
    row = schedule.row(missing.block)
    at = missing.at if missing.at is not None else row.begin if row is not None else None
    title = words.content(event.title_of(missing.block))
    if at is not None:
        title = words.say("{when} · {block}", when=when(words, event, at), block=title)
    return Gap(missing.block, title, _missing(words, missing))


def unhanded_told(words: Words, people: Sequence[str]) -> str:
    """Name everybody: a child who wasn't handed out is never one of several more."""
    return words.say_n(
        "Not handed out yet: {codes}",
        "Not handed out yet: {codes}",
        len(people),
        codes=words.join(people),
    )


def _missing(words: Words, missing: Missing) -> str:
    if missing.code == "headcount":
        return words.say("No headcount was taken.")
    if missing.code == "not-started":
        return words.say("Nobody pressed start. Say when it began, or leave it out.")
    named = ", ".join(missing.people[:_CODES])
    more = len(missing.people) - _CODES
    if more > 0:
        return words.say_n(
            "Without a mark: {codes} and {n} more",
            "Without a mark: {codes} and {n} more",
            more,
            codes=named,
        )
    return words.say("Without a mark: {codes}", codes=named)
