"""A plan as a workbook: one line a block, so that it can be changed and imported again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.agendalines import agenda_days
from toolkit.model.instants import DAY_MINUTES
from toolkit.model.plan import Anchor
from toolkit.sheets.plan_texts import material_text, step_lines
from toolkit.sheets.styles import CLOCK, LEFT_TOP, MAKER, TITLE, TOP, WHEN, WRAPPED
from toolkit.sheets.workbook import Book, Column, Styled, Value
from toolkit.words.statuses import kind_name

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.model.agendalines import AgendaDay, AgendaLine
    from toolkit.model.plan import Plan
    from toolkit.words import Words


def write_plan_book(plan: Plan, words: Words, made: datetime) -> bytes:
    """Give the workbook of a plan that is in the language of ``words``."""
    book = Book(words, plan.title, made)
    sheet = book.sheet(words.say_c("sheet", "Agenda"), freeze="A2", across=2)
    sheet.table(
        "Agenda",
        _columns(words),
        [_row(day, line, words) for day in agenda_days(plan) for line in day.lines],
    )
    _notes(book, plan, made)
    return book.save()


def _columns(words: Words) -> list[Column]:
    return [
        Column(words.say("Day"), 7, LEFT_TOP, words.say("Number of the day, from 1.")),
        Column(words.say("Name of the day"), 16, WRAPPED, words.say("What the day is called.")),
        Column(words.say("Start"), 9, CLOCK, words.say("When it begins, on the wall.")),
        Column(
            words.say("End"),
            9,
            CLOCK,
            words.say("When it ends; (+1) is after midnight, on the next date."),
        ),
        Column(words.say("Minutes"), 9, LEFT_TOP, words.say("How long it lasts.")),
        Column(words.say("Title"), 32, WRAPPED, words.say("What happens.")),
        Column(words.say("Kind"), 13, TOP, words.say("Only sessions count as hours offered.")),
        Column(
            words.say("Fixed time"),
            12,
            TOP,
            words.say("Whether its time on the wall has to hold, and for whom."),
        ),
        Column(
            words.say("Strand"),
            8,
            LEFT_TOP,
            words.say("Number of the line, where several run in parallel inside the one above."),
        ),
        Column(words.say("Room"), 14, WRAPPED, words.say("Where.")),
        Column(words.say("Purpose"), 40, WRAPPED, words.say("What it is for.")),
        Column(words.say("Who"), 30, WRAPPED, words.say("Who of the team does what.")),
        Column(words.say("Materials"), 30, WRAPPED, words.say("What to have ready.")),
        Column(words.say("Steps"), 70, WRAPPED, words.say("What is done and said, in order.")),
    ]


def _row(day: AgendaDay, line: AgendaLine, words: Words) -> tuple[Value | Styled, ...]:
    block = line.block
    steps = [text for step in block.steps for text in step_lines(words, step)]
    return (
        day.number,
        day.title,
        _clock(line.begin, words),
        _clock(line.end, words),
        line.minutes,
        block.title,
        kind_name(words, block.kind),
        _fixed(block.anchor, words),
        line.strand or None,
        block.room,
        " ".join(block.purpose.split()),
        "\n".join(block.roles),
        "\n".join(material_text(words, material) for material in block.materials),
        "\n".join(steps),
    )


def _clock(minutes: int, words: Words) -> Value:
    """Give a time as spreadsheets have it; after midnight as text, which says so."""
    return words.time(minutes) if minutes >= DAY_MINUTES else minutes / DAY_MINUTES


def _fixed(anchor: Anchor | None, words: Words) -> str | None:
    if anchor is None:
        return None
    return words.say("from outside") if anchor is Anchor.OUTSIDE else words.say("fixed")


def _notes(book: Book, plan: Plan, made: datetime) -> None:
    words = book.words
    sheet = book.sheet(words.say_c("sheet", "Notes"), freeze="A2")
    sheet.line(words.say("About this workbook"), TITLE)
    sheet.line()
    meaning = Column(words.say("What it means"), 90, WRAPPED)
    rows: list[tuple[str, Value | Styled]] = [
        (words.say("Plan"), plan.title),
        (
            words.say("Version"),
            words.say("{plan}, version {version}", plan=plan.id, version=plan.version),
        ),
        (words.say("Summary"), plan.summary),
        (words.say("Made by"), MAKER),
        (words.say("Made on"), Styled(made, WHEN)),
        (
            words.say("Importing it again"),
            words.say(
                "Days, times, titles, kinds and texts can be changed on the first sheet and "
                "imported as a new plan. Keep its headings."
            ),
        ),
    ]
    if words.draft:
        rows.append(
            (words.say("Language"), words.say("This translation has not been checked yet."))
        )
    sheet.table("Made", [Column(words.say("Made from"), 24, TOP), meaning], rows)
    sheet.line()
    sheet.table(
        "Columns",
        [Column(words.say("Column"), 24, TOP), meaning],
        [(note.column, note.text) for note in book.meanings],
    )
