"""Time that nobody saw: which blocks lie in it, and what it would mean that they came as planned.

A gap lasts from the last beat before the program stood still to the first one after. Blocks are
laid into it at their planned times, or all moved by some minutes up to the next fixed time, which
holds; nothing begins before the gap, and what has no room left before a fixed time has no start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.facts import BlockEnded, BlockStarted
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.plan import Kind
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Body
    from toolkit.model.schedule import Row, Timeline

_NEVER = Instant(2**62)

MOST_SHIFT = 12 * 60
"""Minutes; what is further off isn't a shift of the same day."""


class Meant(NamedTuple):
    """A block as an offer lays it into the gap; ``end`` may lie after the gap."""

    row: Row
    begin: Instant
    end: Instant


def blocks_in(event: Event, start: Instant, end: Instant, minutes: int = 0) -> list[Meant]:
    """Lay the blocks that should have begun in a gap, moved by ``minutes`` (negative: earlier)."""
    schedule = event.timeline(start)
    coming = _coming(schedule)
    fixed = _fixed_after(coming)
    by = minutes * MINUTE
    cursor = start
    found = []
    for row, limit in zip(coming, fixed, strict=True):
        if row.block.start is not None:
            by = 0
        begin = max(cursor, cursor if row.planned_begin is None else row.planned_begin + by)
        length = row.end - row.begin + row.clipped
        until = begin + length if row.planned_end is None else row.planned_end + by
        stop = Instant(min(max(begin, until), limit))
        if begin >= end:
            break
        if stop > begin:
            found.append(Meant(row, Instant(begin), stop))
            cursor = stop
    return found


def _coming(schedule: Timeline) -> list[Row]:
    """Give what was still ahead, without what was left out."""
    return [row for row in schedule.rows if row.state is State.AHEAD]


def _fixed_after(rows: Sequence[Row]) -> list[Instant]:
    """Give for each row the fixed time that it must not run past."""
    limits = []
    nearest = _NEVER
    for row in reversed(rows):
        limits.append(nearest)
        if row.block.start is not None and row.planned_begin is not None:
            nearest = row.planned_begin
    return limits[::-1]


def statements(
    event: Event, start: Instant, end: Instant, minutes: int = 0
) -> list[tuple[Instant, Body]]:
    """Give what an offer says: starts, and ends where nothing begins at once.

    A night is begun and ended by the clock alone and is not stated.
    """
    meant = blocks_in(event, start, end, minutes)
    return list(_said(event.timeline(start).running, meant, start, end, minutes * MINUTE))


def _said(
    running: Row | None, meant: Sequence[Meant], start: Instant, end: Instant, by: int
) -> Iterator[tuple[Instant, Body]]:
    line = list(meant)
    if running is not None and line:
        usual = running.end if running.planned_end is None else running.planned_end
        moved = usual if running.block.start is not None else usual + by
        stop = min(max(start, moved), line[0].begin)
        line.insert(0, Meant(running, running.begin, Instant(stop)))
    for at, (row, begin, stop) in enumerate(line):
        if row.block.kind is Kind.NIGHT:
            continue
        if row is not running:
            yield begin, BlockStarted(row.id)
        following = line[at + 1] if at + 1 < len(line) else None
        if stop <= end and not _follows(following, stop):
            yield stop, BlockEnded(row.id)


def _follows(following: Meant | None, stop: Instant) -> bool:
    """Whether a start at that very instant says that the block before is over."""
    if following is None or following.row.block.kind is Kind.NIGHT:
        return False
    return following.begin == stop
