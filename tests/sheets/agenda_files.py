"""Agendas as files, right ones and broken ones, and reading them, for the tests of this folder."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import openpyxl
from docx import Document

from toolkit.actions.importing import AgendaDraft, read_agenda
from toolkit.model.agendareading import Reading
from toolkit.sheets.agenda_problems import describe_file, told
from toolkit.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.model.agendalay import Note, Problem

HEAD = ("Time", "Activity", "Minutes")
WORDS = Words()


def book(
    path: Path, *rows: Sequence[object], sheet: str = "Agenda", head: Sequence[str] = HEAD
) -> Path:
    made = openpyxl.Workbook()
    made.worksheets[0].title = sheet
    for row in (head, *rows):
        made.worksheets[0].append(list(row))
    made.save(path)
    return path


def text_file(
    path: Path, *rows: Sequence[str], delimiter: str = ",", encoding: str = "utf-8"
) -> Path:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def word_file(path: Path, *parts: str | Sequence[Sequence[str]]) -> Path:
    """Write paragraphs (texts) and tables (rows) in their order."""
    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=len(part), cols=max(len(row) for row in part))
        for row, texts in enumerate(part):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
    document.save(str(path))
    return path


def read(path: Path, **reading: object) -> AgendaDraft:
    return read_agenda(path, Reading(**reading))  # type: ignore[arg-type]


def lines(draft: AgendaDraft) -> list[list[tuple[int, int, str, bool]]]:
    """Give each day's blocks: start, minutes, title (empty for free minutes), whether it holds."""
    return [
        [
            (
                line.start,
                line.minutes,
                line.entry.title if line.entry else "",
                line.anchor is not None,
            )
            for line in day.lines
        ]
        for day in draft.agenda.days
    ]


def problems(draft: AgendaDraft) -> list[str]:
    """Give every problem as its code and place, after saying it in words."""
    if draft.whole:
        assert describe_file(WORDS, draft.whole.code, draft.whole.params)
        return [draft.whole.code]
    found: list[Problem | Note] = [*draft.agenda.problems, *draft.agenda.notes]
    for one in found:
        assert told(WORDS, draft.file, one).startswith(draft.file.name)
    return [f"{one.spot.line} {one.code}" for one in draft.agenda.problems]


def notes(draft: AgendaDraft) -> list[str]:
    return [one.code for one in draft.agenda.notes]
