"""Answers after a gap, and an entry from paper, on a real workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.actions import running, undoing
from toolkit.actions.from_paper import keep, kept, take_over
from toolkit.actions.gaps import answer_gap
from toolkit.model.errors import UserError
from toolkit.model.facts import ResumeAnswered, Status
from toolkit.model.instants import parse_clock
from toolkit.model.paperentry import Entry, Keyed
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from tests.actions.conftest import Scene

DAY = "2026-10-04T"


def cut_off(scene: Scene) -> None:
    """Day 3: the peer test runs since 16:10, and nobody saw the clock from 16:20 to 19:05."""
    scene.at(f"{DAY}16:10")
    running.start_block(scene.desk, scene.event, "peer-test")
    scene.at(f"{DAY}19:05")


def answer(scene: Scene, what: str, minutes: int = 0) -> None:
    start, end = scene.instant(f"{DAY}16:20"), scene.instant(f"{DAY}19:05")
    answer_gap(scene.desk, scene.event, what, start, end, minutes)  # type: ignore[arg-type]


def test_as_planned_and_undone(scene: Scene) -> None:
    cut_off(scene)
    assert scene.span("peer-test") == "16:10-19:05"
    answer(scene, "planned")
    assert scene.span("peer-test") == "16:10-17:10"
    assert scene.span("free-3") == "17:10-19:15"
    assert scene.row("dinner-3").state is State.AHEAD
    assert scene.span("dinner-3") == "19:15-20:15"
    undoing.undo(scene.desk, scene.event)
    assert scene.span("peer-test") == "16:10-19:05"


def test_shifted_says_by_how_much_and_dinner_holds(scene: Scene) -> None:
    cut_off(scene)
    answer(scene, "shifted", 12)
    assert scene.span("peer-test") == "16:10-17:22"
    assert scene.span("free-3") == "17:22-19:15"
    assert scene.span("dinner-3") == "19:15-20:15"
    said = [f.what for f in scene.desk.facts(scene.event) if isinstance(f.what, ResumeAnswered)]
    assert [(a.answer, a.minutes) for a in said] == [("shifted", 12)]


def test_entered_only_says_that_it_will_be_typed(scene: Scene) -> None:
    cut_off(scene)
    before = len(scene.desk.facts(scene.event))
    answer(scene, "entered")
    assert len(scene.desk.facts(scene.event)) == before + 1
    assert scene.span("peer-test") == "16:10-19:05"


@pytest.mark.parametrize(("what", "minutes"), [("planned", 5), ("shifted", 721)])
def test_minutes_that_no_shift_has_are_refused(scene: Scene, what: str, minutes: int) -> None:
    cut_off(scene)
    with pytest.raises(UserError, match="bad-minutes"):
        answer(scene, what, minutes)


def entry(scene: Scene) -> Entry:
    typed = Entry(began={"free-3": parse_clock("17:05")})
    for code in scene.codes():
        typed.set_mark("peer-test", code, Keyed(Status.PRESENT))
    return typed


def test_an_entry_is_one_commit_that_undo_takes_back(scene: Scene) -> None:
    cut_off(scene)
    done = take_over(scene.desk, scene.event, entry(scene))
    assert len({fact.recorded for fact in done.facts}) == 1
    assert scene.span("peer-test") == "16:10-17:05"
    assert len(scene.state.register.marks["peer-test"]) == len(scene.codes())
    with pytest.raises(UserError, match="nothing-new"):
        take_over(scene.desk, scene.event, entry(scene))
    undoing.undo(scene.desk, scene.event)
    assert "peer-test" not in scene.state.register.marks
    assert scene.span("peer-test") == "16:10-19:05"


def test_nothing_is_half_taken_over(scene: Scene) -> None:
    cut_off(scene)
    typed = entry(scene)
    typed.set_mark("peer-test", scene.codes()[0], Keyed(Status.LATE, 500))
    before = len(scene.desk.facts(scene.event))
    with pytest.raises(UserError, match="paper-problems"):
        take_over(scene.desk, scene.event, typed)
    assert len(scene.desk.facts(scene.event)) == before


def test_a_day_without_laptop_opens_the_event_with_its_first_start(scene: Scene) -> None:
    scene.at("2026-10-02T18:00")
    assert scene.state.state == "prepared"
    take_over(scene.desk, scene.event, Entry(began={"hand-over-in": parse_clock("14:05")}))
    assert scene.state.state == "open"
    assert scene.state.run.opened == scene.instant("2026-10-02T14:05")
    assert scene.span("hand-over-in").startswith("14:05")


def test_an_unfinished_entry_is_kept_until_it_is_empty(scene: Scene) -> None:
    typed = entry(scene)
    keep(scene.desk, scene.event, typed)
    assert kept(scene.desk, scene.event) == typed
    assert kept(scene.desk, "another") == Entry()
    keep(scene.desk, scene.event, Entry())
    assert kept(scene.desk, scene.event).is_empty
    scene.desk.workspace.set_setting(f"paper-entry:{scene.event}", "{torn")
    assert kept(scene.desk, scene.event).is_empty
