"""The last sheet of the attendance workbook: what it was made from, and what everything means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts import Status
from toolkit.sheets.attendance_people import NOT_THEIRS
from toolkit.sheets.styles import MAKER, TITLE, TOP, WHEN, WRAPPED
from toolkit.sheets.workbook import Column, Placed, Styled
from toolkit.words.statuses import status_name

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.model.event import Event
    from toolkit.sheets.workbook import Book
    from toolkit.words import Words


def notes_sheet(book: Book, event: Event, made: datetime, entries: int) -> str:
    """Write what the book was made from and what it means; give the cells that name the marks."""
    words = book.words
    sheet = book.sheet(words.say_c("sheet", "Notes"), freeze="A2")
    sheet.line(words.say("About this workbook"), TITLE)
    meaning = Column(words.say("What it means"), 90, WRAPPED)
    sheet.line()
    sheet.table(
        "Made",
        [Column(words.say("Made from"), 34, TOP), meaning],
        _made(event, made, entries, words),
    )
    sheet.line()
    sheet.table(
        "GoodToKnow", [Column(words.say("Good to know"), 34, TOP), meaning], _to_know(words)
    )
    sheet.line()
    placed = sheet.table("Marks", [Column(words.say("Presence"), 34, TOP), meaning], _marks(words))
    sheet.line()
    sheet.table(
        "Columns",
        [Column(words.say("Column"), 34, TOP), meaning, Column(words.say("Sheet"), 18, TOP)],
        [(note.column, note.text, note.sheet) for note in book.meanings],
    )
    # The first of them can be chosen; the last two are said of cells where nothing was marked.
    return sheet.area(1, Placed(placed.heading, placed.first, placed.first + len(Status) - 1))


def _made(
    event: Event, made: datetime, entries: int, words: Words
) -> list[tuple[str, str | Styled]]:
    plan = event.plan
    rows: list[tuple[str, str | Styled]] = [
        (words.say("Event"), event.id),
        (
            words.say("Plan"),
            words.say("{plan}, version {version}", plan=plan.id, version=plan.version),
        ),
        (words.say("Made by"), MAKER),
        (words.say("Made on"), Styled(made, WHEN)),
        (
            words.say("Time zone"),
            words.say("{zone}; all times are those on the wall there.", zone=event.zone.key),
        ),
        (
            words.say("Entries read"),
            words.say_n("{n} entry of the diary", "{n} entries of the diary", entries),
        ),
    ]
    if event.unread:
        rows.append(
            (
                words.say("Entries not read"),
                words.say_n(
                    "{n} entry was made by a newer version of this program and is left out.",
                    "{n} entries were made by a newer version of this program and are left out.",
                    event.unread,
                ),
            )
        )
    if event.state != "closed":
        rows.append(
            (
                words.say("Not over yet"),
                words.say(
                    "The event had not been closed: sessions still to come are counted as planned."
                ),
            )
        )
    if event.sample:
        rows.append((words.say("Sample"), words.say("An invented event with invented people.")))
    if words.draft:
        rows.append(
            (words.say("Language"), words.say("This translation has not been checked yet."))
        )
    return rows


def _to_know(words: Words) -> list[tuple[str, str]]:
    return [
        (
            words.say("No names"),
            words.say(
                "Everyone stands here by their code, adults too. The key to the codes is kept "
                "apart; don't add names to this file."
            ),
        ),
        (
            words.say("Not for publication"),
            words.say(
                "Small groups can point to one person. Leave out or join groups of fewer than "
                "five before anything of this is published."
            ),
        ),
        (
            words.say("Hours offered"),
            words.say(
                "The length of all sessions, check-ins among them; meals, breaks, free time and "
                "nights don't count. What was left out isn't offered; of sessions side by side "
                "the longest counts."
            ),
        ),
        (
            words.say("People and attendances"),
            words.say(
                "People are counted once however often they came; an attendance is one person in "
                "one session."
            ),
        ),
        (
            words.say("Who left"),
            words.say("Sessions after someone left the event were not offered to them."),
        ),
        (
            words.say("Waiting for a paper"),
            words.say(
                "Whoever waits for a paper is cared for and counted. The sessions count as offered "
                "to them."
            ),
        ),
        (
            words.say("Changing this file"),
            words.say(
                "The figures are fixed: what is changed on one sheet doesn't change the others. "
                "Put it right in the program and make the workbook again."
            ),
        ),
    ]


def _marks(words: Words) -> list[tuple[str, str]]:
    meanings = {
        Status.PRESENT: words.say("There from begin to end."),
        Status.LATE: words.say("Came after it had begun; the minutes missed are taken off."),
        Status.LEFT_EARLY: words.say("Went before the end; the minutes missed are taken off."),
        Status.CALLED_AWAY: words.say(
            "Was needed elsewhere for a while; the minutes missed are taken off."
        ),
        Status.SAT_OUT: words.say(
            "Chose not to take part, as everyone may; counts no minutes, and nobody is asked why."
        ),
        Status.NOT_HERE: words.say("Was not in the house; counts no minutes."),
        Status.EXCUSED: words.say("Was away with good reason; counts no minutes."),
        Status.UNKNOWN: words.say("Nobody knows any more; counts no minutes."),
    }
    named = [(status_name(words, status), meanings[status]) for status in Status]
    return [
        *named,
        (words.say("no mark"), words.say("Nothing was marked, though the session has begun.")),
        (NOT_THEIRS, words.say("The session was not offered to this person.")),
    ]
