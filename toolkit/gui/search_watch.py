"""Keeps in sight, above every page, that a child can't be found, and lets it be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from toolkit.gui.pages.notfound_strip import PAGE, SearchStrip
from toolkit.gui.sound import Alarm, Sounds
from toolkit.gui.watch import listen
from toolkit.model.search import open_search

if TYPE_CHECKING:
    from toolkit.gui.watch import Watch
    from toolkit.gui.window import MainWindow
    from toolkit.model.instants import Instant


class SearchWatch(QObject):
    """Docks the strip into a window when there is a search, and tells it what is true each second.

    It is silent from the moment the page of the search was open, or somebody pressed *Quiet*.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context = context = window.context
        self.sounds = Sounds()
        self.alarm = Alarm(self.sounds.play)
        self.strip: SearchStrip | None = None
        self._watched: Watch | None = None
        context.watching.connect(self._other_event)
        context.ticker.tick.connect(self._look)
        context.retold.connect(self._told_anew)
        self._other_event()

    def _other_event(self) -> None:
        self._watched = listen(self._watched, self._context.watch, self._now)
        self._now()

    def _told_anew(self) -> None:
        """The window was made anew, and the strip with it."""
        self.strip = None
        self._now()

    def _now(self) -> None:
        if self._context.clock is not None:
            self._look(self._context.now())

    def _look(self, now: Instant) -> None:
        event = None if self._watched is None else self._watched.state
        if self.strip is None:
            if event is None or open_search(event) is None:
                return
            self.strip = SearchStrip(self._context, self.alarm)
            self.strip.pressed.connect(lambda: self._window.open_page(PAGE))
            self._window.dock_above(self.strip)
        self.strip.show_state(event, now, in_front=self._window.page_name == PAGE)
