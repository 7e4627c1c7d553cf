"""What is still to come, cut into stretches: the blocks between two fixed times."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.instants import MINUTE
from toolkit.model.plan import Kind
from toolkit.model.schedule import Row, State

if TYPE_CHECKING:
    from toolkit.model.instants import Instant
    from toolkit.model.schedule import Timeline


HALF_A_DAY = 6 * 60
"""Free minutes from which on people are taken to go home meanwhile."""


class Stretch(NamedTuple):
    """Blocks that run or are ahead, up to a fixed time.

    ``anchor`` is the block whose time is fixed, empty for the end of the day or of all, and ``at``
    that time; ``begin`` is when it comes. ``need`` are the minutes that must give so that it holds
    and nothing is cut off before it, ``room`` those that are free before it.
    Less than a minute late is not late; more is rounded up. A time that has passed needs nothing.
    """

    rows: tuple[Row, ...]
    anchor: str
    at: Instant
    begin: Instant
    need: int
    room: int


def stretches(schedule: Timeline, as_planned: Timeline, now: Instant) -> list[Stretch]:
    """Cut what is ahead today into stretches: until the night, or people go home, or the end."""
    wall = {row.id: row.begin for row in as_planned.rows if row.block.start is not None}
    found: list[Stretch] = []
    rows: list[Row] = []
    late = room = 0
    for row in schedule.rows:
        if row.state is State.GAP and row.end > now:
            room += (row.end - max(now, row.begin)) // MINUTE
        if row.state not in (State.RUNNING, State.AHEAD):
            continue
        if _parts(rows, row):
            break
        if row.state is State.AHEAD and row.id in wall:
            # A time that has passed doesn't come again: nothing that gives would make it hold.
            late = late + max(0, row.begin - wall[row.id]) if wall[row.id] > now else 0
            found.append(_stretch(rows, row.id, wall[row.id], row.begin, (late, room)))
            rows, late, room = [], 0, 0
        if row.block.kind is Kind.NIGHT:
            return found
        rows.append(row)
        late += row.clipped
    if rows:
        last = rows[-1]
        plan_row = as_planned.row(last.id)
        due = as_planned.end if plan_row is None else plan_row.end
        late = late + max(0, last.end - due) if due > now else 0
        found.append(_stretch(rows, "", due, last.end, (late, room)))
    return found


def _parts(rows: list[Row], row: Row) -> bool:
    """Whether people go home before a block, or in it: a new day, or free for half a day."""
    away = row.block.kind is Kind.SLACK and row.block.minutes >= HALF_A_DAY
    return bool(rows) and (away or row.day != rows[-1].day)


def _stretch(
    rows: list[Row], anchor: str, at: Instant, begin: Instant, spans: tuple[int, int]
) -> Stretch:
    late, room = spans
    need = -(-late // MINUTE) if late >= MINUTE else 0
    return Stretch(tuple(rows), anchor, at, begin, need, room)
