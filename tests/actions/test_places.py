"""Where a person's own files are, on each system."""

import sys
from pathlib import Path

import pytest

from toolkit.actions.places import default_workspace, own_folder, settings_file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without any folder of its own."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


def test_on_linux_files_are_where_the_xdg_rules_put_them(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert settings_file() == home / ".config/interact-toolkit/settings.json"
    assert own_folder() == home / ".local/share/interact-toolkit"
    assert default_workspace() == own_folder() / "workspace"
    monkeypatch.setenv("XDG_CONFIG_HOME", "/elsewhere/config")
    monkeypatch.setenv("XDG_DATA_HOME", "/elsewhere/data")
    assert settings_file() == Path("/elsewhere/config/interact-toolkit/settings.json")
    assert own_folder() == Path("/elsewhere/data/interact-toolkit")


@pytest.mark.parametrize("useless", ["", "data", "./data"])
def test_an_xdg_folder_that_is_not_absolute_is_not_used(
    home: Path, monkeypatch: pytest.MonkeyPatch, useless: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", useless)
    assert own_folder() == home / ".local/share/interact-toolkit"


def test_on_a_mac_files_are_in_the_library(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert own_folder() == home / "Library/Application Support/interact-toolkit"
    assert settings_file() == own_folder() / "settings.json"


def test_on_windows_files_are_with_the_local_ones(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert own_folder() == home / "AppData/Local/interact-toolkit"
    monkeypatch.setenv("LOCALAPPDATA", str(home / "away"))
    assert settings_file() == home / "away/interact-toolkit/settings.json"
