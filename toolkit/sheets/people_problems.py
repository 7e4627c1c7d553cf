"""Says what is wrong with a people file and what was expected, in a reader's own language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model.errors import Problem
    from toolkit.words import Words

_Say = Callable[["Words", dict[str, object]], str]


def describe_problem(words: Words, problem: Problem) -> str:
    """Say one problem of a people file as a sentence; its place is left to the caller.

    Raises ``KeyError`` for a code that the reader of people files doesn't give.
    """
    params = dict(problem.params)
    column = params.pop("column", None)
    if problem.code in _HEADING:
        return _HEADING[problem.code](words, {"column": column, **params})
    if problem.code in _FILE:
        return _FILE[problem.code](words, params)
    said = _CELL[problem.code](words, params)
    if column is None:
        return said
    return words.say("Column {column}: {problem}", column=column, problem=said)


_FILE: dict[str, _Say] = {
    "file-missing": lambda w, p: w.say("There is no such file."),
    "file-unreadable": lambda w, p: w.say(
        "The file can't be opened. Check that it is a file, that you may read it, and that no "
        "other program holds it."
    ),
    "file-empty": lambda w, p: w.say("The file is empty. A list of people was expected."),
    "file-too-large": lambda w, p: w.say(
        "The file is larger than {megabytes} MB. A list of people is much smaller.", **p
    ),
    "file-unpacks-too-large": lambda w, p: w.say(
        "The workbook is far too large for a list of people, or made to do harm. It wasn't opened."
    ),
    "file-old-excel": lambda w, p: w.say(
        "This is a workbook of an old kind (.xls). Open it in a spreadsheet program and save it "
        "as .xlsx."
    ),
    "file-locked": lambda w, p: w.say(
        "The workbook is locked with a password. Save a copy without a password and import that."
    ),
    "file-opendocument": lambda w, p: w.say(
        "This is an OpenDocument table (.ods). Save it as .xlsx and import that."
    ),
    "file-damaged": lambda w, p: w.say(
        "The workbook is damaged and can't be read. Open it in a spreadsheet program, save it "
        "again as .xlsx, and import that."
    ),
    "file-not-a-table": lambda w, p: w.say(
        "This isn't a table, whatever its name says. An .xlsx or .csv file was expected."
    ),
    "file-encoding": lambda w, p: w.say(
        "The letters in this file can't be told for certain. Save it as .xlsx, or as “CSV UTF-8”."
    ),
    "file-quotes": lambda w, p: w.say(
        "A quotation mark opens here and isn't closed rightly. Put one at the end of the cell, or "
        "take it out."
    ),
    "too-many-people": lambda w, p: w.say(
        "The list has more than {most} rows. Nobody's event is so large; nothing was read.", **p
    ),
    "no-people": lambda w, p: w.say(
        "There is nobody in the list: all is empty below the headings."
    ),
}
_HEADING: dict[str, _Say] = {
    "no-heading": lambda w, p: w.say(
        "The first row must name the columns: {columns}.", columns=p["columns"]
    ),
    "columns-missing": lambda w, p: w.say(
        "These columns are missing: {columns}. They may be empty, but must be there.",
        columns=p["columns"],
    ),
    "column-twice": lambda w, p: w.say(
        "The column {column} is there twice. Take one out.", column=p["column"]
    ),
    "column-unknown": lambda w, p: w.say(
        "The column “{column}” isn't one of a people file. Take it out, or correct its heading.",
        column=p["column"],
    ),
}
_CELL: dict[str, _Say] = {
    "cell-merged": lambda w, p: w.say(
        "The cells {range} are merged. Unmerge them, so that every row has its own cells.", **p
    ),
    "cell-formula": lambda w, p: w.say("This is a formula. Write its value instead."),
    "cell-date": lambda w, p: w.say(
        "A spreadsheet program has turned this into a date. Format the column as text and write "
        "it again."
    ),
    "cell-error": lambda w, p: w.say("This cell shows an error instead of a value."),
    "cell-unreadable": lambda w, p: w.say("There are characters here that can't be read."),
    "outside-columns": lambda w, p: w.say(
        "There is something in a column without a heading. In a csv file, put several languages "
        "between quotation marks."
    ),
    "role-missing": lambda w, p: w.say("Everyone needs a role. It is one of: {roles}.", **p),
    "role-unknown": lambda w, p: w.say("“{value}” isn't a role. It is one of: {roles}.", **p),
    "code-shape": lambda w, p: w.say(
        "“{value}” isn't a person code. Leave the cell empty and a code is given.", **p
    ),
    "code-check": lambda w, p: w.say(
        "{value} was copied wrong somewhere: its last character doesn't fit the others.", **p
    ),
    "code-twice": lambda w, p: w.say("{value} was given to someone else already, at {first}.", **p),
    "age-missing": lambda w, p: w.say("A child or young adult needs an age in years."),
    "age-date": lambda w, p: w.say("Write an age in years, never a birth date."),
    "age-number": lambda w, p: w.say("“{value}” isn't an age in whole years.", **p),
    "age-range": lambda w, p: w.say(
        "{value} can't be an age here: from {youngest} to {oldest} years were expected.", **p
    ),
    "age-child": lambda w, p: w.say(
        "At {value} someone isn't a child here. From 18 on the role is young-adult, or one of "
        "the adults'.",
        **p,
    ),
    "age-young-adult": lambda w, p: w.say(
        "At {value} someone isn't a young adult here: from 18 to 25 years were expected.", **p
    ),
    "age-team": lambda w, p: w.say(
        "At {value} someone can't be in the team, who must be 18 or more.", **p
    ),
    "sex-unknown": lambda w, p: w.say(
        "“{value}” can't be read. Write F, M or X, or leave the cell empty.", **p
    ),
    "home-missing": lambda w, p: w.say(
        "A child needs a home, even if only by a short name. The person code is made from it."
    ),
    "language-tag": lambda w, p: w.say(
        "“{value}” isn't a language code. Write codes such as it, ar or pt-BR, with ; between.", **p
    ),
    "yes-or-no": lambda w, p: w.say(
        "“{value}” can't be read. Write yes or no, or leave the cell empty for not yet.", **p
    ),
    "text-too-long": lambda w, p: w.say(
        "This is longer than {longest} characters. Write it shorter.", **p
    ),
}

IN_CELLS = frozenset(_CELL)
"""Problems of single cells: without ``column`` their sentence leaves out which."""

CODES = frozenset({*_FILE, *_HEADING, *_CELL})
"""Every problem of a people file that can be said."""
