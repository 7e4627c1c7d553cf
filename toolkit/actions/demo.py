"""The sample event from opening to workbook, on a clock and in a workspace of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.actions import events
from toolkit.actions.desk import Desk
from toolkit.actions.exporting import export_pack, export_workbook
from toolkit.actions.story import tell
from toolkit.content.library import find_plan
from toolkit.content.samples import read_sample
from toolkit.model.errors import InputError
from toolkit.model.instants import DAY_MINUTES, MINUTE, Instant, load_zone, start_instant
from toolkit.sheets.people_file import read_people
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from toolkit.content.places import Places
    from toolkit.words import Words


class SetClock:
    """A clock that shows what it was set to."""

    def __init__(self, instant: Instant) -> None:
        self._instant = instant

    def now(self) -> Instant:
        """Give the present instant."""
        return self._instant

    def set(self, instant: Instant) -> None:
        """Let it be ``instant``."""
        self._instant = instant


def sample_event(places: Places) -> events.NewEvent:
    """Read the sample event with its plan and people; raises ``InputError`` for a broken file."""
    sample = read_sample(places)
    found = read_people(sample.people)
    if found.problems:
        raise InputError(found.problems)
    return events.NewEvent(
        plan=find_plan(places, sample.plan).plan,
        start=sample.start,
        zone=sample.zone,
        title=sample.title,
        place=sample.place,
        facility=sample.facility,
        languages=sample.languages,
        people=tuple(found.entries()),
        sample=True,
    )


def day_before(new: events.NewEvent) -> Instant:
    """Give an instant at which the event is still being prepared."""
    start = start_instant(new.start, load_zone(new.zone))
    return Instant(start - DAY_MINUTES * MINUTE)


def run_demo(out: Path, places: Places, words: Words) -> list[Path]:
    """Run the sample event through all its days and write its papers and workbook into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    new = sample_event(places)
    clock = SetClock(day_before(new))
    with (
        tempfile.TemporaryDirectory(prefix="interact-demo-") as folder,
        Workspace.open(Path(folder) / "workspace", now=clock.now) as workspace,
    ):
        desk = Desk(workspace, clock.now)
        event = events.prepare(desk, new).event
        tell(desk, event, clock)
        return [
            *export_pack(desk, event, out, words),
            export_workbook(desk, event, out / "attendance.xlsx", words),
        ]
