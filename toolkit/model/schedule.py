"""What a schedule is made of: rows in time, how they stand, how late it is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.instants import MINUTE

if TYPE_CHECKING:
    from toolkit.model.instants import Instant
    from toolkit.model.plan import Block


class State(StrEnum):
    """How a block stands now."""

    DONE = "done"
    RUNNING = "running"
    AHEAD = "ahead"
    SKIPPED = "skipped"
    MISSED = "missed"
    """Its time went by and nobody pressed start."""
    GAP = "gap"


class Phase(StrEnum):
    """How the whole event stands now."""

    PREPARED = "prepared"
    WAITING = "waiting"
    """Open, and nothing runs."""
    RUNNING = "running"
    PAUSED = "paused"
    NIGHT = "night"
    CLOSED = "closed"


class Row(msgspec.Struct, frozen=True):
    """One block in time. ``begin`` and ``end`` as they are or will be, ``planned_*`` as planned.

    ``clipped`` is how many milliseconds of its length an anchor took; ``strands`` are the rows of
    parallel lines inside it.
    """

    id: str
    day: int
    block: Block
    begin: Instant
    end: Instant
    state: State
    planned_begin: Instant | None = None
    planned_end: Instant | None = None
    clipped: int = 0
    strands: tuple[tuple[Row, ...], ...] = ()

    @property
    def minutes(self) -> int:
        """True elapsed minutes, rounded down."""
        return (self.end - self.begin) // MINUTE


class Slip(msgspec.Struct, frozen=True):
    """How late it is, in milliseconds, against the next fixed time.

    ``anchor`` is that row's id, or empty when only the end is ahead; ``at`` its time on the wall;
    ``holds`` whether it will begin then.
    """

    late: int
    anchor: str
    at: Instant
    holds: bool


class Timeline(msgspec.Struct, frozen=True):
    """The schedule of an event: contiguous rows from ``start`` to ``end``, and what is now."""

    plan_id: str
    start: Instant
    end: Instant
    rows: tuple[Row, ...]
    phase: Phase
    current: frozenset[str]
    slip: Slip | None

    def row(self, block: str) -> Row | None:
        """Find a row by its block's id, inside strands too."""
        for row in self.rows:
            if row.id == block:
                return row
            for strand in row.strands:
                for inner in strand:
                    if inner.id == block:
                        return inner
        return None

    @property
    def running(self) -> Row | None:
        """The row of the main line that runs now."""
        return next((row for row in self.rows if row.id in self.current), None)

    @property
    def next(self) -> Row | None:
        """The first row still ahead, gaps left out."""
        return next((row for row in self.rows if row.state is State.AHEAD), None)
