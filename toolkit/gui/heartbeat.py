"""Notices when the clock jumped or the laptop slept: the wall clock held against the monotonic.

Ticks are never counted; what is asked is only whether more wall time passed between two beats
than can have passed while the program was awake.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.model.instants import MINUTE, Instant

LEAST_JUMP = 2 * MINUTE
"""Milliseconds; less isn't worth a question."""


class Jump(NamedTuple):
    """The wall clock went from ``start`` to ``end`` unseen; backwards if ``end`` is before."""

    start: Instant
    end: Instant

    @property
    def minutes(self) -> int:
        """Whole minutes that passed, never negative."""
        return max(0, (self.end - self.start) // MINUTE)


class Heartbeat:
    """Fed with both clocks at every tick; says when they disagree."""

    def __init__(self) -> None:
        self._wall: Instant | None = None
        self._steady = 0

    def beat(self, wall: Instant, steady: int) -> Jump | None:
        """Take in the wall clock and the monotonic clock (milliseconds); give a jump if any.

        A laptop that slept shows either as a wall clock ahead of a monotonic one that stood
        still, or, where the monotonic clock goes on, as one very long beat.
        """
        before, since = self._wall, self._steady
        self._wall, self._steady = wall, steady
        if before is None:
            return None
        passed = wall - before
        awake = steady - since
        if abs(passed - awake) >= LEAST_JUMP or awake >= LEAST_JUMP:
            return Jump(before, wall)
        return None
