"""The parts of laying blocks out that no schedule shows alone."""

from __future__ import annotations

from datetime import date

import msgspec

from tests.model.telling import Telling, block, night, plan_of
from toolkit.model import facts as f
from toolkit.model.instants import HOUR, MINUTE, load_zone
from toolkit.model.laying import day_dates, slots_of, strand_minutes
from toolkit.model.plan import Kind

ROME = load_zone("Europe/Rome")


def test_the_dates_are_those_on_the_wall_of_the_place() -> None:
    plan = plan_of((block("a", 30, "23:30"),), (block("b", 30, "09:00"),))
    start = Telling(plan, "2026-12-31T23:30").start
    assert day_dates(plan, start, ROME) == [date(2026, 12, 31), date(2027, 1, 1)]
    assert day_dates(plan, start, load_zone("Asia/Kolkata"))[0] == date(2027, 1, 1)


def test_parallel_lines_say_how_long_a_block_is() -> None:
    lines = ((block("x", 10), block("y", 15)), (block("z", 20),))
    assert strand_minutes(block("groups", 5, strands=lines)) == 25
    assert strand_minutes(block("alone", 5)) == 5


def test_a_block_without_a_time_has_no_wall_instant() -> None:
    plan = plan_of((block("a", 30, "14:00"), block("b", 30), night()))
    start = Telling(plan, "2026-10-02T14:00").start
    first, second, third = slots_of(plan, [*plan.blocks()], start, ROME)
    assert (first.anchored, second.anchored, third.anchored) == (True, False, True)
    assert third.anchor - start == 8 * HOUR + 30 * MINUTE
    assert third.hold_end - third.anchor == 9 * HOUR


def test_a_plan_that_begins_with_a_night_takes_up_the_change_too() -> None:
    plan = plan_of((night(),), (block("up", 30, "07:30"),))
    assert Telling(plan, "2026-03-28T22:30").span("night") == "22:30-07:30"
    assert Telling(plan, "2026-03-28T22:30").row("night").minutes == 8 * 60
    assert Telling(plan, "2026-10-24T22:30").row("night").minutes == 10 * 60


def test_a_night_that_flows_ends_by_the_clock_on_the_wall() -> None:
    sleep = block("sleep", 540, kind=Kind.NIGHT)
    plan = plan_of((block("open", 60, "21:00"), sleep, block("up", 30)))
    told = Telling(plan, "2026-03-28T21:00")
    assert told.span("sleep") == "22:00-07:00"
    assert told.row("sleep").minutes == 8 * 60
    told.at("2026-03-28T22:20").begin("sleep")
    assert told.span("sleep") == "22:20-07:20"
    assert told.span("up") == "07:20-07:50"


def test_a_session_over_the_change_keeps_its_minutes() -> None:
    plan = plan_of((block("watch", 180, "01:00"), block("rest", 30)))
    assert Telling(plan, "2026-03-29T01:00").span("watch") == "01:00-05:00"
    assert Telling(plan, "2026-10-25T01:00").span("watch") == "01:00-03:00"


def test_a_fixed_time_after_midnight_is_the_next_date_s() -> None:
    late = block("late", 30, anchor=None, kind=Kind.SESSION)  # type: ignore[arg-type]
    watch = msgspec.structs.replace(late, id="watch", start=25 * 60 + 30)
    plan = plan_of((block("open", 60, "22:00"), late, watch, block("end", 10)))
    told = Telling(plan, "2026-10-02T22:00")
    assert told.span("watch") == "01:30-02:00"
    assert told.span("before-watch") == "23:30-01:30"
    assert [row.day for row in told.schedule.rows] == [1] * 5


def test_pauses_before_a_block_began_do_not_lengthen_it() -> None:
    plan = plan_of((block("a", 30, "14:00"), block("b", 30), night()))
    told = Telling(plan).begin("a").at("14:10").say(f.Paused()).at("14:20").say(f.Resumed())
    assert told.span("a") == "14:00-14:40"
    told.at("14:40").begin("b")
    assert told.span("b") == "14:40-15:10"
    told.say(f.ResumeAnswered("paused", told.instant("2026-10-02T14:30"), told.now))
    assert told.span("b") == "14:40-15:10"


def test_a_fixed_block_that_is_paused_ends_later() -> None:
    plan = plan_of((block("a", 30, "14:00"), block("b", 30), night()))
    told = Telling(plan).at("14:05").begin("a").at("14:10").say(f.Paused()).at("14:20")
    assert told.span("a") == "14:05-14:40"
