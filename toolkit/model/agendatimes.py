"""Times, lengths and days as people write them in agendas."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from toolkit.model.agendawords import DAY_WORDS, MONTHS, NUMBER_WORDS, WEEKDAYS, plain
from toolkit.model.instants import DAY_MINUTES

MOST_HOURS = 24


class Span(NamedTuple):
    """What a cell says of time: minutes after midnight, up to 1440; ``date`` as written."""

    start: int | None = None
    end: int | None = None
    date: str = ""
    next_date: bool = False


_LEAD = re.compile(
    r"^(?:(?:~|ca\.?|circa|kl\.?|ore|ora|orele|alle|dalle|at|from|um|von|om|van|à|de|das|las|a las|"
    r"às|h\.?|ч\.?|от|в|ώρα|από|från|od|v|الساعة|من)\s*)(?=\d)"
)
_TAIL = re.compile(r"\s*(?:uhr|uur|o'?clock|hrs?|hod\.?|ч\.?|часа?|h)?\s*\.?$")
_HALF = r"(?P<{0}>a\.?m\.?|p\.?m\.?|ص|م|π\.?μ\.?|μ\.?μ\.?)?"
_CLOCK = re.compile(
    r"(?P<h>\d{1,2})\s*(?:[:.٫,h]|h\.|uhr|ч\.?)\s*(?P<m>\d{2})(?::\d{2}(?:\.0+)?)?(?!\d)\s*"
    + _HALF.format("x")
    + "|"
    + r"(?P<h2>\d{1,2})\s*(?:h|uhr|uur|ч\.?|часа?)?\s*"
    + _HALF.format("y")
    + r"|(?P<h3>[01]\d|2[0-4])(?P<m3>[0-5]\d)"
)
_FRACTION = re.compile(r"(?:0[.,]\d{3,}|1[.,]0{3,})")
_DASH = re.compile(
    r"\s*(?:[-–—−‒‑~]|\.\.\.|…|→|\bto\b|\buntil\b|\btill\b|\btil\b|\bbis\b|\balle\b|\ba\b|\bà\b|"
    r"\bas\b|\bas\b|\bate\b|\bdo\b|\bдо\b|\bεως\b|\bμεχρι\b|\btot\b|\bhasta\b|\bal\b|"
    r"\bpana la\b|\bla\b|الى|حتى)\s*"
)
_NEXT_DATE = re.compile(r"\(\s*\+\s*1\s*\)|\+1(?!\d)")
_AFTERNOON = frozenset("pم")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t]+|$)")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:\s+|$)")


def digits(text: str) -> str:
    """Give a text with the digits 0–9 for those of other scripts, without invisible marks."""
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c
        for c in text
        if unicodedata.category(c) != "Cf"
    )


def _tidy(text: str) -> str:
    composed = unicodedata.normalize("NFKC", digits(text)).casefold()
    accents = unicodedata.normalize("NFKD", composed)
    return " ".join("".join(c for c in accents if not unicodedata.combining(c)).split())


def read_span(text: str) -> Span | None:
    """Read ``09:00``, ``9h00``, ``9 am``, ``09:00–10:30``, ``0.375``…; ``None`` if it isn't one.

    A date before the time is kept as written, in ISO form if it is one.
    """
    tidy = _tidy(text)
    next_date = _NEXT_DATE.search(tidy) is not None
    tidy = _NEXT_DATE.sub("", tidy).strip()
    date, tidy = _date_before(tidy)
    if not tidy:
        return Span(date=date) if date else None
    whole = _clock(tidy)
    if whole is not None:
        return Span(whole, None, date, next_date)
    for dash in _DASH.finditer(tidy):
        before, after = tidy[: dash.start()], tidy[dash.end() :]
        start, end = _clock(before), _clock(after)
        if start is not None and not after:
            return Span(start, None, date, next_date)
        if start is not None and end is not None:
            return Span(_same_half(start, before, end, after), end, date, next_date)
    return None


def _same_half(start: int, before: str, end: int, after: str) -> int:
    """Read the first of ``2–3 pm`` as afternoon too."""
    afternoon = _half(after) and not _half(before)
    if afternoon and start < DAY_MINUTES // 2 <= end and start + DAY_MINUTES // 2 < end:
        return start + DAY_MINUTES // 2
    return start


def _half(text: str) -> str:
    found = _CLOCK.fullmatch(_TAIL.sub("", text).strip()) or _CLOCK.fullmatch(text)
    return (found["x"] or found["y"] or "") if found else ""


def _date_before(text: str) -> tuple[str, str]:
    if found := _ISO.match(text):
        year, month, day = (int(part) for part in found.groups())
        return f"{year:04d}-{month:02d}-{day:02d}", text[found.end() :].strip()
    if found := _NUMBERS.match(text):
        return found[0].strip(), text[found.end() :].strip()
    return "", text


def _clock(text: str) -> int | None:
    """Read one time of day as minutes, 24:00 being 1440."""
    if _FRACTION.fullmatch(text):
        return round(float(text.replace(",", ".")) * DAY_MINUTES)
    text = _LEAD.sub("", text.strip())
    found = _CLOCK.fullmatch(text) or _CLOCK.fullmatch(_TAIL.sub("", text))
    if found is None:
        return None
    hour = int(found["h"] or found["h2"] or found["h3"])
    minute = int(found["m"] or found["m3"] or 0)
    half = found["x"] or found["y"] or ""
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half[0] in _AFTERNOON or half.startswith("μ") else 0)
    minutes = hour * 60 + minute
    return minutes if minute < 60 and minutes <= DAY_MINUTES else None


_LENGTH = re.compile(
    r"(?:(?P<h>\d{1,2}(?:[.,]\d{1,2})?)\s*(?:hours?|hrs?|h|ore|ora|std\.?|stunden?|heures?|horas?|"
    r"uur|u|ωρες|ωρα|timmar|timme|tim|hod\.?|hodiny?|часа?|ч\.?|ساعات|ساعة)\s*"
    r"(?:(?P<m>\d{1,2})\s*(?:[^\W\d]+\.?|['’′])?)?"
    r"|(?P<m2>\d{1,4})(?:[.,]0+)?\s*(?:['’′]|min[^\W\d]*\.?|мин[^\W\d]*\.?|λεπ[^\W\d]*\.?|m|"
    r"دقيقة|دقائق|د)?"
    r"|(?P<h3>\d{1,2}):(?P<m3>\d{2})(?::\d{2})?\s*(?:h|hrs?|ч\.?|uur|std\.?)?)"
)


def read_length(text: str) -> int | None:
    """Read ``90``, ``1h30``, ``1:30 h``, ``45 min``, ``90'`` as minutes; ``None`` if it isn't one.

    A bare number is minutes; with a colon it is hours and minutes.
    """
    tidy = _tidy(text)
    if _FRACTION.fullmatch(tidy):
        return round(float(tidy.replace(",", ".")) * DAY_MINUTES)
    found = _LENGTH.fullmatch(tidy.lstrip("~").removeprefix("ca.").strip())
    if found is None:
        return None
    if found["m2"]:
        return int(found["m2"])
    if found["h3"]:
        return int(found["h3"]) * 60 + int(found["m3"])
    return round(float(found["h"].replace(",", ".")) * 60) + int(found["m"] or 0)


_SIMPLE_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}(?:[./-](?:\d{4}|\d{2})?)?")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|eme|o|a|e|-?[^\W\d]{1,2})?")
_WORD = re.compile(r"[\w-]+")


def is_day_title(text: str) -> bool:
    """Tell whether a text names a day: ``Day 2``, ``Friday 3 October``, ``2026-10-03``.

    More may follow the name: ``Day 2: Trust``.
    """
    words = _WORD.findall(plain(digits(text)))
    if not words:
        return False
    first = words[0]
    if first in WEEKDAYS:
        return True
    if _SIMPLE_DATE.fullmatch(plain(digits(text)).split(" ")[0].rstrip(",")):
        return not first.isdigit() or len(first) == 4 or _numbers_only(words)
    return _numbered(words) or _has_month(words)


def _numbers_only(words: list[str]) -> bool:
    return len(words) >= 3 and all(word.isdigit() for word in words[:3])


def _numbered(words: list[str]) -> bool:
    """Know ``day 2``, ``2. tag`` and ``second day``."""
    if len(words) < 2:
        return False
    first, second = words[:2]
    return (first in DAY_WORDS and _is_number(second)) or (
        _is_number(first) and second in DAY_WORDS
    )


def _is_number(word: str) -> bool:
    return word in NUMBER_WORDS or _ORDINAL.fullmatch(word) is not None


def _has_month(words: list[str]) -> bool:
    """Know ``3 October`` and ``October 3``, with a word such as ``of`` between."""
    kept = [word for word in words[:4] if word not in {"of", "de", "di", "the", "il", "le", "den"}]
    if len(kept) < 2:
        return False
    first, second = kept[:2]
    if _ORDINAL.fullmatch(first):
        return _is_month(second)
    return _is_month(first) and len(kept) == 2 and _ORDINAL.fullmatch(second) is not None


def _is_month(word: str) -> bool:
    return word.isalpha() and any(word.startswith(stem) for stem in MONTHS) and len(word) <= 11
