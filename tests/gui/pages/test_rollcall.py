"""The Roll-call page as somebody uses it in the yard: large tiles, by code, kept at every tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from tests.gui.pages.beginner import Beginner, cut_off, sit_down
from toolkit.actions import events, handing, moving
from toolkit.gui.pages.rollcall_list import TILE, RollList
from toolkit.model.facts_care import RollClosed, SeenAtRoll
from toolkit.model.people import is_team
from toolkit.model.roll import open_roll

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.gui.pages.rollcall import RollCallPage

K = Qt.Key


@pytest.fixture
def person(stage: Stage) -> Beginner:
    """Somebody who calls the roll: three children are in the house, and a team of eleven."""
    event = stage.prepare_event()
    stage.at("2026-10-02T14:10")
    handing.hand_in(stage.desk, event, codes_of(stage)[:4])
    moving.take_off_site(stage.desk, event, codes_of(stage)[3:4])
    stage.watch(event)
    return sit_down(stage, "rollcall")


def codes_of(stage: Stage) -> list[str]:
    return sorted(p.code for p in stage.state.participants())


def team_of(stage: Stage) -> list[str]:
    return sorted(p.code for p in stage.state.people.values() if is_team(p))


def page_of(person: Beginner) -> RollCallPage:
    return cast("RollCallPage", person.page)


def expected(person: Beginner) -> RollList:
    return page_of(person).expected


def tick(person: Beginner, code: str) -> None:
    view = expected(person)
    person.click(view.viewport(), view.area_of(code).center().toPoint())


def seen(person: Beginner) -> list[str]:
    return [tile.code for tile in expected(person).tiles() if tile.seen]


def test_without_an_event_the_page_says_what_to_do(stage: Stage) -> None:
    person = sit_down(stage, "rollcall")
    assert person.sees("No event is at hand")
    person.press("Go to the events")
    assert person.went == ["events"]


def test_who_should_be_here_and_who_may_be(person: Beginner) -> None:
    stage = person.stage
    listed = [tile.code for tile in expected(person).tiles()]
    assert listed == codes_of(stage)[:3] + team_of(stage)
    assert [tile.code for tile in page_of(person).others.tiles()] == codes_of(stage)[3:4]
    assert (page_of(person).number.text(), page_of(person).told.text()) == (
        str(len(listed)),
        f"missing of {len(listed)}",
    )
    assert person.sees("Tick all whom you see")
    assert person.facts("seen-at-roll") == []


def test_every_tile_is_large_and_in_sight(person: Beginner) -> None:
    view = expected(person)
    for tile in view.tiles():
        area = view.area_of(tile.code).toRect()
        assert area.height() >= TILE >= 44
        assert view.viewport().rect().contains(area)


def test_a_click_ticks_and_unticks_and_each_is_on_disk(person: Beginner) -> None:
    first = codes_of(person.stage)[0]
    tick(person, first)
    assert seen(person) == [first]
    tick(person, first)
    assert seen(person) == []
    said = [body for body in person.facts("seen-at-roll") if isinstance(body, SeenAtRoll)]
    assert [(body.person, body.seen) for body in said] == [(first, True), (first, False)]
    assert len({body.roll for body in said}) == 1


def test_space_ticks_and_goes_on_to_the_next(person: Beginner) -> None:
    expected(person).setFocus()
    count = len(expected(person).tiles())
    for _ in range(count):
        person.key(K.Key_Space)
    assert len(seen(person)) == count
    assert page_of(person).number.text() == "0"
    person.press("All out – end")
    (closed,) = person.facts("roll-closed")
    assert isinstance(closed, RollClosed)
    assert (closed.seen, closed.expected) == (count, count)
    assert person.sees(f"of {count} seen. The roll-call ended at 14:10.")


def test_arrows_go_from_tile_to_tile(person: Beginner) -> None:
    view = expected(person)
    view.setFocus()
    first, second = view.tiles()[:2]
    assert view.code == first.code
    person.key(K.Key_Right)
    assert view.code == second.code
    person.key(K.Key_Down)
    assert view.code not in (first.code, second.code)


def test_the_few_who_are_missing_are_named(person: Beginner) -> None:
    expected(person).setFocus()
    count = len(expected(person).tiles())
    for _ in range(count - 2):
        person.key(K.Key_Space)
    last = [tile.code for tile in expected(person).tiles()][-2:]
    assert page_of(person).number.text() == "2"
    assert page_of(person).lacking.text() == f"{last[0]} and {last[1]}"
    assert page_of(person).lost.kind == "danger"
    person.press("End with 2 missing")
    (closed,) = person.facts("roll-closed")
    assert isinstance(closed, RollClosed)
    assert (closed.seen, closed.expected) == (count - 2, count)


def test_the_same_roll_is_there_when_the_program_comes_back(person: Beginner) -> None:
    stage = person.stage
    first, second = codes_of(stage)[:2]
    tick(person, first)
    person.window.hide()
    stage.later(5)
    stage.desk.forget()
    stage.watch(stage.state.id)
    again = sit_down(stage, "rollcall")
    assert seen(again) == [first]
    tick(again, second)
    assert again.sees("called since 14:10")
    roll = open_roll(stage.state, stage.context.now())
    assert roll is not None
    assert roll.seen == {first, second}


def test_a_roll_of_hours_ago_is_not_taken_up(person: Beginner) -> None:
    tick(person, codes_of(person.stage)[0])
    person.stage.later(90)
    page_of(person).entered()
    assert seen(person) == []


def test_it_can_begin_anew(person: Beginner) -> None:
    tick(person, codes_of(person.stage)[0])
    person.stage.later(3)
    person.press("Begin anew")
    assert seen(person) == []
    tick(person, codes_of(person.stage)[1])
    page_of(person).entered()
    assert seen(person) == [codes_of(person.stage)[1]]


def test_somebody_missing_opens_a_search_for_those_not_seen(person: Beginner) -> None:
    expected(person).setFocus()
    for _ in range(len(expected(person).tiles()) - 1):
        person.key(K.Key_Space)
    last = expected(person).tiles()[-1].code
    person.press("Somebody is missing")
    assert person.went == ["notfound"]
    assert len(person.facts("search-opened")) == 1
    assert [body.person for body in person.facts("search-about")] == [last]  # type: ignore[union-attr]


def test_one_key_brings_it_from_any_page_also_while_locked(person: Beginner) -> None:
    stage = person.stage
    stage.workspace.set_passphrase("four words nobody guesses")
    events.open_event(stage.desk, stage.state.id)
    stage.watch(stage.state.id)
    person.window.open_page("run")
    assert stage.context.lock()
    stage.settle()
    person.key(K.Key_F6)
    assert person.window.page_name == "rollcall"
    first = codes_of(stage)[0]
    tick(person, first)
    assert seen(person) == [first]
    assert len(person.facts("seen-at-roll")) == 1


def test_names_stand_beside_codes_only_while_they_are_shown(person: Beginner) -> None:
    assert all(not tile.name for tile in expected(person).tiles())


def test_the_list_is_printed_as_a_numbered_copy(
    person: Beginner, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []

    def show(url: object) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    person.press("Print the list")
    person.stage.qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert len(person.facts("sheet-printed")) == 1


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_no_word_is_cut_off(person: Beginner) -> None:
    assert cut_off(page_of(person)) == []
