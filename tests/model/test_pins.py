"""Who has a PIN, what counts as one, and how long the next try waits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.facts import Fact
from toolkit.model.facts_team import PinSet
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.pins import FREE_TRIES, LONGEST_WAIT, Tries, fold_pins, is_pin

NOON = Instant(1_790_000_000_000)


def told(*said: PinSet | None) -> dict[str, str]:
    return fold_pins(
        [
            Fact(
                event="e",
                id=bytes([n]) * 16,
                device="d",
                seq=n,
                seen="",
                holds=NOON,
                recorded=NOON,
                desk="",
                kind="pin-set",
                body=b"",
                what=what,
            )
            for n, what in enumerate(said, 1)
        ]
    )


def test_the_last_word_stands_and_an_empty_check_is_no_pin() -> None:
    assert told(PinSet("T-1", "a"), PinSet("T-2", "b"), PinSet("T-1", "c")) == {
        "T-1": "c",
        "T-2": "b",
    }
    assert told(PinSet("T-1", "a"), PinSet("T-1", "")) == {}
    assert told(PinSet("T-1", "a"), None) == {"T-1": "a"}


@pytest.mark.parametrize("pin", ["1234", "00000", "987654"])
def test_four_to_six_digits_are_a_pin(pin: str) -> None:
    assert is_pin(pin)


@pytest.mark.parametrize("pin", ["", "123", "1234567", "12a4", "12 4", "١٢٣٤", "²³⁴⁵", "-123"])
def test_anything_else_is_none(pin: str) -> None:
    assert not is_pin(pin)


def test_five_wrong_tries_are_free_then_each_doubles_the_wait() -> None:
    tries = Tries()
    for _ in range(FREE_TRIES - 1):
        tries.failed(NOON)
        assert tries.wait(NOON) == 0
    waits = []
    for _ in range(8):
        tries.failed(NOON)
        waits.append(tries.wait(NOON))
    assert waits[:4] == [MINUTE // 2, MINUTE, 2 * MINUTE, 4 * MINUTE]
    assert waits[-1] == LONGEST_WAIT
    assert tries.wait(Instant(NOON + LONGEST_WAIT)) == 0
    tries.succeeded()
    tries.failed(NOON)
    assert tries.wait(NOON) == 0


@given(st.integers(0, 60), st.integers(-(10**12), 10**12))
def test_whatever_the_clock_does_nobody_waits_longer_than_the_longest(wrong: int, by: int) -> None:
    tries = Tries()
    for _ in range(wrong):
        tries.failed(NOON)
    wait = tries.wait(Instant(NOON + by))
    assert 0 <= wait <= LONGEST_WAIT
    assert tries.wait(Instant(NOON + max(0, by) + LONGEST_WAIT)) == 0
