"""The dark screen comes up by itself at night, once nobody has touched the laptop for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from toolkit.model.instants import MINUTE, Instant
from toolkit.model.schedule import Phase

if TYPE_CHECKING:
    from toolkit.gui.window import MainWindow

AFTER: Final = 5 * MINUTE
"""Milliseconds without a key or a touch."""

_KEPT: Final = frozenset({"night", "notfound", "rollcall", "concern", "concerns"})
"""Pages that never give way by themselves."""


class Nightfall:
    """Looks at every beat whether it is time for the dark screen."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._looked = -1

    def look(self, now: Instant, idle: int) -> None:
        """Turn to the dark screen if it is night and ``idle`` (milliseconds) lasts long enough."""
        window, watch = self._window, self._window.context.watch
        minute = now // MINUTE
        if idle < AFTER or watch is None or minute == self._looked:
            return
        if window.page_name in _KEPT or QApplication.activeModalWidget() is not None:
            return
        self._looked = minute
        if watch.state.timeline(now).phase is Phase.NIGHT:
            window.open_page("night")
