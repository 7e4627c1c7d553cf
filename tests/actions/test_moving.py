"""Going out and coming back, and the neutral screen, as actions on a real workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.actions import events, moving, neutral, running, undoing
from toolkit.model.calm import calm_since
from toolkit.model.errors import UserError
from toolkit.model.escort import out_now
from toolkit.model.whereabouts import Where, where_at

if TYPE_CHECKING:
    from tests.actions.conftest import Scene

BLOCK = "judge-posters"


@pytest.fixture
def running_scene(scene: Scene) -> Scene:
    scene.at("2026-10-03T16:10")
    running.start_block(scene.desk, scene.event, BLOCK)
    return scene


def kinds(scene: Scene) -> list[str]:
    return [fact.kind for fact in scene.desk.facts(scene.event)]


def phase(scene: Scene) -> str:
    return scene.schedule.phase.value


def test_out_and_back_leave_the_clock_alone(running_scene: Scene) -> None:
    scene = running_scene
    child, other = scene.codes()[:2]
    educator = next(p.code for p in scene.state.people.values() if p.role == "educator")
    scene.at("2026-10-03T16:25")
    moving.send_out(scene.desk, scene.event, [child], educator)
    assert out_now(scene.state)[child].adult == educator
    assert phase(scene) == "running"
    moving.take_off_site(scene.desk, scene.event, [other])
    assert where_at(scene.state)[other].where is Where.OFF_SITE
    scene.at("2026-10-03T16:48")
    moving.bring_back(scene.desk, scene.event, [child, other])
    assert out_now(scene.state) == {}
    undoing.undo(scene.desk, scene.event)
    assert list(out_now(scene.state)) == [child]


def test_nobody_unknown_goes_out_or_along(running_scene: Scene) -> None:
    scene = running_scene
    child = scene.codes()[0]
    for people, adult in (([child], "TEAM-99-X"), (["NORD-99-X"], "")):
        with pytest.raises(UserError, match="no-such-person"):
            moving.send_out(scene.desk, scene.event, people, adult)
    assert "moved" not in kinds(scene)


def test_after_the_end_nobody_goes_out(running_scene: Scene) -> None:
    scene = running_scene
    events.close_event(scene.desk, scene.event)
    with pytest.raises(UserError, match="not-open"):
        moving.send_out(scene.desk, scene.event, scene.codes()[:1])


def test_the_neutral_screen_pauses_what_runs_and_lets_it_go_on(running_scene: Scene) -> None:
    scene = running_scene
    scene.at("2026-10-03T16:20")
    neutral.toggle_neutral(scene.desk, scene.event)
    assert calm_since(scene.state) == scene.clock.now()
    assert phase(scene) == "paused"
    assert [f.body for f in scene.desk.facts(scene.event) if f.kind == "neutral-begun"] == [
        b'{"type":"neutral-begun"}'
    ]
    scene.at("2026-10-03T16:26")
    neutral.toggle_neutral(scene.desk, scene.event)
    assert calm_since(scene.state) is None
    assert phase(scene) == "running"
    assert scene.span(BLOCK) == "16:10-17:16"


def test_a_pause_that_was_there_before_stays(running_scene: Scene) -> None:
    scene = running_scene
    running.pause(scene.desk, scene.event)
    scene.at("2026-10-03T16:20")
    neutral.begin_neutral(scene.desk, scene.event)
    with pytest.raises(UserError, match="already-neutral"):
        neutral.begin_neutral(scene.desk, scene.event)
    neutral.end_neutral(scene.desk, scene.event)
    assert phase(scene) == "paused"
    with pytest.raises(UserError, match="not-neutral"):
        neutral.end_neutral(scene.desk, scene.event)


def test_calm_while_nothing_runs_pauses_nothing(scene: Scene) -> None:
    scene.at("2026-10-02T13:50")
    events.open_event(scene.desk, scene.event)
    neutral.begin_neutral(scene.desk, scene.event)
    assert kinds(scene)[-1] == "neutral-begun"
