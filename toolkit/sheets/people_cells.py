"""From the cells of one row to one person, with every problem of the row."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.model.codes import has_code_shape, is_code, tidy_code
from toolkit.model.facts import Registered
from toolkit.model.people import ADULT, TEAM, YOUNG, Role
from toolkit.words import tags

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from toolkit.sheets.people_grid import Cell

COLUMNS = (
    "role",
    "code",
    "call_name",
    "age",
    "sex",
    "home",
    "languages",
    "consent",
    "assent",
    "cleared",
)
"""The columns of a people file, in the order in which they are written."""

OPTIONAL = ("photo", "voice", "output", "name", "organisation")
"""Columns that a people file may have besides."""

PAPERS = ("consent", "assent", "cleared", "photo", "voice", "output")
"""Columns that say yes, no, or nothing yet."""

YOUNGEST, OLDEST = 3, 120
OLDEST_YOUNG_ADULT = 25
LONGEST = 120
"""Characters of a name, a home or an organisation."""

_ROLES = {role.value: role for role in Role}
_SHOWN = 40
_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d[\s./\-]+\w+[\s./\-,]+\d|\b(19|20)\d\d\b")
# A date that lost its format shows as the number of days since 1900.
_DAYS_SINCE_1900 = range(10_000, 80_000)
_YEARS = range(1900, 2101)


class WrongError(Exception):
    """A cell that doesn't say what its column asks for; ``code`` names the sentence."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class RowCheck:
    """What a row says: the person if all is right, the code if that is, problems (code, params)."""

    person: Registered | None
    code: str
    problems: list[tuple[str, dict[str, object]]]


def check_row(cells: Mapping[str, Cell]) -> RowCheck:
    """Read one row, given as cells by column; every problem in it is named."""
    values: dict[str, Any] = {}
    problems: list[tuple[str, dict[str, object]]] = []
    for column, read in _READERS.items():
        cell = cells.get(column)
        if cell is None:
            continue
        try:
            values[column] = _read(cell, column, read)
        except WrongError as wrong:
            problems.append((wrong.code, {"column": column, **wrong.params}))
    for column, check in _ACROSS.items():
        wrong_code = check(values)
        if wrong_code:
            problems.append((wrong_code, {"column": column, "value": values[column]}))
    code = values.pop("code", "")
    person = None if problems else Registered(code, **values)
    return RowCheck(person, code, problems)


def _read(cell: Cell, column: str, read: Callable[[str], object]) -> object:
    if cell.odd == "date" and column == "age":
        raise WrongError("age-date")
    if cell.odd:
        raise WrongError(f"cell-{cell.odd}")
    if any(unicodedata.category(character) == "Cc" for character in cell.text):
        raise WrongError("cell-unreadable")
    return read(cell.text)


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _role(text: str) -> str:
    role = "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
    if not role:
        raise WrongError("role-missing", roles=", ".join(_ROLES))
    if role not in _ROLES:
        raise WrongError("role-unknown", value=_shown(text), roles=", ".join(_ROLES))
    return role


def _code(text: str) -> str:
    code = tidy_code(text)
    if code and not has_code_shape(code):
        raise WrongError("code-shape", value=_shown(text))
    if code and not is_code(code):
        raise WrongError("code-check", value=code)
    return code


def _age(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal():
        # A birth date is never repeated, not even in a message.
        if _DATE.search(text):
            raise WrongError("age-date")
        raise WrongError("age-number", value=_shown(text))
    age = int(text[:9])
    if age in _YEARS or age in _DAYS_SINCE_1900:
        raise WrongError("age-date")
    if not YOUNGEST <= age <= OLDEST:
        raise WrongError("age-range", value=_shown(text), youngest=YOUNGEST, oldest=OLDEST)
    return age


def _sex(text: str) -> str:
    if text.upper() not in ("", "F", "M", "X"):
        raise WrongError("sex-unknown", value=_shown(text))
    return text.upper()


def _languages(text: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for part in text.split(";"):
        tag = part.strip()
        if tag and not _TAG.fullmatch(tag):
            raise WrongError("language-tag", value=_shown(tag))
        if tag:
            found[tags.tidy(tag)] = None
    return tuple(found)


def _paper(text: str) -> str:
    if text.casefold() not in ("", "yes", "no"):
        raise WrongError("yes-or-no", value=_shown(text))
    return text.casefold()


def _text(text: str) -> str:
    if len(text) > LONGEST:
        raise WrongError("text-too-long", longest=LONGEST)
    return text


_READERS: dict[str, Callable[[str], object]] = {
    "role": _role,
    "code": _code,
    "call_name": _text,
    "age": _age,
    "sex": _sex,
    "home": _text,
    "languages": _languages,
    "name": _text,
    "organisation": _text,
    **dict.fromkeys(PAPERS, _paper),
}


def _age_against_role(values: dict[str, object]) -> str:
    """Name what is wrong with an age for a role; silent where one of them couldn't be read."""
    role, age = values.get("role"), values.get("age", "")
    if age is None:
        return "age-missing" if role in YOUNG else ""
    if not isinstance(age, int):
        return ""
    if role == Role.CHILD and age >= ADULT:
        return "age-child"
    if role == Role.YOUNG_ADULT and not ADULT <= age <= OLDEST_YOUNG_ADULT:
        return "age-young-adult"
    return "age-team" if role in TEAM and age < ADULT else ""


def _home_of_child(values: dict[str, object]) -> str:
    missing = values.get("role") == Role.CHILD and values.get("home") == ""
    return "home-missing" if missing else ""


_ACROSS: dict[str, Callable[[dict[str, object]], str]] = {
    "age": _age_against_role,
    "home": _home_of_child,
}
