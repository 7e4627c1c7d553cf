"""The recovery key: chance that fits on paper and can be typed in again.

Seven groups of five characters, ``XXXXX-XXXXX-…``: four of each group are chance (140 bits in all),
the fifth is reckoned from the group's place and the four, so that a mistyped group is named. The
alphabet has no I, L, O or U; who types one of the first three gets the digit it looks like.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("ILO", "110")
_GROUPS = 7
_DATA = 4


def _check(place: int, data: str) -> str:
    # The modulus is prime, so one wrong character (but 0 for Z) or two exchanged ones show.
    values = [_ALPHABET.find(letter) for letter in data]
    total = place + sum(weight * value for weight, value in enumerate(values, start=1))
    return _ALPHABET[total % 31]


def make_recovery_key(entropy: Callable[[int], bytes]) -> str:
    """Draw a new recovery key, as it is printed."""
    letters = [_ALPHABET[byte % 32] for byte in entropy(_GROUPS * _DATA)]
    groups = ["".join(letters[at : at + _DATA]) for at in range(0, len(letters), _DATA)]
    return "-".join(data + _check(place, data) for place, data in enumerate(groups, start=1))


def read_recovery_key(text: str) -> bytes:
    """Read a recovery key as typed and give the secret in it.

    Case, spaces and dashes don't matter. Raises ``UserError('recovery-key-length', expected=…,
    found=…)`` or ``UserError('recovery-key-mistyped', group=n)``, counted from 1.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    typed = "".join(c for c in plain if c.isalnum()).translate(_LOOKALIKES)
    size = _DATA + 1
    if len(typed) != _GROUPS * size:
        raise UserError("recovery-key-length", expected=_GROUPS * size, found=len(typed))
    groups = [typed[at : at + size] for at in range(0, len(typed), size)]
    for place, group in enumerate(groups, start=1):
        if not set(group) <= set(_ALPHABET) or group[_DATA:] != _check(place, group[:_DATA]):
            raise UserError("recovery-key-mistyped", group=place)
    return "".join(group[:_DATA] for group in groups).encode()
