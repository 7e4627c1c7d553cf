from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.sheets.people_books import (
    CHILD,
    GOOD,
    HEAD,
    SHEET,
    book,
    line,
    one,
    only,
    rewritten,
    row,
    seen,
    shared,
    text_file,
)
from toolkit.model.errors import InputError
from toolkit.model.facts import Registered
from toolkit.sheets import people_problems
from toolkit.sheets.people_cells import COLUMNS
from toolkit.sheets.people_file import read_people, read_people_text
from toolkit.words import Words

if TYPE_CHECKING:
    from pathlib import Path

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
