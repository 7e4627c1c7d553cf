"""What the window remembers: language, look, where it was. None of it is about an event.

One small JSON file outside the workspace, so that it can be read before any database is opened.
Each setting is declared once, here.
"""

from __future__ import annotations

import base64
import binascii
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar, get_args

from toolkit.store.atomic import write_atomic

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")
Theme = Literal["system", "light", "dark"]
LockAfter = Literal["off", "2", "5", "10"]


class Setting(NamedTuple, Generic[T]):
    """One thing remembered: its name in the file, what it may be, and what it is at first."""

    key: str
    kind: Any
    default: T


LANGUAGE: Setting[str] = Setting("language", str, "")
"""A language tag; empty means the system's."""
THEME: Setting[Theme] = Setting("theme", Theme, "system")
LAST_PAGE: Setting[str] = Setting("last-page", str, "")
LAST_EVENT: Setting[str] = Setting("last-event", str, "")
LAST_PLAN: Setting[str] = Setting("last-plan", str, "")
"""The path of the plan that was at hand last."""
PLAN_COUNTRY: Setting[str] = Setting("plan-country", str, "")
"""Two letters of the country whose rules plans are held against beside the general ones."""
PLAN_VIEW: Setting[str] = Setting("plan-view", str, "days 3")
"""How the editor shows a plan: ``days`` with the step of its scale, or ``list``."""
GEOMETRY: Setting[bytes] = Setting("geometry", bytes, b"")
"""Where the window was and how large, in the window system's own words."""
RECENT: Setting[tuple[str, ...]] = Setting("recent", tuple[str, ...], ())
"""Folders of workspaces, the last one used first."""
LOCK_AFTER: Setting[LockAfter] = Setting("lock-after", LockAfter, "5")
"""Minutes without a key or a touch after which an open event locks."""
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
            values = json.loads(path.read_bytes())
        except OSError:
            return cls(path, {})
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, dict):
            return cls(path, values)
        with suppress(OSError):
            path.replace(path.with_name(path.name + BROKEN_SUFFIX))
        return cls(path, {})

    def get(self, setting: Setting[T]) -> T:
        """Read a setting; a value that it can't have counts as none."""
        if setting.key not in self._values:
            return setting.default
        value: T | None = _read(self._values[setting.key], setting.kind)
        return setting.default if value is None else value

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep a setting; what a newer program remembers in the same file stays.

        Raises ``UserError`` ``disk-full`` or ``read-only``; the value then holds until the program
        ends.
        """
        plain = _plain(value)
        if setting.key in self._values and self._values[setting.key] == plain:
            return
        self._values[setting.key] = plain
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(self._path, json.dumps(self._values, ensure_ascii=False, indent=1).encode())


def _read(plain: object, kind: Any) -> Any:  # noqa: ANN401 — as many types as settings
    """Give a value of ``kind`` from what JSON can hold, or ``None`` if it can't be one."""
    if kind is bytes and isinstance(plain, str):
        try:
            return base64.b64decode(plain, validate=True)
        except binascii.Error:
            return None
    if kind == tuple[str, ...]:
        fits = isinstance(plain, list) and all(isinstance(one, str) for one in plain)
        return tuple(plain) if fits and isinstance(plain, list) else None
    if kind in (str, bool):
        return plain if isinstance(plain, kind) else None
    return plain if plain in get_args(kind) else None


def _plain(value: object) -> object:
    """Give what JSON holds in place of a value."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return list(value) if isinstance(value, tuple) else value
