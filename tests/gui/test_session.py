"""Opening a workspace: what a person waits for comes first."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from tests.gui.opened import open_window, seen
from toolkit.actions import events
from toolkit.actions.desk import Desk
from toolkit.actions.sample import sample_event
from toolkit.content.places import Places, shipped
from toolkit.gui import app, qtwords
from toolkit.gui.clock import LaptopClock
from toolkit.gui.held import HeldDialog
from toolkit.gui.look import glyphs, theme
from toolkit.store.journal import Journal
from toolkit.store.settings import LAST_EVENT, Settings
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Stage
    from toolkit.gui.window import MainWindow


def test_the_list_is_read_before_a_backup_is_thought_of(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def noted(name: str, before: Callable[..., object]) -> Callable[..., object]:
        def method(self: object) -> object:
            done.append(name)
            return before(self)

        return method

    monkeypatch.setattr(Journal, "events", noted("events", Journal.events))
    monkeypatch.setattr(Workspace, "backup_if_due", noted("backup", Workspace.backup_if_due))
    window = app.make_window(qapp, tmp_path / "workspace", Settings.load(tmp_path / "none.json"))
    qtbot.addWidget(window)
    window.painted.connect(window.session.open_workspace)
    window.painted.connect(lambda: window.open_page("events"))
    with qtbot.waitSignal(window.context.filled, timeout=20_000):
        window.show()
    qtbot.waitUntil(lambda: window.context.runner.idle, timeout=20_000)
    assert done[:2] == ["events", "backup"]
    window.close()


def test_ticks_and_arrows_are_there_before_the_first_page(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[str] = []
    monkeypatch.setattr(glyphs, "register", lambda palette: known.append(palette.name))
    window = app.make_window(qapp, tmp_path / "workspace", Settings.load(tmp_path / "none.json"))
    qtbot.addWidget(window)
    assert known == []
    window.open_page("help")
    assert known == [theme.current().name]
    window.close()


def test_the_event_at_hand_is_taken_up_again(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    folder, kept = tmp_path / "workspace", tmp_path / "settings.json"
    clock = LaptopClock()
    with Workspace.open(folder, now=clock.now) as workspace:
        desk = Desk(workspace, clock.now)
        event = events.prepare(desk, sample_event(Places(shipped()))).event

    def open_it(place: Path, page: str) -> MainWindow:
        window = app.make_window(qapp, place, Settings.load(kept))
        qtbot.addWidget(window)
        window.painted.connect(window.session.open_workspace)
        window.painted.connect(lambda: window.open_page(page))
        with qtbot.waitSignal(window.session.opened, timeout=20_000):
            window.show()
        qtbot.waitUntil(lambda: window.context.runner.idle, timeout=20_000)
        qapp.processEvents()
        return window

    first = open_it(folder, "start")
    assert first.context.watch is None
    with qtbot.waitSignal(first.context.watching, timeout=20_000):
        first.context.watch_event(event)
    first.close()
    assert Settings.load(kept).get(LAST_EVENT) == event

    again = open_it(folder, "run")
    assert again.context.watch is not None
    assert again.context.watch.id == event
    assert "No event is at hand. Choose the one that you want to run." not in seen(again)
    again.close()

    elsewhere = open_it(tmp_path / "another", "start")
    assert elsewhere.context.watch is None
    assert not any(event in text for text in seen(elsewhere))
    elsewhere.close()


def test_a_second_window_says_who_holds_the_events_and_ends_with_one(
    tmp_path: Path, root: Path
) -> None:
    home = {name: str(tmp_path / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    folder = tmp_path / "workspace"
    with Workspace.open(folder, now=LaptopClock().now):
        done = subprocess.run(
            [sys.executable, "main.py", "--workspace", str(folder)],
            cwd=root,
            env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    said = done.stderr.strip().splitlines()[-1]
    assert said.startswith("Your events are already open in another window, on ")
    assert f"({os.getpid()})" in said


def test_what_a_second_window_says_is_read_and_closed(stage: Stage, qtbot: QtBot) -> None:
    window = open_window(stage, "start")
    dialog = HeldDialog(window, "Your events are already open in another window.")
    dialog.open()
    assert "Your events are already open in another window." in seen(dialog)
    with qtbot.waitSignal(dialog.finished, timeout=5000):
        QTest.keyClick(dialog.end, Qt.Key.Key_Return)


@pytest.mark.parametrize(("language", "cancel"), [("it", "Annulla"), ("en", "Cancel")])
def test_qts_own_words_follow_the_language(
    stage: Stage, qapp: QApplication, language: str, cancel: str
) -> None:
    open_window(stage, "settings")
    app.retell(stage.context, "it")
    app.retell(stage.context, language)
    try:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        assert box.buttons()[0].text().replace("&", "") == cancel
    finally:
        qtwords.speak(qapp, "en")
