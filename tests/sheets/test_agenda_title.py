"""What an imported agenda is called: as its file calls itself, before the file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from docx import Document

from tests.sheets.agenda_files import book, read, text_file
from toolkit.actions.importing import plan_of
from toolkit.model.agendareading import PlanName
from toolkit.words import Words

if TYPE_CHECKING:
    from pathlib import Path

WORDS = Words()
HEAD = ("Time", "Activity")
ROWS = (("9:00", "Hello"), ("9:30-10:00", "Bye"))


def document(path: Path, *headings: tuple[str, str], tables: int = 1, title: str = "") -> Path:
    """Write a Word file with paragraphs (style, text), the last of them above each table."""
    made = Document()
    made.core_properties.title = title
    for style, text in headings[:-1]:
        made.add_paragraph(text, style)
    for _ in range(tables):
        made.add_paragraph(headings[-1][1], headings[-1][0])
        table = made.add_table(rows=0, cols=2)
        for row in (HEAD, *ROWS):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    made.save(str(path))
    return path


def called(path: Path) -> str:
    plan = plan_of(read(path), PlanName(), WORDS, park=False)
    assert plan is not None
    return plan.title


def test_a_row_of_its_own_above_the_heading_is_the_title(tmp_path: Path) -> None:
    made = openpyxl.load_workbook(book(tmp_path / "v3_final.xlsx", *ROWS, head=HEAD))
    made.worksheets[0].insert_rows(1, 3)
    made.worksheets[0]["A1"], made.worksheets[0]["A2"] = "Day 1", "Training  of trainers"
    made.worksheets[0].merge_cells("A2:B2")
    made.save(tmp_path / "v3_final.xlsx")
    assert called(tmp_path / "v3_final.xlsx") == "Training of trainers"
    path = text_file(tmp_path / "a.csv", ("Safe online", ""), HEAD, *ROWS)
    assert called(path) == "Safe online"


def test_the_title_among_the_properties_of_a_workbook(tmp_path: Path) -> None:
    path = book(tmp_path / "export_2.xlsx", *ROWS, head=HEAD)
    assert called(path) == "export 2"
    made = openpyxl.load_workbook(path)
    made.properties.title = "Peer support"
    made.save(path)
    assert called(path) == "Peer support"


def test_a_word_file_is_called_by_its_title_then_its_heading(tmp_path: Path) -> None:
    both = (("Title", "Safe online"), ("Heading 1", "Primo giorno"))
    assert called(document(tmp_path / "a.docx", *both, title="Template 2014")) == "Safe online"
    one = document(tmp_path / "b.docx", ("Heading 1", "Our workshop"))
    assert called(one) == "Our workshop"
    two = document(tmp_path / "c.docx", ("Heading 1", "Morning"), tables=2, title="Peer support")
    assert called(two) == "Peer support"


def test_the_title_of_the_document_is_no_name_of_a_day(tmp_path: Path) -> None:
    draft = read(document(tmp_path / "a.docx", ("Title", "Safe online")))
    assert [day.title for day in draft.agenda.days] == [""]


def test_no_marks_of_direction_come_into_a_plan(tmp_path: Path) -> None:
    words = Words("ar")
    plan = plan_of(read(book(tmp_path / "a.xlsx", *ROWS, head=HEAD)), PlanName(), words, park=False)
    assert plan is not None
    assert plan.days[0].title == "Day 1"
