"""A gap or an overlap at a fixed time, and the three ways to put it right.

Nothing is ever put right unasked: each repair is a whole plan to look at, with what it would
leave wrong elsewhere, or the reason why it can't be done.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from toolkit.model.editing.changes import fix_start, resize
from toolkit.model.editing.places import laid_open
from toolkit.model.errors import UserError
from toolkit.model.instants import DAY_MINUTES
from toolkit.model.plan import Anchor, Block, Kind
from toolkit.model.plancheck import TimeProblem, check_times

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.plan import Plan


class Way(StrEnum):
    """What a repair does."""

    THIS = "this"
    """Move the fixed time that is not met."""
    OTHER = "other"
    """Move the fixed time before it."""
    LENGTH = "length"
    """Make one block between the two longer or shorter."""


class Repair(NamedTuple):
    """One way to put a problem right.

    ``block`` is what is moved or gets another length: from ``before`` to ``after``, a wall time or
    a length in minutes. ``plan`` is the result, ``None`` where ``refused`` says why not. ``leaves``
    are the problems of time in the result that aren't there now.
    """

    way: Way
    block: str
    title: str
    before: int
    after: int
    plan: Plan | None
    leaves: tuple[TimeProblem, ...] = ()
    refused: UserError | None = None


class Stretch(NamedTuple):
    """What lies between two fixed times: their ids, and the blocks that flow between them."""

    problem: TimeProblem
    day: int
    before: Block
    fixed: Block
    flowing: tuple[Block, ...]


def stretch_of(plan: Plan, problem: TimeProblem) -> Stretch | None:
    """Find the two fixed times that a problem lies between.

    ``None`` where there is only one, as for a day that outlasts the plan.
    """
    line = list(plan.blocks())
    at = next((n for n, (_, block) in enumerate(line) if block.id == problem.block), None)
    if at is None:
        return None
    fixed = [n for n, (_, block) in enumerate(line) if block.start is not None]
    if line[at][1].start is not None and _is_met_late(plan, problem, line[at][1]):
        after = at
    else:
        after = next((n for n in fixed if n > at), -1)
    before = max((n for n in fixed if n < after), default=-1)
    if after < 0 or before < 0:
        return None
    between = tuple(block for _, block in line[before + 1 : after])
    return Stretch(problem, line[after][0], line[before][1], line[after][1], between)


def _is_met_late(plan: Plan, problem: TimeProblem, block: Block) -> bool:
    """Tell whether the problem is at the beginning of a fixed block, not at its end."""
    if problem.code == "gap":
        return True
    # A fixed block that is itself cut short by the next one is told at that block too.
    line = [each for _, each in plan.blocks()]
    number = line.index(block)
    following = line[number + 1] if number + 1 < len(line) else None
    return following is None or following.start is None or not _runs_into(plan, block, following)


def _runs_into(plan: Plan, block: Block, following: Block) -> bool:
    days = {each.id: day for day, each in plan.blocks()}
    end = days[block.id] * DAY_MINUTES + (block.start or 0) + block.minutes
    return end > days[following.id] * DAY_MINUTES + (following.start or 0)


def repairs(plan: Plan, problem: TimeProblem) -> tuple[Repair, ...]:
    """Give the repairs of a problem: this fixed time, the other, then one for each length.

    The first of the lengths is the one to offer: of a gap the longest block before it, of an
    overlap the block that has most to give above its floor.
    """
    stretch = stretch_of(plan, problem)
    if stretch is None:
        return ()
    known = set(check_times(plan))
    sign = -1 if problem.code == "gap" else 1
    found = [
        _moved(plan, known, Way.THIS, stretch.fixed, sign * problem.minutes),
        _moved(plan, known, Way.OTHER, stretch.before, -sign * problem.minutes),
    ]
    return (*found, *_lengths(plan, known, stretch, -sign * problem.minutes))


def _moved(plan: Plan, known: set[TimeProblem], way: Way, block: Block, by: int) -> Repair:
    before = block.start or 0
    after = before + by

    def change() -> Plan:
        if after < 0:
            raise UserError("edit-before-midnight", title=block.title)
        return fix_start(plan, block.id, after, block.anchor or Anchor.FIXED)

    return _tried(known, Repair(way, block.id, block.title, before, after, None), change)


def _lengths(plan: Plan, known: set[TimeProblem], stretch: Stretch, by: int) -> list[Repair]:
    """Try each block that could be longer or shorter; nights and frames of strands are left out."""
    able = [
        block
        for block in (stretch.before, *stretch.flowing)
        if block.kind is not Kind.NIGHT and not block.strands and block.minutes + by >= 1
    ]

    def worth(block: Block) -> tuple[bool, int]:
        eats = block.kind in {Kind.MEAL, Kind.SNACK}
        return (not eats, block.minutes if by > 0 else block.minutes - block.least)

    able.sort(key=worth, reverse=True)
    return [
        _tried(
            known,
            Repair(Way.LENGTH, b.id, b.title, b.minutes, b.minutes + by, None),
            partial(resize, plan, b.id, b.minutes + by),
        )
        for b in able
    ]


def _tried(known: set[TimeProblem], repair: Repair, change: Callable[[], Plan]) -> Repair:
    try:
        plan = change()
    except UserError as error:
        return repair._replace(refused=error)
    leaves = tuple(one for one in check_times(plan) if one not in known)
    return repair._replace(plan=plan, leaves=leaves)


def fill_gap(plan: Plan, problem: TimeProblem, block: Block) -> Plan:
    """Put a block of the missing minutes before the fixed time that a gap lies at."""
    there = laid_open(plan)
    place = there.find(problem.block)
    day = place.day
    if place.at == 0 and day > 0:
        place = place._replace(day=day - 1, at=len(there.lines[day - 1]))
    there.put(replace(block, minutes=problem.minutes), place)
    return there.closed()
