"""What a person is told when catching up can't be done as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

CATCHUP: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "no-such-way": lambda w, p: w.say(
        "Ways to catch up: {count}. {number} isn't one of them. Look at them again.", **p
    ),
    "way-gone": lambda w, p: w.say(
        "The agenda went on meanwhile, and this doesn't fit any more. Look at the ways again."
    ),
    "not-in-plan": lambda w, p: w.say(
        "The plan has no block {block} that could be late. Its timeline names them all.", **p
    ),
    "nothing-then": lambda w, p: w.say(
        "Nothing that could be late is planned at {at} on day {day}. "
        "Give another time, or the name of a block.",
        **p,
    ),
}
"""The sentence of every code of a :class:`UserError` about catching up."""
