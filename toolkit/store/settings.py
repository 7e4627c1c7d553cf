"""What the window remembers: language, look, where it was. None of it is about an event.

One small JSON file outside the workspace, so that it can be read before any database is opened.
Each setting is declared once, here.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import msgspec

from toolkit.store.atomic import write_atomic

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")
Theme = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing remembered: its name in the file, what it may be, and what it is at first."""

    key: str
    kind: Any
    default: T


LANGUAGE: Setting[str] = Setting("language", str, "")
"""A language tag; empty means the system's."""
THEME: Setting[Theme] = Setting("theme", Theme, "system")
LAST_PAGE: Setting[str] = Setting("last-page", str, "")
LAST_EVENT: Setting[str] = Setting("last-event", str, "")
GEOMETRY: Setting[bytes] = Setting("geometry", bytes, b"")
"""Where the window was and how large, in the window system's own words."""
RECENT: Setting[tuple[str, ...]] = Setting("recent", tuple[str, ...], ())
"""Folders of workspaces, the last one used first."""
SOUND: Setting[bool] = Setting("sound", bool, True)
PROJECTOR_SCREEN: Setting[str] = Setting("projector-screen", str, "")
"""The name of the screen that last showed the projector view."""

BROKEN_SUFFIX = ".broken"


class Settings:
    """The settings in one file. Made by :meth:`load`."""

    def __init__(self, path: Path, values: dict[str, Any]) -> None:
        self._path = path
        self._values = values

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Read the file; without one, or with one that can't be read, everything is as at first.

        A broken file is kept beside it as ``….broken``. Never raises.
        """
        try:
            return cls(path, msgspec.json.decode(path.read_bytes(), type=dict[str, Any]))
        except OSError:
            return cls(path, {})
        except msgspec.MsgspecError:
            with suppress(OSError):
                path.replace(path.with_name(path.name + BROKEN_SUFFIX))
            return cls(path, {})

    def get(self, setting: Setting[T]) -> T:
        """Read a setting; a value that it can't have counts as none."""
        if setting.key not in self._values:
            return setting.default
        try:
            value: T = msgspec.convert(self._values[setting.key], setting.kind)
        except msgspec.ValidationError:
            return setting.default
        return value

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a setting; what a newer program remembers in the same file stays.

        Raises ``UserError`` ``disk-full`` or ``read-only``; the value then holds until the program
        ends.
        """
        plain = msgspec.to_builtins(value)
        if setting.key in self._values and self._values[setting.key] == plain:
            return
        self._values[setting.key] = plain
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(self._path, msgspec.json.format(msgspec.json.encode(self._values), indent=1))
