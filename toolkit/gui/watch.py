"""One event as the window sees it, folded on the window's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from toolkit.model.clockholder import fold_clock
from toolkit.model.event import Folding

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact


class Watch(QObject):
    """One event as the window sees it. ``changed`` comes after new facts were folded in.

    ``mine`` are the device ids of this laptop; empty says that no other is known.
    """

    changed = Signal()

    def __init__(
        self,
        event_id: str,
        facts: Sequence[Fact],
        mine: Collection[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.id = event_id
        self._folding = Folding(facts)
        self._mine = mine

    @property
    def state(self) -> Event:
        """The folded state of the event."""
        return self._folding.event

    @property
    def facts(self) -> list[Fact]:
        """All facts, in statement order."""
        return self._folding.facts

    @property
    def has_clock(self) -> bool:
        """Whether this laptop runs the agenda."""
        return not self._mine or self.state.folded(fold_clock) in self._mine

    def take(self, facts: Sequence[Fact]) -> None:
        """Fold in facts that are on disk now."""
        self._folding.take(facts)
        self.changed.emit()


def listen(before: Watch | None, now: Watch | None, changed: Callable[[], None]) -> Watch | None:
    """Let ``changed`` hear of another event, and of the one before no longer; give the other."""
    if now is not before:
        if before is not None:
            before.changed.disconnect(changed)
        if now is not None:
            now.changed.connect(changed)
    return now
