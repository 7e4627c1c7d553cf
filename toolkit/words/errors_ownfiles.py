"""What a person is told of their own PDFs, pictures and films that can't be shown or printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

OWNFILES: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "own-file-missing": lambda w, p: w.say(
        "“{name}” is not on this laptop. Add it to its block once more in the editor of plans, or "
        "take over the plan's file again.",
        **p,
    ),
    "own-file-locked": lambda w, p: w.say(
        "“{name}” asks for a password. Save it without one and add it to its block again.", **p
    ),
    "own-file-broken": lambda w, p: w.say(
        "“{name}” is damaged and can't be shown. Save it anew and add it to its block again.", **p
    ),
    "own-file-fine": lambda w, p: w.say(
        "“{name}” has more dots than a picture can have here. Save it smaller and add it to its "
        "block again.",
        **p,
    ),
    "no-own-files": lambda w, _: w.say(
        "No block of this event has a file of yours. Add them in the editor of plans."
    ),
    "no-player": lambda w, p: w.say(
        "No program here plays “{name}”. Install a player of films, or show it from another "
        "laptop.",
        **p,
    ),
    "projector-gone": lambda w, _: w.say(
        "The projector's screen is not plugged in. Plug it in, then press again."
    ),
    "plan-too-big": lambda w, p: w.say(
        "With its PDFs, pictures and films the plan would be a file of {size} MB. At most {limit} "
        "MB can be taken over: make some smaller, or take them out.",
        **p,
    ),
}
"""The sentences by code."""
