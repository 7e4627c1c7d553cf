"""The Prepare page: ticked by key and click, the change of the clocks decided, the event opened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.pages.beginner import Beginner, cut_off, sit_down
from toolkit.actions.people import withdraw
from toolkit.gui.pages.prepare_list import HEADING, CheckModel, CheckRow
from toolkit.model.facts import Adapted, Amended, ItemTicked, Opened

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from tests.gui.conftest import Stage
    from toolkit.actions.events import NewEvent
    from toolkit.gui.pages.prepare_list import CheckList

K = Qt.Key
SPRING = "2027-03-26T14:00"
AUTUMN = "2026-10-23T14:00"


def checks(person: Beginner) -> CheckList:
    found: CheckList = person.page._part._list
    return found


def go_to(person: Beginner, part: str) -> None:
    person.click(person.page._sections.button(part))


def count(person: Beginner, part: str) -> str:
    told: str = person.page._sections.button(part).count
    return told


def withdraw_team(stage: Stage) -> None:
    for code in [c for c in stage.state.people if c.startswith("TEAM")]:
        withdraw(stage.desk, stage.state.id, code)
    stage.watch(stage.state.id)


def test_without_an_event_one_button_leads_to_the_list(stage: Stage) -> None:
    person = sit_down(stage, "prepare")
    assert person.seen() == ["No event is at hand."]
    person.key(K.Key_Space)
    assert person.went == ["events"]


def test_the_page_says_which_event_and_how_far_it_is(stage: Stage) -> None:
    stage.prepare_event()
    person = sit_down(stage, "prepare")
    assert person.sees("Three days in October")
    assert person.sees("Fri 2 Oct, 14:00 – Mon 5 Oct 2026, 14:00 · Casa Lanterna Blu, Rome")
    assert person.page._head.ready == "42 of 241 ready"
    assert [count(person, part) for part in ("papers", "team", "prints")] == [
        "24 of 25",
        "18 of 19",
        "0 of 3",
    ]


def test_a_paper_that_came_in_is_recorded_for_its_person(stage: Stage) -> None:
    stage.prepare_event()
    person = sit_down(stage, "prepare")
    assert person.sees("Waiting for paper: SUD-04-5. Cared for and counted, not in sessions.")
    person.press("Only what is missing")
    assert person.lines(checks(person)) == ["SUD-04-5 · Guardian's consent, missing"]
    checks(person).setFocus()
    person.key(K.Key_Space)
    assert person.facts("amended")[-1] == Amended("SUD-04-5", consent="yes")
    assert stage.state.people["SUD-04-5"].consent == "yes"
    assert (count(person, "papers"), person.page._head.ready) == ("25 of 25", "43 of 241 ready")
    assert not person.sees("Waiting for paper")
    person.key(K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stage.state.people["SUD-04-5"].consent == ""
    assert count(person, "papers") == "24 of 25"


def test_a_no_is_told_and_can_not_be_ticked_away(stage: Stage) -> None:
    def refuse(new: NewEvent) -> NewEvent:
        first, *rest = new.people
        return replace(new, people=(msgspec.structs.replace(first, consent="no"), *rest))

    stage.prepare_event(change=refuse)
    person = sit_down(stage, "prepare")
    view = checks(person)
    said = next(told for told in person.lines(view) if "Said no" in told)
    before = len(person.facts("amended"))
    person.click_row(view, said)
    assert len(person.facts("amended")) == before


def test_materials_are_gathered_and_ticked_by_mouse(stage: Stage) -> None:
    stage.prepare_event()
    person = sit_down(stage, "prepare")
    go_to(person, "things")
    view = checks(person)
    lines = person.lines(view)
    assert [told for told in lines if told.startswith("For ")] == [
        "For the whole event",
        "For each person (13)",
        "For each small group",
    ]
    assert "Pens that write, 6, Day 1 · Hand-over, child by child" in lines
    assert any(
        told.startswith("Badge with person code and, if wished") and ", 13," in told
        for told in lines
    )
    person.click_row(view, "Night light for the corridor")
    key = "material:event:night light for the corridor"
    assert person.facts("item-ticked") == [ItemTicked(key, done=True)]
    assert key in stage.state.items
    assert count(person, "things") == "1 of 141"
    person.click_row(view, "Night light for the corridor")
    assert key not in stage.state.items
    assert count(person, "things") == "0 of 141"


def test_a_tick_keeps_the_keyboard_where_it_is(stage: Stage) -> None:
    stage.prepare_event()
    person = sit_down(stage, "prepare")
    go_to(person, "tasks")
    view = checks(person)
    view.setFocus()
    for _ in range(3):
        person.key(K.Key_Space)
        person.key(K.Key_Down)
    assert view.currentIndex().row() == 3
    assert {what.item for what in person.facts("item-ticked") if isinstance(what, ItemTicked)} == {
        "preparation:0",
        "preparation:1",
        "preparation:2",
    }
    assert count(person, "tasks") == "3 of 20"
    person.press("Only what is missing")
    assert len(person.lines(view)) == 17


def test_arrows_walk_through_the_parts(stage: Stage) -> None:
    stage.prepare_event()
    person = sit_down(stage, "prepare")
    person.key(K.Key_Down)
    assert person.sees("A role is filled when enough cleared people are registered for it.")
    assert any(
        "Day 1 · 12:30 – 20:00 · Early pair" in told for told in person.lines(checks(person))
    )


@pytest.mark.parametrize(
    ("part", "button", "page"),
    [
        ("papers", "To the people page", "people"),
        ("team", "To the people page", "people"),
        ("prints", "To the print page", "print"),
    ],
)
def test_each_part_leads_to_the_page_with_more(
    stage: Stage, part: str, button: str, page: str
) -> None:
    stage.prepare_event()
    person = sit_down(stage, "prepare")
    went: list[str] = []
    stage.context.go.disconnect()
    stage.context.go.connect(went.append)
    go_to(person, part)
    person.press(button)
    assert went == [page]


def test_an_event_that_nothing_holds_opens_at_once(stage: Stage) -> None:
    stage.prepare_event()
    person = sit_down(stage, "prepare")
    person.press("Open the event")
    assert stage.state.state == "open"
    assert person.went == ["run"]
    person.window.open_page("prepare")
    assert person.button("Go on running it").isEnabled()


def test_what_holds_the_event_is_explained_and_a_name_opens_it(stage: Stage) -> None:
    stage.prepare_event()
    withdraw_team(stage)
    person = sit_down(stage, "prepare")
    person.press("Open the event")
    assert person.went == []
    assert person.sees("Adults cleared to look after children: 0. At least 2 are needed.")
    assert person.sees("No safeguarding lead or deputy who is cleared is on the team.")
    button = person.button("Open all the same")
    assert not button.isEnabled()
    person.page._part._opening._by.setFocus()
    person.type("Irina B.")
    person.key(K.Key_Tab)
    assert not button.isEnabled()
    person.type("The team comes by the next train.")
    person.key(K.Key_Return)
    assert person.facts("opened") == [Opened("Irina B.", "The team comes by the next train.")]
    assert person.went == ["run"]


def test_without_a_change_of_the_clocks_there_is_nothing_to_decide(stage: Stage) -> None:
    stage.prepare_event()
    person = sit_down(stage, "prepare")
    assert not person.page._sections.button("clock").isVisible()


def test_a_night_that_loses_an_hour_is_explained_and_repaired(stage: Stage) -> None:
    stage.prepare_event(start=SPRING)
    person = sit_down(stage, "prepare")
    assert person.sees(
        "In the night to Sun 28 Mar 2027 the clocks go forward by 1 h. “Second night” then lasts "
        "8 h instead of 9 h, and the event 71 h instead of 72 h."
    )
    assert person.sees("The night gives up 1 h; the event lasts 71 h.")
    assert person.sees("The event ends later, at 15:00, and lasts 72 h.")
    assert person.sees("Breakfast at 09:15")
    assert count(person, "clock") == "To be decided"
    ways = person.page._part._clock._shown_ways
    person.click(ways["move-end"].button)
    assert person.facts("adapted") == [Adapted("move-end", lengths={"hand-over-out": 90})]
    assert count(person, "clock") == "Settled"
    assert ways["move-end"].button.isChecked()
    assert person.sees("Mon 29 Mar 2027, 15:00")
    ways["move-end"].button.setFocus()
    person.key(K.Key_Down)
    person.key(K.Key_Space)
    assert stage.state.adapted is not None
    assert stage.state.adapted.repair == "wake-later"
    person.click(ways["keep-wall"])
    assert stage.state.adapted == Adapted("keep-wall")
    assert [code for code, way in ways.items() if way.button.isChecked()] == ["keep-wall"]


def test_a_repair_is_undone_to_nothing_chosen(stage: Stage) -> None:
    stage.prepare_event(start=SPRING)
    stage.later(1)
    person = sit_down(stage, "prepare")
    ways = person.page._part._clock._shown_ways
    person.click(ways["keep-wall"].button)
    person.key(K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stage.state.adapted is None
    assert not any(way.button.isChecked() for way in ways.values())
    assert count(person, "clock") == "To be decided"


def test_a_repair_that_breaks_a_fixed_time_is_greyed_with_its_reason(stage: Stage) -> None:
    stage.prepare_event(start=AUTUMN)
    person = sit_down(stage, "prepare")
    assert person.sees("the clocks go back by 1 h")
    assert person.sees(
        "Not possible here: people from outside come for “Hand-over home, child by child”"
    )
    assert person.sees("Not needed: this night is longer, so nobody sleeps less.")
    ways = person.page._part._clock._shown_ways
    assert [way.isEnabled() for way in ways.values()] == [True, False, False]
    person.click(ways["move-end"].button)
    assert person.facts("adapted") == []


def test_once_open_the_choice_stands(stage: Stage) -> None:
    stage.prepare_event(start=SPRING)
    person = sit_down(stage, "prepare")
    person.press("Open the event")
    person.window.open_page("prepare")
    go_to(person, "clock")
    assert person.sees("The event has opened, so this stays as it is.")
    assert not any(way.isEnabled() for way in person.page._part._clock._shown_ways.values())


def test_while_another_page_is_in_front_nothing_is_gathered(stage: Stage) -> None:
    stage.prepare_event()
    person = sit_down(stage, "prepare")
    page = person.page
    person.window.open_page("events")
    withdraw_team(stage)
    person.window.open_page("prepare")
    assert page._sections.button("team").count == "0 of 8"


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_cut_off_in_other_languages(stage: Stage) -> None:
    stage.prepare_event(start=SPRING)
    withdraw_team(stage)
    person = sit_down(stage, "prepare")
    for part in ("clock", "papers", "team", "things", "handouts", "tasks", "prints", "opening"):
        person.page._sections.go_to(part)
        QApplication.processEvents()
        assert cut_off(person.page) == []


def test_the_list_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = CheckModel()
    model.set_rows([CheckRow("h", "For all", kind=HEADING), CheckRow("a", "Pens", ticked=True)])
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    assert model.index(1, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
