"""A file somebody sent: what it is, told by its contents, and taking it over."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.content.library import list_plans
from toolkit.content.places import Places
from toolkit.content.plans import load_bytes, plan_from_bytes
from toolkit.model.errors import UserError
from toolkit.sheets.people_cells import COLUMNS
from toolkit.store.atomic import write_atomic
from toolkit.store.backups import SUFFIX, read_backup, read_backup_keys
from toolkit.store.disk import explained
from toolkit.store.keys import database_key
from toolkit.store.restore import restore_backup
from toolkit.store.sealing import is_sealed
from toolkit.store.teamfile import SUFFIX as TEAM_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.content.library import PlanEntry
    from toolkit.model.instants import Instant
    from toolkit.model.plan import Plan
    from toolkit.store.backups import Backup
    from toolkit.store.keys import KeyFile
    from toolkit.store.workspace import Workspace


class Sent(StrEnum):
    """What a file can be."""

    PLAN = "plan"
    PEOPLE = "people"
    BACKUP = "backup"
    TEAM = "team"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ReceivedPlan:
    """A plan that is now among one's own.

    ``kept`` is the file in which an earlier plan of one's own with the same id was put aside;
    ``hides_shipped`` tells that it takes the place of a plan that came with the program.
    """

    plan: Plan
    path: Path
    kept: Path | None = None
    hides_shipped: bool = False


_HEAD = 65_536
"""Bytes that are enough to tell what a text file is."""
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_PLAN_LINES = re.compile(r"^(format|id|version|title|programme|group|days)[ \t]*:", re.MULTILINE)
_PLAN_SUFFIXES = {".yaml", ".yml"}
_PEOPLE_SUFFIXES = {".csv", ".tsv", ".ods"}
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
    workbook = any(name.startswith("xl/") for name in names) or "mimetype" in names
    return Sent.PEOPLE if workbook or path.suffix.lower() == ".xlsx" else Sent.UNKNOWN


def _in_text(head: bytes, suffix: str) -> Sent:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in head and not wide:
        return Sent.UNKNOWN
    text = head.decode("utf-16" if wide else "utf-8-sig", "replace")
    if len(set(_PLAN_LINES.findall(text))) > 1:
        return Sent.PLAN
    first = next((line for line in text.splitlines() if line.strip()), "")
    cells = {cell.strip().strip('"').casefold() for cell in re.split(r"[,;\t]", first)}
    if len(cells.intersection(COLUMNS)) > 1:
        return Sent.PEOPLE
    if suffix in _PLAN_SUFFIXES:
        return Sent.PLAN
    return Sent.PEOPLE if suffix in _PEOPLE_SUFFIXES else Sent.UNKNOWN


def receive_plan(places: Places, path: Path, folder: Path) -> ReceivedPlan:
    """Check a plan and copy it into ``folder``, the person's own plans.

    An own plan with the same id is put aside beside it, never lost; one that is here already, word
    for word, is left where it is. Raises ``InputError`` with
    every problem of the file, and then nothing was copied.
    """
    data = load_bytes(path)
    plan = plan_from_bytes(data, path).plan
    target = folder / f"{plan.id}.yaml"
    own = next((e.path for e in _whole(places) if e.id == plan.id and not e.shipped), None)
    shipped = next((e.path for e in _whole(Places(places.root)) if e.id == plan.id), None)
    hides = shipped is not None
    if own is not None and load_bytes(own) == data:
        return ReceivedPlan(plan, own, hides_shipped=hides)
    if own is None and shipped is not None and load_bytes(shipped) == data:
        return ReceivedPlan(plan, shipped)
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        kept = None if own is None else _put_aside(own)
        if target.exists():
            _put_aside(target)
        write_atomic(target, data)
    return ReceivedPlan(plan, target, kept, hides)


def _whole(places: Places) -> list[PlanEntry]:
    return [entry for entry in list_plans(places) if not entry.problems]


def _put_aside(path: Path) -> Path:
    """Rename a plan so that it is no longer listed; give its new name."""
    number = 1
    while (aside := path.with_name(f"{path.name}.replaced-{number}")).exists():
        number += 1
    return path.rename(aside)


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
