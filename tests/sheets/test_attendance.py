"""The attendance workbook, opened again and held against the event it was made from."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from tests.model.saying import BARE, PLAIN, Said, minute, session
from toolkit.actions import events
from toolkit.actions.desk import Desk
from toolkit.actions.sample import SetClock, day_before, sample_event
from toolkit.actions.story import tell
from toolkit.content.places import Places, shipped
from toolkit.model.attendance import Attendance, attendance
from toolkit.model.facts import (
    Amended,
    BlockInserted,
    BlockStarted,
    Marked,
    Noted,
    Opened,
    Registered,
    Status,
    Withdrawn,
)
from toolkit.model.plan import Day, Plan
from toolkit.sheets.attendance import write_attendance
from toolkit.sheets.styles import MAKER
from toolkit.store.workspace import Workspace
from toolkit.words import Words, load
from toolkit.words.tags import LONG_PSEUDO, MIRRORED_PSEUDO

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant

WORDS = Words()
SHEETS = ["Summary", "By session", "By person", "Agenda", "Log", "Notes"]
LATER = minute(48 * 60)
QUICK = (Phase.explicit, Phase.generate)
"""A book takes long to write, and a smaller example tells no more."""


class Story:
    """The sample event, played to its end, and the workbook of it."""

    def __init__(self, event: Event, facts: list[Fact], now: Instant) -> None:
        self.event = event
        self.facts = facts
        self.now = now
        self.tables: Attendance = attendance(event, event.timeline(now))
        self.bytes = write_attendance(event, facts, now, WORDS)
        self.book = load_workbook(BytesIO(self.bytes))


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    new = sample_event(Places(shipped()))
    clock = SetClock(day_before(new))
    folder = tmp_path_factory.mktemp("story") / "workspace"
    with Workspace.open(folder, now=clock.now) as workspace:
        desk = Desk(workspace, clock.now, "TEAM-01-6")
        event = events.prepare(desk, new).event
        tell(desk, event, clock)
        return Story(desk.event(event), list(desk.facts(event)), clock.now())


def book_of(said: Said, now: Instant = LATER, words: Words = WORDS) -> Workbook:
    return load_workbook(BytesIO(write_attendance(said.event, said.facts, now, words)))


def table(book: Workbook, name: str) -> list[dict[str, Any]]:
    """The lines of a table by their headings."""
    for sheet in book.worksheets:
        if name in sheet.tables:
            heading, *rows = lines(sheet, name)
            return [dict(zip(map(str, heading), row, strict=True)) for row in rows]
    raise KeyError(name)


def bounds(ref: str) -> tuple[int, int, int, int]:
    """Columns and rows from 1: left, top, right, bottom."""
    left, top, right, bottom = range_boundaries(ref)
    if left is None or top is None or right is None or bottom is None:
        raise ValueError(ref)
    return left, top, right, bottom


def lines(sheet: Worksheet, name: str) -> list[tuple[Any, ...]]:
    left, top, right, bottom = bounds(sheet.tables[name].ref)
    return list(sheet.iter_rows(top, bottom, left, right, values_only=True))


def every_text(book: Workbook) -> list[str]:
    return [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str)
    ]


def charts_in(book: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(book)) as parts:
        names = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        return [parts.read(name).decode() for name in names]


def wall(day: int, hour: int = 0, minutes: int = 0) -> datetime:
    """What the clock on the wall showed in October 2026."""
    return datetime(2026, 10, day, hour, minutes, tzinfo=UTC).replace(tzinfo=None)


def length(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


def test_the_sheets_are_tables_with_filters_that_print_well(story: Story) -> None:
    assert story.book.sheetnames == SHEETS
    names: set[str] = set()
    for sheet in story.book.worksheets:
        assert sheet.tables
        for found in sheet.tables.values():
            heading, *rows = lines(sheet, found.displayName)
            assert [column.name for column in found.tableColumns] == list(heading)
            assert all(any(cell is not None for cell in row) for row in rows)
            assert found.autoFilter.ref == found.ref
            names.add(found.displayName)
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows is not None
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert not sheet.sheet_view.rightToLeft
    assert len(names) == sum(len(sheet.tables) for sheet in story.book.worksheets)
    assert story.book["By session"].freeze_panes == "C2"
    assert story.book["By session"].print_title_cols == "$A:$B"


def test_a_table_ends_where_its_sheet_or_the_next_table_does(story: Story) -> None:
    for sheet in story.book.worksheets:
        cells = list(sheet.values)
        places = [bounds(found.ref) for found in sheet.tables.values()]
        assert max(bottom for *_, bottom in places) == len(cells)
        for _, top, right, bottom in places:
            assert bottom == len(cells) or not any(cells[bottom])
            assert right == len(cells[0]) or cells[top - 1][right] is None


def test_there_is_one_chart_and_it_draws_every_session(story: Story) -> None:
    [drawn] = charts_in(story.bytes)
    _, top, _, bottom = bounds(story.book["Summary"].tables["Sessions"].ref)
    assert bottom - top == 16
    for column in "AEFGH":
        assert f"'Summary'!${column}${top + 1}:${column}${bottom}" in drawn


def test_the_summary_adds_up(story: Story) -> None:
    total = story.tables.total
    figures = {row["In all"]: row["Figure"] for row in table(story.book, "InAll")}
    assert figures["Participants registered"] == total.registered == 13
    assert figures["Took part in at least one session"] == total.took_part == 12
    assert figures["Left the event"] == 1
    assert figures["Waiting for a paper"] == 1
    assert figures["Sessions"] == 16
    assert figures["Hours of sessions planned"] == timedelta(hours=15, minutes=15)
    assert figures["Hours offered"] == length(story.tables.minutes)
    assert figures["Attendances"] == total.tally.sessions_attended
    assert figures["Hours attended by all together"] == length(total.tally.attended)

    days = table(story.book, "ByDay")
    assert [row["Date"] for row in days] == [wall(day) for day in (2, 3, 4, 5)]
    sessions = table(story.book, "Sessions")
    groups = table(story.book, "Groups")
    assert sum(row["Attendances"] for row in days) == total.tally.sessions_attended
    assert sum(row["attended"] for row in sessions) == total.tally.sessions_attended
    for row in sessions:
        parts = ("attended", "chose to sit out", "elsewhere", "no mark")
        assert sum(row[part] for part in parts) == row["Participants"]
    for by in ("Age in years", "Sex", "Home", "Role"):
        of_kind = [row for row in groups if row["Grouped by"] == by]
        assert sum(row["Registered"] for row in of_kind) == total.registered
        assert sum(row["Took part"] for row in of_kind) == total.took_part
        attended = sum((row["Hours attended by all"] for row in of_kind), timedelta())
        assert attended == length(total.tally.attended)
    assert {row["Group"] for row in groups if row["Grouped by"] == "Sex"} == {"F", "M", "unknown"}
    others = {row["Group"]: row for row in groups if row["Grouped by"] == "Others here"}
    assert others["Facilitator"]["Registered"] == 2
    assert others["Facilitator"]["Took part"] is None


def test_by_session_says_what_was_marked_and_the_minutes(story: Story) -> None:
    heading, *rows = lines(story.book["By session"], "BySession")
    assert heading[:4] == ("Code", "Role", "Fri 2 Oct 16:00 Who is here", "Fri 2 Oct 16:00 min")
    assert len(heading) == 2 + 2 * 16
    assert [row[0] for row in rows] == [line.person.code for line in story.tables.participants]
    marks = {
        Status.PRESENT: "present",
        Status.LATE: "late",
        Status.LEFT_EARLY: "left early",
        Status.CALLED_AWAY: "called away",
        Status.SAT_OUT: "chose to sit out",
        Status.NOT_HERE: "not here",
        Status.EXCUSED: "excused",
        Status.UNKNOWN: "unknown",
    }
    for row, person in zip(rows, story.tables.participants, strict=True):
        for place, there in enumerate(person.presence):
            shown = row[2 + 2 * place : 4 + 2 * place]
            if there is None:
                assert shown == ("–", None)
            else:
                assert there.status is not None
                assert shown == (marks[there.status], there.minutes)
    assert {cell for row in rows for cell in row[2::2]} == {*marks.values(), "–"}


def test_by_person_gives_hours_of_hours(story: Story) -> None:
    rows = {row["Code"]: row for row in table(story.book, "ByPerson")}
    assert set(rows) == set(story.event.people)
    for person in story.tables.participants:
        row, tally = rows[person.person.code], person.tally
        assert row["Hours offered"] == length(tally.offered)
        assert row["Hours attended"] == length(tally.attended)
        assert row["Share"] == pytest.approx(tally.attended / tally.offered)
        assert (row["Sessions offered"], row["Sessions attended"]) == (
            tally.sessions_offered,
            tally.sessions_attended,
        )
        assert row["chose to sit out"] == person.counts[Status.SAT_OUT]
    waiting = [row for row in rows.values() if row["Waiting for"]]
    assert [row["Waiting for"] for row in waiting] == ["Guardian's consent"]
    left = [row for row in rows.values() if row["Left"]]
    assert [(row["Left"], row["Sessions offered"]) for row in left] == [(wall(4, 9), 7)]
    assert rows["TEAM-01-6"]["Role"] == "Facilitator"
    assert rows["TEAM-01-6"]["Hours offered"] is None


def test_the_agenda_holds_planned_against_actual_in_the_event_s_own_time(story: Story) -> None:
    rows = {row["Block"]: row for row in table(story.book, "Agenda") if row["Day"] == 1}
    first = rows["Who is here"]
    assert first["Planned begin"] == wall(2, 16)
    assert first["Actual begin"] == wall(2, 16, 6)
    assert (first["Planned minutes"], first["Actual minutes"]) == (60, 60)
    assert (first["Began later by"], first["Longer by"]) == (6, 0)
    assert (first["State"], first["Changed"]) == ("done", None)
    games = rows["Games for those who like"]
    assert (games["State"], games["Actual begin"]) == ("left out", None)
    free = rows["Free time"]
    assert (free["Planned minutes"], free["Actual minutes"], free["Longer by"]) == (70, 59, -11)
    walk = next(r for r in table(story.book, "Agenda") if r["Block"] == "Walk to the river")
    assert (walk["Planned begin"], walk["Actual minutes"], walk["Changed"]) == (None, 25, "added")


def test_the_log_is_the_whole_diary(story: Story) -> None:
    rows = table(story.book, "Log")
    assert len(rows) == len(story.facts)
    assert [row["When"] for row in rows] == sorted(row["When"] for row in rows)
    texts = [row["What happened"] for row in rows]
    assert "“Production 2: finish” was given 5 min more. (undone)" in texts
    assert "Undone: “Production 2: finish” was given 5 min more." in texts
    assert [row["Holds"] for row in rows].count("undone") == 1
    assert {row["At the desk"] for row in rows} == {fact.desk for fact in story.facts}


def test_the_notes_explain_every_heading_that_needs_it(story: Story) -> None:
    made = {row["Made from"]: row["What it means"] for row in table(story.book, "Made")}
    assert made["Event"] == story.event.id
    assert made["Made on"] == wall(5, 14, 10)
    assert made["Plan"] == "consultation-72h, version 1"
    assert made["Time zone"].startswith("Europe/Rome")
    assert made["Entries read"] == f"{len(story.facts)} entries of the diary"
    assert "Sample" in made
    assert "Not over yet" not in made
    explained = {(row["Sheet"], row["Column"]) for row in table(story.book, "Columns")}
    for name in ("ByDay", "Agenda", "Log"):
        sheet = next(s for s in story.book.worksheets if name in s.tables)
        for heading in lines(sheet, name)[0]:
            assert (sheet.title, heading) in explained


def test_numbers_lengths_and_times_are_real_ones(story: Story) -> None:
    formats: dict[type, set[str]] = {}
    for sheet in story.book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    formats.setdefault(type(cell.value), set()).add(cell.number_format)
    assert formats[timedelta] == {"[h]:mm"}
    assert formats[datetime] == {"yyyy-mm-dd hh:mm", "yyyy-mm-dd"}
    assert formats[float] == {"0%"}
    # A whole share comes back as a whole number.
    assert formats[int] == {"0", "0%"}
    assert set(formats) == {timedelta, datetime, float, int, str}


def test_presence_can_be_chosen_from_the_words_in_the_notes(story: Story) -> None:
    sheet = story.book["By session"]
    words, minutes = sheet.data_validations.dataValidation
    rows = len(story.tables.participants)
    assert (words.type, minutes.type) == ("list", "whole")
    assert len(words.sqref.ranges) == len(minutes.sqref.ranges) == 16
    assert f"C2:C{rows + 1}" in str(words.sqref)
    assert f"D2:D{rows + 1}" in str(minutes.sqref)
    name, _, cells = words.formula1.partition("!")
    assert name == "'Notes'"
    chosen = story.book["Notes"][cells.replace("$", "")]
    assert [cell.value for (cell,) in chosen][:5] == [
        "present",
        "late",
        "left early",
        "called away",
        "chose to sit out",
    ]
    assert len(chosen) == len(Status)


NAMES = st.text(st.characters(categories=["L"]), min_size=6, max_size=12).map(lambda s: f"Zq{s}qZ")


@settings(max_examples=15, phases=QUICK)
@given(name=NAMES, call_name=NAMES, other=NAMES, role=st.sampled_from(("child", "lead", "carer")))
def test_no_name_gets_into_the_book(name: str, call_name: str, other: str, role: str) -> None:
    said = Said(PLAIN, title="Three days", place="Rome")
    said.say(Registered("NORD-01-I", role, 15, call_name=call_name, name=name, organisation=other))
    said.say(Amended("NORD-01-I", call_name=other, name=call_name))
    said.say(Opened(name, other))
    said.say(Noted(f"{call_name} slept badly", "a"))
    said.say(Marked("NORD-01-I", "a", Status.PRESENT), 5)
    written = write_attendance(said.event, said.facts, LATER, WORDS)
    with zipfile.ZipFile(BytesIO(written)) as parts:
        whole = "".join(parts.read(part).decode() for part in parts.namelist())
    assert "NORD-01-I" in whole
    assert "Zq" not in whole
    for secret in (name, call_name, other):
        assert secret not in whole


RISKY = st.sampled_from("=+-@#").flatmap(
    lambda first: st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(
        lambda rest: first + rest
    )
)


@settings(max_examples=25, phases=QUICK)
@given(RISKY, RISKY)
@example("=\uffff\ufffe", "=\x0b\x1f")
def test_text_that_looks_like_a_formula_stays_text(home: str, title: str) -> None:
    said = Said(PLAIN, title=title, place=title)
    said.say(Registered("NORD-01-I", "child", 15, home=home))
    said.say(BlockInserted("x", title, "session", 10, "a"))
    book = book_of(said)
    kinds = {c.data_type for s in book.worksheets for row in s.iter_rows() for c in row}
    assert kinds <= {"s", "n", "d"}
    [row] = table(book, "ByPerson")
    kept = "".join(c for c in home if (c >= " " or c in "\t\n\r") and c not in "\ufffe\uffff")
    # XML reads every end of line as one.
    assert row["Home"].splitlines() == kept.splitlines()


@pytest.mark.parametrize("home", ["=1+1", "+39 06", "-5", "@home", "#N/A", '=HYPERLINK("x")'])
def test_a_formula_in_a_home_s_name_is_marked_as_text(home: str) -> None:
    said = Said(PLAIN)
    said.say(Registered("NORD-01-I", "child", 15, home=home))
    cell = book_of(said)["By person"]["E2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (home, "s", True)


def test_an_event_without_people_or_sessions_gives_a_whole_book() -> None:
    for said, sessions in ((Said(PLAIN), 1), (Said(BARE), 0)):
        written = write_attendance(said.event, said.facts, minute(-30), WORDS)
        book = load_workbook(BytesIO(written))
        assert book.sheetnames == SHEETS
        for sheet in book.worksheets:
            for found in sheet.tables.values():
                _, top, _, bottom = bounds(found.ref)
                assert bottom > top
        assert len(table(book, "Sessions")) == 1
        assert {row["In all"]: row["Figure"] for row in table(book, "InAll")}["Sessions"] == (
            sessions
        )
        assert len(charts_in(written)) == sessions
        assert [row["Made from"] for row in table(book, "Made")][-1] == "Not over yet"


def test_sessions_to_come_stand_empty_and_begun_ones_say_that_no_mark_was_made() -> None:
    said = Said(PLAIN)
    said.say(Registered("NORD-01-I", "child", 15), -30)
    assert lines(book_of(said, minute(-20))["By session"], "BySession")[1][2:] == (None, None)
    said.say(BlockStarted("a"))
    assert lines(book_of(said, minute(10))["By session"], "BySession")[1][2:] == ("no mark", None)


def test_after_a_withdrawal_nothing_is_offered() -> None:
    said = Said(PLAIN)
    said.say(Registered("NORD-01-I", "child", 15), -30)
    said.say(Withdrawn("NORD-01-I"), -10)
    said.say(BlockStarted("a"))
    book = book_of(said, minute(10))
    assert lines(book["By session"], "BySession")[1][2:] == ("–", None)
    [row] = table(book, "ByPerson")
    assert (row["Sessions offered"], row["Hours offered"], row["Share"]) == (0, length(0), None)


def test_sessions_of_the_same_title_and_time_keep_headings_of_their_own() -> None:
    twins = tuple(session(name, 0, "Twins") for name in ("a", "b", "c"))
    said = Said(Plan("t", 1, "T", "x", "en", PLAIN.group, (Day("D", 720, twins),)))
    heading = lines(book_of(said)["By session"], "BySession")[0]
    assert heading[2::2] == (
        "Fri 2 Oct 12:00 Twins",
        "Fri 2 Oct 12:00 Twins 2",
        "Fri 2 Oct 12:00 Twins 3",
    )


def test_times_are_those_on_the_wall_on_both_sides_of_a_change_of_the_clocks() -> None:
    said = Said(PLAIN)
    said.say(Opened(), 22 * 24 * 60 + 10)
    said.say(Opened(), 24 * 24 * 60)
    summer, winter = (row["When"] for row in table(book_of(said), "Log")[-2:])
    assert summer == wall(24, 12, 10)
    assert winter == wall(26, 11)


@pytest.mark.parametrize("language", [LONG_PSEUDO, MIRRORED_PSEUDO, "ar"])
def test_every_language_gives_the_same_tables(story: Story, language: str, root: Path) -> None:
    words = load(language, root / "i18n")
    book = load_workbook(BytesIO(write_attendance(story.event, story.facts, story.now, words)))
    assert len(set(book.sheetnames)) == len(SHEETS)
    assert all(0 < len(name) <= 31 for name in book.sheetnames)
    for sheet, english in zip(book.worksheets, story.book.worksheets, strict=True):
        assert sheet.sheet_view.rightToLeft == words.rtl
        assert sheet.tables.keys() == english.tables.keys()
        for name in sheet.tables.keys() - {"Made"}:
            numbers = [only_numbers(row) for row in lines(sheet, name)]
            assert numbers == [only_numbers(row) for row in lines(english, name)]


def only_numbers(row: tuple[Any, ...]) -> list[Any]:
    return [None if isinstance(cell, str) else cell for cell in row]


@pytest.mark.parametrize("language", [LONG_PSEUDO, MIRRORED_PSEUDO])
def test_every_heading_and_every_word_is_translated(
    story: Story, language: str, root: Path
) -> None:
    words = load(language, root / "i18n")
    book = load_workbook(BytesIO(write_attendance(story.event, story.facts, story.now, words)))
    # Codes, homes, the letters for sex, places and dates are nobody's words.
    given = {*story.event.people, "F", "M", "NORD", "SUD", "–", story.event.id, MAKER, *SHEETS}
    here = {text for text in every_text(book) if "Casa Lanterna Blu" not in text} - given
    assert not here & set(every_text(story.book))
