"""The first sheet of the attendance workbook: the figures, and one chart."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, Reference

from toolkit.model.facts import Status
from toolkit.sheets.workbook import (
    DATE,
    FAINT,
    HOURS,
    SHARE,
    TEAL,
    TITLE,
    WHEN,
    WHOLE,
    Column,
    Styled,
    Value,
    hours,
    on_the_wall,
)
from toolkit.words.statuses import status_name
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from toolkit.model.attendance import Attendance, Group
    from toolkit.model.event import Event
    from toolkit.sheets.workbook import Book, Placed, Sheet
    from toolkit.words import Words

_ELSEWHERE = (Status.NOT_HERE, Status.EXCUSED, Status.UNKNOWN)
_CHART_WIDTH = 25
_CHART_HEIGHT = 8.6
"""Centimetres."""

_COLOURS = (TEAL, "A88BC2", "D5DDE1", "FFFFFF")
"""Of the chart's parts from the bottom; told apart without colour by how dark they are."""

_EDGE = "6B7780"


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
    for _ in range(max(0, top + 18 - sheet.below)):
        sheet.line()
    _by_day(sheet, event, tables, words)
    sheet.line()
    placed = _by_session(sheet, event, tables, words)
    sheet.line()
    _by_group(sheet, tables, words)
    if tables.sessions:
        sheet.worksheet.add_chart(_chart(sheet, placed, words), f"D{top}")


def _where(event: Event, tables: Attendance, words: Words) -> str:
    details = event.details
    first, last = tables.days[0].date, tables.days[-1].date
    dates = words.date(first)
    if first != last:
        dates = f"{words.short_date(first)} – {words.date(last)}"
    return " · ".join(part for part in (details.facility, details.place, dates) if part)


def _in_all(sheet: Sheet, tables: Attendance, words: Words) -> None:
    total, tally = tables.total, tables.total.tally
    share = tally.attended / tally.offered if tally.offered else None
    mean = tally.attended // total.took_part if total.took_part else None
    rows: list[tuple[str, Styled]] = [
        (words.say("Participants registered"), Styled(total.registered, WHOLE)),
        (words.say("Took part in at least one session"), Styled(total.took_part, WHOLE)),
        (words.say("Left the event"), Styled(total.withdrawn, WHOLE)),
        (words.say("Waiting for a paper"), Styled(total.waiting, WHOLE)),
        (words.say("Sessions"), Styled(len(tables.sessions), WHOLE)),
        (words.say("Hours offered"), Styled(hours(tables.minutes), HOURS)),
        (words.say("Attendances"), Styled(tally.sessions_attended, WHOLE)),
        (words.say("Hours offered to all together"), Styled(hours(tally.offered), HOURS)),
        (words.say("Hours attended by all together"), Styled(hours(tally.attended), HOURS)),
        (words.say("Hours attended by each on average"), Styled(_or_none(mean), HOURS)),
        (words.say("Share of the hours offered"), Styled(share, SHARE)),
    ]
    sheet.table("InAll", [Column(words.say("In all"), 36), Column(words.say("Figure"), 12)], rows)


def _or_none(minutes: int | None) -> float | None:
    return None if minutes is None else hours(minutes)


def _by_day(sheet: Sheet, event: Event, tables: Attendance, words: Words) -> None:
    columns = [
        Column(words.say("Day"), 36, "", words.say("Number and subject of the day.")),
        Column(words.say("Date"), 12, DATE, words.say("The date on which the day opens.")),
        Column(words.say("Sessions"), 11, "", words.say("Sessions held or still to come.")),
        Column(words.say("Hours offered"), 11, HOURS, words.say("Length of those sessions.")),
        Column(words.say("Participants"), 12, "", words.say("To whom at least one was offered.")),
        Column(words.say("Took part"), 11, "", words.say("Who was in at least one, counted once.")),
        Column(words.say("Attendances"), 12, "", _attendances(words)),
        Column(words.say("Hours offered to all"), 13, HOURS, _offered_to_all(words)),
        Column(words.say("Hours attended by all"), 13, HOURS, _attended_by_all(words)),
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
        Column(words.say("Session"), 36, "", words.say("A block of the agenda that is a session.")),
        Column(words.say("Planned begin"), 16, WHEN, words.say("Date and time on the wall.")),
        Column(words.say("Minutes"), 11, "", words.say("How long it lasted, or is planned to.")),
        Column(
            words.say("Participants"), 12, "", words.say("To how many participants it was offered.")
        ),
        Column(
            words.say("Attended"), 11, "", words.say("There for all of it or for a part of it.")
        ),
        Column(
            status_name(words, Status.SAT_OUT),
            12,
            "",
            words.say("Chose not to take part; nobody is asked why."),
        ),
        Column(
            words.say("elsewhere"),
            12,
            "",
            words.say("Not here, excused, or it isn't known where they were."),
        ),
        Column(words.say("no mark"), 11, "", words.say("Nothing was marked, though it began.")),
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
        Column(
            words.say("Grouped by"), 36, "", words.say("What the people of a line have in common.")
        ),
        Column(words.say("Group"), 22, "", words.say("Unknown is a group of its own.")),
        Column(words.say("Registered"), 11, "", words.say("People, each counted once.")),
        Column(
            words.say("Took part"),
            11,
            "",
            words.say("Who was in at least one session, counted once."),
        ),
        Column(
            words.say("Left"), 11, "", words.say("Who no longer takes part; nobody is asked why.")
        ),
        Column(
            words.say("Waiting for a paper"),
            12,
            "",
            words.say("Cared for and counted, and not in sessions until the paper is there."),
        ),
        Column(words.say("Attendances"), 12, "", _attendances(words)),
        Column(words.say("Hours offered to all"), 13, HOURS, _offered_to_all(words)),
        Column(words.say("Hours attended by all"), 13, HOURS, _attended_by_all(words)),
    ]
    sheet.table("Groups", columns, [_group(group, words) for group in tables.groups])


def _attendances(words: Words) -> str:
    return words.say("One person in one session is one attendance.")


def _offered_to_all(words: Words) -> str:
    return words.say("The hours offered to each person, added up.")


def _attended_by_all(words: Words) -> str:
    return words.say("The hours attended by each person, added up.")


def _group(group: Group, words: Words) -> tuple[Value, ...]:
    figures = group.figures
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
    )
    rest = (figures.withdrawn, figures.waiting)
    if group.by == "team" and not figures.tally.sessions_offered:
        return (*start, None, *rest, None, None, None)
    tally = figures.tally
    return (
        *start,
        figures.took_part,
        *rest,
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


def _chart(sheet: Sheet, placed: Placed, words: Words) -> BarChart:
    """Draw who was where in each session, a bar each."""
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "col", "stacked", 100, 40
    chart.title = words.say("Participants in each session")
    chart.width = _CHART_WIDTH
    chart.height = _CHART_HEIGHT
    chart.legend.position = "b"
    # Left unsaid, a spreadsheet program may take it that no axis is wanted.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = "0"
    here = sheet.worksheet
    data = Reference(here, min_col=5, max_col=8, min_row=placed.heading, max_row=placed.last)
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(here, min_col=1, min_row=placed.first, max_row=placed.last))
    for series, colour in zip(chart.series, _COLOURS, strict=True):
        series.graphicalProperties.solidFill = colour
        series.graphicalProperties.line.solidFill = _EDGE
    return chart
