"""A list fed with plain rows, which changes no more of itself than changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

Row = TypeVar("Row", bound=tuple[Any, ...])
Index = QModelIndex | QPersistentModelIndex
"""What Qt hands a model or a delegate as a place."""


class RowModel(QAbstractListModel, Generic[Row]):
    """Rows are tuples, and the first field of each says which one it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; where the same ones are there, only those that changed change."""
        new = list(rows)
        if [row[0] for row in new] != [row[0] for row in self._rows]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        old, self._rows = self._rows, new
        for at, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                index = self.index(at)
                self.dataChanged.emit(index, index)

    def rows(self) -> list[Row]:
        """Give all rows."""
        return self._rows

    def row(self, at: int) -> Row:
        """Give one row."""
        return self._rows[at]

    def find(self, name: str) -> int:
        """Give the place of the row of that name, or -1."""
        return next((at for at, row in enumerate(self._rows) if row[0] == name), -1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)
