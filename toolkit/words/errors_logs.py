"""What a person is told when something about the logs between shifts can't be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

LOGS: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "empty-log": lambda w, p: w.say("Write what the next shift has to know; a word is enough."),
    "no-such-turn": lambda w, p: w.say(
        "No log is kept on day {day} at this turn. Choose a day whose night is in the plan.", **p
    ),
    "no-such-log": lambda w, p: w.say(
        "This log isn't there any more as you read it. Look at it again, then sign."
    ),
    "nobody-at-desk": lambda w, p: w.say(
        "Nobody is at the desk. Say who you are first; a signature is somebody's own."
    ),
    "already-signed": lambda w, p: w.say("{person} has signed this log already.", **p),
    "not-of-team": lambda w, p: w.say(
        "{person} isn't one of the team. Logs are signed by who works here.", **p
    ),
}
"""The sentences by code."""
