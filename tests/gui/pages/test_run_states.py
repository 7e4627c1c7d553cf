"""What the Run page shows in every state of an event, in every look and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from toolkit.actions import events, running
from toolkit.gui.clock import SampleClock
from toolkit.gui.pages import run_bar
from toolkit.gui.pages.run_columns import AGENDA, BLOCK, GROUP
from toolkit.model.facts import Registered
from toolkit.model.instants import Instant

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gui.conftest import Stage
    from tests.gui.pages.run_desk import RunDesk

CTRL = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


def cut_off(page: QWidget) -> list[str]:
    """Name every visible text that has less room than it needs."""
    found = []
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if label.wordWrap():
            short = label.heightForWidth(label.width()) > label.height() + 1
        else:
            short = label.sizeHint().width() > label.width() + 1
        if short:
            found.append(label.text())
    buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    return found + [b.text() for b in buttons if b.minimumSizeHint().width() > b.width() + 1]


class _Spy(QObject):
    """Notes which widgets are painted."""

    def __init__(self, painted: list[str]) -> None:
        super().__init__()
        self._painted = painted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self._painted.append(type(watched).__name__)
        return False


def test_without_an_event_one_button_leads_on(
    stage: Stage, open_page: Callable[[], RunDesk]
) -> None:
    run = open_page()
    assert run.sees("No event is at hand")
    with stage.qtbot.waitSignal(stage.context.go) as gone:
        run.click(run.button("Go to the events"))
    assert gone.args == ["events"]


def test_a_prepared_event_is_opened_by_key(stage: Stage, open_page: Callable[[], RunDesk]) -> None:
    stage.prepare_event()
    run = open_page()
    assert run.sees("This event isn't open yet")
    assert run.sees("begins Fri 2 Oct, 14:00")
    assert run.agenda()[0] == "Hand-over, child by child"
    run.key(K.Key_Return, CTRL)
    assert stage.state.state == "open"
    assert run.sees("Next")
    assert run.page.block.head.start_button.isVisible()
    run.click(run.page.block.head.start_button)
    assert run.fact("block-started").block == "hand-over-in"


def test_a_held_event_says_why_and_opens_by_a_named_persons_word(
    stage: Stage, open_page: Callable[[], RunDesk]
) -> None:
    def nobody_cleared(new: events.NewEvent) -> events.NewEvent:
        people = tuple(p for p in new.people if p.role in ("child", "young-adult"))
        return events.NewEvent(
            plan=new.plan, start=new.start, zone=new.zone, title=new.title, people=people
        )

    stage.prepare_event(change=nobody_cleared)
    run = open_page()
    assert run.sees("This event can't open yet")
    assert run.sees("safeguarding lead")
    assert not run.page.bar.keys[run_bar.NEXT].isEnabled()
    run.key(K.Key_Return, CTRL)
    assert stage.state.state == "prepared"
    run.panel.take_up()
    run.type("Irina")
    run.key(K.Key_Tab)
    run.type("The team is on its way")
    run.key(K.Key_Return)
    opened = run.fact("opened")
    assert (opened.override_by, opened.override_reason) == ("Irina", "The team is on its way")


def test_after_the_last_block_and_when_closed_it_leads_to_the_finish(
    stage: Stage, open_page: Callable[[], RunDesk]
) -> None:
    event = stage.prepare_event()
    stage.clock.speed = 60
    stage.at("2026-10-05T13:30")
    running.start_block(stage.desk, event, "hand-over-out")
    stage.watch(event)
    run = open_page()
    assert run.page.bar.keys[run_bar.NEXT].text() == "End"
    stage.at("2026-10-05T14:00")
    run.key(K.Key_Return, CTRL)
    assert run.sees("That was the last block")
    with stage.qtbot.waitSignal(stage.context.go) as gone:
        run.page.bar.keys[run_bar.NEXT].click()
    assert gone.args == ["finish"]
    events.close_event(stage.desk, event)
    stage.watch(event)
    run.window.open_page("run")
    assert run.sees("This event is closed")
    assert not run.page.bar.keys[run_bar.COUNT].isEnabled()


def test_names_are_shown_only_on_asking(stage: Stage, open_page: Callable[[], RunDesk]) -> None:
    stage.workspace.set_passphrase("a long enough passphrase")
    stage.prepare_event(people=0)
    stage.add(Registered("", "child", 15, call_name="Ayo", consent="yes", assent="yes"))
    run = open_page()
    rows = run.page.group.table._model.rows
    assert rows()[0].call_name == ""
    run.click(run.page.top.eye)
    assert rows()[0].call_name == "Ayo"
    assert run.page.top.eye.text() == "Names shown"
    run.click(run.page.top.eye)
    assert rows()[0].call_name == ""


def test_without_names_there_is_nothing_to_show(run: RunDesk) -> None:
    assert not run.page.top.eye.isEnabled()


def test_over_a_change_of_the_clocks_the_hours_are_the_true_ones(
    stage: Stage, open_page: Callable[[], RunDesk]
) -> None:
    event = stage.prepare_event(start="2026-03-27T14:00")
    stage.clock.speed = 60
    stage.at("2026-03-29T08:15")
    running.start_block(stage.desk, event, "breakfast-3")
    stage.watch(event)
    run = open_page()
    assert run.sees("41 h of 71")


def test_the_samples_time_is_made_faster_and_only_there(
    stage: Stage, open_page: Callable[[], RunDesk]
) -> None:
    stage.prepare_event()
    run = open_page()
    assert not run.page.top.speeds[60].isVisible()
    stage.context.clock = SampleClock(stage.clock.now())
    stage.context.is_sample = True
    run.window.open_page("run")
    run.click(run.page.top.speeds[60])
    assert stage.context.clock.speed == 60
    assert run.page.top.speeds[60].isChecked()
    assert not run.page.top.speeds[1].isChecked()


def test_the_page_opens_on_the_block_that_was_asked_for(run: RunDesk) -> None:
    run.stage.context.look_at = "digital-day"
    run.window.open_page("run")
    assert run.block() == "My digital day"
    assert run.stage.context.look_at == ""


def test_in_a_narrow_window_the_parts_come_one_at_a_time(run: RunDesk) -> None:
    run.window.resize(900, 768)
    run.stage.settle()
    assert run.page.block.isVisible()
    assert not run.page.group.isVisible()
    run.click(run.page.columns.chips[GROUP])
    assert run.page.group.isVisible()
    assert not run.page.block.isVisible()
    run.bar(run_bar.INSERT)
    assert run.page.block.isVisible()
    run.window.resize(1366, 768)
    run.stage.settle()
    assert run.page.group.isVisible()
    assert run.page.agenda.isVisible()


@pytest.mark.parametrize("part", [AGENDA, BLOCK])
def test_a_folded_group_comes_forward_before_a_key_acts_on_it(run: RunDesk, part: str) -> None:
    run.window.resize(900, 768)
    run.stage.settle()
    chips = run.page.columns.chips
    table = run.page.group.table
    run.click(chips[part])
    if part == AGENDA:
        run.page.agenda.list.setFocus()
    run.key(K.Key_A, CTRL)
    assert table.isVisible()
    assert table.hasFocus()
    everyone = len(table.selected_codes())
    assert everyone > 1
    run.key(K.Key_1)
    assert len(run.facts("marked")) == everyone
    table.clearSelection()

    run.click(chips[part])
    run.key(K.Key_2)
    assert table.isVisible()
    assert len(run.facts("marked")) == everyone, "nobody is marked unseen"
    run.key(K.Key_2)
    assert run.fact("marked").person == table.current_code()

    run.click(chips[part])
    run.key(K.Key_F4)
    assert table.isVisible()
    assert run.page.prompts.panel is None
    run.key(K.Key_F4)
    assert run.page.block.isVisible()
    assert run.sees(f"{table.current_code()}")
    assert run.sees("goes out. Who goes along?")
    run.key(K.Key_Return)
    assert run.fact("moved").person == table.current_code()
    run.key(K.Key_A, CTRL)
    assert table.hasFocus(), "the keyboard comes back to the page after the answer"


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
def test_nothing_is_cut_off_on_a_small_laptop(run: RunDesk) -> None:
    run.stage.at("2026-10-03T10:57")
    run.stage.qtbot.waitUntil(lambda: cut_off(run.page) == [], timeout=3000)
    run.key(K.Key_Return, CTRL)
    run.stage.qtbot.waitUntil(lambda: cut_off(run.page) == [], timeout=3000)


@pytest.mark.parametrize("language", ["ar-XB"])
def test_mirrored_the_agenda_is_at_the_right(run: RunDesk) -> None:
    def left(widget: QWidget) -> int:
        return widget.mapTo(run.page, widget.rect().topLeft()).x()

    assert left(run.page.group) < left(run.page.block) < left(run.page.agenda)


def test_every_control_has_a_name_and_is_large_enough(run: RunDesk) -> None:
    run.key(K.Key_F3)
    for button in run.page.findChildren(QAbstractButton):
        if not button.isVisible() or button.objectName().startswith("qt_"):
            continue
        assert button.text() or button.accessibleName()
        assert button.height() >= 44, button.text()


def test_a_tick_within_a_minute_paints_nothing_but_the_ring(run: RunDesk) -> None:
    run.stage.clock.set(Instant(run.stage.clock.now() + 1000))
    run.stage.context.ticker.beat()
    run.stage.settle()
    painted: list[str] = []
    spy = _Spy(painted)
    for widget in run.page.findChildren(QWidget):
        widget.installEventFilter(spy)
    run.stage.clock.set(Instant(run.stage.clock.now() + 20_000))
    run.stage.context.ticker.beat()
    run.stage.settle()
    assert set(painted) == {"CountdownRing"}


def test_the_phase_follows_the_clock_alone(run: RunDesk) -> None:
    run.stage.at("2026-10-03T22:31")
    assert run.phase == "night"
    run.stage.at("2026-10-04T07:31")
    assert run.phase == "waiting"
    assert run.block() == "Up; the night's news"
