"""What a person is told when something about a search can't be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

SEARCH: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "already-searching": lambda w, p: w.say(
        "A search is open already. Say there what you know; every word is kept with its time."
    ),
    "not-short": lambda w, p: w.say(
        "{counted} of {expected} counted: nobody is missing. Record it as a headcount.", **p
    ),
    "no-such-search": lambda w, p: w.say(
        "This search isn't there any more: its opening was undone. Redo brings it back."
    ),
    "search-over": lambda w, p: w.say(
        "This search has ended. Undo brings it back; a new one can be opened at any time."
    ),
    "no-search-open": lambda w, p: w.say(
        "No search is open in this event. Open one first, by a count or by hand."
    ),
    "no-area": lambda w, p: w.say("Say which place is searched."),
    "no-whom": lambda w, p: w.say("Say who was called."),
    "too-many-steps": lambda w, p: w.say(
        "Keep it to {most} steps at most: in an emergency nobody reads more.", **p
    ),
    "bad-search-minutes": lambda w, p: w.say(
        "{minutes} isn't a time to search for. Give 1 to {most} minutes.", **p
    ),
}
"""The sentence of every code of a :class:`UserError` about a search."""
