"""Who is here: the rows of the group, and what each kind of presence looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.gui.widgets.rows import RowModel

if TYPE_CHECKING:
    from collections.abc import Iterable

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


class PresenceRow(NamedTuple):
    """One person of the group.

    ``call_name`` is empty while names are hidden, ``languages`` is written out for showing,
    ``status`` one of :data:`STATUSES` or empty where nothing is marked, ``text`` the words for it
    (minutes included), ``waiting`` true for a child whose papers are missing. ``place`` says where
    somebody is who isn't in the room; it then stands in the place of the mark. ``away`` is true
    for who isn't in the house: not arrived, off site or left.
    """

    code: str
    call_name: str = ""
    languages: str = ""
    status: str = ""
    minutes: int | None = None
    text: str = ""
    waiting: bool = False
    place: str = ""
    away: bool = False


class PresenceModel(RowModel[PresenceRow]):
    """The group, fed with plain rows."""

    def _aloud(self, row: PresenceRow) -> Iterable[str]:
        return row.code, row.call_name, row.languages, row.text, row.place
