"""After a gap in which blocks should have begun: as planned, shifted, or from paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from toolkit.actions import events, running
from toolkit.gui.heartbeat import Jump
from toolkit.gui.pages.run_gap import WhileAwayPanel
from toolkit.model.instants import to_datetime
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gui.conftest import Stage
    from tests.gui.pages.run_desk import RunDesk

DAY = "2026-10-04T"
K = Qt.Key


def span(run: RunDesk, block: str) -> str:
    row = run.row(block)
    zone = run.stage.state.zone
    begin, end = to_datetime(row.begin, zone), to_datetime(row.end, zone)
    return f"{begin:%H:%M}-{end:%H:%M}"


def gap(
    stage: Stage, open_page: Callable[[], RunDesk], block: str, begin: str, since: str, until: str
) -> RunDesk:
    """A block runs since ``begin``; nobody saw the clock from ``since`` to ``until``."""
    event = stage.prepare_event()
    stage.at(begin)
    running.start_block(stage.desk, event, block)
    stage.at(since)
    start = stage.clock.now()
    stage.at(until)
    stage.watch(event)
    stage.context.ticker.unasked = Jump(start, stage.clock.now())
    return open_page()


@pytest.fixture
def run(stage: Stage, open_page: Callable[[], RunDesk]) -> RunDesk:
    return gap(stage, open_page, "peer-test", f"{DAY}16:10", f"{DAY}16:20", f"{DAY}19:05")


def test_it_is_asked_what_was_planned_meanwhile(run: RunDesk) -> None:
    assert run.sees("2 h 45 min passed unseen. How did it go on?")
    assert run.sees("From 16:20 to 19:05")
    assert run.sees("Free time, rehearsal, one-to-one slots 17:10")


def test_as_planned_is_one_key(run: RunDesk) -> None:
    run.panel.take_up()
    run.key(K.Key_Return)
    assert run.presses == 1
    assert span(run, "peer-test") == "16:10-17:10"
    assert span(run, "free-3") == "17:10-19:15"
    assert not run.sees("How did it go on?")
    answer = run.fact("resume-answered")
    assert (answer.answer, answer.minutes) == ("planned", 0)


def test_shifted_says_before_what_it_means(run: RunDesk) -> None:
    panel = run.panel
    assert isinstance(panel, WhileAwayPanel)
    panel.minutes.setValue(25)
    assert run.sees("Shifted: Free time, rehearsal, one-to-one slots 17:35.")
    run.click(run.button("Shifted by"))
    assert span(run, "peer-test") == "16:10-17:35"
    assert span(run, "dinner-3") == "19:15-20:15"
    run.bar("undo")
    assert run.row("peer-test").state is State.RUNNING


def test_from_paper_leads_to_the_first_time_to_fill_in(run: RunDesk) -> None:
    run.click(run.button("I'll enter it from paper"))
    assert run.window.page_name == "paper"
    page = run.window.page
    here = page.view.times.currentIndex()  # type: ignore[union-attr]
    assert page._lines[here.row()].row.id == "free-3"  # type: ignore[union-attr]
    assert page.view.times.hasFocus()  # type: ignore[union-attr]
    assert run.fact("resume-answered").answer == "entered"
    run.window.open_page("run")
    assert not run.sees("How did it go on?")


def test_the_block_may_have_gone_on_all_the_time(run: RunDesk) -> None:
    run.click(run.button("Peer test went on"))
    assert run.fact("resume-answered").answer == "counted"
    assert run.row("peer-test").state is State.RUNNING


def test_each_answer_names_the_block_that_it_speaks_of(run: RunDesk) -> None:
    for answer in ("went on", "was paused", "had ended"):
        assert run.button(f"Peer test {answer}").isEnabled()
    run.click(run.button("Peer test had ended"))
    assert run.fact("resume-answered").answer == "ended"


def test_a_laptop_that_slept_through_the_night_asks_for_the_morning(
    stage: Stage, open_page: Callable[[], RunDesk]
) -> None:
    run = gap(stage, open_page, "quiet-2", "2026-10-03T21:30", "2026-10-03T22:10", f"{DAY}09:20")
    assert run.sees("How did it go on?")
    run.click(run.button("As planned"))
    assert span(run, "quiet-2") == "21:30-22:30"
    assert span(run, "night-2") == "22:30-07:30"
    assert span(run, "breakfast-3") == "08:15-09:00"
    assert run.row("our-messages").state is State.RUNNING


def test_a_night_alone_is_not_asked_about(stage: Stage, open_page: Callable[[], RunDesk]) -> None:
    run = gap(stage, open_page, "quiet-2", "2026-10-03T21:30", "2026-10-03T22:10", f"{DAY}01:00")
    assert not run.sees("How did it go on?")


def test_nothing_is_asked_before_the_event_opens(
    stage: Stage, open_page: Callable[[], RunDesk]
) -> None:
    stage.prepare_event()
    stage.at("2026-10-02T13:00")
    start = stage.clock.now()
    stage.at("2026-10-02T16:00")
    stage.context.ticker.unasked = Jump(start, stage.clock.now())
    run = open_page()
    assert not run.sees("How did it go on?")
    events.open_event(stage.desk, stage.state.id)
