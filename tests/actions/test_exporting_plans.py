"""A calendar of an event never names anybody, whatever somebody typed into a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import icalendar

from toolkit.actions.events import open_event
from toolkit.actions.exporting_plans import export_event_calendar
from toolkit.actions.people import register
from toolkit.actions.running import insert_block
from toolkit.model.facts import Registered
from toolkit.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.conftest import Scene


def test_a_block_that_names_somebody_tells_its_kind_only(scene: Scene, tmp_path: Path) -> None:
    scene.desk.workspace.set_passphrase("a long enough passphrase")
    register(
        scene.desk, scene.event, [Registered("", "child", age=14, home="Nord", call_name="Zoë")]
    )
    open_event(scene.desk, scene.event)
    insert_block(scene.desk, scene.event, "Talk with ZOË about home", 20)
    insert_block(scene.desk, scene.event, "Walk", 20)
    out = export_event_calendar(scene.desk, scene.event, tmp_path / "a.ics", Words())
    data = out.read_bytes()
    assert "zoë" not in data.decode().casefold()
    entries = icalendar.Calendar.from_ical(data).walk("VEVENT")
    titles = [str(event["summary"]) for event in entries]
    assert "session" in titles
    assert "Walk" in titles
    ids = [str(event["uid"]) for event in entries]
    assert len(ids) == len(set(ids))
    again = export_event_calendar(scene.desk, scene.event, tmp_path / "b.ics", Words())
    assert again.read_bytes() == data
