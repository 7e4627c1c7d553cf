"""Backups: one file that holds everything, sound when it was made, and can be put back.

A backup is a zip, not compressed (what is encrypted doesn't shrink), of the database, its key file
and a manifest. The key in it is as open or as wrapped as the workspace's was.

Facts are only ever added, so a newer backup has all that an older one has. That is why the older
ones can go, once a newer one stands, whenever they hold what nobody should have any more: an open
key, a key under a passphrase that was changed, words that were erased. The workspace then counts
its *generation* up, and backups of an earlier one are removed by the next backup that succeeds.
Copies that a person put elsewhere are out of reach; they hold no names if they were made before
there was a passphrase.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import msgspec

from toolkit.model.errors import UserError
from toolkit.model.instants import HOUR, Instant, to_datetime
from toolkit.store.atomic import PARTIAL, replacing
from toolkit.store.database import DATABASE_NAME
from toolkit.store.disk import explained
from toolkit.store.keys import KEYS_NAME, KeyFile, decode_keys, encode_keys

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from toolkit.store.database import Database

SUFFIX = ".interact-backup"
BACKUPS_NAME = "backups"
KEEP = 10
INTERVAL = HOUR
_FORMAT = 1
_LATEST = 253_402_300_799_999
"""The last millisecond of the year 9999, after which no date can be shown."""
_MANIFEST = "manifest.json"
_NAME = re.compile(r"(\d+)-\d{8}T\d{6}Z" + re.escape(SUFFIX))


class Manifest(msgspec.Struct, frozen=True):
    """What a backup says of itself."""

    made: Annotated[int, msgspec.Meta(ge=0, le=_LATEST)]
    facts: int
    generation: int
    protected: bool
    format: int = _FORMAT


class Backup(msgspec.Struct, frozen=True):
    """A backup and where it is; ``made`` is an instant, ``facts`` how many it holds."""

    path: Path
    made: Instant
    facts: int
    generation: int
    protected: bool


def list_backups(folder: Path) -> list[Backup]:
    """Give the readable backups in a workspace's folder, the newest first."""
    found = []
    for _number, path in _numbered(folder / BACKUPS_NAME):
        try:
            found.append(read_backup(path))
        except UserError:
            continue
    return found


def _numbered(home: Path) -> list[tuple[int, Path]]:
    if not home.is_dir():
        return []
    named = ((_NAME.fullmatch(path.name), path) for path in home.iterdir())
    return sorted(((int(match[1]), path) for match, path in named if match), reverse=True)


def read_backup(path: Path) -> Backup:
    """Read what a backup says of itself.

    Raises ``UserError``: ``backup-unreadable`` for a file that is none, ``newer-backup``.
    """
    said = _manifest(path)
    return Backup(path, Instant(said.made), said.facts, said.generation, said.protected)


def _manifest(path: Path) -> Manifest:
    try:
        said = msgspec.json.decode(_member(path, _MANIFEST), type=Manifest)
    except msgspec.MsgspecError as error:
        raise UserError("backup-unreadable", path=str(path)) from error
    if said.format > _FORMAT:
        raise UserError("newer-backup", path=str(path))
    return said


def read_backup_keys(path: Path) -> KeyFile:
    """Read the key file in a backup."""
    return decode_keys(_member(path, KEYS_NAME), path)


def extract_database(path: Path, target: Path) -> None:
    """Write the database in a backup to ``target``."""
    data = _member(path, DATABASE_NAME)
    with explained(target.parent):
        target.write_bytes(data)


def _member(path: Path, name: str) -> bytes:
    import zipfile  # noqa: PLC0415  # late: opening a workspace doesn't wait for it

    try:
        with explained(path), zipfile.ZipFile(path) as archive:
            info = archive.getinfo(name)
            if info.compress_type != zipfile.ZIP_STORED:
                # Ours never are; one that is could unpack to any size.
                raise UserError("backup-unreadable", path=str(path))
            return archive.read(info)
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, RuntimeError) as error:
        raise UserError("backup-unreadable", path=str(path)) from error


def is_due(backups: Iterable[Backup], generation: int, now: Instant) -> bool:
    """Tell whether the last backup that counts is an hour old, or lies in the future."""
    made = [b.made for b in backups if b.generation >= generation]
    return not made or not 0 <= now - made[0] < INTERVAL


def local_path(folder: Path, now: Instant) -> Path:
    """Name the next backup in a workspace's folder; numbers tell the order, clocks may go back."""
    numbered = _numbered(folder / BACKUPS_NAME)
    number = numbered[0][0] + 1 if numbered else 1
    return folder / BACKUPS_NAME / f"{number:06d}-{_stamp(now)}{SUFFIX}"


def outside_path(target: Path, now: Instant) -> Path:
    """Name the file for a backup that a person wants at ``target``, a file or a folder."""
    if target.is_dir():
        return target / f"interact-{_stamp(now)}{SUFFIX}"
    return target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)


def _stamp(now: Instant) -> str:
    return to_datetime(now).strftime("%Y%m%dT%H%M%SZ")


def make_backup(
    database: Database, key: bytes, keys: KeyFile, manifest: Manifest, target: Path
) -> None:
    """Write a backup to ``target``, whole or not at all.

    Raises ``UserError``: ``damaged`` if the database is not sound, ``disk-full``, ``read-only``,
    ``folder-missing``.
    """
    import zipfile  # noqa: PLC0415  # late: as above

    with replacing(target, private=True) as partial:
        copy = partial.with_name(partial.name.removesuffix(PARTIAL) + f".db{PARTIAL}")
        try:
            database.copy_to(copy, key)
            with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as archive:
                for name, data in (
                    (_MANIFEST, msgspec.json.encode(manifest)),
                    (KEYS_NAME, encode_keys(keys)),
                    (DATABASE_NAME, copy.read_bytes()),
                ):
                    archive.writestr(zipfile.ZipInfo(name, _zip_date(manifest.made)), data)
        finally:
            copy.unlink(missing_ok=True)


def _zip_date(made: int) -> tuple[int, int, int, int, int, int]:
    moment = to_datetime(Instant(made))
    # A zip's dates begin in 1980.
    year = max(moment.year, 1980)
    return year, moment.month, moment.day, moment.hour, moment.minute, moment.second


def prune(folder: Path, generation: int) -> None:
    """Remove all but the last ten, those of earlier generations, and what a crash left half done.

    Raises ``UserError`` if one cannot be removed; the next time tries again.
    """
    home = folder / BACKUPS_NAME
    for place, (_number, path) in enumerate(_numbered(home)):
        if place >= KEEP or _is_older(path, generation):
            _remove(path)
    for path in home.glob(f".*{PARTIAL}"):
        _remove(path)


def _is_older(path: Path, generation: int) -> bool:
    try:
        return read_backup(path).generation < generation
    except UserError:
        # Nothing can be put back from it, and it may hold what was erased.
        return True


def _remove(path: Path) -> None:
    with explained(path):
        path.unlink(missing_ok=True)
