"""F8: three clicks or three keys to a sealed concern; what it says where there is no key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.gui.opened import cut_off, one_day, open_window, seen
from toolkit.actions import concerns, pins
from toolkit.gui.pages.concern import ConcernPage
from toolkit.gui.pages.run import RunPage
from toolkit.model.codes import check_character
from toolkit.model.facts import Opened
from toolkit.model.facts_team import ConcernSealed
from toolkit.store.sealing import make_key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.gui.pages.run_concern import ConcernPanel
    from toolkit.gui.window import MainWindow
    from toolkit.model.concerns import Concern
    from toolkit.store.sealing import SealingKey

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
WORDS = "He came in again"


@pytest.fixture
def key(stage: Stage) -> SealingKey:
    """A prepared event whose concerns are sealed to this key."""
    stage.prepare_event(change=one_day)
    made = make_key()
    concerns.set_lead_key(stage.desk, stage.state.id, made.recipient)
    stage.watch(stage.state.id)
    return made


def panel_of(window: MainWindow) -> ConcernPanel:
    page = window.page
    assert isinstance(page, ConcernPage)
    assert page.panel is not None
    return page.panel


def press_f8(stage: Stage, window: MainWindow) -> ConcernPanel:
    window.activateWindow()
    QTest.keyClick(window, Key.Key_F8)
    stage.settle()
    return panel_of(window)


def type_key(
    window: MainWindow,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key where the keyboard is."""
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


class Mouse:
    """Clicks what can be seen, and counts."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.clicks = 0

    def click(self, widget: QWidget) -> None:
        QApplication.processEvents()
        middle = widget.rect().center()
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                there = widget.mapTo(around.viewport(), middle)
                assert around.viewport().rect().contains(there), "out of sight"
            around = around.parentWidget()
        QTest.mouseClick(widget, LEFT, pos=QPoint(middle))
        self.clicks += 1
        self.stage.settle()


def only(stage: Stage, key: SealingKey) -> Concern:
    found = concerns.read(stage.desk, stage.state.id, key.identity)
    assert len(found) == 1
    assert found[0].concern is not None
    return found[0].concern


def test_three_clicks(stage: Stage, key: SealingKey) -> None:
    stage.desk.say(stage.state.id, [Opened()])
    stage.watch(stage.state.id)
    window = open_window(stage, "run")
    mouse = Mouse(stage)
    run = window.page
    assert isinstance(run, RunPage)
    mouse.click(run.bar.keys["concern"])
    panel = panel_of(window)
    mouse.click(panel.kinds["heard"])
    mouse.click(panel.seal_button)
    assert mouse.clicks == 3
    written = only(stage, key)
    assert (written.kind, written.about, written.text, written.danger) == ("heard", "", "", False)
    number = panel.receipt.number
    assert number.isVisible()
    assert number.text() == written.receipt
    assert number.font().pixelSize() >= 48
    plain = written.receipt.replace("-", "")
    assert check_character(plain[:-1]) == plain[-1]
    mouse.click(panel.later)
    assert window.page_name == "run"


def test_three_keys_and_the_number_stays_until_it_is_closed(stage: Stage, key: SealingKey) -> None:
    window = open_window(stage, "people")
    press_f8(stage, window)
    type_key(window, Key.Key_Return)
    type_key(window, Key.Key_Return)
    stage.settle()
    written = only(stage, key)
    assert written.kind == "seen"
    type_key(window, Key.Key_Return)
    stage.later(30)
    stage.settle()
    assert written.receipt in seen(window)
    window.open_page("run")
    press_f8(stage, window)
    assert written.receipt in seen(window)
    type_key(window, Key.Key_Escape)
    stage.settle()
    assert window.page_name == "run"
    assert written.receipt not in seen(window)
    assert written.receipt not in seen(press_f8(stage, window))
    only(stage, key)


def test_what_is_added_is_sealed_and_gone_from_the_screen(stage: Stage, key: SealingKey) -> None:
    window = open_window(stage, "run")
    stage.desk.person = "TEAM-01-3"
    panel = press_f8(stage, window)
    type_key(window, Key.Key_3)
    code = sorted(panel.details.chips)[4]
    QTest.mouseClick(panel.details.chips[sorted(panel.details.chips)[0]], LEFT)
    QTest.mouseClick(panel.details.chips[code], LEFT)
    panel.details.danger.setFocus()
    type_key(window, Key.Key_Space)
    panel.details.text.setFocus()
    QTest.keyClicks(panel.details.text, WORDS)
    type_key(window, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    written = only(stage, key)
    assert (written.kind, written.about, written.danger) == ("told", code, True)
    assert (written.text, written.by) == (WORDS, "TEAM-01-3")
    assert stage.state.run.opened is None, "Ctrl+Enter opened the event"
    assert panel.details.text.toPlainText() == ""
    assert any("112" in text for text in seen(panel.receipt))
    envelope = stage.desk.facts(stage.state.id)[-1]
    assert isinstance(envelope.what, ConcernSealed)
    assert envelope.desk == ""


def test_escape_throws_words_away_only_the_second_time(stage: Stage, key: SealingKey) -> None:
    window = open_window(stage, "people")
    panel = press_f8(stage, window)
    panel.details.text.setFocus()
    QTest.keyClicks(panel.details.text, WORDS)
    type_key(window, Key.Key_Escape)
    stage.settle()
    assert window.page_name == "concern"
    assert panel.problem.isVisible()
    type_key(window, Key.Key_Escape)
    stage.settle()
    assert window.page_name == "people"
    assert press_f8(stage, window).details.text.toPlainText() == ""
    assert concerns.read(stage.desk, stage.state.id, key.identity) == []


def test_what_is_too_long_stays_and_says_why(stage: Stage, key: SealingKey) -> None:
    window = open_window(stage, "people")
    panel = press_f8(stage, window)
    panel.details.text.setPlainText("x" * 20_001)
    panel.choose("other")
    QTest.mouseClick(panel.seal_button, LEFT)
    stage.settle()
    assert "20000" in panel.problem.text()
    assert len(panel.details.text.toPlainText()) == 20_001
    assert panel.seal_button.isEnabled()


def test_names_are_in_sight_only_while_they_are_shown(stage: Stage, key: SealingKey) -> None:
    window = open_window(stage, "people")
    panel = press_f8(stage, window)
    assert set(panel.details.chips) == {p.code for p in stage.state.participants()}
    assert [chip.text() for chip in panel.details.chips.values()] == list(panel.details.chips)


def test_it_works_while_the_desk_is_locked_and_hides_what_was_written(
    stage: Stage, key: SealingKey
) -> None:
    event = stage.state.id
    stage.desk.say(event, [Opened()])
    lead = next(p.code for p in stage.state.people.values() if p.role == "lead")
    pins.set_pin(stage.desk, event, lead, "4711")
    stage.watch(event)
    window = open_window(stage, "run")
    panel = press_f8(stage, window)
    panel.details.text.setFocus()
    QTest.keyClicks(panel.details.text, WORDS)
    assert stage.context.lock()
    stage.settle()
    assert not panel.details.text.isVisible()
    assert not any(WORDS in text for text in seen(window))
    stage.context.unlock(lead)
    stage.settle()
    assert panel.details.text.isVisible()
    panel.details.text.clear()
    assert stage.context.lock()
    stage.settle()
    window.open_page("run")
    locked = press_f8(stage, window)
    assert locked.details.text.isVisible()
    QTest.keyClicks(locked.details.text, "later")
    type_key(window, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Say first" in locked.problem.text()
    locked.choose("seen")
    type_key(window, Key.Key_Return)
    stage.settle()
    written = only(stage, key)
    assert (written.text, written.by) == ("later", "")
    assert written.receipt in seen(window)


class Reader(QObject):
    """Takes the place of the program that shows PDF files."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[bytes] = []

    @Slot(QUrl)
    def show_file(self, url: QUrl) -> None:
        with open(url.toLocalFile(), "rb") as file:  # noqa: PTH123
            self.shown.append(file.read())


def test_without_a_key_it_says_what_to_do_and_offers_a_sheet(stage: Stage, tmp_path: Path) -> None:
    stage.prepare_event(change=one_day)
    window = open_window(stage, "people")
    reader = Reader()
    QDesktopServices.setUrlHandler("file", reader, "show_file")  # type: ignore[arg-type]
    try:
        panel = press_f8(stage, window)
        said = " ".join(seen(panel))
        assert "112" in said
        assert "in person or by phone" in said
        assert not panel.details.isVisible()
        assert not panel.kinds
        type_key(window, Key.Key_Return)
        stage.settle()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert len(reader.shown) == 1
    assert reader.shown[0].startswith(b"%PDF")
    assert not any(isinstance(f.what, ConcernSealed) for f in stage.desk.facts(stage.state.id))


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_every_word_has_room(stage: Stage, key: SealingKey) -> None:
    window = open_window(stage, "people")
    panel = press_f8(stage, window)
    panel.choose("told")
    assert cut_off(panel) == []
    QTest.mouseClick(panel.seal_button, LEFT)
    stage.settle()
    assert cut_off(panel) == []


def test_in_a_small_window_the_next_button_comes_into_sight(stage: Stage, key: SealingKey) -> None:
    window = open_window(stage, "people")
    window.resize(683, 384)
    panel = press_f8(stage, window)
    mouse = Mouse(stage)
    mouse.click(panel.kinds["seen"])
    mouse.click(panel.seal_button)
    assert only(stage, key).kind == "seen"
    assert mouse.clicks == 2
