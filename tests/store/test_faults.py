"""A full disk, a folder that may not be written: a clear word, nothing lost, and it goes on."""

import resource
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from toolkit.model.errors import UserError
from toolkit.model.facts import Fact, Noted
from toolkit.model.instants import Instant
from toolkit.store.atomic import write_atomic
from toolkit.store.settings import THEME, Settings
from toolkit.store.workspace import Statement, Workspace

if TYPE_CHECKING:
    import subprocess

Child = Callable[..., "subprocess.Popen[str]"]
NOTE = Statement(Instant(1), Noted("x" * 700))


@contextmanager
def _longest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond ``size``, as a quota does; the system then refuses the write."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _fill(workspace: Workspace) -> list[Fact]:
    """Append until it is refused; give what was acknowledged."""
    said: list[Fact] = []
    code = ""
    while not code and len(said) < 6000:
        try:
            said += workspace.append("E-1", [NOTE, NOTE])
        except UserError as error:
            code = error.code
    assert code == "disk-full"
    return said


def _goes_on(workspace: Workspace, said: list[Fact]) -> None:
    """Everything acknowledged is there, nothing else, and the next fact is the next in order."""
    assert workspace.facts("E-1")[1:] == said
    (later,) = workspace.append("E-1", [NOTE])
    assert later.seq == said[-1].seq + 1
    assert workspace.facts("E-1")[1:] == [*said, later]
    assert workspace._vault.database.all("PRAGMA integrity_check") == [("ok",)]


def test_a_database_that_may_not_grow(workspace: Workspace) -> None:
    database = workspace._vault.database
    pages = database.one("PRAGMA page_count")
    database.execute(f"PRAGMA max_page_count = {pages + 20}")
    said = _fill(workspace)
    assert len(said) > 10
    for _ in range(3):
        with pytest.raises(UserError, match="disk-full"):
            workspace.append("E-1", [NOTE, NOTE])
    database.execute("PRAGMA max_page_count = 4294967294")
    _goes_on(workspace, said)


def test_a_write_that_the_system_refuses(
    workspace: Workspace, folder: Path, clock: Callable[[], Instant]
) -> None:
    with _longest_file(300_000):
        said = _fill(workspace)
        with pytest.raises(UserError, match="disk-full") as caught:
            workspace.append("E-1", [Statement(Instant(1), Noted("x" * 400_000))])
        assert caught.value.params == {"path": str(folder)}
        assert workspace.facts("E-1")[1:] == said
    assert len(said) > 10
    assert not list(folder.glob(".probe*"))
    _goes_on(workspace, said)
    count = len(workspace.facts("E-1"))
    workspace.close()
    with Workspace.open(folder, now=clock) as again:
        assert len(again.facts("E-1")) == count


def test_a_crash_while_the_disk_is_full_loses_nothing(
    workspace: Workspace, folder: Path, tmp_path: Path, clock: Callable[[], Instant]
) -> None:
    with _longest_file(300_000):
        said = _fill(workspace)
        shutil.copytree(folder, tmp_path / "after the crash")
    with Workspace.open(tmp_path / "after the crash", now=clock) as again:
        assert again.facts("E-1")[1:] == said


def test_no_room_for_a_backup(workspace: Workspace, tmp_path: Path) -> None:
    workspace.append("E-1", [NOTE] * 300)
    with _longest_file(100_000):
        with pytest.raises(UserError, match="disk-full"):
            workspace.backup()
        with pytest.raises(UserError, match="disk-full"):
            workspace.backup(tmp_path)
    assert not list(tmp_path.rglob("*.partial"))
    assert workspace.latest_backups() == []
    workspace.backup()
    assert len(workspace.latest_backups()) == 1


def test_no_room_to_erase_is_told_and_can_be_finished(workspace: Workspace) -> None:
    facts = workspace.append("E-1", [NOTE] * 300)
    with _longest_file(100_000), pytest.raises(UserError, match="disk-full"):
        workspace.redact("E-1", [facts[0].id])
    workspace.redact("E-1", [facts[0].id])
    assert [f.what for f in workspace.facts("E-1")[1:3]] == [None, NOTE.body]


def test_no_room_for_a_new_workspace(folder: Path, clock: Callable[[], Instant]) -> None:
    with _longest_file(5000), pytest.raises(UserError, match="disk-full"):
        Workspace.open(folder, now=clock)
    with Workspace.open(folder, now=clock) as workspace:
        assert workspace.append("E-1", [NOTE])


def test_no_room_for_a_file(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_atomic(path, b"old")
    with _longest_file(1000), pytest.raises(UserError, match="disk-full"):
        write_atomic(path, b"x" * 2000)
    assert [p.name for p in tmp_path.iterdir()] == ["book.xlsx"]
    assert path.read_bytes() == b"old"


@pytest.fixture
def visible() -> Iterator[Path]:
    """A folder that everyone may enter: the tests' own ones are closed to other users."""
    place = Path(tempfile.mkdtemp(prefix="interact-store-"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


def _opened_by_another(folder: Path, child: Child) -> str:
    with child("refused", folder) as process:
        return process.communicate()[0].strip()


def test_a_folder_that_may_not_be_written(
    visible: Path, child: Child, clock: Callable[[], Instant]
) -> None:
    folder = visible / "workspace"
    with Workspace.open(folder, now=clock) as workspace:
        said = workspace.append("E-1", [NOTE])
    folder.chmod(0o555)
    for path in folder.iterdir():
        path.chmod(0o444)
    assert _opened_by_another(folder, child) == "read-only"
    for path in folder.iterdir():
        path.chmod(0o644)
    folder.chmod(0o755)
    with Workspace.open(folder, now=clock) as workspace:
        assert workspace.facts("E-1") == said


def test_a_place_where_no_folder_may_be_made(visible: Path, child: Child) -> None:
    visible.chmod(0o555)
    assert _opened_by_another(visible / "workspace", child) == "read-only"
    visible.chmod(0o755)


def test_a_database_that_alone_may_not_be_written(
    visible: Path, child: Child, clock: Callable[[], Instant]
) -> None:
    folder = visible / "workspace"
    Workspace.open(folder, now=clock).close()
    folder.chmod(0o777)
    (folder / "lock").chmod(0o666)
    (folder / "keys.json").chmod(0o444)
    (folder / "workspace.db").chmod(0o444)
    assert _opened_by_another(folder, child) == "read-only"


def test_a_workspace_whose_database_turns_read_only(workspace: Workspace) -> None:
    database = workspace._vault.database
    database.execute("PRAGMA query_only = ON")
    with pytest.raises(UserError, match="read-only"):
        workspace.append("E-1", [NOTE])
    database.execute("PRAGMA query_only = OFF")
    _goes_on(workspace, workspace.append("E-1", [NOTE]))


def test_the_settings_of_someone_who_may_not_write(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "settings.json")
    with _longest_file(2), pytest.raises(UserError, match="disk-full"):
        settings.set(THEME, "dark")
    assert list(tmp_path.iterdir()) == []
    assert settings.get(THEME) == "dark"
