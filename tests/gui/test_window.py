"""The whole window: what it loads before it is painted, what it remembers, its pages and keys."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from tests.gui.opened import open_window, seen
from toolkit.actions import events, running
from toolkit.actions.sample import sample_event
from toolkit.content.places import Places
from toolkit.doors import DOORS
from toolkit.gui import app, families
from toolkit.gui.pages.help import OF_PAGE, HelpPage
from toolkit.model.errors import UserError
from toolkit.model.schedule import Phase
from toolkit.store.settings import GEOMETRY, LANGUAGE, LAST_PAGE, THEME, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Stage
    from toolkit.actions.desk import Changed, Desk
    from toolkit.gui.tasks import Progress

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAGES = [name.removeprefix("page:") for name in DOORS if name.startswith("page:")]
HEAVY = ("reportlab", "openpyxl", "sqlcipher3", "babel", "ruamel", "cryptography", "uharfbuzz")

_FIRST_PAINT = """
import json, sys
from PySide6.QtWidgets import QApplication
from pathlib import Path
from toolkit.gui import app, families
from toolkit.store.settings import Settings

application = QApplication(["start"])
window = app.make_window(application, Path(sys.argv[1]) / "workspace",
                         Settings.load(Path(sys.argv[1]) / "settings.json"))
found = {}

def painted():
    found["loaded"] = sorted({name.partition(".")[0] for name in sys.modules})
    found["pages"] = sorted(m for m in sys.modules if m.startswith("toolkit.gui.pages."))
    window.close()

window.painted.connect(painted)
window.show()
application.exec()
print(json.dumps(found))
"""


def test_the_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path, root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_PAINT, str(tmp_path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert not set(HEAVY) & set(found["loaded"])
    assert found["pages"] == []
    assert "PySide6" in found["loaded"]


def test_every_page_of_the_table_opens_under_a_neutral_title_with_its_help(stage: Stage) -> None:
    stage.prepare_event()
    stage.play("2026-10-03T11:23")
    window = open_window(stage)
    for name in PAGES:
        window.open_page(name)
        stage.settle()
        assert window.page_name == name
        assert window.page is not None
        assert window.page.isVisible()
        assert window._rail.current() == families.head_of(name)
        assert window.windowTitle() == "Interact Toolkit"
        # Something shown before it has its place would flash up as a window and take the keyboard.
        assert window.isActiveWindow()
        if name != "help":
            QTest.keyClick(window, K.Key_F1)
            assert isinstance(window.page, HelpPage)
            assert window.page.topic == OF_PAGE.get(name, name)


def test_every_page_opens_without_an_event_too(stage: Stage) -> None:
    window = open_window(stage)
    for name in PAGES:
        window.open_page(name)
        stage.settle()
        assert window.page_name == name
        assert seen(window)


def test_ctrl_and_a_number_lead_to_the_pages(stage: Stage) -> None:
    window = open_window(stage, "start")
    pages = ("start", "events", "prepare", "people", "handover", "run", "rota", "print")
    for number, name in enumerate(pages, 1):
        QTest.keyClick(window, Qt.Key(K.Key_0 + number), CTRL)
        stage.settle()
        assert window.page_name == name


def test_undo_and_redo_by_key_wherever_one_is(stage: Stage) -> None:
    event = stage.prepare_event()
    events.open_event(stage.desk, event)
    running.start_block(stage.desk, event, "hand-over-in")
    stage.watch(event)
    window = open_window(stage, "finish")

    def phase() -> Phase:
        stage.settle()
        return stage.state.timeline(stage.context.now()).phase

    assert phase() is Phase.RUNNING
    QTest.keyClick(window, K.Key_Z, CTRL)
    assert phase() is Phase.WAITING
    assert "Undone." in seen(window)
    QTest.keyClick(window, K.Key_Y, CTRL)
    assert phase() is Phase.RUNNING
    QTest.keyClick(window, K.Key_Z, CTRL)
    assert phase() is Phase.WAITING
    QTest.keyClick(window, K.Key_Z, CTRL | SHIFT)
    assert phase() is Phase.RUNNING


def test_undo_without_an_event_does_nothing(stage: Stage) -> None:
    window = open_window(stage, "start")
    QTest.keyClick(window, K.Key_Z, CTRL)
    stage.settle()
    assert window.isVisible()


def remembered(settings: Settings, stage: Stage) -> str:
    stage.settle()
    return settings.get(LAST_PAGE)


def test_place_and_page_are_remembered(stage: Stage, qapp: QApplication, tmp_path: Path) -> None:
    window = open_window(stage, "events")
    assert remembered(stage.context.settings, stage) == "events"
    window.setGeometry(40, 30, 720, 560)
    window.close()
    kept = Settings.load(tmp_path / "settings.json")
    again = app.make_window(qapp, tmp_path / "another", kept)
    stage.qtbot.addWidget(again)
    assert app.first_page(again) == "events"
    assert again.size().toTuple() == (720, 560)
    assert again.pos().toTuple() == (40, 30)


def test_the_first_time_begins_with_the_start_page(
    stage: Stage, qapp: QApplication, tmp_path: Path
) -> None:
    window = app.make_window(qapp, tmp_path / "new", Settings.load(tmp_path / "none.json"))
    stage.qtbot.addWidget(window)
    assert app.first_page(window) == "start"
    assert window.size().toTuple() == (1280, 720)


def test_the_sample_is_not_remembered(stage: Stage) -> None:
    window = open_window(stage, "events")
    stage.context.is_sample = True
    window.open_page("run")
    assert remembered(stage.context.settings, stage) == "events"


def test_it_fits_a_field_laptop_at_twice_the_size(stage: Stage) -> None:
    stage.prepare_event()
    window = open_window(stage)
    for name in PAGES:
        window.open_page(name)
        stage.settle()
        least = window.minimumSizeHint()
        assert least.width() <= 1366 // 2, name
        assert least.height() <= 768 // 2, name


def test_a_message_with_undo_takes_back_by_its_button(stage: Stage) -> None:
    event = stage.prepare_event()
    window = open_window(stage, "start")
    stage.context.act(lambda desk: events.open_event(desk, event), "The event is open.")
    stage.settle()
    assert "The event is open." in seen(window)
    button = window._bar._action
    assert button.text() == "Undo"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.settle()
    assert stage.state.state == "prepared"


def test_a_message_s_undo_goes_once_something_else_was_done(stage: Stage) -> None:
    event = stage.prepare_event()
    window = open_window(stage, "start")
    stage.context.act(lambda desk: events.open_event(desk, event), "The event is open.")
    stage.settle()
    assert window._bar.offers
    stage.context.act(lambda desk: running.next_block(desk, event))
    stage.settle()
    assert not window._bar.offers
    assert "The event is open." not in seen(window)


def test_what_a_person_can_mend_is_said_in_their_words(stage: Stage) -> None:
    window = open_window(stage, "start")

    def broken(_: Progress) -> None:
        raise UserError("nothing-to-undo")

    stage.context.runner.do(broken)
    stage.settle()
    assert "There is nothing left to undo." in seen(window)


def test_a_fault_of_the_program_is_told_once_and_it_goes_on(stage: Stage) -> None:
    window = open_window(stage, "start")

    def wrong(_: Progress) -> None:
        raise ZeroDivisionError

    stage.context.runner.do(wrong)
    stage.settle()
    assert any("it is the program's fault" in text for text in seen(window))
    window.open_page("events")
    stage.settle()
    assert window.page_name == "events"


@pytest.mark.parametrize(("across", "fills"), [(683, True), (1366, True), (1920, False)])
def test_the_first_time_the_window_fills_a_small_laptop_s_screen(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, across: int, fills: bool
) -> None:
    window = open_window(stage, "start")
    area = QRect(0, 0, across, 768)
    monkeypatch.setattr(window, "screen", lambda: SimpleNamespace(availableGeometry=lambda: area))
    app.show_first(window)
    assert window.isMaximized() is fills
    window.showNormal()
    stage.context.settings.set(GEOMETRY, b"as it stood last")
    app.show_first(window)
    assert not window.isMaximized()


def test_a_fault_of_the_window_itself_is_told_too(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    window = open_window(stage, "start")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app.tell_of_faults(window)
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("by nought"), None)
    stage.settle()
    assert any("it is the program's fault" in text for text in seen(window))
    assert "ZeroDivisionError: by nought" in capsys.readouterr().err


def test_long_work_shows_how_far_it_is_and_can_be_cancelled(stage: Stage, qtbot: QtBot) -> None:
    window = open_window(stage, "start")
    steps: list[int] = []

    def work(progress: Progress) -> None:
        while True:
            steps.append(len(steps))
            progress.step(len(steps), 1_000_000)
            waits.wait(0.01)

    waits = threading.Event()
    stage.context.runner.do(work, label="Counting …")
    qtbot.waitUntil(window._strip.isVisible, timeout=5000)
    assert "Counting …" in seen(window)
    QTest.mouseClick(window._strip._cancel, Qt.MouseButton.LeftButton)
    stage.settle()
    assert not window._strip.isVisible()


@pytest.mark.parametrize(("look", "ground"), [("dark", "#12191d"), ("light", "#f6f4ef")])
def test_language_and_look_change_without_a_restart(stage: Stage, look: str, ground: str) -> None:
    stage.prepare_event()
    window = open_window(stage, "settings")
    settings = stage.context.settings
    settings.set(THEME, "dark" if look == "dark" else "light")
    settings.set(LANGUAGE, "ar-XB")
    app.retell(stage.context, "ar-XB")
    stage.settle()
    assert window.page_name == "settings"
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window.page is not None
    assert window.page.words.language == "ar-XB"
    assert window._rail.x() > window.width() // 2
    image = window.grab().toImage()
    assert image.pixelColor(20, image.height() // 2).name() == ground
    app.retell(stage.context, "en")
    stage.settle()
    assert window.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_closing_finishes_what_was_asked_for(stage: Stage, tmp_path: Path) -> None:
    new = sample_event(Places(stage.context.root))
    window = open_window(stage, "start")
    done: list[str] = []

    def prepare(desk: Desk) -> Changed:
        changed = events.prepare(desk, new)
        done.append(changed.event)
        return changed

    stage.context.act(prepare)
    window.close()
    assert len(done) == 1
    assert stage.workspace.events() == done
    assert not stage.context.runner._thread.is_alive()


@pytest.mark.parametrize(
    ("page", "list_of"),
    [
        ("handover", "The children and where they are"),
        ("run", "The group and who is here"),
        ("people", "Participants"),
    ],
)
def test_at_the_start_the_keyboard_comes_to_the_list_with_the_event(
    stage: Stage, page: str, list_of: str
) -> None:
    event = stage.prepare_event()
    stage.context.watch_nothing()
    window = open_window(stage, page)
    window.activateWindow()
    stage.qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    at = window.focusWidget()
    assert at is not None
    assert window.page is not None
    assert at.parentWidget() is window.page.empty  # type: ignore[attr-defined]
    stage.watch(event)
    stage.settle()
    at = window.focusWidget()
    assert at is not None
    assert at.accessibleName() == list_of
