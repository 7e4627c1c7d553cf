"""Lists of people as files, right ones and broken ones, for the tests of this folder."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl

from toolkit.model import codes
from toolkit.sheets import people_problems
from toolkit.sheets.people_cells import COLUMNS
from toolkit.sheets.people_file import PeopleFile, read_people_text
from toolkit.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.model.errors import Problem

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
