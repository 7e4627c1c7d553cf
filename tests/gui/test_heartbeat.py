from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.gui.heartbeat import LEAST_JUMP, Heartbeat, Jump
from toolkit.model.instants import MINUTE, Instant

START = Instant(1_790_000_000_000)


def test_the_first_beat_asks_nothing() -> None:
    assert Heartbeat().beat(START, 5) is None


@given(st.lists(st.integers(200, 90_000), max_size=30))
def test_ordinary_beats_however_uneven_ask_nothing(steps: list[int]) -> None:
    heart = Heartbeat()
    wall, steady = START, 1000
    for step in steps:
        wall, steady = Instant(wall + step), steady + step
        assert heart.beat(wall, steady) is None


@pytest.mark.parametrize(
    ("wall", "steady"),
    [
        (42 * MINUTE, 1000),  # slept: the steady clock stood still
        (42 * MINUTE, 42 * MINUTE),  # slept: the steady clock went on
        (-42 * MINUTE, 1000),  # the laptop's clock was set back
        (1000, 3 * MINUTE),  # the wall clock was held back
    ],
)
def test_a_sleep_or_a_step_is_noticed_once(wall: int, steady: int) -> None:
    heart = Heartbeat()
    heart.beat(START, 1000)
    jumped = Instant(START + wall)
    assert heart.beat(jumped, 1000 + steady) == Jump(START, jumped)
    assert heart.beat(Instant(jumped + 1000), 2000 + steady) is None


def test_minutes_of_a_jump_are_whole_and_never_negative() -> None:
    assert Jump(START, Instant(START + 42 * MINUTE + 59_999)).minutes == 42
    assert Jump(START, Instant(START - MINUTE)).minutes == 0
    assert LEAST_JUMP == 2 * MINUTE
