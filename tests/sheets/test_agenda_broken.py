"""Whatever a trainer could hand in: each problem is told once, at its place."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.agenda_files import WORDS, book, lines, problems, read, text_file, word_file
from toolkit.actions.importing import read_agenda, write_agenda
from toolkit.content.plans import read_plan
from toolkit.model.agendareading import PlanName
from toolkit.model.errors import UserError
from toolkit.sheets.agenda_problems import told

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ("Start", "End", "Minutes", "Title", "Kind")
GOOD = ("9:00", "10:00", "60", "First", "")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("soon", "", "30", "A", ""), "time-unreadable"),
        (("10:00", "25:00", "", "A", ""), "time-unreadable"),
        (("10:00", "", "long", "A", ""), "length-unreadable"),
        (("10:00", "", "0", "A", ""), "length-range"),
        (("10:00", "", "2000", "A", ""), "length-range"),
        (("10:00", "10:30", "", "", ""), "no-title"),
        (("10:00", "9:30", "", "A", ""), "end-before-start"),
        (("10:00", "11:00", "30", "A", ""), "length-contradicts"),
        (("10:00", "11:00", "", "A", "Quux"), "kind-unknown"),
        (("", "", "", "A", ""), "no-time"),
        (("10:00", "10:30", "", "A" * 300, ""), "title-long"),
        (("10:00", "10:30", "", "A", "x" * 9000), "cell-long"),
        (("9:30", "10:30", "", "A", ""), "overlap"),
        (("8:30", "9:00", "", "A", ""), "goes-back"),
        (("9:00", "10:00", "60", "First", ""), "twice"),
    ],
)
def test_one_problem_at_its_row(tmp_path: Path, row: tuple[str, ...], code: str) -> None:
    draft = read(text_file(tmp_path / "a.csv", HEAD, GOOD, row))
    found = [one for one in problems(draft) if one.startswith("3 ")]
    assert f"3 {code}" in found
    assert len(found) == 1 or code == "cell-long", "nothing is told twice"
    assert told(WORDS, draft.file, draft.agenda.problems[0]).startswith("a.csv: line 3: ")
    assert [line[2] for line in lines(draft)[0]] == ["First"]


def test_the_place_names_sheet_table_and_row(tmp_path: Path) -> None:
    rows = [("Time", "What"), ("soon", "A")]
    sheet = read(book(tmp_path / "a.xlsx", rows[1], head=rows[0], sheet="Plan B"))
    assert told(WORDS, sheet.file, sheet.agenda.problems[0]).startswith(
        "a.xlsx: sheet Plan B, row 2:"
    )
    word = read(word_file(tmp_path / "a.docx", "Hello", [("a", "b")], rows))
    assert told(WORDS, word.file, word.agenda.problems[0]).startswith("a.docx: table 2, row 2: ")


def test_a_repeated_row_without_a_time_is_none(tmp_path: Path) -> None:
    rows = [("Minutes", "Title"), ("15", "Break"), ("60", "Work"), ("15", "Break")]
    assert problems(read(text_file(tmp_path / "a.csv", *rows))) == []


def test_a_missing_length_before_a_row_without_time(tmp_path: Path) -> None:
    rows = [("Time", "Minutes", "Title"), ("9:00", "", "A"), ("", "30", "B")]
    assert problems(read(text_file(tmp_path / "a.csv", *rows))) == ["2 no-length"]


def test_a_day_that_comes_back_and_a_morning_after_the_night(tmp_path: Path) -> None:
    head = ("Day", "Time", "Title")
    back = [("1", "9:00-10:00", "A"), ("2", "9:00-10:00", "B"), ("1", "10:00-11:00", "C")]
    assert problems(read(text_file(tmp_path / "a.csv", head, *back))) == ["4 day-back"]
    night = [("1", "22:00-7:00", "Night"), ("1", "7:00-8:00", "Breakfast")]
    assert problems(read(text_file(tmp_path / "b.csv", head, *night))) == ["3 after-night"]


def test_a_formula_counts_as_what_it_came_to(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("9:00", "A", 30), ("=A2", "B", 30))
    assert problems(read(path)) == ["3 cell-formula", "3 time-unreadable"]


def _raw(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _bomb(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, b"\0" * 120_000_000)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xlsx", b"", "file-empty"),
        ("a.csv", b"\n\n \n", "file-empty"),
        ("a.xlsx", b"PK\x03\x04 and nothing more", "file-damaged"),
        ("a.docx", b"PK\x03\x04 and nothing more", "file-damaged"),
        ("a.xls", OLE, "file-old-excel"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "file-old-word"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "file-locked"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "file-locked"),
        ("a.xlsx", b"%PDF-1.7\x00\x01\x02\x03\x04\x05\x06\xff\xfe" * 40, "file-not-a-table"),
        ("a.docx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\n" * 20, "file-not-a-table"),
        ("a.csv", b'Time,Title\n9:00,"A\n', "file-quotes"),
        ("a.csv", b"T\xd7me,T\xd7tle\n9:00,A\n", "file-encoding"),
        ("a.csv", b"Name,Home\nAna,Nord\n", "no-heading"),
    ],
)
def test_a_file_that_is_no_agenda_is_one_problem(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    draft = read(_raw(tmp_path / name, data))
    assert problems(draft) == [code]
    with pytest.raises(UserError) as error:
        write_agenda(draft, tmp_path / "plan.yaml", PlanName(), WORDS, park=True)
    assert error.value.code == "agenda-problems"
    assert not (tmp_path / "plan.yaml").exists()


def test_files_that_unpack_to_far_too_much(tmp_path: Path) -> None:
    for name in ("word/document.xml", "xl/worksheets/sheet1.xml"):
        assert problems(read(_raw(tmp_path / "a.docx", _bomb(name)))) == ["file-unpacks-too-large"]


def test_a_file_that_is_not_there_or_too_large(tmp_path: Path) -> None:
    assert problems(read(tmp_path / "none.xlsx")) == ["file-missing"]
    assert problems(read(_raw(tmp_path / "a.csv", b"x" * 20_000_001))) == ["file-too-large"]
    many = "Time,Title\n" + "".join(f"9:00,Row {n}\n" for n in range(6000))
    assert problems(read(_raw(tmp_path / "b.csv", many.encode()))) == ["too-many-rows"]


def test_a_word_file_without_a_table_and_with_another(tmp_path: Path) -> None:
    assert problems(read(word_file(tmp_path / "a.docx", "9:00 Names", "10:00 Trust"))) == [
        "no-table"
    ]
    assert problems(read(word_file(tmp_path / "b.docx", [("Name", "Home")]))) == ["no-heading"]


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    draft = read(book(tmp_path / "a.xlsx", ("9:00", "A", 5)), sheet="Other")
    assert draft.whole is not None
    assert (draft.whole.code, draft.whole.params["sheets"]) == ("sheet-missing", "Agenda")


def test_nothing_is_written_with_problems_unless_they_are_parked(tmp_path: Path) -> None:
    out = tmp_path / "plan.yaml"
    bad = ("soon", "11:00", "25", "Second", "")
    third = ("11:00", "12:00", "", "Third", "")
    draft = read(text_file(tmp_path / "a.csv", HEAD, GOOD, bad, third))
    with pytest.raises(UserError):
        write_agenda(draft, out, PlanName(), WORDS)
    assert not out.exists()
    write_agenda(draft, out, PlanName(), WORDS, park=True)
    plan = read_plan(out).plan
    assert [block.title for _, block in plan.blocks()] == ["First", "Third"], "no gap of ours"
    assert plan.block("third") is not None
    assert [(b.title, b.minutes) for b in plan.parked] == [("Second", 25)]
    assert plan.parked[0].purpose.split("\n") == ["soon", "11:00", "25", "Second"]


def test_an_agenda_of_nothing_but_problems_makes_no_plan(tmp_path: Path) -> None:
    draft = read(text_file(tmp_path / "a.csv", HEAD, ("soon", "", "", "A", "")))
    with pytest.raises(UserError) as error:
        write_agenda(draft, tmp_path / "plan.yaml", PlanName(), WORDS, park=True)
    assert error.value.code == "agenda-nothing-left"


@given(data=st.data())
def test_whatever_bytes_stand_in_a_document_the_reader_answers(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Damage real files at random: a draft comes back, never an error of the reader."""
    folder = tmp_path_factory.mktemp("damaged")
    if data.draw(st.booleans()):
        path = book(folder / "a.xlsx", ("9:00", "A", 30), ("9:30", "B", 30))
    else:
        path = word_file(folder / "a.docx", [("Time", "What"), ("9:00-10:00", "A")])
    with zipfile.ZipFile(path) as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(parts[name]) - 1))
        parts[name][at] = data.draw(st.integers(0, 255))
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, bytes(content))
    problems(read_agenda(path))


CELLS = st.one_of(
    st.sampled_from(["", "9:00", "9:00-10:00", "Day 2", "22:00-7:00", "Night", "90", "24:00", "x"]),
    st.text(st.characters(codec="utf-8"), max_size=12),
)


@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=12))
def test_whatever_stands_in_the_rows_the_plan_made_is_right(
    rows: list[tuple[str, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for number, row in enumerate([("Time", "Minutes", "Title", "Kind"), *rows], start=1):
        for column, text in enumerate(row, start=1):
            clean = "".join(c for c in text if c.isprintable())
            cell = sheet.cell(number, column, clean)
            cell.data_type = "s" if clean else "n"
    made.save(folder / "a.xlsx")
    draft = read_agenda(folder / "a.xlsx")
    problems(draft)
    taken = sum(len(day.lines) for day in draft.agenda.days)
    if draft.whole or not taken:
        return
    write_agenda(draft, folder / "plan.yaml", PlanName(), WORDS, park=True)
    plan = read_plan(folder / "plan.yaml").plan
    assert len(plan.parked) == len(draft.agenda.bad)


def test_an_empty_document_has_no_table(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "a.docx"))
    assert problems(read(tmp_path / "a.docx")) == ["no-table"]
