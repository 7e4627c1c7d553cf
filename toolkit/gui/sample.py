"""The sample event for the window: played up to the middle of day 2, in a folder of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.actions.desk import Desk
from toolkit.actions.events import prepare
from toolkit.actions.sample import day_before, sample_event
from toolkit.actions.story import tell
from toolkit.content.places import Places
from toolkit.gui.clock import SampleClock
from toolkit.model.instants import HOUR, MINUTE, Instant, load_zone, start_instant
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

MIDDLE = 21 * HOUR + 23 * MINUTE
"""After the start: 11:23 on day 2, in the midst of a session that began a little late."""


class Sample:
    """The sample event, its workspace and its clock; its folder goes when it is closed."""

    def __init__(self, root: Path, step: Callable[[int, int], None], at: int = MIDDLE) -> None:
        new = sample_event(Places(root))
        self.clock = SampleClock(day_before(new))
        self._folder = tempfile.TemporaryDirectory(prefix="interact-sample-")
        self.folder = Path(self._folder.name) / "workspace"
        self.workspace = Workspace.open(self.folder, now=self.clock.now)
        self.desk = Desk(self.workspace, self.clock.now)
        self.event = prepare(self.desk, new).event
        start = start_instant(new.start, load_zone(new.zone))
        until = Instant(start + at)
        tell(self.desk, self.event, self.clock, until, step)
        self.clock.set(until)

    def close(self) -> None:
        """Let go of the workspace and remove its folder."""
        self.workspace.close()
        self._folder.cleanup()


def make_sample(root: Path, step: Callable[[int, int], None], at: int = MIDDLE) -> Sample:
    """Play the sample event up to ``at`` milliseconds after its start; ``step`` hears how far."""
    return Sample(root, step, at)
