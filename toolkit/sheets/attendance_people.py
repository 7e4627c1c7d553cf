"""Presence in the attendance workbook: people by session, and session by session for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from toolkit.model.facts import Status
from toolkit.model.instants import to_datetime
from toolkit.model.people import waiting_for_paper
from toolkit.model.schedule import State
from toolkit.sheets.styles import HOURS, NUMBER, SHARE, WHEN
from toolkit.sheets.workbook import Column, Placed, Sheet, Value, hours, on_the_wall
from toolkit.words.statuses import status_name
from toolkit.words.terms import paper_name, role_name

if TYPE_CHECKING:
    from toolkit.model.attendance import Attendance, PersonLine, Session
    from toolkit.model.event import Event
    from toolkit.sheets.workbook import Book
    from toolkit.words import Words

NOT_THEIRS = "–"
"""Stands where a session wasn't offered to someone."""

_LED_BY = 2
"""Columns before the first session."""

_SESSIONS_A_PAGE = 6


@dataclass(frozen=True, slots=True)
class PresenceColumns:
    """Where presence stands, in every other column of a table, minutes beside it."""

    sheet: Sheet
    placed: Placed
    sessions: int


def session_sheet(book: Book, event: Event, tables: Attendance) -> PresenceColumns:
    """Write codes by sessions: what was marked, and the minutes attended."""
    words = book.words
    count = len(tables.sessions)
    sheet = book.sheet(
        words.say_c("sheet", "By session"),
        freeze="C2",
        across=max(1, -(-count // _SESSIONS_A_PAGE)),
    )
    sheet.worksheet.print_title_cols = "A:B"
    columns = [
        Column(words.say("Code"), 13),
        Column(words.say("Role"), 16),
    ]
    for line in tables.sessions:
        columns.extend(_pair(event, line.session, words))
    sheet.explain(
        words.say("Date, time and session"),
        words.say(
            "What was marked of each person; see the words for presence. "
            "It begins with when the session was planned to begin."
        ),
    )
    sheet.explain(
        words.say("Date, time, min"),
        words.say("Minutes of that session which the person attended."),
    )
    shown = [line for line in tables.people if line.takes_part or line.tally.sessions_offered]
    marks = {status: status_name(words, status) for status in Status}
    no_mark = words.say("no mark")
    rows = []
    for person in shown:
        row: list[Value] = [person.person.code, role_name(words, person.person.role)]
        for found, session in zip(person.presence, tables.sessions, strict=True):
            if found is None:
                row += (NOT_THEIRS, None)
            elif found.status is not None:
                row += (marks[found.status], found.minutes)
            elif session.session.row.state is State.AHEAD:
                row += (None, None)
            else:
                row += (no_mark, None)
        rows.append(row)
    return PresenceColumns(sheet, sheet.table("BySession", columns, rows), count)


def _pair(event: Event, session: Session, words: Words) -> tuple[Column, Column]:
    there = to_datetime(session.begin, event.zone)
    date, time = words.short_date(there.date()), words.clock(there)
    title = words.content(session.row.block.title)
    return (
        Column(words.say("{date} {time} {title}", date=date, time=time, title=title), 16),
        Column(words.say("{date} {time} min", date=date, time=time), 10, NUMBER),
    )


def let_choose(presence: PresenceColumns, choices: str) -> None:
    """Let who puts a presence right choose among the words for it, and write whole minutes."""
    words = DataValidation(type="list", formula1=choices, showErrorMessage=True)
    minutes = DataValidation(
        type="whole", operator="between", formula1="0", formula2="1440", showErrorMessage=True
    )
    placed = presence.placed
    for number in range(presence.sessions):
        column = _LED_BY + 1 + 2 * number
        for validation, place in ((words, column), (minutes, column + 1)):
            letter = get_column_letter(place)
            validation.add(f"{letter}{placed.first}:{letter}{placed.last}")
    if presence.sessions:
        for validation in (words, minutes):
            presence.sheet.worksheet.add_data_validation(validation)


def person_sheet(book: Book, event: Event, tables: Attendance) -> None:
    """Write what was offered to each person and what they attended; adults follow."""
    words = book.words
    sheet = book.sheet(words.say_c("sheet", "By person"), freeze="B2")
    sheet.table(
        "ByPerson",
        _person_columns(words),
        [_person(line, event, words) for line in tables.people],
    )


def _person_columns(words: Words) -> list[Column]:
    return [
        Column(
            words.say("Code"), 13, "", words.say("Stands for a person; the key to it is elsewhere.")
        ),
        Column(words.say("Role"), 18, "", words.say("What someone is at this event.")),
        Column(
            words.say("Age"), 8, NUMBER, words.say("In whole years at the event; empty if unknown.")
        ),
        Column(
            words.say("Sex"), 10, "", words.say("F, M or X as it was said; unknown if it wasn't.")
        ),
        Column(words.say("Home"), 16, "", words.say("Where a child lives, or an adult works.")),
        Column(
            words.say("Left"), 16, WHEN, words.say("When the person ceased to take part, if so.")
        ),
        Column(words.say("Waiting for"), 18, "", words.say("Papers that are not there yet.")),
        Column(
            words.say("Sessions offered"),
            11,
            NUMBER,
            words.say("Sessions held or to come while the person belonged to the event."),
        ),
        Column(
            words.say("Sessions attended"),
            11,
            NUMBER,
            words.say("Those in which the person was there, for all or for a part."),
        ),
        Column(words.say("Hours offered"), 11, HOURS, words.say("Length of the sessions offered.")),
        Column(
            words.say("Hours attended"),
            11,
            HOURS,
            words.say("Without what was missed; sitting out counts no time."),
        ),
        Column(words.say("Share"), 9, SHARE, words.say("Hours attended of the hours offered.")),
        *(Column(status_name(words, status), 11, NUMBER) for status in Status),
        Column(words.say("no mark"), 11, NUMBER),
    ]


def _person(line: PersonLine, event: Event, words: Words) -> tuple[Value, ...]:
    person, tally = line.person, line.tally
    left = person.withdrawn_at
    who: tuple[Value, ...] = (
        person.code,
        role_name(words, person.role),
        person.age,
        person.sex or words.say("unknown"),
        person.home or (words.say("unknown") if line.takes_part else None),
        None if left is None else on_the_wall(left, event.zone),
        words.join(paper_name(words, paper) for paper in waiting_for_paper(person)) or None,
    )
    if not (line.takes_part or tally.sessions_offered):
        return (*who, *[None] * (5 + len(Status) + 1))
    return (
        *who,
        tally.sessions_offered,
        tally.sessions_attended,
        hours(tally.offered),
        hours(tally.attended),
        tally.attended / tally.offered if tally.offered else None,
        *(line.counts[status] for status in (*Status, None)),
    )
