"""The facility's own steps are written in Prepare, and stand there in its next event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.gui.pages.beginner import Beginner, cut_off, sit_down
from toolkit.gui.pages.search_steps import SearchSteps
from toolkit.model.search import FacilitySteps, facility_steps
from toolkit.words.tags import LONG_PSEUDO

if TYPE_CHECKING:
    from tests.gui.conftest import Stage


def at_the_steps(stage: Stage) -> tuple[Beginner, SearchSteps]:
    person = sit_down(stage, "prepare")
    person.click(person.page._sections.button("search"))
    panel = person.page._part._search
    assert isinstance(panel, SearchSteps)
    stage.settle()
    return person, panel


def test_steps_are_typed_kept_and_proposed_to_the_next_event(stage: Stage) -> None:
    stage.prepare_event()
    person, panel = at_the_steps(stage)
    assert person.page._sections.button("search").count == "No steps yet"
    panel.steps.setFocus()
    person.type("Ring the director")
    person.key(Qt.Key.Key_Return)
    person.type("Lock the gate")
    panel.minutes.setValue(15)
    person.click(panel.keep)
    stage.settle()
    wanted = FacilitySteps(("Ring the director", "Lock the gate"), 15)
    assert facility_steps(stage.state) == wanted
    assert person.page._sections.button("search").count == "2 steps"
    stage.prepare_event(start="2026-11-06T14:00")
    stage.settle()
    person.page.entered()
    person.click(person.page._sections.button("search"))
    stage.settle()
    assert facility_steps(stage.state) == FacilitySteps()
    assert panel.steps.toPlainText() == "Ring the director\nLock the gate"
    assert "kept for this facility before" in panel.told.text()
    person.click(panel.keep)
    stage.settle()
    assert facility_steps(stage.state) == wanted


def test_words_being_typed_stay_while_other_things_happen(stage: Stage) -> None:
    stage.prepare_event()
    person, panel = at_the_steps(stage)
    panel.steps.setFocus()
    person.type("Ring the")
    stage.watch(stage.state.id)
    assert panel.steps.toPlainText() == "Ring the"


@pytest.mark.parametrize("language", ["en", LONG_PSEUDO])
def test_nothing_is_cut_off(stage: Stage) -> None:
    stage.prepare_event()
    person, _ = at_the_steps(stage)
    assert cut_off(person.page) == []
