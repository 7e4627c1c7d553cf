"""Reminders of medication on the Run page: by code, for the desk alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from tests.gui.pages.beginner import Beginner, sit_down
from toolkit.actions import handing, moving, running
from toolkit.gui.pages.run_medicine import MedicinePanel
from toolkit.gui.pages.run_questions import GapPanel
from toolkit.model.facts_care import MedicationGiven

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.gui.pages.run import RunPage


@pytest.fixture
def person(stage: Stage) -> Beginner:
    """Somebody on the Run page at dinner; a child takes something at eight."""
    stage.workspace.set_passphrase("four words nobody guesses")
    event = stage.prepare_event()
    stage.at("2026-10-02T14:10")
    codes = code_of(stage)
    handing.hand_in(stage.desk, event, [codes])
    handing.set_medication(stage.desk, event, codes, "Cetirizine 10 mg", (20 * 60,))
    stage.at("2026-10-02T19:30")
    running.start_block(stage.desk, event, "dinner-1")
    stage.watch(event)
    return sit_down(stage, "run")


def code_of(stage: Stage) -> str:
    return sorted(p.code for p in stage.state.participants())[0]


def panel_of(person: Beginner) -> MedicinePanel | None:
    panel = cast("RunPage", person.page).prompts.panel
    return panel if isinstance(panel, MedicinePanel) and panel.isVisible() else None


def shown(person: Beginner) -> MedicinePanel:
    panel = panel_of(person)
    assert panel is not None
    return panel


def at(person: Beginner, wall: str) -> None:
    """Let it be a time; that it came in a jump is asked about first."""
    person.stage.at(f"2026-10-02T{wall}")
    person.stage.settle()
    panel = cast("RunPage", person.page).prompts.panel
    if isinstance(panel, GapPanel):
        person.press("It went on")


def test_a_dose_is_reminded_of_at_its_time_by_code_alone(person: Beginner) -> None:
    at(person, "19:59")
    assert panel_of(person) is None
    at(person, "20:00")
    panel = shown(person)
    assert panel.title.text() == f"Medication: {code_of(person.stage)}, 20:00"
    assert not any("Cetirizine" in text for text in person.seen())


def test_given_is_one_press_and_is_not_asked_again(person: Beginner) -> None:
    at(person, "20:01")
    person.press("Given")
    (given,) = person.facts("medication-given")
    assert isinstance(given, MedicationGiven)
    assert (given.person, given.outcome) == (code_of(person.stage), "given")
    at(person, "20:30")
    assert panel_of(person) is None


@pytest.mark.parametrize(
    ("text", "outcome"), [("Refused", "refused"), ("Not needed", "not-needed")]
)
def test_what_else_may_become_of_it(person: Beginner, text: str, outcome: str) -> None:
    at(person, "20:01")
    person.press(text)
    (given,) = person.facts("medication-given")
    assert isinstance(given, MedicationGiven)
    assert given.outcome == outcome


def test_put_off_it_comes_again_after_ten_minutes_and_says_how_late_it_is(
    person: Beginner,
) -> None:
    at(person, "20:05")
    person.press("In 10 minutes")
    at(person, "20:14")
    assert panel_of(person) is None
    at(person, "20:15")
    assert shown(person).text.text() == "Due since 15 min."
    at(person, "20:25")
    assert shown(person).text.text() == "Due since 25 min."


def test_what_it_is_is_shown_on_a_press_or_with_the_names(person: Beginner) -> None:
    at(person, "20:00")
    person.press("Show what it is")
    assert shown(person).what.text() == "Cetirizine 10 mg"
    assert not shown(person).show_what.isVisible()


def test_while_names_are_shown_it_stands_there_and_goes_with_them(person: Beginner) -> None:
    person.stage.context.show_names(True)
    at(person, "20:00")
    assert shown(person).what.isVisible()
    assert not shown(person).show_what.isVisible()
    person.stage.context.show_names(False)
    at(person, "20:01")
    assert not shown(person).what.isVisible()
    assert shown(person).what.text() == ""


def test_locked_there_is_no_way_to_see_what_it_is(person: Beginner) -> None:
    at(person, "20:00")
    person.press("Show what it is")
    assert person.stage.context.lock()
    at(person, "20:01")
    assert not shown(person).what.isVisible()
    assert not shown(person).show_what.isVisible()
    person.press("Given")
    assert len(person.facts("medication-given")) == 1


def test_nobody_is_reminded_of_a_child_who_is_off_site(person: Beginner) -> None:
    stage = person.stage
    moving.take_off_site(stage.desk, stage.state.id, [code_of(stage)])
    stage.watch(stage.state.id)
    at(person, "20:10")
    assert panel_of(person) is None
