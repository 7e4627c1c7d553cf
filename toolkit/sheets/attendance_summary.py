"""The first sheet of the attendance workbook: the figures, and one chart."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from toolkit.model.facts import Status
from toolkit.sheets.attendance_chart import presence_chart, rows_of
from toolkit.sheets.styles import DATE, FAINT, HOURS, LEFT, NUMBER, SHARE, TITLE, WHEN
from toolkit.sheets.workbook import Column, Styled, Value, hours, on_the_wall
from toolkit.words import isolate
from toolkit.words.statuses import status_name
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from toolkit.model.attendance import Attendance, Group
    from toolkit.model.event import Event
    from toolkit.sheets.workbook import Book, Placed, Sheet
    from toolkit.words import Words

_ELSEWHERE = (Status.NOT_HERE, Status.EXCUSED, Status.UNKNOWN)
_NAME = 38
_FIGURE = 12
"""Widths of columns; the tables of this sheet stand below each other and share them."""

_PARTS = (5, 8)
"""Columns of the sessions' table that the chart shows: there, and three ways of not being there."""


def event_title(event: Event, words: Words) -> str:
    """Give an event's title: one that a person gave as it is, the plan's in this language."""
    title = event.details.title
    return words.content(title) if title == event.snapshot.title else title


def summary_sheet(book: Book, event: Event, tables: Attendance) -> None:
    """Write the figures of an event: in all, by day, by session, by what people have in common."""
    words = book.words
    sheet = book.sheet(words.say_c("sheet", "Summary"), freeze="A3")
    sheet.line(words.say("Attendance: {event}", event=event_title(event, words)), TITLE)
    sheet.line(_where(event, tables, words), FAINT)
    sheet.line()
    top = sheet.below
    _in_all(sheet, tables, words)
    if tables.sessions:
        sheet.leave(top + rows_of(len(tables.sessions)) - sheet.below)
    sheet.line()
    _by_day(sheet, event, tables, words)
    sheet.line()
    placed = _by_session(sheet, event, tables, words)
    sheet.line()
    _by_group(sheet, tables, words)
    if tables.sessions:
        chart = presence_chart(sheet, placed, _PARTS, words)
        sheet.worksheet.add_chart(chart, f"D{top}")


def _where(event: Event, tables: Attendance, words: Words) -> str:
    details = event.details
    first, last = tables.days[0].date, tables.days[-1].date
    dates = words.date(first)
    if first != last:
        dates = f"{words.short_date(first)} – {words.date(last)}"
    parts = [part for part in (details.facility, details.place, dates) if part]
    return " · ".join(isolate(part) if words.rtl else part for part in parts)


def _in_all(sheet: Sheet, tables: Attendance, words: Words) -> None:
    total, tally = tables.total, tables.total.tally
    share = tally.attended / tally.offered if tally.offered else None
    mean = hours(tally.attended // total.took_part) if total.took_part else None
    sheet.table(
        "InAll",
        [Column(words.say("In all"), _NAME), Column(words.say("Figure"), 20, NUMBER)],
        [
            (words.say("Participants registered"), total.registered),
            (words.say("Took part in at least one session"), total.took_part),
            (words.say("Left the event"), total.withdrawn),
            (words.say("Waiting for a paper"), total.waiting),
            (words.say("Sessions"), len(tables.sessions)),
            (words.say("Hours of sessions planned"), Styled(hours(tables.planned), HOURS)),
            (words.say("Hours offered"), Styled(hours(tables.minutes), HOURS)),
            (words.say("Attendances"), tally.sessions_attended),
            (words.say("Hours offered to all together"), Styled(hours(tally.offered), HOURS)),
            (words.say("Hours attended by all together"), Styled(hours(tally.attended), HOURS)),
            (words.say("Hours attended by each on average"), Styled(mean, HOURS)),
            (words.say("Share attended of what was offered"), Styled(share, SHARE)),
        ],
    )


def _by_day(sheet: Sheet, event: Event, tables: Attendance, words: Words) -> None:
    columns = [
        Column(words.say("Day"), _NAME, "", words.say("Number and subject of the day.")),
        Column(words.say("Date"), 20, DATE, words.say("The date on which the day opens.")),
        _figure(words.say("Sessions"), words.say("Sessions held or still to come.")),
        Column(
            words.say("Hours offered"), _FIGURE, HOURS, words.say("The length of those sessions.")
        ),
        _figure(words.say("Participants"), words.say("To how many it was offered.")),
        _figure(words.say("Took part"), _took_part(words)),
        *_together(words),
    ]
    sheet.table(
        "ByDay",
        columns,
        [
            (
                words.say(
                    "{number} · {title}",
                    number=day.number,
                    title=words.content(event.plan.days[day.number - 1].title),
                ),
                datetime.combine(day.date, datetime.min.time()),
                day.sessions,
                hours(day.minutes),
                day.expected,
                day.took_part,
                day.tally.sessions_attended,
                hours(day.tally.offered),
                hours(day.tally.attended),
            )
            for day in tables.days
        ],
    )


def _by_session(sheet: Sheet, event: Event, tables: Attendance, words: Words) -> Placed:
    columns = [
        Column(words.say("Session"), _NAME, "", words.say("A block of the agenda.")),
        Column(words.say("Planned begin"), 20, WHEN, words.say("Date and time on the wall.")),
        _figure(words.say("Minutes"), words.say("How long it lasted, or is planned to.")),
        _figure(words.say("Participants"), words.say("To how many it was offered.")),
        _figure(words.say("attended"), words.say("There for all of it or for a part of it.")),
        _figure(status_name(words, Status.SAT_OUT), words.say("Nobody is asked why.")),
        _figure(
            words.say("elsewhere"),
            words.say("Not here, excused, or it isn't known where they were."),
        ),
        _figure(words.say("no mark"), words.say("Nothing was marked, though it has begun.")),
    ]
    return sheet.table(
        "Sessions",
        columns,
        [
            (
                words.content(line.session.row.block.title),
                on_the_wall(line.session.begin, event.zone),
                line.session.minutes,
                line.expected,
                line.attended,
                line.counts[Status.SAT_OUT],
                sum(line.counts[status] for status in _ELSEWHERE),
                line.counts[None],
            )
            for line in tables.sessions
        ],
    )


def _by_group(sheet: Sheet, tables: Attendance, words: Words) -> None:
    columns = [
        Column(words.say("Grouped by"), _NAME, "", words.say("What the people of a line share.")),
        Column(words.say("Group"), 20, LEFT, words.say("Unknown is a group of its own.")),
        _figure(words.say("Registered"), words.say("People, each counted once.")),
        _figure(words.say("Left"), words.say("Who no longer takes part; nobody is asked why.")),
        _figure(
            words.say("Waiting for a paper"),
            words.say("Cared for and counted, and not in sessions until the paper is there."),
        ),
        _figure(words.say("Took part"), _took_part(words)),
        *_together(words),
    ]
    sheet.table("Groups", columns, [_group(group, words) for group in tables.groups])


def _figure(name: str, meaning: str) -> Column:
    return Column(name, _FIGURE, NUMBER, meaning)


def _took_part(words: Words) -> str:
    return words.say("Who was in at least one session, each counted once.")


def _together(words: Words) -> list[Column]:
    return [
        _figure(
            words.say("Attendances"), words.say("One person in one session is one attendance.")
        ),
        Column(
            words.say("Hours offered to all"),
            _FIGURE,
            HOURS,
            words.say("The hours offered to each person, added up."),
        ),
        Column(
            words.say("Hours attended by all"),
            _FIGURE,
            HOURS,
            words.say("The hours attended by each person, added up."),
        ),
    ]


def _group(group: Group, words: Words) -> tuple[Value, ...]:
    figures, tally = group.figures, group.figures.tally
    heads = {
        "age": words.say("Age in years"),
        "sex": words.say("Sex"),
        "home": words.say("Home"),
        "role": words.say("Role"),
        "team": words.say("Others here"),
    }
    start = (
        heads[group.by],
        _category(group, words),
        figures.registered,
        figures.withdrawn,
        figures.waiting,
    )
    if group.by == "team" and not tally.sessions_offered:
        return (*start, None, None, None, None)
    return (
        *start,
        figures.took_part,
        tally.sessions_attended,
        hours(tally.offered),
        hours(tally.attended),
    )


def _category(group: Group, words: Words) -> Value:
    if not group.category:
        return words.say("unknown")
    if group.by == "age":
        return int(group.category)
    return role_name(words, group.category) if group.by in ("role", "team") else group.category
