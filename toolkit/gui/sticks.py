"""Memory sticks that are plugged in now, to put papers on."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from PySide6.QtCore import QStorageInfo

_WINDOWS_REMOVABLE = 2
"""What Windows calls a drive that can be taken out."""


class Stick(NamedTuple):
    """One place to write to: what people call it, and where it is."""

    name: str
    folder: Path


def sticks() -> list[Stick]:
    """Give what is plugged in and can be written to. It may wait for a slow drive."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if not (volume.isValid() and volume.isReady()) or volume.isReadOnly():
            continue
        if is_removable(root, sys.platform):
            found.append(Stick(volume.displayName() or Path(root).name, Path(root)))
    return sorted(found)


def is_removable(root: str, platform: str) -> bool:
    """Whether what is mounted at ``root`` is a stick, by where a system mounts those."""
    if platform == "win32":
        return _drive_type(root) == _WINDOWS_REMOVABLE
    parts = PurePosixPath(root).parts
    if platform == "darwin":
        return len(parts) == 3 and parts[:2] == ("/", "Volumes")
    return (parts[:2] == ("/", "media") and len(parts) > 2) or parts[:3] == ("/", "run", "media")


def _drive_type(root: str) -> int:
    # late: ctypes knows Windows' libraries on Windows only
    import ctypes  # noqa: PLC0415

    kernel = getattr(ctypes, "windll", None)
    return 0 if kernel is None else int(kernel.kernel32.GetDriveTypeW(root))
