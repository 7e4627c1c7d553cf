"""What goes to a translator and comes back: numbered texts on the left, translations on the right.

Each text has a key, ``17-k3f9a-x7q2m``: its number, a check of the text and a check of the
translation that was sent along. So it comes back unambiguously: rows may be sorted, the plan may
have changed meanwhile, and what nobody touched is known. A tag names plan, version and language.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.errors import InputError, Problem
from toolkit.sheets.people_grid import UnreadableError, is_workbook, read_bytes
from toolkit.words.tags import language_name

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.words import Words
    from toolkit.words.glossary import Term

OLD = "[?]"
"""Stands before an old translation, of a text that has changed; what has it still isn't taken."""

HEADING_KEY = "–"
"""In place of a number where a row only says what the next texts belong to."""

LARGEST = 40_000_000
"""Bytes of all parts unpacked; a plan of 2,000 texts fills less than two million."""

MOST_PARTS = 2_000
_TAG = re.compile(r"interact:([a-z0-9-]+):(\d{1,9}):([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
_LANGUAGE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)$")
_KEY = re.compile(r"(\d{1,6})-([a-z2-7]{5})-([a-z2-7]{5}|0)")


class Tag(NamedTuple):
    """What a file belongs to."""

    plan: str
    version: int
    language: str

    def __str__(self) -> str:
        """Write it as it stands in the file."""
        return f"interact:{self.plan}:{self.version}:{self.language}"


class Key(NamedTuple):
    """The number of a text, the check of it and that of the translation sent (``0`` for none)."""

    number: int
    source: str
    sent: str

    def __str__(self) -> str:
        """Write it as it stands in the file."""
        return f"{self.number}-{self.source}-{self.sent}"


class OutRow(NamedTuple):
    """A row to send: a text with its place, or a heading (then only ``source`` is set).

    ``before`` is the old text of an old translation, which then stands in ``translation``.
    """

    key: Key | None
    place: str
    source: str
    translation: str = ""
    before: str = ""

    @property
    def filled(self) -> str:
        """What stands on the right."""
        return f"{OLD} {self.translation}" if self.before and self.translation else self.translation


class Outgoing(NamedTuple):
    """All that goes to a translator."""

    tag: Tag
    title: str
    source_language: str
    rows: tuple[OutRow, ...]
    terms: tuple[Term, ...]


class BackRow(NamedTuple):
    """A row that came back; ``odd`` is what a cell is instead of text: see :func:`read_table`."""

    place: str
    key: str
    source: str
    translation: str
    odd: str = ""


class Returned(NamedTuple):
    """All that came back."""

    tag: Tag
    rows: tuple[BackRow, ...]


class RawCell(NamedTuple):
    """A cell as it was read; ``odd`` is ``merged``, ``formula``, ``error`` or ``date``."""

    text: str = ""
    odd: str = ""


class RawRow(NamedTuple):
    """The cells of one row and its number in the table or sheet, from 1."""

    number: int
    cells: list[RawCell]


def make_key(number: int, source: str, sent: str) -> Key:
    """Make the key of a text and of the translation that goes with it, if any."""
    return Key(number, check(source), check(sent) if sent else "0")


def check(text: str) -> str:
    """Give five letters that change with a text."""
    digest = hashlib.sha256(plain(text).encode()).digest()
    return base64.b32encode(digest).decode()[:5].lower()


def parse_key(text: str) -> Key | None:
    """Read a key; None if it isn't one."""
    match = _KEY.fullmatch(text.strip().lower())
    return Key(int(match[1]), match[2], match[3]) if match else None


def find_tag(text: str) -> Tag | None:
    """Find the tag in a text."""
    match = _TAG.search(text)
    return Tag(match[1], int(match[2]), match[3]) if match else None


def plain(text: str) -> str:
    """Give a text with plain line ends and nothing blank at the ends of its lines."""
    lines = text.replace("_x000D_\n", "\n").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def column_name(tag: str) -> str:
    """Name the column of a language, so that it is found again wherever it was moved to."""
    return f"{language_name(tag)} ({tag})"


def instructions(words: Words, outgoing: Outgoing) -> list[str]:
    """Say in plain words what a translator is asked to do."""
    lines = [
        words.say(
            "Please write the translation of each text beside it, in the column “{column}”. "
            "What you leave empty can be done later.",
            column=column_name(outgoing.tag.language),
        ),
        words.say(
            "Leave the numbers in the first column as they are. Telephone numbers, figures and "
            "what stands in [square brackets] must come again in the translation."
        ),
    ]
    if any(row.before for row in outgoing.rows):
        lines.append(
            words.say(
                "Where the translation begins with {mark}, the text has changed since it was "
                "translated: put it right and delete the {mark}.",
                mark=OLD,
            )
        )
    lines.append(words.say("Please leave this line as it is: {tag}", tag=str(outgoing.tag)))
    return lines


def headings(words: Words, outgoing: Outgoing) -> list[str]:
    """Name the columns: number, place, text, translation."""
    return [
        words.say("No."),
        words.say("Where it stands"),
        column_name(outgoing.source_language),
        column_name(outgoing.tag.language),
    ]


def read_archive(path: Path) -> tuple[bytes, frozenset[str]]:
    """Read a file that should be a Word file or a workbook, and the names of its parts.

    Raises ``InputError`` with one problem for what it is instead.
    """
    try:
        data = read_bytes(path)
        if not is_workbook(data):
            raise UnreadableError("words-file-kind")
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except UnreadableError as error:
        raise refused(path, _CODES.get(error.code, "words-file-kind")) from None
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise refused(path, "words-file-damaged") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise refused(path, "words-file-large")
    return data, frozenset(part.filename for part in parts)


_CODES = {
    "file-missing": "file-missing",
    "file-unreadable": "file-unreadable",
    "file-locked": "words-file-locked",
    "file-too-large": "words-file-large",
    "file-old-excel": "words-file-old",
    "file-empty": "words-file-kind",
}


def refused(path: Path, code: str, **params: object) -> InputError:
    """Give a problem of a file as a whole, to be raised."""
    return InputError([Problem(str(path), code, params)])


def read_table(path: Path, tag: Tag | None, tables: list[list[RawRow]]) -> Returned:
    """Make sense of the tables of a file: find the one with the numbers, and its columns.

    Columns may have been moved, and others added: they are known by the languages in their
    headings. Raises ``InputError`` where the tag, the table or a column is missing.
    """
    if tag is None:
        raise refused(path, "words-no-tag")
    table = max(tables, key=lambda rows: max(_keys_in_columns(rows), default=0), default=[])
    counts = _keys_in_columns(table)
    if not any(counts):
        raise refused(path, "words-no-table")
    head = next((at for at, row in enumerate(table) if tag.language in _languages(row)), None)
    if head is None:
        raise refused(path, "words-no-column", column=column_name(tag.language))
    columns = _languages(table[head])
    target = columns.pop(tag.language)
    at = _Columns(counts.index(max(counts)), next(iter(columns.values()), None), target)
    rows = [at.back(path, row) for row in table[head + 1 :]]
    return Returned(tag, tuple(row for row in rows if row is not None))


class _Columns(NamedTuple):
    """Where in a row the number, the text and the translation stand."""

    key: int
    source: int | None
    target: int

    def back(self, path: Path, row: RawRow) -> BackRow | None:
        """Give what a row holds; None for headings and blank rows."""
        key, said = _cell(row, self.key), _cell(row, self.target)
        text = "" if self.source is None else _cell(row, self.source).text
        odd = key.odd or said.odd or ("merged" if len(row.cells) <= self.target else "")
        name = key.text.strip()
        if name.startswith(HEADING_KEY) or not (name or said.text.strip() or odd):
            return None
        return BackRow(f"{path}!{row.number}", name, text, plain(said.text), odd)


def _cell(row: RawRow, place: int) -> RawCell:
    return row.cells[place] if place < len(row.cells) else RawCell()


def _keys_in_columns(table: list[RawRow]) -> list[int]:
    widest = max((len(row.cells) for row in table), default=0)
    return [sum(bool(parse_key(_cell(row, at).text)) for row in table) for at in range(widest)]


def _languages(row: RawRow) -> dict[str, int]:
    """Give the columns whose headings name a language."""
    found = {at: _LANGUAGE.search(cell.text.strip()) for at, cell in enumerate(row.cells)}
    return {match[1]: at for at, match in reversed(found.items()) if match}
