"""Notices how long nobody has touched the laptop, by the clock of the workspace at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.model.instants import Instant

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """Listens to every real key, click and move in any of the program's windows."""

    def __init__(self, context: Context, parent: QObject) -> None:
        """Listen as long as ``parent`` is there; somebody is here at the beginning."""
        super().__init__(parent)
        self._context = context
        self._last: Instant | None = None
        self._pointer = QCursor.pos().toTuple()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def stop(self) -> None:
        """Listen no more."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def touched(self) -> None:
        """Take in that somebody is here."""
        clock = self._context.clock
        self._last = None if clock is None else clock.now()

    def lasts(self, now: Instant) -> int:
        """Give the milliseconds since somebody was here, as people live them.

        A clock that runs faster than life is reckoned down to life; one that was set back begins
        anew.
        """
        if self._last is None or now < self._last:
            self._last = now
        clock = self._context.clock
        speed = 1 if clock is None else clock.speed
        return (now - self._last) // max(1, speed)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note what a hand did, and let everything pass; what programs send doesn't count."""
        kind = event.type()
        if kind in _TOUCHES:
            if event.spontaneous():
                self.touched()
        elif kind == QEvent.Type.MouseMove and event.spontaneous():
            self._moved(event)
        return False

    def _moved(self, event: QEvent) -> None:
        """A window that opens under a resting pointer is told of a move, too."""
        if isinstance(event, QMouseEvent):
            pointer = event.globalPosition().toPoint().toTuple()
            if pointer != self._pointer:
                self._pointer = pointer
                self.touched()
