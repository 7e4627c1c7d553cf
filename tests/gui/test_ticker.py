"""The beat of the window: what it tells of jumps, at every speed of the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.gui import ticker
from toolkit.gui.clock import SampleClock
from toolkit.model.instants import MINUTE, Instant

if TYPE_CHECKING:
    import pytest

    from tests.gui.conftest import Stage
    from toolkit.gui.heartbeat import Jump


def test_time_that_ran_sixty_times_as_fast_is_no_jump_afterwards(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    steady = [0]
    monkeypatch.setattr("time.monotonic_ns", lambda: steady[0] * 1_000_000)
    clock = SampleClock(Instant(0))
    stage.context.clock = clock
    beating = stage.context.ticker
    jumps: list[Jump] = []
    beating.jumped.connect(jumps.append)

    def beat(seconds: int) -> None:
        for _ in range(seconds):
            steady[0] += ticker.BEAT
            beating.beat()

    beat(3)
    clock.set_speed(60)
    beat(30)
    clock.set_speed(1)
    beat(3)
    assert clock.now() > 30 * MINUTE
    assert jumps == []
    assert beating.unasked is None

    clock.set(Instant(clock.now() + 42 * MINUTE))
    beat(1)
    assert len(jumps) == 1
