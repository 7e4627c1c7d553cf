"""Python's collection of garbage, on the window's thread alone.

Collection runs on whichever thread happens to make the objects that set it off. What is collected
may hold parts of the window, and those may only be destroyed on the window's own thread: anywhere
else the program dies. So while a worker is at work Python doesn't collect by itself; a timer on
the window's thread does.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks at how much there is to collect."""
_OLD = 2


class Sweeper(QObject):
    """Collects while at least one is at work. Make and stop it on the window's thread."""

    _at_work = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = False
        self._young = gc.get_threshold()
        Sweeper._at_work += 1
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect as Python would by itself: the oldest generation that is due."""
        counts = gc.get_count()
        for generation in range(_OLD, -1, -1):
            if counts[generation] > self._young[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Give collection back to Python, once no other sweeper is at work."""
        if self._stopped:
            return
        self._stopped = True
        self._timer.stop()
        Sweeper._at_work -= 1
        if not Sweeper._at_work:
            gc.enable()
