"""The attendance workbook of an event: figures, presence, agenda, diary, and what it all means.

People stand in it by code only, adults too. Importing this module imports openpyxl, which takes
longer than opening a window should.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.attendance import attendance
from toolkit.sheets.attendance_agenda import agenda_sheet, log_sheet
from toolkit.sheets.attendance_notes import notes_sheet
from toolkit.sheets.attendance_people import let_choose, person_sheet, session_sheet
from toolkit.sheets.attendance_summary import event_title, summary_sheet
from toolkit.sheets.workbook import Book, on_the_wall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant
    from toolkit.words import Words


def write_attendance(event: Event, facts: Sequence[Fact], now: Instant, words: Words) -> bytes:
    """Give the attendance workbook of an event as it stands at ``now``.

    ``facts`` are all of the event, in statement order, undone ones among them: they fill the log.
    """
    made = on_the_wall(now, event.zone)
    tables = attendance(event, event.timeline(now))
    book = Book(words, event_title(event, words), made)
    summary_sheet(book, event, tables)
    presence = session_sheet(book, event, tables)
    person_sheet(book, event, tables)
    agenda_sheet(book, event, tables)
    log_sheet(book, event, facts)
    choices = notes_sheet(book, event, made, len(facts))
    let_choose(presence, choices)
    return book.save()
