"""The wall: what the group sees, over the window or on a second screen; and the keys meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest

from tests.gui.opened import open_window, seen
from toolkit.actions import running
from toolkit.actions.events import close_event
from toolkit.gui import projector_cover
from toolkit.gui.look import theme
from toolkit.gui.look.tokens import DARK, contrast
from toolkit.gui.projector_keys import BLANK, MESSAGE, projector_key
from toolkit.gui.projector_told import Line, Show, group_languages, is_harmless, told
from toolkit.gui.projector_view import ProjectorView
from toolkit.model.facts import EventAmended
from toolkit.model.plan import Kind
from toolkit.words import Words, load

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.gui.conftest import Stage
    from toolkit.gui.projector_cover import Cover
    from toolkit.gui.window import MainWindow
    from toolkit.model.people import Person

CTRL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key
STORY = "2026-10-03T11:23"


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


# --- what is told


def test_the_wall_tells_the_activity_what_is_left_and_the_next_break(stage: Stage) -> None:
    stage.prepare_event()
    stage.play(STORY)
    show = told(stage.state, stage.context.now(), [Words()])
    assert [line.text for line in show.titles] == ["Story of an offer"]
    assert show.kind == "session"
    assert show.left is not None
    assert 0.5 < show.left < 0.7
    assert (show.foot, show.foot_time, show.foot_kind) == ("Lunch", "12:05", "meal")


def test_overtime_is_never_told(stage: Stage) -> None:
    stage.prepare_event()
    stage.play(STORY)
    stage.at("2026-10-03T12:40")
    show = told(stage.state, stage.context.now(), [Words()])
    assert show.left == 0
    assert "late" not in str(show).casefold()
    assert "min" not in " ".join([show.foot, *(line.text for line in show.titles)]).split()


def test_each_language_says_the_activity_once(stage: Stage) -> None:
    stage.prepare_event()
    stage.play(STORY)
    mirrored, long = (load(tag, stage.context.root / "i18n") for tag in ("ar-XB", "en-XA"))
    show = told(stage.state, stage.context.now(), [Words(), mirrored, Words(), long])
    assert len(show.titles) == 3
    assert [line.rtl for line in show.titles] == [False, False, False]
    assert show.titles[0].text == "Story of an offer"
    assert "Story" not in show.titles[2].text
    assert len(show.foot.split(" · ")) == 3
    arabic = Line("قصة", rtl=True)
    assert arabic.rtl


def test_before_it_greets_at_night_it_rests_and_after_it_thanks(stage: Stage) -> None:
    stage.prepare_event()
    words = [Words()]
    now = stage.context.now
    assert [t.text for t in told(stage.state, now(), words).titles] == ["Welcome"]
    stage.play("2026-10-03T03:00")
    night = told(stage.state, now(), words)
    assert (night.kind, night.left) == ("night", None)
    assert (night.foot, night.foot_time) == ("Breakfast", "08:15")
    close_event(stage.desk, stage.state.id)
    stage.watch(stage.state.id)
    over = told(stage.state, now(), words)
    assert [t.text for t in over.titles] == ["Thank you"]
    assert over.foot == ""


def test_a_pause_stands_still(stage: Stage) -> None:
    event = stage.prepare_event()
    stage.play("2026-10-02T17:40")
    running.pause(stage.desk, event)
    stage.watch(event)
    before = told(stage.state, stage.context.now(), [Words()])
    stage.later(5)
    after = told(stage.state, stage.context.now(), [Words()])
    assert before.paused
    assert before.left is not None
    assert before.left < 1
    assert after == before
    running.resume(stage.desk, event)
    stage.watch(event)
    assert told(stage.state, stage.context.now(), [Words()]).left == before.left


def test_a_title_typed_live_is_shown_unless_it_names_someone(stage: Stage) -> None:
    event = stage.prepare_event()
    stage.play(STORY)
    code = next(iter(stage.state.people))
    for title, shown in (("Fruit salad", "Fruit salad"), (f"Talk with {code.lower()}", "Break")):
        running.insert_block(stage.desk, event, title, 5, Kind.BREAK)
        running.next_block(stage.desk, event)
        stage.watch(event)
        lines = told(stage.state, stage.context.now(), [Words()]).titles
        assert [line.text for line in lines] == [shown]


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("Meet in the garden at 16:00", True),
        ("Room 12-B is free", True),
        ("NORD-01-K, please come", False),
        ("nord-99-x", False),
        ("Happy birthday, Zé!", False),
        ("zé and friends", False),
        ("Zénith", True),
        ("Thank you, Irina", False),
    ],
)
def test_what_names_someone_is_known(stage: Stage, text: str, harmless: bool) -> None:
    stage.prepare_event()
    people = stage.state.people
    first, second, *_ = people
    event = msgspec.structs.replace(
        stage.state,
        people={
            **people,
            first: _changed(people[first], call_name="Zé"),
            second: _changed(people[second], name="Irina Popescu"),
        },
    )
    assert is_harmless(event, text) is harmless


def _changed(person: Person, **fields: str) -> Person:
    return msgspec.structs.replace(person, **fields)


def test_the_walls_languages_are_the_events_else_the_groups(stage: Stage) -> None:
    stage.prepare_event()
    assert group_languages(stage.state) == ("it", "ar", "ti")
    event = stage.state
    event.details.languages = ()
    spoken = group_languages(event)
    assert len(spoken) == 3
    assert spoken[0] == "it"


# --- how it looks


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def picture(view: QWidget) -> QImage:
    return view.grab().toImage()


def colours(image: QImage, step: int = 4) -> set[tuple[int, int, int]]:
    return {
        _rgb(image.pixelColor(x, y))
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    }


SHOW = Show("session", (Line("Story of an offer"),), 0.6, False, "Lunch", "12:05", "meal")


@pytest.fixture
def view(stage: Stage, qtbot: QtBot) -> ProjectorView:
    made = ProjectorView(stage.context.words)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.show_now(SHOW)
    return made


def test_sizes_are_for_the_back_row_and_grow_with_the_screen(view: ProjectorView) -> None:
    assert view.titles[0].fitting().pixelSize() == 64
    assert view.foot.fitting().pixelSize() == 40
    assert view.ring.width() >= 260
    assert view.pictogram.width() >= 220
    view.resize(1920, 1080)
    assert view.titles[0].fitting().pixelSize() == 90
    view.resize(800, 600)
    wide = view.titles[0].fontMetrics
    assert wide is not None
    for part in (view.pictogram, view.ring, view.foot, view.foot_time, *view.titles[:1]):
        assert view.rect().contains(part.geometry())


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_long_titles_break_and_shrink_but_never_leave_the_wall(
    view: ProjectorView, lines: int
) -> None:
    long = "Umore in cerchio con faccine e mappa del corpo, e una parola interminabilissimamente"
    view.show_now(replace(SHOW, titles=tuple(Line(f"{long} {n}") for n in range(lines))))
    for title in view.titles[:lines]:
        assert title.isVisible()
        assert view.rect().contains(title.geometry())
        metrics = title.fitting()
        assert metrics.pixelSize() >= 20
        assert not title.geometry().intersects(view.ring.geometry())
        assert not title.geometry().intersects(view.pictogram.geometry())
    tops = [title.y() for title in view.titles[:lines]]
    assert tops == sorted(tops)


def test_a_right_to_left_title_stands_at_its_own_side(view: ProjectorView) -> None:
    left: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    for line, found in ((Line("قصة عرض", rtl=True), right), (Line("Offer"), left)):
        view.show_now(replace(SHOW, titles=(line,)))
        title = view.titles[0]
        image = picture(title)
        ink = theme.current().ink
        columns = [
            x
            for x in range(image.width())
            if any(image.pixelColor(x, y).name().upper() == ink for y in range(image.height()))
        ]
        found.append((min(columns), max(columns)))
    width = view.titles[0].width()
    assert left[0][0] < 10
    assert right[0][1] > width - 10


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_on_it_is_red_and_everything_is_seen_from_afar(view: ProjectorView) -> None:
    view.show_now(replace(SHOW, left=0.0))
    for red, green, blue in colours(picture(view)):
        assert not (red > 140 and red > 1.5 * green and red > 1.5 * blue)
    palette = theme.current()
    assert contrast(palette.ink, palette.ground) >= 7


def test_the_ring_has_no_digits(view: ProjectorView) -> None:
    assert view.ring.accessibleName() == ""
    middle = view.ring.geometry().center()
    image = picture(view)
    inside = {
        image.pixelColor(middle.x() + x, middle.y() + y).name()
        for x in range(-60, 60, 3)
        for y in range(-40, 40, 3)
    }
    assert inside == {theme.current().ground.lower()}


def test_a_tick_turns_the_ring_and_paints_nothing_else(
    view: ProjectorView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    qtbot.waitExposed(view)
    plain = ProjectorView.paintEvent

    def counting(self: ProjectorView, event: object) -> None:
        painted.append("view")
        plain(self, event)  # type: ignore[arg-type]

    monkeypatch.setattr(ProjectorView, "paintEvent", counting)
    view.repaint()
    before = len(painted)
    titles = [title.geometry() for title in view.titles]
    view.show_now(replace(SHOW, left=0.3))
    assert len(painted) == before
    assert [title.geometry() for title in view.titles] == titles


# --- over the window


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
    assert [title.text for title in wall.titles if title.isVisible()] == ["Story of an offer"]
    assert wall.cursor().shape() is Qt.CursorShape.BlankCursor

    for key, with_ in ((K.Key_2, CTRL), (K.Key_F1, _PLAIN), (K.Key_Q, CTRL), (K.Key_F11, _PLAIN)):
        QTest.keyClick(wall, key, with_)
    assert window.isVisible()
    assert window.page_name == "run"
    assert wall.isVisible()

    QTest.keyPress(wall, K.Key_Escape)
    QTest.keyRelease(wall, K.Key_Escape)
    assert wall.hint.text == "Hold Esc for two seconds to come back."
    assert wall.isVisible()

    stage.context.show_names(True)
    QTest.keyPress(wall, K.Key_Escape)
    with qtbot.waitSignal(wall.left, timeout=projector_cover.HOLD_MS + 2000):
        assert wall.hint.text == "Keep Esc held …"
    assert not window.projector.covering
    assert window.centralWidget().isVisible()  # type: ignore[union-attr]
    assert not stage.context.names_shown
    assert not window.isFullScreen()
    assert window.size() == size


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
    assert [t.text for t in wall.titles if t.isVisible()] == ["Lunch"]
    QTest.keyClick(window, K.Key_Z, CTRL)
    assert last() == "retracted"
    assert [t.text for t in wall.titles if t.isVisible()] == ["Story of an offer"]

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
        assert colours(picture(wall)) == {_rgb(QColor(DARK.ground))}
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

_TWO_SCREENS = {
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
        for name, x, width, height in (("laptop", 0, 1366, 768), ("beamer", 1366, 1280, 720))
    ],
}


def test_a_second_screen_shows_the_wall_and_the_laptop_stays_with_the_facilitator(
    tmp_path: Path, root: Path
) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(_TWO_SCREENS), encoding="utf-8")
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
    assert found["screens"] == ["beamer", "laptop"]
    assert found["shown on"] == "beamer"
    assert found["geometry"] == [1366, 0, 1280, 720]
    assert found["titles"] == ["Story of an offer"]
    assert found["laptop works"]
    assert found["remembered"] == "beamer"
    assert found["bar"] == "On the second screen: Story of an offer"
    assert found["next by key"] == ["Lunch"]
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
    assert found["cover goes to a new screen"] == [True, False, True, False]
    assert found["stopped"] == [False, False]
