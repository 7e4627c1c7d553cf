from __future__ import annotations

import re
import time
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.model import codes
from toolkit.model.errors import InputError, Problem
from toolkit.model.facts import Registered
from toolkit.model.people import Role
from toolkit.sheets import people_problems
from toolkit.sheets.people_cells import COLUMNS
from toolkit.sheets.people_file import (
    MOST_PEOPLE,
    PeopleFile,
    read_people,
    read_people_text,
)
from toolkit.sheets.people_template import write_people_template
from toolkit.words import Words

HEAD = ",".join(COLUMNS)
CHILD = ("child", "", "", 15, "", "Nord", "", "", "", "")
SHEET = "xl/worksheets/sheet1.xml"
GOOD = codes.make_code("NORD", 1)


def book(path: Path, *rows: tuple[object, ...], head: tuple[str, ...] = COLUMNS) -> Path:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in (head, *rows):
        sheet.append(list(row))
    made.save(path)
    return path


def text_file(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def row(**cells: object) -> tuple[object, ...]:
    return tuple(cells.get(name, value) for name, value in zip(COLUMNS, CHILD, strict=True))


def line(**cells: object) -> str:
    return ",".join(str(cell) for cell in row(**cells))


def seen(file: PeopleFile) -> list[tuple[str, str]]:
    return [(problem.place, problem.code) for problem in file.problems]


def only(file: PeopleFile) -> Problem:
    assert file.rows == []
    (problem,) = file.problems
    assert people_problems.describe_problem(Words(), problem)
    return problem


def one(**cells: object) -> PeopleFile:
    return read_people_text(f"{HEAD}\n{line(**cells)}\n", "p")


# What is right


WHOLE = f"""{HEAD},photo,name,organisation
child,{GOOD.lower()}, Momo ,15,m,Casa Nord,it;AR-eg;it,Yes,no,,yes,,
young-adult,,,18,F,,,,yes,,,,
Lead,,Ada,,x,,en,,,YES,,Ada Rossi,"Casa ""Nord"", Roma"

observer,,,,,,,,,,,,
"""
ENTRIES = [
    Registered(
        GOOD,
        "child",
        age=15,
        sex="M",
        home="Casa Nord",
        languages=("it", "ar-EG"),
        call_name="Momo",
        consent="yes",
        assent="no",
        photo="yes",
    ),
    Registered("", "young-adult", age=18, sex="F", assent="yes"),
    Registered(
        "",
        "lead",
        sex="X",
        languages=("en",),
        call_name="Ada",
        cleared="yes",
        name="Ada Rossi",
        organisation='Casa "Nord", Roma',
    ),
    Registered("", "observer"),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_csv_in_every_unicode_encoding(tmp_path: Path, encoding: str, newline: str) -> None:
    mark = "\ufeff" if encoding[-2:] in ("le", "be") else ""
    text = mark + WHOLE.replace("\n", newline)
    file = read_people(text_file(tmp_path / "people.csv", text, encoding))
    assert file.problems == []
    assert file.entries() == ENTRIES
    assert [r.place for r in file.rows] == [f"people.csv:{n}" for n in (2, 3, 4, 6)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_delimiter_is_told_from_the_heading(tmp_path: Path, delimiter: str) -> None:
    quoted = [*row(), ""]
    quoted[6] = '"it;ar"'
    lines = [delimiter.join([*COLUMNS, "name"]), delimiter.join(map(str, quoted))]
    file = read_people(text_file(tmp_path / "p.csv", "\n".join(lines)))
    assert [e.languages for e in file.entries()] == [("it", "ar")]


ADA = ("Ada Rossi", 'Casa "Nord", Roma')


def test_the_same_table_as_a_workbook(tmp_path: Path) -> None:
    head = (*COLUMNS, "photo", "name", "organisation")
    rows = (
        ("child", GOOD, "Momo", 15.0, "m", "Casa Nord", "it;AR-eg;it", "Yes", "no", None, "yes"),
        ("young-adult", None, None, "18", "F", None, None, None, "yes"),
        ("Lead", "", "Ada", None, "x", None, "en", None, None, "YES", None, *ADA),
        (),
        ("observer",),
    )
    file = read_people(book(tmp_path / "people.xlsx", *rows, head=head))
    assert file.problems == []
    assert file.entries() == ENTRIES
    assert [r.place for r in file.rows] == [f"people.xlsx!{n}" for n in (2, 3, 4, 6)]


def test_columns_stand_in_any_order_and_headings_may_be_written_freely(tmp_path: Path) -> None:
    head = tuple(reversed([name.replace("_", " ").title() for name in COLUMNS]))
    file = read_people(book(tmp_path / "p.xlsx", tuple(reversed(CHILD)), head=head))
    assert file.entries() == [Registered("", "child", age=15, home="Nord")]


def test_hidden_rows_are_read_and_a_hidden_sheet_is_not(tmp_path: Path) -> None:
    path = book(tmp_path / "p.xlsx", CHILD, CHILD)
    made = openpyxl.load_workbook(path)
    made.worksheets[0].row_dimensions[2].hidden = True
    made.create_sheet("secret", 0).sheet_state = "hidden"
    made.active = 1
    made.save(path)
    assert len(read_people(path).entries()) == 2


def test_a_wrong_size_written_into_a_sheet_hides_nobody(tmp_path: Path) -> None:
    path = book(tmp_path / "p.xlsx", CHILD, CHILD)
    changed = rewritten(path, SHEET, b'ref="A1:J3"', b'ref="A1:A1"')
    assert len(read_people(changed).entries()) == 2


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def put_together(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def rewritten(path: Path, part: str, old: bytes, new: bytes) -> Path:
    parts = parts_of(path)
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    return put_together(path, parts)


def shared(path: Path) -> Path:
    """Keep a book's texts in a part of their own, as spreadsheet programs do."""
    parts = parts_of(path)
    texts: list[bytes] = []

    def move(found: re.Match[bytes]) -> bytes:
        texts.append(found[1])
        return b't="s"><v>%d</v></c>' % (len(texts) - 1)

    inline = rb't="inlineStr"><is><t[^>]*>([^<]*)</t></is></c>'
    parts[SHEET] = re.sub(inline, move, parts[SHEET])
    assert texts
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    items = b"".join(b"<si><t>%s</t></si>" % text for text in texts)
    parts["xl/sharedStrings.xml"] = b"<sst %s>%s</sst>" % (space, items)
    kinds, office = "[Content_Types].xml", "application/vnd.openxmlformats-officedocument"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{office}'
    override += '.spreadsheetml.sharedStrings+xml"/></Types>'
    if b"sharedStrings" not in parts[kinds]:
        parts[kinds] = parts[kinds].replace(b"</Types>", override.encode())
    return put_together(path, parts)


def test_texts_kept_apart_as_spreadsheet_programs_do(tmp_path: Path) -> None:
    path = shared(book(tmp_path / "p.xlsx", row(call_name="Momo"), row(home="Casa Nord")))
    assert [(e.call_name, e.home) for e in read_people(path).entries()] == [
        ("Momo", "Nord"),
        ("", "Casa Nord"),
    ]


def test_spaces_that_do_not_show_are_taken_off() -> None:
    file = one(role="\u00a0child\u00a0", age="\u00a015", home="\u200bCasa\u00a0 Nord\u200f")
    assert file.entries() == [Registered("", "child", age=15, home="Casa Nord")]


def test_letters_that_join_inside_a_name_stay() -> None:
    assert one(call_name="می‌نا").entries()[0].call_name == "می‌نا"


def test_digits_of_other_scripts_are_an_age() -> None:
    assert one(age="١٥").entries()[0].age == 15


def test_text_that_looks_like_a_formula_stays_text_in_csv() -> None:
    assert one(call_name="=SUM(A1)").entries()[0].call_name == "=SUM(A1)"


def test_text_that_looks_like_a_formula_stays_text_in_a_workbook(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(list(COLUMNS))
    sheet.append(list(CHILD))
    sheet["C2"] = "=1+1"
    sheet["C2"].data_type = "s"
    made.save(tmp_path / "p.xlsx")
    assert read_people(tmp_path / "p.xlsx").entries()[0].call_name == "=1+1"


def test_pasted_rows_need_no_heading() -> None:
    pasted = "child\t\tMomo\t15\tM\tNord\tit;ar\tyes\tyes\t\nlead\t\t\t\t\t\t\t\t\tyes"
    file = read_people_text(pasted)
    assert [r.place for r in file.rows] == ["paste:1", "paste:2"]
    assert file.entries()[0].languages == ("it", "ar")
    headed = read_people_text("\t".join(COLUMNS) + "\n" + pasted, "list")
    assert [r.place for r in headed.rows] == ["list:2", "list:3"]
    assert headed.entries() == file.entries()


def test_a_pasted_row_is_not_taken_for_a_heading_by_one_word() -> None:
    assert read_people_text("child\t\thome\t15\t\tNord").entries()[0].call_name == "home"


def test_problems_of_pasted_rows_have_their_lines() -> None:
    assert seen(read_people_text("child\nboss")) == [
        ("paste:1", "age-missing"),
        ("paste:1", "home-missing"),
        ("paste:2", "role-unknown"),
    ]


# What is wrong in a cell


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"role": ""}, "role-missing"),
        ({"role": "kid"}, "role-unknown"),
        ({"code": "7"}, "code-shape"),
        ({"code": "NORD-01-J"}, "code-check"),
        ({"age": ""}, "age-missing"),
        ({"age": "", "role": "young-adult"}, "age-missing"),
        ({"age": "15.5"}, "age-number"),
        ({"age": "-5"}, "age-number"),
        ({"age": "fifteen"}, "age-number"),
        ({"age": "²"}, "age-number"),
        ({"age": "2"}, "age-range"),
        ({"age": "121", "role": "carer"}, "age-range"),
        ({"age": "9" * 5000}, "age-range"),
        ({"age": "18"}, "age-child"),
        ({"age": "17", "role": "young-adult"}, "age-young-adult"),
        ({"age": "26", "role": "young-adult"}, "age-young-adult"),
        ({"age": "17", "role": "facilitator"}, "age-team"),
        ({"age": "2010-05-03"}, "age-date"),
        ({"age": "3/5/10"}, "age-date"),
        ({"age": "3.5.2010"}, "age-date"),
        ({"age": "3 May 2010"}, "age-date"),
        ({"age": "2010"}, "age-date"),
        ({"age": "40301"}, "age-date"),
        ({"sex": "male"}, "sex-unknown"),
        ({"home": ""}, "home-missing"),
        ({"home": "H" * 121}, "text-too-long"),
        ({"languages": "Italian"}, "language-tag"),
        ({"languages": "it/ar"}, "language-tag"),
        ({"consent": "maybe"}, "yes-or-no"),
        ({"assent": "1"}, "yes-or-no"),
        ({"cleared": "true"}, "yes-or-no"),
        ({"call_name": "a\x07b"}, "cell-unreadable"),
    ],
)
def test_wrong_cells(cells: dict[str, object], code: str) -> None:
    problem = only(one(**cells))
    assert (problem.place, problem.code) == ("p:2", code)
    assert problem.params["column"] in ({*cells} - {"role"} or {"role"})
    said = people_problems.describe_problem(Words(), problem)
    assert str(problem.params["column"]) in said
    assert "{" not in said


def test_a_birth_date_is_never_repeated() -> None:
    for written in ("2010-05-03", "3.5.2010", "2010", "40301"):
        problem = only(one(age=written))
        assert written not in people_problems.describe_problem(Words(), problem)
        assert written not in str(problem)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"age": date(2010, 5, 3)}, "age-date"),
        ({"code": date(2010, 1, 12)}, "cell-date"),
        ({"age": "=5+10"}, "cell-formula"),
        ({"home": '=HYPERLINK("http://example.org","Nord")'}, "cell-formula"),
        ({"age": "#N/A"}, "cell-error"),
        ({"consent": True}, "yes-or-no"),
        ({"age": 15.5}, "age-number"),
        ({"age": 1e300}, "age-number"),
        ({"age": 40301}, "age-date"),
    ],
)
def test_wrong_cells_of_a_workbook(tmp_path: Path, cells: dict[str, object], code: str) -> None:
    (column,) = cells
    problem = only(read_people(book(tmp_path / "people.xlsx", row(**cells))))
    assert (problem.place, problem.code) == ("people.xlsx!2", code)
    assert problem.params["column"] == column


def test_every_problem_of_every_row_is_named_at_once(tmp_path: Path) -> None:
    rows = (CHILD, row(role="x", sex="y", consent="z"), CHILD, row(age="", home=""))
    file = read_people(book(tmp_path / "p.xlsx", *rows))
    assert [(p.place, p.params["column"]) for p in file.problems] == [
        ("p.xlsx!3", "role"),
        ("p.xlsx!3", "sex"),
        ("p.xlsx!3", "consent"),
        ("p.xlsx!5", "age"),
        ("p.xlsx!5", "home"),
    ]
    assert [r.place for r in file.rows] == ["p.xlsx!2", "p.xlsx!4"]
    with pytest.raises(InputError) as caught:
        file.entries()
    assert caught.value.problems == file.problems


def test_a_code_given_twice_names_where_it_was_first() -> None:
    other = codes.make_code("NORD", 2)
    lines = [line(code=GOOD), line(code=other), line(code=GOOD.lower(), age="x")]
    file = read_people_text("\n".join([HEAD, *lines]), "p")
    assert seen(file) == [("p:4", "age-number"), ("p:4", "code-twice")]
    assert file.problems[1].params["first"] == "p:2"


def test_lines_are_counted_over_cells_of_several_lines() -> None:
    file = read_people_text(
        f"{HEAD}\n{line(home=chr(34) + 'Casa' + chr(10) + 'Nord' + chr(34))}\nx"
    )
    assert file.rows[0].entry.home == "Casa Nord"
    assert file.problems[0].place == "paste:4"


def test_languages_without_quotation_marks_in_a_file_of_semicolons() -> None:
    head = ";".join(COLUMNS)
    file = read_people_text(f"{head}\nchild;;;15;;Nord;it;ar;;;;yes", "p")
    assert seen(file) == [("p:2", "yes-or-no"), ("p:2", "outside-columns")]


def test_something_below_an_empty_heading_is_told() -> None:
    file = read_people_text(f"{HEAD},,name\n{line()},lost,Ada", "p")
    assert only(file).code == "outside-columns"


# What is wrong with the heading


def test_an_unknown_column_is_named_once(tmp_path: Path) -> None:
    head = (*COLUMNS, "Birth date")
    file = read_people(book(tmp_path / "p.xlsx", (*CHILD, "x"), (*CHILD, "y"), head=head))
    assert seen(file) == [("p.xlsx!1", "column-unknown")]
    assert file.problems[0].params == {"column": "Birth date"}
    with pytest.raises(InputError):
        file.entries()


def test_missing_columns_are_named_together() -> None:
    problem = only(read_people_text("role,code,age\nnobody,1,x", "p"))
    assert problem.code == "columns-missing"
    assert "call_name, sex, home" in people_problems.describe_problem(Words(), problem)


def test_a_misspelt_column_is_missing_and_unknown() -> None:
    file = read_people_text(HEAD.replace("languages", "langauges") + "\n" + line(), "p")
    assert seen(file) == [("p:1", "columns-missing"), ("p:1", "column-unknown")]


def test_a_column_twice(tmp_path: Path) -> None:
    file = read_people(book(tmp_path / "p.xlsx", (*CHILD, 3), head=(*COLUMNS, "Age")))
    assert seen(file) == [("p.xlsx!1", "column-twice")]


def test_another_table(tmp_path: Path) -> None:
    file = read_people(book(tmp_path / "p.xlsx", (1, 2), head=("Product", "Price")))
    problem = only(file)
    assert (problem.place, problem.code) == ("p.xlsx!1", "no-heading")
    assert HEAD in people_problems.describe_problem(Words(), problem)


@pytest.mark.parametrize("name", ["p.csv", "p.xlsx"])
def test_headings_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path = book(path) if name == "p.xlsx" else text_file(path, HEAD + "\n")
    assert only(read_people(path)).code == "no-people"


# What is wrong with the file


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


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        with archive.open("xl/sharedStrings.xml", "w") as part:
            for _ in range(120):
                part.write(bytes(1_000_000))
    started = time.perf_counter()
    assert only(read_people(tmp_path / "p.xlsx")).code == "file-unpacks-too-large"
    assert time.perf_counter() - started < 1


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
    assert "F3:F4" in people_problems.describe_problem(Words(), file.problems[0])


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


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
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


# The sentences and the template


def test_every_problem_the_reader_gives_has_a_sentence() -> None:
    given_out = set()
    for name in ("people_grid", "people_xlsx", "people_cells", "people_file"):
        source = Path(people_problems.__file__).with_name(f"{name}.py").read_text()
        kinds = "file|code|age|role|sex|home|language|yes|text|cell|column|columns|no|too|outside"
        given_out |= set(re.findall(rf'"((?:{kinds})-[a-z-]+[a-z])"', source))
    given_out |= {"cell-formula", "cell-date", "cell-error"}
    assert given_out == people_problems.CODES


def test_the_template_reads_back_once_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    write_people_template(path, Words())
    assert only(read_people(path)).code == "no-people"
    made = openpyxl.load_workbook(path)
    sheet = made["People"]
    sheet["A2"], sheet["D2"], sheet["F2"] = "child", 15, "Nord"
    made.save(path)
    assert read_people(path).entries() == [Registered("", "child", age=15, home="Nord")]


def test_the_template_offers_every_role_and_explains_every_column(tmp_path: Path) -> None:
    write_people_template(tmp_path / "p.xlsx", Words())
    made = openpyxl.load_workbook(tmp_path / "p.xlsx")
    choices = {str(v.sqref)[:2]: v for v in made["People"].data_validations.dataValidation}
    assert choices["A2"].formula1 == '"' + ",".join(role.value for role in Role) + '"'
    assert len(str(choices["A2"].formula1)) <= 255
    assert (choices["D2"].formula1, choices["D2"].formula2) == ("3", "120")
    assert choices["H2"].formula1 == '"yes,no"'
    assert made["People"].freeze_panes == "A2"
    heads = [cell.value for cell in made["People"][1]]
    explained = [made["Notes"].cell(n, 1).value for n in range(2, len(heads) + 2)]
    assert explained == heads
    assert all(made["Notes"].cell(n, 2).value for n in range(2, len(heads) + 2))
    assert not made["People"].sheet_view.rightToLeft


def test_the_template_runs_right_to_left_where_its_reader_does(tmp_path: Path) -> None:
    write_people_template(tmp_path / "p.xlsx", Words("ar"))
    made = openpyxl.load_workbook(tmp_path / "p.xlsx")
    assert made["People"].sheet_view.rightToLeft
