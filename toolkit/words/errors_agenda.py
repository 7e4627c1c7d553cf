"""What a person is told when an agenda can't be imported, or a plan not exported, as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.words.speech import Words

AGENDA: dict[str, Callable[[Words, Mapping[str, object]], str]] = {
    "agenda-columns": lambda w, p: w.say(
        "“{text}” doesn't say what a column tells. Write for example title=Activity,start=Time. "
        "A column tells one of: {known}.",
        **p,
    ),
    "agenda-column-missing": lambda w, p: w.say(
        "There is no column “{name}” in the agenda, so nothing was written. These are there: "
        "{known}.",
        **p,
    ),
    "agenda-problems": lambda w, p: w.say_n(
        "There is {n} problem in the agenda. Nothing was written. Put it right, or have rows with "
        "problems set aside in the parking area.",
        "There are {n} problems in the agenda. Nothing was written. Put them right, or have rows "
        "with problems set aside in the parking area.",
        p["count"] if isinstance(p["count"], int) else 0,
    ),
    "agenda-nothing-left": lambda w, p: w.say(
        "Every row of the agenda has a problem, so no plan can be made of it. Nothing was written."
    ),
    "agenda-too-long": lambda w, p: w.say(
        "The plan would be larger than {limit} kB, more than can be read again. Nothing was "
        "written; import the agenda in parts.",
        **p,
    ),
    "export-kind": lambda w, p: w.say("“{kind}” can't be written. Choose xlsx, docx or md.", **p),
}
"""The sentences by code."""
