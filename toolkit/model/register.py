"""The register: who was present at what, and the headcounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.model.facts import HeadcountTaken, Marked, Status
from toolkit.model.instants import MINUTE
from toolkit.model.plan import Kind
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant
    from toolkit.model.schedule import Row, Timeline

ATTENDED = frozenset({Status.PRESENT, Status.LATE, Status.LEFT_EARLY, Status.CALLED_AWAY})
"""Marks that count minutes; the person chose, or had, to be elsewhere in all others."""

WITH_MINUTES = frozenset({Status.LATE, Status.LEFT_EARLY, Status.CALLED_AWAY})
"""Marks whose minutes say how many of the block were missed."""


class Headcount(msgspec.Struct, frozen=True):
    """So many people counted at an instant; ``night_at`` is the planned wall minute at night."""

    at: Instant
    counted: int
    expected: int
    block: str
    night_at: int | None

    @property
    def short(self) -> int:
        """How many fewer than expected."""
        return max(0, self.expected - self.counted)


class Register(msgspec.Struct):
    """Marks by block and person code, the last statement standing; headcounts in time order."""

    marks: dict[str, dict[str, Marked]] = msgspec.field(default_factory=dict)
    headcounts: list[Headcount] = msgspec.field(default_factory=list)

    def mark(self, block: str, person: str) -> Marked | None:
        """Give what was last said of a person in a block."""
        return self.marks.get(block, {}).get(person)

    def take(self, facts: Iterable[Fact]) -> None:
        """Take in further effective facts, in statement order."""
        marks = self.marks
        counts = len(self.headcounts)
        for fact in facts:
            what = fact.what
            if type(what) is Marked:
                block = marks.get(what.block)
                if block is None:
                    marks[what.block] = {what.person: what}
                else:
                    block[what.person] = what
            elif type(what) is HeadcountTaken:
                self.headcounts.append(
                    Headcount(fact.holds, what.counted, what.expected, what.block, what.at)
                )
        if len(self.headcounts) > counts:
            self.headcounts.sort(key=lambda count: count.at)

    def __iter__(self) -> Iterator[Marked]:
        """Walk all marks, by block and person code."""
        for block in sorted(self.marks):
            for person in sorted(self.marks[block]):
                yield self.marks[block][person]


def fold_register(facts: Iterable[Fact]) -> Register:
    """Fold effective facts in statement order to the register."""
    register = Register()
    register.take(facts)
    return register


def attended_minutes(mark: Marked | None, minutes: int) -> int:
    """Give the minutes attended of a block that lasted ``minutes``; sitting out counts none."""
    if mark is None or mark.status not in ATTENDED:
        return 0
    missed = mark.minutes if mark.minutes and mark.status in WITH_MINUTES else 0
    return max(0, minutes - max(0, missed))


def is_offered(row: Row) -> bool:
    """Whether a row counts as hours offered: sessions, check-ins among them, that were held."""
    return row.block.kind is Kind.SESSION and row.state is not State.SKIPPED


def offered_rows(timeline: Timeline) -> list[Row]:
    """Give the rows that count as hours offered, in time order; strands in place of their whole."""
    found: list[Row] = []
    for row in timeline.rows:
        inner = [r for strand in row.strands for r in strand if is_offered(r)]
        if inner:
            found.extend(inner)
        elif is_offered(row):
            found.append(row)
    return found


def missed_so_far(row: Row, at: Instant) -> int:
    """Give the whole minutes of a running block that someone who comes at ``at`` has missed."""
    return max(0, (min(at, row.end) - row.begin) // MINUTE)


def still_to_come(row: Row, at: Instant) -> int:
    """Give the whole minutes of a running block that someone who leaves at ``at`` will miss."""
    return max(0, -(-(row.end - max(at, row.begin)) // MINUTE))
