"""An empty people file to fill in: headings, lists to choose from, and a sheet that explains.

Importing this module imports openpyxl, which takes longer than opening a window should.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from toolkit.model.people import Role
from toolkit.sheets.people_cells import COLUMNS, OLDEST, OPTIONAL, PAPERS, YOUNGEST
from toolkit.sheets.people_file import MOST_PEOPLE

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from toolkit.words import Words

_WIDTHS = {"code": 14, "call_name": 20, "home": 20, "languages": 16, "name": 28, "organisation": 28}
_TEXT = "@"
_BOLD = Font(bold=True)
_SHADE = PatternFill("solid", fgColor="FFE8EDF2")


def write_people_template(path: Path, words: Words) -> None:
    """Write the template as xlsx over whatever is at ``path``; raises ``OSError``.

    The headings and the values to choose from are the file's own and are never translated.
    """
    book = Workbook()
    del book["Sheet"]
    people: Worksheet = book.create_sheet("People")
    notes: Worksheet = book.create_sheet("Notes")
    _fill_people(people, words)
    _fill_notes(notes, words)
    for sheet in (people, notes):
        sheet.sheet_view.rightToLeft = words.rtl
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
    book.save(path)


def _fill_people(sheet: Worksheet, words: Words) -> None:
    for number, column in enumerate(COLUMNS + OPTIONAL, start=1):
        letter = get_column_letter(number)
        head = sheet.cell(1, number, column)
        head.font, head.fill = _BOLD, _SHADE
        sheet.column_dimensions[letter].width = _WIDTHS.get(column, 12)
        if column != "age":
            # As text, so that no spreadsheet program turns a code into a date.
            sheet.column_dimensions[letter].number_format = _TEXT
        choice = _choice(column, words)
        if choice is not None:
            choice.showErrorMessage = True
            choice.add(f"{letter}2:{letter}{MOST_PEOPLE + 1}")
            sheet.add_data_validation(choice)


def _choice(column: str, words: Words) -> DataValidation | None:
    """Let a column's cells be chosen from a list, or kept to whole years."""
    if column == "age":
        return DataValidation(
            type="whole",
            operator="between",
            formula1=str(YOUNGEST),
            formula2=str(OLDEST),
            error=words.say("Write an age in years, never a birth date."),
        )
    values = {"role": [role.value for role in Role], "sex": ["F", "M", "X"]}.get(column)
    if column in PAPERS:
        values = ["yes", "no"]
    return DataValidation(type="list", formula1=f'"{",".join(values)}"') if values else None


def _fill_notes(sheet: Worksheet, words: Words) -> None:
    sheet.append([words.say("Column"), words.say("What it means")])
    meanings = _meanings(words)
    for column in COLUMNS + OPTIONAL:
        sheet.append([column, meanings[column]])
    sheet.append([])
    sheet.append(
        [None, words.say("Fill in the sheet People, one row for each person, and import the file.")]
    )
    sheet.column_dimensions["A"].width = 16
    sheet.column_dimensions["B"].width = 90
    for head in sheet[1]:
        head.font, head.fill = _BOLD, _SHADE
    for row in sheet.iter_rows(min_row=2, min_col=2, max_col=2):
        row[0].alignment = Alignment(wrap_text=True, vertical="top")


def _meanings(words: Words) -> dict[str, str]:
    yes_no = words.say("yes, no, or empty for not yet.")
    return {
        "role": words.say(
            "What someone is here: {roles}. Lead and deputy are those of safeguarding.",
            roles=words.join([role.value for role in Role]),
        ),
        "code": words.say("The person code, if there is one already; empty, and one is given."),
        "call_name": words.say(
            "The name someone wants to be called by, if they want to give one. It is a name: a "
            "file with names is kept locked."
        ),
        "age": words.say(
            "Age in whole years, never a birth date. Children and young adults need one."
        ),
        "sex": words.say("F, M or X, or empty if it isn't said."),
        "home": words.say("The home a child lives in, or an adult works in."),
        "languages": words.say(
            "Codes of the languages someone speaks, with ; between: it;ar. The first is the one "
            "they like best."
        ),
        "consent": words.say("The consent of parent or guardian.") + f" {yes_no}",
        "assent": words.say("Their own word that they want to take part.") + f" {yes_no}",
        "cleared": words.say("For the team: checked for work with children.") + f" {yes_no}",
        "photo": words.say("Whether photos may be taken.") + f" {yes_no}",
        "voice": words.say("Whether their voice may be recorded.") + f" {yes_no}",
        "output": words.say("Whether what they make may be shown to others.") + f" {yes_no}",
        "name": words.say("Full name; only adults need one, for the sign-in sheet."),
        "organisation": words.say("Where an adult works."),
    }
