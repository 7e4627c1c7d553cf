"""Running the agenda: start, next, lengthen, pause, skip, insert, and putting it right later.

Only the laptop that holds the event's clock may; elsewhere each raises
``UserError('clock-elsewhere')``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from toolkit.actions.events import opening
from toolkit.actions.laptops import must_have_clock
from toolkit.model.errors import UserError
from toolkit.model.facts import (
    BlockEnded,
    BlockExtended,
    BlockInserted,
    BlockShortened,
    BlockSkipped,
    BlockStarted,
    Paused,
    ResumeAnswered,
    Resumed,
    Retracted,
)
from toolkit.model.instants import HOUR, Instant
from toolkit.model.journal import effective
from toolkit.model.plan import Block, Kind
from toolkit.model.schedule import Phase, State
from toolkit.store.workspace import Statement

if TYPE_CHECKING:
    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.event import Event
    from toolkit.model.facts import Body
    from toolkit.model.schedule import Row, Timeline

EARLIEST_MORNING = HOUR
"""Milliseconds before a night's end from which the morning's first block may be started."""


def start_block(desk: Desk, event: str, block: str, at: Instant | None = None) -> Changed:
    """Start a block; what ran ends with it. An event still closed is opened first, if it may be.

    Raises ``UserError`` with ``no-such-block``, ``already-running``, ``is-over`` or ``held``.
    """
    state = _clocked(desk, event)
    _must_know(state, block)
    when = desk.now() if at is None else at
    bodies: list[Body] = []
    if state.state == "closed":
        raise UserError("not-open", event=event)
    if state.state == "prepared":
        bodies.append(opening(desk, event))
    row = state.timeline(when).row(block)
    record = state.run.record(block)
    if record.running and row is not None and row.state is State.RUNNING:
        raise UserError("already-running", block=block)
    if record.ended is not None or _is_behind(state, block):
        raise UserError("is-over", block=block)
    return desk.say(event, [*bodies, BlockStarted(block)], when)


def _is_behind(state: Event, block: str) -> bool:
    """Whether a later block was started already."""
    order = {found.id: n for n, (_, found) in enumerate(state.run.line)}
    mine = order.get(block)
    if mine is None:
        return False
    return any(
        order.get(other, -1) > mine
        for other, record in state.run.records.items()
        if record.started is not None
    )


def end_block(desk: Desk, event: str, block: str, at: Instant | None = None) -> Changed:
    """End a running block; nothing runs then until the next is started."""
    state = _clocked(desk, event)
    _must_know(state, block)
    when = desk.now() if at is None else at
    row = state.timeline(when).row(block)
    if row is None or row.state is not State.RUNNING:
        raise UserError("not-running", block=block)
    if not state.run.record(block).running:
        # A night that the clock began has no start of its own yet.
        return desk.state(
            event,
            [Statement(row.begin, BlockStarted(block)), Statement(when, BlockEnded(block))],
        )
    return desk.say(event, [BlockEnded(block)], when)


def next_row(schedule: Timeline, now: Instant) -> Row | None:
    """Give the row that *Next* would start; none in the middle of a night."""
    running = schedule.running
    asleep = running is not None and running.block.kind is Kind.NIGHT
    if asleep and running is not None and now < running.end - EARLIEST_MORNING:
        return None
    return schedule.next


def next_block(desk: Desk, event: str, at: Instant | None = None) -> Changed:
    """Start what comes next; after the last block, end it."""
    state = _clocked(desk, event)
    when = desk.now() if at is None else at
    schedule = state.timeline(when)
    row = next_row(schedule, when)
    if row is not None:
        return start_block(desk, event, row.id, when)
    running = schedule.running
    if running is None:
        raise UserError("nothing-next", event=event)
    if running.block.kind is Kind.NIGHT:
        raise UserError("is-night", block=running.id)
    return end_block(desk, event, running.id, when)


def extend_block(
    desk: Desk, event: str, block: str, minutes: int, at: Instant | None = None
) -> Changed:
    """Give a block ``minutes`` more, or take some away; none goes below nothing."""
    state = _clocked(desk, event)
    _must_know(state, block)
    when = desk.now() if at is None else at
    row = state.timeline(when).row(block)
    if minutes == 0:
        raise UserError("no-minutes")
    if state.run.record(block).ended is not None or row is None:
        raise UserError("is-over", block=block)
    if minutes < 0:
        planned = row.block.minutes + state.run.record(block).extended
        if planned + minutes < 0:
            raise UserError("too-short", block=block, minutes=planned)
        return desk.say(event, [BlockShortened(block, -minutes)], when)
    return desk.say(event, [BlockExtended(block, minutes)], when)


def skip_block(desk: Desk, event: str, block: str, at: Instant | None = None) -> Changed:
    """Leave a block out, or break it off; what children are owed is not skipped."""
    state = _clocked(desk, event)
    found = _must_know(state, block)
    when = desk.now() if at is None else at
    record = state.run.record(block)
    if state.plan.block(block) is not None and (found.mandatory or found.kind is Kind.NIGHT):
        raise UserError("not-to-skip", block=block)
    if record.ended is not None or record.skipped or _is_behind(state, block):
        raise UserError("is-over", block=block)
    return desk.say(event, [BlockSkipped(block)], when)


def pause(desk: Desk, event: str, at: Instant | None = None) -> Changed:
    """Let what runs stand still."""
    when = desk.now() if at is None else at
    phase = _clocked(desk, event).timeline(when).phase
    if phase is not Phase.RUNNING:
        raise UserError("nothing-to-pause", event=event)
    return desk.say(event, [Paused()], when)


def resume(desk: Desk, event: str, at: Instant | None = None) -> Changed:
    """Let what stands still go on."""
    if _clocked(desk, event).run.paused_since is None:
        raise UserError("not-paused", event=event)
    return desk.say(event, [Resumed()], at)


def insert_block(
    desk: Desk,
    event: str,
    title: str,
    minutes: int,
    kind: Kind = Kind.SESSION,
    after: str = "",
    at: Instant | None = None,
) -> Changed:
    """Insert a block after ``after`` (default: after what runs, or before what comes next)."""
    state = _clocked(desk, event)
    when = desk.now() if at is None else at
    if not title.strip():
        raise UserError("no-title")
    if not 1 <= minutes <= 24 * 60:
        raise UserError("bad-minutes", minutes=minutes)
    place = after or _place(state, when)
    if place not in {block.id for _, block in state.run.line}:
        raise UserError("no-such-block", block=place)
    taken = {block.id for _, block in state.run.line}
    name = next(n for n in (f"extra-{k}" for k in range(1, 1000)) if n not in taken)
    body = BlockInserted(name, title.strip(), kind.value, minutes, place)
    return desk.say(event, [body], when)


def _place(state: Event, when: Instant) -> str:
    schedule = state.timeline(when)
    if schedule.running is not None:
        return schedule.running.id
    coming = schedule.next
    ids = [block.id for _, block in state.run.line]
    if coming is None:
        return ids[-1]
    return ids[max(0, ids.index(coming.id) - 1)]


def answer_resume(
    desk: Desk,
    event: str,
    answer: Literal["counted", "paused", "ended"],
    start: Instant,
    end: Instant,
) -> Changed:
    """Say what a span was in which nobody saw the clock run."""
    if end <= start:
        raise UserError("bad-span")
    _clocked(desk, event)
    return desk.say(event, [ResumeAnswered(answer, start, end)], end)


def started_earlier(desk: Desk, event: str, block: str, began: Instant) -> Changed:
    """Put a start right afterwards: the block began at ``began``, not when start was pressed."""
    state = _clocked(desk, event)
    _must_know(state, block)
    if began > desk.now():
        raise UserError("in-the-future")
    wrong = [
        fact.id.hex()
        for fact in effective(desk.facts(event))
        if isinstance(fact.what, BlockStarted) and fact.what.block == block
    ]
    statements = [Statement(began, BlockStarted(block))]
    if wrong:
        statements.insert(0, Statement(desk.now(), Retracted(tuple(wrong))))
    elif state.state == "prepared":
        statements.insert(0, Statement(began, opening(desk, event)))
    return desk.state(event, statements)


def _must_know(state: Event, block: str) -> Block:
    for _, found in state.run.line:
        if found.id == block:
            return found
    inside = state.plan.block(block)
    if inside is None:
        raise UserError("no-such-block", block=block)
    return inside


def _clocked(desk: Desk, event: str) -> Event:
    """Give the event, if this laptop may run its agenda."""
    state = desk.event(event)
    must_have_clock(desk, state)
    return state
