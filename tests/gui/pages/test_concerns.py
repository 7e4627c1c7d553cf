"""The lead's page: opened with the key, forgotten when left, locked or untouched; the key made."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.gui.opened import choose_file, cut_off, one_day, open_window, seen
from toolkit.actions import concerns, events
from toolkit.gui.pages.concerns import ConcernsPage
from toolkit.model.concerns import Draft, fold_concerns
from toolkit.model.instants import MINUTE
from toolkit.store.sealing import make_key

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.gui.conftest import Stage
    from toolkit.gui.window import MainWindow
    from toolkit.store.sealing import SealingKey

LEFT = Qt.MouseButton.LeftButton
WORDS = "He came in again"
PASSPHRASE = "seven quiet otters"


@pytest.fixture
def key(stage: Stage) -> SealingKey:
    """An event with two concerns, sealed to this key."""
    stage.prepare_event(change=one_day)
    made = make_key()
    event = stage.state.id
    concerns.set_lead_key(stage.desk, event, made.recipient)
    concerns.write(stage.desk, event, Draft("told", danger=True, text=WORDS, by="TEAM-01-3"))
    concerns.write(stage.desk, event, Draft("seen"))
    stage.watch(event)
    return made


def page_of(window: MainWindow) -> ConcernsPage:
    page = window.page
    assert isinstance(page, ConcernsPage)
    return page


def click(stage: Stage, widget: QWidget) -> None:
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, LEFT)
    stage.settle()


def read_by_paper(stage: Stage, page: ConcernsPage, identity: str) -> None:
    click(stage, page.opener.other)
    QTest.keyClicks(page.opener.typed, identity.lower())
    QTest.keyClick(page.opener.typed, Qt.Key.Key_Return)
    stage.settle()


def opened(stage: Stage, key: SealingKey) -> tuple[MainWindow, ConcernsPage]:
    window = open_window(stage, "concerns")
    page = page_of(window)
    assert not any(WORDS in text for text in seen(page))
    read_by_paper(stage, page, key.identity)
    assert any(WORDS in text for text in seen(page))
    return window, page


def nothing_left(page: ConcernsPage) -> bool:
    opener = page.opener
    typed = opener.typed.text() + opener.passphrase.text() + opener.path.text()
    return not typed and not page.idle.isActive() and not any(WORDS in t for t in seen(page))


def test_typed_from_paper_all_are_shown_in_time(stage: Stage, key: SealingKey) -> None:
    _, page = opened(stage, key)
    found = concerns.read(stage.desk, stage.state.id, key.identity)
    shown = seen(page.list)
    places = [shown.index(one.sealed.receipt) for one in found]
    assert places == sorted(places)
    assert "In danger at that moment" in shown
    assert any("TEAM-01-3" in text for text in shown)
    assert page.opener.typed.text() == ""


def test_from_the_file_with_the_passphrase(stage: Stage, key: SealingKey, tmp_path: Path) -> None:
    path = tmp_path / "lead.age"
    made = concerns.make_lead_key(path, PASSPHRASE)
    concerns.set_lead_key(stage.desk, stage.state.id, made.recipient)
    concerns.write(stage.desk, stage.state.id, Draft("heard", text="later"))
    stage.watch(stage.state.id)
    page = page_of(open_window(stage, "concerns"))
    QTest.keyClicks(page.opener.path, str(path))
    QTest.keyClicks(page.opener.passphrase, "wrong")
    click(stage, page.opener.open)
    assert "isn't the passphrase" in page.opener.problem
    page.opener.passphrase.clear()
    QTest.keyClicks(page.opener.passphrase, PASSPHRASE)
    click(stage, page.opener.open)
    shown = seen(page.list)
    assert any("later" in text for text in shown)
    assert sum("another key" in text for text in shown) == 2
    assert not any(WORDS in text for text in shown)


def test_a_wrong_key_is_one_clear_line(stage: Stage, key: SealingKey) -> None:
    page = page_of(open_window(stage, "concerns"))
    read_by_paper(stage, page, make_key().identity)
    assert "opens none" in page.opener.problem
    page.opener.typed.clear()
    QTest.keyClicks(page.opener.typed, key.identity[:-3])
    click(stage, page.opener.open)
    assert "isn't a whole" in page.opener.problem
    assert page.list.isHidden()


def test_leaving_forgets(stage: Stage, key: SealingKey) -> None:
    window, page = opened(stage, key)
    window.open_page("people")
    window.open_page("concerns")
    assert nothing_left(page)


def test_five_minutes_without_a_touch_forget(stage: Stage, key: SealingKey) -> None:
    window, page = opened(stage, key)
    assert page.idle.interval() == 5 * MINUTE
    assert page.idle.isActive()
    page.idle.start(40)
    page.idle.setInterval(5 * MINUTE)
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert page.idle.remainingTime() > 4 * MINUTE, "a key counts as a touch"
    page.idle.start(20)
    stage.qtbot.waitUntil(lambda: nothing_left(page))
    assert any("nobody touched" in text for text in seen(window))


def test_locking_forgets(stage: Stage, key: SealingKey) -> None:
    _, page = opened(stage, key)
    stage.context.locked_changed.emit(True)
    assert nothing_left(page)


def test_another_event_forgets(stage: Stage, key: SealingKey) -> None:
    _, page = opened(stage, key)
    stage.context.watch_nothing()
    assert nothing_left(page)
    assert page.empty.isVisible()


def test_what_opens_too_late_is_not_shown(stage: Stage, key: SealingKey) -> None:
    window = open_window(stage, "concerns")
    page = page_of(window)
    click(stage, page.opener.other)
    QTest.keyClicks(page.opener.typed, key.identity)
    QTest.keyClick(page.opener.typed, Qt.Key.Key_Return)
    window.open_page("people")
    stage.settle()
    window.open_page("concerns")
    assert nothing_left(page)


def test_copy_takes_everything(stage: Stage, key: SealingKey) -> None:
    _, page = opened(stage, key)
    click(stage, page.list.copy_all)
    copied = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    assert WORDS in copied
    assert copied.count("TEAM-01-3") == 1
    click(stage, page.list.close_button)
    assert nothing_left(page)


def test_the_sample_tells_its_passphrase(stage: Stage) -> None:
    stage.prepare_event(
        change=lambda new: dataclasses.replace(one_day(new), sample=True, lead_key=_sample_key())
    )
    concerns.write(stage.desk, stage.state.id, Draft("seen", text=WORDS))
    stage.watch(stage.state.id)
    page = page_of(open_window(stage, "concerns"))
    click(stage, page.opener.sample)
    assert any("blue lantern" in text for text in seen(page.opener))
    click(stage, page.opener.open)
    assert any(WORDS in text for text in seen(page))


def _sample_key() -> str:
    from_file = Path(__file__).parents[3] / "sessions" / "samples" / "sample-event.yaml"
    lines = from_file.read_text(encoding="utf-8").splitlines()
    return next(line.split()[-1] for line in lines if line.startswith("lead-recipient"))


def test_the_key_is_made_set_and_printed(stage: Stage, tmp_path: Path) -> None:
    stage.prepare_event(change=one_day)
    page = page_of(open_window(stage, "concerns"))
    assert "none yet" in page.key.state.text()
    click(stage, page.key.make_button)
    QTest.keyClicks(page.key.form.first, PASSPHRASE)
    QTest.keyClicks(page.key.form.second, PASSPHRASE)
    click(stage, page.key.where)
    path, sheet = tmp_path / "lead.age", tmp_path / "lead.pdf"
    choose_file(stage, page, path)
    made = concerns.read_key_file(path, PASSPHRASE)
    known = stage.state.folded(fold_concerns).key
    assert known is not None
    assert known.recipient == made.recipient
    assert made.recipient[-6:] in page.key.state.text()
    assert stage.workspace.setting(events.LEAD_KEY) == made.recipient
    click(stage, page.key.paper_button)
    choose_file(stage, page, sheet)
    assert sheet.read_bytes().startswith(b"%PDF")
    click(stage, page.key.done_button)
    assert page.key.make_button.isVisible()
    assert page.key.form.first.text() == ""


def test_a_public_key_is_taken_over(stage: Stage) -> None:
    stage.prepare_event(change=one_day)
    page = page_of(open_window(stage, "concerns"))
    made = make_key()
    click(stage, page.key.take_button)
    QTest.keyClicks(page.key.public, made.recipient[:-1])
    click(stage, page.key.use)
    assert any("age1" in text and "whole" in text for text in seen(page.key))
    page.key.public.setText(made.recipient)
    click(stage, page.key.use)
    assert made.recipient[-6:] in page.key.state.text()


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_every_word_has_room(stage: Stage, key: SealingKey) -> None:
    window = open_window(stage, "concerns")
    page = page_of(window)
    assert cut_off(page) == []
    click(stage, page.key.make_button)
    assert cut_off(page) == []
    click(stage, page.opener.other)
    QTest.keyClicks(page.opener.typed, key.identity)
    click(stage, page.opener.open)
    assert cut_off(page) == []
