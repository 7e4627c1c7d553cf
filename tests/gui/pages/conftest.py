"""The Run page on the stage, in the middle of day 2 or wherever a test puts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.pages.run_desk import open_run
from toolkit.actions import running

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gui.conftest import Stage
    from tests.gui.pages.run_desk import RunDesk


@pytest.fixture
def open_page(stage: Stage) -> Callable[[], RunDesk]:
    """Open the Run page on whatever the test put at hand."""
    return lambda: open_run(stage)


@pytest.fixture
def run(stage: Stage) -> RunDesk:
    """Day 2 at 10:33: the snack has begun, *Story of an offer* comes next at 10:50.

    Time passes here as it does while one watches: the clock's jumps aren't asked about.
    """
    event = stage.prepare_event()
    stage.clock.speed = 60
    stage.at("2026-10-03T10:33")
    running.start_block(stage.desk, event, "snack-2a")
    stage.watch(event)
    return open_run(stage)
