"""A workspace: the folder in which a team's events are kept.

Everything said in it is on the disk when the call returns. Any thread may call; calls are taken one
at a time. One process holds a workspace; see :mod:`toolkit.store.lock`.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from toolkit.model.errors import UserError
from toolkit.store.backups import (
    Backup,
    Manifest,
    is_due,
    list_backups,
    local_path,
    make_backup,
    outside_path,
    prune,
)
from toolkit.store.disk import explained
from toolkit.store.journal import Journal, Statement
from toolkit.store.lock import FolderLock
from toolkit.store.naming import may_name_someone, names_someone
from toolkit.store.restore import finish_restore
from toolkit.store.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path
    from types import TracebackType

    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant
    from toolkit.store.taking import Taken
    from toolkit.store.wrapping import Entropy

__all__ = ["Statement", "Workspace"]

_GENERATION = "backup-generation"
_UNCLEAN = "erased-not-rebuilt"
_READ_SETTING = "SELECT value FROM setting WHERE key = ?"
_WRITE_SETTING = (
    "INSERT INTO setting (key, value) VALUES (?, ?)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


class Workspace:
    """A workspace held by this process. Made by :meth:`open`; use it as a context."""

    def __init__(
        self,
        folder: Path,
        lock: FolderLock,
        vault: Vault,
        now: Callable[[], Instant],
        entropy: Entropy,
    ) -> None:
        self.folder = folder
        self._lock = lock
        self._vault = vault
        self._now = now
        self._entropy = entropy
        self._turn = threading.RLock()
        self._journal: Journal | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        now: Callable[[], Instant],
        entropy: Entropy = os.urandom,
        passphrase: str | None = None,
        recovery_key: str | None = None,
        device_name: str = "",
    ) -> Self:
        """Open the workspace in ``folder``; a folder that is missing or empty becomes a new one.

        A protected workspace without ``passphrase`` or ``recovery_key`` is held but not open:
        ``needs_passphrase`` is true, and everything else raises ``workspace-locked`` until
        :meth:`unlock`. What is given to a workspace that isn't protected is not used.

        Raises ``UserError``: ``workspace-held``, ``wrong-passphrase``, ``wrong-recovery-key``,
        ``recovery-key-length``, ``recovery-key-mistyped``, ``damaged``, ``keys-missing``,
        ``keys-damaged``, ``database-missing``, ``newer-database``, ``disk-full``, ``read-only``.
        """
        with explained(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FolderLock.take(folder, now())
        try:
            finish_restore(folder)
            workspace = cls(folder, lock, Vault(folder, entropy), now, entropy)
            if passphrase is not None or recovery_key is not None or not workspace.protected:
                workspace.unlock(passphrase, recovery_key)
                if device_name:
                    workspace.name_device(device_name)
        except BaseException:
            lock.release()
            raise
        return workspace

    def unlock(self, passphrase: str | None = None, recovery_key: str | None = None) -> None:
        """Open what is held; raises as :meth:`open` does, and may be tried again."""
        with self._turn:
            if self._vault.is_open:
                return
            self._vault.open(passphrase, recovery_key)
            try:
                self._journal = Journal(self._vault.database, self._entropy)
            except BaseException:
                self._vault.close()
                raise

    def close(self) -> None:
        """Let go of the workspace; once is enough."""
        with self._turn:
            self._journal = None
            self._vault.close()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def protected(self) -> bool:
        """Whether it takes a passphrase to open this workspace."""
        return self._vault.protected

    @property
    def needs_passphrase(self) -> bool:
        """Whether it waits for its passphrase."""
        return self.protected and not self._vault.is_open

    def prove(self, secret: str) -> None:
        """Hold the passphrase or the recovery key against what opens this workspace.

        Raises ``UserError``: ``not-protected``, ``wrong-passphrase``.
        """
        with self._turn:
            self._vault.prove(secret)

    @property
    def device(self) -> str:
        """The id of the device that writes here."""
        return self._facts().device

    @property
    def devices(self) -> tuple[str, ...]:
        """The ids under which this workspace has written, the last being :attr:`device`."""
        return self._facts().own

    def _facts(self) -> Journal:
        if self._journal is None:
            raise UserError("workspace-locked")
        return self._journal

    def events(self) -> list[str]:
        """Give the ids of the events that were prepared, in the order of their letters."""
        with self._turn:
            return self._facts().events()

    def facts(self, event: str, kinds: Collection[str] = ()) -> list[Fact]:
        """Give an event's facts in statement order: all of them, or those of some ``kinds``."""
        with self._turn:
            return self._facts().facts(event, kinds)

    def append(self, event: str, statements: Sequence[Statement], desk: str = "") -> list[Fact]:
        """Say something about an event, in one commit; return the facts when they are on the disk.

        Raises ``UserError('passphrase-needed')`` for someone's name in a workspace that has no
        passphrase yet, ``disk-full``, ``read-only``, ``disk-failing``: then nothing of it was said,
        and the workspace goes on.
        """
        with self._turn:
            if not self.protected and any(names_someone(said.body) for said in statements):
                raise UserError("passphrase-needed")
            return self._facts().append(event, statements, desk, self._now())

    def take(self, event: str, facts: Sequence[Fact]) -> Taken:
        """Take over what another laptop says of an event, verbatim, all of it or nothing.

        Taking the same again changes nothing. What comes erased is erased here too; what was erased
        here stays erased. Raises ``UserError``: ``passphrase-needed`` if it names somebody, or may
        (a kind not known here), and the workspace has no passphrase; ``disk-full``, ``read-only``,
        ``disk-failing``. ``database-busy`` says that it was taken over, and that what was erased
        there is not yet gone from the disk here: what is taken next finishes it.
        """
        with self._turn:
            if not self.protected and any(may_name_someone(fact) for fact in facts):
                raise UserError("passphrase-needed")
            journal, database = self._facts(), self._vault.database
            with database.transaction():
                taken = journal.take(event, facts, self._now())
                if taken.erased:
                    self._write_setting(_GENERATION, str(self._generation() + 1))
                    self._write_setting(_UNCLEAN, "1")
            journal.settle()
            if self.setting(_UNCLEAN):
                database.rebuild()
                self.set_setting(_UNCLEAN, "")
                self._renew_backups()
            return taken

    def setting(self, key: str, default: str = "") -> str:
        """Read a setting that belongs to the workspace rather than to a window."""
        with self._turn:
            value = self._vault.database.one(_READ_SETTING, (key,))
            return default if value is None else str(value)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting with the workspace."""
        with self._turn, self._vault.database.transaction():
            self._write_setting(key, value)

    def _write_setting(self, key: str, value: str) -> None:
        self._vault.database.change(_WRITE_SETTING, (key, value))

    def name_device(self, name: str) -> None:
        """Say what people call this laptop."""
        change = "UPDATE device SET name = ? WHERE id = ?"
        with self._turn, self._vault.database.transaction():
            self._vault.database.change(change, (name, self.device))

    @property
    def device_name(self) -> str:
        """What people call this laptop, or empty."""
        with self._turn:
            read = "SELECT name FROM device WHERE id = ?"
            return str(self._vault.database.one(read, (self.device,)))

    def set_passphrase(self, passphrase: str) -> str:
        """Protect the workspace from now on; return the recovery key, to be printed.

        The database gets a new key, so the one that lay open until now opens nothing any more, and
        the workspace's backups that hold it are replaced by a new one. Raises ``UserError``:
        ``already-protected``, ``passphrase-empty``, ``disk-full``, ``read-only``; then everything
        is as it was.
        """
        with self._turn:
            self._count_generation()
            try:
                recovery_key = self._vault.protect(passphrase)
            finally:
                # Changing the key opens the database anew, also when it did not come to it.
                self._journal = None
                if self._vault.is_open:
                    self._journal = Journal(self._vault.database, self._entropy)
            self._renew_backups()
            return recovery_key

    def change_passphrase(self, current: str, new: str) -> None:
        """Let ``new`` open the workspace instead; ``current`` is the passphrase or recovery key.

        The recovery key stays good. The workspace's backups under the old passphrase are replaced
        by a new one. Raises ``UserError``: ``wrong-passphrase``, ``not-protected``,
        ``passphrase-empty``, ``disk-full``, ``read-only``.
        """
        with self._turn:
            self._count_generation()
            self._vault.change_passphrase(current, new)
            self._renew_backups()

    def redact(self, event: str, fact_ids: Iterable[bytes]) -> None:
        """Erase what facts said, so that no copy of it is left in the workspace or its backups.

        Their envelopes stay. Older backups are replaced by a new one; copies that someone put
        elsewhere, and workspaces that a restored backup moved aside, are not reached. Raises
        LookupError for an unknown fact (then nothing was erased), ``UserError('database-busy')`` if
        something else reads the database, or what :meth:`backup` raises: then it is not finished;
        call it again.
        """
        with self._turn:
            database = self._vault.database
            with database.transaction():
                self._facts().erase(event, fact_ids)
                self._write_setting(_GENERATION, str(self._generation() + 1))
            database.rebuild()
            self.backup()

    def _generation(self) -> int:
        return int(self.setting(_GENERATION, "0"))

    def _count_generation(self) -> None:
        self.set_setting(_GENERATION, str(self._generation() + 1))

    def _renew_backups(self) -> None:
        # What protects is in force already; a backup that fails now is due at the next chance.
        with suppress(UserError):
            self.backup()

    def backup(self, target: Path | None = None) -> Path:
        """Make a backup now and return its file.

        Without ``target`` it goes among the workspace's own, of which the last ten are kept; else
        to that file or into that folder. Raises ``UserError``: ``damaged``, ``disk-full``,
        ``read-only``, ``folder-missing``.
        """
        with self._turn:
            now = self._now()
            manifest = Manifest(now, self._facts().count(), self._generation(), self.protected)
            if target is None:
                file = local_path(self.folder, now)
                with explained(self.folder):
                    file.parent.mkdir(mode=0o700, exist_ok=True)
            else:
                file = outside_path(target, now)
            make_backup(self._vault.database, self._vault.key, self._vault.keys, manifest, file)
            if target is None:
                prune(self.folder, manifest.generation)
            return file

    def backup_if_due(self) -> Path | None:
        """Make a backup if there is something to lose and the last one is an hour old.

        Call it once the window has been painted: opening doesn't wait for it.
        """
        with self._turn:
            if self._facts().count() == 0:
                return None
            if not is_due(self.latest_backups(), self._generation(), self._now()):
                return None
            return self.backup()

    def latest_backups(self) -> list[Backup]:
        """Give the workspace's own backups, the newest first."""
        return list_backups(self.folder)
