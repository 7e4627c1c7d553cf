"""Logs are written by who is at the desk and signed by each for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.actions import people, undoing
from toolkit.actions.team_logs import sign_log, write_log
from toolkit.model.errors import UserError
from toolkit.model.logbook import fold_logs, log_due

if TYPE_CHECKING:
    from tests.actions.conftest import Scene
    from toolkit.model.logbook import Log


def of_role(scene: Scene, role: str) -> str:
    return next(p.code for p in scene.state.people.values() if p.role == role)


def log_of(scene: Scene, name: str = "day-night-1") -> Log:
    return scene.state.folded(fold_logs)[name]


def test_a_log_is_written_signed_and_taken_back(scene: Scene) -> None:
    people.take_rota(scene.desk, scene.event)
    scene.at("2026-10-02T22:05")
    scene.desk.person = of_role(scene, "lead")
    write_log(scene.desk, scene.event, "day-night", 1, "  Two slept late. ")
    text = log_of(scene).current
    assert (text.text, text.desk, text.at) == (
        "Two slept late.",
        scene.desk.person,
        scene.clock.now(),
    )
    night = scene.desk.person = of_role(scene, "night-staff")
    sign_log(scene.desk, scene.event, "day-night-1", text.id)
    assert log_of(scene).current.signed == {night: scene.clock.now()}
    with pytest.raises(UserError, match="already-signed"):
        sign_log(scene.desk, scene.event, "day-night-1", text.id)
    undoing.undo(scene.desk, scene.event)
    assert not log_of(scene).current.signed
    write_log(scene.desk, scene.event, "day-night", 1, "Three.")
    assert [v.text for v in log_of(scene).versions] == ["Two slept late.", "Three."]
    assert log_due(scene.state, scene.clock.now()) is None


@pytest.mark.parametrize(
    ("turn", "day", "text", "code"),
    [
        ("day-night", 1, "  ", "empty-log"),
        ("day-night", 4, "x", "no-such-turn"),
        ("night-day", 1, "x", "no-such-turn"),
        ("day-night", 9, "x", "no-such-turn"),
    ],
)
def test_what_cannot_be_written(scene: Scene, turn: str, day: int, text: str, code: str) -> None:
    with pytest.raises(UserError, match=code):
        write_log(scene.desk, scene.event, turn, day, text)  # type: ignore[arg-type]
    assert not scene.state.folded(fold_logs)


def test_who_may_not_sign(scene: Scene) -> None:
    write_log(scene.desk, scene.event, "night-day", 2, "All slept.")
    version = log_of(scene, "night-day-2").current.id
    for person, code in (
        ("", "nobody-at-desk"),
        (of_role(scene, "child"), "not-of-team"),
        ("TEAM-99-9", "not-of-team"),
    ):
        scene.desk.person = person
        with pytest.raises(UserError, match=code):
            sign_log(scene.desk, scene.event, "night-day-2", version)
    scene.desk.person = of_role(scene, "deputy")
    for log, text in (("night-day-2", "00"), ("night-day-3", version)):
        with pytest.raises(UserError, match="no-such-log"):
            sign_log(scene.desk, scene.event, log, text)
