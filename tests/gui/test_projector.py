"""The projector over the window and on a second screen, and the keys meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest

from tests.gui.opened import colours, open_window, picture, rgb, seen
from toolkit.actions.places import own_folder
from toolkit.actions.translating_plans import set_translation
from toolkit.content.places import Places, shipped
from toolkit.gui import projector_cover
from toolkit.gui.look.tokens import DARK
from toolkit.gui.projector_keys import BLANK, MESSAGE, projector_key
from toolkit.model.facts import EventAmended

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Stage
    from toolkit.gui.projector_cover import Cover
    from toolkit.gui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key
STORY = "2026-10-03T11:23"
STORY_TOLD = ["La storia di un’offerta", "قصة عرض", "Story of an offer"]
LUNCH_TOLD = ["Pranzo", "وجبة الغداء", "Lunch"]
"""In the languages of the sample's group; the third, Tigrinya, has no words yet."""


@pytest.fixture
def window(stage: Stage) -> MainWindow:
    """The window on the Run page, in the middle of day 2."""
    stage.prepare_event()
    stage.play(STORY)
    return open_window(stage, "run")


def cover(window: MainWindow) -> Cover:
    found = window.projector.cover
    assert found is not None
    return found


_PLAIN = Qt.KeyboardModifier.NoModifier


def test_one_screen_becomes_the_wall_and_only_a_held_escape_brings_the_window_back(
    stage: Stage, window: MainWindow, qtbot: QtBot
) -> None:
    stage.context.show_names(True)
    size = window.size()
    QTest.keyClick(window, K.Key_F11)
    wall = cover(window)
    assert not stage.context.names_shown
    assert wall.isVisible()
    assert wall.geometry() == window.rect()
    assert not window.centralWidget().isVisible()  # type: ignore[union-attr]
    stage.settle()
    assert [title.text for title in wall.titles if title.isVisible()] == STORY_TOLD
    assert wall.cursor().shape() is Qt.CursorShape.BlankCursor

    for key, with_ in ((K.Key_2, CTRL), (K.Key_F1, _PLAIN), (K.Key_Q, CTRL), (K.Key_F11, _PLAIN)):
        QTest.keyClick(wall, key, with_)
    assert window.isVisible()
    assert window.page_name == "run"
    assert wall.isVisible()

    way_back = "Hold Esc for two seconds to come back."
    QTest.keyPress(wall, K.Key_Escape)
    QTest.keyRelease(wall, K.Key_Escape)
    qtbot.waitUntil(lambda: wall.hint.text == way_back, timeout=2000)
    assert wall.isVisible()

    stage.context.show_names(True)
    QTest.keyPress(wall, K.Key_Escape)
    with qtbot.waitSignal(wall.left, timeout=projector_cover.HOLD_MS + 20_000):
        assert wall.hint.text == "Keep Esc held …"
    assert not window.projector.covering
    assert window.centralWidget().isVisible()  # type: ignore[union-attr]
    assert not stage.context.names_shown
    assert not window.isFullScreen()
    assert window.size() == size


def test_a_held_escape_that_repeats_itself_as_under_x11_is_one_press(
    stage: Stage, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window, K.Key_F11)
    wall = cover(window)
    repeat = QTimer()
    repeat.setInterval(40)
    repeat.timeout.connect(lambda: QTest.keyRelease(wall, K.Key_Escape))
    repeat.timeout.connect(lambda: QTest.keyPress(wall, K.Key_Escape))
    QTest.keyPress(wall, K.Key_Escape)
    repeat.start()
    with qtbot.waitSignal(wall.left, timeout=projector_cover.HOLD_MS + 1500):
        pass
    repeat.stop()
    assert not window.projector.covering


def test_back_from_the_wall_the_keyboard_is_on_the_group(
    stage: Stage, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window, K.Key_F11)
    window.projector.stop()
    QTest.keyClick(window.focusWidget(), K.Key_4)
    stage.settle()
    assert stage.context.watch is not None
    assert stage.context.watch.facts[-1].kind == "marked"


def test_ones_own_translations_are_on_the_wall(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    set_translation(Places(shipped(), own_folder()), "ti", "Story of an offer", "ናይ ዕድል ዛንታ")
    stage.prepare_event()
    stage.play(STORY)
    window = open_window(stage, "run")
    QTest.keyClick(window, K.Key_F11)
    stage.settle()
    told = [title.text for title in cover(window).titles if title.isVisible()]
    assert told == [*STORY_TOLD[:2], "ናይ ዕድል ዛንታ"]


def test_the_calm_screen_speaks_the_groups_languages(stage: Stage, window: MainWindow) -> None:
    QTest.keyClick(window, K.Key_F11)
    stage.settle()
    QTest.keyClick(cover(window), K.Key_F9)
    stage.settle()
    told = [title.text for title in cover(window).titles if title.isVisible()]
    assert told == ["Una breve pausa", "استراحة قصيرة", "A short pause"]


def test_the_run_keys_go_on_working_on_the_wall(
    stage: Stage, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window, K.Key_F11)
    wall = cover(window)

    def last() -> str:
        stage.settle()
        assert stage.context.watch is not None
        return stage.context.watch.facts[-1].kind

    QTest.keyClick(wall, K.Key_Up, CTRL)
    assert last() == "block-extended"
    assert wall.hint.text == "5 minutes more."
    QTest.keyClick(wall, K.Key_Down, CTRL)
    assert last() == "block-shortened"
    QTest.keyClick(wall, K.Key_Space)
    assert last() == "paused"
    assert wall.showing.paused
    QTest.keyClick(wall, K.Key_Space)
    assert last() == "resumed"
    QTest.keyClick(wall, K.Key_Return, CTRL)
    assert last() == "block-started"
    assert [t.text for t in wall.titles if t.isVisible()] == LUNCH_TOLD
    QTest.keyClick(window, K.Key_Z, CTRL)
    assert last() == "retracted"
    assert [t.text for t in wall.titles if t.isVisible()] == STORY_TOLD

    QTest.keyClick(wall, K.Key_F3)
    assert wall.field.isVisible()
    QTest.keyClicks(wall.field, "12")
    QTest.keyClick(wall.field, K.Key_Return)
    assert last() == "headcount-taken"
    count = stage.state.register.headcounts[-1]
    assert (count.counted, count.expected) == (12, 13)
    assert not wall.field.isVisible()
    assert wall.hasFocus()


def test_what_cannot_be_done_is_said_small(stage: Stage, qtbot: QtBot) -> None:
    stage.prepare_event()
    stage.play("2026-10-03T03:00")
    window = open_window(stage, "run")
    QTest.keyClick(window, K.Key_F11)
    wall = cover(window)
    facts = len(stage.context.watch.facts) if stage.context.watch else 0
    QTest.keyClick(wall, K.Key_Return, CTRL)
    QTest.keyClick(wall, K.Key_Space)
    QTest.keyClick(wall, K.Key_Up, CTRL)
    stage.settle()
    assert wall.hint.text == "It is night. The next block can start in the morning."
    assert stage.context.watch is not None
    assert len(stage.context.watch.facts) == facts


def test_blank_and_message_by_one_key(stage: Stage, window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, K.Key_F11)
    wall = cover(window)
    for key in (K.Key_B, K.Key_Period):
        QTest.keyClick(wall, key)
        assert wall.blank
        assert colours(picture(wall)) == {rgb(QColor(DARK.ground))}
        QTest.keyClick(wall, key)
        assert not wall.blank
        assert wall.titles[0].isVisible()

    QTest.keyClick(wall, K.Key_M)
    assert any("Everyone in the room can read it." in text for text in seen(wall))
    code = next(iter(stage.state.people))
    wall.field.setText(f"{code} to the office")
    QTest.keyClick(wall.field, K.Key_Return)
    assert wall.message == ""
    assert any("This names someone." in text for text in seen(wall))
    wall.field.setText("Meet in the garden")
    QTest.keyClick(wall.field, K.Key_Return)
    assert wall.message == "Meet in the garden"
    assert wall.large.isVisible()
    assert not wall.titles[0].isVisible()
    QTest.keyClick(wall, K.Key_M)
    assert wall.titles[0].isVisible()
    QTest.keyClick(wall, K.Key_M)
    assert wall.large.text == "Meet in the garden"
    QTest.keyClick(wall, K.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert wall.field.text() == "Meet in the garden"
    QTest.keyClick(wall.field, K.Key_Escape)
    assert not wall.field.isVisible()
    assert window.projector.covering


def test_nobody_and_no_number_of_theirs_is_ever_read_on_the_wall(
    stage: Stage, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window, K.Key_F11)
    wall = cover(window)
    stage.context.show_names(True)
    for wall_time in (STORY, "2026-10-03T12:45", "2026-10-03T23:50"):
        stage.at(wall_time)
        everything = " ".join(seen(wall))
        for person in stage.state.people.values():
            assert person.code not in everything
        assert "late" not in everything


def test_the_keys_are_found_by_their_place_on_other_layouts() -> None:
    def event(key: int, text: str = "", scan: int = 0) -> QKeyEvent:
        return QKeyEvent(QKeyEvent.Type.KeyPress, key, _PLAIN, scan, 0, 0, text)

    assert projector_key(event(K.Key_B, "b")) == BLANK
    assert projector_key(event(K.Key_Period, ".")) == BLANK
    assert projector_key(event(K.Key_M, "m")) == MESSAGE
    # Cyrillic и and ь lie where a Latin layout has B and M.
    assert projector_key(event(0x0418, "и", 56)) == BLANK
    assert projector_key(event(0x042C, "ь", 58)) == MESSAGE
    assert projector_key(event(0x0419, "й", 24)) == ""
    # On a French layout a comma lies in the place of M, and the comma counts.
    assert projector_key(event(K.Key_Comma, ",", 58)) == ""
    assert projector_key(event(K.Key_F3, "", 56)) == ""


def test_changed_languages_of_the_event_reach_the_wall(
    stage: Stage, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window, K.Key_F11)
    wall = cover(window)
    changed = stage.desk.say(stage.state.id, [EventAmended(languages=("en-XA",))])
    assert stage.context.watch is not None
    stage.context.watch.take(changed.facts)
    stage.settle()
    assert wall.titles[0].text.startswith("[Š")


# --- on a second screen

_SCREENS = {
    "synchronousWindowSystemEvents": False,
    "windowFrameMargins": False,
    "screens": [
        {
            "name": name,
            "x": x,
            "y": 0,
            "width": width,
            "height": height,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
        for name, x, width, height in (
            ("laptop", 0, 1366, 768),
            ("beamer", 1366, 1280, 720),
            ("television", 2646, 1920, 1080),
        )
    ],
}


def test_a_second_screen_shows_the_wall_and_the_laptop_stays_with_the_facilitator(
    tmp_path: Path, root: Path
) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(_SCREENS), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(root / "tests/gui/two_screens.py"), str(tmp_path)],
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": str(root),
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["screens"] == ["beamer", "laptop", "television"]
    assert found["shown on"] == "beamer"
    assert found["geometry"] == [1366, 0, 1280, 720]
    assert found["titles"] == STORY_TOLD
    assert found["laptop works"]
    assert found["remembered"] == "beamer"
    assert found["bar"] == "On the second screen: Story of an offer"
    assert found["next by key"] == LUNCH_TOLD
    assert found["blank"] == [True, "The second screen is blank."]
    assert found["named"] == ["", True]
    assert found["message"] == ["Meet in the garden", "The second screen shows your message."]
    assert found["typed into the field"] == "bb.m"
    assert found["unplugged"] == [
        False,
        False,
        "The second screen is gone. It shows again as soon as it is plugged in.",
    ]
    assert found["plugged in again"] == ["beamer", True]
    assert found["another stands in"] == "television"
    assert found["back to the right one"] == "beamer"
    assert found["cover goes to a new screen"] == [True, False, True, False]
    assert found["stopped"] == [False, False]
    shown = "The second screen shows a file of yours."
    assert found["file"] == ["beamer", [1280, 720], "#ff0000", shown]
    assert found["file after the cable"] == [True, ""]
