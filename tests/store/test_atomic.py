import errno
import os
import stat
from pathlib import Path

import pytest

from toolkit.model.errors import UserError
from toolkit.store import atomic
from toolkit.store.atomic import replacing, write_atomic
from toolkit.store.disk import explain, probe


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_atomic(path, b"one")
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["book.xlsx"]


def test_the_old_file_stays_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), replacing(path) as partial:
        partial.write_bytes(b"x" * (1 // partial.stat().st_size))
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["book.xlsx"]


def test_contents_are_flushed_before_the_name_changes_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    path = tmp_path / "keys.json"

    def flush(handle: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        seen.append(f"{kind} {path.exists()}")

    monkeypatch.setattr(atomic, "flush", flush)
    write_atomic(path, b"x")
    assert seen == ["file False", "folder True"]


def test_a_private_file_is_its_owners_only(tmp_path: Path) -> None:
    write_atomic(tmp_path / "keys.json", b"x", private=True)
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600


def test_what_a_link_points_at_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target = tmp_path / "far" / "book.xlsx"
    link = tmp_path / "link.xlsx"
    link.symlink_to(target)
    write_atomic(link, b"x")
    assert target.read_bytes() == b"x"
    assert link.is_symlink()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "book.xlsx"
    with pytest.raises(UserError) as caught:
        write_atomic(path, b"x")
    assert (caught.value.code, caught.value.params) == ("folder-missing", {"path": str(path)})


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EFBIG, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "read-only"),
        (errno.ENOENT, "folder-missing"),
        (errno.EISDIR, "is-a-folder"),
        (errno.EIO, "disk-failing"),
    ],
)
def test_the_disks_refusals_have_a_meaning(number: int, code: str) -> None:
    error = explain(OSError(number, "no"), Path("x"))
    assert error is not None
    assert error.code == code


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(UserError) as caught:
        write_atomic(tmp_path / "out", b"new")
    assert (caught.value.code, caught.value.params) == (
        "is-a-folder",
        {"path": str(tmp_path / "out")},
    )
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_another_program_has_open_on_windows() -> None:
    error = PermissionError(errno.EACCES, "no")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    known = explain(error, Path("x"))
    assert known is not None
    assert known.code == "file-in-use"


def test_other_errors_of_the_system_stay_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Too many") as caught, replacing(tmp_path / "x"):
        raise OSError(errno.EMFILE, "Too many open files")
    assert not isinstance(caught.value, UserError)


def test_a_probe_that_can_write_doubts_the_disk(tmp_path: Path) -> None:
    assert probe(tmp_path, 1 << 20).code == "disk-failing"
    assert list(tmp_path.iterdir()) == []
