"""Opening a workspace for the window; imported once the window is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions.desk import Desk
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.gui.clock import Clock


class Opening:
    """A workspace held, and open unless it waits for its passphrase."""

    def __init__(self, folder: Path, clock: Clock, person: str = "") -> None:
        self.workspace = Workspace.open(folder, now=clock.now)
        self.desk = Desk(self.workspace, clock.now, person)

    @property
    def locked(self) -> bool:
        """Whether it waits for its passphrase."""
        return self.workspace.needs_passphrase
