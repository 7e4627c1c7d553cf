"""The numbers that the 72-hour consultation promises, reckoned from its file."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model import strategies as draws
from tests.model.telling import CALM, plan_a
from toolkit.model.instants import (
    HOUR,
    MINUTE,
    Instant,
    clock_text,
    iso,
    load_zone,
    start_instant,
    to_datetime,
)
from toolkit.model.plan import Anchor, Kind, Sensitivity
from toolkit.model.plancheck import check_times
from toolkit.model.register import offered_rows
from toolkit.model.schedule import Row, State, Timeline
from toolkit.model.timeline import planned

ROME = load_zone("Europe/Rome")
SPRING, AUTUMN = "2026-03-27T14:00", "2026-10-23T14:00"
DECADE, CENTURY = date(2024, 1, 1), date(2099, 12, 31)
FOOD = (Kind.MEAL, Kind.SNACK)
AGENDA = """
1 14:00 hand-over-in
1 14:45 rooms-tour
1 15:30 snack-1
1 16:00 who-is-here
1 17:00 break-1
1 17:20 digital-day
1 18:20 free-1
1 19:30 dinner-1
1 20:30 games
1 21:30 mood-1
1 21:45 quiet-1
1 22:30 night-1
2 07:30 up-2
2 08:15 breakfast-2
2 09:00 check-in-2
2 09:15 risk-or-chance
2 10:30 snack-2a
2 10:50 story-of-an-offer
2 12:05 lunch-2
2 13:15 rest-2
2 14:30 who-helps
2 15:45 snack-2b
2 16:10 judge-posters
2 17:10 free-2
2 19:15 dinner-2
2 20:15 film-2
2 21:15 round-2
2 21:30 quiet-2
2 22:30 night-2
3 07:30 up-3
3 08:15 breakfast-3
3 09:00 check-in-3
3 09:15 our-messages
3 10:30 snack-3a
3 10:50 production-1
3 12:05 lunch-3
3 13:15 rest-3
3 14:30 production-2
3 15:45 snack-3b
3 16:10 peer-test
3 17:10 free-3
3 19:15 dinner-3
3 20:15 youth-evening
3 21:15 round-3
3 21:30 quiet-3
3 22:30 night-3
4 07:30 up-4
4 08:15 breakfast-4
4 09:00 what-we-ask
4 10:15 snack-4
4 10:35 carers-visit
4 11:35 break-4
4 11:45 evaluation
4 12:30 release
4 12:45 lunch-4
4 13:30 hand-over-out
"""


def laid_out(start: str) -> Timeline:
    return planned(plan_a(), start_instant(datetime.fromisoformat(start), ROME), ROME)


def wall(instant: Instant) -> str:
    return iso(instant, ROME)[11:16]


def row_of(schedule: Timeline, name: str) -> Row:
    row = schedule.row(name)
    assert row is not None
    return row


@pytest.mark.parametrize("start", [CALM, SPRING, AUTUMN])
def test_every_block_stands_at_its_time_on_the_wall_whatever_the_clocks_do(start: str) -> None:
    schedule = laid_out(start)
    told = [f"{row.day} {wall(row.begin)} {row.id}" for row in schedule.rows]
    assert told == AGENDA.split("\n")[1:-1]
    assert wall(schedule.end) == "14:00"
    assert all(a.end == b.begin for a, b in pairwise(schedule.rows))
    assert not any(row.clipped or row.state is State.GAP for row in schedule.rows)


@pytest.mark.parametrize(
    ("start", "hours", "nights"),
    [(CALM, 72, [9, 9, 9]), (SPRING, 71, [9, 8, 9]), (AUTUMN, 73, [9, 10, 9])],
)
def test_the_second_night_takes_up_the_change_and_the_minutes_add_up(
    start: str, hours: int, nights: list[int]
) -> None:
    schedule = laid_out(start)
    assert schedule.end - schedule.start == hours * HOUR
    assert sum(row.minutes for row in schedule.rows) == hours * 60
    slept = [row.minutes for row in schedule.rows if row.block.kind is Kind.NIGHT]
    assert slept == [n * 60 for n in nights]


def test_four_dates_three_nights_and_nothing_to_mend() -> None:
    plan = plan_a()
    assert len(plan.days) == 4
    assert [clock_text(day.start) for day in plan.days] == ["14:00", "07:30", "07:30", "07:30"]
    assert sum(block.minutes for _, block in plan.blocks()) == 72 * 60
    assert check_times(plan) == []


def test_hours_offered_by_day() -> None:
    by_day = dict.fromkeys((1, 2, 3, 4), 0)
    for row in offered_rows(laid_out(CALM)):
        by_day[row.day] += row.minutes
    assert list(by_day.values()) == [120, 300, 300, 195]
    assert sum(by_day.values()) == 15 * 60 + 15
    check_ins = [row for row in offered_rows(laid_out(CALM)) if row.id.startswith("check-in")]
    assert sum(row.minutes for row in check_ins) == 30


def test_no_work_goes_on_for_more_than_ninety_minutes() -> None:
    runs: list[list[Row]] = [[]]
    for row in laid_out(CALM).rows:
        if row.block.kind is Kind.SESSION:
            runs[-1].append(row)
        else:
            runs.append([])
    longest = max(runs, key=lambda run: sum(row.minutes for row in run))
    assert [row.id for row in longest] == ["check-in-2", "risk-or-chance"]
    assert sum(row.minutes for row in longest) == 90
    for run in runs:
        sensitive = any(row.block.sensitivity is not Sensitivity.GREEN for row in run)
        assert sum(row.minutes for row in run) <= (75 if sensitive else 90), run
    assert row_of(laid_out(CALM), "story-of-an-offer").minutes == 75


@pytest.mark.parametrize(
    ("start", "longest"), [(CALM, 12 * 60), (SPRING, 12 * 60), (AUTUMN, 13 * 60)]
)
def test_nobody_goes_hungry(start: str, longest: int) -> None:
    food = [row for row in laid_out(start).rows if row.block.kind in FOOD]
    gaps = [(a, (b.begin - a.end) // MINUTE) for a, b in pairwise(food)]
    waking = [gap for row, gap in gaps if row.id[:6] != "dinner"]
    nights = [gap for row, gap in gaps if row.id[:6] == "dinner"]
    assert max(waking) == 3 * 60 + 30 if start == CALM else max(waking) <= 4 * 60
    assert len(nights) == 3
    assert max(nights) == longest
    if start == CALM:
        assert nights == [11 * 60 + 45, 12 * 60, 12 * 60]


def test_a_night_lies_between_the_last_and_the_first_that_is_expected_of_them() -> None:
    sessions = [row for row in offered_rows(laid_out(CALM)) if not row.block.voluntary]
    rests = [(b.begin - a.end) // MINUTE for a, b in pairwise(sessions) if a.day != b.day]
    assert rests == [14 * 60 + 40, 15 * 60 + 50, 15 * 60 + 50]


def test_what_must_hold() -> None:
    held = {block.id: block.anchor for _, block in plan_a().blocks() if block.start is not None}
    outside = {name for name, anchor in held.items() if anchor is Anchor.OUTSIDE}
    assert outside == {"carers-visit", "hand-over-out"}
    for _, block in plan_a().blocks():
        if block.kind in (Kind.MEAL, Kind.NIGHT) or block.id.startswith("up-"):
            assert held[block.id] is not None, block.id
        if block.kind is Kind.SNACK:
            assert block.id not in held


def test_red_is_never_last_before_the_night() -> None:
    for row in laid_out(CALM).rows:
        if row.block.sensitivity is Sensitivity.RED:
            assert to_datetime(row.begin, ROME).hour < 19


def test_each_night_is_counted_three_times() -> None:
    for _, block in plan_a().blocks():
        if block.kind is Kind.NIGHT:
            assert [clock_text(count) for count in block.counts] == ["23:30", "02:00", "05:00"]


@given(st.sampled_from(draws.ZONES), st.sampled_from(draws.CHANGES) | st.dates(DECADE, CENTURY))
def test_over_three_midnights_anywhere_all_stands_at_its_time(name: str, day: str | date) -> None:
    zone = load_zone(name)
    start = start_instant(datetime.fromisoformat(f"{day}T14:00"), zone)
    schedule = planned(plan_a(), start, zone)
    told = [f"{row.day} {iso(row.begin, zone)[11:16]} {row.id}" for row in schedule.rows]
    assert told == AGENDA.split("\n")[1:-1]
    assert sum(row.minutes for row in schedule.rows) * MINUTE == schedule.end - schedule.start
    shift = to_datetime(schedule.end, zone).utcoffset()
    before = to_datetime(start, zone).utcoffset()
    assert shift is not None
    assert before is not None
    assert schedule.end - start == 72 * HOUR - round((shift - before).total_seconds() * 1000)
    nights = sum(row.minutes for row in schedule.rows if row.block.kind is Kind.NIGHT)
    assert nights * MINUTE == schedule.end - start - 45 * HOUR
