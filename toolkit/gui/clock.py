"""Clocks: the laptop's, and the sample's, which may run sixty times as fast."""

from __future__ import annotations

import time
from typing import Protocol

from toolkit.model.instants import Instant


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> Instant:
        """Give the present instant."""

    @property
    def speed(self) -> int:
        """How many times as fast as life it runs."""


class LaptopClock:
    """The wall clock of this computer."""

    speed = 1

    def now(self) -> Instant:
        """Give the present instant."""
        return Instant(time.time_ns() // 1_000_000)


class SampleClock:
    """A clock of its own for the sample: starts anywhere, runs at any speed, is never set back."""

    def __init__(self, begin: Instant, speed: int = 1) -> None:
        self._base = begin
        self._since = time.monotonic_ns()
        self._speed = speed

    @property
    def speed(self) -> int:
        """How many times as fast as life it runs."""
        return self._speed

    def set_speed(self, speed: int) -> None:
        """Run at another speed from now on."""
        self._base = self.now()
        self._since = time.monotonic_ns()
        self._speed = speed

    def set(self, instant: Instant) -> None:
        """Go on from ``instant``."""
        self._base = instant
        self._since = time.monotonic_ns()

    def now(self) -> Instant:
        """Give the present instant of the sample."""
        passed = (time.monotonic_ns() - self._since) // 1_000_000
        return Instant(self._base + passed * self._speed)
