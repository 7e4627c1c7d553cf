import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from toolkit.model.errors import UserError
from toolkit.model.instants import Instant
from toolkit.store.lock import LOCK_NAME, FolderLock
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    import subprocess

NOW = Instant(1_774_616_400_000)
Child = Callable[..., "subprocess.Popen[str]"]


def test_a_second_hold_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    first = FolderLock.take(tmp_path, NOW)
    with pytest.raises(UserError) as caught:
        FolderLock.take(tmp_path, NOW)
    assert caught.value.code == "workspace-held"
    assert caught.value.params["pid"] == os.getpid()
    assert caught.value.params["since"] == NOW
    assert str(os.getpid()) in str(caught.value.params["by"])
    first.release()
    first.release()
    FolderLock.take(tmp_path, NOW).release()


def test_a_lock_file_left_behind_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).write_text('{"host": "laptop", "pid": 1, "since": 0}')
    FolderLock.take(tmp_path, NOW).release()


def test_a_holder_that_is_just_writing_its_name_still_holds(tmp_path: Path) -> None:
    lock = FolderLock.take(tmp_path, NOW)
    (tmp_path / LOCK_NAME).write_text("")
    with pytest.raises(UserError, match="workspace-held"):
        FolderLock.take(tmp_path, NOW)
    lock.release()


def test_another_process_is_named_and_its_crash_lets_go(folder: Path, child: Child) -> None:
    with child("hold", folder) as holder:
        assert holder.stdout is not None
        pid = int(holder.stdout.readline().split()[1])
        with pytest.raises(UserError) as caught:
            Workspace.open(folder, now=lambda: NOW)
        assert caught.value.code == "workspace-held"
        assert caught.value.params["pid"] == pid
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        Workspace.open(folder, now=lambda: NOW).close()


def test_an_opening_that_fails_lets_go(folder: Path) -> None:
    folder.mkdir()
    (folder / "workspace.db").write_bytes(b"no keys beside it")
    for _ in range(2):
        with pytest.raises(UserError, match="keys-missing"):
            Workspace.open(folder, now=lambda: NOW)
