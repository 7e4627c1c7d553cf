"""Whether something typed can stand, by the same rules as a list of people is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.errors import Problem
from toolkit.model.facts import Amended, Registered
from toolkit.model.people import Role
from toolkit.sheets.people_cells import COLUMNS, OPTIONAL, check_row
from toolkit.sheets.people_grid import Cell, tidy
from toolkit.sheets.people_problems import describe_problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.people import Person
    from toolkit.words import Words

_Problems = dict[str, tuple[str, dict[str, object]]]


class Wrong(Exception):  # noqa: N818 — what is wrong, as a sentence for a person
    """What was typed can't stand; says why."""


def change_of(words: Words, person: Person, column: str, text: str) -> Amended:
    """Turn what was typed in a person's column into a change.

    Raises :class:`Wrong` for what a list of people would not take either. What was missing
    before may go on missing.
    """
    before = _values(person)
    typed = _typed(column, text)
    if column == "age" and not typed:
        raise Wrong(words.say("An age can be put right, but not taken away."))
    after = {**before, column: typed}
    old, found = _problems(before), _problems(after)
    for at, problem in found.items():
        if old.get(at) != problem:
            raise Wrong(_say(words, *problem))
    # Alone, without the rules that go across a row: those were looked at just now.
    alone = check_row({"role": Cell(Role.OBSERVER), column: Cell(typed)}).person
    if alone is None:
        raise Wrong(words.say("This can't be read."))
    return Amended(person.code, **{column: getattr(alone, column)})


def check_entry(
    words: Words, values: Mapping[str, str]
) -> tuple[Registered | None, dict[str, str]]:
    """Read what was filled in for somebody new: the entry, or what is wrong by column."""
    cells = {name: Cell(_typed(name, value)) for name, value in values.items()}
    checked = check_row(cells)
    wrong: dict[str, str] = {}
    for code, params in checked.problems:
        wrong.setdefault(str(params.get("column", "role")), _say(words, code, params))
    return checked.person, wrong


def _typed(column: str, text: str) -> str:
    """Tidy what was typed; languages may stand with commas or spaces between."""
    text = tidy(text)
    if column == "languages":
        return ";".join(text.replace(",", " ").replace(";", " ").split())
    return text


def _values(person: Person) -> dict[str, str]:
    values = {}
    for column in (*COLUMNS, *OPTIONAL):
        if column == "code":
            continue
        value = getattr(person, column)
        values[column] = ";".join(value) if column == "languages" else str(value or "")
    return values


def _problems(values: Mapping[str, str]) -> _Problems:
    found: _Problems = {}
    for code, params in check_row({name: Cell(text) for name, text in values.items()}).problems:
        found.setdefault(str(params.get("column", "")), (code, params))
    return found


def _say(words: Words, code: str, params: Mapping[str, object]) -> str:
    inside = {name: value for name, value in params.items() if name != "column"}
    return describe_problem(words, Problem("", code, inside))
