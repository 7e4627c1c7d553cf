"""Translating a plan by the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docx import Document
from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Line

PLAN = """\
format: 1
id: evening
version: 1
title: An evening
programme: X
language: en
group: {size: 6-10, ages: 13-17}
days:
  - title: One
    start: "18:00"
    blocks:
      - {id: dinner, title: Dinner, kind: meal, minutes: 60, if_wrong: Ring 116 000.}
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "data" / "interact-toolkit" / "sessions"
    folder.mkdir(parents=True)
    (folder / "evening.yaml").write_text(PLAN, encoding="utf-8")
    return "evening"


def test_the_list_says_states_and_how_far_it_is(line: Line, plan: str) -> None:
    assert line("plan", "words-set", plan, "--lang", "sq", "Dinner", "Darkë").status == 0
    done = line("plan", "words", plan, "--lang", "sq")
    assert done.status == 0
    *rows, summary = done.out.splitlines()
    assert "3\town\tDinner · title\tDinner\tDarkë" in rows
    assert summary.startswith("Shqip: 1 of 4 texts are translated, 0 to check, 3 missing.")
    missing = line("plan", "words", plan, "--lang", "sq", "--missing").out
    assert "Darkë" not in missing
    [text] = [
        one
        for one in line("plan", "words", plan, "--lang", "sq", "--json").data
        if one["translation"]
    ]
    assert (text["source"], text["state"], text["from"]) == ("Dinner", "own", "own")


def test_what_may_be_wrong_stands_below_its_text(line: Line, plan: str) -> None:
    line("plan", "words-set", plan, "--lang", "sq", "Ring 116 000.", "Telefononi.")
    out = line("plan", "words", plan, "--lang", "sq").out
    assert re.search(r"Telefononi\.\n\t! The phone number 116 000 is missing\.", out)


def test_there_and_back(line: Line, plan: str, tmp_path: Path) -> None:
    path = str(tmp_path / "out.docx")
    assert line("plan", "words-send", plan, "--lang", "sq", "-o", path).word == path
    document = Document(path)
    cells = [row.cells for row in document.tables[0].rows if row.cells[2].text == "Dinner"][-1]
    cells[3].text = "Darkë"
    document.save(path)
    done = line("plan", "words-take", path)
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == ["1 translation taken over.", "3 are still empty."]
    assert "Darkë" in line("plan", "words", plan, "--lang", "sq").out


def test_problems_are_one_a_line_and_nothing_is_taken_unless_partly(
    line: Line, plan: str, tmp_path: Path
) -> None:
    path = str(tmp_path / "out.xlsx")
    line("plan", "words-send", plan, "--lang", "sq", "-o", path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    rows = {str(row[2].value): row for row in sheet.iter_rows(max_col=4)}
    rows["Ring 116 000."][3].value = "Telefononi."
    rows["An evening"][3].value = "Një mbrëmje"
    book.save(path)
    done = line("plan", "words-take", path)
    assert done.status == 1
    assert re.fullmatch(r".*out\.xlsx!\d+: The phone number 116 000 .*\n", done.err)
    assert "Një mbrëmje" not in line("plan", "words", plan, "--lang", "sq").out
    done = line("plan", "words-take", path, "--partly")
    assert done.status == 1
    assert "1 translation taken over." in done.out
    assert len(done.err.splitlines()) == 1
    assert "Një mbrëmje" in line("plan", "words", plan, "--lang", "sq").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("plan", "words", "evening", "--lang", "english"), "isn't a language"),
        (("plan", "words", "evening", "--lang", "en"), "written in this language"),
        (("plan", "words", "nowhere", "--lang", "it"), "No plan has this id"),
        (("plan", "words-set", "evening", "--lang", "it", "Nothing", "Niente"), "has no text"),
        (("plan", "words-send", "evening", "--lang", "it", "-o", "x.pdf"), ".docx or .xlsx"),
        (("plan", "words-take", "nothing.docx"), "There is no such file"),
    ],
)
def test_what_cant_be_is_one_line(line: Line, plan: str, words: tuple[str, ...], told: str) -> None:
    assert plan == "evening"
    done = line(*words)
    assert done.status == 1
    assert told in done.err
    assert len(done.err.splitlines()) == 1


def test_a_glossary_can_be_read(line: Line) -> None:
    done = line("i18n", "glossary", "--lang", "pt")
    assert done.status == 0
    assert "check-in\tronda de abertura\tthe round that opens a day" in done.out.splitlines()
    assert line("i18n", "glossary", "--lang", "pt", "--json").data[0]["source"] == "event"
    assert "no glossary" in line("i18n", "glossary", "--lang", "sq").out
