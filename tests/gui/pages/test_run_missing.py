"""A count that was short elsewhere is asked about on the Run page, once and calmly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.pages.run_desk import open_run
from toolkit.actions import events, marking, running, searching
from toolkit.model.search import open_search

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from tests.gui.pages.run_desk import RunDesk

ASKED = "12 of 13 were counted at 10:40. Is somebody missing?"


@pytest.fixture
def run(stage: Stage) -> RunDesk:
    event = stage.prepare_event()
    events.open_event(stage.desk, event)
    stage.at("2026-10-03T10:37")
    running.start_block(stage.desk, event, "snack-2a")
    stage.at("2026-10-03T10:40")
    marking.headcount(stage.desk, event, 12, expected=13)
    stage.watch(event)
    return open_run(stage)


def test_it_leads_to_the_search(run: RunDesk) -> None:
    assert run.sees(ASKED)
    run.click(run.button("Somebody is missing"))
    assert run.window.page_name == "notfound"
    search = open_search(run.stage.state)
    assert search is not None
    assert len(run.facts("headcount-taken")) == 1
    run.window.open_page("run")
    run.stage.settle()
    assert not run.sees(ASKED)


def test_nobody_missing_puts_it_away(run: RunDesk) -> None:
    run.click(run.button("Nobody is missing"))
    run.stage.later(1)
    assert not run.sees(ASKED)
    assert open_search(run.stage.state) is None


def test_a_whole_count_answers_it(run: RunDesk) -> None:
    event = run.stage.state.id
    run.stage.later(1)
    run.stage.context.act(lambda desk: marking.headcount(desk, event, 13, expected=13))
    run.stage.settle()
    assert not run.sees(ASKED)


def test_after_two_hours_it_is_history(run: RunDesk) -> None:
    run.stage.clock.speed = 60
    run.stage.later(121)
    assert not run.sees(ASKED)


def looked_for(run: RunDesk, how: str = "found") -> None:
    """The count that was short is looked into, and a minute later the search ends."""
    event, context = run.stage.state.id, run.stage.context
    run.click(run.button("Somebody is missing"))
    search = open_search(run.stage.state)
    assert search is not None
    run.stage.later(1)
    end = searching.found if how == "found" else searching.to_police
    context.act(lambda desk: end(desk, event, search.id))
    run.stage.settle()
    run.window.open_page("run")
    run.stage.settle()
    run.click(run.button("It went on"))  # while the clock was moved on


def test_who_was_found_is_counted_again_which_puts_the_group_right(run: RunDesk) -> None:
    looked_for(run)
    assert run.page.group._told == ("12 of 13 · 10:40", "attention")
    assert run.sees("Count again now")
    run.click(run.button("13 counted"))
    assert run.page.group._told == ("13 of 13 · 10:41", "done")
    assert not run.sees("Count again now")
    assert not run.sees("Is somebody missing?")


def test_who_is_missing_at_the_count_after_a_search_is_looked_for_anew(run: RunDesk) -> None:
    looked_for(run)
    run.stage.later(1)
    event = run.stage.state.id
    run.stage.context.act(lambda desk: marking.headcount(desk, event, 12, expected=13))
    run.stage.settle()
    assert not run.sees("Count again now")
    assert run.sees("12 of 13 were counted at 10:42. Is somebody missing?")


def test_the_count_after_a_search_can_be_put_aside(run: RunDesk) -> None:
    looked_for(run)
    run.click(run.button("Not now"))
    run.stage.later(1)
    assert not run.sees("Count again now")


def test_nobody_is_counted_again_while_the_police_search(run: RunDesk) -> None:
    looked_for(run, "police")
    assert not run.sees("Count again now")
