"""The key file and the database together: made, opened, and changed over to a new key."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.errors import UserError
from toolkit.store.database import DATABASE_NAME, Database
from toolkit.store.disk import explained
from toolkit.store.journal import name_device
from toolkit.store.keys import (
    KeyFile,
    OpenKey,
    SealedKey,
    database_key,
    new_keys,
    new_sealed_key,
    read_keys,
    unseal,
    write_keys,
)
from toolkit.store.schema import migrate, version_of
from toolkit.store.wrapping import wrap_by_passphrase

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.store.wrapping import Entropy


class Vault:
    """The database of one folder and the key to it; the folder must be held by this process."""

    def __init__(self, folder: Path, entropy: Entropy) -> None:
        """Read the key file; draw a key for a new workspace.

        Raises ``UserError``: ``keys-missing`` or ``database-missing`` if one of the two files is
        gone (never is a new one made beside the other), ``keys-damaged``, ``newer-database``.
        """
        self._folder = folder
        self._path = folder / DATABASE_NAME
        self._entropy = entropy
        self._database: Database | None = None
        self.key = b""
        self.keys = self._read_keys()

    def _read_keys(self) -> KeyFile:
        keys = read_keys(self._folder)
        if keys is None:
            if self._path.exists():
                raise UserError("keys-missing", path=str(self._folder))
            keys = new_keys(self._entropy)
            write_keys(self._folder, keys)
        if not keys.fresh and not self._path.exists():
            raise UserError("database-missing", path=str(self._folder))
        if keys.coming is not None:
            keys = self._settled(keys)
            write_keys(self._folder, keys)
        return keys

    def _settled(self, keys: KeyFile) -> KeyFile:
        """Drop one of two keys: what opens the database says whether it had changed over."""
        if keys.coming is None or not isinstance(keys.key, OpenKey):
            return keys
        settled = keys.key if self._opens_with(keys.key) else keys.coming
        return msgspec.structs.replace(keys, key=settled, coming=None)

    def _opens_with(self, key: OpenKey) -> bool:
        try:
            Database(self._path, bytes.fromhex(key.key)).close()
        except UserError as error:
            if error.code != "damaged":
                raise
            return False
        return True

    @property
    def protected(self) -> bool:
        """Whether it takes a passphrase to open it."""
        return self.keys.protected

    @property
    def is_open(self) -> bool:
        """Whether the database can be read and written."""
        return self._database is not None

    @property
    def database(self) -> Database:
        """The open database; ``UserError('workspace-locked')`` while it is not."""
        if self._database is None:
            raise UserError("workspace-locked")
        return self._database

    def open(self, passphrase: str | None, recovery_key: str | None) -> None:
        """Open the database, or make it if the workspace is new.

        Raises ``UserError``: ``workspace-locked`` if it takes a passphrase and none is given,
        ``wrong-passphrase``, ``wrong-recovery-key``, ``recovery-key-length``,
        ``recovery-key-mistyped``, ``damaged``, ``newer-database``, ``disk-full``, ``read-only``.
        """
        self._attach(database_key(self.keys, passphrase, recovery_key))

    def _attach(self, key: bytes) -> None:
        if self.keys.fresh:
            # What lies there was never finished and nothing was ever said in it.
            with explained(self._folder):
                for beside in self._folder.glob(f"{DATABASE_NAME}*"):
                    beside.unlink()
        elif self._path.stat().st_size == 0:
            # An emptied file would pass for a new one.
            raise UserError("damaged", path=str(self._path))
        database = Database(self._path, key)
        try:
            self._bring_up_to_date(database)
        except BaseException:
            database.close()
            raise
        self._database, self.key = database, key

    def _bring_up_to_date(self, database: Database) -> None:
        if version_of(database) == 0 and not self.keys.fresh:
            raise UserError("damaged", path=str(self._path))
        migrate(database)
        if self.keys.fresh:
            with database.transaction():
                name_device(database, self._entropy, "")
            made = msgspec.structs.replace(self.keys, fresh=False)
            write_keys(self._folder, made)
            self.keys = made

    def close(self) -> None:
        """Close the database and forget the key."""
        if self._database is not None:
            self._database.close()
        self._database, self.key = None, b""

    def protect(self, passphrase: str) -> str:
        """Change over to a new key that ``passphrase`` wraps; return the recovery key.

        The database is then another object. Raises ``UserError``: ``already-protected``,
        ``passphrase-empty``, ``disk-full``, ``read-only``; then everything is as it was.
        """
        if self.protected:
            raise UserError("already-protected")
        self.database.checkpoint()
        old = self.key
        sealed, key, recovery_key = new_sealed_key(passphrase, self._entropy)
        both = msgspec.structs.replace(self.keys, coming=sealed)
        write_keys(self._folder, both)
        self.database.change_key(key)
        self.close()
        self.keys = self._settled(both)
        self._attach(key if self.protected else old)
        with suppress(UserError):
            # If this fails the file still names both keys, and the next opening settles it.
            write_keys(self._folder, self.keys)
        if not self.protected:
            # Every page is written anew: what stops that is a disk with no room for it.
            raise UserError("disk-full", path=str(self._folder))
        return recovery_key

    def change_passphrase(self, current: str, new: str) -> None:
        """Let ``new`` unwrap the key instead; ``current`` is the passphrase or the recovery key.

        The recovery key stays good. Raises ``UserError``: ``not-protected``, ``wrong-passphrase``,
        ``passphrase-empty``, ``disk-full``, ``read-only``.
        """
        sealed = self.keys.key
        if not isinstance(sealed, SealedKey):
            raise UserError("not-protected")
        key = _prove(sealed, current)
        wrap = wrap_by_passphrase(key, sealed.id, new, self._entropy)
        changed = msgspec.structs.replace(sealed, passphrase=wrap)
        keys = msgspec.structs.replace(self.keys, key=changed)
        write_keys(self._folder, keys)
        self.keys = keys

    def prove(self, secret: str) -> None:
        """Hold what may be the passphrase or the recovery key against the key file.

        Raises ``UserError``: ``not-protected``, ``wrong-passphrase``.
        """
        sealed = self.keys.key
        if not isinstance(sealed, SealedKey):
            raise UserError("not-protected")
        _prove(sealed, secret)


def _prove(sealed: SealedKey, current: str) -> bytes:
    """Unwrap the key by what may be its passphrase or its recovery key."""
    try:
        return unseal(sealed, current, None)
    except UserError:
        with suppress(UserError):
            return unseal(sealed, None, current)
        raise
