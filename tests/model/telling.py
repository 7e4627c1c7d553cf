"""An event told fact by fact, without a store: plan A or a small plan, a clock that is set."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.model import strategies as draws
from toolkit.content.plans import read_plan
from toolkit.model import facts as f
from toolkit.model.event import fold_event
from toolkit.model.instants import Instant, iso, load_zone, parse_clock, start_instant
from toolkit.model.journal import redo_target, undo_target
from toolkit.model.plan import Anchor, Block, Day, Group, Kind, Plan

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.schedule import Row, Slip, Timeline

CALM = "2026-10-02T14:00"
"""A Friday whose three nights have no change of the clocks in Rome."""


@cache
def plan_a() -> Plan:
    """The 72-hour consultation as shipped."""
    root = Path(__file__).resolve().parents[2]
    return read_plan(root / "sessions" / "consultation-72h.yaml").plan


def block(
    name: str,
    minutes: int,
    start: str | None = None,
    kind: Kind = Kind.SESSION,
    anchor: Anchor = Anchor.FIXED,
    **more: object,
) -> Block:
    """A block; with ``start`` it is fixed."""
    at = None if start is None else parse_clock(start)
    fixed = None if start is None else anchor
    return Block(name, name.title(), kind, minutes, start=at, anchor=fixed, **more)  # type: ignore[arg-type]


def night(name: str = "night", start: str = "22:30", **more: object) -> Block:
    """Nine hours of sleep."""
    return block(name, 540, start, Kind.NIGHT, **more)  # type: ignore[arg-type]


def plan_of(*days: tuple[Block, ...]) -> Plan:
    """A plan of days; each opens with its first block."""
    return Plan(
        id="small",
        version=1,
        title="Small",
        programme="INTERACT",
        language="en",
        group=Group(8, 15, 13, 17),
        days=tuple(
            Day(f"Day {number}", day[0].start or 0, day) for number, day in enumerate(days, start=1)
        ),
    )


class Telling:
    """Facts as they are said, and the event as they tell it."""

    def __init__(self, plan: Plan, start: str = CALM, zone: str = "Europe/Rome") -> None:
        self.zone: ZoneInfo = load_zone(zone)
        self.start = self.instant(start)
        self.now = self.start
        self.facts: list[Fact] = [draws.prepared(plan, self.start, self.zone)]
        self.say(f.Opened())

    def instant(self, wall: str) -> Instant:
        return start_instant(datetime.fromisoformat(wall), self.zone)

    def at(self, wall: str) -> Telling:
        """Let it be ``wall``: ``HH:MM`` of the date it is, or with a date."""
        if len(wall) == 5:
            wall = f"{iso(self.now, self.zone)[:10]}T{wall}"
        self.now = self.instant(wall)
        return self

    def say(self, *bodies: f.Body, holds: str | None = None) -> Telling:
        """Say things in one commit, each true now or at ``holds``."""
        number = len(self.facts) + 1
        recorded = Instant(max(self.now, self.facts[-1].recorded + 1))
        at = self.now if holds is None else self.instant(holds)
        self.facts += [
            draws.fact(number + order, body, at, recorded) for order, body in enumerate(bodies)
        ]
        return self

    def begin(self, name: str) -> Telling:
        return self.say(f.BlockStarted(name))

    def undo(self) -> Telling:
        return self.say(f.Retracted(undo_target(self.facts)))

    def redo(self) -> Telling:
        return self.say(f.Retracted(redo_target(self.facts)))

    @property
    def event(self) -> Event:
        return fold_event(self.facts)

    @property
    def schedule(self) -> Timeline:
        return self.event.timeline(self.now)

    @property
    def phase(self) -> str:
        return self.schedule.phase.value

    @property
    def slip(self) -> Slip:
        slip = self.schedule.slip
        assert slip is not None
        return slip

    def row(self, name: str) -> Row:
        row = self.schedule.row(name)
        assert row is not None
        return row

    def span(self, name: str) -> str:
        """When a block begins and ends, as ``14:00-14:45``."""
        row = self.row(name)
        return f"{self.wall(row.begin)}-{self.wall(row.end)}"

    def wall(self, instant: Instant) -> str:
        """What the clock on the wall shows, to the minute."""
        return iso(instant, self.zone)[11:16]
