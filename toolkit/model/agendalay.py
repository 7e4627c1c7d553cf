"""Lays the rows of each day of a foreign agenda in a line: lengths, fixed times, gaps, overlaps."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from toolkit.model.instants import DAY_MINUTES, clock_text
from toolkit.model.plan import Anchor, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.agendacolumns import Spot
    from toolkit.model.agendadays import SortedDay
    from toolkit.model.agendaentry import Entry

LAST_ROW = 15
"""Minutes of a last row that has no length, such as “17:00 End”."""


class Problem(NamedTuple):
    """Something wrong, with its row."""

    spot: Spot
    code: str
    params: Mapping[str, object] = MappingProxyType({})


class Note(NamedTuple):
    """Something worth telling that isn't wrong; line 0 is the table as a whole."""

    spot: Spot
    code: str
    params: Mapping[str, object] = MappingProxyType({})


class DraftLine(msgspec.Struct):
    """One block to be: its row (none for free minutes), start and length in minutes.

    ``anchor`` is set where its time holds; ``strands`` are rows in parallel inside it.
    """

    entry: Entry | None
    start: int
    minutes: int
    anchor: Anchor | None = None
    strands: tuple[tuple[Entry, ...], ...] = ()


class DraftDay(msgspec.Struct):
    """One day to be; ``title`` is empty where the file names none."""

    title: str
    start: int
    lines: list[DraftLine]


class Laid(NamedTuple):
    """All days, and what is worth telling."""

    days: tuple[DraftDay, ...]
    notes: tuple[Note, ...]


def lay_days(days: Sequence[SortedDay], day_start: int) -> Laid:
    """Lay all days; rows with problems are left out, and new problems are put into their rows."""
    notes: list[Note] = []
    laid: list[DraftDay] = []
    ended = 0
    for number, day in enumerate(days):
        following = days[number + 1].entries if number + 1 < len(days) else []
        line = _Line(day, day_start, _first_start(following), ended - DAY_MINUTES)
        lines = line.lay()
        notes += line.notes
        if lines:
            laid.append(DraftDay(day.title, lines[0].start, lines))
            ended = lines[-1].start + lines[-1].minutes
    return Laid(tuple(laid), tuple(notes))


def _first_start(entries: Sequence[Entry]) -> int | None:
    return next((entry.start for entry in entries if entry.start is not None), None)


class _Line:
    """One day while it is laid; ``cursor`` is the end of the row before."""

    def __init__(self, day: SortedDay, day_start: int, morning: int | None, ended: int) -> None:
        self.day = day
        self.day_start = day_start
        self.morning = morning
        self.ended = ended
        self.lines: list[DraftLine] = []
        self.notes: list[Note] = []
        self.cursor: int | None = None
        self._skipped = False
        """Whether a row with problems stood before this one."""

    def lay(self) -> list[DraftLine]:
        for at, entry in enumerate(self.day.entries):
            minutes = None if entry.wrong else self._minutes(at, entry)
            if minutes is None or not self._fits(entry):
                self._skipped = True
                continue
            self._append(entry, minutes)
        return self.lines

    def _minutes(self, at: int, entry: Entry) -> int | None:
        """Give a row's length, from the row after it where it has none itself."""
        if entry.minutes is not None:
            return entry.minutes
        start = self._start(entry)
        if entry.end is not None:
            length = entry.end - start
            if not 1 <= length <= DAY_MINUTES:
                entry.fail("end-before-start", start=clock_text(start), end=clock_text(entry.end))
                return None
            return length
        rest = self.day.entries[at + 1 :]
        if not rest:
            return self._last(entry, start)
        after = rest[0].start
        if after is None:
            entry.fail("no-length")
        elif not 1 <= after - start <= DAY_MINUTES:
            entry.fail("goes-back", time=clock_text(after), before=clock_text(start))
        else:
            return after - start
        return None

    def _last(self, entry: Entry, start: int) -> int:
        if entry.kind is Kind.NIGHT and self.morning is not None:
            return min((self.morning - start) % DAY_MINUTES or DAY_MINUTES, DAY_MINUTES)
        self.notes.append(Note(entry.spot, "length-guessed", {"minutes": LAST_ROW}))
        return LAST_ROW

    def _start(self, entry: Entry) -> int:
        if entry.start is not None:
            return entry.start
        return self.day_start if self.cursor is None else self.cursor

    def _fits(self, entry: Entry) -> bool:
        """Say where a row begins before the one before it ends, or a night isn't last."""
        start = self._start(entry)
        if self.lines and self._after_night():
            entry.fail("after-night", time=clock_text(start))
            return False
        end = self.ended if self.cursor is None else self.cursor
        if start >= DAY_MINUTES and self.cursor is None:
            entry.fail("goes-back", time=clock_text(start), before=clock_text(0))
            return False
        if start < end:
            entry.fail("overlap", minutes=end - start, end=clock_text(end))
            return False
        return True

    def _after_night(self) -> bool:
        entry = self.lines[-1].entry
        return entry is not None and entry.kind is Kind.NIGHT

    def _append(self, entry: Entry, minutes: int) -> None:
        start = self._start(entry)
        first = self.cursor is None
        gap = 0 if self.cursor is None else start - self.cursor
        if gap and self.cursor is not None and not self._skipped:
            self._free(entry, self.cursor, gap)
        strands = self._strands(entry, minutes)
        if entry.wrong:
            self._skipped = True
            return
        anchor = entry.anchor if entry.start is not None else None
        known = entry.start is not None and not entry.decided
        holds = known and entry.kind in {Kind.MEAL, Kind.NIGHT}
        if anchor is None and (first or gap or self._skipped or holds):
            # After a row that was set aside the time isn't known, unless the file says it.
            anchor = Anchor.FIXED if first or entry.start is not None else None
        self.lines.append(DraftLine(entry, start, minutes, anchor, strands))
        self.cursor = start + minutes
        self._skipped = False

    def _free(self, entry: Entry, start: int, gap: int) -> None:
        self.lines.append(DraftLine(None, start, gap))
        self.notes.append(
            Note(
                entry.spot,
                "free-minutes",
                {"minutes": gap, "start": clock_text(start), "end": clock_text(start + gap)},
            )
        )

    def _strands(self, entry: Entry, minutes: int) -> tuple[tuple[Entry, ...], ...]:
        inner = self.day.strands.get(entry.spot, [])
        rows: dict[str, list[Entry]] = {}
        for one in inner:
            if not one.wrong and one.minutes is None:
                one.fail("no-length")
            if not one.wrong:
                rows.setdefault(one.strand, []).append(one)
        longest = max((sum(e.minutes or 0 for e in row) for row in rows.values()), default=0)
        if inner and (len(rows) < 2 or longest != minutes):
            entry.fail("strands-length", minutes=minutes, longest=longest)
            for one in inner:
                if not one.wrong:
                    one.fail("strands-outer", first=entry.spot)
        return tuple(tuple(row) for row in rows.values())
