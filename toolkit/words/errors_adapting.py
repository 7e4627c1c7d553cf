"""What a person is told when a plan can't be adapted as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

ADAPTING: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "plan-id-wrong": lambda w, p: w.say(
        "“{id}” can't be a plan's id. Lower-case letters a–z, digits and single hyphens between "
        "them were expected, at most 60 in all.",
        **p,
    ),
    "no-newer-original": lambda w, p: w.say(
        "What this plan was adapted from hasn't come out in a newer version.", **p
    ),
    "original-not-kept": lambda w, p: w.say(
        "Version {version} of the original, from which this plan was made, isn't kept here, so "
        "the two can't be told apart. Compare your plan with the new version instead.",
        **p,
    ),
    "plan-id-taken": lambda w, p: w.say(
        "You have a plan with the id “{id}” already. Choose another id.", **p
    ),
}
"""The sentences by code."""
