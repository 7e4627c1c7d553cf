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
    "plan-id-taken": lambda w, p: w.say(
        "You have a plan with the id “{id}” already. Choose another id.", **p
    ),
}
"""The sentences by code."""
