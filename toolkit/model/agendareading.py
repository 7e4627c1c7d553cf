"""How a person wants an agenda file to be read, and what the plan made of it is to be called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.model.agendacolumns import JOINED
from toolkit.model.agendawords import Field
from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY_START = 9 * 60
"""Where a day opens that doesn't say when, in minutes after midnight."""

IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is to be read: what columns tell, which sheet, where days open."""

    columns: Mapping[str, Field | None] = field(default_factory=dict)
    sheet: str = ""
    day_start: int = DAY_START


@dataclass(frozen=True, slots=True)
class PlanName:
    """What the new plan is called; empty ones are taken from the file."""

    id: str = ""
    title: str = ""
    language: str = ""


def parse_columns(text: str) -> dict[str, Field | None]:
    """Read ``title=Activity,start=Time``; ``ignore=Notes`` leaves a column out.

    A column is named by its heading or its number from 1. Raises ``UserError('agenda-columns')``.
    """
    found: dict[str, Field | None] = {}
    for part in text.split(","):
        key, equals, column = (piece.strip() for piece in part.partition("="))
        if not (equals and column) or key not in {*Field, IGNORE}:
            raise UserError("agenda-columns", text=part.strip(), known=", ".join([*Field, IGNORE]))
        found[column] = None if key == IGNORE else Field(key)
    return found


def last_said(said: Mapping[str, Field | None]) -> dict[str, Field | None]:
    """Leave out columns of which a later one was said to tell the same.

    Of texts that can be joined several columns may tell.
    """
    found: dict[str, Field | None] = {}
    for name, told in reversed(list(said.items())):
        if told is None or told in JOINED or told not in found.values():
            found[name] = told
    return found
