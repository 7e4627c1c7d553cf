"""Who is here: the rows of the group, and what each kind of presence looks like."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from toolkit.gui.widgets.rows import RowModel

STATUSES: Final = (
    "present",
    "late",
    "left-early",
    "called-away",
    "sat-out",
    "not-here",
    "excused",
    "unknown",
)
"""Every kind of presence, in the order of the digit keys from 1."""

SHAPES: Final = {
    "present": ("tick", "done"),
    "late": ("late", "attention"),
    "left-early": ("left-early", "attention"),
    "called-away": ("exit", "attention"),
    "sat-out": ("diamond", "aside"),
    "not-here": ("dash", "soft"),
    "excused": ("excused", "soft"),
    "unknown": ("unknown", "soft"),
    "": ("ring", "edge"),
}
"""The icon and the colour token of each, and of one who isn't marked yet."""

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
"""What Qt hands a model or a delegate as a place."""


class PresenceRow(NamedTuple):
    """One person of the group.

    ``call_name`` is empty while names are hidden, ``languages`` is written out for showing,
    ``status`` one of :data:`STATUSES` or empty where nothing is marked, ``text`` the words for it
    (minutes included), ``waiting`` true for a child whose papers are missing. ``place`` says where
    somebody is who isn't in the room; it then stands in the place of the mark.
    """

    code: str
    call_name: str = ""
    languages: str = ""
    status: str = ""
    minutes: int | None = None
    text: str = ""
    waiting: bool = False
    place: str = ""


class PresenceModel(RowModel[PresenceRow]):
    """The group, fed with plain rows."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row, its code, or what is read aloud."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.code
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(
                p for p in (row.code, row.call_name, row.languages, row.text, row.place) if p
            )
        return None
