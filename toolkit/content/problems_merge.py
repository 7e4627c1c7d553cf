"""What a person is told of clashes between two changed versions of one plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.words import Words

MERGE: dict[str, Callable[[Words, dict[str, object]], str]] = {
    "clash-field": lambda w, p: w.say(
        "Both changed “{field}” of {part}: it was {base}, here it is {local}, in the new version "
        "{new}.",
        **p,
    ),
    "clash-order": lambda w, p: w.say(
        "Both changed the order of {part}, each in another way. Expected one order.", **p
    ),
    "clash-place": lambda w, p: w.say(
        "Both moved {part}, each to another place. Expected one place.", **p
    ),
    "clash-removed-local": lambda w, p: w.say(
        "{part} was taken out here, and changed in the new version.", **p
    ),
    "clash-removed-new": lambda w, p: w.say(
        "{part} was changed here, and taken out in the new version.", **p
    ),
    "mandatory-lost": lambda w, p: w.say(
        "{part} is mandatory and would be missing or no longer mandatory. It may be moved in "
        "time; to leave it out, somebody has to answer for that with name and reason.",
        **p,
    ),
}
"""The sentences by code."""
