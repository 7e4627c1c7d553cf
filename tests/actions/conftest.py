"""A desk on a real workspace with the sample event prepared, and a clock that can be set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from toolkit.actions import events
from toolkit.actions.desk import Desk
from toolkit.actions.sample import SetClock, day_before, sample_event
from toolkit.content.places import Places, shipped
from toolkit.model.instants import Instant, iso, start_instant
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.model.event import Event
    from toolkit.model.schedule import Row, Timeline


@dataclass
class Scene:
    """One event at one desk."""

    desk: Desk
    clock: SetClock
    event: str
    new: events.NewEvent

    @property
    def state(self) -> Event:
        return self.desk.event(self.event)

    @property
    def schedule(self) -> Timeline:
        return self.state.timeline(self.clock.now())

    def instant(self, wall: str) -> Instant:
        return start_instant(datetime.fromisoformat(wall), self.state.zone)

    def at(self, wall: str) -> None:
        self.clock.set(self.instant(wall))

    def row(self, block: str) -> Row:
        row = self.schedule.row(block)
        assert row is not None
        return row

    def span(self, block: str) -> str:
        """When a block begins and ends, as ``14:00-14:45``."""
        row = self.row(block)
        zone = self.state.zone
        return f"{iso(row.begin, zone)[11:16]}-{iso(row.end, zone)[11:16]}"

    def codes(self) -> list[str]:
        return [person.code for person in self.state.participants()]


@pytest.fixture(scope="session")
def sample() -> events.NewEvent:
    return sample_event(Places(shipped()))


@pytest.fixture
def scene(tmp_path: Path, sample: events.NewEvent) -> Iterator[Scene]:
    clock = SetClock(day_before(sample))
    with Workspace.open(tmp_path / "workspace", now=clock.now) as workspace:
        desk = Desk(workspace, clock.now, "TEAM-01-3")
        event = events.prepare(desk, sample).event
        yield Scene(desk, clock, event, sample)
