"""What a change of the clocks does, and that each repair does what it says."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import msgspec
import pytest

from tests.model.telling import CALM, Telling, block, night, plan_a, plan_of
from toolkit.model import facts as f
from toolkit.model.clockchange import (
    KEEP_WALL,
    MOVE_END,
    WAKE_LATER,
    ClockChange,
    Repair,
    clock_change,
)
from toolkit.model.event import fold_event
from toolkit.model.instants import HOUR, Instant, load_zone, start_instant
from toolkit.model.plan import Anchor, Kind, Plan
from toolkit.model.prompts import counts_due, is_counted, night_counts
from toolkit.model.schedule import State

ROME = load_zone("Europe/Rome")
SPRING, AUTUMN = "2026-03-27T14:00", "2026-10-23T14:00"


def change_of(start: str, plan: Plan | None = None) -> ClockChange:
    moment = start_instant(datetime.fromisoformat(start), ROME)
    change = clock_change(plan or plan_a(), moment, ROME)
    assert change is not None
    return change


def repair_of(start: str, code: str, plan: Plan | None = None) -> Repair:
    (repair,) = (r for r in change_of(start, plan).repairs if r.code == code)
    return repair


def repaired(start: str, code: str, plan: Plan | None = None) -> Telling:
    """An event in which a repair was chosen."""
    return Telling(plan or plan_a(), start).say(repair_of(start, code, plan).adapted)


def test_nothing_is_said_where_no_clock_changes() -> None:
    calm = start_instant(datetime.fromisoformat(CALM), ROME)
    assert clock_change(plan_a(), calm, ROME) is None
    kolkata = load_zone("Asia/Kolkata")
    assert clock_change(plan_a(), calm, kolkata) is None


@pytest.mark.parametrize(
    ("start", "gained", "lasts", "elapsed"), [(SPRING, -60, 480, 4260), (AUTUMN, 60, 600, 4380)]
)
def test_the_change_is_explained(start: str, gained: int, lasts: int, elapsed: int) -> None:
    change = change_of(start)
    assert (change.gained, change.block, change.lasts) == (gained, "night-2", lasts)
    assert (change.elapsed, change.usual) == (elapsed, 72 * 60)
    assert [repair.code for repair in change.repairs] == [KEEP_WALL, MOVE_END, WAKE_LATER]


def test_half_an_hour_on_lord_howe() -> None:
    zone = load_zone("Australia/Lord_Howe")
    start = start_instant(datetime.fromisoformat("2026-04-03T14:00"), zone)
    change = clock_change(plan_a(), start, zone)
    assert change is not None
    assert (change.gained, change.block, change.lasts) == (30, "night-2", 570)


@pytest.mark.parametrize("start", [SPRING, AUTUMN])
def test_keeping_the_times_on_the_wall_changes_nothing(start: str) -> None:
    told = repaired(start, KEEP_WALL)
    assert told.event.adapted is not None
    assert told.event.plan == told.event.snapshot
    assert told.event.as_planned().rows == Telling(plan_a(), start).event.as_planned().rows


def test_in_spring_the_end_moves_so_that_there_are_72_hours() -> None:
    told = repaired(SPRING, MOVE_END)
    schedule = told.event.as_planned()
    assert schedule.end - schedule.start == 72 * HOUR
    assert told.wall(schedule.end) == "15:00"
    assert told.span("hand-over-out") == "13:30-15:00"
    before = Telling(plan_a(), SPRING).event.as_planned()
    assert [row.begin for row in schedule.rows] == [row.begin for row in before.rows]


def test_in_spring_the_house_may_sleep_its_nine_hours_and_lunch_holds() -> None:
    told = repaired(SPRING, WAKE_LATER)
    repair = repair_of(SPRING, WAKE_LATER)
    rows = {row.id: row for row in told.event.as_planned().rows}
    assert rows["night-2"].minutes == 9 * 60
    spans = ["night-2", "up-3", "breakfast-3", "check-in-3", "our-messages", "snack-3a"]
    assert [told.span(name) for name in spans] == [
        "22:30-08:30",
        "08:30-09:15",
        "09:15-10:00",
        "10:00-10:10",
        "10:10-11:10",
        "11:10-11:25",
    ]
    assert told.span("production-1") == "11:25-12:05"
    assert told.span("lunch-3") == "12:05-13:15"
    # The morning's floors give 40 of the 60 minutes; what the rest is taken from is said.
    assert (repair.block, repair.short) == ("production-1", 20)
    assert all(row.clipped == 0 and row.state is not State.GAP for row in rows.values())
    later = [row for row in rows.values() if row.day != 3]
    before = {row.id: row for row in Telling(plan_a(), SPRING).event.as_planned().rows}
    assert [(r.begin, r.end) for r in later if r.id != "night-2"] == [
        (before[r.id].begin, before[r.id].end) for r in later if r.id != "night-2"
    ]
    assert told.slip.late == 0


def test_in_autumn_neither_the_end_nor_the_morning_moves_and_it_is_said_why() -> None:
    end, wake = repair_of(AUTUMN, MOVE_END), repair_of(AUTUMN, WAKE_LATER)
    assert (end.possible, end.why_not, end.block) == (False, "outside", "hand-over-out")
    assert (wake.possible, wake.why_not, wake.block) == (False, "longer", "night-2")


def test_an_end_of_our_own_that_can_give_is_moved_in_autumn() -> None:
    plan = plan_of(
        (block("open", 60, "18:00"), night()),
        (block("up", 30, "07:30"), block("round", 90, floor=20), block("clean", 60, floor=60)),
    )
    told = repaired("2026-10-24T18:00", MOVE_END, plan)
    schedule = told.event.as_planned()
    assert told.span("round") == "08:00-08:30"
    assert schedule.end - schedule.start == change_of("2026-10-24T18:00", plan).usual * 60_000


def test_an_end_that_cannot_give_says_so() -> None:
    plan = plan_of((block("open", 60, "18:00"), night()), (block("up", 30, "07:30"),))
    end = repair_of("2026-10-24T18:00", MOVE_END, plan)
    assert (end.why_not, end.block) == ("fixed", "up")
    flowing = plan_of((block("open", 600, "18:00"), block("on", 60)))
    flowing = msgspec.structs.replace(
        flowing,
        days=(
            msgspec.structs.replace(
                flowing.days[0],
                blocks=tuple(
                    msgspec.structs.replace(b, start=None, anchor=None)
                    for b in flowing.days[0].blocks
                ),
            ),
        ),
    )
    assert repair_of("2026-10-24T18:00", MOVE_END, flowing).why_not == "too-short"


@pytest.mark.parametrize(
    ("morning", "why", "name"),
    [
        ((block("guests", 60, "09:00", anchor=Anchor.OUTSIDE),), "outside", "guests"),
        ((block("work", 90),), "no-lunch", "night"),
        ((block("early", 30, "10:00", Kind.MEAL), block("work", 90)), "no-lunch", "night"),
    ],
)
def test_a_morning_that_may_not_move(morning: tuple[f.Body, ...], why: str, name: str) -> None:
    plan = plan_of(
        (block("open", 60, "18:00"), night()),
        (block("up", 60, "07:30"), *morning),  # type: ignore[arg-type]
    )
    wake = repair_of("2026-03-28T18:00", WAKE_LATER, plan)
    assert (wake.why_not, wake.block) == (why, name)


def test_a_change_that_no_night_takes_up() -> None:
    plan = plan_of((block("watch", 600, "20:00"), block("rest", 30)))
    wake = repair_of("2026-03-28T20:00", WAKE_LATER, plan)
    assert (wake.why_not, wake.block) == ("no-night", "watch")


def test_only_what_follows_the_last_fixed_time_of_the_morning_is_shortened() -> None:
    plan = plan_of(
        (block("open", 60, "18:00"), night()),
        (
            block("up", 45, "07:30", floor=10),
            block("breakfast", 45, "08:15", Kind.MEAL, floor=15),
            block("work", 90, floor=20),
            block("pause", 60, kind=Kind.BREAK, floor=30),
            block("lunch", 60, "11:30", Kind.MEAL),
        ),
    )
    told = repaired("2026-03-28T18:00", WAKE_LATER, plan)
    assert [told.span(n) for n in ("up", "breakfast", "work", "pause", "lunch")] == [
        "08:30-09:15",
        "09:15-10:00",
        "10:00-10:48",
        "10:48-11:30",
        "11:30-12:30",
    ]
    assert repair_of("2026-03-28T18:00", WAKE_LATER, plan).short == 0
    rows = told.event.as_planned().rows
    assert [row.id for row in rows if row.state is State.GAP] == ["before-night"]


def test_a_count_at_a_time_that_does_not_exist_falls_on_the_next_minute_that_does() -> None:
    told = Telling(plan_a(), SPRING)
    due = night_counts(told.event, told.row("night-2"))
    assert [told.wall(count.at) for count in due] == ["23:30", "03:00", "05:00"]
    assert [count.night_at for count in due] == [23 * 60 + 30, 120, 300]
    assert [(b.at - a.at) // HOUR for a, b in pairwise(due)] == [2, 2]


def test_a_count_at_a_time_that_comes_twice_is_taken_once() -> None:
    told = Telling(plan_a(), AUTUMN)
    due = night_counts(told.event, told.row("night-2"))
    assert [told.wall(count.at) for count in due] == ["23:30", "02:00", "05:00"]
    assert [(b.at - a.at) // 60_000 for a, b in pairwise(due)] == [150, 240]
    told.at("2026-10-24T21:30").begin("quiet-2")
    told.now = due[1].at
    assert counts_due(told.event, told.schedule, told.now) == [due[1]]
    told.say(f.HeadcountTaken(13, 13, "night-2", 120))
    # An hour later the clock shows two again.
    told.now = Instant(due[1].at + HOUR)
    assert told.wall(told.now) == "02:00"
    assert counts_due(told.event, told.schedule, told.now) == []
    assert is_counted(told.event, due[1])


def test_a_repair_is_a_fact_that_folds_and_can_be_undone() -> None:
    told = repaired(SPRING, WAKE_LATER)
    adapted = told.event.adapted
    assert adapted is not None
    assert f.decode_body("adapted", f.encode_body(adapted)) == adapted
    assert fold_event(told.facts).plan != told.event.snapshot
    told.say(repair_of(SPRING, MOVE_END).adapted)
    assert told.span("up-3") == "07:30-08:15"
    assert told.span("hand-over-out") == "13:30-15:00"
    told.undo()
    assert told.span("up-3") == "08:30-09:15"
    assert told.span("hand-over-out") == "13:30-14:00"
    told.undo()
    assert told.event.adapted is None
    assert told.event.plan == plan_a()


def test_the_night_of_the_change_runs_by_the_clock_on_the_wall() -> None:
    told = Telling(plan_a(), SPRING).at("2026-03-28T21:30").begin("quiet-2")
    told.at("2026-03-29T04:00")
    assert told.schedule.running == told.row("night-2")
    assert told.row("night-2").minutes == 480
    told.at("07:30")
    assert told.schedule.running is None
    assert told.schedule.next == told.row("up-3")
