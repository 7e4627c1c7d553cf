"""PINs of the team: who has one, what counts as one, and how wrong tries are slowed.

A PIN keeps a screen from being read in passing. It doesn't protect the disk: that is the
passphrase's part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.model.facts_team import PinSet
from toolkit.model.instants import MINUTE, Instant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.facts import Fact

SHORTEST: Final = 4
LONGEST: Final = 6
"""Digits of a PIN."""

FREE_TRIES: Final = 5
"""Wrong tries that cost no waiting."""
FIRST_WAIT: Final = MINUTE // 2
"""Milliseconds to wait after so many wrong tries; each further one doubles it."""
LONGEST_WAIT: Final = 10 * MINUTE


def fold_pins(facts: Sequence[Fact]) -> dict[str, str]:
    """Fold effective facts in statement order to what each person's PIN is held against.

    Whoever has none, or has it forgotten, isn't in it.
    """
    found: dict[str, str] = {}
    for fact in facts:
        what = fact.what
        if isinstance(what, PinSet):
            found.pop(what.person, None)
            if what.check:
                found[what.person] = what.check
    return found


def is_pin(text: str) -> bool:
    """Whether something typed can be a PIN: four to six digits, as 0 to 9."""
    return SHORTEST <= len(text) <= LONGEST and text.isascii() and text.isdecimal()


class Tries:
    """Counts wrong tries of one window, whoever's PIN was tried; a right one clears them."""

    def __init__(self) -> None:
        self.wrong = 0
        self._last = Instant(0)

    def failed(self, now: Instant) -> None:
        """Take in a wrong try."""
        self.wrong += 1
        self._last = now

    def succeeded(self) -> None:
        """Take in a right one."""
        self.wrong = 0

    def wait(self, now: Instant) -> int:
        """Give the milliseconds until the next try is taken; 0 if it may come now.

        A clock that was set back lets nobody wait longer than the longest wait.
        """
        over = self.wrong - FREE_TRIES
        if over < 0:
            return 0
        whole = min(FIRST_WAIT << min(over, 16), LONGEST_WAIT)
        return max(0, min(whole, self._last + whole - now))
