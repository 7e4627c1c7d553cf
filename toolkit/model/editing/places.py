"""Where a block stands in a plan, and a plan laid open so that blocks can come and go.

In a plan a day's first block carries the day's opening; laid open it doesn't, so that another can
come before it. Closing checks what a file of the plan would have to fulfil.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from toolkit.model.editing.settling import settled
from toolkit.model.errors import UserError
from toolkit.model.instants import DAY_MINUTES, clock_text
from toolkit.model.plan import Block, Day, Kind, Plan
from toolkit.model.planparts import opened, unopened

if TYPE_CHECKING:
    from collections.abc import Iterator

PARKED = -1
"""The day of a place in the parking area."""


class Place(NamedTuple):
    """A place for a block: on a day (0 is the first), before what stands at ``at`` now.

    With ``owner`` it is in that block's strand number ``strand`` (0 is the first), and with the
    day :data:`PARKED` in the parking area.
    """

    day: int
    at: int
    owner: str = ""
    strand: int = 0


@dataclass(slots=True)
class Open:
    """A plan laid open: its days' lines of blocks, and what is parked, as lists to change."""

    plan: Plan
    heads: list[Day]
    lines: list[list[Block]]
    parked: list[Block]

    def row(self, place: Place) -> list[Block]:
        """Give the list that a place is in; a strand is a list of its own, see :meth:`strands`."""
        if place.owner:
            raise ValueError(place)
        return self.parked if place.day == PARKED else self.lines[place.day]

    def find(self, block_id: str) -> Place:
        """Find where a block stands; raise ``KeyError`` if the plan hasn't got it."""
        for place, block in self._walk():
            if block.id == block_id:
                return place
        raise KeyError(block_id)

    def block(self, block_id: str) -> Block:
        """Give a block, laid open, by its id; raise ``KeyError``."""
        for _, block in self._walk():
            if block.id == block_id:
                return block
        raise KeyError(block_id)

    def ids(self) -> set[str]:
        """Give every id that is taken."""
        return {block.id for _, block in self._walk()}

    def _walk(self) -> Iterator[tuple[Place, Block]]:
        rows = [*enumerate(self.lines), (PARKED, self.parked)]
        for day, row in rows:
            for at, block in enumerate(row):
                yield Place(day, at), block
                for number, strand in enumerate(block.strands):
                    for inner_at, inner in enumerate(strand):
                        yield Place(day, inner_at, block.id, number), inner

    def take(self, place: Place) -> Block:
        """Take a block out; a strand that is left empty goes, and so does a lone one's frame."""
        if not place.owner:
            return self.row(place).pop(place.at)
        owner = self.block(place.owner)
        taken = owner.strands[place.strand][place.at]
        rows = [list(strand) for strand in owner.strands]
        rows[place.strand].pop(place.at)
        self.set_strands(place.owner, [row for row in rows if row])
        return taken

    def put(self, block: Block, place: Place) -> None:
        """Put a block in before what stands at a place."""
        if not place.owner:
            row = self.row(place)
            row.insert(min(place.at, len(row)), block)
            return
        if block.strands:
            raise UserError("edit-strand-nested", title=block.title)
        if block.kind is Kind.NIGHT:
            raise UserError("edit-strand-night", title=block.title)
        owner = self.block(place.owner)
        rows = [list(strand) for strand in owner.strands]
        while len(rows) <= place.strand:
            rows.append([])
        rows[place.strand].insert(place.at, replace(block, start=None, anchor=None))
        self.set_strands(place.owner, rows)

    def set_strands(self, owner_id: str, rows: list[list[Block]]) -> None:
        """Give a block its strands; of a single one the blocks take the block's place."""
        place = self.find(owner_id)
        row = self.row(place)
        owner = row[place.at]
        if len(rows) > 1:
            strands = tuple(tuple(one) for one in rows)
            row[place.at] = settled(replace(owner, strands=strands))
            return
        rest = rows[0] if rows else []
        row[place.at : place.at + 1] = (
            [
                replace(rest[0], start=owner.start, anchor=owner.anchor),
                *rest[1:],
            ]
            if rest
            else [replace(owner, strands=())]
        )

    def swap(self, block: Block) -> None:
        """Put a changed block in the place of the one with its id."""
        place = self.find(block.id)
        if not place.owner:
            self.row(place)[place.at] = settled(block)
            return
        owner = self.block(place.owner)
        rows = [list(strand) for strand in owner.strands]
        rows[place.strand][place.at] = settled(replace(block, start=None, anchor=None))
        self.set_strands(place.owner, rows)

    def closed(self) -> Plan:
        """Give the plan, if it could be saved.

        Raises ``UserError``: ``edit-empty-day``, ``edit-night-not-last``, ``edit-start-backwards``.
        """
        days = tuple(self._closed_day(number) for number in range(len(self.lines)))
        _forward(days)
        parked = tuple(replace(block, start=None, anchor=None) for block in self.parked)
        return replace(self.plan, days=days, parked=tuple(_counted(block) for block in parked))

    def _closed_day(self, number: int) -> Day:
        head, row = self.heads[number], self.lines[number]
        if not row:
            raise UserError("edit-empty-day", day=number + 1)
        for block in row[:-1]:
            if block.kind is Kind.NIGHT:
                raise UserError("edit-night-not-last", title=block.title)
        first = row[0]
        if first.start is not None and first.start != head.start:
            head = replace(head, start=first.start % DAY_MINUTES)
            row = [replace(first, start=head.start), *row[1:]]
        later = tuple(
            replace(block, anchor=None) if block.start is None and block.anchor else block
            for block in row[1:]
        )
        day = opened(head, (row[0], *later))
        return replace(day, blocks=tuple(_counted(block) for block in day.blocks))


def _counted(block: Block) -> Block:
    """Leave a night only those headcounts that lie in it; one without a time has none."""
    if not block.counts:
        return block
    return replace(block, counts=()) if block.start is None else settled(block)


def _forward(days: tuple[Day, ...]) -> None:
    held: tuple[int, Block] | None = None
    for number, day in enumerate(days):
        for block in day.blocks:
            if block.start is None:
                continue
            at = number * DAY_MINUTES + block.start
            if held is not None and at <= held[0]:
                raise UserError(
                    "edit-start-backwards",
                    title=block.title,
                    start=clock_text(block.start),
                    other=held[1].title,
                    before=clock_text(held[1].start or 0),
                )
            held = at, block


def laid_open(plan: Plan) -> Open:
    """Lay a plan open for changes."""
    return Open(
        plan,
        [replace(day, blocks=()) for day in plan.days],
        [unopened(day) for day in plan.days],
        list(plan.parked),
    )


def find(plan: Plan, block_id: str) -> Place | None:
    """Find where a block of a plan stands, ``None`` if it isn't there."""
    try:
        return laid_open(plan).find(block_id)
    except KeyError:
        return None
