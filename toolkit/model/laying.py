"""Laying blocks out in time, one after the other, against anchors, starts and pauses.

Anchors hold the time on the wall, start and end; blocks between them keep their minutes; what
doesn't fit before an anchor is clipped there and counted. A night is entered and left by the
clock alone, and takes up a change of the clocks.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.instants import MINUTE, Instant, at_wall, to_datetime
from toolkit.model.plan import Block, Kind
from toolkit.model.run import Record
from toolkit.model.schedule import Row, State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from toolkit.model.plan import Plan
    from toolkit.model.run import Run

_NEVER = Instant(2**62)


class Slot(msgspec.Struct, frozen=True):
    """A block of the line with its wall instants; ``anchor`` is ``_NEVER`` for one that flows."""

    day: int
    block: Block
    anchor: Instant
    hold_end: Instant

    @property
    def anchored(self) -> bool:
        """Whether the wall clock says when it begins."""
        return self.anchor != _NEVER


def day_dates(plan: Plan, start: Instant, zone: ZoneInfo) -> list[date]:
    """Give the calendar date of each day of a plan that starts at ``start``."""
    first = to_datetime(start, zone).date()
    return [first + timedelta(days=number) for number in range(len(plan.days))]


def strand_minutes(block: Block) -> int:
    """Give a block's length: that of its longest strand if it has strands, else its own."""
    if not block.strands:
        return block.minutes
    return max(sum(inner.minutes for inner in strand) for strand in block.strands)


def slots_of(
    plan: Plan, line: Sequence[tuple[int, Block]], start: Instant, zone: ZoneInfo
) -> list[Slot]:
    """Give every block of a line its wall instants, where it has any."""
    dates = day_dates(plan, start, zone)
    slots = []
    for position, (day, block) in enumerate(line):
        minutes = strand_minutes(block)
        if position == 0:
            end = Instant(start + minutes * MINUTE)
            if block.kind is Kind.NIGHT:
                end = _night_end(start, minutes, zone)
            slots.append(Slot(day, block, start, end))
        elif block.start is None:
            slots.append(Slot(day, block, _NEVER, _NEVER))
        else:
            begin = at_wall(dates[day - 1], block.start, zone)
            if block.kind is Kind.NIGHT:
                end = at_wall(dates[day - 1], block.start + minutes, zone)
            else:
                end = Instant(begin + minutes * MINUTE)
            slots.append(Slot(day, block, begin, end))
    return slots


def _night_end(begin: Instant, minutes: int, zone: ZoneInfo) -> Instant:
    """A night ends by the wall clock, so that it takes up a change of the clocks."""
    wall = to_datetime(begin, zone)
    return at_wall(wall.date(), wall.hour * 60 + wall.minute + minutes, zone)


class Laying:
    """Lays slots out one after the other; knows what is settled and what runs."""

    def __init__(
        self,
        slots: list[Slot],
        start: Instant,
        zone: ZoneInfo,
        records: dict[str, Record],
        pauses: list[tuple[Instant, Instant | None]],
    ) -> None:
        self.slots = slots
        self.start = start
        self.zone = zone
        self.records = records
        self.pauses = _merged(pauses)
        self.now: Instant | None = None
        self.settled = -1
        self.over = -1
        self.closed: Instant | None = None
        self.live = False
        self.current: frozenset[str] = frozenset()
        self.next_starts = [_NEVER] * len(slots)
        self.limits = self._limits()

    def _limits(self) -> list[Instant]:
        """For each slot, the next time it must not run past: an anchor or an actual start."""
        limits = [_NEVER] * len(self.slots)
        began = _NEVER
        nearest = _NEVER
        for index in range(len(self.slots) - 1, -1, -1):
            limits[index], self.next_starts[index] = nearest, began
            slot = self.slots[index]
            record = self.records.get(slot.block.id)
            if record is not None and record.started is not None:
                nearest = began = record.started
            elif slot.anchored and not (record is not None and record.skipped):
                nearest = min(nearest, slot.anchor)
        return limits

    def settle(self, run: Run, now: Instant) -> None:
        """Take in the present: up to which slot all is past, whether the event is live."""
        self.closed = run.closed
        self.now = moment = now if run.closed is None else run.closed
        self.live = run.opened is not None
        last = -1
        for index, slot in enumerate(self.slots):
            record = self.records.get(slot.block.id)
            if record is not None and record.started is not None:
                last = index
                self.settled = max(self.settled, index - 1)
            elif slot.block.kind is Kind.NIGHT and slot.anchored and self.live:
                skipped = record is not None and record.skipped
                if not skipped and moment >= self._night_begins(slot, last):
                    self.settled = index
        if self.closed is not None:
            self.live = False
            self.over = self.settled
            self.settled = len(self.slots) - 1

    def _night_begins(self, night: Slot, last: int) -> Instant:
        """A night begins at its time, unless what ran before was knowingly drawn past it."""
        if last < 0:
            return night.anchor
        slot = self.slots[last]
        record = self.records[slot.block.id]
        runs = record.running or record.ended == self.closed
        if not runs or not self._drawn(record, night.anchor):
            return night.anchor
        return max(night.anchor, self._unclipped_end(slot, record))

    def _drawn(self, record: Record, night: Instant) -> bool:
        """Whether someone lengthened the running block, or paused it before the night began."""
        started = record.started
        if started is None:
            return False
        before = night if record.ended is None else min(night, record.ended)
        return record.extended > 0 or any(
            begin < before and (end is None or end > started) for begin, end in self.pauses
        )

    def _unclipped_end(self, slot: Slot, record: Record) -> Instant:
        """When a block that was started is over, if nothing cuts it short."""
        begin = record.started if record.started is not None else self.start
        if slot.anchored:
            length = slot.hold_end
        elif slot.block.kind is Kind.NIGHT:
            length = _night_end(begin, slot.block.minutes, self.zone)
        else:
            length = Instant(begin + strand_minutes(slot.block) * MINUTE)
        end = Instant(max(begin, max(begin, length) + record.extended * MINUTE))
        return end if slot.block.kind is Kind.NIGHT else self._drawn_out(begin, end, record)

    def _drawn_out(self, begin: Instant, end: Instant, record: Record) -> Instant:
        """Move an end by the pauses before it; one that begins when all was over moves nothing."""
        until = record.ended if record.ended is not None else self.now
        for since, stop in self.pauses:
            if since >= end or until is None:
                break
            paused = (until if stop is None else min(stop, until)) - max(since, begin)
            end = Instant(end + max(0, paused))
        return end

    def lay(self) -> list[Row]:
        """Lay out all slots as rows without gap or overlap."""
        rows: list[Row] = []
        cursor = self.start
        current: set[str] = set()
        for index, slot in enumerate(self.slots):
            record = self.records.get(slot.block.id)
            row = self._row(index, slot, record, cursor)
            if row.begin > cursor:
                rows.append(self._gap(slot, cursor, row.begin))
            if slot.block.strands:
                row = msgspec.structs.replace(row, strands=self._strands(slot, row))
            if row.state is State.RUNNING:
                current.add(row.id)
                current.update(
                    inner.id
                    for strand in row.strands
                    for inner in strand
                    if inner.state is State.RUNNING
                )
            rows.append(row)
            cursor = row.end
        self.current = frozenset(current)
        return rows

    def _row(self, index: int, slot: Slot, record: Record | None, cursor: Instant) -> Row:
        if record is not None and record.started is not None:
            return self._started(index, slot, record, max(cursor, record.started))
        if record is not None and record.skipped:
            return Row(slot.block.id, slot.day, slot.block, cursor, cursor, State.SKIPPED)
        return self._unstarted(index, slot, record, cursor)

    def _started(self, index: int, slot: Slot, record: Record, begin: Instant) -> Row:
        # What ran until the event was closed was over before if a night had come.
        slept = record.slept or (record.ended == self.closed and index <= self.over)
        if record.ended is not None and not slept:
            state = State.SKIPPED if record.skipped else State.DONE
            end = max(begin, record.ended)
            return Row(slot.block.id, slot.day, slot.block, begin, end, state)
        whole = max(begin, self._unclipped_end(slot, record))
        limit = self.limits[index]
        night = self._drawn_by_night(index, record)
        if night:
            limit = self.next_starts[index]
        end = max(begin, min(whole, limit))
        state = State.RUNNING
        if index <= self.settled:
            state = State.DONE
        elif self.now is not None and slot.block.kind is Kind.NIGHT:
            state = State.DONE if self.now >= end else State.RUNNING
        elif self.now is not None:
            end = max(end, self.now)
        clipped = max(0, whole - end)
        return Row(slot.block.id, slot.day, slot.block, begin, end, state, clipped=clipped)

    def _drawn_by_night(self, index: int, record: Record) -> bool:
        """Whether a night alone limits this block and someone drew the block into it."""
        for later in self.slots[index + 1 :]:
            following = self.records.get(later.block.id)
            if following is not None and following.started is not None:
                return False
            if following is not None and following.skipped:
                continue
            if later.anchored:
                return later.block.kind is Kind.NIGHT and self._drawn(record, later.anchor)
        return False

    def _unstarted(self, index: int, slot: Slot, record: Record | None, cursor: Instant) -> Row:
        past = index <= self.settled
        floor = cursor
        if self.live and not past and self.now is not None:
            floor = max(cursor, self.now)
        extra = (record.extended if record is not None else 0) * MINUTE
        limit = self.limits[index]
        if slot.anchored:
            begin = max(floor, min(slot.anchor, limit) if past else slot.anchor)
            whole = Instant(max(begin, slot.hold_end + extra))
        else:
            begin = floor
            whole = Instant(max(begin, begin + strand_minutes(slot.block) * MINUTE + extra))
            if slot.block.kind is Kind.NIGHT:
                whole = _night_end(begin, slot.block.minutes, self.zone)
        end = max(begin, min(whole, limit))
        if self.closed is not None:
            if begin >= self.closed:
                # The event was over before its time came.
                return Row(slot.block.id, slot.day, slot.block, cursor, cursor, State.SKIPPED)
            end = min(end, self.closed)
        return Row(
            slot.block.id,
            slot.day,
            slot.block,
            begin,
            end,
            self._unstarted_state(slot, past, end),
            clipped=max(0, whole - end),
        )

    def _unstarted_state(self, slot: Slot, past: bool, end: Instant) -> State:
        if not past:
            return State.AHEAD
        if slot.block.kind is not Kind.NIGHT:
            return State.MISSED
        if self.closed is not None or self.now is None or self.now >= end:
            return State.DONE
        return State.RUNNING

    def _gap(self, slot: Slot, begin: Instant, end: Instant) -> Row:
        name = f"before-{slot.block.id}"
        minutes = (end - begin) // MINUTE
        return Row(name, slot.day, Block(name, "", Kind.SLACK, minutes), begin, end, State.GAP)

    def _strands(self, slot: Slot, outer: Row) -> tuple[tuple[Row, ...], ...]:
        """Lay parallel lines inside their container, each from its beginning to its end."""
        found = []
        for strand in slot.block.strands:
            rows = []
            cursor = outer.begin
            for block in strand:
                row = self._inside(slot.day, block, outer, cursor)
                rows.append(row)
                cursor = row.end
            found.append(tuple(rows))
        return tuple(found)

    def _inside(self, day: int, block: Block, outer: Row, cursor: Instant) -> Row:
        """Lay one block of a parallel line; none outlasts what holds it."""
        record = self.records.get(block.id) or Record()
        state: State = State.AHEAD if outer.state is State.RUNNING else outer.state
        if record.started is None:
            if record.skipped:
                return Row(block.id, day, block, cursor, cursor, State.SKIPPED)
            length = max(0, block.minutes + record.extended) * MINUTE
            end = Instant(min(cursor + length, outer.end))
            return Row(block.id, day, block, cursor, end, state)
        begin = Instant(min(max(cursor, record.started), outer.end))
        if record.ended is not None:
            end = Instant(min(max(begin, record.ended), outer.end))
            state = State.SKIPPED if record.skipped else State.DONE
        else:
            end = Instant(max(begin, begin + (block.minutes + record.extended) * MINUTE))
            if outer.state is State.RUNNING:
                end = max(end, self.now or end)
                state = State.RUNNING
            end = min(end, outer.end)
        return Row(block.id, day, block, begin, end, state)


def _merged(
    pauses: list[tuple[Instant, Instant | None]],
) -> list[tuple[Instant, Instant | None]]:
    """Join spans that touch, so that no minute is counted twice."""
    joined: list[tuple[Instant, Instant | None]] = []
    for begin, end in sorted(pauses, key=lambda span: span[0]):
        if joined and (joined[-1][1] is None or begin <= joined[-1][1]):
            first, last = joined[-1]
            stop = None if last is None or end is None else max(last, end)
            joined[-1] = (first, stop)
        else:
            joined.append((begin, end))
    return joined
