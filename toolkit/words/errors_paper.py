"""What is told where something typed from paper, or a print, can't be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

PAPER: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "paper-problems": lambda w, p: w.say_n(
        "{n} cell can't be as it was typed. Nothing was taken over; put it right first.",
        "{n} cells can't be as they were typed. Nothing was taken over; put them right first.",
        _whole(p["count"]),
    ),
    "printer-refused": lambda w, p: w.say(
        "The printer {printer} doesn't take it. See whether it is on and has paper, or save the "
        "paper and print it elsewhere.",
        **p,
    ),
    "nothing-new": lambda w, p: w.say("All of this is known already. Nothing was changed."),
}


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
