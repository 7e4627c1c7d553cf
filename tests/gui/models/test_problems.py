"""Problems of a list by row and column, and the team's shifts as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.gui.models.problems import ProblemsModel, lines_of
from toolkit.model.errors import Problem
from toolkit.sheets.people_file import read_people_text
from toolkit.words import Words

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

WORDS = Words()


def test_every_problem_has_its_row_its_column_and_a_sentence(qtmodeltester: ModelTester) -> None:
    found = read_people_text("child\t\t\tfifteen\tM\t\tit\nlead\t\t\t\tQ\t\tit", "list.xlsx")
    lines = lines_of(WORDS, found.problems)
    assert [line[:2] for line in lines] == [("1", "age"), ("1", "home"), ("2", "sex")]
    assert lines[0].text == "“fifteen” isn't an age in whole years."
    model = ProblemsModel(WORDS)
    model.set_lines(lines)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.index(2, 2).data() == lines[2].text


def test_a_wrong_heading_names_its_column_and_a_book_its_row() -> None:
    unknown, taken = lines_of(
        WORDS,
        [
            Problem("people.xlsx!1", "column-unknown", {"column": "birthday"}),
            Problem("people.xlsx!7", "code-taken", {"column": "code", "person": "NORD-01-I"}),
        ],
    )
    assert unknown.row == "1"
    assert "“birthday”" in unknown.text
    assert taken[:2] == ("7", "code")
    assert "NORD-01-I belongs to someone already" in taken.text
