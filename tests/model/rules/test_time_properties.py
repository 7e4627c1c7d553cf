"""The rules of time on random plans, held against a slow and plain look at every minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.strategies import plans
from tests.model.telling import block, plan_of
from toolkit.model.plan import Kind, Sensitivity
from toolkit.model.rules.book import check_plan

if TYPE_CHECKING:
    from toolkit.model.plan import Block, Plan

KINDS = [Kind.SESSION, Kind.MEAL, Kind.SNACK, Kind.BREAK, Kind.FREE, Kind.CARE]
RESTFUL = {Kind.MEAL, Kind.SNACK, Kind.BREAK, Kind.FREE}


@st.composite
def one_day(draw: st.DrawFn) -> list[Block]:
    found = []
    for number in range(draw(st.integers(1, 12))):
        start = "08:00" if number == 0 else None
        colour = draw(st.sampled_from(list(Sensitivity)))
        kind = draw(st.sampled_from(KINDS))
        found.append(
            block(f"b{number}", draw(st.integers(1, 150)), start, kind, sensitivity=colour)
        )
    return found


def fired(plan: Plan, name: str) -> bool:
    return any(found.rule == name for found in check_plan(plan))


def minutes_of(day: list[Block]) -> list[Block]:
    """The block of every minute."""
    return [b for b in day for _ in range(b.minutes)]


def longest(day: list[Block], parted: int, rest: set[Kind]) -> int:
    """The longest time from session to session in which no ``parted`` minutes of rest lie."""
    most, begin, last, resting = 0, -1, -1, parted
    for at, b in enumerate(minutes_of(day)):
        if b.kind in rest:
            resting += 1
            continue
        if resting >= parted:
            begin = -1
        resting = 0
        if b.kind is Kind.SESSION:
            begin = at if begin < 0 else begin
            last = at
            most = max(most, last - begin + 1)
    return most


@settings(max_examples=150, deadline=None)
@given(one_day())
def test_a_long_break_is_due_after_four_and_a_half_hours(day: list[Block]) -> None:
    plan = plan_of(tuple(day))
    assert fired(plan, "long-break") == (longest(day, 30, RESTFUL) > 270)


@settings(max_examples=150, deadline=None)
@given(one_day())
def test_a_run_is_what_no_ten_minutes_part(day: list[Block]) -> None:
    plain = [b for b in day if b.sensitivity is Sensitivity.GREEN]
    if not plain:
        return
    first = block(plain[0].id, plain[0].minutes, "08:00", plain[0].kind)
    green = [first, *plain[1:]]
    expected = longest(green, 10, set(KINDS) - {Kind.SESSION}) > 90
    assert fired(plan_of(tuple(green)), "work-run") == expected


@settings(max_examples=150, deadline=None)
@given(one_day())
def test_nobody_awake_is_hungry_for_more_than_four_hours(day: list[Block]) -> None:
    hungry = most = 0
    for b in minutes_of(day):
        hungry = 0 if b.kind in (Kind.MEAL, Kind.SNACK) else hungry + 1
        most = max(most, hungry)
    assert fired(plan_of(tuple(day)), "food-gap") == (most > 240)


@settings(max_examples=150, deadline=None)
@given(one_day())
def test_a_full_day_is_measured_by_its_minutes(day: list[Block]) -> None:
    every = [b.kind for b in minutes_of(day)]
    full = len(every) >= 12 * 60
    plan = plan_of(tuple(day))
    assert fired(plan, "work-day") == (full and every.count(Kind.SESSION) > 360)
    assert fired(plan, "free-time") == (full and every.count(Kind.FREE) < 120)
    meals = sum(b.kind is Kind.MEAL for b in day)
    assert fired(plan, "three-meals") == (full and meals < 3)


@settings(max_examples=150, deadline=None)
@given(one_day())
def test_red_never_ends_in_the_last_hour_unseen(day: list[Block]) -> None:
    every = minutes_of(day)
    seen = any(b.sensitivity is Sensitivity.RED for b in every[-60:])
    dinner = next(
        (
            sum(x.minutes for x in day[: at + 1])
            for at, b in enumerate(day)
            if b.kind is Kind.MEAL and 17 * 60 <= 8 * 60 + sum(x.minutes for x in day[:at]) < 1440
        ),
        len(every),
    )
    seen = seen or any(b.sensitivity is Sensitivity.RED for b in every[dinner:])
    if len(every) < 16 * 60:  # before midnight: what is dinner after it is another question
        assert fired(plan_of(tuple(day)), "red-content") == seen


@settings(max_examples=60, deadline=None)
@given(plans())
def test_any_plan_is_looked_at_and_findings_name_its_blocks(plan: Plan) -> None:
    known = {b.id for _, b in plan.all_blocks()}
    found = check_plan(plan)
    assert all(set(each.found.blocks) <= known for each in found)
    assert [each.severity for each in found] == sorted(each.severity for each in found)
