"""Putting a backup back, without losing what was there.

The backup is first unpacked into a folder of its own and opened; only a sound one is taken further.
Renaming that folder is the decision; what follows only moves files and is finished by whoever opens
the workspace next, should the power go. What was there is moved aside, never deleted.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.store.atomic import flush_file, flush_folder, write_atomic
from toolkit.store.backups import extract_database, read_backup, read_backup_keys
from toolkit.store.database import DATABASE_NAME, Database
from toolkit.store.disk import explained
from toolkit.store.journal import name_device
from toolkit.store.keys import KEYS_NAME, database_key, write_keys
from toolkit.store.lock import FolderLock
from toolkit.store.schema import check_readable, migrate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.model.instants import Instant
    from toolkit.store.keys import KeyFile
    from toolkit.store.wrapping import Entropy

_STAGING = ".restoring"
_DECIDED = ".restored"
_ASIDE = "aside"
_FILES = (DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm", KEYS_NAME)


def restore_backup(
    file: Path,
    folder: Path,
    *,
    now: Callable[[], Instant],
    entropy: Entropy = os.urandom,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    device_name: str = "",
    replace: bool = False,
) -> None:
    """Make the backup ``file`` the workspace in ``folder``, where it writes as a new device.

    A new device, because the one that made the backup may have gone on: two must not count alike.
    With ``replace`` a workspace that is there is moved into a folder ``replaced-N`` beside it.

    Raises ``UserError``: ``folder-taken`` if there is one and ``replace`` is false,
    ``workspace-locked`` if the backup is protected and neither ``passphrase`` nor ``recovery_key``
    is given, ``wrong-passphrase``, ``wrong-recovery-key``, ``backup-unreadable``,
    ``newer-backup``, ``newer-database``, ``damaged``, ``workspace-held``, ``disk-full``,
    ``read-only``. Then the folder is as it was.
    """
    read_backup(file)
    keys = read_backup_keys(file)
    key = database_key(keys, passphrase, recovery_key)
    with explained(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FolderLock.take(folder, now())
    try:
        finish_restore(folder)
        if not replace and any((folder / name).exists() for name in (DATABASE_NAME, KEYS_NAME)):
            raise UserError("folder-taken", path=str(folder))
        staging = folder / _STAGING
        try:
            _stage(file, staging, keys, key, entropy, device_name)
            with explained(folder):
                write_atomic(staging / _ASIDE, _free_name(folder).encode())
                staging.rename(folder / _DECIDED)
                flush_folder(folder)
        except BaseException:
            with suppress(OSError):
                _clear(staging)
            raise
        finish_restore(folder)
    finally:
        lock.release()


def _stage(
    file: Path, staging: Path, keys: KeyFile, key: bytes, entropy: Entropy, device_name: str
) -> None:
    with explained(staging):
        _clear(staging)
        staging.mkdir(mode=0o700)
    path = staging / DATABASE_NAME
    extract_database(file, path)
    write_keys(staging, keys)
    database = Database(path, key)
    try:
        check_readable(database)
        migrate(database)
        with database.transaction():
            name_device(database, entropy, device_name)
        database.checkpoint()
    finally:
        database.close()
    with explained(staging):
        flush_file(path)


def _clear(folder: Path) -> None:
    if folder.exists():
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


def _free_name(folder: Path) -> str:
    number = 1
    while (folder / f"replaced-{number}").exists():
        number += 1
    return f"replaced-{number}"


def finish_restore(folder: Path) -> None:
    """Move a restored workspace into its place if that was decided and not yet done."""
    decided = folder / _DECIDED
    with explained(folder):
        if not decided.exists():
            return
        # While the database waits here, whatever is in place is the old workspace.
        if (decided / DATABASE_NAME).exists():
            _move_aside(folder, folder / (decided / _ASIDE).read_text())
            _move(decided / DATABASE_NAME, folder)
        if (decided / KEYS_NAME).exists():
            _move(decided / KEYS_NAME, folder)
        _clear(decided)
        flush_folder(folder)


def _move_aside(folder: Path, aside: Path) -> None:
    for name in _FILES:
        if (folder / name).exists():
            aside.mkdir(mode=0o700, exist_ok=True)
            _move(folder / name, aside)


def _move(path: Path, folder: Path) -> None:
    path.rename(folder / path.name)
    flush_folder(folder)
    flush_folder(path.parent)
