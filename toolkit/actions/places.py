"""Where a person's own files are: the workspace, the settings, adapted plans."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_dir, user_config_dir, user_data_dir

_NAME = "interact-toolkit"


def default_workspace() -> Path:
    """Give the folder of the workspace that opens when none is named."""
    return Path(user_data_dir(_NAME, appauthor=False)) / "workspace"


def settings_file() -> Path:
    """Give the file of the window's settings."""
    return Path(user_config_dir(_NAME, appauthor=False)) / "settings.json"


def own_folder() -> Path:
    """Give the person's own folder, whose plans take the place of shipped ones."""
    return Path(user_data_dir(_NAME, appauthor=False))


def own_plans() -> Path:
    """Give the folder in which a person's own plans live."""
    return own_folder() / "sessions"


def cache_folder() -> Path:
    """Give the folder for what can be made again, such as fonts cut to a weight."""
    return Path(user_cache_dir(_NAME, appauthor=False))
