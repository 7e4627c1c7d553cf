"""Events as plain lines: the list that the window opens with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions import events, running
from toolkit.actions.showing import event_lines, moment_of, show_event

if TYPE_CHECKING:
    from tests.actions.conftest import Scene


def test_a_prepared_event_ends_as_planned_at_any_time(scene: Scene) -> None:
    for wall in ("2026-10-01T09:00", "2026-10-03T11:00", "2026-11-20T12:00"):
        scene.at(wall)
        (line,) = event_lines(scene.desk)
        assert (line.state, line.end) == ("prepared", scene.schedule.end)
        assert line.end == scene.instant("2026-10-05T14:00")
        assert line.participants == len(scene.codes())


def test_an_event_that_ran_over_ends_later_in_the_list_too(scene: Scene) -> None:
    scene.at("2026-10-02T14:00")
    events.open_event(scene.desk, scene.event)
    scene.at("2026-10-05T13:30")
    running.start_block(scene.desk, scene.event, "hand-over-out")
    scene.at("2026-10-05T14:20")
    (line,) = event_lines(scene.desk)
    assert (line.state, line.end) == ("open", scene.schedule.end)
    assert line.end >= scene.instant("2026-10-05T14:20")


def test_a_block_begun_before_the_opening_moves_the_end_in_the_list(scene: Scene) -> None:
    scene.at("2026-10-05T13:50")
    running.start_block(scene.desk, scene.event, "hand-over-out")
    (line,) = event_lines(scene.desk)
    assert line.end == scene.schedule.end


def test_long_after_its_end_an_event_stands_as_it_was_left(scene: Scene) -> None:
    scene.at("2026-10-02T16:00")
    running.start_block(scene.desk, scene.event, "who-is-here")
    during = scene.instant("2026-10-03T11:00")
    assert moment_of(scene.desk, scene.event, during) == during
    asked = [scene.instant(f"2026-11-21T23:00:{second:02d}") for second in (1, 2)]
    first, second = (moment_of(scene.desk, scene.event, at) for at in asked)
    assert first == second == scene.instant("2026-10-02T16:00")
    assert show_event(scene.desk, scene.event, first)["current"] == ["who-is-here"]
