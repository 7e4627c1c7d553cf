"""The beat of the window: once a second, by the clock, never counted.

Whoever shows time listens to ``tick``. Each beat is held against the monotonic clock, and a jump
is told by ``jumped``; now and then the last beat is put on disk, so that a program that was cut
off knows next time since when nobody saw the clock run.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from toolkit.gui.heartbeat import Heartbeat, Jump
from toolkit.model.instants import Instant

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.gui.context import Context

BEAT = 1000
"""Milliseconds between beats."""

STAMP_EVERY = 20
"""Beats between two stamps on disk; a cut-off run is then known to within so many seconds."""


class Ticker(QObject):
    """Beats while a workspace is open. ``tick`` carries the instant, ``jumped`` a Jump."""

    tick = Signal(object)
    jumped = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._heart = Heartbeat()
        self._stamp: Path | None = None
        self._beats = 0
        self.unasked: Jump | None = None
        """The last jump, until whoever asks about it takes it up; none at first."""
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self.beat)

    def start(self, stamp: Path | None) -> None:
        """Begin to beat; ``stamp`` is the file of the last beat, ``None`` for the sample."""
        self._heart = Heartbeat()
        self.unasked = None
        self._stamp = stamp
        self._beats = 0
        before = self._last_stamp()
        self._timer.start()
        now = self._context.now()
        if before is not None and now - before >= 2 * 60_000:
            self._tell(Jump(before, now))
        self.beat()

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()

    def beat(self) -> None:
        """Beat once: tell the time, and a jump if there was one."""
        now = self._context.now()
        clock = self._context.clock
        if clock is not None and clock.speed == 1:
            jump = self._heart.beat(now, time.monotonic_ns() // 1_000_000)
            if jump is not None:
                self._tell(jump)
        else:
            # A clock that runs faster than life tells nothing about sleep, nor does it afterwards.
            self._heart = Heartbeat()
        self.tick.emit(now)
        self._beats += 1
        if self._stamp is not None and self._beats % STAMP_EVERY == 1:
            stamp = self._stamp
            self._context.runner.do(lambda _: _write(stamp, now))

    def _tell(self, jump: Jump) -> None:
        self.unasked = jump
        self.jumped.emit(jump)

    def _last_stamp(self) -> Instant | None:
        if self._stamp is None:
            return None
        try:
            return Instant(int(self._stamp.read_text(encoding="ascii")))
        except (OSError, ValueError):
            return None


def _write(stamp: Path, now: Instant) -> None:
    try:
        stamp.write_text(str(now), encoding="ascii")
    except OSError:
        # A stamp that can't be written costs a question at the next start, nothing else.
        return
