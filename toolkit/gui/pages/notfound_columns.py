"""The parts of the page of a search: three columns, two, or one, as the window is wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_WIDTHS: Final = ((1080, 3), (720, 2))
"""From how many pixels on there are so many columns; below there is one."""


def across(width: int) -> int:
    """Give how many columns a width has room for."""
    return next((number for least, number in _WIDTHS if width >= least), 1)


class Columns(QWidget):
    """Groups of parts; what has no column of its own goes under the last one."""

    def __init__(self, groups: Sequence[Sequence[QWidget]]) -> None:
        super().__init__()
        self._number = 0
        self._groups: list[QWidget] = []
        for parts in groups:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(Space.M)
            for part in parts:
                column.addWidget(part)
            self._groups.append(holder)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        self._row.setSpacing(Space.M)
        self._arrange(len(groups))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Follow the width."""
        super().resizeEvent(event)
        self._arrange(across(self.width()))

    def _arrange(self, number: int) -> None:
        if number == self._number:
            return
        self._number = number
        while self._row.count():
            item = self._row.takeAt(0)
            layout = item.layout() if item is not None else None
            if layout is not None:
                layout.deleteLater()
        columns = []
        for _ in range(number):
            column = QVBoxLayout()
            column.setSpacing(Space.M)
            self._row.addLayout(column, 1)
            columns.append(column)
        for position, group in enumerate(self._groups):
            columns[min(position, number - 1)].addWidget(group)
        for column in columns:
            column.addStretch(1)
