"""What a person is told of a file that came back from a translator and can't be taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.words import Words

TRANSLATOR: dict[str, Callable[[Words, dict[str, object]], str]] = {
    "words-file-kind": lambda w, p: w.say(
        "This is neither a Word file (.docx) nor a workbook (.xlsx). The file that was sent to the "
        "translator was expected, filled in."
    ),
    "words-file-damaged": lambda w, p: w.say(
        "The file is damaged and can't be read. Open it where it was written and save it again."
    ),
    "words-file-large": lambda w, p: w.say("The file is far too large for the texts of a plan."),
    "words-file-locked": lambda w, p: w.say(
        "The file is locked with a password. Save a copy without one and take that."
    ),
    "words-file-old": lambda w, p: w.say(
        "This is a file of an old kind (.doc, .xls). Save it as .docx or .xlsx and take that."
    ),
    "words-no-tag": lambda w, p: w.say(
        "The line that says which plan this is (interact:…) is missing. The file that was sent to "
        "the translator was expected."
    ),
    "words-no-table": lambda w, p: w.say(
        "No table with the numbers of the texts is in this file. The first column was expected as "
        "it was sent."
    ),
    "words-no-column": lambda w, p: w.say(
        "The column “{column}” is missing. Name it so in the first row of the table.", **p
    ),
    "words-other-plan": lambda w, p: w.say(
        "This is of the plan “{found}”, and “{wanted}” was expected.", **p
    ),
    "words-other-language": lambda w, p: w.say(
        "This is in {found}, and {wanted} was expected.", **p
    ),
    "words-merged": lambda w, p: w.say(
        "Cells are merged or missing here. Each row was expected to have its own cells."
    ),
    "words-formula": lambda w, p: w.say("This is a formula. The text itself was expected."),
    "words-error": lambda w, p: w.say("This cell shows an error instead of a text."),
    "words-date": lambda w, p: w.say(
        "The spreadsheet program made a date of this. Format the column as text and write it again."
    ),
    "words-number": lambda w, p: w.say(
        "“{number}” isn't one of the numbers in the first column as they were sent.",
        number=p["number"],
    ),
    "words-no-number": lambda w, p: w.say(
        "The number in the first column is missing, so nobody can tell which text this is."
    ),
    "words-twice": lambda w, p: w.say(
        "The text {number} is here twice with different translations. One was expected.",
        number=p["number"],
    ),
    "words-unknown": lambda w, p: w.say(
        "The text {number} isn't in this plan, and the text beside it isn't the one that was sent.",
        number=p["number"],
    ),
    "words-placeholder": lambda w, p: w.say(
        "{what} is missing in the translation of {number}.", **p
    ),
    "words-phone": lambda w, p: w.say(
        "The phone number {what} is missing in the translation of {number}.", **p
    ),
    "words-changed": lambda w, p: w.say(
        "The text has changed since it was sent: “{text}”. The translation is kept with it and "
        "shown beside the new text.",
        text=p["text"],
    ),
}
"""The sentences by code."""
