"""From a file that someone says is a table to rows of cells, whatever it really is.

What a file is, its first bytes tell, never its name. Sizes are looked at before anything is
parsed, and no more rows are kept than were asked for.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime, time, timedelta
    from pathlib import Path

LARGEST_FILE = 20_000_000
"""Bytes; 2,000 people fill less than half a million."""

DELIMITERS = (",", ";", "\t")

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NO_TEXT = (b"%PDF-", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
"""How papers and pictures begin that may hold few bytes a text can't."""

# Invisible characters that come along when text is copied; inside a word they may mean something.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068\u2069"


class UnreadableError(Exception):
    """The file as a whole can't be read; ``code`` names the sentence that says why."""

    def __init__(self, code: str, line: int = 1, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.params = params


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's text, tidied; ``odd`` is ``formula``, ``date`` or ``error`` if it isn't text."""

    text: str = ""
    odd: str = ""
    moment: datetime | date | time | timedelta | None = None
    """What a cell with a date, a time of day or a length of time holds."""

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it."""
        return not (self.text or self.odd)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the line (from 1) on which it begins."""

    line: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows that aren't blank; ``merged`` are merged cells, as (line, range)."""

    rows: list[Row]
    merged: list[tuple[int, str]] = field(default_factory=list)


def tidy(text: str) -> str:
    """Give a text composed (NFC), with single plain spaces, nothing invisible at its ends."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join(composed.strip(_INVISIBLE + _ISOLATES).split())


def read_bytes(path: Path) -> bytes:
    """Read a file that isn't too large for a table of people."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableError("file-too-large", megabytes=LARGEST_FILE // 1_000_000)
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("file-missing") from None
    except OSError:
        raise UnreadableError("file-unreadable") from None
    if not data.strip():
        raise UnreadableError("file-empty")
    return data


def is_workbook(data: bytes) -> bool:
    """Tell whether the bytes are a zip archive, as an xlsx is; refuse what is an older book."""
    if data.startswith(_OLE):
        # A workbook with a password is an archive of the old kind around the encrypted new one.
        raise UnreadableError("file-locked" if _ENCRYPTED in data else "file-old-excel")
    return data.startswith(_ZIP)


def decode(data: bytes) -> str:
    """Turn bytes into text: UTF-8, or UTF-16 with its mark; never by guessing."""
    if data.startswith(_NO_TEXT):
        raise UnreadableError("file-not-a-table")
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError("file-not-a-table" if _is_binary(data) else "file-encoding") from None
    if "\0" in text:
        raise UnreadableError("file-not-a-table")
    return text


def _is_binary(data: bytes) -> bool:
    head = data[:4096]
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0c" for byte in head)
    return controls > len(head) // 100


def tidy_lines(text: str) -> str:
    """Tidy each line of a text and keep the lines; what nobody can see or write is left out."""
    seen = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})
    return "\n".join(line for part in seen.split("\n") if (line := tidy(part)))


def read_delimited(text: str, most: int, clean: Callable[[str], str] = tidy) -> Grid:
    """Split delimited text into at most ``most`` rows that aren't blank, each cell cleaned.

    Raises :class:`UnreadableError` with ``file-quotes`` where a quotation mark never ends.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[Row] = []
    line = 1
    try:
        for record in reader:
            cells = [Cell(clean(value)) for value in record]
            if any(not cell.blank for cell in cells):
                rows.append(Row(line, cells))
            if len(rows) >= most:
                break
            line = reader.line_num + 1
    except csv.Error:
        raise UnreadableError("file-quotes", line=line) from None
    return Grid(rows)


def _delimiter(text: str) -> str:
    """Take what separates most in the first line that says anything; outside quotation marks."""
    first = next((line for line in text.splitlines() if line.strip(" \t,;\ufeff")), "")
    outside = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def filled(cells: Iterable[Cell]) -> bool:
    """Tell whether any of the cells holds something."""
    return any(not cell.blank for cell in cells)
