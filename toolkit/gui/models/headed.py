"""What tables under named columns have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex


class HeadedModel(QAbstractTableModel):
    """A table whose columns have names, and whose rows have none."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        """Begin with the names of the columns."""
        super().__init__(parent)
        self.heads = list(heads)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Name a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self.heads[section] if 0 <= section < len(self.heads) else None
