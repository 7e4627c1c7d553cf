from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.actions import events, running
from toolkit.model.errors import UserError
from toolkit.model.instants import MINUTE
from toolkit.model.plan import Kind
from toolkit.model.schedule import Phase, State

if TYPE_CHECKING:
    from tests.actions.conftest import Scene


def code_of(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.code


def test_a_late_start_is_clipped_at_lunch_and_lunch_holds(scene: Scene) -> None:
    scene.at("2026-10-03T10:57")
    running.start_block(scene.desk, scene.event, "story-of-an-offer")
    scene.at("2026-10-03T11:23")
    assert scene.span("story-of-an-offer") == "10:57-12:05"
    slip = scene.schedule.slip
    assert slip is not None
    assert (slip.late, slip.anchor, slip.holds) == (7 * MINUTE, "lunch-2", True)


def test_next_walks_the_agenda_and_ends_what_ran(scene: Scene) -> None:
    scene.at("2026-10-02T14:00")
    events.open_event(scene.desk, scene.event)
    running.next_block(scene.desk, scene.event)
    scene.at("2026-10-02T14:50")
    running.next_block(scene.desk, scene.event)
    assert scene.schedule.current == {"rooms-tour"}
    assert scene.span("hand-over-in") == "14:00-14:50"


def test_next_does_not_wake_anyone(scene: Scene) -> None:
    scene.at("2026-10-02T21:45")
    running.start_block(scene.desk, scene.event, "quiet-1")
    scene.at("2026-10-03T02:00")
    assert scene.schedule.phase is Phase.NIGHT
    assert scene.span("night-1") == "22:30-07:30"
    with pytest.raises(UserError) as error:
        running.next_block(scene.desk, scene.event)
    assert code_of(error) == "is-night"
    scene.at("2026-10-03T07:20")
    running.next_block(scene.desk, scene.event)
    assert scene.schedule.current == {"up-2"}
    assert scene.span("night-1") == "22:30-07:20"


def test_the_last_block_is_ended_by_next(scene: Scene) -> None:
    scene.at("2026-10-05T13:30")
    running.start_block(scene.desk, scene.event, "hand-over-out")
    scene.at("2026-10-05T14:05")
    running.next_block(scene.desk, scene.event)
    assert scene.schedule.current == frozenset()
    with pytest.raises(UserError) as error:
        running.next_block(scene.desk, scene.event)
    assert code_of(error) == "nothing-next"


def test_a_forgotten_start_is_put_right_afterwards(scene: Scene) -> None:
    scene.at("2026-10-03T09:40")
    running.start_block(scene.desk, scene.event, "risk-or-chance")
    running.started_earlier(
        scene.desk, scene.event, "risk-or-chance", scene.instant("2026-10-03T09:18")
    )
    assert scene.span("risk-or-chance") == "09:18-10:33"
    with pytest.raises(UserError) as error:
        running.started_earlier(
            scene.desk, scene.event, "risk-or-chance", scene.instant("2026-10-03T09:41")
        )
    assert code_of(error) == "in-the-future"


def test_a_start_never_pressed_is_put_right_too(scene: Scene) -> None:
    scene.at("2026-10-02T14:00")
    events.open_event(scene.desk, scene.event)
    scene.at("2026-10-02T14:20")
    running.started_earlier(
        scene.desk, scene.event, "hand-over-in", scene.instant("2026-10-02T14:02")
    )
    assert scene.schedule.current == {"hand-over-in"}
    assert scene.span("hand-over-in") == "14:02-14:45"


def test_a_pause_moves_the_end(scene: Scene) -> None:
    scene.at("2026-10-02T16:00")
    running.start_block(scene.desk, scene.event, "who-is-here")
    scene.at("2026-10-02T16:10")
    running.pause(scene.desk, scene.event)
    assert scene.schedule.phase is Phase.PAUSED
    scene.at("2026-10-02T16:25")
    running.resume(scene.desk, scene.event)
    assert scene.span("who-is-here") == "16:00-17:15"


@pytest.mark.parametrize(
    ("answer", "span"),
    [("counted", "16:00-17:00"), ("paused", "16:00-17:42"), ("ended", "16:00-16:08")],
)
def test_an_unseen_span_is_what_the_person_says(scene: Scene, answer: str, span: str) -> None:
    scene.at("2026-10-02T16:00")
    running.start_block(scene.desk, scene.event, "who-is-here")
    scene.at("2026-10-02T16:50")
    running.answer_resume(
        scene.desk,
        scene.event,
        answer,  # type: ignore[arg-type]
        scene.instant("2026-10-02T16:08"),
        scene.instant("2026-10-02T16:50"),
    )
    assert scene.span("who-is-here") == span


def test_minutes_are_given_and_taken(scene: Scene) -> None:
    scene.at("2026-10-02T16:00")
    running.start_block(scene.desk, scene.event, "who-is-here")
    running.extend_block(scene.desk, scene.event, "who-is-here", 15)
    running.extend_block(scene.desk, scene.event, "who-is-here", -5)
    assert scene.span("who-is-here") == "16:00-17:10"
    for minutes, code in ((0, "no-minutes"), (-71, "too-short")):
        with pytest.raises(UserError) as error:
            running.extend_block(scene.desk, scene.event, "who-is-here", minutes)
        assert code_of(error) == code


def test_an_inserted_block_comes_after_what_runs(scene: Scene) -> None:
    scene.at("2026-10-02T16:00")
    running.start_block(scene.desk, scene.event, "who-is-here")
    running.insert_block(scene.desk, scene.event, "Stretch", 10, Kind.BREAK)
    assert scene.span("extra-1") == "17:00-17:10"
    assert scene.span("break-1") == "17:10-17:30"
    scene.at("2026-10-02T17:02")
    running.next_block(scene.desk, scene.event)
    assert scene.schedule.current == {"extra-1"}


def test_skipping_what_runs_breaks_it_off(scene: Scene) -> None:
    scene.at("2026-10-02T20:30")
    running.start_block(scene.desk, scene.event, "games")
    scene.at("2026-10-02T20:41")
    running.skip_block(scene.desk, scene.event, "games")
    assert scene.row("games").state is State.SKIPPED
    assert scene.span("games") == "20:30-20:41"


@pytest.mark.parametrize(
    ("do", "code"),
    [
        (lambda s: running.start_block(s.desk, s.event, "nowhere"), "no-such-block"),
        (lambda s: running.start_block(s.desk, s.event, "who-is-here"), "already-running"),
        (lambda s: running.start_block(s.desk, s.event, "snack-1"), "is-over"),
        (lambda s: running.end_block(s.desk, s.event, "break-1"), "not-running"),
        (lambda s: running.skip_block(s.desk, s.event, "snack-1"), "is-over"),
        (lambda s: running.resume(s.desk, s.event), "not-paused"),
        (lambda s: running.insert_block(s.desk, s.event, "  ", 10), "no-title"),
        (lambda s: running.insert_block(s.desk, s.event, "x", 0), "bad-minutes"),
        (lambda s: running.insert_block(s.desk, s.event, "x", 5, after="no"), "no-such-block"),
        (lambda s: events.open_event(s.desk, s.event), "already-open"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(scene: Scene, do: object, code: str) -> None:
    scene.at("2026-10-02T16:00")
    running.start_block(scene.desk, scene.event, "who-is-here")
    before = len(scene.desk.facts(scene.event))
    with pytest.raises(UserError) as error:
        do(scene)  # type: ignore[operator]
    assert code_of(error) == code
    assert len(scene.desk.facts(scene.event)) == before
    assert len(scene.desk.workspace.facts(scene.event)) == before


def test_a_closed_event_starts_nothing(scene: Scene) -> None:
    scene.at("2026-10-02T16:00")
    running.start_block(scene.desk, scene.event, "who-is-here")
    scene.at("2026-10-02T16:30")
    events.close_event(scene.desk, scene.event)
    assert scene.span("who-is-here") == "16:00-16:30"
    with pytest.raises(UserError) as error:
        running.start_block(scene.desk, scene.event, "break-1")
    assert code_of(error) == "not-open"
