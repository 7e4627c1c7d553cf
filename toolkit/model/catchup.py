"""It is late: what could give, so that the next fixed times hold.

Looked at is what is still to come today, cut into stretches: the blocks between two
fixed times. A stretch in which more is planned than fits is relieved by the least cut there is
(:mod:`toolkit.model.leastcut`), and what comes of it is laid out by the one schedule function.

What gives: a block down to its floor, and never below one minute; an optional block, left out
whole; free minutes. Never: nights, meals, hand-overs, what a day closes with, debriefs, what has
no floor. A block that runs gives of what it has left. A session may be moved past the fixed time,
to after the longest free time of the same day, which other blocks there then make room for; never
a mandatory or a red one, nor to where more than 90 minutes of work would follow one another.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from toolkit.model.facts import BlockInserted, BlockShortened, BlockSkipped
from toolkit.model.instants import MINUTE
from toolkit.model.laying import strand_minutes
from toolkit.model.leastcut import Cut, Giver, least_cuts
from toolkit.model.plan import Block, Kind, Sensitivity
from toolkit.model.run import Record, Run
from toolkit.model.schedule import Row, State, Timeline
from toolkit.model.stretches import Stretch, stretches
from toolkit.model.timeline import planned, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

    from toolkit.model.facts import Body
    from toolkit.model.instants import Instant
    from toolkit.model.plan import Plan

MOST = 3
"""So many ways are proposed at most."""
LONGEST_RUN = 90
"""Minutes of work after which people need a break."""
_NEVER = (Kind.NIGHT, Kind.MEAL, Kind.HANDOVER)
_CLOSING = ("closing", "close", "debrief", "debriefing", "hot-wash", "round", "goodbye")
"""Words of a block's id by which a closing round or a debrief is known."""


class Manner(StrEnum):
    """How a way catches up."""

    SHORTEN = "shorten"
    SKIP = "skip"
    BOTH = "both"
    """Something is left out, and something shortened as well."""
    MOVE = "move"


class Change(NamedTuple):
    """What becomes of one block: ``taken`` minutes fewer, left out, or moved to after ``after``.

    ``minutes`` is what is left of its length; none if it is left out. ``row`` is where it lies
    then, for one that is moved where it lies later.
    """

    block: str
    taken: int
    minutes: int
    row: Row
    skipped: bool = False
    after: str = ""


class Fixed(NamedTuple):
    """A fixed time ahead: when its block should begin, when it will, and whether that holds.

    ``block`` is empty for the end of all.
    """

    block: str
    at: Instant
    begin: Instant
    holds: bool


class Way(msgspec.Struct, frozen=True):
    """One way to catch up, with its effect; ``bodies`` are the facts that bring it about.

    ``minutes`` are lost in all (free minutes not counted), ``short`` are still missing then,
    ``spare`` become free before a fixed time.
    """

    manner: Manner
    changes: tuple[Change, ...]
    minutes: int
    short: int
    spare: int
    fixed: tuple[Fixed, ...]
    bodies: tuple[Body, ...]
    before: Timeline
    after: Timeline


class CatchUp(msgspec.Struct, frozen=True):
    """How late it is in whole minutes, which fixed times are ahead, and the ways, best first.

    ``late`` counts what must give until the next night; what can't be caught up any more, because
    its time has passed, doesn't count.
    """

    late: int
    fixed: tuple[Fixed, ...]
    ways: tuple[Way, ...]


class Situation(NamedTuple):
    """A plan at a place, its run, and when it is looked at."""

    plan: Plan
    start: Instant
    zone: ZoneInfo
    run: Run
    now: Instant
    as_planned: Timeline

    def lay(self, run: Run) -> Timeline:
        """Lay it out in time as it stands, or with another run."""
        return timeline(self.plan, self.start, self.zone, run, self.now, self.as_planned)


def catch_up(
    plan: Plan,
    start: Instant,
    zone: ZoneInfo,
    run: Run,
    now: Instant,
    as_planned: Timeline | None = None,
) -> CatchUp:
    """Propose at most three ways to catch up by the next fixed times; none where it isn't late.

    A way that leaves minutes missing is proposed only where no way gains them all.
    """
    if as_planned is None:
        as_planned = planned(plan, start, zone)
    here = Situation(plan, start, zone, run, now, as_planned)
    before = here.lay(run)
    ahead = stretches(before, as_planned, now)
    late = sum(stretch.need for stretch in ahead)
    if not late or run.opened is None or run.closed is not None:
        return CatchUp(0, _fixed(ahead), ())
    closing = _closing(before)
    drafts = [*_cuts(here, ahead, closing), *_moves(here, ahead, closing)]
    if any(not draft.short for draft in drafts):
        drafts = [draft for draft in drafts if not draft.short]
    # One of each manner first: they are more of a choice than two that shorten.
    drafts.sort(key=lambda draft: draft.cost)
    first = {draft.manner: draft for draft in reversed(drafts)}
    chosen = sorted(drafts, key=lambda draft: first[draft.manner] is not draft)[:MOST]
    chosen.sort(key=lambda draft: draft.cost)
    return CatchUp(late, _fixed(ahead), tuple(_way(here, before, ahead, d) for d in chosen))


def rehearse(run: Run, bodies: Sequence[Body]) -> Run:
    """Give the run as it would be with some facts of a way; the given one stays as it is."""
    line = list(run.line)
    records = {block: msgspec.structs.replace(r) for block, r in run.records.items()}
    inserted = set(run.inserted)
    for body in bodies:
        if isinstance(body, BlockSkipped):
            records.setdefault(body.block, Record()).skipped = True
        elif isinstance(body, BlockShortened):
            records.setdefault(body.block, Record()).extended -= body.minutes
        elif isinstance(body, BlockInserted):
            at = next(n for n, (_, block) in enumerate(line) if block.id == body.after)
            meant = next(block for _, block in line if block.id == body.of)
            new = msgspec.structs.replace(
                meant, id=body.block, minutes=body.minutes, floor=min(meant.least, body.minutes)
            )
            line.insert(at + 1, (line[at][0], new))
            inserted.add(new.id)
    return msgspec.structs.replace(run, line=line, records=records, inserted=inserted)


class _Draft(NamedTuple):
    """A way before its effect is laid out; ``cost`` orders it among others."""

    manner: Manner
    bodies: tuple[Body, ...]
    short: int
    cost: tuple[int, ...]
    minutes: int


def _length(here: Situation, row: Row) -> int:
    """A block's length as it stands, in minutes."""
    return strand_minutes(row.block) + here.run.record(row.id).extended


def _least(block: Block) -> int:
    """The fewest minutes a block may be cut to; parallel lines keep the floors of their blocks."""
    if block.kind is Kind.SLACK:
        return 0
    inner = [sum(inside.least for inside in strand) for strand in block.strands]
    least = strand_minutes(block) if block.floor is None else block.floor
    return max(1, least, *inner) if inner else max(1, least)


def _giver(here: Situation, row: Row, closing: frozenset[str]) -> Giver:
    """Say what a block may give."""
    block = row.block
    if block.kind in _NEVER or row.id in closing:
        return Giver(row.id, 0)
    give = _length(here, row) - _least(block)
    if row.state is State.RUNNING:
        give = min(give, (row.end + row.clipped - here.now) // MINUTE)
    whole = 0
    optional = block.optional or row.id in here.run.inserted
    if optional and not block.mandatory and row.state is State.AHEAD and block.start is None:
        whole = max(0, _length(here, row))
    return Giver(row.id, max(0, give), whole, block.kind is Kind.SLACK)


def _closing(schedule: Timeline) -> frozenset[str]:
    """What days close with: the care at their end and the session right before it; debriefs."""
    found = {
        row.id for row in schedule.rows if any(f"-{word}-" in f"-{row.id}-" for word in _CLOSING)
    }
    for day in {row.day for row in schedule.rows}:
        rows = [r for r in schedule.rows if r.day == day and r.block.kind is not Kind.SLACK]
        while rows and rows[-1].block.kind in (*_NEVER, Kind.SNACK, Kind.BREAK):
            rows.pop()
        while rows and rows[-1].block.kind is Kind.CARE:
            found.add(rows.pop().id)
        if rows and rows[-1].block.kind is Kind.SESSION:
            found.add(rows[-1].id)
    return frozenset(found)


def _cuts(here: Situation, ahead: list[Stretch], closing: frozenset[str]) -> Iterator[_Draft]:
    """The least cut without leaving anything out, and the least that leaves something out."""
    late = [stretch for stretch in ahead if stretch.need]
    both = [
        least_cuts(stretch.need, [_giver(here, row, closing) for row in stretch.rows])
        for stretch in late
    ]
    plain = [cut for cut, _ in both]
    if any(cut.takes for cut in plain):
        yield _draft(late, plain, Manner.SHORTEN)
        # Another choice: the same minutes from other blocks.
        others = [
            least_cuts(s.need, [_giver(here, r, closing | cut.takes.keys()) for r in s.rows])[0]
            for s, cut in zip(late, plain, strict=True)
        ]
        if all(cut.gained == s.need for s, cut in zip(late, others, strict=True)):
            yield _draft(late, others, Manner.SHORTEN)
    skipping = []
    for n, (_, skip) in enumerate(both):
        if skip is not None:
            # Where the minutes don't suffice, the other stretches may leave out something, too.
            others = [min((c for c in pair if c), key=_worth) for pair in both]
            skipping.append([*others[:n], skip, *others[n + 1 :]])
    if skipping:
        best = min(skipping, key=lambda cuts: _draft(late, cuts, Manner.SKIP).cost)
        bare = all(cut.skips == cut.takes.keys() for cut in best)
        yield _draft(late, best, Manner.SKIP if bare else Manner.BOTH)


def _worth(cut: Cut) -> tuple[int, ...]:
    return (-cut.gained, *cut.cost[:3])


def _draft(late: list[Stretch], cuts: list[Cut], manner: Manner) -> _Draft:
    short = sum(stretch.need - cut.gained for stretch, cut in zip(late, cuts, strict=True))
    minutes, touched, free = _sums(cuts)
    return _Draft(manner, _bodies(cuts), short, (short, minutes, touched, free), minutes)


def _sums(cuts: Sequence[Cut]) -> tuple[int, int, int]:
    costs = [cut.cost for cut in cuts]
    return sum(c.minutes for c in costs), sum(c.touched for c in costs), sum(c.free for c in costs)


def _bodies(cuts: Sequence[Cut]) -> tuple[Body, ...]:
    found: list[Body] = []
    for cut in cuts:
        for block, minutes in reversed(cut.takes.items()):
            skipped = block in cut.skips
            found.append(BlockSkipped(block) if skipped else BlockShortened(block, minutes))
    return tuple(found)


def _moves(here: Situation, ahead: list[Stretch], closing: frozenset[str]) -> Iterator[_Draft]:
    """The best way that moves a session out of the first stretch that is late, if there is one."""
    at = next(n for n, stretch in enumerate(ahead) if stretch.need)
    found = [
        draft
        for row in ahead[at].rows
        if _may_move(here, row, closing)
        for to in range(at + 1, len(ahead))
        if (draft := _move(here, ahead, closing, (at, row, to))) is not None
    ]
    if found:
        yield min(found, key=lambda draft: draft.cost)


def _may_move(here: Situation, row: Row, closing: frozenset[str]) -> bool:
    block = row.block
    fit = block.kind is Kind.SESSION and block.sensitivity is not Sensitivity.RED
    stays = block.mandatory or block.start is not None or block.strands or row.id in closing
    return fit and not stays and row.state is State.AHEAD and _length(here, row) > 0


def _move(
    here: Situation, ahead: list[Stretch], closing: frozenset[str], which: tuple[int, Row, int]
) -> _Draft | None:
    """Move a block of stretch ``at`` to stretch ``to``; ``None`` if there's no place for it."""
    at, row, to = which
    place = _place(ahead[to], row.day)
    length = _length(here, row)
    if place is None or not _run_bearable(here, ahead[to], place, length):
        return None
    needs = {n: stretch.need for n, stretch in enumerate(ahead) if stretch.need}
    needs[at] = max(0, needs[at] - length)
    room = ahead[to].room
    needs[to] = max(0, needs.get(to, 0) + length - room)
    cuts: list[Cut] = []
    for n, need in needs.items():
        givers = [_giver(here, r, closing)._replace(whole=0) for r in ahead[n].rows if r != row]
        if n == to:
            order = next(i for i, r in enumerate(ahead[to].rows) if r == place)
            givers.insert(order + 1, _giver(here, row, closing)._replace(whole=0))
        if sum(giver.give for giver in givers) < need:
            return None
        cuts.append(least_cuts(need, givers)[0])
    own = sum(cut.takes.pop(row.id, 0) for cut in cuts)
    name = next(n for n in (f"extra-{k}" for k in range(1, 1000)) if n not in _known(here.run))
    moved = BlockInserted(
        name, row.block.title, row.block.kind.value, length - own, place.id, row.id
    )
    minutes, touched, free = _sums(cuts)
    position = next(n for n, (_, block) in enumerate(here.run.line) if block.id == row.id)
    return _Draft(
        Manner.MOVE,
        (BlockSkipped(row.id), moved, *_bodies(cuts)),
        0,
        (0, minutes, touched + (not own), free, -position),
        minutes,
    )


def _known(run: Run) -> set[str]:
    return {block.id for _, block in run.line}


def _place(stretch: Stretch, day: int) -> Row | None:
    """The longest free time of a stretch, the first of several; ``None`` if there is none."""
    free = [
        row
        for row in stretch.rows
        if row.block.kind is Kind.FREE and row.state is State.AHEAD and row.day == day
    ]
    return max(free, key=lambda row: row.minutes, default=None)


def _run_bearable(here: Situation, stretch: Stretch, place: Row, length: int) -> bool:
    """Whether the work that follows the free time without a break stays within bounds."""
    rows = list(stretch.rows)
    total = length
    for row in rows[rows.index(place) + 1 :]:
        if row.block.kind is not Kind.SESSION:
            break
        total += _length(here, row)
    return total <= LONGEST_RUN


def _fixed(ahead: Sequence[Stretch]) -> tuple[Fixed, ...]:
    """Give the fixed times of stretches; one holds if its block begins then and nothing is cut."""
    return tuple(
        Fixed(s.anchor, s.at, s.begin, not s.need and s.begin - s.at < MINUTE) for s in ahead
    )


def _way(here: Situation, before: Timeline, was: list[Stretch], draft: _Draft) -> Way:
    """Lay out what comes of a way."""
    after = here.lay(rehearse(here.run, draft.bodies))
    ahead = stretches(after, here.as_planned, here.now)
    free_before = sum(stretch.room for stretch in was)
    return Way(
        draft.manner,
        tuple(_changes(here, draft.bodies, after)),
        draft.minutes,
        draft.short,
        max(0, sum(s.room for s in ahead) - free_before),
        _fixed(ahead),
        draft.bodies,
        before,
        after,
    )


def _changes(here: Situation, bodies: Sequence[Body], after: Timeline) -> Iterator[Change]:
    moved = {body.of: body for body in bodies if isinstance(body, BlockInserted)}
    lengths = {block.id: strand_minutes(block) for _, block in here.run.line}
    for body in bodies:
        if not isinstance(body, BlockSkipped | BlockShortened):
            continue
        length = lengths[body.block] + here.run.record(body.block).extended
        goes = moved.get(body.block)
        row = after.row(body.block if goes is None else goes.block)
        if row is None:
            continue
        if goes is not None:
            yield Change(body.block, length - goes.minutes, goes.minutes, row, after=goes.after)
        elif isinstance(body, BlockSkipped):
            yield Change(body.block, length, 0, row, skipped=True)
        else:
            yield Change(body.block, body.minutes, length - body.minutes, row)
