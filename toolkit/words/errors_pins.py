"""What a person is told about PINs at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

PINS: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "pin-shape": lambda w, p: w.say("A PIN has four to six digits."),
    "pin-there": lambda w, p: w.say("{person} has a PIN already. Change it instead.", **p),
    "no-pin": lambda w, p: w.say("{person} has no PIN yet.", **p),
    "wrong-pin": lambda w, p: w.say("This isn't the PIN. Try again."),
    "pin-wait": lambda w, p: w.say(
        "Too many wrong tries. The next one can come in {seconds} s.", **p
    ),
}
