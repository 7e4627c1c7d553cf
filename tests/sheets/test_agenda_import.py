"""Agendas as trainers have them: times, days, kinds, gaps."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from time import process_time
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.sheets.agenda_files import book, lines, notes, problems, read, text_file, word_file
from toolkit.actions.importing import plan_of
from toolkit.model.agendaentry import guess_kind
from toolkit.model.agendareading import PlanName
from toolkit.model.agendawords import Field
from toolkit.model.plan import Kind
from toolkit.words import Words

if TYPE_CHECKING:
    from pathlib import Path


def test_rows_follow_one_another_and_meals_hold_their_time(tmp_path: Path) -> None:
    draft = read(
        book(
            tmp_path / "a.xlsx",
            ("9:00-10:30", "Names", 90),
            ("10:30-10:45", "Coffee break", None),
            ("10:45", "Trust", "1h15"),
            ("12.00", "Lunch", "60 min"),
            ("13h00–14h00", "Closing", None),
        )
    )
    assert problems(draft) == []
    assert lines(draft) == [
        [
            (540, 90, "Names", True),
            (630, 15, "Coffee break", False),
            (645, 75, "Trust", False),
            (720, 60, "Lunch", True),
            (780, 60, "Closing", False),
        ]
    ]
    kinds = [line.entry.kind for line in draft.agenda.days[0].lines if line.entry]
    assert kinds == [Kind.SESSION, Kind.BREAK, Kind.SESSION, Kind.MEAL, Kind.SESSION]


def test_times_in_three_formats_and_real_ones(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        (time(9, 0), "One", timedelta(minutes=30)),
        (0.395833333333333, "Two", 0.0208333333333333),
        ("10.00", "Three", "30'"),
        ("10 am", "Twice the same", 1),
    )
    made = openpyxl.load_workbook(path)
    sheet = made.worksheets[0]
    sheet.delete_rows(5)
    sheet["A5"] = datetime(2026, 10, 2, 10, 30)  # noqa: DTZ001 — as a spreadsheet has it
    sheet["B5"], sheet["C5"] = "Four", "0:30"
    made.save(path)
    draft = read(path)
    assert problems(draft) == []
    assert [line[:3] for day in lines(draft) for line in day] == [
        (540, 30, "One"),
        (570, 30, "Two"),
        (600, 30, "Three"),
        (630, 30, "Four"),
    ]


def test_a_gap_of_the_file_becomes_free_minutes_and_is_told(tmp_path: Path) -> None:
    draft = read(book(tmp_path / "a.xlsx", ("9:00", "One", 30), ("10:00", "Two", 30)))
    assert lines(draft) == [[(540, 30, "One", True), (570, 30, "", False), (600, 30, "Two", True)]]
    assert notes(draft) == ["free-minutes"]


def test_lengths_come_from_the_next_row_and_the_last_is_told(tmp_path: Path) -> None:
    draft = read(
        text_file(tmp_path / "a.csv", ("Ora", "Attività"), ("9:00", "Nomi"), ("9:45", "Fine"))
    )
    assert [line[:3] for line in lines(draft)[0]] == [(540, 45, "Nomi"), (585, 15, "Fine")]
    assert notes(draft) == ["length-guessed"]
    assert draft.language == "it"


def test_lengths_alone_flow_from_the_morning(tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", ("Durée", "Activité"), ("30", "Un"), ("1h", "Deux"))
    assert lines(read(path, day_start=480)) == [[(480, 30, "Un", True), (510, 60, "Deux", False)]]


@pytest.mark.parametrize(
    "rows",
    [
        [("Day 1", "9:00", "A", "60"), ("", "10:00", "B", "60"), ("Day 2", "8:00", "C", "60")],
        [
            ("2026-10-02", "9:00", "A", "60"),
            ("2026-10-02", "10:00", "B", "60"),
            ("2026-10-03", "8:00", "C", "60"),
        ],
        [
            ("Day 1", "", "", ""),
            ("", "9:00", "A", "60"),
            ("", "10:00", "B", "60"),
            ("Friday 3 October", "", "", ""),
            ("", "8:00", "C", "60"),
        ],
        [("", "9:00", "A", "60"), ("", "10:00", "B", "300"), ("", "8:00", "C", "60")],
    ],
    ids=["day column", "dates", "title rows", "times that jump back"],
)
def test_days_however_they_are_told(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    head = ("Day", "Start", "Activity", "Minutes")
    draft = read(text_file(tmp_path / "a.csv", head, *rows))
    assert problems(draft) == []
    assert [[line[2] for line in day] for day in lines(draft)] == [["A", "B"], ["C"]]


def test_a_sheet_and_a_table_is_a_day(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("9:00", "A", 60), sheet="Monday")
    made = openpyxl.load_workbook(path)
    other = made.create_sheet("Tuesday")
    for row in (("Time", "Activity", "Minutes"), ("9:30", "B", 60)):
        other.append(row)
    made.create_sheet("People").append(["Name", "Home"])
    made.save(path)
    draft = read(path)
    assert [day.title for day in draft.agenda.days] == ["Monday", "Tuesday"]
    assert notes(draft) == ["table-left-out"]
    assert [len(day) for day in lines(read(path, sheet="Tuesday"))] == [1]
    word = word_file(
        tmp_path / "a.docx",
        "Day 1: Arriving",
        [("Time", "What"), ("9:00-10:00", "A")],
        "Day 2: Leaving",
        [("Time", "What"), ("9:30-10:00", "B")],
    )
    assert [day.title for day in read(word).agenda.days] == ["Day 1: Arriving", "Day 2: Leaving"]


def test_a_night_and_what_goes_over_midnight(tmp_path: Path) -> None:
    draft = read(
        text_file(
            tmp_path / "a.csv",
            ("Time", "Activity"),
            ("20:00-23:30", "Party"),
            ("23:30-00:30", "Quiet talk"),
            ("00:30-07:30", "Night"),
            ("7:30-8:00", "Breakfast"),
        )
    )
    assert problems(draft) == []
    first, second = lines(draft)
    assert [line[:2] for line in first] == [(1200, 210), (1410, 60), (1470, 420)]
    assert second == [(450, 30, "Breakfast", True)]
    entry = draft.agenda.days[0].lines[-1].entry
    assert entry is not None
    assert entry.kind is Kind.NIGHT


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), (";", "cp1252")],
)
def test_text_files_of_all_kinds(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [("Début", "Activité", "Durée"), ("9h00", "Café, thé", "30"), ("9h30", "Été", "30")]
    draft = read(text_file(tmp_path / "a.csv", *rows, delimiter=delimiter, encoding=encoding))
    assert problems(draft) == []
    assert [line[2] for line in lines(draft)[0]] == ["Café, thé", "Été"]
    assert ("encoding-guessed" in notes(draft)) == (encoding == "cp1252")


def test_cyrillic_of_an_old_program(tmp_path: Path) -> None:
    rows = [("Час", "Дейност"), ("9:00-12:00", "Игра"), ("12:00-13:00", "Обяд")]
    draft = read(text_file(tmp_path / "a.csv", *rows, encoding="cp1251"))
    assert [line[2:] for line in lines(draft)[0]] == [("Игра", True), ("Обяд", True)]
    assert draft.language == "bg"


def test_columns_are_what_a_person_says_they_are(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("x", "9:00", "Hello", 30), head=("Foo", "Bar", "Baz", "Qux"))
    assert problems(read(path)) == ["no-heading"]
    chosen = {"Bar": Field.START, "Baz": Field.TITLE, "4": Field.MINUTES}
    assert lines(read(path, columns=chosen)) == [[(540, 30, "Hello", True)]]
    assert "column-left-out" in notes(read(path, columns=chosen))


def test_a_file_without_headings_is_mapped_by_numbers(tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", ("9:00", "Hello"), ("9:30", "Bye"))
    assert problems(read(path)) == ["no-heading"]
    chosen = {"1": Field.START, "2": Field.TITLE}
    assert [line[2] for line in lines(read(path, columns=chosen))[0]] == ["Hello", "Bye"]


def test_text_columns_go_where_they_belong(tmp_path: Path) -> None:
    head = ("Time", "Activity", "Method", "Who", "Materials", "Room", "Description", "Budget")
    row = (
        "9:00-9:30",
        "Map",
        "1. Draw\n2. Show",
        "Ana; Ivo",
        "2 x pens\nPaper",
        "Hall",
        "Why",
        "7",
    )
    draft = read(book(tmp_path / "a.xlsx", row, head=head))
    entry = draft.agenda.days[0].lines[0].entry
    assert entry is not None
    assert entry.texts[Field.STEPS] == "1. Draw\n2. Show"
    assert entry.texts[Field.PURPOSE] == "Why"
    assert notes(draft) == ["column-left-out"]


@pytest.mark.parametrize(
    ("title", "minutes", "kind"),
    [
        ("Lunch break", 60, Kind.MEAL),
        ("Pranzo", 60, Kind.MEAL),
        ("Обяд", 60, Kind.MEAL),
        ("Prânz", 60, Kind.MEAL),
        ("Kaffeepause", 15, Kind.BREAK),
        ("Merenda", 15, Kind.SNACK),
        ("Arrival and hand-over", 45, Kind.HANDOVER),
        ("Notte", 540, Kind.NIGHT),
        ("What does sleep do?", 45, Kind.SESSION),
        ("Tempo libero", 45, Kind.FREE),
        ("Trust walk", 45, Kind.SESSION),
        ("غداء", 60, Kind.MEAL),
    ],
)
def test_kinds_are_guessed_from_words(title: str, minutes: int, kind: Kind) -> None:
    assert guess_kind(title, minutes) is kind


def test_two_thousand_rows_are_quick(tmp_path: Path) -> None:
    rows = []
    for day in range(100):
        when = date(2026, 1, 1) + timedelta(days=day)
        rows += [
            (when, time(8 + n // 2, 30 * (n % 2)), f"Session {n}", 30, "Some words " * 10)
            for n in range(20)
        ]
    head = ("Date", "Start", "Title", "Minutes", "Description")
    path = book(tmp_path / "a.xlsx", *rows, head=head)
    begun = process_time()
    draft = read(path)
    assert process_time() - begun < 2
    assert problems(draft) == []
    assert sum(len(day) for day in lines(draft)) == 2000


def test_a_list_under_a_title_tells_its_steps(tmp_path: Path) -> None:
    rows = [
        ("Time", "Activity", "Method"),
        ("9:00", "Who is behind the screen?\n- Read a story\n- Ask in a circle", "Circle"),
        ("10:00", "Welcome and\nnames", ""),
        ("10:30-11:00", "Closing\nOne word each\nThanks", ""),
    ]
    draft = read(word_file(tmp_path / "a.docx", rows))
    assert problems(draft) == []
    plan = plan_of(draft, PlanName(), Words(), park=False)
    assert plan is not None
    assert [
        (block.title, [step.text for step in block.steps]) for block in plan.days[0].blocks
    ] == [
        ("Who is behind the screen?", ["Read a story", "Ask in a circle", "Circle"]),
        ("Welcome and names", []),
        ("Closing", ["One word each", "Thanks"]),
    ]


def test_who_leads_is_taken_over_in_the_words_of_trainers(tmp_path: Path) -> None:
    for number, head in enumerate(("Conduttore", "Trainerin", "Лектори")):
        rows = [("Orario", "Titolo", head), ("9.00 – 9.30", "A", "Giulia")]
        draft = read(word_file(tmp_path / f"{number}.docx", rows))
        assert notes(draft) == []


def test_a_line_across_the_table_is_one_problem_and_parks_once(tmp_path: Path) -> None:
    rows = [("Time", "Activity"), ("9:00-9:30", "Names"), ("Back to the homes", "")]
    draft = read(word_file(tmp_path / "a.docx", rows))
    assert problems(draft) == ["3 no-time"]
    plan = plan_of(draft, PlanName(), Words(), park=True)
    assert plan is not None
    assert [(one.title, one.purpose) for one in plan.parked] == [("Back to the homes", "")]


def test_a_parked_row_without_a_title_is_called_by_its_first_words(tmp_path: Path) -> None:
    rows = [
        ("Day", "Time", "Activity", "Room"),
        ("1", "9:00-10:00", "A", ""),
        ("1", "10:00", "", "Hall"),
    ]
    plan = plan_of(read(text_file(tmp_path / "a.csv", *rows)), PlanName(), Words(), park=True)
    assert plan is not None
    assert [one.title for one in plan.parked] == ["Hall"]
