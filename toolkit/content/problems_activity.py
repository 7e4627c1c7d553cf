"""What a person is told of an activity's file that can't be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.words import Words

ACTIVITY: dict[str, Callable[[Words, dict[str, object]], str]] = {
    "activity-empty": lambda w, p: w.say("The file is empty. An activity was expected."),
    "not-an-activity": lambda w, p: w.say(
        "This isn't an activity. Lines such as “id: my-activity” and “title: My activity” were "
        "expected."
    ),
    "activity-steps-sum": lambda w, p: w.say(
        "The steps take {total} minutes and the activity {minutes}. The same was expected of both.",
        **p,
    ),
    "activity-steps-untimed": lambda w, p: w.say(
        "No step says how long it takes. The minutes of the steps were expected to add up to "
        "{minutes}.",
        **p,
    ),
    "activity-variations": lambda w, p: w.say(
        "“{key}” has {found}. At least {least} were expected.", **p
    ),
    "activity-safeguarding": lambda w, p: w.say(
        "“{key}” is missing or empty. With the sensitivity “{sensitivity}” it was expected to say "
        "what to watch over.",
        **p,
    ),
    "activity-file-name": lambda w, p: w.say(
        "The file is called “{name}” and the activity “{id}”. The file was expected to be called "
        "{id}.yaml.",
        **p,
    ),
    "activity-twice": lambda w, p: w.say(
        "The id “{id}” is taken by the activity in {first}. Each activity was expected to have "
        "its own.",
        **p,
    ),
    "activity-unknown": lambda w, p: w.say(
        "No activity has this id. “library list” tells those there are."
    ),
}
"""The sentences by code."""
