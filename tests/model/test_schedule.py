"""Reading a schedule."""

from __future__ import annotations

from tests.model.telling import Telling, block, plan_a, plan_of
from toolkit.model.instants import Instant
from toolkit.model.plan import Kind
from toolkit.model.schedule import Phase, Row, State, Timeline


def test_minutes_are_whole_ones_rounded_down() -> None:
    row = Row("a", 1, block("a", 30), Instant(0), Instant(119_999), State.DONE)
    assert row.minutes == 1


def test_rows_are_found_by_name_inside_parallel_lines_too() -> None:
    groups = block("groups", 20, strands=((block("x", 20),), (block("y", 10),)))
    told = Telling(plan_of((block("open", 10, "14:00"), groups)))
    found = told.schedule.row("y")
    assert found is not None
    assert found.minutes == 10
    assert told.schedule.row("nowhere") is None


def test_what_runs_and_what_is_next() -> None:
    told = Telling(plan_a())
    assert told.schedule.running is None
    assert told.schedule.next == told.row("hand-over-in")
    told.begin("hand-over-in")
    assert told.schedule.running == told.row("hand-over-in")
    assert told.schedule.next == told.row("rooms-tour")
    told.at("2026-10-05T13:30").begin("hand-over-out")
    assert told.schedule.next is None


def test_free_minutes_are_no_block_that_could_be_next() -> None:
    told = Telling(plan_of((block("a", 10, "14:00"), block("b", 10, "15:00", Kind.MEAL))))
    told.begin("a")
    assert [row.id for row in told.schedule.rows] == ["a", "before-b", "b"]
    following = told.schedule.next
    assert following is not None
    assert following.id == "b"


def test_a_schedule_of_nothing_running_says_so() -> None:
    empty = Timeline("p", Instant(0), Instant(0), (), Phase.WAITING, frozenset({"gone"}), None)
    assert (empty.running, empty.next) == (None, None)
