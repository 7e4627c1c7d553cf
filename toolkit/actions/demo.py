"""The sample event from opening to workbook, on a clock and in a workspace of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.actions import events
from toolkit.actions.desk import Desk
from toolkit.actions.exporting import export_pack, export_workbook
from toolkit.actions.sample import SetClock, day_before, sample_event
from toolkit.actions.story import tell
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from toolkit.content.places import Places
    from toolkit.words import Words


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
