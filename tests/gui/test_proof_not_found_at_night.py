"""02:00 of the second night, locked: 12 of 13 counted, looked for, found at 02:08, told in the log.

By keys alone it takes five presses from the count to the open search and two to *found*; a person
needs about five seconds for the one and two for the other. The machine's own share is held below.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.opened import open_window, seen
from toolkit.actions import events, marking, pins, running
from toolkit.actions.people import amend
from toolkit.gui.pages.night import NightPage
from toolkit.gui.pages.notfound import NotFoundPage
from toolkit.gui.search_watch import SearchWatch
from toolkit.model.clockchange import clock_change
from toolkit.model.facts import Amended, HeadcountTaken
from toolkit.model.instants import MINUTE, to_datetime
from toolkit.model.logbook import known, turn_at
from toolkit.model.search import open_search, searches
from toolkit.store import wrapping
from toolkit.words import Words
from toolkit.words.diary import Diary
from toolkit.words.logs import happening_text

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.gui.window import MainWindow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEAD, PIN, NIGHT = "TEAM-05-X", "4711", "night-2"
NAME, CALL_NAME = "Amira Haddad", "Mimi"
TO_OPEN, TO_FOUND = 5, 2
"""Key presses: F3, two digits, Enter, Enter; Ctrl+Enter, Enter."""
SECONDS = 5.0
"""What the machine may take for all of it on a busy computer; a person waits for none of it."""


class Waking:
    """Whoever is awake; ``presses`` counts the keys, ``took`` what the machine needed for them."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        stage.workspace.set_passphrase("correct horse battery")
        self.event = stage.prepare_event(start="2026-10-02T14:00")
        stage.clock.speed = 60
        people = [person.code for person in stage.state.participants()]
        self.child = people[4]
        change = Amended(self.child, name=NAME, call_name=CALL_NAME)
        amend(stage.desk, self.event, [change])
        events.open_event(stage.desk, self.event)
        stage.at("2026-10-03T22:30")
        running.start_block(stage.desk, self.event, NIGHT)
        stage.at("2026-10-03T23:30")
        marking.headcount(stage.desk, self.event, 13, NIGHT, 23 * 60 + 30)
        pins.set_pin(stage.desk, self.event, LEAD, PIN)
        stage.at("2026-10-04T01:50")
        stage.watch(self.event)
        self.window: MainWindow = open_window(stage, "run")
        self.presses = 0
        self.took = 0.0

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        begun = time.perf_counter()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.stage.settle()
        self.presses += 1
        self.took += time.perf_counter() - begun

    @property
    def page(self) -> NotFoundPage:
        page = self.window.page
        assert isinstance(page, NotFoundPage)
        return page

    def lock(self) -> None:
        self.key(K.Key_L, CTRL)
        assert self.stage.context.locked
        self.presses, self.took = 0, 0.0

    def unlock(self) -> None:
        self.stage.context.unlock(LEAD)
        self.stage.settle()


@pytest.fixture
def waking(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Waking:
    monkeypatch.setattr(wrapping, "STANDARD", wrapping.Cost(memory_kib=64, passes=1))
    return Waking(stage)


def read(waking: Waking) -> str:
    return " ".join(seen(waking.window))


def test_the_second_night_by_keys_while_locked(waking: Waking) -> None:
    stage = waking.stage
    assert clock_change(stage.state.plan, stage.state.start, stage.state.zone) is None
    waking.lock()
    stage.at("2026-10-04T02:00")
    assert "Night headcount, 02:00" in read(waking)
    for key in (K.Key_F3, K.Key_1, K.Key_2, K.Key_Return, K.Key_Return):
        waking.key(key)
    assert waking.presses == TO_OPEN
    assert waking.window.page_name == "notfound"
    search = open_search(stage.state)
    assert search is not None
    assert (search.count.counted, search.count.expected) == (12, 13)
    assert (search.count.block, search.count.night_at) == (NIGHT, 120)
    assert search.opened == stage.clock.now()
    assert stage.context.locked
    assert waking.child in read(waking)
    assert NAME not in read(waking)
    assert CALL_NAME not in read(waking)

    stage.at("2026-10-04T02:08")
    assert waking.page.head.timer.text() == "8:00"
    waking.presses = 0
    waking.key(K.Key_Return, CTRL)
    waking.key(K.Key_Return)
    assert waking.presses == TO_FOUND
    assert waking.took < SECONDS
    assert open_search(stage.state) is None
    ending = searches(stage.state)[0].ending
    assert ending is not None
    assert (ending.how, ending.at - search.opened) == ("found", 8 * MINUTE)
    assert stage.context.locked
    assert "Found at 02:08." in read(waking)
    told_in_the_log(waking)


def told_in_the_log(waking: Waking) -> None:
    """In the morning the log tells both under day 2, and nothing in it names anybody."""
    stage = waking.stage
    stage.at("2026-10-04T08:00")
    turn = turn_at(stage.state, stage.clock.now())
    assert turn is not None
    told = known(stage.state, turn, stage.clock.now())
    searched = [each for each in told.happenings if each.code.startswith("search-")]
    assert [(each.code, each.day) for each in searched] == [
        ("search-opened", 2),
        ("search-found", 2),
    ]
    walls = [to_datetime(each.at, stage.state.zone) for each in searched]
    assert [f"{wall:%H:%M}" for wall in walls] == ["02:00", "02:08"]
    texts = [happening_text(Words(), stage.state, each) for each in searched]
    assert texts == ["Not found: 12 of 13, the search began", "Found, after 8 min"]
    waking.unlock()
    waking.window.open_page("logs")
    stage.settle()
    page = read(waking)
    assert all(text in page for text in texts)
    diary = Diary(Words(), stage.state, stage.desk.facts(waking.event)).entries()
    lines = [entry.text for entry in diary if entry.about == "child not found"]
    assert lines[0] == "Somebody can't be found, 12 of 13 counted: the search began."
    assert lines[-1] == "Found: the search has ended."
    for text in (page, *texts, *(entry.text for entry in diary)):
        assert NAME not in text
        assert CALL_NAME not in text
    assert waking.child not in page


def test_the_same_from_the_dark_screen(waking: Waking) -> None:
    stage = waking.stage
    waking.window.open_page("night")
    waking.lock()
    stage.at("2026-10-04T02:00")
    assert isinstance(waking.window.page, NightPage)
    for key in (K.Key_1, K.Key_2, K.Key_Return, K.Key_Return):
        waking.key(key)
    assert waking.presses == TO_OPEN - 1
    assert waking.page.head.timer.text() == "0:00"
    stage.at("2026-10-04T02:08")
    waking.key(K.Key_Return, CTRL)
    waking.key(K.Key_Return)
    assert open_search(stage.state) is None
    waking.key(K.Key_Escape)
    assert waking.window.page_name == "night"


def test_a_count_that_is_whole_again_closes_it_when_asked(waking: Waking) -> None:
    stage = waking.stage
    stage.at("2026-10-04T02:00")
    for key in (K.Key_F3, K.Key_1, K.Key_2, K.Key_Return, K.Key_Return, K.Key_Escape):
        waking.key(key)
    assert waking.window.page_name == "run"
    watch = waking.window.findChild(SearchWatch)
    assert watch is not None
    assert watch.strip is not None
    assert watch.strip.isVisible()
    stage.at("2026-10-04T02:08")
    for key in (K.Key_F3, K.Key_1, K.Key_3, K.Key_Return):
        waking.key(key)
    counts = [f.what for f in stage.desk.facts(waking.event)]
    assert [c.counted for c in counts if isinstance(c, HeadcountTaken)] == [13, 12, 13]
    assert "13 of 13 counted now. Found?" in watch.strip.text.text()
    assert open_search(stage.state) is not None
    QTest.mouseClick(watch.strip.open, Qt.MouseButton.LeftButton)
    stage.settle()
    QTest.mouseClick(waking.page.whole.yes, Qt.MouseButton.LeftButton)
    waking.key(K.Key_Return)
    assert open_search(stage.state) is None
