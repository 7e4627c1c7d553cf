"""One connection to an encrypted database, set so that what it says is kept is kept.

The driver's transactions are switched off (they would commit before a schema statement); ours are
``BEGIN IMMEDIATE`` … ``COMMIT``. What the disk refuses becomes a ``UserError``; nothing of the
transaction then stays, and the connection goes on.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import sqlcipher3

from toolkit.model.errors import UserError
from toolkit.store import disk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

DATABASE_NAME = "workspace.db"

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: a commit returns when it is on the disk
    "fullfsync": 1,  # on macOS the drive's own memory is emptied too; elsewhere without meaning
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "secure_delete": 1,  # ON; FAST leaves copies behind
    "recursive_triggers": 1,  # else INSERT OR REPLACE deletes a fact unseen by its trigger
    "temp_store": 2,  # MEMORY: temporary files would not be encrypted
}
"""What a writing connection is set to, with the values it answers."""

# SQLite's result codes, without their extensions.
_FULL, _IO, _READ_ONLY, _PERM, _CANNOT_OPEN, _BUSY = 13, 10, 8, 3, 14, 5
_DAMAGED = {11, 26}  # SQLITE_CORRUPT, SQLITE_NOTADB
_IN_WORDS = {
    "database or disk is full": _FULL,
    "disk I/O error": _IO,
    "attempt to write a readonly database": _READ_ONLY,
    "database disk image is malformed": 11,
    "file is not a database": 26,
}


class Database:
    """A keyed, open database."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open or make the database at ``path``.

        Raises ``UserError``: ``damaged`` if it isn't one under this key, ``read-only``,
        ``disk-full``.
        """
        self.path = path
        if path.exists() and not os.access(path, os.W_OK):
            # The driver would open it for reading and say so at the first fact only.
            raise UserError("read-only", path=str(path))
        with self._explained():
            self._connection = sqlcipher3.connect(
                str(path), isolation_level=None, check_same_thread=False
            )
        try:
            with self._explained():
                self._set_up(key)
        except BaseException:
            self._connection.close()
            raise

    def _set_up(self, key: bytes) -> None:
        self.execute("PRAGMA cipher_log_level = NONE")
        self.execute(f"""PRAGMA key = "x'{key.hex()}'" """)
        self.execute("SELECT count(*) FROM sqlite_master")
        for name, wanted in PRAGMAS.items():
            self.execute(f"PRAGMA {name} = {wanted}")
            if (answer := self.one(f"PRAGMA {name}")) != wanted:
                raise RuntimeError(f"PRAGMA {name} is {answer}, not {wanted}")

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement whose answer doesn't matter, to its end."""
        self._connection.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> Any:  # noqa: ANN401
        """Give the first column of the first row, or ``None`` if there is no row."""
        with self._explained():
            rows = self._connection.execute(sql, parameters).fetchall()
        return rows[0][0] if rows else None

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """Give every row. No cursor stays open: it would keep a checkpoint from finishing."""
        with self._explained():
            rows: list[Any] = self._connection.execute(sql, parameters).fetchall()
        return rows

    def change(self, sql: str, parameters: Sequence[Any]) -> int:
        """Run a changing statement within a transaction and give how many rows it changed."""
        return int(self._connection.execute(sql, parameters).rowcount)

    def insert(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run an INSERT once for each row, in one commit; on the disk when this returns."""
        if len(rows) != 1:
            with self.transaction():
                self._connection.executemany(sql, rows)
            return
        # A single statement is a transaction by itself, and marks mostly come one by one.
        try:
            self._connection.execute(sql, rows[0])
        except sqlcipher3.Error as error:
            known = _explain(error, self.path, 0)
            if known is None:
                raise
            raise known from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what the block does, all of it or none; on the disk when the block has ended."""
        with self._explained():
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        # Some failures of the disk have rolled back already.
        if self._connection.in_transaction:
            with suppress(sqlcipher3.Error):
                self._connection.execute("ROLLBACK")

    def checkpoint(self) -> None:
        """Bring everything into the database file and empty the log beside it.

        Raises ``UserError('database-busy')`` if another connection is reading.
        """
        (busy, _log, _done) = self.all("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        if busy:
            raise UserError("database-busy", path=str(self.path))

    def rebuild(self) -> None:
        """Write every page anew, so that nothing is left in it but what can be read.

        ``secure_delete`` clears what is overwritten, but a page that was split when a row came
        between others keeps a copy of the half that moved, in the gap between its rows.
        """
        with self._explained():
            self.execute("VACUUM")
        self.checkpoint()

    def change_key(self, key: bytes) -> None:
        """Encrypt everything anew, or nothing; this doesn't say which.

        The driver answers *ok* even when there was no room, and the connection is then unusable:
        close it, whatever happened, and see which key opens the database.
        """
        with suppress(sqlcipher3.Error, UserError):
            self.execute(f"""PRAGMA rekey = "x'{key.hex()}'" """)
            self.checkpoint()

    def copy_to(self, path: Path, key: bytes) -> None:
        """Copy the database into a new file under the same ``key``, and check the copy.

        Raises ``UserError('damaged')`` if what was copied is not sound.
        """
        with _explained(path, _reach(self.path)):
            copy = sqlcipher3.connect(str(path), isolation_level=None)
            try:
                copy.execute("PRAGMA cipher_log_level = NONE")
                copy.execute(f"""PRAGMA key = "x'{key.hex()}'" """)
                self._connection.backup(copy)
                # A copy is one file: it has no log beside it.
                copy.execute("PRAGMA journal_mode = DELETE").fetchall()
                answer = copy.execute("PRAGMA integrity_check").fetchall()
            finally:
                copy.close()
        if answer != [("ok",)]:
            raise UserError("damaged", path=str(self.path))

    def close(self) -> None:
        """Close; the log beside the database goes into it."""
        self._connection.close()

    def _explained(self) -> AbstractContextManager[None]:
        return _explained(self.path)


@contextmanager
def _explained(path: Path, reach: int = 0) -> Iterator[None]:
    """Turn the driver's errors into ``UserError``; ``reach`` is how long the file was to become."""
    try:
        yield
    except sqlcipher3.Error as error:
        known = _explain(error, path, reach)
        if known is None:
            raise
        raise known from error


def _explain(error: Exception, path: Path, reach: int) -> UserError | None:
    """Say what an error of the driver means to a person, or ``None`` if it is none of theirs."""
    # Copying tells the code in words only.
    code = getattr(error, "sqlite_errorcode", _IN_WORDS.get(str(error), 0)) & 0xFF
    if code == _FULL:
        return UserError("disk-full", path=str(path.parent))
    if code in _DAMAGED:
        return UserError("damaged", path=str(path))
    if code in (_READ_ONLY, _PERM):
        return UserError("read-only", path=str(path.parent))
    if code == _BUSY:
        return UserError("database-busy", path=str(path))
    if code in (_IO, _CANNOT_OPEN):
        return disk.probe(path.parent, max(reach, _reach(path)))
    return None


def _reach(path: Path) -> int:
    """Give the length of the longest file of the database, in bytes."""
    beside = (path, path.with_name(path.name + "-wal"))
    return max((file.stat().st_size for file in beside if file.exists()), default=0)
