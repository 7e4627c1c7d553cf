"""Marking presence, counting heads, notes and ticks: what happens all day, and is never gated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.model.facts import HeadcountTaken, ItemTicked, Marked, Noted, Status, StepTicked
from toolkit.model.prompts import expected_people
from toolkit.model.register import WITH_MINUTES, missed_so_far, still_to_come
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant

MOST_MINUTES = 24 * 60


def mark(
    desk: Desk,
    event: str,
    block: str,
    people: Sequence[str],
    status: Status,
    minutes: int | None = None,
    at: Instant | None = None,
) -> Changed:
    """Mark people in a block, one fact each, in one commit.

    ``minutes`` is how many they missed; for someone late or leaving early in a block that runs it
    is read off the clock when not given. Raises ``UserError`` with ``no-such-block``,
    ``no-such-person`` or ``bad-minutes``.
    """
    state = desk.event(event)
    if not _knows(state, block):
        raise UserError("no-such-block", block=block)
    unknown = [code for code in people if code not in state.people]
    if unknown:
        raise UserError("no-such-person", person=unknown[0])
    if minutes is not None and not (status in WITH_MINUTES and 0 <= minutes <= MOST_MINUTES):
        raise UserError("bad-minutes", minutes=minutes)
    when = desk.now() if at is None else at
    if minutes is None and status in (Status.LATE, Status.LEFT_EARLY):
        minutes = _read_off(state, block, status, when)
    return desk.say(event, [Marked(code, block, status, minutes) for code in people], when)


def _knows(state: Event, block: str) -> bool:
    if any(found.id == block for _, found in state.run.line):
        return True
    return state.plan.block(block) is not None


def _read_off(state: Event, block: str, status: Status, when: Instant) -> int | None:
    row = state.timeline(when).row(block)
    if row is None or row.state is not State.RUNNING:
        return None
    return missed_so_far(row, when) if status is Status.LATE else still_to_come(row, when)


def headcount(
    desk: Desk,
    event: str,
    counted: int,
    block: str = "",
    night_at: int | None = None,
    expected: int | None = None,
    at: Instant | None = None,
) -> Changed:
    """Record how many were counted; ``block`` defaults to what runs."""
    state = desk.event(event)
    if not 0 <= counted <= 1000:
        raise UserError("bad-count", counted=counted)
    when = desk.now() if at is None else at
    if block and not _knows(state, block):
        raise UserError("no-such-block", block=block)
    if not block:
        running = state.timeline(when).running
        block = running.id if running is not None else ""
    should_be = expected_people(state) if expected is None else expected
    return desk.say(event, [HeadcountTaken(counted, should_be, block, night_at)], when)


def note(desk: Desk, event: str, text: str, block: str = "", at: Instant | None = None) -> Changed:
    """Write a private note; it is shown at the desk and never exported."""
    state = desk.event(event)
    if not text.strip():
        raise UserError("empty-note")
    if block and not _knows(state, block):
        raise UserError("no-such-block", block=block)
    return desk.say(event, [Noted(text.strip(), block)], at)


def tick_step(desk: Desk, event: str, block: str, step: int, *, done: bool) -> Changed:
    """Tick or untick a step (from 0) of a block."""
    desk.event(event)
    return desk.say(event, [StepTicked(block, step, done)])


def tick_items(desk: Desk, event: str, items: Sequence[str], *, done: bool) -> Changed:
    """Tick or untick lines of an event's checklist."""
    desk.event(event)
    return desk.say(event, [ItemTicked(item, done) for item in items])
