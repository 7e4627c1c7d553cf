from __future__ import annotations

import time

from toolkit.gui.clock import LaptopClock, SampleClock
from toolkit.model.instants import MINUTE, Instant


def test_the_laptops_clock_is_the_laptops() -> None:
    before = time.time_ns() // 1_000_000
    now = LaptopClock().now()
    assert before <= now <= time.time_ns() // 1_000_000


def test_the_samples_clock_starts_anywhere_and_runs_sixty_times_as_fast() -> None:
    begin = Instant(1_790_000_000_000)
    clock = SampleClock(begin)
    assert 0 <= clock.now() - begin < 60_000
    clock.set_speed(60)
    assert clock.speed == 60
    since, started = clock.now(), time.monotonic_ns()
    while time.monotonic_ns() - started < 20_000_000:
        pass
    passed = clock.now() - since
    assert passed >= 60 * 20 - 60
    clock.set_speed(1)
    assert clock.now() - since >= passed


def test_it_goes_on_from_where_it_is_set() -> None:
    clock = SampleClock(Instant(0))
    clock.set(Instant(90 * MINUTE))
    assert 0 <= clock.now() - 90 * MINUTE < 60_000
