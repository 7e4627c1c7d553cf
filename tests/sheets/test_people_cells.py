from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.sheets.people_books import (
    CHILD,
    GOOD,
    HEAD,
    book,
    line,
    one,
    only,
    row,
    seen,
)
from toolkit.model import codes
from toolkit.model.errors import InputError
from toolkit.sheets import people_problems
from toolkit.sheets.people_cells import COLUMNS
from toolkit.sheets.people_file import read_people, read_people_text
from toolkit.words import Words

if TYPE_CHECKING:
    from pathlib import Path


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
