"""The list of plans: two lines each, chosen with the arrows, opened with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal

from toolkit.gui.pages.events_list import EventRow, EventsList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PlansRow = EventRow
"""One plan, its path as ``id``, or the heading of a group, which has none."""


class PlansList(EventsList):
    """The plans. Moving tells of one, Enter or a double click opens it."""

    keeps_choice = True
    opened = Signal(str)
    """The plan of this path is to be opened."""
    told = Signal(str)
    """The plan of this path is to be told of."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty list; ``name`` is what a screen reader calls it."""
        super().__init__(name, parent)
        self.clicked.disconnect()
        self.chosen.connect(self.opened)
        self.selectionModel().currentChanged.connect(self._moved)

    @property
    def current(self) -> str:
        """The path of the plan that the keyboard is on; empty for none."""
        index = self.currentIndex()
        return self.rows.row(index.row()).id if index.isValid() else ""

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.told.emit(self.rows.row(now.row()).id)
