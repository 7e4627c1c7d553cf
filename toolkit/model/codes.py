"""Person codes: what stands for a person on every sheet, ``HOME-NN-C``.

A code is a home's prefix (2 to 6 of A–Z and 0–9), a number of at least two digits (``01`` to
``99``, then ``100`` and on) and a check character. The check character is that of ISO 7064
MOD 37,36 over prefix and number, so a code that was written down by hand and read back wrong is
noticed: always when one character is wrong, nearly always when two neighbours are swapped.
A number is never given twice, even after someone withdrew.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TEAM_PREFIX = "TEAM"
"""The prefix of adults who belong to no home; no home ever gets it."""

LONGEST_PREFIX = 6

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUE = {character: value for value, character in enumerate(_ALPHABET)}
_SHAPE = re.compile(r"([A-Z0-9]{2,6})-(0[1-9]|[1-9][0-9]{1,4})-([A-Z0-9])")
_PREFIX = re.compile(r"[A-Z0-9]{2,6}")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")


def check_character(text: str) -> str:
    """Give the ISO 7064 MOD 37,36 check character of A–Z and 0–9; hyphens are passed over.

    Raises ValueError if nothing is left to check or another character is among them.
    """
    values = [_VALUE.get(character) for character in text if character != "-"]
    product = 36
    for value in values:
        if value is None:
            raise ValueError(text)
        product = ((product + value) % 36 or 36) * 2 % 37
    if not values:
        raise ValueError(text)
    return _ALPHABET[(1 - product) % 36]


def make_code(prefix: str, number: int) -> str:
    """Write the code of a prefix and a number (from 1); raises ValueError for anything else."""
    if number < 1 or not _PREFIX.fullmatch(prefix):
        raise ValueError(f"{prefix}-{number}")
    stem = f"{prefix}-{number:02d}"
    return f"{stem}-{check_character(stem)}"


def tidy_code(text: str) -> str:
    """Bring a code as people write it (small letters, long dashes, spaces) to the written form."""
    return _DASHES.sub("-", "".join(text.split())).upper()


def has_code_shape(text: str) -> bool:
    """Tell whether a text looks like a code, right or wrong in its check character."""
    return _SHAPE.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Tell whether a text is a code, its check character included."""
    parts = _SHAPE.fullmatch(text)
    return parts is not None and check_character(parts[1] + parts[2]) == parts[3]


def prefix_of(code: str) -> str:
    """Give a code's prefix, or an empty text for what isn't a code."""
    parts = _SHAPE.fullmatch(code)
    return parts[1] if parts is not None else ""


def home_prefix(home: str, taken: Mapping[str, str]) -> str:
    """Give the prefix of a home; ``taken`` maps the homes that have one already to theirs.

    It is the first letters and digits of the home's name, accents dropped. A name of one letter or
    of digits alone gets an ``H`` before it (a spreadsheet would read ``12-01-3`` as a date), a name
    in another alphabet becomes ``H1``, ``H2`` and so on; a second home with the same letters
    gets a number at the end.
    """
    key = _same(home)
    for known, prefix in taken.items():
        if _same(known) == key:
            return prefix
    used = {*taken.values(), TEAM_PREFIX}
    letters = _fold(home)
    if not letters:
        return _first_free("H", used, first=1)
    if len(letters) == 1 or letters.isdigit():
        letters = "H" + letters
    wanted = letters[:LONGEST_PREFIX]
    return wanted if wanted not in used else _first_free(wanted, used, first=2)


def _same(home: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", home).casefold().split())


def _fold(home: str) -> str:
    plain = unicodedata.normalize("NFKD", home.upper())
    return "".join(character for character in plain if character in _VALUE)


def _first_free(stem: str, used: set[str], first: int) -> str:
    number = first
    while True:
        tail = str(number)
        prefix = stem[: LONGEST_PREFIX - len(tail)] + tail
        if prefix not in used:
            return prefix
        number += 1


def next_code(prefix: str, existing: Iterable[str]) -> str:
    """Give the code after the highest number that ``prefix`` has among ``existing``."""
    highest = 0
    for code in existing:
        parts = _SHAPE.fullmatch(code)
        if parts is not None and parts[1] == prefix:
            highest = max(highest, int(parts[2]))
    return make_code(prefix, highest + 1)


def codes_for_homes(homes: Mapping[str, int]) -> list[str]:
    """Give the codes of a new group from the number of children per home, home by home."""
    taken: dict[str, str] = {}
    codes: list[str] = []
    for home, count in homes.items():
        prefix = taken[home] = home_prefix(home, taken)
        start = len([code for code in codes if prefix_of(code) == prefix])
        codes += [make_code(prefix, start + number) for number in range(1, count + 1)]
    return codes
