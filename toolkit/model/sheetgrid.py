"""The sheet of who took part: which sessions stand beside each other, which codes below.

Paper and screen read it both, so that a sheet in the hand and its page on the screen have the same
rows and columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model.facts import Status
from toolkit.model.register import offered_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.schedule import Row, Timeline

MOST = 6
"""Sessions side by side; with more there is no room to write."""

DIGITS = {status: digit for digit, status in enumerate(Status, start=1)}
"""How a mark is written: by the digit of its key on the screen, so that it is soon typed in."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its sessions from the first column to the last, its codes from top to bottom."""

    columns: tuple[Row, ...]
    codes: tuple[str, ...]


def sessions_of(schedule: Timeline, day: int) -> list[Row]:
    """Give the sessions of a day in the order in which they stand on its sheets."""
    return [row for row in offered_rows(schedule) if row.day == day]


def grids(event: Event, sessions: Sequence[Row]) -> list[Grid]:
    """Give the sheets of a day's sessions, one after the other."""
    parts = [tuple(sessions[at : at + MOST]) for at in range(0, len(sessions), MOST)]
    return [Grid(part, _codes(event, part)) for part in parts]


def _codes(event: Event, sessions: Sequence[Row]) -> tuple[str, ...]:
    """Give the codes of those who take part, or belonged here at one of these sessions.

    Who left since then stands on the sheet that was printed before.
    """
    marks = event.register.marks
    marked = {code for row in sessions for code in marks.get(row.id, {})}
    return tuple(
        sorted(
            person.code
            for person in event.participants()
            if not person.withdrawn
            or person.code in marked
            or any(person.belongs_at(row.begin) for row in sessions)
        )
    )
