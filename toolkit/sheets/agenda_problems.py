"""Says what is wrong with an agenda file, what was noticed in it and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from toolkit.model.agendacolumns import Spot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.agendalay import Note, Problem
    from toolkit.sheets.agenda_file import AgendaFile
    from toolkit.words import Words

_Say = Callable[["Words", dict[str, object]], str]


def place_text(words: Words, file: AgendaFile, spot: Spot) -> str:
    """Name the place of a row: ``agenda.xlsx: sheet Agenda, row 14``; line 0 is the whole table."""
    place = short_place(words, file, spot)
    return words.say("{file}: {place}", file=file.name, place=place) if place else file.name


def short_place(words: Words, file: AgendaFile, spot: Spot) -> str:
    """Name a place without its file; empty for the file as a whole."""
    if spot.section < 0 or (file.kind == "csv" and not spot.line):
        return ""
    if file.kind == "csv":
        return words.say("line {row}", row=spot.line)
    name = file.sections[spot.section].name if spot.section < len(file.sections) else ""
    if file.kind == "docx":
        if not spot.line:
            return words.say("table {name}", name=name)
        return words.say("table {name}, row {row}", name=name, row=spot.line)
    if not spot.line:
        return words.say("sheet {name}", name=name)
    return words.say("sheet {name}, row {row}", name=name, row=spot.line)


def describe(words: Words, file: AgendaFile, problem: Problem | Note) -> str:
    """Say a problem or a note as a sentence; its place is left to the caller.

    Raises ``KeyError`` for a code that the reader of agendas doesn't give.
    """
    params = dict(problem.params)
    first = params.get("first")
    if isinstance(first, Spot):
        params["first"] = short_place(words, file, first)
    if isinstance(known := params.get("known"), tuple):
        params["known"] = ", ".join(str(one) for one in known)
    return SENTENCES[problem.code](words, params)


def told(words: Words, file: AgendaFile, problem: Problem | Note) -> str:
    """Say a problem or a note with its place before it."""
    place = place_text(words, file, problem.spot)
    return f"{place}: {describe(words, file, problem)}"


def describe_file(words: Words, code: str, params: Mapping[str, object]) -> str:
    """Say why a file as a whole can't be read."""
    return _FILE[code](words, dict(params))


_FILE: dict[str, _Say] = {
    "file-missing": lambda w, p: w.say("There is no such file."),
    "file-unreadable": lambda w, p: w.say(
        "The file can't be opened. Check that it is a file, that you may read it, and that no "
        "other program holds it."
    ),
    "file-empty": lambda w, p: w.say("The file is empty. An agenda was expected."),
    "file-too-large": lambda w, p: w.say(
        "The file is larger than {megabytes} MB. An agenda is much smaller; take pictures out.", **p
    ),
    "file-unpacks-too-large": lambda w, p: w.say(
        "The file is far too large for an agenda, or made to do harm. It wasn't opened."
    ),
    "file-old-excel": lambda w, p: w.say(
        "This is a workbook of an old kind (.xls). Open it in a spreadsheet program and save it "
        "as .xlsx."
    ),
    "file-old-word": lambda w, p: w.say(
        "This is a Word file of an old kind (.doc). Open it and save it as .docx."
    ),
    "file-locked": lambda w, p: w.say(
        "The file is locked with a password. Save a copy without a password and import that."
    ),
    "file-opendocument": lambda w, p: w.say(
        "This is an OpenDocument file. Save it as .xlsx or .docx and import that."
    ),
    "file-damaged": lambda w, p: w.say(
        "The file is damaged and can't be read. Open it, save it again as .xlsx or .docx, and "
        "import that."
    ),
    "file-not-a-table": lambda w, p: w.say(
        "This isn't an agenda, whatever its name says. An .xlsx, .docx or .csv file was expected."
    ),
    "file-encoding": lambda w, p: w.say(
        "The letters in this file can't be told for certain. Save it as .xlsx, or as “CSV UTF-8”."
    ),
    "file-quotes": lambda w, p: w.say(
        "A quotation mark opens here and isn't closed rightly. Put one at the end of the cell, or "
        "take it out."
    ),
    "sheet-missing": lambda w, p: w.say(
        "There is no sheet “{name}”. These are there: {sheets}.", **p
    ),
    "too-many-rows": lambda w, p: w.say(
        "The agenda has more than {most} rows. Import it in parts.", **p
    ),
    "no-table": lambda w, p: w.say(
        "There is no table in this Word file. Put the agenda in a table with a row for each line "
        "and headings such as Time and Activity."
    ),
    "no-heading": lambda w, p: w.say(
        "No heading was found that says when and what. These columns are there: {columns}. "
        "Say which is which, for example {example}.",
        **p,
    ),
    "nothing-left": lambda w, p: w.say(
        "No row of the agenda can be taken over, so there is no plan to write."
    ),
}
SENTENCES: dict[str, _Say] = {
    "no-title": lambda w, p: w.say("It isn't said what happens: the title is missing."),
    "title-long": lambda w, p: w.say(
        "The title is longer than {most} characters. Keep it short and put the rest in another "
        "column.",
        **p,
    ),
    "cell-long": lambda w, p: w.say("A cell here is longer than {most} characters.", **p),
    "cell-formula": lambda w, p: w.say("There is a formula without a result. Write its value."),
    "cell-error": lambda w, p: w.say("A cell here shows an error instead of a value."),
    "time-unreadable": lambda w, p: w.say(
        "“{text}” can't be read as a time. Write 09:00 or 09:00–10:30.", **p
    ),
    "length-unreadable": lambda w, p: w.say(
        "“{text}” can't be read as a length. Write minutes, or 1h30.", **p
    ),
    "length-range": lambda w, p: w.say(
        "A length of {text} can't be. From 1 to {most} minutes were expected.", **p
    ),
    "kind-unknown": lambda w, p: w.say(
        "“{text}” isn't a kind that is known. Expected: {known}.", **p
    ),
    "no-time": lambda w, p: w.say("There is neither a time nor a length here."),
    "no-length": lambda w, p: w.say(
        "There is no length here, and the next row doesn't say when it begins."
    ),
    "end-before-start": lambda w, p: w.say(
        "It ends at {end}, before it begins at {start}. Check both times.", **p
    ),
    "length-contradicts": lambda w, p: w.say(
        "The length says {minutes} minutes, the times make {length}. Which is right?", **p
    ),
    "day-back": lambda w, p: w.say(
        "“{day}” stood further above already. Put the rows of a day together.", **p
    ),
    "goes-back": lambda w, p: w.say(
        "The time goes back, from {before} to {time}. Check it, or put the rows in order.", **p
    ),
    "after-night": lambda w, p: w.say(
        "This comes at {time} after the night of the same day. It belongs to the next day.", **p
    ),
    "overlap": lambda w, p: w.say(
        "It begins {minutes} minutes before the one before it ends at {end}.", **p
    ),
    "twice": lambda w, p: w.say("This row stands here a second time; the first is {first}.", **p),
    "strands-length": lambda w, p: w.say(
        "What runs in parallel here lasts {longest} minutes in its longest strand, the row says "
        "{minutes}. Two strands or more are needed.",
        **p,
    ),
    "strands-outer": lambda w, p: w.say(
        "This runs in parallel inside {first}, which has a problem.", **p
    ),
    "table-left-out": lambda w, p: w.say(
        "Left out: no heading here says when and what.",
    ),
    "column-left-out": lambda w, p: w.say("The column “{column}” was not taken over.", **p),
    "free-minutes": lambda w, p: w.say(
        "Nothing is planned from {start} to {end}: {minutes} free minutes were put in.", **p
    ),
    "length-guessed": lambda w, p: w.say(
        "The last row has no length; {minutes} minutes were taken.", **p
    ),
    "encoding-guessed": lambda w, p: w.say(
        "The letters were read as {encoding}. Check a few words with accents.", **p
    ),
}
"""What is said of rows, by code: problems, and things worth telling."""
