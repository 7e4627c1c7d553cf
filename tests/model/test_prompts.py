"""What the desk is asked: headcounts that are due, a start that was forgotten."""

from __future__ import annotations

import pytest

from tests.model.telling import Telling, plan_a
from toolkit.model import facts as f
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.prompts import (
    CountDue,
    counts_due,
    expected_people,
    forgotten_start,
    is_counted,
    night_counts,
)


def due(told: Telling) -> list[tuple[str, str]]:
    found = counts_due(told.event, told.schedule, told.now)
    return [(count.block, told.wall(count.at)) for count in found]


def forgotten(told: Telling) -> tuple[str, str] | None:
    found = forgotten_start(told.event, told.schedule, told.now)
    return None if found is None else (found.block, told.wall(found.at))


def group(told: Telling, *codes: str) -> Telling:
    return told.say(*(f.Registered(code, "child", 15) for code in codes))


def test_a_headcount_is_due_when_a_block_that_asks_for_one_begins() -> None:
    told = Telling(plan_a()).at("14:45")
    assert due(told) == []
    told.begin("rooms-tour").at("14:50")
    assert due(told) == [("rooms-tour", "14:45")]
    told.say(f.HeadcountTaken(13, 13, "rooms-tour"))
    assert due(told) == []
    told.at("15:30").begin("snack-1")
    assert due(told) == []


def test_the_counts_of_a_night_come_one_by_one_and_the_latest_is_asked_for() -> None:
    told = Telling(plan_a()).at("21:45").begin("quiet-1").at("22:29")
    assert due(told) == []
    assert due(told.at("22:30")) == [("night-1", "22:30")]
    told.say(f.HeadcountTaken(13, 13, "night-1")).at("23:29")
    assert due(told) == []
    assert due(told.at("23:30")) == [("night-1", "23:30")]
    assert due(told.at("2026-10-03T02:10")) == [("night-1", "02:00")]
    told.say(f.HeadcountTaken(13, 13, "night-1", 120))
    assert due(told) == []
    assert due(told.at("05:00")) == [("night-1", "05:00")]
    assert due(told.at("07:30")) == []


def test_the_counts_of_a_night_fall_due_though_something_was_drawn_into_it() -> None:
    told = Telling(plan_a()).at("21:45").begin("quiet-1").say(f.BlockExtended("quiet-1", 180))
    told.at("23:40")
    assert told.phase == "running"
    assert due(told) == [("night-1", "23:30")]


def test_a_night_count_taken_is_known_by_its_planned_time() -> None:
    told = Telling(plan_a()).at("2026-10-03T02:10").say(f.HeadcountTaken(13, 13, "night-1", 120))
    first, second, third = night_counts(told.event, told.row("night-1"))
    assert [is_counted(told.event, count) for count in (first, second, third)] == [
        False,
        True,
        False,
    ]
    assert not is_counted(told.event, CountDue("night-2", second.at, 120))
    assert not is_counted(told.event, CountDue("night-1", second.at))


@pytest.mark.parametrize(
    ("wall", "answer"),
    [("14:02", None), ("14:03", ("hand-over-in", "14:00")), ("14:30", ("hand-over-in", "14:00"))],
)
def test_a_start_seems_forgotten_three_minutes_after_its_time(
    wall: str, answer: tuple[str, str] | None
) -> None:
    assert forgotten(Telling(plan_a()).at(wall)) == answer


def test_nothing_is_forgotten_while_something_runs_or_nothing_is_open() -> None:
    told = Telling(plan_a()).begin("hand-over-in").at("15:30")
    assert forgotten(told) is None
    assert forgotten(Telling(plan_a()).undo().at("15:30")) is None
    told.say(f.Closed()).at("18:00")
    assert forgotten(told) is None


def test_what_ended_late_leaves_time_to_go_on() -> None:
    told = Telling(plan_a()).begin("hand-over-in").at("15:00").say(f.BlockEnded("hand-over-in"))
    assert forgotten(told.at("15:02")) is None
    assert forgotten(told.at("15:03")) == ("rooms-tour", "15:00")


def test_what_ended_early_is_followed_at_the_planned_time() -> None:
    told = Telling(plan_a()).begin("hand-over-in").at("14:20").say(f.BlockEnded("hand-over-in"))
    assert forgotten(told.at("14:47")) is None
    assert forgotten(told.at("14:48")) == ("rooms-tour", "14:45")


def test_a_morning_that_nobody_started() -> None:
    told = Telling(plan_a()).at("21:45").begin("quiet-1").at("2026-10-03T07:32")
    assert forgotten(told) is None
    assert forgotten(told.at("07:40")) == ("up-2", "07:30")


def test_a_block_that_was_put_in_may_be_forgotten_too() -> None:
    told = Telling(plan_a()).begin("hand-over-in").at("14:40")
    told.say(f.BlockInserted("extra-1", "Walk", "free", 20, "hand-over-in"))
    told.at("14:50").say(f.BlockEnded("hand-over-in"))
    assert forgotten(told.at("14:52")) is None
    assert forgotten(told.at("14:55")) == ("extra-1", "14:50")


def test_after_the_last_block_nothing_is_forgotten() -> None:
    told = Telling(plan_a()).at("2026-10-05T13:30").begin("hand-over-out").at("14:00")
    assert forgotten(told.say(f.BlockEnded("hand-over-out")).at("15:00")) is None


def test_all_who_are_in_the_house_are_counted() -> None:
    told = group(Telling(plan_a()), "A", "B", "C", "D").say(f.Registered("T", "facilitator"))
    assert expected_people(told.event) == 4
    told.begin("hand-over-in").say(
        f.Marked("A", "hand-over-in", f.Status.NOT_HERE),
        f.Marked("B", "hand-over-in", f.Status.SAT_OUT),
        f.Marked("C", "hand-over-in", f.Status.EXCUSED),
        f.Marked("T", "hand-over-in", f.Status.NOT_HERE),
    )
    assert expected_people(told.event) == 3
    told.say(f.Withdrawn("D"))
    assert expected_people(told.event) == 2


def test_who_comes_later_is_counted_from_then_on() -> None:
    told = group(Telling(plan_a()), "A", "B").begin("hand-over-in")
    told.say(f.Marked("A", "hand-over-in", f.Status.NOT_HERE))
    told.at("16:00").begin("who-is-here").say(f.Marked("A", "who-is-here", f.Status.LATE, 3))
    assert expected_people(told.event) == 2
    told.say(f.Marked("A", "who-is-here", f.Status.NOT_HERE))
    assert expected_people(told.event) == 1


def test_putting_the_morning_right_sends_nobody_away() -> None:
    told = group(Telling(plan_a()), "A").at("2026-10-03T09:15").begin("risk-or-chance")
    told.say(f.Marked("A", "risk-or-chance", f.Status.PRESENT)).at("14:30").begin("who-helps")
    told.say(f.Marked("A", "who-helps", f.Status.PRESENT)).at("15:00")
    told.say(f.Marked("A", "risk-or-chance", f.Status.NOT_HERE))
    assert expected_people(told.event) == 1


def test_knowing_that_someone_will_miss_a_block_sends_them_not_away_before() -> None:
    told = group(Telling(plan_a()), "A").at("16:00").begin("who-is-here")
    told.say(f.Marked("A", "carers-visit", f.Status.NOT_HERE))
    assert expected_people(told.event) == 1
    told.at("17:20").say(f.Marked("A", "who-is-here", f.Status.NOT_HERE))
    assert expected_people(told.event) == 0
    # Nobody pressed start, and yet there they are.
    told.say(f.Marked("A", "digital-day", f.Status.PRESENT))
    assert expected_people(told.event) == 1


def test_marks_made_before_anything_was_started_count() -> None:
    told = group(Telling(plan_a()), "A", "B")
    told.say(f.Marked("A", "hand-over-in", f.Status.NOT_HERE))
    assert expected_people(told.event) == 1


def test_a_count_is_due_at_its_instant() -> None:
    told = Telling(plan_a()).at("22:40").say(f.HeadcountTaken(13, 13, "night-1"))
    (first, *_) = night_counts(told.event, told.row("night-1"))
    assert first.at - told.start == (9 * 60 + 30) * MINUTE
    told.now = Instant(first.at - 1)
    assert due(told) == []
    told.now = first.at
    assert due(told) == [("night-1", "23:30")]
