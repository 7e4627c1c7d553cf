"""What happened to the blocks: facts folded to starts, ends, lengths and pauses.

The fold is total: a fact that can't be (a start of a block long over, an end of one that never
ran) changes nothing, so that facts from several laptops in any order give a sound state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.model.facts import (
    BlockEnded,
    BlockExtended,
    BlockInserted,
    BlockShortened,
    BlockSkipped,
    BlockStarted,
    Closed,
    Opened,
    Paused,
    ResumeAnswered,
    Resumed,
)
from toolkit.model.instants import Instant
from toolkit.model.plan import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from toolkit.model.facts import Body, Fact
    from toolkit.model.plan import Plan

LONGEST_INSERTED = 24 * 60
"""Minutes; an inserted block is a matter of hours at most."""


class Record(msgspec.Struct):
    """What is known of one block: instants of start and end, minutes added or cut, left out.

    ``slept`` marks one that nobody ended before or after a night: it was over when the night began,
    or the night when its time was up, and ``ended`` is only when the next block was started.
    """

    started: Instant | None = None
    ended: Instant | None = None
    extended: int = 0
    skipped: bool = False
    slept: bool = False

    @property
    def running(self) -> bool:
        """Whether it was started and not ended."""
        return self.started is not None and self.ended is None


class Run(msgspec.Struct):
    """The run of an event as the facts tell it.

    ``line`` is the agenda as it stands: (day number, block), inserted ones among them.
    ``pauses`` are spans; the end of one that lasts is ``None``.
    """

    line: list[tuple[int, Block]]
    records: dict[str, Record] = msgspec.field(default_factory=dict)
    pauses: list[tuple[Instant, Instant | None]] = msgspec.field(default_factory=list)
    opened: Instant | None = None
    closed: Instant | None = None
    inserted: set[str] = msgspec.field(default_factory=set)

    def record(self, block: str) -> Record:
        """Give a block's record, an empty one if nothing is known."""
        return self.records.get(block) or Record()

    @property
    def paused_since(self) -> Instant | None:
        """The instant since which what runs stands still, or ``None``."""
        return self.pauses[-1][0] if self.pauses and self.pauses[-1][1] is None else None


def fold_run(plan: Plan, facts: Iterable[Fact]) -> Run:
    """Fold effective facts (any order) to the run, reading them in the order in which they hold."""
    relevant = []
    insertions = []
    for fact in facts:
        if fact.kind in _APPLY:
            relevant.append(fact)
        elif fact.kind == "block-inserted":
            insertions.append(fact)
    folding = _Folding(plan)
    # Insertions come first whenever they were said, since starts refer to inserted blocks.
    for fact in insertions:
        if isinstance(fact.what, BlockInserted):
            folding.insert(fact.what)
    relevant.sort(key=lambda f: (f.holds, f.id))
    folding.index()
    for fact in relevant:
        apply = _APPLY[fact.kind]
        if fact.what is not None:
            apply(folding, fact.what, fact.holds)
    return folding.run


class _Folding:
    """The run under construction, with the order of blocks at hand."""

    def __init__(self, plan: Plan) -> None:
        self.run = Run(line=list(plan.blocks()))
        self.order: dict[str, int] = {}
        self.inner: dict[str, str] = {}
        self.lanes: dict[str, int] = {}
        self.kinds: dict[str, Kind] = {}
        self.last = -1

    def index(self) -> None:
        for position, (_, block) in enumerate(self.run.line):
            self.order[block.id] = position
            self.kinds[block.id] = block.kind
            for lane, strand in enumerate(block.strands):
                for inside in strand:
                    self.lanes[inside.id] = lane
                    self.order[inside.id] = position
                    self.kinds[inside.id] = inside.kind
                    self.inner[inside.id] = block.id

    def insert(self, body: BlockInserted) -> None:
        known = {block.id for _, block in self.run.line}
        kinds = {kind.value for kind in Kind} - {Kind.NIGHT.value, Kind.SLACK.value}
        fits = 1 <= body.minutes <= LONGEST_INSERTED and body.block_kind in kinds
        if body.block in known or not fits:
            return
        for position, (day, block) in enumerate(self.run.line):
            if block.id == body.after:
                new = self._new(body)
                self.run.line.insert(position + 1, (day, new))
                self.run.inserted.add(new.id)
                return

    def _new(self, body: BlockInserted) -> Block:
        kind = Kind(body.block_kind)
        meant = next((block for _, block in self.run.line if body.of and block.id == body.of), None)
        if meant is None:
            return Block(body.block, body.title, kind, body.minutes, floor=0)
        return msgspec.structs.replace(
            meant,
            id=body.block,
            title=body.title,
            kind=kind,
            minutes=body.minutes,
            start=None,
            anchor=None,
            floor=min(meant.least, body.minutes),
            mandatory=False,
            strands=(),
        )

    def _record(self, block: str) -> Record:
        return self.run.records.setdefault(block, Record())

    def resumed(self, at: Instant) -> None:
        self._close_pause(at)

    def _close_pause(self, at: Instant) -> None:
        since = self.run.paused_since
        if since is not None:
            self.run.pauses[-1] = (since, Instant(max(at, since)))

    def started(self, block: str, at: Instant) -> None:
        if block not in self.order or self.run.closed is not None:
            return
        record = self._record(block)
        if record.running:
            return
        if record.ended is not None:
            self._reopen(block, record, at)
            return
        if self.order[block] < self.last:
            return
        outer = self.inner.get(block)
        if outer is not None and self._record(outer).ended is not None:
            return
        self._close_pause(at)
        for other, running in self.run.records.items():
            if running.running and not self._beside(other, block):
                running.ended = at
                running.slept = self._slept(other, block)
        if outer is not None and self._record(outer).started is None:
            self._record(outer).started = at
        record.started, record.skipped = at, False
        self.last = self.order[block]

    def _beside(self, other: str, block: str) -> bool:
        """Whether ``other`` goes on when ``block`` starts: what holds it, and the other lines."""
        outer = self.inner.get(block)
        if outer is None:
            return False
        beside = self.inner.get(other) == outer and self.lanes[other] != self.lanes[block]
        return other == outer or beside

    def _slept(self, before: str, after: str) -> bool:
        """Whether a night ended ``before``, or it is one itself, when ``after`` was started."""
        if self.kinds[before] is Kind.NIGHT:
            return True
        for _, block in self.run.line[self.order[before] + 1 : self.order[after]]:
            if block.kind is Kind.NIGHT and not self.run.record(block.id).skipped:
                return True
        return False

    def _reopen(self, block: str, record: Record, at: Instant) -> None:
        """The last block goes on after its end: the time between counts as a pause."""
        if self.order[block] != self.last or record.ended is None or record.skipped:
            return
        self.run.pauses.append((record.ended, at))
        record.ended = None

    def ended(self, block: str, at: Instant) -> None:
        record = self.run.records.get(block)
        if record is None or not record.running:
            return
        record.ended = at
        for inner, outer in self.inner.items():
            inside = self.run.records.get(inner)
            if outer == block and inside is not None and inside.running:
                inside.ended = at
        if not any(r.running for r in self.run.records.values()):
            self._close_pause(at)

    def skipped(self, block: str, at: Instant) -> None:
        if block not in self.order:
            return
        record = self._record(block)
        if record.running:
            self.ended(block, at)
            record.skipped = True
        elif record.started is None:
            record.skipped = True

    def lengthened(self, block: str, minutes: int) -> None:
        if block in self.order:
            self._record(block).extended += minutes

    def paused(self, at: Instant) -> None:
        awake = [
            b for b, r in self.run.records.items() if r.running and self.kinds[b] != Kind.NIGHT
        ]
        if awake and self.run.paused_since is None and self.run.closed is None:
            self.run.pauses.append((at, None))

    def answered(self, body: ResumeAnswered, at: Instant) -> None:
        start, end = Instant(body.start), Instant(min(body.end, at))
        if start >= end:
            return
        if body.answer == "paused" and self.run.paused_since is None:
            self.run.pauses.append((start, end))
        elif body.answer == "ended":
            for block, record in list(self.run.records.items()):
                if record.running and record.started is not None and record.started <= start:
                    self.ended(block, start)

    def opened(self, at: Instant) -> None:
        if self.run.opened is None:
            self.run.opened = at
        self.run.closed = None

    def close(self, at: Instant) -> None:
        if self.run.opened is None:
            return
        for block, record in list(self.run.records.items()):
            if record.running:
                self.ended(block, at)
        self.run.closed = at


def _apply_started(folding: _Folding, body: Body, at: Instant) -> None:
    if isinstance(body, BlockStarted):
        folding.started(body.block, at)


def _apply_ended(folding: _Folding, body: Body, at: Instant) -> None:
    if isinstance(body, BlockEnded):
        folding.ended(body.block, at)


def _apply_skipped(folding: _Folding, body: Body, at: Instant) -> None:
    if isinstance(body, BlockSkipped):
        folding.skipped(body.block, at)


def _apply_length(folding: _Folding, body: Body, at: Instant) -> None:
    if isinstance(body, BlockExtended):
        folding.lengthened(body.block, body.minutes)
    elif isinstance(body, BlockShortened):
        folding.lengthened(body.block, -body.minutes)


def _apply_pause(folding: _Folding, body: Body, at: Instant) -> None:
    if isinstance(body, Paused):
        folding.paused(at)
    elif isinstance(body, Resumed):
        folding.resumed(at)
    elif isinstance(body, ResumeAnswered):
        folding.answered(body, at)


def _apply_event(folding: _Folding, body: Body, at: Instant) -> None:
    if isinstance(body, Opened):
        folding.opened(at)
    elif isinstance(body, Closed):
        folding.close(at)


_APPLY: dict[str, Callable[[_Folding, Body, Instant], None]] = {
    "opened": _apply_event,
    "closed": _apply_event,
    "block-started": _apply_started,
    "block-ended": _apply_ended,
    "block-skipped": _apply_skipped,
    "block-extended": _apply_length,
    "block-shortened": _apply_length,
    "paused": _apply_pause,
    "resumed": _apply_pause,
    "resume-answered": _apply_pause,
}
