"""Which rows of a foreign agenda belong to which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.model.agendawords import Field, plain
from toolkit.model.instants import DAY_MINUTES, clock_text
from toolkit.model.plan import Kind

if TYPE_CHECKING:
    from toolkit.model.agendacolumns import Spot
    from toolkit.model.agendaentry import Entry
    from toolkit.model.agendalay import Note

EARLY = 5 * 60
"""A time before it, after one late in the evening, is of the following date."""

FAR = 6 * 60
"""Minutes from the row before within which a time after midnight still belongs to its day."""

NOON = 12 * 60
HALF_A_DAY = 3 * 60
"""Minutes after which a time near the day's first one is of another day."""


class SortedDay(msgspec.Struct):
    """The rows of one day; ``title`` is empty where the file doesn't name it."""

    title: str = ""
    entries: list[Entry] = msgspec.field(default_factory=list)
    strands: dict[Spot, list[Entry]] = msgspec.field(default_factory=dict)
    """Rows that run in parallel, by the place of the row that holds them."""
    key: str = ""


class DaySorter:
    """Takes rows one after the other and puts each into its day."""

    def __init__(self) -> None:
        self.days: list[SortedDay] = []
        self.entries: list[Entry] = []
        self.notes: list[Note] = []
        self._named: str | None = None
        self._fresh = True
        self._labelled = False
        self._keys: set[str] = set()
        self._alike: dict[tuple[int, int, str], Entry] = {}
        self._before: tuple[int, int, bool] | None = None

    def begin_table(self, title: str) -> None:
        """Open a day for a new table, unless its rows say themselves which day they are of."""
        self._fresh = True
        self._named = title or None
        self._labelled = bool(title)

    def title(self, text: str) -> None:
        """Open a day by its title."""
        self._fresh, self._named, self._labelled = True, text, True

    def add(self, entry: Entry) -> None:
        """Put a row into its day; what can't be is noted in the row."""
        self.entries.append(entry)
        if entry.strand and self.days and self.days[-1].entries:
            holder = self.days[-1].entries[-1]
            self.days[-1].strands.setdefault(holder.spot, []).append(entry)
            return
        self._turn_day(entry)
        if entry.start is not None:
            self._place(entry)
        self._find_twin(entry)
        self.days[-1].entries.append(entry)
        if entry.start is not None and not entry.wrong:
            end = entry.start + (entry.minutes or 0)
            self._before = entry.start, end, entry.kind is Kind.NIGHT

    def _turn_day(self, entry: Entry) -> None:
        """Open a day where the row, or what stood above it, names one."""
        label = " ".join((entry.texts.get(Field.DAY) or entry.date).split())
        key = plain(label)
        current = self.days[-1].key if self.days else ""
        if label and key != current:
            if key in self._keys and not self._fresh:
                entry.fail("day-back", day=label)
                return
            # A sheet per day that repeats the day in each row has one day, not two.
            self._open(entry.texts.get(Field.DAY_NAME) or self._named or label, key)
            self._labelled = True
        elif not label and (self._fresh or not self.days):
            self._open(self._named or "", "")
        self._fresh, self._named = False, None

    def _open(self, title: str, key: str) -> None:
        self.days.append(SortedDay(" ".join(title.split()), key=key))
        self._keys.add(key)
        self._before = None

    def _place(self, entry: Entry) -> None:
        """Carry a time over midnight, open a day where times jump back, or say that they do."""
        if self._before is None or entry.start is None:
            return
        start, end, night = self._before
        late = DAY_MINUTES if end >= DAY_MINUTES and entry.start < EARLY else 0
        now = entry.start + late
        if now >= start and not night:
            _shift(entry, late)
            return
        over = entry.start + DAY_MINUTES
        if entry.start < EARLY and not night and over - end <= FAR:
            _shift(entry, DAY_MINUTES)
            return
        if self._labelled and night and entry.start < start:
            entry.fail("after-night", time=clock_text(entry.start))
        elif not self._labelled and (night or self._begins_anew(entry.start, start, end)):
            self._open("", "")
        else:
            entry.fail("goes-back", time=clock_text(entry.start), before=clock_text(start))

    def _begins_anew(self, now: int, before: int, ended: int) -> bool:
        """Tell a new morning from a slip: early again after noon, or about when the day began."""
        first = next((e.start for e in self.days[-1].entries if e.start is not None), before)
        return (now < NOON <= before) or (now <= first + 60 and ended - first >= HALF_A_DAY)

    def _find_twin(self, entry: Entry) -> None:
        if entry.start is None or not entry.title:
            return
        first = self._alike.setdefault((len(self.days), entry.start, plain(entry.title)), entry)
        if first is not entry:
            entry.wrong.clear()
            entry.fail("twice", first=first.spot)


def _shift(entry: Entry, minutes: int) -> None:
    if entry.start is not None and minutes and entry.start < DAY_MINUTES:
        entry.start += minutes
        if entry.end is not None:
            entry.end += minutes
