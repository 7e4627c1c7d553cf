"""One process holds a workspace; a second one is told who.

The system's lock on an open file goes with the process, however it ends, so a crash leaves nothing
to clean up. The file itself stays: removing it would let two processes lock two files of one name.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Self

import msgspec

from toolkit.model.errors import UserError
from toolkit.store.disk import explained

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.model.instants import Instant

LOCK_NAME = "lock"
_FAR_BYTE = 1 << 20
"""Windows forbids others to read locked bytes, so the byte locked lies behind what is written."""


class Holder(msgspec.Struct, frozen=True):
    """Who holds a workspace: computer, process, and since when."""

    host: str
    pid: int
    since: int


class FolderLock:
    """The hold of this process on one folder."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    @classmethod
    def take(cls, folder: Path, now: Instant) -> Self:
        """Hold ``folder``.

        Raises ``UserError('workspace-held', by=…, host=…, pid=…, since=…)`` if another does, or
        ``read-only``.
        """
        path = folder / LOCK_NAME
        with explained(folder):
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                if not _try_lock(handle):
                    raise _held(handle)
                os.ftruncate(handle, 0)
                os.lseek(handle, 0, os.SEEK_SET)
                holder = Holder(_host(), os.getpid(), now)
                os.write(handle, msgspec.json.encode(holder))
            except BaseException:
                os.close(handle)
                raise
        return cls(handle)

    def release(self) -> None:
        """Let go; once is enough."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _host() -> str:
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _held(handle: int) -> UserError:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        holder = msgspec.json.decode(os.read(handle, 4096), type=Holder)
    except msgspec.MsgspecError:
        # The holder is just writing its name.
        return UserError("workspace-held", by="?", host="", pid=0, since=0)
    return UserError(
        "workspace-held",
        by=f"{holder.host} ({holder.pid})",
        host=holder.host,
        pid=holder.pid,
        since=holder.since,
    )
