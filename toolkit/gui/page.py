"""What all pages share: a place for their content, coming and going, telling anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from toolkit.gui.context import Context


class Page(QWidget):
    """One page of the window.

    ``name`` is its key in the table of doors. The window calls :meth:`entered` each time it comes
    to the front and :meth:`left` when another takes its place. When language or look change, all
    pages are made anew.
    """

    name = ""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.words = context.words
        self.setObjectName(f"page-{self.name}")

    def entered(self) -> None:
        """Come to the front: show what is true now."""

    def left(self) -> None:
        """Go to the back: stop what only runs while seen."""

    def undo(self) -> bool:
        """Take back the last thing done here, where the page keeps account of it itself.

        Tells whether it does; where it doesn't, the event's last thing is taken back.
        """
        return False

    def redo(self) -> bool:
        """Do again what was taken back last, as :meth:`undo` does."""
        return False
