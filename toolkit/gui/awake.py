"""Keeps the laptop and its screen awake while a block runs.

A thread of its own holds the wish, since some systems tie it to a thread and others are asked
over a bus that may be slow. Where the system can't be asked, everything goes on without.
"""

from __future__ import annotations

import logging
import queue
import threading
from contextlib import AbstractContextManager, ExitStack
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

Mode = AbstractContextManager[Any]
"""What wakepy gives: awake as long as it is entered; ``active`` says whether that worked."""


def presenting() -> Mode:
    """Ask for the screen to stay on as well."""
    from wakepy import keep  # noqa: PLC0415  # late: 60 ms, and only while something runs

    mode: Mode = keep.presenting(on_fail="pass")
    return mode


class KeepAwake:
    """Holds the laptop awake or lets it go; asking for what is so already costs nothing."""

    def __init__(self, mode: Callable[[], Mode] = presenting) -> None:
        self._mode = mode
        self._wishes: queue.SimpleQueue[bool | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._wished = False
        self.held = False
        """Whether the system agreed to stay awake, as the thread last heard."""

    def hold(self, awake: bool) -> None:
        """Wish the laptop awake, or let it sleep as it likes."""
        if awake == self._wished:
            return
        self._wished = awake
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="awake", daemon=True)
            self._thread.start()
        self._wishes.put(awake)

    def close(self) -> None:
        """Let go, and end the thread."""
        self._wished = False
        if self._thread is not None:
            self._wishes.put(None)
            self._thread.join(timeout=5)
            self._thread = None

    def _work(self) -> None:
        with ExitStack() as stack:
            while (wish := self._wishes.get()) is not None:
                if wish:
                    self._enter(stack)
                else:
                    self._leave(stack)
            self._leave(stack)

    def _enter(self, stack: ExitStack) -> None:
        try:
            mode = self._mode()
            entered = stack.enter_context(mode)
            self.held = bool(getattr(entered, "active", True))
        except Exception as error:  # noqa: BLE001 — a bus may fail in any way; none may stop a run
            log.info("The computer can't be kept awake: %s", type(error).__name__)
            self.held = False

    def _leave(self, stack: ExitStack) -> None:
        self.held = False
        try:
            stack.close()
        except Exception as error:  # noqa: BLE001 — as above
            log.info("The computer can't be let go: %s", type(error).__name__)
