from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

from tests.sheets.people_books import (
    only,
)
from toolkit.model.facts import Registered
from toolkit.model.people import Role
from toolkit.sheets.people_file import read_people
from toolkit.sheets.people_template import write_people_template
from toolkit.words import Words

if TYPE_CHECKING:
    from pathlib import Path


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
