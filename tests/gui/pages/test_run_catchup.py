"""Catching up on the Run page: shown before it is chosen, by mouse and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.gui.pages.run_desk import open_run
from tests.gui.pages.test_run_states import cut_off
from toolkit.actions import running
from toolkit.gui.pages.run_catchup import CatchUpPanel
from toolkit.model.facts_team import ClockTaken
from toolkit.model.instants import to_datetime

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from tests.gui.pages.run_desk import RunDesk

K = Qt.Key
DAY = "2026-10-03T"


def behind(stage: Stage, block: str = "risk-or-chance", at: str = "09:40") -> RunDesk:
    """Day 2: a block began late."""
    event = stage.prepare_event()
    stage.clock.speed = 60
    stage.at(f"{DAY}{at}")
    running.start_block(stage.desk, event, block)
    stage.watch(event)
    return open_run(stage)


@pytest.fixture
def late(stage: Stage) -> RunDesk:
    return behind(stage)


def panel(run: RunDesk) -> CatchUpPanel:
    found = run.panel
    assert isinstance(found, CatchUpPanel)
    return found


def span(run: RunDesk, block: str) -> str:
    row, zone = run.row(block), run.stage.state.zone
    return f"{to_datetime(row.begin, zone):%H:%M}-{to_datetime(row.end, zone):%H:%M}"


def test_a_click_on_how_late_it_is_shows_the_ways_and_changes_nothing(late: RunDesk) -> None:
    before = len(late.stage.workspace.facts(late.stage.state.id))
    assert late.page.top.late.text() == "25 min late · Lunch 12:05 holds"
    late.click(late.page.top.late)
    assert late.sees("What could give?")
    assert late.sees("Nothing changes until you choose")
    first = [label.text() for label in panel(late).cards[0].findChildren(QLabel)]
    assert first == [
        "Shorten by 25 min",
        "Risk or chance?: 10 min less, 09:40 – 10:45",
        "Story of an offer: 15 min less, 11:05 – 12:05",
        "Lunch 12:05 holds · Dinner 19:15 holds · Second night 22:30 holds",
    ]
    assert len(panel(late).cards) <= 3
    assert len(late.stage.workspace.facts(late.stage.state.id)) == before


def test_one_is_chosen_with_the_mouse_and_undone_as_one(late: RunDesk) -> None:
    late.click(late.page.top.late)
    late.click(panel(late).cards[0].button)
    assert span(late, "risk-or-chance") == "09:40-10:45"
    assert span(late, "story-of-an-offer") == "11:05-12:05"
    assert late.page.prompts.panel is None
    assert not late.page.top.late.isVisible()
    assert late.page.top.slip.text().startswith("On time")
    undone = late.page.bar.keys["undo"].toolTip()
    assert "Takes back what was chosen to catch up" in undone
    late.bar("undo")
    assert span(late, "risk-or-chance") == "09:40-10:55"
    assert late.page.top.late.isVisible()


def test_one_is_chosen_by_keys_alone(late: RunDesk) -> None:
    late.key(K.Key_F7)
    assert panel(late).cards[0].button.hasFocus()
    late.key(K.Key_Return)
    assert span(late, "story-of-an-offer") == "11:05-12:05"
    assert late.page.group.table.hasFocus()
    assert late.presses == 2


def test_escape_leaves_it_as_it_is(late: RunDesk) -> None:
    late.page.top.late.setFocus()
    late.key(K.Key_Return)
    assert late.sees("What could give?")
    late.key(K.Key_Escape)
    assert not late.sees("What could give?")
    assert late.facts("block-shortened") == []


def test_the_ways_follow_the_clock_and_the_keyboard_stays(stage: Stage) -> None:
    run = behind(stage, "snack-2a", "10:50")
    run.key(K.Key_F7)
    assert run.sees("20 min too many")
    assert run.sees("Story of an offer: 15 min less")
    stage.later(18)
    stage.settle()
    assert panel(run).cards[0].button.hasFocus()
    assert run.sees("3 min are still missing")
    run.bar("next")
    assert [change.block for change in panel(run).cards[0].way.changes] == ["story-of-an-offer"]
    assert run.sees("3 min are still missing")


def test_where_nothing_may_give_it_is_said(stage: Stage) -> None:
    run = behind(stage, "round-2", "21:30")
    run.key(K.Key_F7)
    assert run.sees("nothing that is left may give")
    assert panel(run).leave.hasFocus()
    run.key(K.Key_Return)
    assert run.page.prompts.panel is None


def test_what_has_passed_is_not_won_back(stage: Stage) -> None:
    run = behind(stage, "story-of-an-offer", "10:50")
    stage.at(f"{DAY}12:15")
    assert run.page.top.late.text() == "10 min late · Lunch moves to 12:15"
    run.key(K.Key_F7)
    assert run.sees("What has passed can't be won back")
    assert panel(run).cards == []


def test_on_time_there_is_nothing_to_press(stage: Stage) -> None:
    run = behind(stage, at="09:15")
    assert not run.page.top.late.isVisible()
    run.key(K.Key_F7)
    assert run.page.prompts.panel is None


def test_the_laptop_without_the_clock_does_not_choose(stage: Stage) -> None:
    run = behind(stage)
    stage.desk.say(stage.state.id, [ClockTaken("another")])
    stage.watch(stage.state.id)
    assert not run.page.top.late.isVisible()
    run.key(K.Key_F7)
    assert run.page.prompts.panel is None


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["en", "ar-XB", "en-XA"])
def test_every_word_has_its_room(late: RunDesk) -> None:
    late.click(late.page.top.late)
    assert panel(late).cards
    assert cut_off(late.page.top) == []
    assert cut_off(panel(late)) == []
    assert all(card.button.height() >= 44 for card in panel(late).cards)
    assert late.page.top.late.height() >= 44
