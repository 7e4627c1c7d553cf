"""Dates, zones and offsets for the form for a new event."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimeZone

from toolkit.model.errors import UserError
from toolkit.model.instants import load_zone, start_instant, to_datetime

if TYPE_CHECKING:
    from toolkit.model.drafting import Draft
    from toolkit.words import Words


def date_locale(language: str) -> QLocale:
    """Give a locale of a language that writes European digits, as everything here does."""
    first = QLocale(language)
    same = QLocale.matchingLocales(
        first.language(), QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    )
    fitting = (locale for locale in (first, *same) if locale.zeroDigit() == "0")
    return next(fitting, QLocale(QLocale.Language.English))


def system_zone() -> str:
    """Give this computer's time zone, or UTC where it has none by name."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    try:
        return load_zone(name).key
    except UserError:
        return "UTC"


def offset_told(words: Words, draft: Draft) -> str:
    """Say how far the clocks of a zone are from UTC at the start; empty while that isn't known."""
    if draft.start is None or draft.problems().keys() & {"zone", "start"}:
        return ""
    zone = load_zone(draft.zone)
    offset = to_datetime(start_instant(draft.start, zone), zone).utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    sign = "−" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return words.say(
        "On that day the clocks there show {offset}.", offset=f"UTC{sign}{hours:02d}:{rest:02d}"
    )
