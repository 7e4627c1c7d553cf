"""A passphrase, set before the first name: what opens the workspace afterwards, what doesn't."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.model.errors import UserError
from toolkit.model.facts import Noted, Registered
from toolkit.model.instants import Instant
from toolkit.store import vault
from toolkit.store.database import DATABASE_NAME, Database
from toolkit.store.keys import KEYS_NAME, KeyFile, read_keys
from toolkit.store.keys import write_keys as real_write_keys
from toolkit.store.workspace import Statement, Workspace

Clock = Callable[[], Instant]
NAME = [Statement(Instant(1), Registered("01-01-A", "child", call_name="Nini"))]


def _code(folder: Path, clock: Clock, **given: str) -> str:
    with pytest.raises(UserError) as caught:
        Workspace.open(folder, now=clock, **given)  # type: ignore[arg-type]
    return caught.value.code


def test_a_new_workspace_opens_without_a_question(folder: Path, clock: Clock) -> None:
    for _ in range(2):
        with Workspace.open(folder, now=clock, device_name="Blue laptop") as workspace:
            assert not workspace.protected
            assert not workspace.needs_passphrase
            assert workspace.device_name == "Blue laptop"
            assert workspace.events() == []


def test_a_passphrase_given_to_an_unprotected_workspace_is_not_used(
    folder: Path, clock: Clock
) -> None:
    Workspace.open(folder, now=clock).close()
    with Workspace.open(folder, now=clock, passphrase="anything") as workspace:
        assert not workspace.protected


def test_protecting_and_opening_again(workspace: Workspace, folder: Path, clock: Clock) -> None:
    open_key, device = workspace._vault.key, workspace.device
    recovery_key = workspace.set_passphrase("correct horse")
    assert workspace.protected
    workspace.append("E-1", NAME)
    sealed_key = workspace._vault.key
    workspace.close()

    text = (folder / KEYS_NAME).read_text()
    assert open_key.hex() not in text
    assert sealed_key.hex() not in text
    with pytest.raises(UserError, match="damaged"):
        Database(folder / DATABASE_NAME, open_key)
    assert _code(folder, clock, passphrase="wrong horse") == "wrong-passphrase"
    for given in ({"passphrase": "correct horse"}, {"recovery_key": recovery_key.lower()}):
        with Workspace.open(folder, now=clock, **given) as again:  # type: ignore[arg-type]
            assert [f.kind for f in again.facts("E-1")] == ["prepared", "registered"]
            assert (again.device, again.protected) == (device, True)


def test_nothing_under_the_open_key_is_left(
    workspace: Workspace, folder: Path, pages: Callable[[Path], Any]
) -> None:
    open_key = workspace._vault.key
    workspace.append("E-1", [Statement(Instant(1), Noted("before the passphrase " * 900))])
    before = pages(folder / DATABASE_NAME)
    found, count = before.count_sealed_by(open_key)
    assert found == count > 3
    assert b"before the passphrase" in before.plain(open_key)
    workspace.set_passphrase("correct horse")
    after = pages(folder / DATABASE_NAME)
    found, count = after.count_sealed_by(open_key)
    assert (found, count > 3) == (0, True)
    assert after.count_sealed_by(workspace._vault.key) == (count, count)


def test_a_locked_workspace_waits_and_is_held(
    workspace: Workspace, folder: Path, clock: Clock
) -> None:
    workspace.set_passphrase("correct horse")
    workspace.close()
    with Workspace.open(folder, now=clock) as locked:
        assert locked.needs_passphrase
        assert _code(folder, clock) == "workspace-held"
        for ask in (locked.events, locked.backup, lambda: locked.setting("x")):
            with pytest.raises(UserError, match="workspace-locked"):
                ask()
        with pytest.raises(UserError, match="wrong-passphrase"):
            locked.unlock("wrong horse")
        assert locked.needs_passphrase
        locked.unlock("correct horse")
        assert not locked.needs_passphrase
        assert locked.events() == ["E-1"]


def test_it_goes_on_after_protecting_as_before(workspace: Workspace) -> None:
    workspace.set_setting("colour", "blue")
    workspace.set_passphrase("correct horse")
    (fact,) = workspace.append("E-1", NAME)
    assert fact.seq == 2
    assert workspace.setting("colour") == "blue"
    with pytest.raises(UserError, match="already-protected"):
        workspace.set_passphrase("another")


def test_a_passphrase_of_spaces_changes_nothing(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="passphrase-empty"):
        workspace.set_passphrase("   ")
    assert not workspace.protected
    workspace.append("E-1", [Statement(Instant(1), Noted("a"))])


def test_changing_the_passphrase(workspace: Workspace, folder: Path, clock: Clock) -> None:
    with pytest.raises(UserError, match="not-protected"):
        workspace.change_passphrase("a", "b")
    recovery_key = workspace.set_passphrase("old")
    with pytest.raises(UserError, match="wrong-passphrase"):
        workspace.change_passphrase("odl", "new")
    workspace.change_passphrase("old", "new")
    workspace.change_passphrase(recovery_key, "newer")
    workspace.close()
    assert _code(folder, clock, passphrase="old") == "wrong-passphrase"
    assert _code(folder, clock, passphrase="new") == "wrong-passphrase"
    Workspace.open(folder, now=clock, passphrase="newer").close()
    Workspace.open(folder, now=clock, recovery_key=recovery_key).close()


def test_proving_the_passphrase_while_it_is_open(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="not-protected"):
        workspace.prove("correct horse")
    recovery_key = workspace.set_passphrase("correct horse")
    workspace.prove("correct horse")
    workspace.prove(recovery_key)
    with pytest.raises(UserError, match="wrong-passphrase"):
        workspace.prove("wrong horse")


class Power(BaseException):
    """The power goes."""


@pytest.mark.parametrize("point", ["before the database", "after the database", "at the end"])
def test_the_power_may_go_while_the_key_is_changed(
    workspace: Workspace,
    folder: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    point: str,
) -> None:
    snapshot = folder.parent / "as it was then"
    changed = point != "before the database"
    real_change, real_write = Database.change_key, real_write_keys

    def off() -> None:
        shutil.copytree(folder, snapshot)
        raise Power

    def change_key(self: Database, key: bytes) -> None:
        if point == "before the database":
            off()
        # The new pages lie in the log beside the database and not yet in it.
        self.execute(f"""PRAGMA rekey = "x'{key.hex()}'" """)
        if point == "after the database":
            off()
        real_change(self, key)

    def write_keys(place: Path, keys: KeyFile) -> None:
        if keys.coming is None:
            off()
        real_write(place, keys)

    monkeypatch.setattr(Database, "change_key", change_key)
    monkeypatch.setattr(vault, "write_keys", write_keys)
    with pytest.raises(Power):
        workspace.set_passphrase("correct horse")
    workspace.close()
    monkeypatch.undo()

    for _ in range(2):
        with Workspace.open(snapshot, now=clock) as again:
            assert again.protected is changed
            if changed:
                again.unlock("correct horse")
            assert again.events() == ["E-1"]
        keys = read_keys(snapshot)
        assert keys is not None
        assert keys.coming is None


def test_a_disk_that_fills_up_while_the_key_is_changed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource")
    workspace.append("E-1", [Statement(Instant(1), Noted("x" * 900_000))])
    real = Database.change_key

    def change_key(self: Database, key: bytes) -> None:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
        try:
            real(self, key)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    with monkeypatch.context() as patch:
        patch.setattr(Database, "change_key", change_key)
        with pytest.raises(UserError, match="disk-full"):
            workspace.set_passphrase("correct horse")
    assert not workspace.protected
    workspace.append("E-1", [Statement(Instant(1), Noted("and it goes on"))])
    assert len(workspace.facts("E-1")) == 3
    workspace.set_passphrase("correct horse")
    assert workspace.protected
    assert len(workspace.facts("E-1")) == 3


def test_the_recovery_key_is_not_lost_when_the_last_write_fails(
    workspace: Workspace, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = real_write_keys

    def write_keys(place: Path, keys: KeyFile) -> None:
        if keys.coming is None:
            raise UserError("disk-full")
        real(place, keys)

    with monkeypatch.context() as patch:
        patch.setattr(vault, "write_keys", write_keys)
        recovery_key = workspace.set_passphrase("correct horse")
    workspace.append("E-1", NAME)
    workspace.close()
    with Workspace.open(folder, now=clock, recovery_key=recovery_key) as again:
        assert len(again.facts("E-1")) == 2
