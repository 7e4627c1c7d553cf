"""What all that changes the event at hand shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from toolkit.model.facts import Registered

if TYPE_CHECKING:
    from toolkit.actions.desk import Changed
    from toolkit.gui.context import Context


class EventHands(QObject):
    """Does things to the event at hand, each by one action on the worker."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        """Work through ``context``."""
        super().__init__(parent)
        self._context = context
        self._words = context.words

    @property
    def _event(self) -> str:
        """The id of the event at hand; empty without any."""
        watch = self._context.watch
        return watch.id if watch is not None else ""


def code_given(changed: Changed) -> str:
    """Give the code of the one who was registered."""
    return next(f.what.person for f in changed.facts if isinstance(f.what, Registered))
