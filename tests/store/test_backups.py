import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from toolkit.model.errors import UserError
from toolkit.model.facts import Noted
from toolkit.model.instants import HOUR, Instant
from toolkit.store import backups, restore
from toolkit.store.backups import KEEP, SUFFIX, list_backups, read_backup
from toolkit.store.database import DATABASE_NAME
from toolkit.store.keys import KEYS_NAME
from toolkit.store.restore import restore_backup
from toolkit.store.workspace import Statement, Workspace

if TYPE_CHECKING:
    from tests.store.conftest import Clock

NOTE = [Statement(Instant(1), Noted("a"))]


def test_a_backup_on_demand_says_what_it_is(workspace: Workspace, clock: "Clock") -> None:
    file = workspace.backup()
    (found,) = workspace.latest_backups()
    assert found == read_backup(file)
    assert (found.made, found.facts, found.protected) == (clock(), 1, False)
    assert file.name == "000001-20260327T130000Z.interact-backup"
    assert list(file.parent.glob(".*")) == []


def test_a_backup_is_due_once_an_hour(workspace: Workspace, clock: "Clock") -> None:
    assert workspace.backup_if_due() is not None
    clock.forward(HOUR - 1)
    assert workspace.backup_if_due() is None
    clock.forward(1)
    assert workspace.backup_if_due() is not None
    # The clock was put back: the last backup seems to lie in the future.
    clock.forward(-5 * HOUR)
    newest = workspace.backup_if_due()
    assert newest is not None
    assert workspace.latest_backups()[0].path == newest


def test_an_empty_workspace_has_nothing_to_lose(folder: Path, clock: "Clock") -> None:
    with Workspace.open(folder, now=clock) as workspace:
        assert workspace.backup_if_due() is None
    assert not (folder / "backups").exists()


def test_the_last_ten_are_kept_in_the_order_they_were_made(
    workspace: Workspace, clock: "Clock"
) -> None:
    made = []
    for number in range(KEEP + 3):
        clock.forward(HOUR if number % 2 else -2 * HOUR)
        made.append(workspace.backup())
    assert [b.path for b in workspace.latest_backups()] == made[: -KEEP - 1 : -1]


def test_what_a_crash_left_half_done_is_swept_up(workspace: Workspace) -> None:
    home = workspace.backup().parent
    (home / ".0123.db.partial").write_bytes(b"half")
    workspace.backup()
    assert not (home / ".0123.db.partial").exists()


def test_a_backup_to_where_a_person_wants_it(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.backup(tmp_path).parent == tmp_path
    assert workspace.backup(tmp_path / "stick").name == "stick" + SUFFIX
    assert workspace.backup(tmp_path / f"a{SUFFIX}").name == f"a{SUFFIX}"
    assert workspace.latest_backups() == []
    with pytest.raises(UserError, match="folder-missing"):
        workspace.backup(tmp_path / "nowhere" / "a")


def test_protecting_replaces_the_backups_that_hold_an_open_key(
    workspace: Workspace, folder: Path
) -> None:
    open_key = workspace._vault.key.hex().encode()
    workspace.backup()
    workspace.backup()
    assert open_key in workspace.latest_backups()[0].path.read_bytes()
    workspace.set_passphrase("correct horse")
    (only,) = list_backups(folder)
    assert only.protected
    assert only.facts == 1
    assert not any(open_key in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_changing_the_passphrase_replaces_the_backups_under_the_old(
    workspace: Workspace, folder: Path, tmp_path: Path, clock: "Clock"
) -> None:
    workspace.set_passphrase("old")
    workspace.backup()
    workspace.change_passphrase("old", "new")
    (only,) = list_backups(folder)
    with pytest.raises(UserError, match="wrong-passphrase"):
        restore_backup(only.path, tmp_path / "other", now=clock, passphrase="old")
    restore_backup(only.path, tmp_path / "other", now=clock, passphrase="new")


def test_a_backup_that_could_not_be_renewed_is_due_at_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.backup()

    def full(*_: object) -> None:
        raise UserError("disk-full")

    with monkeypatch.context() as patch:
        patch.setattr("toolkit.store.workspace.make_backup", full)
        workspace.set_passphrase("correct horse")
        assert [b.protected for b in workspace.latest_backups()] == [False]
    assert workspace.backup_if_due() is not None
    assert [b.protected for b in workspace.latest_backups()] == [True]


def test_a_backup_can_be_put_back_elsewhere(
    workspace: Workspace, tmp_path: Path, clock: "Clock"
) -> None:
    recovery_key = workspace.set_passphrase("correct horse")
    workspace.set_setting("colour", "blue")
    workspace.append("E-1", NOTE)
    facts = workspace.facts("E-1")
    file = workspace.backup(tmp_path)
    given: list[dict[str, str]] = [
        {"passphrase": "correct horse"},
        {"recovery_key": recovery_key},
    ]
    for number, keys in enumerate(given):
        other = tmp_path / f"other-{number}"
        restore_backup(file, other, now=clock, device_name="Green", **keys)  # type: ignore[arg-type]
        with Workspace.open(other, now=clock, **keys) as restored:  # type: ignore[arg-type]
            assert restored.facts("E-1") == facts
            assert restored.setting("colour") == "blue"
            assert restored.device_name == "Green"


def test_who_restores_writes_as_a_new_device(
    workspace: Workspace, tmp_path: Path, clock: "Clock"
) -> None:
    file = workspace.backup(tmp_path)
    restore_backup(file, tmp_path / "other", now=clock)
    (here,) = workspace.append("E-1", NOTE)
    clock.forward(-HOUR)
    with Workspace.open(tmp_path / "other", now=clock) as other:
        (there,) = other.append("E-1", NOTE)
        assert other.facts("E-1")[-1] == there
    assert there.device != here.device
    assert (here.seq, there.seq) == (2, 1)
    assert json.loads(there.seen) == {here.device: 1}
    with Workspace.open(tmp_path / "other", now=clock) as other:
        (later,) = other.append("E-1", NOTE)
    assert (later.seq, later.recorded, later.seen) == (2, there.recorded + 1, there.seen)


def test_a_workspace_that_is_there_is_moved_aside_and_never_lost(
    workspace: Workspace, folder: Path, tmp_path: Path, clock: "Clock"
) -> None:
    file = workspace.backup(tmp_path)
    workspace.append("E-1", NOTE)
    with pytest.raises(UserError, match="workspace-held"):
        restore_backup(file, folder, now=clock, replace=True)
    workspace.close()
    with pytest.raises(UserError, match="folder-taken"):
        restore_backup(file, folder, now=clock)
    for number in (1, 2):
        restore_backup(file, folder, now=clock, replace=True)
        assert (folder / f"replaced-{number}" / DATABASE_NAME).exists()
    with Workspace.open(folder, now=clock) as restored:
        assert len(restored.facts("E-1")) == 1
    with Workspace.open(folder / "replaced-1", now=clock) as before:
        assert len(before.facts("E-1")) == 2


def test_a_damaged_workspace_is_healed_by_its_own_backup(
    workspace: Workspace, folder: Path, clock: "Clock"
) -> None:
    workspace.backup()
    workspace.close()
    (folder / DATABASE_NAME).write_bytes(b"garbage" * 5000)
    with pytest.raises(UserError, match="damaged"):
        Workspace.open(folder, now=clock)
    restore_backup(list_backups(folder)[0].path, folder, now=clock, replace=True)
    with Workspace.open(folder, now=clock) as healed:
        assert healed.events() == ["E-1"]
        assert len(healed.latest_backups()) == 1


class Power(BaseException):
    """The power goes."""


@pytest.mark.parametrize("step", range(6))
def test_the_power_may_go_while_a_backup_is_put_back(
    workspace: Workspace,
    folder: Path,
    tmp_path: Path,
    clock: "Clock",
    monkeypatch: pytest.MonkeyPatch,
    step: int,
) -> None:
    file = workspace.backup(tmp_path)
    workspace.append("E-1", NOTE)
    workspace.close()
    left = [step]
    real_move, real_clear = restore._move, restore._clear

    def spend() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Power

    def move(path: Path, place: Path) -> None:
        spend()
        real_move(path, place)

    def clear(place: Path) -> None:
        if place.exists():
            spend()
        real_clear(place)

    with monkeypatch.context() as patch:
        patch.setattr(restore, "_move", move)
        patch.setattr(restore, "_clear", clear)
        try:
            restore_backup(file, folder, now=clock, replace=True)
        except Power:
            assert step < 5
        else:
            assert step == 5
    for _ in range(2):
        with Workspace.open(folder, now=clock) as restored:
            assert len(restored.facts("E-1")) == 1
    assert sorted(p.name for p in (folder / "replaced-1").iterdir()) == [KEYS_NAME, DATABASE_NAME]
    assert not (folder / ".restored").exists()


def test_what_is_refused_leaves_the_folder_as_it_was(
    workspace: Workspace, tmp_path: Path, clock: "Clock"
) -> None:
    workspace.set_passphrase("correct horse")
    file = workspace.backup(tmp_path)
    whole = file.read_bytes()
    other = tmp_path / "other"
    cases: list[tuple[bytes, dict[str, str], str]] = [
        (whole, {}, "workspace-locked"),
        (whole, {"passphrase": "wrong"}, "wrong-passphrase"),
        (whole[: len(whole) // 2], {"passphrase": "correct horse"}, "backup-unreadable"),
        (b"\xff\xd8\xff\xe0 a renamed picture", {}, "backup-unreadable"),
        (b"", {}, "backup-unreadable"),
    ]
    for data, given, code in cases:
        file.write_bytes(data)
        with pytest.raises(UserError, match=code):
            restore_backup(file, other, now=clock, **given)  # type: ignore[arg-type]
        assert not other.exists() or {p.name for p in other.iterdir()} <= {"lock"}


def _repacked(file: Path, target: Path, changes: dict[str, bytes | None], method: int) -> Path:
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w", method) as new:
        for name in old.namelist():
            data = changes.get(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return target


@pytest.mark.parametrize(
    ("changes", "method", "code"),
    [
        ({"manifest.json": None}, zipfile.ZIP_STORED, "backup-unreadable"),
        ({"manifest.json": b"{}"}, zipfile.ZIP_STORED, "backup-unreadable"),
        ({KEYS_NAME: None}, zipfile.ZIP_STORED, "backup-unreadable"),
        ({KEYS_NAME: b"{}"}, zipfile.ZIP_STORED, "keys-damaged"),
        ({DATABASE_NAME: None}, zipfile.ZIP_STORED, "backup-unreadable"),
        ({DATABASE_NAME: b""}, zipfile.ZIP_STORED, "damaged"),
        ({DATABASE_NAME: b"x" * 8192}, zipfile.ZIP_STORED, "damaged"),
        ({}, zipfile.ZIP_DEFLATED, "backup-unreadable"),
        (
            {"manifest.json": b'{"format":2,"made":1,"facts":1,"generation":0,"protected":false}'},
            zipfile.ZIP_STORED,
            "newer-backup",
        ),
    ],
)
def test_a_backup_that_was_tampered_with(
    workspace: Workspace,
    tmp_path: Path,
    clock: "Clock",
    changes: dict[str, bytes | None],
    method: int,
    code: str,
) -> None:
    file = _repacked(workspace.backup(tmp_path), tmp_path / f"b{SUFFIX}", changes, method)
    with pytest.raises(UserError) as caught:
        restore_backup(file, tmp_path / "other", now=clock)
    assert caught.value.code == code
    assert {p.name for p in (tmp_path / "other").glob("*")} <= {"lock"}


def test_one_that_cannot_be_read_is_not_listed_and_goes_with_the_next(
    workspace: Workspace,
) -> None:
    broken = workspace.backup()
    broken.write_bytes(b"broken")
    assert workspace.latest_backups() == []
    whole = workspace.backup()
    assert [b.path for b in workspace.latest_backups()] == [whole]
    assert not broken.exists()


def test_an_unsound_copy_is_no_backup(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.append("E-1", [Statement(Instant(1), Noted("x" * 50_000))])
    workspace._vault.database.checkpoint()
    path = folder / DATABASE_NAME
    with path.open("r+b") as file:
        file.seek(-4096 * 3, 2)
        file.write(b"\0" * 500)
    workspace._vault.database.execute("PRAGMA shrink_memory")
    with pytest.raises(UserError, match="damaged"):
        workspace.backup()
    assert workspace.latest_backups() == []
    assert list((folder / backups.BACKUPS_NAME).iterdir()) == []
