"""The checks in Prepare: found, explained, confirmed by a tick, set aside by name, signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.gui.pages.beginner import Beginner, cut_off, sit_down
from toolkit.gui.pages.prepare_checks import ChecksPanel
from toolkit.model.facts import ItemTicked
from toolkit.model.facts_checks import FeedbackDateSet, RuleOverridden, RuleRestored, TicksSigned
from toolkit.model.rules.ticks import TICK_IDS
from toolkit.words.tags import LONG_PSEUDO

if TYPE_CHECKING:
    from tests.gui.conftest import Stage

K = Qt.Key


def at_the_checks(stage: Stage) -> tuple[Beginner, ChecksPanel]:
    stage.prepare_event()
    person = sit_down(stage, "prepare")
    person.page._sections.go_to("checks")
    stage.settle()
    panel = person.page._part._checks
    assert isinstance(panel, ChecksPanel)
    return person, panel


def go_to(person: Beginner, panel: ChecksPanel, words: str) -> None:
    panel.list.setCurrentIndex(panel.list.model().index(person.row(panel.list, words), 0))
    person.stage.settle()


def count(person: Beginner) -> str:
    told: str = person.page._sections.button("checks").count
    return told


def test_a_finding_is_explained_with_its_source(stage: Stage) -> None:
    person, panel = at_the_checks(stage)
    assert count(person) == "6 to put right"
    go_to(person, panel, "The guardian's consent is missing: SUD-04-5.")
    assert person.sees("The guardian's consent and the child's own yes, before taking part")
    assert person.sees("holds that child and never the event")
    assert person.sees("National law; UN Committee on the Rights of the Child")
    assert person.sees("(law; error)")


def test_what_no_record_can_answer_is_ticked(stage: Stage) -> None:
    person, panel = at_the_checks(stage)
    go_to(person, panel, "There is a quiet room")
    panel.list.setFocus()
    person.key(K.Key_Space)
    assert person.facts("item-ticked") == [ItemTicked("check:quiet-room")]
    assert count(person) == "5 to put right"


def test_a_rule_is_set_aside_by_name_and_reason_and_holds_again(stage: Stage) -> None:
    person, panel = at_the_checks(stage)
    go_to(person, panel, "The guardian's consent is missing")
    assert not panel.override.button.isEnabled()
    panel.override.by.setFocus()
    person.type("Irina B.")
    assert not panel.override.button.isEnabled()
    panel.override.reason.setFocus()
    person.type("The court decides on Monday.")
    person.key(K.Key_Return)
    said = RuleOverridden("consent-and-assent", "Irina B.", "The court decides on Monday.")
    assert person.facts("rule-overridden") == [said]
    assert count(person) == "5 to put right"
    go_to(person, panel, "Irina B.: The court decides on Monday.")
    person.press("Let the rule hold again")
    assert person.facts("rule-restored") == [RuleRestored("consent-and-assent")]
    assert count(person) == "6 to put right"


def test_words_being_typed_stay_while_other_things_happen(stage: Stage) -> None:
    person, panel = at_the_checks(stage)
    go_to(person, panel, "The guardian's consent is missing")
    panel.override.by.setFocus()
    person.type("Iri")
    stage.watch(stage.state.id)
    assert panel.override.by.text() == "Iri"


def test_another_rule_is_read_from_its_beginning_in_a_frame_of_its_own(stage: Stage) -> None:
    person, panel = at_the_checks(stage)
    go_to(person, panel, "Nobody has signed the nine requirements")
    bar = panel.told.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    panel.show_event(stage.state, stage.clock.now())
    assert bar.value() > 0, "what goes on elsewhere doesn't turn the page"
    go_to(person, panel, "No date is set")
    assert bar.value() == 0
    assert panel.list.geometry().bottom() < panel.frame.geometry().top()


def test_the_nine_are_ticked_and_signed_on_one_sheet(stage: Stage) -> None:
    person, panel = at_the_checks(stage)
    go_to(person, panel, "Nobody has signed the nine requirements")
    assert list(panel.sheet.boxes) == list(TICK_IDS)
    for name in TICK_IDS[:8]:
        panel.sheet.boxes[name].setChecked(True)
    panel.sheet.by.setText("Irina B.")
    panel.sheet.sign.click()
    stage.settle()
    assert person.facts("ticks-signed") == [TicksSigned(TICK_IDS[:8], "Irina B.")]
    go_to(person, panel, "Signed and not ticked: Accountable.")
    assert "Signed by Irina B." in panel.sheet.told.text()
    panel.sheet.boxes["accountable"].setChecked(True)
    panel.sheet.sign.click()
    stage.settle()
    assert count(person) == "5 to put right"


def test_the_date_of_the_answer_is_proposed_and_kept(stage: Stage) -> None:
    person, panel = at_the_checks(stage)
    go_to(person, panel, "No date is set")
    assert panel.answer.day.text() == "Mon 16 Nov 2026"
    panel.answer.keep.click()
    stage.settle()
    assert person.facts("feedback-date-set") == [FeedbackDateSet("2026-11-16")]
    assert count(person) == "5 to put right"


@pytest.mark.parametrize("language", ["en", LONG_PSEUDO, "ar-XB"])
def test_nothing_is_cut_off(stage: Stage) -> None:
    person, panel = at_the_checks(stage)
    for at in range(panel.list.model().rowCount()):
        panel.list.setCurrentIndex(panel.list.model().index(at, 0))
        stage.settle()
        assert cut_off(person.page) == []
