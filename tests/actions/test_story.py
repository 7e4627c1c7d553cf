from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions.story import tell
from toolkit.model.event import fold_event
from toolkit.model.finish import what_is_missing
from toolkit.model.instants import HOUR, MINUTE
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from tests.actions.conftest import Scene


def test_the_story_has_everything_that_happens_in_life(scene: Scene) -> None:
    tell(scene.desk, scene.event, scene.clock)
    facts = scene.desk.facts(scene.event)
    kinds = {fact.kind for fact in facts}
    assert kinds >= {
        "opened",
        "closed",
        "block-extended",
        "block-skipped",
        "block-inserted",
        "paused",
        "resumed",
        "withdrawn",
        "retracted",
        "headcount-taken",
        "marked",
        "shift-set",
        "handed-over",
        "moved",
        "log-written",
        "log-signed",
    }
    statuses = {mark.status.value for mark in scene.state.register}
    assert statuses == {
        "present",
        "late",
        "left-early",
        "called-away",
        "sat-out",
        "not-here",
        "excused",
        "unknown",
    }
    assert scene.state.state == "closed"
    assert scene.schedule.end - scene.schedule.start == 72 * HOUR
    assert scene.row("who-is-here").begin - scene.instant("2026-10-02T16:00") == 6 * MINUTE
    assert scene.span("quiet-1") == "21:45-00:40"
    assert what_is_missing(scene.state, scene.clock.now()) == []
    assert not [row for row in scene.schedule.rows if row.state is State.MISSED]


def test_what_the_desk_keeps_is_what_the_journal_says(scene: Scene) -> None:
    tell(scene.desk, scene.event, scene.clock)
    kept, read = scene.state, fold_event(scene.desk.workspace.facts(scene.event))
    assert kept.timeline(scene.clock.now()) == read.timeline(scene.clock.now())
    assert list(kept.register) == list(read.register)
    assert kept.people == read.people


def test_it_can_be_told_in_part(scene: Scene) -> None:
    until = scene.instant("2026-10-03T11:23")
    tell(scene.desk, scene.event, scene.clock, until)
    assert scene.clock.now() == until
    assert scene.schedule.current == {"story-of-an-offer"}
    assert scene.state.state == "open"
