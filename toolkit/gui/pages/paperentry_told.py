"""What is told of an entry from paper: its cells, what is new, what changes, what can't be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.gui.pages.paperentry_cells import Cell, Ink
from toolkit.gui.widgets.presence_model import SHAPES
from toolkit.model.instants import to_datetime
from toolkit.model.paperentry import Keyed, Place, is_past, known_count
from toolkit.model.register import WITH_MINUTES
from toolkit.model.schedule import State
from toolkit.model.sheetgrid import DIGITS
from toolkit.words.statuses import state_name, status_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.event import Event
    from toolkit.model.facts import Marked
    from toolkit.model.instants import Instant
    from toolkit.model.paperentry import Entry, Line, Problem, Times
    from toolkit.model.schedule import Row, Timeline
    from toolkit.words import Words


def clock(words: Words, event: Event, at: Instant) -> str:
    """Say what the wall clock shows."""
    return words.clock(to_datetime(at, event.zone))


def span(words: Words, event: Event, row: Row) -> str:
    """Say from when to when a block was planned, or that nobody had planned it."""
    if row.planned_begin is None or row.planned_end is None:
        return words.say("added")
    return words.say(
        "{begin} – {end}",
        begin=clock(words, event, row.planned_begin),
        end=clock(words, event, row.planned_end),
    )


def mark_words(words: Words, keyed: Keyed | Marked) -> str:
    """Say a mark in words, its minutes with it."""
    name = status_name(words, keyed.status)
    if keyed.minutes and keyed.status in WITH_MINUTES:
        return words.say("{status}, {minutes}", status=name, minutes=words.duration(keyed.minutes))
    return name


def mark_cell(
    words: Words, event: Event, row: Row, code: str, entry: Entry, trouble: str, now: Instant
) -> Cell:
    """Give the cell of a person in a session: what is typed, else what was said."""
    typed = entry.mark(row.id, code)
    keyed = typed or event.register.mark(row.id, code)
    title = words.content(row.block.title)
    if typed is None and not is_past(row, now) and row.id not in entry.began:
        return Cell(ink=Ink.BLOCKED)
    ink = Ink.KNOWN if typed is None else Ink.TYPED
    if keyed is None:
        return Cell(ink=ink, spoken=words.say("{code}, {block}: empty", code=code, block=title))
    text = words.number(DIGITS[keyed.status])
    if keyed.minutes is not None and keyed.status in WITH_MINUTES:
        text = words.say("{a} · {b}", a=text, b=words.duration(keyed.minutes))
    shape, tone = SHAPES[keyed.status.value]
    spoken = words.say(
        "{code}, {block}: {mark}", code=code, block=title, mark=mark_words(words, keyed)
    )
    return Cell(text, ink, shape, tone, f"{spoken}. {trouble}" if trouble else spoken, trouble)


def time_cells(
    words: Words,
    event: Event,
    line: Line,
    entry: Entry,
    times: Times,
    troubles: Mapping[Place, str],
    now: Instant,
) -> list[Cell]:
    """Give a line of the day's times: planned, what, began, ended, counted."""
    row = line.row
    title = words.content(row.block.title)
    if line.night_at is not None and line.at is not None:
        planned = clock(words, event, line.at)
        count = _count_cell(words, event, line, entry, troubles, open_=line.at <= now)
        night = Cell(words.say("Night headcount"), Ink.HEAD)
        blocked = Cell(ink=Ink.BLOCKED)
        return [Cell(planned, Ink.HEAD, strong=True), night, blocked, blocked, count]
    past = is_past(row, now)
    head = Cell(span(words, event, row), Ink.HEAD, strong=True)
    cells = [head, Cell(title, Ink.HEAD)]
    found = times.span(row.id)
    for what, typed, at_said in (
        ("began", entry.began, None if found is None else found.began),
        ("ended", entry.ended, None if found is None else found.ended),
    ):
        trouble = troubles.get(Place(what, row.id), "")
        if not past:
            cells.append(Cell(ink=Ink.BLOCKED))
            continue
        ink = Ink.TYPED if row.id in typed else Ink.KNOWN
        # Where nobody said that it ended, it did when the next one began.
        over = what == "ended" and row.state is State.DONE
        at = at_said or (row.end if over else None)
        text = "" if at is None else clock(words, event, at)
        if what == "began" and not text and row.state is State.SKIPPED:
            text = state_name(words, row.state)
        named = words.say("began") if what == "began" else words.say("ended")
        spoken = words.say(
            "{block}, {what}: {time}", block=title, what=named, time=text or words.say("empty")
        )
        cells.append(Cell(text, ink, spoken=spoken, trouble=trouble))
    cells.append(_count_cell(words, event, line, entry, troubles, open_=past))
    return cells


def _count_cell(
    words: Words,
    event: Event,
    line: Line,
    entry: Entry,
    troubles: Mapping[Place, str],
    *,
    open_: bool,
) -> Cell:
    name = line.counted_as
    if not name or not open_:
        return Cell(ink=Ink.BLOCKED)
    counted = entry.counts.get(name, known_count(event, name))
    ink = Ink.TYPED if name in entry.counts else Ink.KNOWN
    text = "" if counted is None else words.number(counted)
    spoken = words.say(
        "{block}, counted: {number}",
        block=words.content(line.row.block.title),
        number=text or words.say("empty"),
    )
    return Cell(text, ink, spoken=spoken, trouble=troubles.get(Place("count", name), ""))


def why(words: Words, schedule: Timeline, problem: Problem) -> str:
    """Say what is wrong at a cell and how to put it right."""
    other = schedule.row(problem.other)
    title = "" if other is None else words.content(other.block.title)
    return {
        "in-the-future": lambda: words.say("That time hasn't come yet."),
        "no-begin": lambda: words.say("It ended, so it also began: add when."),
        "ends-before": lambda: words.say("It ends before it begins."),
        "overlaps": lambda: words.say(
            "It lies over {block}: one of the times is wrong.", block=title
        ),
        "too-many-minutes": lambda: words.say(
            "More minutes than the block had: {minutes}.", minutes=words.duration(problem.minutes)
        ),
        "too-many-counted": lambda: words.say("More people than can be counted."),
    }[problem.code]()


def where(words: Words, event: Event, place: Place) -> str:
    """Name a cell."""
    block = place.block.partition("@")[0]
    title = words.content(event.title_of(block))
    if place.what == "mark":
        return words.say("{code}, {block}", code=place.code, block=title)
    return title


def news(words: Words, event: Event, left: Entry) -> list[str]:
    """Say in a few lines what would be taken over that nobody had said."""
    lines = []
    for block, column in left.marks.items():
        new = [code for code in column if event.register.mark(block, code) is None]
        if new:
            lines.append(
                words.say_n(
                    "{n} mark in {block}",
                    "{n} marks in {block}",
                    len(new),
                    block=words.content(event.title_of(block)),
                )
            )
    times = len(left.began) + len(left.ended)
    if times:
        lines.append(words.say_n("{n} time", "{n} times", times))
    if left.counts:
        lines.append(words.say_n("{n} headcount", "{n} headcounts", len(left.counts)))
    return lines


def changes(words: Words, event: Event, left: Entry, times: Times) -> list[str]:
    """Say line by line what would be put right of what somebody had said."""
    lines = []
    for block, column in left.marks.items():
        for code, keyed in column.items():
            old = event.register.mark(block, code)
            if old is not None:
                place = where(words, event, Place("mark", block, code))
                lines.append(
                    _instead(words, place, mark_words(words, keyed), mark_words(words, old))
                )
    for what, typed in (("began", left.began), ("ended", left.ended)):
        for block in typed:
            found = times.span(block)
            said = times.said(block)[what == "ended"]
            at = None if found is None else (found.began if what == "began" else found.ended)
            if said is not None and at is not None:
                title = words.content(event.title_of(block))
                named = (
                    words.say("{block} began", block=title)
                    if what == "began"
                    else words.say("{block} ended", block=title)
                )
                lines.append(
                    _instead(words, named, clock(words, event, at), clock(words, event, said))
                )
    for name, counted in left.counts.items():
        known = known_count(event, name)
        if known is not None:
            place = where(words, event, Place("count", name))
            named = words.say("{block}, counted", block=place)
            lines.append(_instead(words, named, words.number(counted), words.number(known)))
    return lines


def _instead(words: Words, what: str, new: str, old: str) -> str:
    return words.say("{what}: {new} instead of {old}", what=what, new=new, old=old)


def key_line(words: Words) -> str:
    """Say what each digit means, and what goes with those of some minutes."""
    names = [
        words.say("{digit} {status}", digit=digit, status=status_name(words, status))
        for status, digit in DIGITS.items()
    ]
    return " · ".join(names)
