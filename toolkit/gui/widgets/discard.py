"""Taking widgets away for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QWidget


def discard(widget: QWidget) -> None:
    """Take a widget out of its window and delete it.

    It is hidden first: a layout shows its new widgets a moment later, and one that has no parent
    by then would come up as a window of its own.
    """
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def empty(layout: QLayout) -> None:
    """Discard every widget of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            discard(widget)
