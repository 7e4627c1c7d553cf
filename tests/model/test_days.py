"""Which day is tomorrow: a night belongs to the day before it, until five in the morning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.telling import Telling, plan_a
from toolkit.model.days import day_after, day_at
from toolkit.model.instants import HOUR, MINUTE, Instant

TOLD = Telling(plan_a())


@pytest.mark.parametrize(
    ("wall", "today", "tomorrow"),
    [
        ("2026-09-20T10:00", None, 1),
        ("2026-10-02T04:59", None, 1),
        ("2026-10-02T05:00", 1, 2),
        ("2026-10-03T23:00", 2, 3),
        ("2026-10-04T01:00", 2, 3),
        ("2026-10-04T04:59", 2, 3),
        ("2026-10-04T05:00", 3, 4),
        ("2026-10-05T10:00", 4, None),
        ("2026-10-06T12:00", None, None),
    ],
)
def test_tomorrow_is_the_next_day_also_after_midnight(
    wall: str, today: int | None, tomorrow: int | None
) -> None:
    at = TOLD.instant(wall)
    assert (day_at(TOLD.event, at), day_after(TOLD.event, at)) == (today, tomorrow)


@pytest.mark.parametrize("start", ["2026-03-27T14:00", "2026-10-23T14:00"])
def test_a_change_of_the_clocks_moves_no_night_to_another_day(start: str) -> None:
    told = Telling(plan_a(), start)
    for wall in ("23:00", "01:00", "03:30", "04:59"):
        date = int(start[8:10]) + (1 if wall == "23:00" else 2)
        at = told.instant(f"{start[:8]}{date}T{wall}")
        assert day_after(told.event, at) == 3


@given(st.integers(-48 * 60, 6 * 24 * 60))
def test_days_follow_each_other(minutes: int) -> None:
    at = Instant(TOLD.start + minutes * MINUTE)
    today, tomorrow = day_at(TOLD.event, at), day_after(TOLD.event, at)
    if today is not None:
        assert tomorrow == (today + 1 if today < 4 else None)
    if tomorrow is not None:
        assert day_at(TOLD.event, Instant(TOLD.start + (tomorrow - 1) * 24 * HOUR)) == tomorrow
