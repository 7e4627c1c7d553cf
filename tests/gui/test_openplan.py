"""The plan at hand: opened, changed, saved by itself, and found again after a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QSignalSpy

from tests.gui.own_copy import own_copy
from toolkit.actions import editing_plans
from toolkit.actions.places import own_folder
from toolkit.content.places import Places, shipped
from toolkit.content.plans import read_plan
from toolkit.model.editing.changes import resize
from toolkit.model.errors import UserError
from toolkit.store.atomic import write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gui.conftest import Stage
    from toolkit.gui.openplan import OpenPlan
    from toolkit.model.plan import Plan

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return own_copy(Places(shipped(), own_folder()), "survey-focus-group")


@pytest.fixture
def desk(stage: Stage, copy: Path) -> OpenPlan:
    stage.context.open_plan.open(str(copy))
    stage.settle()
    return stage.context.open_plan


def longer(minutes: int) -> Callable[[Plan], Plan]:
    """Change the length of the block *talk*."""
    return lambda plan: resize(plan, "talk", minutes)


def titled(title: str) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, title=title)


def plan(desk: OpenPlan) -> Plan:
    assert desk.plan is not None
    return desk.plan


def elsewhere(copy: Path, title: str) -> Plan:
    """Let another program give the plan in a file another title."""
    before = read_plan(copy).plan
    text = copy.read_text(encoding="utf-8").replace(before.title, title, 1)
    write_atomic(copy, text.encode())
    return read_plan(copy).plan


def test_a_plan_is_taken_at_hand_and_put_away_saved(
    desk: OpenPlan, copy: Path, stage: Stage
) -> None:
    assert desk.path == copy
    assert desk.own
    assert desk.original is not None
    assert desk.is_saved
    desk.do(titled("Mine"), "the title")
    desk.close()
    stage.settle()
    assert desk.plan is None
    assert read_plan(copy).plan.title == "Mine"


def test_another_plan_is_opened_only_with_the_first_one_saved(
    desk: OpenPlan, copy: Path, stage: Stage
) -> None:
    desk.do(titled("Mine"), "the title")
    desk.open("consultation-72h")
    stage.settle()
    assert read_plan(copy).plan.title == "Mine"
    assert plan(desk).id == "consultation-72h"
    assert not desk.own
    refused = QSignalSpy(desk.refused)
    assert not desk.do(titled("Theirs"), "the title")
    assert refused.at(0)[0].code == "plan-shipped"
    assert desk.is_saved


def test_changes_are_taken_back_one_by_one_and_made_again(desk: OpenPlan) -> None:
    before = plan(desk)
    desk.choose("talk")
    for minutes in (50, 55):
        desk.do(longer(minutes), f"to {minutes}", chosen="talk")
    assert (desk.undoes, desk.redoes) == ("to 55", "")
    assert desk.undo()
    assert (desk.undoes, desk.redoes) == ("to 50", "to 55")
    assert desk.undo()
    assert plan(desk) == before
    assert not desk.undo()
    assert desk.redo()
    assert desk.redo()
    assert not desk.redo()
    assert plan(desk) == longer(55)(before)
    assert desk.chosen == "talk"


def test_presses_of_one_kind_are_taken_back_together_until_they_are_parted(
    desk: OpenPlan,
) -> None:
    before = plan(desk)
    for minutes in (50, 55, 60):
        desk.do(longer(minutes), "the length", joins="length")
    desk.part()
    desk.do(longer(65), "the length", joins="length")
    desk.undo()
    assert plan(desk) == longer(60)(before)
    desk.undo()
    assert plan(desk) == before


def test_a_change_that_can_t_be_made_changes_nothing(desk: OpenPlan) -> None:
    def impossible(_: Plan) -> Plan:
        raise UserError("edit-mandatory")

    refused = QSignalSpy(desk.refused)
    before = plan(desk)
    assert not desk.do(impossible, "nothing")
    assert refused.count() == 1
    assert plan(desk) is before
    assert desk.undoes == ""


def test_a_change_is_put_down_at_once_and_saved_after_a_rest(
    desk: OpenPlan, copy: Path, stage: Stage
) -> None:
    data = copy.read_bytes()
    desk.do(titled("Mine"), "the title")
    assert not desk.is_saved
    kept = copy.parent / editing_plans.UNSAVED / f"{copy.name}.json"
    stage.qtbot.waitUntil(kept.exists, timeout=5_000)
    assert copy.read_bytes() == data
    stage.qtbot.waitUntil(lambda: desk.is_saved, timeout=10_000)
    assert read_plan(copy).plan == plan(desk)
    stage.settle()
    assert not kept.exists()


def test_what_was_undone_is_not_offered_next_time(desk: OpenPlan, copy: Path, stage: Stage) -> None:
    desk.do(longer(20), "a length")
    stage.qtbot.waitUntil(lambda: any((copy.parent / ".unsaved").glob("*")), timeout=2_000)
    desk.undo()
    desk.close()
    stage.settle()
    desk.open(str(copy))
    stage.settle()
    assert desk.unsaved is None
    assert not any((copy.parent / ".unsaved").iterdir())


def test_what_changes_while_it_is_saved_is_saved_too(
    desk: OpenPlan, copy: Path, stage: Stage
) -> None:
    desk.do(titled("First"), "the title")
    desk.save()
    desk.do(titled("Second"), "the title")
    assert not desk.is_saved
    desk.save()
    stage.qtbot.waitUntil(lambda: desk.is_saved, timeout=10_000)
    stage.settle()
    assert read_plan(copy).plan.title == "Second"
    # What was put down belongs to the file as it is now: a crash here would lose nothing.
    assert editing_plans.open_plan(desk.places, str(copy)).unsaved is None


def test_what_changes_while_it_is_saved_outlives_a_crash_right_after(
    desk: OpenPlan, copy: Path, stage: Stage
) -> None:
    desk.do(titled("First"), "the title")
    desk.save()
    desk.do(titled("Second"), "the title")
    # As long as nobody rests, what is on disk beside the file is all there is of it.
    desk._down_timer.stop()
    stage.qtbot.waitUntil(lambda: read_plan(copy).plan.title == "First", timeout=10_000)
    stage.settle()
    desk._save_timer.stop()
    stage.settle()
    left = editing_plans.open_plan(desk.places, str(copy)).unsaved
    assert left is not None
    assert left.title == "Second"


def test_a_file_changed_outside_is_seen_and_waits_for_a_choice(
    desk: OpenPlan, copy: Path, stage: Stage
) -> None:
    told = QSignalSpy(desk.outside_changed)
    theirs = elsewhere(copy, "By somebody else")
    desk.look_outside()
    stage.settle()
    assert desk.outside
    assert told.count() == 1
    desk.do(longer(50), "the length")
    desk.save()
    stage.settle()
    assert read_plan(copy).plan == theirs
    assert told.count() == 1


def test_mine_is_kept_and_theirs_lies_beside_it(desk: OpenPlan, copy: Path, stage: Stage) -> None:
    desk.do(titled("Mine"), "the title")
    elsewhere(copy, "By somebody else")
    desk.save()
    stage.settle()
    assert desk.outside
    desk.keep_mine()
    stage.settle()
    assert desk.is_saved
    assert not desk.outside
    assert read_plan(copy).plan == plan(desk)
    (aside,) = copy.parent.glob("*.replaced-*")
    assert "By somebody else" in aside.read_text(encoding="utf-8")


def test_theirs_is_taken_and_undoing_brings_mine_back(
    desk: OpenPlan, copy: Path, stage: Stage
) -> None:
    desk.do(titled("Mine"), "the title")
    mine = plan(desk)
    theirs = elsewhere(copy, "By somebody else")
    desk.look_outside()
    stage.settle()
    desk.take_theirs()
    stage.settle()
    assert plan(desk) == theirs
    assert desk.is_saved
    desk.undo()
    assert plan(desk) == mine
    desk.save()
    stage.settle()
    assert read_plan(copy).plan == mine


def test_a_new_sitting_offers_exactly_what_a_killed_one_had_changed(
    stage: Stage, copy: Path, tmp_path: Path
) -> None:
    data, before = copy.read_bytes(), read_plan(copy).plan
    kept = copy.parent / editing_plans.UNSAVED / f"{copy.name}.json"
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.gui.plan_child", str(tmp_path), str(copy)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        stage.qtbot.waitUntil(lambda: kept.exists() or child.poll() is not None, timeout=30_000)
        assert child.poll() is None
    finally:
        child.kill()
    assert child.wait() == -signal.SIGKILL
    assert copy.read_bytes() == data
    desk = stage.context.open_plan
    desk.open(str(copy))
    stage.settle()
    talk = before.block("talk")
    assert talk is not None
    changed = resize(before, "talk", talk.minutes + 5)
    assert plan(desk) == before
    assert desk.unsaved == changed
    desk.take_up_unsaved()
    assert plan(desk) == changed
    assert desk.unsaved is None
    desk.save()
    stage.settle()
    assert read_plan(copy).plan == changed
    assert not kept.exists()


def test_what_is_left_from_last_time_is_thrown_away(stage: Stage, copy: Path) -> None:
    data = copy.read_bytes()
    editing_plans.keep_unsaved(copy, data, titled("Half a change")(read_plan(copy).plan))
    desk = stage.context.open_plan
    desk.open(str(copy))
    stage.settle()
    assert desk.unsaved is not None
    desk.drop_unsaved()
    stage.settle()
    assert desk.unsaved is None
    assert copy.read_bytes() == data
    assert editing_plans.open_plan(desk.places, str(copy)).unsaved is None


def test_what_wasn_t_decided_before_closing_is_offered_next_time(
    stage: Stage, desk: OpenPlan, copy: Path
) -> None:
    elsewhere(copy, "Theirs")
    desk.do(titled("Mine"), "title")
    desk.save()
    stage.settle()
    assert desk.outside
    desk.do(titled("Mine, and more"), "title")
    stage.context.put_plan_away()
    stage.settle()
    found = editing_plans.open_plan(desk.places, str(copy))
    assert found.plan.title == "Theirs"
    assert found.unsaved is not None
    assert (found.unsaved.title, found.changed_since) == ("Mine, and more", True)
