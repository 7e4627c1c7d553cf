"""The Run page's line about duty, and the part of Prepare about shifts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from tests.gui.pages.beginner import sit_down
from toolkit.actions import events, people
from toolkit.gui.pages.run_duty import DutyLine
from toolkit.gui.pages.run_view import View

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.model.facts import ShiftSet


@pytest.fixture
def line(stage: Stage) -> DutyLine:
    """The line on its own, before an open event."""
    events.open_event(stage.desk, stage.prepare_event())
    stage.watch(stage.state.id)
    made = DutyLine(stage.context.words)
    stage.qtbot.addWidget(made)
    return made


def show(stage: Stage, line: DutyLine, wall: str) -> list[str]:
    stage.at(wall)
    event, now = stage.state, stage.context.now()
    line.show_view(View(event, event.timeline(now), now, now))
    if line.isHidden():
        return []
    labels = line.findChildren(QLabel)
    return [label.text() for label in labels if not label.isHidden()]


def night_shift(stage: Stage) -> ShiftSet:
    return next(s for s in stage.state.shifts.values() if s.shift == "plan-6-a" and s.awake)


def test_it_says_who_is_on_duty_and_what_is_open_right_now(stage: Stage, line: DutyLine) -> None:
    assert show(stage, line, "2026-10-02T22:10") == []
    people.take_rota(stage.desk, stage.state.id)
    stage.watch(stage.state.id)
    (told,) = show(stage, line, "2026-10-02T21:00")
    # All five are named, and in the hint with until when.
    assert told == (
        "On duty now: TEAM-02-4, TEAM-04-Z, TEAM-05-X, TEAM-09-P and TEAM-10-4; next change 21:45"
    )
    assert "TEAM-09-P: until 21:45" in line.told.toolTip()
    (many,) = show(stage, line, "2026-10-03T12:00")
    assert many.startswith("On duty now: TEAM-01-6, TEAM-02-4, TEAM-03-2, TEAM-04-Z and 5 more;")
    assert "TEAM-11-2: until 20:15" in line.told.toolTip()
    show(stage, line, "2026-10-02T21:00")
    asked: list[str] = []
    line.page_asked.connect(asked.append)
    line.button.click()
    awake = night_shift(stage)
    people.clear_shift(stage.desk, stage.state.id, awake.person, awake.shift)
    stage.watch(stage.state.id)
    told, finding = show(stage, line, "2026-10-02T22:31")
    assert told.endswith("next change 02:00")
    assert finding == ("▲ Nobody on duty is awake. One must be, all night. · 1 more")
    assert line.button.text() == "Write the log"
    line.button.click()
    assert asked == ["rota", "logs"]


def test_prepare_says_what_the_shifts_leave_open(stage: Stage) -> None:
    stage.prepare_event()
    person = sit_down(stage, "prepare")
    button = person.page._sections.button("rota")
    assert button.count == "Worth a look"
    event = stage.state.id
    stage.context.act(lambda desk: people.take_rota(desk, event))
    stage.settle()
    assert button.count == "Nothing is left open"
    awake = night_shift(stage)
    stage.context.act(lambda desk: people.clear_shift(desk, event, awake.person, awake.shift))
    stage.settle()
    assert button.count == "2 to put right"
    person.click(button)
    told = person.lines(person.page._part._list)
    assert any("Only one cleared adult is on duty" in text for text in told)
    person.press("To the shifts")
    assert person.went == ["rota"]
