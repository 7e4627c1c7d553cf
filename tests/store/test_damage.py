"""Files that are not what they should be: told in one word, and left as they are."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.model.errors import UserError
from toolkit.model.facts import Noted
from toolkit.model.instants import Instant
from toolkit.store.database import DATABASE_NAME
from toolkit.store.keys import KEYS_NAME, OpenKey, new_keys, read_keys, write_keys
from toolkit.store.workspace import Statement, Workspace

Clock = Callable[[], Instant]


@pytest.fixture
def filled(workspace: Workspace, folder: Path) -> Path:
    """A closed workspace of some hundred pages."""
    said = [Statement(Instant(1), Noted("x" * 900)) for _ in range(400)]
    workspace.append("E-1", said)
    workspace.close()
    return folder


def _told(folder: Path, clock: Clock) -> str:
    """The word that opening or reading everything ends with."""
    before = {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "lock"}
    try:
        with Workspace.open(folder, now=clock) as workspace:
            workspace.facts("E-1")
            workspace.backup(folder.parent)
    except UserError as error:
        for name in (DATABASE_NAME, KEYS_NAME):
            assert before.get(name) == (
                (folder / name).read_bytes() if (folder / name).exists() else None
            )
        return error.code
    return ""


def test_a_sound_one_is_opened(filled: Path, clock: Clock) -> None:
    assert _told(filled, clock) == ""


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_database(filled: Path, clock: Clock, share: float) -> None:
    path = filled / DATABASE_NAME
    os.truncate(path, int(path.stat().st_size * share))
    assert _told(filled, clock) == "damaged"


@pytest.mark.parametrize("garbage", [b"\0" * 9000, b"SQLite format 3\0" * 600, os.urandom(20_000)])
def test_garbage_for_a_database(filled: Path, clock: Clock, garbage: bytes) -> None:
    (filled / DATABASE_NAME).write_bytes(garbage)
    assert _told(filled, clock) == "damaged"


@given(st.floats(0, 0.9999), st.binary(min_size=1, max_size=50))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_few_wrong_bytes_anywhere(filled: Path, clock: Clock, place: float, wrong: bytes) -> None:
    path = filled / DATABASE_NAME
    whole = path.read_bytes()
    at = int(len(whole) * place)
    changed = whole[:at] + bytes(b ^ (w or 1) for b, w in zip(whole[at:], wrong, strict=False))
    path.write_bytes(changed + whole[len(changed) :])
    assert _told(filled, clock) == "damaged"
    path.write_bytes(whole)
    assert _told(filled, clock) == ""


def test_another_workspaces_keys(filled: Path, clock: Clock) -> None:
    write_keys(filled, new_keys(os.urandom))
    keys = read_keys(filled)
    assert keys is not None
    assert isinstance(keys.key, OpenKey)
    (filled / KEYS_NAME).write_text(
        (filled / KEYS_NAME).read_text().replace('"fresh": true', '"fresh": false')
    )
    assert _told(filled, clock) == "damaged"


@pytest.mark.parametrize(
    ("missing", "code"), [(KEYS_NAME, "keys-missing"), (DATABASE_NAME, "database-missing")]
)
def test_neither_file_is_made_anew_beside_the_other(
    filled: Path, clock: Clock, missing: str, code: str
) -> None:
    (filled / missing).unlink()
    assert _told(filled, clock) == code
    assert not (filled / missing).exists()


def test_a_key_file_of_garbage(filled: Path, clock: Clock) -> None:
    (filled / KEYS_NAME).write_bytes(b"\xff\xd8\xff\xe0 a renamed picture")
    assert _told(filled, clock) == "keys-damaged"


def test_a_newer_database(filled: Path, clock: Clock) -> None:
    with Workspace.open(filled, now=clock) as workspace:
        workspace._vault.database.execute("PRAGMA user_version = 99")
    assert _told(filled, clock) == "newer-database"


def test_a_beginning_that_was_broken_off_begins_again(folder: Path, clock: Clock) -> None:
    folder.mkdir()
    write_keys(folder, new_keys(os.urandom))
    (folder / DATABASE_NAME).write_bytes(b"half a page")
    with Workspace.open(folder, now=clock) as workspace:
        workspace.append("E-1", [Statement(Instant(1), Noted("a"))])
    with Workspace.open(folder, now=clock) as workspace:
        assert len(workspace.facts("E-1")) == 1
