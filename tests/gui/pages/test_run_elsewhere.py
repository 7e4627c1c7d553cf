"""The Run page on a laptop that doesn't run the agenda: it marks and counts, and asks no times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.gui.opened import seen
from tests.gui.pages.run_desk import open_run
from toolkit.actions import laptops, running
from toolkit.gui.heartbeat import Jump
from toolkit.gui.pages import run_bar
from toolkit.model.calm import calm_since
from toolkit.model.facts_team import ClockTaken
from toolkit.model.schedule import Phase

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from tests.gui.pages.run_desk import RunDesk

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TIMES = (run_bar.NEXT, run_bar.LESS, run_bar.MORE, run_bar.PAUSE, run_bar.SKIP, run_bar.INSERT)
ALWAYS = (run_bar.COUNT, run_bar.OUT, run_bar.NEUTRAL, run_bar.CONCERN)


def without_clock(stage: Stage) -> RunDesk:
    event = stage.prepare_event()
    stage.at("2026-10-03T16:10")
    running.start_block(stage.desk, event, "judge-posters")
    stage.desk.say(event, [ClockTaken("another")])
    stage.watch(event)
    return open_run(stage)


def enabled(run: RunDesk, names: tuple[str, ...]) -> set[bool]:
    return {run.page.bar.keys[name].isEnabled() for name in names}


def test_the_agendas_keys_are_grey_and_the_others_work(stage: Stage) -> None:
    run = without_clock(stage)
    assert enabled(run, TIMES) == {False}
    assert enabled(run, ALWAYS) == {True}
    assert run.page.top.slip.text() == "Another laptop runs the agenda"
    before = len(stage.workspace.facts(stage.state.id))
    run.key(K.Key_Return, CTRL)
    run.key(K.Key_Space)
    assert len(stage.workspace.facts(stage.state.id)) == before
    run.key(K.Key_F4)
    run.key(K.Key_Return)
    assert run.fact("moved").to == "out"


def test_a_key_of_the_agenda_says_why_it_does_nothing(stage: Stage) -> None:
    run = without_clock(stage)
    told: list[str] = []
    stage.context.message.connect(lambda message: told.append(message.text))
    sentence = "Another laptop runs the agenda: see Team, Laptops"
    assert sentence not in seen(run.window)
    run.key(K.Key_Return, CTRL)
    assert sentence in seen(run.window)
    assert told == [sentence]
    run.key(K.Key_Down, CTRL)
    assert told == [sentence] * 2
    again = QKeyEvent(QEvent.Type.KeyPress, K.Key_Return, CTRL, "\r", True)
    QApplication.sendEvent(QApplication.focusWidget() or run.window, again)
    stage.settle()
    assert told == [sentence] * 2, "a held key is one press"


def test_the_screens_are_calm_and_the_clock_goes_on(stage: Stage) -> None:
    run = without_clock(stage)
    run.key(K.Key_F9)
    assert calm_since(stage.state) is not None
    assert run.view.phase is Phase.RUNNING
    run.key(K.Key_F9)
    assert calm_since(stage.state) is None


def test_what_passed_unseen_is_for_the_other_laptop_to_say(stage: Stage) -> None:
    run = without_clock(stage)
    now = stage.clock.now()
    stage.context.ticker.unasked = Jump(now, now)
    stage.at("2026-10-03T19:05")
    assert run.page.prompts.panel is None or run.sees("headcount")
    assert not run.sees("passed unseen")
    assert not run.sees(" running?")


def test_taking_the_clock_over_brings_the_keys_back(stage: Stage) -> None:
    run = without_clock(stage)
    laptops.take_clock(stage.desk, stage.state.id)
    stage.watch(stage.state.id)
    assert enabled(run, TIMES) == {True}
