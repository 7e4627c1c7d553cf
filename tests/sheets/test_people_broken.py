from __future__ import annotations

import re
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sheets.people_books import (
    CHILD,
    HEAD,
    SHEET,
    book,
    line,
    only,
    parts_of,
    put_together,
    rewritten,
    row,
    seen,
    shared,
    text_file,
)
from toolkit.model.errors import Problem
from toolkit.sheets import people_problems
from toolkit.sheets.people_file import MOST_PEOPLE, read_people, read_people_text
from toolkit.words import Words

if TYPE_CHECKING:
    from pathlib import Path


def test_empty_files(tmp_path: Path) -> None:
    for name, data in (
        ("p.csv", b""),
        ("p.xlsx", b""),
        ("q.csv", b"\n\n  \n"),
        ("r.csv", b",,,\n"),
    ):
        (tmp_path / name).write_bytes(data)
        assert only(read_people(tmp_path / name)).code == "file-empty"
    assert only(read_people_text("")).code == "file-empty"


def test_an_empty_workbook(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "p.xlsx")
    assert only(read_people(tmp_path / "p.xlsx")).code == "file-empty"


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert only(read_people(tmp_path / "no.csv")) == Problem("no.csv:1", "file-missing")
    (tmp_path / "folder.xlsx").mkdir()
    assert only(read_people(tmp_path / "folder.xlsx")).code == "file-unreadable"


JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb0043") + bytes(range(256)) * 20


@pytest.mark.parametrize("name", ["people.xlsx", "people.csv"])
def test_a_renamed_picture(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(JPEG)
    assert only(read_people(tmp_path / name)).code == "file-not-a-table"


def test_what_a_file_is_its_bytes_tell_not_its_name(tmp_path: Path) -> None:
    renamed = book(tmp_path / "p.xlsx", CHILD).rename(tmp_path / "p.csv")
    file = read_people(renamed)
    assert [r.place for r in file.rows] == ["p.csv!2"]
    assert len(read_people(text_file(tmp_path / "q.xlsx", f"{HEAD}\n{line()}")).entries()) == 1


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "cp1253"])
def test_letters_that_cannot_be_told_are_never_guessed(tmp_path: Path, encoding: str) -> None:
    home = {"cp1252": "Forlì", "cp1251": "Дом", "cp1253": "Σπίτι"}[encoding]
    path = text_file(tmp_path / "p.csv", f"{HEAD}\n{line(home=home)}", encoding)
    assert only(read_people(path)).code == "file-encoding"


def test_old_locked_and_other_books(tmp_path: Path) -> None:
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
    (tmp_path / "old.xls").write_bytes(ole + "Workbook".encode("utf-16-le"))
    (tmp_path / "locked.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    with zipfile.ZipFile(tmp_path / "table.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with zipfile.ZipFile(tmp_path / "photos.xlsx", "w") as archive:
        archive.writestr("photo.jpg", JPEG)
    assert only(read_people(tmp_path / "old.xls")) == Problem("old.xls!1", "file-old-excel")
    assert only(read_people(tmp_path / "locked.xlsx")).code == "file-locked"
    assert only(read_people(tmp_path / "table.ods")).code == "file-opendocument"
    assert only(read_people(tmp_path / "photos.xlsx")).code == "file-not-a-table"


@pytest.mark.parametrize(
    ("part", "megabytes"), [("xl/sharedStrings.xml", 25), ("xl/worksheets/sheet1.xml", 101)]
)
def test_a_bomb_is_not_unpacked(tmp_path: Path, part: str, megabytes: int) -> None:
    with zipfile.ZipFile(tmp_path / "p.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb:
        bomb.writestr("[Content_Types].xml", "<x/>")
        with bomb.open(part, "w") as inside:
            for _ in range(megabytes):
                inside.write(bytes(1_000_000))
    started = time.process_time()
    assert only(read_people(tmp_path / "p.xlsx")).code == "file-unpacks-too-large"
    assert time.process_time() - started < 0.5


def test_entities_that_multiply_are_not_expanded(tmp_path: Path) -> None:
    path = book(tmp_path / "p.xlsx", CHILD)
    levels = [b'<!ENTITY a0 "' + b"ha" * 50 + b'">']
    levels += [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 50) for n in range(1, 8)]
    doctype = b"<!DOCTYPE worksheet [" + b"".join(levels) + b"]><worksheet "
    rewritten(path, SHEET, b"<worksheet ", doctype)
    rewritten(path, SHEET, b"<v>15</v>", b"<v>&a7;</v>")
    assert only(read_people(path)).code == "file-damaged"


def test_fifty_thousand_rows_are_one_problem_and_soon_told(tmp_path: Path) -> None:
    path = shared(book(tmp_path / "p.xlsx", CHILD))
    (last,) = re.findall(rb'<row r="3".*?</row>|<row r="2".*?</row>', parts_of(path)[SHEET])
    bare = re.sub(rb' (r|spans)="[^"]*"', b"", last)
    rewritten(path, SHEET, b"</sheetData>", bare * 49_999 + b"</sheetData>")
    text_file(tmp_path / "p.csv", HEAD + "\n" + (line() + "\n") * 50_000)
    for name in ("p.xlsx", "p.csv"):
        started = time.process_time()
        assert only(read_people(tmp_path / name)).code == "too-many-people"
        assert time.process_time() - started < 2


def test_a_sheet_that_is_empty_to_its_last_row_is_read(tmp_path: Path) -> None:
    path = book(tmp_path / "p.xlsx", CHILD)
    far = b'<row r="1048576"><c r="A1048576" s="0"/></row></sheetData>'
    rewritten(path, SHEET, b"</sheetData>", far)
    assert len(read_people(path).entries()) == 1


def test_the_most_people_are_read(tmp_path: Path) -> None:
    text = HEAD + "\n" + (line() + "\n") * MOST_PEOPLE
    assert len(read_people_text(text).entries()) == MOST_PEOPLE
    assert only(read_people_text(text + line())).code == "too-many-people"


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "p.csv").open("wb") as file:
        file.truncate(30_000_000)
    assert only(read_people(tmp_path / "p.csv")).code == "file-too-large"
    assert only(read_people_text("x" * 30_000_000)).code == "file-too-large"


def test_merged_cells_are_named(tmp_path: Path) -> None:
    path = book(tmp_path / "p.xlsx", CHILD, CHILD, CHILD)
    made = openpyxl.load_workbook(path)
    made.worksheets[0].merge_cells("F3:F4")
    made.create_sheet("Notes").merge_cells("A1:C1")
    made.save(path)
    file = read_people(path)
    assert seen(file) == [("p.xlsx!3", "cell-merged"), ("p.xlsx!4", "home-missing")]
    assert seen(read_people(merged_late(path))) == [
        ("p.xlsx!2", "sex-unknown"),
        ("p.xlsx!3", "cell-merged"),
        ("p.xlsx!4", "home-missing"),
    ]
    assert "F3:F4" in people_problems.describe_problem(Words(), file.problems[0])


def merged_late(path: Path) -> Path:
    made = openpyxl.load_workbook(path)
    made.worksheets[0]["E2"] = "boy"
    made.save(path)
    return path


def test_merged_cells_of_another_sheet_do_no_harm(tmp_path: Path) -> None:
    path = book(tmp_path / "p.xlsx", CHILD)
    made = openpyxl.load_workbook(path)
    made.create_sheet("Notes").merge_cells("A1:C1")
    made.save(path)
    assert read_people(path).problems == []


def test_a_quotation_mark_that_never_ends(tmp_path: Path) -> None:
    text = f"{HEAD}\n{line()}\n{line(home=chr(34) + 'Nord')}\n{line()}\n"
    assert only(read_people_text(text, "p")) == Problem("p:3", "file-quotes")


def test_a_damaged_workbook_is_told_wherever_it_is_cut_or_changed(tmp_path: Path) -> None:
    whole = book(tmp_path / "p.xlsx", CHILD, CHILD).read_bytes()
    for length in range(30, len(whole), 97):
        (tmp_path / "cut.xlsx").write_bytes(whole[:length])
        assert only(read_people(tmp_path / "cut.xlsx")).code == "file-damaged"


PARTS = (
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    SHEET,
)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    part=st.sampled_from(PARTS),
    data=st.data(),
)
def test_whatever_a_workbook_claims_the_reader_answers(
    tmp_path: Path, part: str, data: st.DataObject
) -> None:
    path = shared(book(tmp_path / "p.xlsx", row(call_name="Momo")))
    parts = parts_of(path)
    inside = parts[part]
    spots = [m.span() for m in re.finditer(rb'"[^"]*"|>[^<]+<|<\w+', inside)]
    start, end = data.draw(st.sampled_from(spots))
    values = [b'""', b'"-1"', b'"999999999"', b'"x"', b">x<", b"><", b"<c", b"", b"<!--"]
    new = data.draw(st.sampled_from(values))
    parts[part] = inside[:start] + new + inside[end:]
    put_together(path, parts)
    file = read_people(path)
    assert file.rows or file.problems
    for problem in file.problems:
        assert people_problems.describe_problem(Words(), problem)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda t: (HEAD + "\n" + t).encode(errors="ignore"))
)
def test_any_bytes_get_an_answer(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "p.csv").write_bytes(data)
    file = read_people(tmp_path / "p.csv")
    for problem in file.problems:
        assert people_problems.describe_problem(Words(), problem)
    assert file.rows or file.problems


def test_a_program_that_starts_does_not_wait_for_the_reader_of_workbooks() -> None:
    check = "import sys, toolkit.sheets.people_file; sys.exit('openpyxl' in sys.modules)"
    subprocess.run([sys.executable, "-c", check], check=True)
