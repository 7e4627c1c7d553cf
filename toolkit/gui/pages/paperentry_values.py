"""The values behind the cells of the sheets: what is typed, else what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.gui.pages import paperentry_told as told
from toolkit.gui.pages.paperentry_cells import Cell, Ink
from toolkit.gui.pages.paperentry_times import BEGAN, COUNTED, ENDED
from toolkit.model.instants import to_datetime
from toolkit.model.paperentry import Keyed, Place, known_count
from toolkit.model.register import WITH_MINUTES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.paperentry import Entry, Line, Times
    from toolkit.model.sheetgrid import Grid
    from toolkit.words import Words


def times_and_counts(
    event: Event, lines: Sequence[Line], entry: Entry, times: Times
) -> dict[tuple[int, int], int]:
    """Give times (minutes after midnight) and counts by line and column."""
    found: dict[tuple[int, int], int] = {}
    for at, line in enumerate(lines):
        span = times.span(line.row.id)
        if line.night_at is None and span is not None:
            for column, instant in ((BEGAN, span.began), (ENDED, span.ended)):
                if instant is not None:
                    wall = to_datetime(instant, event.zone)
                    found[at, column] = wall.hour * 60 + wall.minute
        name = line.counted_as
        counted = entry.counts.get(name, known_count(event, name))
        if counted is not None:
            found[at, COUNTED] = counted
    return found


def mark_rows(
    words: Words,
    event: Event,
    grid: Grid,
    entry: Entry,
    troubles: Mapping[Place, str],
    now: Instant,
) -> list[list[Cell]]:
    """Give the cells of a sheet of marks, the codes first."""
    return [
        [
            Cell(code, Ink.HEAD, strong=True),
            *(
                told.mark_cell(
                    words,
                    event,
                    row,
                    code,
                    entry,
                    troubles.get(Place("mark", row.id, code), ""),
                    now,
                )
                for row in grid.columns
            ),
        ]
        for code in grid.codes
    ]


def marks_with_minutes(event: Event, grid: Grid, entry: Entry) -> dict[tuple[int, int], Keyed]:
    """Give the marks that have minutes, by row and session."""
    found = {}
    for down, code in enumerate(grid.codes):
        for across, row in enumerate(grid.columns):
            mark = entry.mark(row.id, code) or event.register.mark(row.id, code)
            if mark is not None and mark.status in WITH_MINUTES:
                found[down, across] = Keyed(mark.status, mark.minutes)
    return found
