"""What can't be done to a plan while it is being changed, and what to do instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

EDITING: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "edit-strand-nested": lambda w, p: w.say(
        "“{title}” holds things that run side by side, so it can't itself run beside something. "
        "Take its parts out first.",
        **p,
    ),
    "edit-strand-night": lambda w, p: w.say("A night runs alone: “{title}” can't run beside.", **p),
    "edit-strand-gone": lambda w, p: w.say(
        "What “{title}” would run beside is no longer there. Choose another block.", **p
    ),
    "edit-strands-length": lambda w, p: w.say(
        "“{title}” lasts as long as the longest of what runs in it. Change the length there.", **p
    ),
    "edit-empty-day": lambda w, p: w.say(
        "Day {day} would be left without a block. Remove the day instead, or put another block in "
        "first.",
        **p,
    ),
    "edit-last-day": lambda w, _: w.say("A plan has at least one day."),
    "edit-night-not-last": lambda w, p: w.say(
        "Nothing comes after a night on the same day: “{title}” has to be the day's last.", **p
    ),
    "edit-start-backwards": lambda w, p: w.say(
        "“{title}” is fixed at {start}, and “{other}” before it at {before}. Fixed times go "
        "forward: change one of the two times first.",
        **p,
    ),
    "edit-no-time": lambda w, p: w.say(
        "“{title}” has no time of its own where it is: it runs beside others, or is parked.", **p
    ),
    "edit-mandatory": lambda w, p: w.say(
        "“{title}” stays in every adaptation: children are safe by it. It can be moved in time. To "
        "take it out, somebody has to answer for that with a name and a reason.",
        **p,
    ),
    "edit-before-midnight": lambda w, p: w.say(
        "“{title}” would begin before the day does, on the date before.", **p
    ),
    "length-unreadable": lambda w, p: w.say(
        "“{text}” is no length. Type minutes (90), hours (1h30), a change (+10m) or an end (until "
        "12:05).",
        **p,
    ),
    "length-no-begin": lambda w, _: w.say(
        "This block has no time of its own, so it can't last until a time. Type its minutes."
    ),
    "length-too-long": lambda w, p: w.say(
        "That would be {minutes} minutes. A block has 1 to 1440.", **p
    ),
    "own-file-kind": lambda w, p: w.say(
        "“{name}” is none of these: a PDF, a picture (PNG, JPEG) or a film (MP4, WebM, MOV). Save "
        "it as one of them first.",
        **p,
    ),
    "own-file-big": lambda w, p: w.say(
        "“{name}” is larger than {limit} MB and would make the plan too big to send. Make it "
        "smaller first.",
        **p,
    ),
    "own-file-empty": lambda w, p: w.say("There is nothing in “{name}”.", **p),
    "own-file-wrong": lambda w, p: w.say(
        "“{name}” isn't what its name says: no such picture, film or PDF is in it. Open it and "
        "save it again.",
        **p,
    ),
    "plan-changed-outside": lambda w, p: w.say(
        "{path} was changed by another program meanwhile. Choose which of the two counts.", **p
    ),
    "plan-shipped": lambda w, _: w.say(
        "This plan came with the program and stays as it is. Make a copy of your own to change it."
    ),
}
