"""Reading a length as people type one: ``90``, ``1h30``, ``+10m``, ``until 12:05``."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.model.instants import DAY_MINUTES

if TYPE_CHECKING:
    from collections.abc import Collection

_UNTIL = frozenset({"until", "till", "to", "->", "→", "–", ">"})
_UNIT = (
    r"(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore?|oră|u|uur|uren|tim|timm(?:e|ar)"
    r"|hod(?:in[ay]?)?|ч|час(?:а|ове)?|ωρ(?:α|εσ)|ώρ(?:α|εσ)|ω|س|ساع(?:ة|ات|تان))"
)
_MINUTE = r"(?:m|min|mins|minutes?|minuti|minute|мин|′|'|د)?"
_HOURS = re.compile(rf"(\d{{1,2}}) ?{_UNIT} ?(?:(\d{{1,2}}) ?{_MINUTE})?")
_COLON = re.compile(r"(\d{1,2})[:.](\d{2})(?: ?h)?")
_FRACTION = re.compile(rf"(\d{{1,2}})[.,](\d) ?{_UNIT}")
_MINUTES = re.compile(rf"(\d{{1,4}}) ?{_MINUTE}")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?")


def read_length(
    text: str, minutes: int, begin: int | None = None, until: Collection[str] = ()
) -> int:
    """Give the minutes that a typed length means, at least 1 and at most a day.

    ``minutes`` is the length now, for ``+10m`` and ``-5``; ``begin`` is when the block begins
    (minutes after midnight), for ``until 12:05``, which may be on the next date. ``until`` are
    further words for *until*. Raises ``UserError`` ``length-unreadable``, ``length-no-begin`` or
    ``length-too-long``.
    """
    plain = " ".join(_plain(text).split())
    found = _until(plain, begin, until)
    if found is None:
        sign = plain[:1] if plain[:1] in {"+", "-"} else ""
        amount = _amount(plain.removeprefix(sign).strip())
        if amount is None:
            raise UserError("length-unreadable", text=text.strip())
        found = minutes + amount if sign == "+" else minutes - amount if sign else amount
    if not 1 <= found <= DAY_MINUTES:
        raise UserError("length-too-long", minutes=found)
    return found


def _plain(text: str) -> str:
    """Lower a text, with any script's digits as 0 to 9 and a proper minus as a hyphen."""
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in text.casefold().replace("−", "-")
    ).strip()


def _until(plain: str, begin: int | None, words: Collection[str]) -> int | None:
    for word in sorted({*_UNTIL, *(" ".join(w.casefold().split()) for w in words)}, key=len)[::-1]:
        if plain.startswith(word) and (found := _CLOCK.fullmatch(plain[len(word) :].strip())):
            hour, minute = int(found[1]), int(found[2] or 0)
            if hour > 24 or minute > 59:
                return None
            if begin is None:
                raise UserError("length-no-begin")
            return (hour * 60 + minute - begin) % DAY_MINUTES or DAY_MINUTES
    return None


def _amount(plain: str) -> int | None:
    if found := _FRACTION.fullmatch(plain):
        return int(found[1]) * 60 + int(found[2]) * 6
    if found := _HOURS.fullmatch(plain) or _COLON.fullmatch(plain):
        hours, rest = int(found[1]), int(found[2] or 0)
        return hours * 60 + rest if rest < 60 else None
    if found := _MINUTES.fullmatch(plain):
        return int(found[1])
    return None
