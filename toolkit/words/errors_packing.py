"""What a person is told when sheets can't be put together as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

PACKING: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "no-such-day": lambda w, p: w.say(
        "There is no day {day}: the event's days are numbered from 1 to {days}.", **p
    ),
    "nothing-left": lambda w, p: w.say(
        "Nothing comes after this time, so there is nothing to print. Choose an earlier one."
    ),
}
"""The sentences by code."""
