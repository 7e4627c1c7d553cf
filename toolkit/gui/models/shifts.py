"""Who of the team is on duty when, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Qt

from toolkit.gui.models.headed import HeadedModel, Index
from toolkit.gui.models.people_cells import DOTS
from toolkit.model.instants import Instant, to_datetime
from toolkit.model.people import is_team
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.people import Person
    from toolkit.words import Words


LINE_ROLE: Final = Qt.ItemDataRole.UserRole


class ShiftLine(NamedTuple):
    """One shift of one person, or a person without any (``shift`` empty).

    ``now`` tells that they are on duty at this moment.
    """

    person: str
    shift: str
    cells: tuple[str, ...]
    now: bool = False


def shift_lines(words: Words, event: Event, now: Instant, *, names: bool) -> list[ShiftLine]:
    """Give the team's shifts by person and time; who has none stands with an empty one."""
    lines: list[ShiftLine] = []
    for person in event.people.values():
        if not is_team(person) or person.withdrawn:
            continue
        shifts = sorted(
            (shift for (code, _), shift in event.shifts.items() if code == person.code),
            key=lambda shift: (shift.start, shift.end),
        )
        head = (person.code, _name(person, names=names), role_name(words, person.role))
        if not shifts:
            lines.append(ShiftLine(person.code, "", (*head, words.say("no shift yet"), "", "", "")))
        for number, shift in enumerate(shifts):
            begin = to_datetime(Instant(shift.start), event.zone)
            end = to_datetime(Instant(shift.end), event.zone)
            days = (end.date() - begin.date()).days
            until = end.hour * 60 + end.minute + days * 24 * 60
            awake = words.say("awake at night") if shift.awake else ""
            on_duty = shift.start <= now < shift.end
            cells = (words.short_date(begin.date()), words.clock(begin), words.time(until), awake)
            lines.append(
                ShiftLine(
                    person.code,
                    shift.shift,
                    (*(head if number == 0 else ("", "", "")), *cells),
                    on_duty,
                )
            )
    return lines


def _name(person: Person, *, names: bool) -> str:
    name = person.name or person.call_name
    return name if names or not name else DOTS


class ShiftsModel(HeadedModel):
    """Shifts in rows, a person's own one after the other."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Make an empty table."""
        heads = (
            words.say_c("column", "Code"),
            words.say_c("column", "Name"),
            words.say_c("column", "Role"),
            words.say_c("column", "Day"),
            words.say_c("column", "From"),
            words.say_c("column", "To"),
            words.say_c("column", "Remark"),
        )
        super().__init__(heads, parent)
        self._words = words
        self._lines: list[ShiftLine] = []

    def set_lines(self, lines: Sequence[ShiftLine]) -> None:
        """Show these shifts."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> ShiftLine:
        """Give one shift."""
        return self._lines[row]

    def row_of(self, person: str, shift: str) -> int:
        """Give the row of a shift, or -1."""
        wanted = (person, shift)
        return next((at for at, line in enumerate(self._lines) if line[:2] == wanted), -1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Count the shifts."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a part of a shift; read aloud, it says whose it is."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            text = line.cells[index.column()]
            if line.now and index.column() == len(line.cells) - 1:
                on_duty = self._words.say("on duty now")
                return f"{on_duty} · {text}" if text else on_duty
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(dict.fromkeys((line.person, *filter(None, line.cells))))
        if role == LINE_ROLE:
            return line
        return None
