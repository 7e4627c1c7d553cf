"""What a person is told of a plan that came as one file and can't be taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.words import Words

PACK: dict[str, Callable[[Words, dict[str, object]], str]] = {
    "pack-damaged": lambda w, p: w.say(
        "The file is damaged or incomplete. Ask for it to be sent again."
    ),
    "pack-no-plan": lambda w, p: w.say(
        "There is no plan in this file. A file written with “plan pack” was expected."
    ),
    "pack-too-big": lambda w, p: w.say(
        "The file is too large. At most {limit} MB were expected.", **p
    ),
    "pack-too-many": lambda w, p: w.say(
        "There are too many files in this one. At most {limit} were expected.", **p
    ),
    "pack-member-big": lambda w, p: w.say(
        "“{name}” in this file is too large once unpacked. At most {limit} MB were expected.", **p
    ),
    "pack-name": lambda w, p: w.say(
        "This doesn't belong in a plan's file. The plan, its handouts, the files that its blocks "
        "name and translations were expected."
    ),
    "pack-kind": lambda w, p: w.say(
        "This isn't what its name says. A PDF, a picture or a film was expected, as its name ends."
    ),
    "pack-twice": lambda w, p: w.say("This is in the file twice. It was expected once."),
    "pack-locked": lambda w, p: w.say(
        "This is locked with a password. A file without one was expected."
    ),
    "pack-words": lambda w, p: w.say(
        "This isn't a catalogue of translations (.po). One was expected."
    ),
}
"""The sentences by code."""
