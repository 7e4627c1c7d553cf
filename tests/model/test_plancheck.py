"""Gaps and overlaps at the fixed times of a plan."""

from __future__ import annotations

import pytest

from tests.model.telling import block, night, plan_a, plan_of
from toolkit.model.plan import Block, Kind
from toolkit.model.plancheck import TimeProblem, check_times

OPEN = block("open", 60, "09:00")


def lunch(start: str) -> Block:
    return block("lunch", 60, start, Kind.MEAL)


@pytest.mark.parametrize(
    ("blocks", "problems"),
    [
        ((OPEN, lunch("10:00")), []),
        ((OPEN, lunch("10:25")), [("gap", "lunch", 25)]),
        ((OPEN, lunch("09:40")), [("overlap", "open", 20)]),
        ((OPEN, block("a", 30), lunch("10:20")), [("overlap", "a", 10)]),
        (
            (OPEN, block("a", 30), block("b", 30), lunch("10:15")),
            [("overlap", "a", 15), ("overlap", "b", 30)],
        ),
        ((OPEN, lunch("10:30"), night()), [("gap", "lunch", 30), ("gap", "night", 660)]),
    ],
)
def test_what_is_wrong_with_a_day(
    blocks: tuple[Block, ...], problems: list[tuple[str, str, int]]
) -> None:
    found = check_times(plan_of(blocks))
    assert found == [TimeProblem(*problem) for problem in problems]
    assert [problem.is_error for problem in found] == [code == "overlap" for code, *_ in problems]


def test_a_fixed_time_that_lies_before_what_comes_before_it() -> None:
    found = check_times(plan_of((OPEN, lunch("10:00"), block("tea", 30, "09:30", Kind.SNACK))))
    assert found == [
        TimeProblem("overlap", "open", 30),
        TimeProblem("gap", "lunch", 30),
        TimeProblem("overlap", "lunch", 60),
        TimeProblem("overlap", "tea", 30),
    ]


def test_a_night_that_runs_into_the_next_morning() -> None:
    day = (block("open", 60, "21:30"), night())
    assert check_times(plan_of(day, (block("up", 30, "07:30"),))) == []
    assert check_times(plan_of(day, (block("up", 30, "07:00"),))) == [
        TimeProblem("overlap", "night", 30)
    ]
    assert check_times(plan_of(day, (block("up", 30, "08:00"),))) == [TimeProblem("gap", "up", 30)]


def test_plan_a_fits() -> None:
    assert check_times(plan_a()) == []


def test_between_days_without_a_night_people_are_at_home() -> None:
    apart = plan_of(
        (block("a", 60, "09:00"), block("b", 60)),
        (block("c", 60, "09:00"), block("d", 30), block("e", 30, "12:00")),
    )
    assert [(found.code, found.block, found.minutes) for found in check_times(apart)] == [
        ("gap", "e", 90)
    ]
