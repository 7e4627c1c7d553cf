"""National helplines as somebody wrote them down, and when they were last checked.

The European numbers 112, 116 000 and 116 111 are not here: they are the same everywhere, and the
sheet says what they are for in its own language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from datetime import date


class Helpline(msgspec.Struct, frozen=True):
    """One number to call: whose it is, what for and when, all as written in the file."""

    name: str
    number: str
    country: str = ""
    what: str = ""
    hours: str = ""


class Helplines(msgspec.Struct, frozen=True):
    """The national numbers, and the day on which somebody last checked them, if ever."""

    lines: tuple[Helpline, ...] = ()
    checked: date | None = None
    by: str = ""
