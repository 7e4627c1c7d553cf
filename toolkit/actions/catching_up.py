"""Catching up: what could give for an event, or for a plan; one way is taken by a person's choice.

Nothing is ever done by itself. What is chosen is one commit, so that undo takes it back whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from toolkit.actions.laptops import must_have_clock
from toolkit.model.catchup import CatchUp, catch_up
from toolkit.model.errors import UserError
from toolkit.model.facts import BlockInserted, BlockShortened, BlockSkipped
from toolkit.model.imagined import late_at, late_when
from toolkit.model.instants import DAY_MINUTES, at_wall, iso, parse_clock
from toolkit.model.laying import day_dates, strand_minutes
from toolkit.model.timeline import planned

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.catchup import Fixed, Way
    from toolkit.model.event import Event
    from toolkit.model.facts import Body
    from toolkit.model.instants import Instant
    from toolkit.model.plan import Plan


def proposals_of(state: Event, now: Instant) -> CatchUp:
    """Propose ways to catch up for an event as it stands."""
    return catch_up(state.plan, state.start, state.zone, state.run, now, state.as_planned())


def proposals(desk: Desk, event: str, at: Instant | None = None) -> CatchUp:
    """Propose ways to catch up for an event, now or at an instant."""
    return proposals_of(desk.event(event), desk.now() if at is None else at)


def choose(desk: Desk, event: str, number: int, at: Instant | None = None) -> Changed:
    """Take the ``number``-th way, from 1, as proposed now; raise ``UserError('no-such-way')``."""
    ways = proposals(desk, event, at).ways
    if not 1 <= number <= len(ways):
        raise UserError("no-such-way", number=number, count=len(ways))
    return take(desk, event, ways[number - 1], at)


def take(desk: Desk, event: str, way: Way, at: Instant | None = None) -> Changed:
    """Do what a way says, in one commit.

    Raises ``UserError`` with ``way-gone`` where the agenda went on since it was proposed, or
    ``clock-elsewhere``.
    """
    state = desk.event(event)
    must_have_clock(desk, state)
    if state.state != "open":
        raise UserError("not-open", event=event)
    lengths = {block.id: strand_minutes(block) for _, block in state.run.line}
    bodies = [_renamed(body, lengths) for body in way.bodies]
    if not all(_fits(state, lengths, body) for body in bodies):
        raise UserError("way-gone")
    return desk.say(event, bodies, at)


def _renamed(body: Body, known: dict[str, int]) -> Body:
    """Give a block that is put in a name that nobody took meanwhile."""
    if not isinstance(body, BlockInserted) or body.block not in known:
        return body
    name = next(n for n in (f"extra-{k}" for k in range(1, 1000)) if n not in known)
    return msgspec.structs.replace(body, block=name)


def _fits(state: Event, lengths: dict[str, int], body: Body) -> bool:
    """Whether a fact of a way can still be said: the block is there, not over, and long enough."""
    if isinstance(body, BlockInserted):
        return body.after in lengths and body.of in lengths
    if not isinstance(body, BlockSkipped | BlockShortened) or body.block not in lengths:
        return False
    record = state.run.record(body.block)
    if record.ended is not None or record.skipped:
        return False
    if isinstance(body, BlockSkipped):
        return record.started is None
    return lengths[body.block] + record.extended - body.minutes >= 0


def plan_proposals(
    plan: Plan, start: Instant, zone: ZoneInfo, late: int, at: str, day: int = 1
) -> CatchUp:
    """Propose ways for a plan that is ``late`` minutes late at a block, or at ``HH:MM`` of a day.

    At a time of the clock, so many minutes are already lost then. Raises ``UserError`` with
    ``bad-minutes``, ``not-in-plan`` or ``nothing-then``.
    """
    if not 1 <= late <= DAY_MINUTES:
        raise UserError("bad-minutes", minutes=late)
    as_planned = planned(plan, start, zone)
    if re.fullmatch(r"\d{2}:\d{2}", at):
        try:
            minutes = parse_clock(at)
            date = day_dates(plan, start, zone)[day - 1] if day > 0 else None
        except (ValueError, IndexError):
            raise UserError("nothing-then", at=at, day=day) from None
        if date is None:
            raise UserError("nothing-then", at=at, day=day)
        found = late_when(plan, as_planned, at_wall(date, minutes, zone), late)
        if found is None:
            raise UserError("nothing-then", at=at, day=day)
    else:
        found = late_at(plan, as_planned, at, late)
        if found is None:
            raise UserError("not-in-plan", block=at)
    return catch_up(plan, start, zone, found.run, found.now, as_planned)


def as_data(found: CatchUp, zone: ZoneInfo) -> dict[str, Any]:
    """Give proposals as plain data, for programs that read them."""
    return {
        "late": found.late,
        "fixed": [_fixed(fixed, zone) for fixed in found.fixed],
        "ways": [_way(number, way, zone) for number, way in enumerate(found.ways, start=1)],
    }


def _fixed(fixed: Fixed, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "block": fixed.block,
        "at": iso(fixed.at, zone),
        "begin": iso(fixed.begin, zone),
        "holds": fixed.holds,
    }


def _way(number: int, way: Way, zone: ZoneInfo) -> dict[str, Any]:
    was = {row.id: row for row in way.before.rows}
    return {
        "number": number,
        "manner": way.manner.value,
        "minutes": way.minutes,
        "short": way.short,
        "spare": way.spare,
        "changes": [
            {
                "block": change.block,
                "title": change.row.block.title,
                "taken": change.taken,
                "minutes": change.minutes,
                "skipped": change.skipped,
                "after": change.after,
                "start": iso(change.row.begin, zone),
                "end": iso(change.row.end, zone),
            }
            for change in way.changes
        ],
        "fixed": [_fixed(fixed, zone) for fixed in way.fixed],
        "times": [
            {"block": row.id, "start": iso(row.begin, zone), "end": iso(row.end, zone)}
            for row in way.after.rows
            if row.id not in was or (was[row.id].begin, was[row.id].end) != (row.begin, row.end)
        ],
    }
