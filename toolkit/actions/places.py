"""Where a person's own files are: the workspace, the settings, adapted plans.

The window waits for this before its first paint, so the three systems' customs stand here
themselves: a library that knows thirty folders costs as much as a twentieth of the start.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "interact-toolkit"


def default_workspace() -> Path:
    """Give the folder of the workspace that opens when none is named."""
    return own_folder() / "workspace"


def settings_file() -> Path:
    """Give the file of the window's settings."""
    return _base("XDG_CONFIG_HOME", ".config") / _NAME / "settings.json"


def own_folder() -> Path:
    """Give the person's own folder, whose plans take the place of shipped ones."""
    return _base("XDG_DATA_HOME", ".local/share") / _NAME


def _base(variable: str, beneath_home: str) -> Path:
    """Give the folder for programs' files: the system's one, or of one kind by the XDG rules.

    An XDG variable that isn't an absolute path counts as not set, as its specification says.
    """
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    chosen = os.environ.get(variable, "")
    return Path(chosen) if chosen.startswith("/") else Path.home() / beneath_home
