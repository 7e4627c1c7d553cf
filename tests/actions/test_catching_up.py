"""A way is chosen by a person, done in one commit, and undone as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.actions import catching_up, running, undoing
from toolkit.actions.exporting import export_workbook
from toolkit.model.catchup import Manner
from toolkit.model.errors import UserError
from toolkit.model.facts_team import ClockTaken
from toolkit.words import load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.conftest import Scene

DAY = "2026-10-03T"


def behind(scene: Scene, block: str = "risk-or-chance", at: str = "09:40") -> None:
    scene.at(f"{DAY}{at}")
    running.start_block(scene.desk, scene.event, block)


def test_nothing_is_done_until_one_is_chosen(scene: Scene) -> None:
    behind(scene)
    before = len(scene.desk.facts(scene.event))
    found = catching_up.proposals(scene.desk, scene.event)
    assert found.late == 25
    assert len(scene.desk.facts(scene.event)) == before
    assert scene.span("story-of-an-offer") == "11:15-12:05"


def test_a_way_is_one_commit_and_undo_takes_it_back_as_one(scene: Scene) -> None:
    behind(scene)
    was = scene.schedule
    changed = catching_up.choose(scene.desk, scene.event, 1)
    assert [fact.kind for fact in changed.facts] == ["block-shortened", "block-shortened"]
    assert scene.span("risk-or-chance") == "09:40-10:45"
    assert scene.span("story-of-an-offer") == "11:05-12:05"
    assert scene.schedule.slip is not None
    assert scene.schedule.slip.late == 0
    assert catching_up.proposals(scene.desk, scene.event).ways == ()
    undoing.undo(scene.desk, scene.event)
    assert scene.schedule == was
    undoing.redo(scene.desk, scene.event)
    assert scene.span("risk-or-chance") == "09:40-10:45"


def test_what_was_promised_is_what_is_then(scene: Scene) -> None:
    behind(scene)
    for number, way in enumerate(catching_up.proposals(scene.desk, scene.event).ways, start=1):
        catching_up.choose(scene.desk, scene.event, number)
        assert [(r.id, r.begin, r.end, r.state) for r in scene.schedule.rows] == [
            (r.id, r.begin, r.end, r.state) for r in way.after.rows
        ]
        undoing.undo(scene.desk, scene.event)


def test_a_block_that_was_moved_keeps_its_steps(scene: Scene, tmp_path: Path) -> None:
    scene.at("2026-10-04T10:55")
    running.start_block(scene.desk, scene.event, "snack-3a")
    found = catching_up.proposals(scene.desk, scene.event)
    number = next(n for n, w in enumerate(found.ways, 1) if w.manner is Manner.MOVE)
    catching_up.choose(scene.desk, scene.event, number)
    moved, original = scene.row("extra-1").block, scene.row("production-1").block
    assert (moved.title, moved.steps) == (original.title, original.steps)
    assert moved.minutes == 60
    assert scene.span("extra-1") == "18:15-19:15"
    assert scene.span("production-1")[:5] == scene.span("production-1")[6:]
    export_workbook(scene.desk, scene.event, tmp_path / "book.xlsx", load("en", tmp_path))


def test_a_way_that_no_longer_fits_is_refused(scene: Scene) -> None:
    behind(scene)
    way = catching_up.proposals(scene.desk, scene.event).ways[0]
    scene.at(f"{DAY}10:50")
    running.next_block(scene.desk, scene.event)
    with pytest.raises(UserError) as error:
        catching_up.take(scene.desk, scene.event, way)
    assert error.value.code == "way-gone"


def test_only_ways_that_there_are_can_be_chosen(scene: Scene) -> None:
    behind(scene)
    for number in (0, 9):
        with pytest.raises(UserError) as error:
            catching_up.choose(scene.desk, scene.event, number)
        assert error.value.code == "no-such-way"


def test_only_the_laptop_with_the_clock_chooses(scene: Scene) -> None:
    behind(scene)
    scene.desk.say(scene.event, [ClockTaken("another")])
    with pytest.raises(UserError) as error:
        catching_up.choose(scene.desk, scene.event, 1)
    assert error.value.code == "clock-elsewhere"


def test_before_it_opens_nothing_is_late(scene: Scene) -> None:
    scene.at("2026-10-02T15:00")
    found = catching_up.proposals(scene.desk, scene.event)
    assert (found.late, found.ways) == (0, ())
