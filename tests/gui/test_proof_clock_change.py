"""Proof: an event over a change of the clocks, prepared and run through its nights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.gui.opened import open_window
from tests.gui.proof import Proof
from toolkit.actions import running
from toolkit.model.instants import HOUR, MINUTE, to_datetime
from toolkit.model.plan import Kind
from toolkit.model.prompts import night_counts

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.gui.window import MainWindow
    from toolkit.model.schedule import Row

SPRING = "2026-03-27T14:00"
AUTUMN = "2026-10-23T14:00"
CALM = "2026-05-01T14:00"
"""A Friday without any change, to compare with."""


def opened(stage: Stage, page: str) -> MainWindow:
    window = open_window(stage, page)
    window.activateWindow()
    stage.qtbot.waitUntil(window.isActiveWindow)
    return window


def row(stage: Stage, block: str) -> Row:
    found = stage.state.timeline(stage.clock.now()).row(block)
    assert found is not None
    return found


def meals(stage: Stage) -> dict[str, str]:
    """When each meal begins, on the wall."""
    rows = stage.state.timeline(stage.clock.now()).rows
    return {
        r.id: f"{to_datetime(r.begin, stage.state.zone):%H:%M}"
        for r in rows
        if r.block.kind is Kind.MEAL
    }


def hours(stage: Stage) -> float:
    schedule = stage.state.timeline(stage.clock.now())
    return (schedule.end - schedule.start) / HOUR


def sees(window: MainWindow, text: str) -> bool:
    labels = window.findChildren(QLabel)
    return any(text in label.text() for label in labels if label.isVisible())


@pytest.fixture
def usual(stage: Stage) -> dict[str, str]:
    """The meals of an event without any change of the clocks."""
    stage.prepare_event(start=CALM)
    return meals(stage)


def test_spring_each_repair_is_tried_and_the_count_at_two_falls_on_three(
    stage: Stage,
    usual: dict[str, str],
    request: pytest.FixtureRequest,
) -> None:
    event = stage.prepare_event(start=SPRING)
    window = opened(stage, "prepare")
    proof = Proof(window, stage.settle)
    assert sees(window, "“Second night” then lasts 8 h instead of 9 h, and the event 71 h")
    assert row(stage, "night-2").minutes == 8 * 60
    assert meals(stage) == usual
    ways = window.page._part._clock._shown_ways  # type: ignore[union-attr]
    assert [way.isEnabled() for way in ways.values()] == [True, True, True]

    proof.click(ways["wake-later"].button)
    assert row(stage, "night-2").minutes == 9 * 60
    assert meals(stage) == {**usual, "breakfast-3": "09:15"}
    assert hours(stage) == 71

    proof.click(ways["move-end"].button)
    assert hours(stage) == 72
    assert meals(stage) == usual
    assert row(stage, "night-2").minutes == 8 * 60

    proof.click(ways["keep-wall"].button)
    assert hours(stage) == 71
    assert meals(stage) == usual
    assert [repair for repair in ways if ways[repair].button.isChecked()] == ["keep-wall"]

    stage.clock.speed = 60
    stage.at("2026-03-28T21:30")
    running.start_block(stage.desk, event, "quiet-2")
    stage.watch(event)
    (due,) = (c for c in night_counts(stage.state, row(stage, "night-2")) if c.night_at == 120)
    assert to_datetime(due.at, stage.state.zone).strftime("%H:%M") == "03:00"
    stage.at("2026-03-29T01:59")
    window.open_page("run")
    stage.settle()
    assert not any(sees(window, text) for text in asked("03:00"))
    stage.at("2026-03-29T03:00")
    stage.settle()
    assert stage.clock.now() == due.at
    take_count(window, proof, "03:00")
    taken = stage.state.register.headcounts[-1]
    assert (taken.night_at, taken.counted) == (120, 13)
    assert due.at <= taken.at < due.at + MINUTE
    assert proof.presses <= 5
    assert proof.by_hand < 3
    proof.state(request)


def test_autumn_the_count_at_two_is_taken_once(
    stage: Stage,
    usual: dict[str, str],
    request: pytest.FixtureRequest,
) -> None:
    event = stage.prepare_event(start=AUTUMN)
    window = opened(stage, "prepare")
    proof = Proof(window, stage.settle)
    assert sees(window, "the clocks go back by 1 h")
    assert row(stage, "night-2").minutes == 10 * 60
    assert meals(stage) == usual
    assert hours(stage) == 73
    ways = window.page._part._clock._shown_ways  # type: ignore[union-attr]
    assert [way.isEnabled() for way in ways.values()] == [True, False, False]
    proof.click(ways["keep-wall"].button)
    assert meals(stage) == usual

    stage.clock.speed = 60
    stage.at("2026-10-24T21:30")
    running.start_block(stage.desk, event, "quiet-2")
    stage.watch(event)
    stage.at("2026-10-25T02:00+02:00")
    window.open_page("run")
    stage.settle()
    take_count(window, proof, "02:00")
    assert [c.night_at for c in stage.state.register.headcounts] == [120]
    # An hour later the wall shows two o'clock again.
    stage.at("2026-10-25T02:00+01:00")
    stage.settle()
    assert to_datetime(stage.clock.now(), stage.state.zone).strftime("%H:%M") == "02:00"
    assert not any(sees(window, text) for text in asked("02:00"))
    assert proof.presses <= 3
    assert proof.by_hand < 2
    proof.state(request)


def asked(at: str) -> tuple[str, str]:
    """How the Run page and the night screen ask for a count."""
    return f"Night headcount, {at}", f"Count now ({at})"


def take_count(window: MainWindow, proof: Proof, at: str) -> None:
    """Count on the screen that is in front by itself; it says when the count is due."""
    assert any(sees(window, text) for text in asked(at))
    # As many as expected stand there already.
    proof.key(Qt.Key.Key_F3)
    proof.key(Qt.Key.Key_Return)
