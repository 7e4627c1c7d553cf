"""Killed in the middle of a search: everything that was said is there again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from toolkit.actions.desk import Desk
from toolkit.model.search import open_search
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.conftest import Scene


@pytest.mark.parametrize("lines", [1, 2, 9, 40])
def test_what_was_acknowledged_is_there_after_a_kill(scene: Scene, lines: int, root: Path) -> None:
    folder, now, event = scene.desk.workspace.folder, scene.clock.now, scene.event
    begun = scene.instant("2026-10-04T02:00")
    scene.desk.workspace.close()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.actions.search_child", str(folder), event, str(begun)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    told = [child.stdout.readline() for _ in range(lines)]
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate(timeout=30)
    acknowledged = " ".join([*told, rest[: rest.rfind("\n") + 1]]).split()
    with Workspace.open(folder, now=now) as workspace:
        desk = Desk(workspace, now)
        kept = {fact.id.hex() for fact in desk.facts(event)}
        assert set(acknowledged) <= kept
        search = open_search(desk.event(event))
        assert search is not None
        assert (search.opened, search.count.counted) == (begun, 12)
        if lines >= 9:
            assert search.missing
            assert search.calls
            assert search.notes
