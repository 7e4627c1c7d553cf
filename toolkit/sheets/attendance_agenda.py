"""The agenda as planned and as it went, and the diary, in the attendance workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.instants import MINUTE
from toolkit.model.plan import Anchor
from toolkit.sheets.styles import LEFT, NUMBER, WHEN
from toolkit.sheets.workbook import Column, Value, on_the_wall
from toolkit.words.diary import Diary
from toolkit.words.statuses import kind_name, state_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.attendance import AgendaLine, Attendance
    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant
    from toolkit.sheets.workbook import Book
    from toolkit.words import Words


def agenda_sheet(book: Book, event: Event, tables: Attendance) -> None:
    """Write every block with its planned times, those of this event, and what came of them."""
    words = book.words
    sheet = book.sheet(words.say_c("sheet", "Agenda"), freeze="C2")
    sheet.table(
        "Agenda",
        _agenda_columns(words),
        [_agenda_line(line, event, words) for line in tables.agenda],
    )


def _agenda_columns(words: Words) -> list[Column]:
    return [
        Column(words.say("Day"), 7, LEFT, words.say("Of the plan, from 1; a night ends its day.")),
        Column(words.say("Block"), 38, "", words.say("A line of the agenda.")),
        Column(words.say("Kind"), 13, "", words.say("Only sessions count as hours offered.")),
        Column(
            words.say("Fixed time"),
            14,
            "",
            words.say("Whether its time on the wall had to hold, and for whom."),
        ),
        Column(
            words.say("Planned begin"), 17, WHEN, words.say("After the plan, as first laid out.")
        ),
        Column(words.say("Planned end"), 17, WHEN, words.say("After the plan, as first laid out.")),
        Column(
            words.say("Planned minutes"), 11, NUMBER, words.say("True minutes between the two.")
        ),
        Column(
            words.say("Adapted begin"),
            17,
            WHEN,
            words.say("Only where the plan was adapted for this event before it began."),
        ),
        Column(
            words.say("Adapted end"),
            17,
            WHEN,
            words.say("Only where the plan was adapted for this event before it began."),
        ),
        Column(words.say("Actual begin"), 17, WHEN, words.say("Empty if it has not begun.")),
        Column(words.say("Actual end"), 17, WHEN, words.say("Empty while it has not ended.")),
        Column(words.say("Actual minutes"), 11, NUMBER, words.say("True minutes between the two.")),
        Column(
            words.say("Began later by"),
            11,
            NUMBER,
            words.say("Minutes later than planned or adapted; below 0 is earlier."),
        ),
        Column(
            words.say("Longer by"),
            11,
            NUMBER,
            words.say("Minutes longer than planned or adapted; below 0 is shorter."),
        ),
        Column(words.say("State"), 20, "", words.say("How it stood when this was made.")),
        Column(
            words.say("Changed"),
            14,
            "",
            words.say("Adapted before the event, or added while it ran."),
        ),
    ]


def _agenda_line(line: AgendaLine, event: Event, words: Words) -> tuple[Value, ...]:
    def wall(instant: Instant | None) -> Value:
        return None if instant is None else on_the_wall(instant, event.zone)

    row = line.row
    planned = line.planned or (None, None)
    adapted = line.adapted or (None, None)
    title = words.content(row.block.title)
    return (
        row.day,
        words.say("in parallel: {title}", title=title) if line.inside else title,
        kind_name(words, row.block.kind),
        _fixed(row.block.anchor, words),
        wall(planned[0]),
        wall(planned[1]),
        _between(*planned),
        wall(adapted[0]),
        wall(adapted[1]),
        wall(line.began),
        wall(line.ended),
        _between(line.began, line.ended),
        *_differences(line),
        state_name(words, row.state),
        _changed(line, words),
    )


def _between(begin: Instant | None, end: Instant | None) -> int | None:
    return None if begin is None or end is None else (end - begin) // MINUTE


def _differences(line: AgendaLine) -> tuple[int | None, int | None]:
    """Give by how many minutes it began later and was longer than it should have been."""
    if line.expected is None or line.began is None:
        return None, None
    begin, end = line.expected
    later = _minutes(line.began - begin)
    if line.ended is None:
        return later, None
    return later, _minutes(line.ended - line.began - (end - begin))


def _minutes(length: int) -> int:
    """Cut off a part of a minute, towards 0."""
    return length // MINUTE if length >= 0 else -(-length // MINUTE)


def _fixed(anchor: Anchor | None, words: Words) -> str | None:
    if anchor is None:
        return None
    return words.say("from outside") if anchor is Anchor.OUTSIDE else words.say("fixed")


def _changed(line: AgendaLine, words: Words) -> str | None:
    if line.planned is None and line.adapted is None:
        return words.say("added")
    return words.say("adapted") if line.adapted is not None else None


def log_sheet(book: Book, event: Event, facts: Sequence[Fact]) -> None:
    """Write the diary: one line for each thing that was entered, undone ones too."""
    words = book.words
    sheet = book.sheet(words.say_c("sheet", "Log"))
    columns = [
        Column(
            words.say("When"), 17, WHEN, words.say("When it happened, by the clock on the wall.")
        ),
        Column(words.say("About"), 13, "", words.say("What kind of thing it is, to filter by.")),
        Column(
            words.say("What happened"),
            92,
            "",
            words.say(
                "Notes and reasons are kept at the desk: only that there is one stands here."
            ),
        ),
        Column(words.say("At the desk"), 13, "", words.say("Code of who entered it, if known.")),
        Column(words.say("Entered"), 17, WHEN, words.say("When it was written down.")),
        Column(words.say("Holds"), 10, "", words.say("Whether it stands or was undone later.")),
    ]
    holds, undone = words.say_c("entry", "yes"), words.say_c("entry", "undone")
    sheet.table(
        "Log",
        columns,
        [
            (
                on_the_wall(entry.at, event.zone),
                entry.about,
                entry.text,
                entry.desk or None,
                on_the_wall(entry.written, event.zone),
                undone if entry.undone else holds,
            )
            for entry in Diary(words, event, facts).entries()
        ],
    )
