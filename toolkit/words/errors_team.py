"""What a person is told when laptops exchange an event, or something sealed can't be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

TEAM: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "wrong-key": lambda w, p: w.say(
        "This key or passphrase doesn't open it. Check that it is the one it was closed with; "
        "capital letters count."
    ),
    "sealed-damaged": lambda w, p: w.say(
        "What was sealed is damaged or cut short. Nothing was taken over; ask for it again."
    ),
    "bad-key": lambda w, p: w.say(
        "This is not a whole key. A key is one line that begins with AGE-SECRET-KEY-1; "
        "check each sign against the paper."
    ),
    "bad-recipient": lambda w, p: w.say(
        "This is not a whole public key. It is one line that begins with age1."
    ),
    "key-file-empty": lambda w, p: w.say(
        "There is neither a key nor a passphrase in {path}. Its first line must hold one.", **p
    ),
    "not-a-team-file": lambda w, p: w.say(
        "{path} is not a file from another laptop. Nothing was taken over; choose another file.",
        **p,
    ),
    "newer-team-file": lambda w, p: w.say(
        "{path} was written by a newer program. Nothing was taken over; "
        "bring this program up to date, then take the file in again.",
        **p,
    ),
    "other-event": lambda w, p: w.say(
        "On this laptop {event} is another event that was prepared here. Nothing was taken over; "
        "use a laptop or a workspace on which it was not prepared.",
        **p,
    ),
    "clock-elsewhere": lambda w, p: (
        w.say(
            "The laptop {laptop} runs the agenda. "
            "Do it there, or take the clock over on the page Laptops.",
            **p,
        )
        if p.get("laptop")
        else w.say(
            "Another laptop runs the agenda. "
            "Do it there, or take the clock over on the page Laptops."
        )
    ),
    "has-clock": lambda w, p: w.say("This laptop holds the clock already."),
    "no-such-laptop": lambda w, p: w.say("No other laptop of this name is known here."),
    "no-such-question": lambda w, p: w.say(
        "There is no such question any more. Somebody may have answered it."
    ),
    "no-such-answer": lambda w, p: w.say(
        "There is no such answer to this question. Look at the questions again."
    ),
}
