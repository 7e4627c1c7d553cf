"""What a person is told when a hand-over, medication or a roll-call needs mending."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

CARE: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "not-a-participant": lambda w, p: w.say(
        "{person} is not one of those who take part. Only they are handed over.", **p
    ),
    "already-arrived": lambda w, p: w.say(
        "{person} has arrived already. If it was at another time, put it right on their sheet.",
        **p,
    ),
    "already-left": lambda w, p: w.say(
        "{person} has left already. If it was at another time, put it right on their sheet.",
        **p,
    ),
    "not-arrived": lambda w, p: w.say(
        "{person} had not arrived then. Say first when they came.", **p
    ),
    "no-hand-over": lambda w, p: w.say(
        "There is no hand-over of {person} to put right. Say first that they came, or left.", **p
    ),
    "hand-over-order": lambda w, p: w.say(
        "{person} would have left before they came. Choose another time.", **p
    ),
    "no-medicine": lambda w, p: w.say("Say what is taken, and how much of it."),
    "bad-time-of-day": lambda w, p: w.say("That isn't a time of day. Write it as 08:00."),
}
