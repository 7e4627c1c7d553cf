"""Nobody leaves an event unhanded: the Finish page names them and leads to the hand-over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.pages.beginner import Beginner, sit_down
from toolkit.actions import handing, running
from toolkit.gui.widgets.toast import MessageBar

if TYPE_CHECKING:
    from tests.gui.conftest import Stage


@pytest.fixture
def person(stage: Stage) -> Beginner:
    """Somebody on the last day, while three children of five wait to be fetched."""
    event = stage.prepare_event(people=5)
    stage.at("2026-10-02T14:10")
    handing.hand_in(stage.desk, event, codes(stage))
    stage.at("2026-10-05T13:30")
    running.start_block(stage.desk, event, "hand-over-out")
    stage.at("2026-10-05T13:45")
    handing.hand_out(stage.desk, event, codes(stage)[:2])
    stage.watch(event)
    return sit_down(stage, "finish")


def codes(stage: Stage) -> list[str]:
    return sorted(p.code for p in stage.state.participants())


def told(person: Beginner) -> str:
    bar = person.window.findChild(MessageBar)
    return bar.text() if bar is not None and bar.isVisible() else ""


def test_who_was_not_handed_out_is_named_first_with_the_way_there(person: Beginner) -> None:
    left = codes(person.stage)[2:]
    first = person.page.gaps[0]
    assert first.title.text() == "Hand-over"
    assert first.detail.text() == f"Not handed out yet: {left[0]}, {left[1]} and {left[2]}"
    person.click(first.button)
    assert person.went == ["handover"]
    handing.hand_out(person.stage.desk, person.stage.state.id, left)
    person.stage.watch(person.stage.state.id)
    person.window.open_page("finish")
    person.stage.settle()
    assert person.page.gaps[0].title.text() != "Hand-over"


def test_closing_all_the_same_says_who_is_left(person: Beginner) -> None:
    left = codes(person.stage)[2:]
    person.press("Close the event")
    assert person.stage.state.state == "open"
    assert person.sees(f"Not handed out yet: {left[0]}, {left[1]} and {left[2]}")
    person.press("Close all the same")
    assert told(person) == (
        f"The event is closed. Not handed out: {left[0]}, {left[1]} and {left[2]}"
    )
    assert person.page.gaps[0].title.text() == "Hand-over"


def test_who_was_told_of_is_told_again_after_coming_back(person: Beginner) -> None:
    person.press("Close the event")
    person.window.open_page("run")
    person.window.open_page("finish")
    person.press("Close the event")
    assert person.stage.state.state == "open"


def test_other_gaps_still_lead_to_their_block(person: Beginner) -> None:
    gap = person.page.gaps[1]
    person.click(gap.button)
    assert person.went == ["run"]
    assert person.window.page_name == "run"
