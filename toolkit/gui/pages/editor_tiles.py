"""Where each block of a plan is drawn: days side by side on one axis of time, nights folded.

Pure reckoning without Qt. Lengths are pixels; times are minutes after the midnight that the day
begins on, past 1440 for what lies after the next midnight.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from toolkit.model.instants import DAY_MINUTES, MINUTE, Instant, from_datetime
from toolkit.model.plan import Kind
from toolkit.model.rules.base import AWAY
from toolkit.model.schedule import State
from toolkit.model.timeline import planned

if TYPE_CHECKING:
    from toolkit.model.plan import Block, Plan
    from toolkit.model.plancheck import TimeProblem
    from toolkit.model.schedule import Row

_CALM = from_datetime(datetime(2026, 6, 1, tzinfo=UTC))
"""Midnight of a day in a month in which no clock of this zone changes: there is none in UTC."""
NIGHT_HEIGHT = 34
"""A folded night, however long it is."""
HEAD_HEIGHT = 44
"""The heading of a day."""
FRAME_HEAD = 17
"""What a block with strands keeps for its own title."""
AXIS_WIDTH = 48
GUTTER = 6
LEAST_HEIGHT = 5
MARGIN = 8


class Tile(NamedTuple):
    """A block as it is drawn. ``level`` is 1 inside a strand; ``gap`` for free minutes unplanned.

    ``begin`` and ``end`` are as the plan would run; ``over`` are the minutes that a fixed time
    leaves no room for.
    """

    id: str
    day: int
    begin: int
    end: int
    x: float
    y: float
    width: float
    height: float
    block: Block
    level: int = 0
    gap: bool = False
    over: int = 0

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies on it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Sheet:
    """All tiles of a plan, and how minutes are turned into pixels and back."""

    tiles: tuple[Tile, ...]
    first: int
    """The minute at the top of the axis, a full hour."""
    last: int
    """The minute at its foot, a full hour."""
    scale: float
    """Pixels a minute."""
    column: float
    """Width of a day with its gutter."""
    days: int

    @property
    def frame(self) -> tuple[float, ...]:
        """What must be the same for two sheets to differ in tiles and at the foot alone."""
        return (self.first, self.scale, self.column, self.days)

    @property
    def width(self) -> float:
        """Width of the whole sheet."""
        return AXIS_WIDTH + self.days * self.column

    @property
    def height(self) -> float:
        """Height of the whole sheet below the headings of the days."""
        return MARGIN + (self.last - self.first) * self.scale + NIGHT_HEIGHT + 2 * MARGIN

    def y_of(self, minute: float) -> float:
        """Give the height at which a minute lies."""
        return MARGIN + (minute - self.first) * self.scale

    def minute_at(self, y: float) -> float:
        """Give the minute at a height."""
        return self.first + (y - MARGIN) / self.scale

    def x_of(self, day: int) -> float:
        """Give where the column of a day (0 is the first) begins."""
        return AXIS_WIDTH + day * self.column

    def day_at(self, x: float) -> int:
        """Give the day whose column is nearest to a place."""
        return min(max(0, int((x - AXIS_WIDTH) // self.column)), self.days - 1)

    def tile(self, block_id: str) -> Tile | None:
        """Find a block's tile; not the free minutes before it, which go by its id too."""
        return next((one for one in self.tiles if one.id == block_id and not one.gap), None)

    def at(self, x: float, y: float) -> Tile | None:
        """Find what is drawn uppermost at a point."""
        return next((tile for tile in reversed(self.tiles) if tile.holds(x, y)), None)

    def within(self, left: float, top: float, right: float, bottom: float) -> list[Tile]:
        """Find all that reaches into a part of the sheet, in the order it is drawn."""
        return [
            tile
            for tile in self.tiles
            if tile.y < bottom
            and tile.y + tile.height > top
            and tile.x < right
            and tile.x + tile.width > left
        ]

    def of_day(self, day: int) -> list[Tile]:
        """Give the tiles of a day's own line (0 is the first day), gaps left out."""
        return [t for t in self.tiles if t.day == day and not t.level and not t.gap]


class _Frame(NamedTuple):
    first: int
    scale: float
    column: float

    def y(self, minute: float) -> float:
        return MARGIN + (minute - self.first) * self.scale


def rows_of(plan: Plan) -> tuple[Row, ...]:
    """Lay a plan out on days that no clock change touches, by the one schedule."""
    start = Instant(_CALM + plan.days[0].start * MINUTE)
    return planned(plan, start, ZoneInfo("UTC")).rows


def sheet_of(
    plan: Plan, rows: tuple[Row, ...], problems: list[TimeProblem], width: float, scale: float
) -> Sheet:
    """Draw a plan into ``width`` pixels; days that would be narrower than 150 make it wider."""
    days = len(plan.days)
    column = max(150.0, (width - AXIS_WIDTH) / days)
    gaps = {one.block for one in problems if one.code == "gap"}
    spans = [(row, _minutes(row)) for row in rows if _shown(row, gaps)]
    waking = [span for row, span in spans if not _folds(row)]
    first = min((begin for begin, _ in waking), default=0) // 60 * 60
    last = -(-max((end for _, end in waking), default=first + 60) // 60) * 60
    frame = _Frame(first, scale, column)
    over = {one.block: one.minutes for one in problems if one.code == "overlap"}
    tiles: list[Tile] = []
    for row, (begin, end) in spans:
        tiles += _tiles(row, begin, end, frame, last, over.get(row.id, 0))
    return Sheet(tuple(tiles), first, last, scale, column, days)


def folds(block: Block) -> bool:
    """Tell whether a block is drawn folded: a night, or hours in which people are at home."""
    return block.kind is Kind.NIGHT or (block.kind is Kind.SLACK and block.minutes >= AWAY)


def _shown(row: Row, gaps: set[str]) -> bool:
    """Leave out free hours that are no gap: those at home between two days."""
    return row.state is not State.GAP or _name(row) in gaps


def _name(row: Row) -> str:
    """Give the id of a row's block; free minutes go by that of the block after them."""
    return row.id.removeprefix("before-") if row.state is State.GAP else row.id


def _folds(row: Row) -> bool:
    return row.state is not State.GAP and folds(row.block)


def _minutes(row: Row) -> tuple[int, int]:
    midnight = (row.day - 1) * DAY_MINUTES
    return (row.begin - _CALM) // MINUTE - midnight, (row.end - _CALM) // MINUTE - midnight


def _tiles(row: Row, begin: int, end: int, frame: _Frame, last: int, over: int) -> list[Tile]:
    x = AXIS_WIDTH + (row.day - 1) * frame.column
    width = frame.column - GUTTER
    if _folds(row):
        top = frame.y(last) + MARGIN
        return [Tile(row.id, row.day - 1, begin, end, x, top, width, NIGHT_HEIGHT, row.block)]
    top, height = frame.y(begin), max(LEAST_HEIGHT, (end - begin) * frame.scale)
    gap = row.state is State.GAP
    made = [
        Tile(_name(row), row.day - 1, begin, end, x, top, width, height, row.block, 0, gap, over)
    ]
    if row.strands:
        made += _inner(row, begin, made[0], frame)
    return made


def _inner(row: Row, begin: int, outer: Tile, frame: _Frame) -> list[Tile]:
    head = min(FRAME_HEAD, outer.height / 3)
    room = outer.width - 2 * 4 - (len(row.strands) - 1) * 3
    width = room / len(row.strands)
    stretch = (outer.height - head - 4) / max(1, outer.end - outer.begin)
    midnight = (row.day - 1) * DAY_MINUTES
    found = []
    for number, strand in enumerate(row.strands):
        x = outer.x + 4 + number * (width + 3)
        for inner in strand:
            since = (inner.begin - _CALM) // MINUTE - midnight
            until = (inner.end - _CALM) // MINUTE - midnight
            y = outer.y + head + (since - begin) * stretch
            height = max(LEAST_HEIGHT, (until - since) * stretch - 1)
            found.append(
                Tile(inner.id, outer.day, since, until, x, y, width, height, inner.block, 1)
            )
    return found


def changed_tiles(before: Sheet, now: Sheet) -> list[Tile]:
    """Give what must be painted anew to come from one sheet to another: old places and new ones."""
    was = {(tile.id, tile.gap): tile for tile in before.tiles}
    found = []
    for tile in now.tiles:
        old = was.pop((tile.id, tile.gap), None)
        if old != tile:
            found += [tile] if old is None else [old, tile]
    return [*found, *was.values()]


class Drop(NamedTuple):
    """Where a dragged block would go: before which block of which day (0 is the first).

    ``y`` is where the line is drawn; ``minute`` the time there, to the nearest five minutes.
    """

    day: int
    at: int
    y: float
    minute: int


def drop_at(sheet: Sheet, x: float, y: float, dragged: str, step: int = 5) -> Drop:
    """Say where a block dropped at a point would go in its day's line."""
    day = sheet.day_at(x)
    minute = round(sheet.minute_at(y) / step) * step
    line = sheet.of_day(day)
    at = next((n for n, tile in enumerate(line) if y < tile.y + tile.height / 2), len(line))
    before = [tile for tile in line[:at] if tile.id != dragged]
    if at < len(line):
        place = line[at].y
    elif before:
        place = before[-1].y + before[-1].height
    else:
        place = sheet.y_of(minute)
    return Drop(day, at, place, minute)


def below(sheet: Sheet, tile: Tile, steps: int) -> Tile:
    """Give the block some steps later on the same day (earlier with a negative number)."""
    line = [one for one in sheet.tiles if one.day == tile.day and not one.gap]
    at = next(n for n, one in enumerate(line) if one.id == tile.id) + steps
    return line[min(max(0, at), len(line) - 1)]


def beside(sheet: Sheet, tile: Tile, across: int) -> Tile:
    """Give the block next to one at its time: in the strand beside it, else on the next day."""
    middle = (tile.begin + tile.end) / 2
    if tile.level:
        row = [
            one
            for one in sheet.tiles
            if one.level and one.day == tile.day and one.begin <= middle < one.end
        ]
        at = row.index(tile) + across if tile in row else -1
        if 0 <= at < len(row):
            return row[at]
    line = sheet.of_day(min(max(0, tile.day + across), sheet.days - 1))
    return min(line, key=lambda one: abs((one.begin + one.end) / 2 - middle), default=tile)
