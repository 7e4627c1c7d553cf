"""Says what is wrong with a plan file and what was expected, in a reader's own language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from toolkit.content.problems_activity import ACTIVITY
from toolkit.content.problems_merge import MERGE
from toolkit.content.problems_pack import PACK
from toolkit.content.problems_translator import TRANSLATOR

if TYPE_CHECKING:
    from toolkit.model.errors import Problem
    from toolkit.words import Words

_Say = Callable[["Words", dict[str, object]], str]


def describe(words: Words, problem: Problem) -> str:
    """Say one problem of a plan file as a sentence; its place is left to the caller.

    Raises ``KeyError`` for a code that no reader of this room gives.
    """
    params = dict(problem.params)
    known, hint = params.get("known"), params.get("near")
    if isinstance(known, tuple):
        params["known"] = ", ".join(known)
    sentence = _SENTENCES[problem.code](words, params)
    if hint:
        return f"{sentence} {words.say('Did you mean “{near}”?', near=hint)}"
    return sentence


def told(words: Words, problem: Problem) -> str:
    """Say one problem with its place before it: ``file:line: sentence``."""
    return f"{problem.place}: {describe(words, problem)}"


_FILE: dict[str, _Say] = {
    "file-missing": lambda w, p: w.say("There is no such file."),
    "file-unreadable": lambda w, p: w.say(
        "The file can't be opened. Check that it is a file and that you may read it."
    ),
    "file-empty": lambda w, p: w.say("The file is empty. A plan was expected."),
    "file-too-big": lambda w, p: w.say(
        "The file has {size} kB. A plan of at most {limit} kB was expected.", **p
    ),
    "file-not-text": lambda w, p: w.say(
        "This isn't a text file. A plan written as text (YAML) was expected."
    ),
    "file-not-utf8": lambda w, p: w.say(
        "A character here isn't written in UTF-8. Save the file again with the encoding UTF-8."
    ),
    "file-control": lambda w, p: w.say(
        "There is an invisible character here ({character}) that text can't have. Delete it.", **p
    ),
    "not-a-plan": lambda w, p: w.say(
        "This isn't a plan. Lines such as “id: my-plan” and “title: My plan” were expected."
    ),
    "not-helplines": lambda w, p: w.say(
        "This isn't a list of helplines. Lines such as “checked: 2026-09-01” and “lines:” were "
        "expected."
    ),
    "plan-unknown": lambda w, p: w.say(
        "No plan has this id. One of these was expected, or the path of a plan's file: {known}.",
        **p,
    ),
    "plan-twice": lambda w, p: w.say(
        "The id “{id}” is taken by the plan in {first}. Each plan was expected to have its own.",
        **p,
    ),
    "newer-format": lambda w, p: w.say(
        "The file has format {found}, and this program reads up to {known}. "
        "A newer version of the program is needed.",
        **p,
    ),
}

_YAML: dict[str, _Say] = {
    "yaml-tab": lambda w, p: w.say("A tab stands here. Spaces were expected."),
    "yaml-quote": lambda w, p: w.say(
        "The quotation mark that opens here isn't closed where it should be. "
        "A closing mark was expected."
    ),
    "yaml-escape": lambda w, p: w.say(
        "A backslash stands inside double quotes. Two backslashes, or single quotes around the "
        "text, were expected."
    ),
    "yaml-colon": lambda w, p: w.say(
        "A colon is missing or one too many. “key: value” was expected; "
        "text with a colon in it stands in quotes."
    ),
    "yaml-start": lambda w, p: w.say(
        "Text can't begin with this character. Put the text in quotes."
    ),
    "yaml-bracket": lambda w, p: w.say(
        "A bracket that opens here isn't closed, or a comma is missing in it. "
        "Commas between the parts and a closing bracket were expected."
    ),
    "yaml-indent": lambda w, p: w.say(
        "This line doesn't fit to those above it. "
        "The same number of spaces as before its neighbours was expected."
    ),
    "yaml-other": lambda w, p: w.say(
        "This line can't be read as YAML ({detail}). A plan as in the guide was expected.", **p
    ),
    "yaml-alias": lambda w, p: w.say(
        "References (& and *) aren't used in plans. The text itself was expected; "
        "text that begins with & or * stands in quotes."
    ),
    "yaml-tag": lambda w, p: w.say(
        "Types ({tag}) aren't used in plans. The plain value was expected; "
        "text that begins with ! stands in quotes.",
        **p,
    ),
    "yaml-documents": lambda w, p: w.say(
        "A second document begins here (---). One plan to a file was expected."
    ),
    "yaml-deep": lambda w, p: w.say(
        "Lists lie in lists more than {limit} deep here. A plan never goes so deep.", **p
    ),
    "yaml-key": lambda w, p: w.say("A list stands here as a key. A word was expected."),
    "key-twice": lambda w, p: w.say(
        "“{key}” stands here a second time; the first is on line {first}. "
        "Each was expected only once.",
        **p,
    ),
}

_FIELDS: dict[str, _Say] = {
    "unknown-key": lambda w, p: w.say("“{key}” isn't known here. Expected: {known}.", **p),
    "missing": lambda w, p: w.say("“{key}” is missing or empty, and was expected here.", **p),
    "list-for-text": lambda w, p: w.say("“{key}” holds a list. A text was expected.", **p),
    "fields-for-text": lambda w, p: w.say(
        "“{key}” holds keys with values. A text was expected.", **p
    ),
    "colon-in-text": lambda w, p: w.say(
        "“{key}” holds a key with a value. A text was expected; "
        "text with a colon in it stands in quotes.",
        **p,
    ),
    "not-list": lambda w, p: w.say(
        "“{key}” isn't a list. Lines that begin with “- ” were expected.", **p
    ),
    "empty-list": lambda w, p: w.say(
        "The list “{key}” is empty. At least one entry was expected.", **p
    ),
    "empty-item": lambda w, p: w.say(
        "An entry of “{key}” is empty. A text was expected, or no line at all.", **p
    ),
    "not-fields": lambda w, p: w.say("“{key}” holds no keys. These were expected: {known}.", **p),
    "item-not-fields": lambda w, p: w.say(
        "An entry of “{key}” holds no keys. These were expected: {known}.", **p
    ),
    "item-not-list": lambda w, p: w.say(
        "An entry of “{key}” isn't a list. A list of blocks was expected.", **p
    ),
    "empty-row": lambda w, p: w.say(
        "A list in “{key}” is empty. At least one block was expected.", **p
    ),
    "not-whole": lambda w, p: w.say(
        "“{key}” is “{value}”. A whole number from {least} to {most} was expected, without quotes.",
        **p,
    ),
    "not-true-false": lambda w, p: w.say(
        "“{key}” is “{value}”. Either true or false was expected, without quotes.", **p
    ),
    "not-one-of": lambda w, p: w.say(
        "“{value}” isn't known as “{key}”. One of these was expected: {known}.", **p
    ),
    "bad-id": lambda w, p: w.say(
        "“{value}” can't be used as “{key}”. Lower-case letters a–z, digits and single hyphens "
        "between them were expected, at most 60 in all.",
        **p,
    ),
    "bad-time": lambda w, p: w.say(
        "“{value}” isn't a time for “{key}”. Hours and minutes were expected, as 09:05 or 21:30.",
        **p,
    ),
    "bad-date": lambda w, p: w.say(
        "“{value}” isn't a date for “{key}”. Year, month and day were expected, as 2026-09-01.", **p
    ),
    "bad-language": lambda w, p: w.say(
        "“{value}” isn't a language. A short tag was expected, as en, it or pt-BR.", **p
    ),
    "bad-span": lambda w, p: w.say(
        "“{key}” is “{value}”. Two whole numbers from {least} to {most} were expected, as 10-14.",
        **p,
    ),
    "span-reversed": lambda w, p: w.say(
        "“{key}” is “{value}”. The smaller number was expected first: {low}-{high}.", **p
    ),
}

_RULES: dict[str, _Say] = {
    "same-id": lambda w, p: w.say(
        "The id “{id}” is taken by the block on line {first}. Each block was expected to have "
        "its own.",
        **p,
    ),
    "floor-over-minutes": lambda w, p: w.say(
        "“{key}” is {floor}, more than the block's {minutes} minutes. At most those were expected.",
        **p,
    ),
    "optional-mandatory": lambda w, p: w.say(
        "The block is both optional and mandatory. At most one of the two was expected."
    ),
    "start-without-anchor": lambda w, p: w.say(
        "“start” stands without “anchor”. Only a block whose time must hold has a start; "
        "one of these was expected with it: {known}.",
        **p,
    ),
    "anchor-without-start": lambda w, p: w.say(
        "“anchor” stands without “start”. The time that must hold was expected, as start: 12:05."
    ),
    "start-not-opening": lambda w, p: w.say(
        "The first block of a day begins with the day, at {opening}. The same time or none was "
        "expected.",
        **p,
    ),
    "start-backwards": lambda w, p: w.say(
        "This fixed time, {start}, isn't later than {before}, that of “{id}” before it. "
        "A later time was expected; after midnight it is written “00:30 (+1)”.",
        **p,
    ),
    "steps-sum": lambda w, p: w.say(
        "The steps take {total} minutes and the block {minutes}. The same was expected of both.",
        **p,
    ),
    "counts-not-night": lambda w, p: w.say(
        "“{key}” belongs to a night, and this block isn't one. Elsewhere “headcount: true” was "
        "expected.",
        **p,
    ),
    "counts-without-start": lambda w, p: w.say(
        "Headcounts at fixed times need a night with a fixed start. “start” and “anchor” were "
        "expected here."
    ),
    "count-outside": lambda w, p: w.say(
        "The headcount at {count} is outside the night. A time from {start} to {end} was expected.",
        **p,
    ),
    "count-twice": lambda w, p: w.say(
        "The headcount at {count} stands here twice. Each time was expected once.", **p
    ),
    "night-not-last": lambda w, p: w.say(
        "The night “{id}” isn't the last block of its day. What comes after it was expected in the "
        "next day.",
        **p,
    ),
    "strands-too-few": lambda w, p: w.say(
        "“{key}” holds what happens side by side. At least two lists of blocks were expected.", **p
    ),
    "strands-length": lambda w, p: w.say(
        "The longest list of blocks in “{key}” takes {longest} minutes and the block {minutes}. "
        "The same was expected of both.",
        **p,
    ),
    "strand-nested": lambda w, p: w.say(
        "A block inside “{key}” can't have its own. One level was expected.", **p
    ),
    "file-name": lambda w, p: w.say(
        "“{name}” is no name of a file that can be shown. A name without folders was expected, "
        "ending in one of: {known}",
        **p,
    ),
    "strand-anchor": lambda w, p: w.say(
        "A block that runs beside others, or is parked, can't have “{key}”. In a strand it was "
        "expected on the block around them.",
        **p,
    ),
    "shift-empty": lambda w, p: w.say(
        "The shift begins and ends at {time}. An end after its beginning was expected.", **p
    ),
}

_SENTENCES: dict[str, _Say] = (
    _FILE | _YAML | _FIELDS | _RULES | MERGE | PACK | ACTIVITY | TRANSLATOR
)
CODES = frozenset(_SENTENCES)
"""The codes of problems that :func:`describe` has a sentence for."""
