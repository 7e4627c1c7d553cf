"""A list fed with plain rows, which changes no more of itself than changed, and its view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

Row = TypeVar("Row", bound=tuple[Any, ...])
Index = QModelIndex | QPersistentModelIndex
"""What Qt hands a model or a delegate as a place."""
ROW_ROLE: Final = Qt.ItemDataRole.UserRole
"""Under which a model gives a delegate the row itself."""


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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row, what is shown of it, or what is read aloud."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in self._aloud(row) if part)
        return None

    def _shown(self, row: Row) -> str:
        """Say what stands on a row where nothing else paints it: which one it is."""
        return str(row[0])

    def _aloud(self, row: Row) -> Iterable[str]:
        """Say the parts of what is read aloud; empty ones are passed over."""
        return (self._shown(row),)


def set_up(
    view: QListView, model: QAbstractListModel, delegate: QAbstractItemDelegate, name: str
) -> None:
    """Let a view show a list in lines that fit its width; ``name`` is what is read aloud of it."""
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setAccessibleName(name)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
