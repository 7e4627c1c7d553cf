"""Work off the window's thread: one worker, in order, with progress and cancel.

The worker thread alone touches the workspace, which makes it the one writer. What comes back
comes back on the window's thread.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from toolkit.gui.sweeping import Sweeper
from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

REPORT_EVERY = 0.05
"""Seconds between two words on progress: more often the window would do nothing else."""


class CancelledError(Exception):
    """Raised inside work when the person cancelled it."""


class Progress:
    """Handed to work: tells how far it is, and raises :class:`CancelledError` once cancelled."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._report = report
        self._reported = 0.0
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def step(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` is done; raises if cancelled meanwhile."""
        if self._cancelled.is_set():
            raise CancelledError
        now = time.monotonic()
        if now - self._reported >= REPORT_EVERY or done >= total:
            self._reported = now
            self._report(done, total)


class _Job(NamedTuple):
    work: Callable[[Progress], Any]
    then: Callable[[Any], None] | None
    failed: Callable[[UserError], None] | None
    label: str
    progress: Progress


class Busy(NamedTuple):
    """What is being done, how far; ``total`` 0 while that isn't known."""

    label: str
    done: int
    total: int


class Runner(QObject):
    """Runs work on one thread, in order of asking.

    ``busy`` carries a :class:`Busy` for labelled work and ``None`` when it ended; ``trouble`` a
    :class:`UserError` that the asker didn't take; ``bug`` the exception of anything unexpected.
    """

    busy = Signal(object)
    trouble = Signal(object)
    bug = Signal(object)
    _back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: deque[_Job | None] = deque()
        self._asked = threading.Semaphore(0)
        """Counts what is in the queue, for the worker to wait for."""
        self._current: Progress | None = None
        self._waiting = 0
        self._back.connect(self._on_back, Qt.ConnectionType.QueuedConnection)
        self._sweeper = Sweeper(self)
        self._thread = threading.Thread(target=self._work, name="worker", daemon=True)
        self._thread.start()

    def do(
        self,
        work: Callable[[Progress], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        label: str = "",
    ) -> Progress:
        """Run ``work`` off the window's thread.

        ``then`` gets its result and ``failed`` its :class:`UserError`, both on the window's
        thread. ``label`` says what is being done, for work that may take over a second.
        """
        progress = Progress(lambda done, total: self._tell(label, done, total))
        self._waiting += 1
        self._hand_over(_Job(work, then, failed, label, progress))
        return progress

    @property
    def idle(self) -> bool:
        """Whether nothing is asked for or being done."""
        return self._waiting == 0

    def cancel(self) -> None:
        """Cancel what is being done now."""
        if self._current is not None:
            self._current.cancel()

    def stop(self) -> None:
        """Finish what was asked for, then end the thread."""
        self._hand_over(None)
        self._thread.join()
        self._sweeper.stop()

    def _hand_over(self, job: _Job | None) -> None:
        self._jobs.append(job)
        self._asked.release()

    def _next(self) -> _Job | None:
        self._asked.acquire()
        return self._jobs.popleft()

    def _tell(self, label: str, done: int, total: int) -> None:
        if label:
            self._back.emit(lambda: self.busy.emit(Busy(label, done, total)))

    def _work(self) -> None:
        while (job := self._next()) is not None:
            self._current = job.progress
            self._tell(job.label, 0, 0)
            outcome = self._outcome(job)
            self._current = None
            self._back.emit(lambda job=job, outcome=outcome: self._done(job, outcome))

    def _outcome(self, job: _Job) -> object:
        try:
            return _Result(job.work(job.progress))
        except UserError as error:
            return error
        except CancelledError:
            return None
        except Exception as error:
            log.error("A task failed: %s", type(error).__name__, exc_info=error)
            return error

    def _done(self, job: _Job, outcome: object) -> None:
        self._waiting -= 1
        if job.label:
            self.busy.emit(None)
        if isinstance(outcome, _Result):
            if job.then is not None:
                job.then(outcome.value)
        elif isinstance(outcome, UserError):
            if job.failed is not None:
                job.failed(outcome)
            else:
                self.trouble.emit(outcome)
        elif isinstance(outcome, Exception):
            self.bug.emit(outcome)

    def _on_back(self, call: object) -> None:
        if callable(call):
            call()


class _Result(NamedTuple):
    value: Any
