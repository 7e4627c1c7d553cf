"""What the disk's refusals mean to a person.

A full disk, a folder that may not be written and a folder that is not there are things a person can
mend, so they become a ``UserError``; every other error of the system stays what it is.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_MISSING = {errno.ENOENT, errno.ENOTDIR}
_IN_USE_ON_WINDOWS = {32, 33}
_TRIAL = 64 * 1024


def explain(error: OSError, path: Path) -> UserError | None:
    """Say what ``error`` at ``path`` means to a person, or ``None`` if it is none of theirs."""
    if getattr(error, "winerror", None) in _IN_USE_ON_WINDOWS:
        return UserError("file-in-use", path=str(path))
    if error.errno in _FULL:
        return UserError("disk-full", path=str(path))
    if error.errno in _READ_ONLY:
        return UserError("read-only", path=str(path))
    if error.errno in _MISSING:
        return UserError("folder-missing", path=str(path))
    if error.errno == errno.EISDIR:
        return UserError("is-a-folder", path=str(path))
    if error.errno == errno.EIO:
        return UserError("disk-failing", path=str(path))
    return None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the disk's refusals within the block into ``UserError`` about ``path``."""
    try:
        yield
    except OSError as error:
        known = explain(error, path)
        if known is None:
            raise
        raise known from error


def probe(folder: Path, offset: int) -> UserError:
    """Find out why a write at ``offset`` bytes into a file of ``folder`` failed, by writing there.

    The database reports a quota or a largest file size only as a failed write. Where the trial
    succeeds the disk itself is to be doubted.
    """
    trial = folder / f".probe-{os.getpid()}"
    try:
        handle = os.open(trial, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            os.lseek(handle, offset, os.SEEK_SET)
            left = _TRIAL
            while left:
                # At a limit the system first writes less than it was given and only then refuses.
                left -= os.write(handle, bytes(left))
            os.fsync(handle)
        finally:
            os.close(handle)
            trial.unlink()
    except OSError as error:
        return explain(error, folder) or UserError("disk-failing", path=str(folder))
    return UserError("disk-failing", path=str(folder))
