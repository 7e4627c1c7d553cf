"""What people read of the laptops at an event: names, and what should be known about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.words.speech import Words

_SIGNS = 4
"""Signs of a device's id that tell laptops without a name apart."""


def laptop_name(words: Words, name: str, device: str) -> str:
    """Name a laptop; one without a name by the first signs of its id."""
    return name or words.say("Laptop {signs}", signs=device[:_SIGNS].upper())


def notice_text(words: Words, code: str, laptop: str, minutes: int) -> str:
    """Say what should be known after a file was taken in, and what to do about it."""
    name = laptop or words.say("another laptop")
    if code == "copied":
        return words.say(
            "Another laptop wrote under this laptop's own number: one was copied from the other, "
            "or set back to an earlier day. Nothing is lost; this laptop has a new number now."
        )
    if code == "doubled":
        return words.say(
            "Two laptops write under the number of {laptop}: one was copied from the other. "
            "Nothing is lost; let those two exchange files.",
            laptop=name,
        )
    return words.say(
        "The clock of {laptop} was {time} ahead. Put it right there; "
        "what is written is kept in its order.",
        laptop=name,
        time=words.duration(minutes),
    )
