"""Files that are written whole or not at all, also when the power goes.

The new contents go into a file beside the old one, are flushed to the disk, and take the old one's
name in one step; then the folder is flushed, so that the name is on the disk too.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.store.disk import explained

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTIAL = ".partial"
"""How the names of files end that are being written."""


def flush(handle: int) -> None:
    """Return when what was written to an open file is on the disk."""
    if sys.platform == "darwin":
        # There fsync only hands the bytes to the drive, which may keep them in its memory.
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def flush_folder(folder: Path) -> None:
    """Return when the names in ``folder`` are on the disk (Windows keeps no such promise)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        flush(handle)
    finally:
        os.close(handle)


def flush_file(path: Path) -> None:
    """Return when the contents of the file at ``path`` are on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        flush(handle)
    finally:
        os.close(handle)


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[Path]:
    """Give a new empty file to fill, which takes the place of ``path`` when the block ends well.

    When the block fails, ``path`` is as it was and the new file is gone. A ``private`` file can be
    read by its owner only. A link is followed: what it points at is replaced. Raises ``UserError``
    ``disk-full``, ``read-only``, ``folder-missing``, ``is-a-folder`` or ``file-in-use``.
    """
    target = Path(os.path.realpath(path))
    partial = target.parent / f".{os.urandom(8).hex()}{PARTIAL}"
    with explained(path):
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
        os.close(os.open(partial, flags, 0o600 if private else 0o666))
        try:
            yield partial
            flush_file(partial)
            partial.replace(target)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
        flush_folder(target.parent)


def write_atomic(path: Path, data: bytes, *, private: bool = False) -> None:
    """Replace the file at ``path`` by ``data``, whole or not at all; see :func:`replacing`."""
    with replacing(path, private=private) as partial:
        partial.write_bytes(data)
