"""Proof: killed at 16:20 on day 3, opened again at 19:05; the missed block typed in from paper."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.gui.conftest import Stage, StageClock
from tests.gui.opened import open_window, seen
from tests.gui.pages.paper_desk import CTRL, PaperDesk
from tests.gui.proof import PACE, state
from toolkit.actions import events, running
from toolkit.actions.desk import Desk
from toolkit.actions.sample import SetClock, day_before, sample_event
from toolkit.content.places import Places, shipped
from toolkit.gui.context import Context
from toolkit.gui.pages.run import RunPage
from toolkit.gui.pages.run_gap import WhileAwayPanel
from toolkit.gui.session import STAMP
from toolkit.gui.tasks import Runner
from toolkit.model.facts import Marked, ResumeAnswered, Status
from toolkit.model.instants import MINUTE, Instant, load_zone, start_instant, to_datetime
from toolkit.model.schedule import State
from toolkit.store.settings import Settings
from toolkit.store.workspace import Workspace
from toolkit.words import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from toolkit.model.schedule import Row

PEER = "peer-test"
ACKS = 25
NEW = sample_event(Places(shipped()))
ZONE = load_zone(NEW.zone)


def at(clock: str) -> Instant:
    return start_instant(datetime.fromisoformat(f"2026-10-04T{clock}"), ZONE)


def prepare(folder: Path) -> str:
    """The sample's event on day 3 at 16:19: the peer test runs since 16:10."""
    clock = SetClock(day_before(NEW))
    with Workspace.open(folder, now=clock.now) as workspace:
        desk = Desk(workspace, clock.now)
        event = events.prepare(desk, NEW).event
        clock.set(at("16:10"))
        running.start_block(desk, event, PEER)
    return event


def mark_until_killed(root: Path, folder: Path, event: str) -> list[str]:
    """Let a window mark the group, kill it in the midst of that; give what it acknowledged."""
    told: list[str] = []
    acks = 0
    child = str(root / "tests" / "gui" / "gap_child.py")
    with subprocess.Popen(
        [sys.executable, child, str(folder), event, str(at("16:20"))],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            word, *ids = line.split()
            assert word == "ack"
            told += ids
            acks += 1
            if acks == ACKS:
                os.kill(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    return told


@contextmanager
def reopened(qtbot: QtBot, folder: Path, event: str) -> Iterator[Stage]:
    """The same workspace in a new window's hands, at 19:05."""
    clock = StageClock(at("19:05"))
    root = shipped()
    runner = Runner()
    context = Context(
        words=load("en", root / "i18n"),
        settings=Settings.load(folder.parent / "settings.json"),
        runner=runner,
        root=root,
        folder=folder,
    )
    with Workspace.open(folder, now=clock.now) as workspace:
        context.clock = clock
        context.desk = Desk(workspace, clock.now)
        stage = Stage(context, clock, workspace, qtbot)
        context.ticker.start(folder / STAMP)
        stage.watch(event)
        yield stage
        context.ticker.stop()
        runner.stop()


def test_the_missed_block_is_typed_in_from_paper(
    qtbot: QtBot,
    stage: Stage,
    root: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    folder = tmp_path / "killed" / "workspace"
    event = prepare(folder)
    told = mark_until_killed(root, folder, event)
    assert len(told) >= ACKS
    with reopened(qtbot, folder, event) as again:
        kept = {fact.id.hex() for fact in again.context.watch.facts}  # type: ignore[union-attr]
        assert set(told) <= kept, "every acknowledged mark is there"
        window = open_window(again, "run")
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        again.settle()
        page = window.page
        assert isinstance(page, RunPage)
        panel = page.prompts.panel
        assert isinstance(panel, WhileAwayPanel)
        assert any(text.endswith("passed unseen. How did it go on?") for text in seen(page))
        assert wall(again, "dinner-3") == "19:15"

        desk = PaperDesk(again, window)
        began = time.monotonic()
        desk.click(button(page, "I'll enter it from paper"))
        type_sheet(desk)
        seconds = time.monotonic() - began
        check(again)
        assert desk.presses / PACE < 60
        assert seconds < 60
        state(request, desk.presses, seconds)
        assert desk.presses <= 32, desk.presses

        # The day goes on: dinner is on time.
        again.clock.set(at("19:15"))
        window.open_page("run")
        again.settle()
        desk.key(Qt.Key.Key_Return, CTRL)
        again.settle()
        assert wall(again, "dinner-3") == "19:15"
        assert row(again, "dinner-3").state is State.RUNNING


def button(page: RunPage, text: str) -> QAbstractButton:
    (found,) = [b for b in page.findChildren(QAbstractButton) if b.text() == text and b.isVisible()]
    return found


def type_sheet(desk: PaperDesk) -> None:
    """The sheet says: all there, but one 7 min late, one left 15 min early, one not here."""
    # The keyboard is where the gap's first start is missing: free time began at 17:12.
    desk.type("1712")
    desk.at_mark(PEER, row=1)
    desk.key(Qt.Key.Key_A, CTRL)
    desk.type("1")
    desk.type("27")
    for _ in range(3):
        desk.key(Qt.Key.Key_Down)
    desk.type("315")
    for _ in range(4):
        desk.key(Qt.Key.Key_Down)
    desk.type("6")
    for _ in range(3):
        desk.key(Qt.Key.Key_Down)
    desk.type("7")
    desk.key(Qt.Key.Key_Return, CTRL)
    desk.stage.settle()


def check(stage: Stage) -> None:
    codes = sorted(p.code for p in stage.state.participants())
    marks = stage.state.register.marks[PEER]
    assert sorted(marks) == codes
    assert (marks[codes[1]].status, marks[codes[1]].minutes) == (Status.LATE, 7)
    assert (marks[codes[4]].status, marks[codes[4]].minutes) == (Status.LEFT_EARLY, 15)
    assert marks[codes[8]].status is Status.NOT_HERE
    peer = row(stage, PEER)
    assert (peer.minutes, peer.state) == (62, State.DONE)
    assert row(stage, "free-3").state is State.RUNNING
    assert wall(stage, "dinner-3") == "19:15"
    facts = stage.context.watch.facts  # type: ignore[union-attr]
    answers = [f.what for f in facts if isinstance(f.what, ResumeAnswered)]
    assert [answer.answer for answer in answers] == ["entered"]
    assert Instant(answers[0].start) - at("16:20") < MINUTE
    assert answers[0].end == at("19:05")
    last = [f for f in facts if isinstance(f.what, Marked)][-1]
    assert peer.begin <= last.holds < peer.end, "marks hold within their block"


def row(stage: Stage, block: str) -> Row:
    found = stage.state.timeline(stage.clock.now()).row(block)
    assert found is not None
    return found


def wall(stage: Stage, block: str) -> str:
    return f"{to_datetime(row(stage, block).begin, ZONE):%H:%M}"
