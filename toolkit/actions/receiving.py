"""A file somebody sent: what it is, told by its contents, and taking it over."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.actions.own_plans import take_plan
from toolkit.actions.travelling import unpack_plan
from toolkit.content.planfile import is_packed
from toolkit.content.plans import load_bytes
from toolkit.model.agendacolumns import SourceRow, find_head
from toolkit.model.errors import UserError
from toolkit.sheets.people_cells import COLUMNS
from toolkit.sheets.people_grid import UnreadableError, read_bytes
from toolkit.sheets.people_xlsx import read_sheets
from toolkit.store.backups import SUFFIX, read_backup, read_backup_keys
from toolkit.store.keys import database_key
from toolkit.store.restore import restore_backup
from toolkit.store.sealing import is_sealed
from toolkit.store.teamfile import SUFFIX as TEAM_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from toolkit.actions.own_plans import ReceivedPlan
    from toolkit.content.places import Places
    from toolkit.model.instants import Instant
    from toolkit.store.backups import Backup
    from toolkit.store.keys import KeyFile
    from toolkit.store.workspace import Workspace


class Sent(StrEnum):
    """What a file can be."""

    PLAN = "plan"
    AGENDA = "agenda"
    PEOPLE = "people"
    BACKUP = "backup"
    TEAM = "team"
    UNKNOWN = "unknown"


_HEAD = 65_536
"""Bytes that are enough to tell what a text file is."""
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_PLAN_LINES = re.compile(r"^(format|id|version|title|programme|group|days)[ \t]*:", re.MULTILINE)
_PLAN_SUFFIXES = {".yaml", ".yml"}
_PEOPLE_SUFFIXES = {".csv", ".tsv", ".ods"}
_LOOKED_AT = 40
"""Rows of a table that are enough to tell what it is: above its heading may stand titles."""
_BACKUP_MEMBER = "manifest.json"


def what_is(path: Path) -> Sent:
    """Tell what a file is by looking inside; its name decides only where that says nothing.

    A broken file of a kind is still of that kind, so that its problems can be named. Raises
    ``UserError('not-found')`` if there is no such file.
    """
    if not path.exists():
        raise UserError("not-found", path=str(path))
    if not path.is_file():
        return Sent.UNKNOWN
    head = _head(path)
    if is_sealed(head) or path.suffix.lower() == TEAM_SUFFIX:
        return Sent.TEAM
    if is_packed(head, path.name):
        return Sent.PLAN
    if head.startswith(b"PK"):
        return _in_zip(path)
    if head.startswith(_OLD_WORKBOOK):
        return Sent.PEOPLE
    if path.suffix.lower() == SUFFIX:
        return Sent.BACKUP
    return _in_text(head, path.suffix.lower())


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        # Whoever reads the whole file next says why it can't be read.
        return b""


def _in_zip(path: Path) -> Sent:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        names = set()
    if _BACKUP_MEMBER in names or path.suffix.lower() == SUFFIX:
        return Sent.BACKUP
    if any(name.startswith("word/") for name in names) or path.suffix.lower() == ".docx":
        return Sent.AGENDA
    if any(name.startswith("xl/") for name in names):
        return _in_book(path)
    return Sent.PEOPLE if "mimetype" in names or path.suffix.lower() == ".xlsx" else Sent.UNKNOWN


def _in_book(path: Path) -> Sent:
    """Tell a list of people from an agenda; of what can't be read, its reader says why."""
    try:
        sheets = read_sheets(read_bytes(path), _LOOKED_AT)
    except UnreadableError:
        return Sent.PEOPLE
    tables = [[[cell.text for cell in row.cells] for row in grid.rows] for _, grid in sheets]
    return Sent.AGENDA if any(map(_is_agenda, tables)) else Sent.PEOPLE


def _is_agenda(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table says what happens and when, and isn't a list of people."""
    if any(_people_columns(row) > 1 for row in rows[:1]):
        return False
    return find_head([SourceRow(n, tuple(row)) for n, row in enumerate(rows, 1)], {}) is not None


def _people_columns(cells: Iterable[str]) -> int:
    return len({cell.strip().strip('"').casefold() for cell in cells}.intersection(COLUMNS))


def _in_text(head: bytes, suffix: str) -> Sent:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in head and not wide:
        return Sent.UNKNOWN
    text = head.decode("utf-16" if wide else "utf-8-sig", "replace")
    if len(set(_PLAN_LINES.findall(text))) > 1:
        return Sent.PLAN
    lines = [line for line in text.splitlines() if line.strip()][:_LOOKED_AT]
    rows = [[cell.strip(' "') for cell in re.split(r"[,;\t]", line)] for line in lines]
    if _people_columns(rows[0] if rows else ()) > 1:
        return Sent.PEOPLE
    if suffix not in _PLAN_SUFFIXES and _is_agenda(rows):
        return Sent.AGENDA
    if suffix in _PLAN_SUFFIXES:
        return Sent.PLAN
    return Sent.PEOPLE if suffix in _PEOPLE_SUFFIXES else Sent.UNKNOWN


def receive_plan(places: Places, path: Path, folder: Path) -> ReceivedPlan:
    """Check a plan and copy it into ``folder``, the person's own plans, packed or not.

    An own plan with the same id is put aside beside it, never lost; one that is here already, word
    for word, is left where it is. Raises ``InputError`` with
    every problem of the file, and then nothing was copied.
    """
    if is_packed(_head(path), path.name):
        return unpack_plan(places, path, folder)
    return take_plan(places, path, load_bytes(path), folder)


def look_at_backup(path: Path) -> Backup:
    """Read what a backup says of itself; raises ``UserError`` for one that isn't whole."""
    return read_backup(path)


def restore(
    path: Path,
    folder: Path,
    *,
    now: Callable[[], Instant],
    secret: str = "",
    held: Workspace | None = None,
) -> None:
    """Put a backup in the place of the workspace in ``folder``, which is kept aside there.

    ``secret`` is the passphrase or the recovery key of a protected backup; it is tried before
    ``held``, the workspace at hand, is closed. Raises ``UserError`` as
    :func:`toolkit.store.restore.restore_backup` does; unless the backup was opened by then, the
    workspace is still open.
    """
    passphrase, recovery_key = _opens(path, secret)
    if held is not None:
        held.close()
    restore_backup(
        path,
        folder,
        now=now,
        passphrase=passphrase,
        recovery_key=recovery_key,
        replace=True,
    )


def _opens(path: Path, secret: str) -> tuple[str | None, str | None]:
    """Find out whether a secret is the passphrase or the recovery key of a backup."""
    read_backup(path)
    keys = read_backup_keys(path)
    if not keys.protected:
        return None, None
    try:
        database_key(keys, secret or None, None)
    except UserError as error:
        if error.code != "wrong-passphrase":
            raise
        _opens_as_recovery_key(keys, secret, error)
        return None, secret
    return secret, None


def _opens_as_recovery_key(keys: KeyFile, secret: str, as_passphrase: UserError) -> None:
    try:
        database_key(keys, None, secret)
    except UserError as error:
        # What is as long as a recovery key was meant as one; anything else as a passphrase.
        raise (as_passphrase if error.code == "recovery-key-length" else error) from None
