"""What is known of a language by its BCP 47 tag alone: its own name and its direction."""

from __future__ import annotations

import re
from functools import lru_cache

SOURCE = "en"
"""The language the sentences are written in; it needs no catalogue."""

LONG_PSEUDO = "en-XA"
MIRRORED_PSEUDO = "ar-XB"

# The languages the workshops are led in and the children's. Held here so that a list of
# languages is shown without loading the locale data; the names are those of Unicode's CLDR,
# save Dari (CLDR calls it Persian) and Sorani (shortened).
_NAMES = {
    "en": "English",
    "it": "Italiano",
    "bg": "Български",
    "ro": "Română",
    "fr": "Français",
    "nl": "Nederlands",
    "el": "Ελληνικά",
    "sv": "Svenska",
    "es": "Español",
    "cs": "Čeština",
    "pt": "Português",
    "ar": "العربية",
    "ti": "ትግርኛ",
    "ckb": "کوردیی",
    "fa": "فارسی",
    "fa-AF": "دری",
    "prs": "دری",
    "ps": "پښتو",
    "ur": "اردو",
    "bn": "বাংলা",
    "so": "Soomaali",
    "sq": "Shqip",
    "tr": "Türkçe",
    "uk": "Українська",
    "vi": "Tiếng Việt",
    "am": "አማርኛ",
    "hu": "Magyar",
    LONG_PSEUDO: "[Ļőñĝ ţéšţ]",
    MIRRORED_PSEUDO: "\u200f\u202eMirrored test\u202c\u200f",
}
_RTL_LANGUAGES = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "prs", "ps", "sd", "ug", "ur", "yi"}
_RTL_SCRIPTS = {"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"}


def tidy(tag: str) -> str:
    """Write a tag the usual way: ``pt_br`` becomes ``pt-BR``, ``KU-arab`` becomes ``ku-Arab``."""
    first, *rest = tag.strip().replace("_", "-").split("-")
    parts = [first.lower()]
    for part in rest:
        match len(part):
            case 2:
                parts.append(part.upper())
            case 4 if part.isalpha():
                parts.append(part.title())
            case _:
                parts.append(part.lower())
    return "-".join(parts)


def fallbacks(tag: str) -> list[str]:
    """Give the tag and then its shorter forms: ``pt-BR`` gives ``pt-BR``, ``pt``."""
    parts = tidy(tag).split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


@lru_cache(maxsize=64)
def is_rtl(tag: str) -> bool:
    """Tell whether the language is written from right to left (a script in the tag decides)."""
    first, *rest = tidy(tag).split("-")
    for part in rest:
        if len(part) == 4 and part.isalpha():
            return part in _RTL_SCRIPTS
    return first in _RTL_LANGUAGES


_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*")


def is_tag(text: str) -> bool:
    """Tell whether a text is a language's tag in its usual writing, known here or not."""
    return _TAG.fullmatch(text) is not None


def familiar() -> list[str]:
    """List the tags of the languages held here, English and the pseudo-languages left out."""
    return [tag for tag in _NAMES if tag not in {SOURCE, LONG_PSEUDO, MIRRORED_PSEUDO}]


def is_familiar(tag: str) -> bool:
    """Tell whether this very tag is one of those held here (all of them known to CLDR too)."""
    return tag in _NAMES


def language_name(tag: str) -> str:
    """Name a language in that language itself, as it stands in a list; else give the tag."""
    tag = tidy(tag)
    for shorter in fallbacks(tag):
        if shorter in _NAMES:
            name = _NAMES[shorter]
            return name if shorter == tag else f"{name} ({tag[len(shorter) + 1 :]})"
    return _cldr_name(tag) or tag


def _cldr_name(tag: str) -> str | None:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # late: 25 ms, rare languages

    try:
        name = Locale.parse(tag, sep="-").display_name
    except (UnknownLocaleError, ValueError):
        return None
    return name[:1].upper() + name[1:] if name else None
