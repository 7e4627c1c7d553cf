"""One event as the window sees it, folded on the window's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from toolkit.model.event import Folding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact


class Watch(QObject):
    """One event as the window sees it. ``changed`` comes after new facts were folded in."""

    changed = Signal()

    def __init__(self, event_id: str, facts: Sequence[Fact], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.id = event_id
        self._folding = Folding(facts)

    @property
    def state(self) -> Event:
        """The folded state of the event."""
        return self._folding.event

    @property
    def facts(self) -> list[Fact]:
        """All facts, in statement order."""
        return self._folding.facts

    def take(self, facts: Sequence[Fact]) -> None:
        """Fold in facts that are on disk now."""
        self._folding.take(facts)
        self.changed.emit()
