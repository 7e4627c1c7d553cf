import json
from pathlib import Path

import pytest

from toolkit.model.errors import UserError
from toolkit.store import settings
from toolkit.store.settings import GEOMETRY, LANGUAGE, RECENT, SOUND, THEME, Setting, Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_everything_is_as_at_first(path: Path) -> None:
    loaded = Settings.load(path)
    assert (loaded.get(THEME), loaded.get(SOUND), loaded.get(RECENT)) == ("system", True, ())
    assert not path.exists()


def test_what_was_set_is_there_the_next_time(path: Path) -> None:
    first = Settings.load(path)
    first.set(THEME, "dark")
    first.set(GEOMETRY, b"\x00\xff\x10")
    first.set(RECENT, ("a", "b"))
    first.set(SOUND, value=False)
    again = Settings.load(path)
    assert again.get(THEME) == "dark"
    assert again.get(GEOMETRY) == b"\x00\xff\x10"
    assert again.get(RECENT) == ("a", "b")
    assert again.get(SOUND) is False


@pytest.mark.parametrize("broken", [b"", b"{", b"[1]", b"\xff\xfe", b'{"theme": '])
def test_a_broken_file_is_kept_aside(path: Path, broken: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(broken)
    loaded = Settings.load(path)
    assert loaded.get(THEME) == "system"
    assert path.with_name("settings.json.broken").read_bytes() == broken
    loaded.set(LANGUAGE, "el")
    assert Settings.load(path).get(LANGUAGE) == "el"


@pytest.mark.parametrize("value", ["pink", 3, None, ["dark"]])
def test_a_value_that_a_setting_cannot_have_counts_as_none(path: Path, value: object) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"theme": value, "language": "ro"}))
    loaded = Settings.load(path)
    assert loaded.get(THEME) == "system"
    assert loaded.get(LANGUAGE) == "ro"


def test_what_a_newer_program_remembers_stays(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"zoom-of-tomorrow": {"x": [1.5]}}')
    Settings.load(path).set(LANGUAGE, "es")
    assert json.loads(path.read_text()) == {"zoom-of-tomorrow": {"x": [1.5]}, "language": "es"}


def test_the_same_value_is_not_written_again(path: Path) -> None:
    loaded = Settings.load(path)
    loaded.set(RECENT, ("a",))
    path.unlink()
    loaded.set(RECENT, ("a",))
    assert not path.exists()


def test_a_setting_that_cannot_be_written_holds_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way of the folder")
    loaded = Settings.load(tmp_path / "file" / "settings.json")
    with pytest.raises(UserError):
        loaded.set(THEME, "light")
    assert loaded.get(THEME) == "light"


def test_each_setting_is_declared_once() -> None:
    declared = [value for value in vars(settings).values() if isinstance(value, Setting)]
    assert len({setting.key for setting in declared}) == len(declared) >= 5
