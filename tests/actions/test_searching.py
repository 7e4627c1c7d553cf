"""A child can't be found: what is done is on disk at once, and nothing of it is ever lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from toolkit.actions import events, searching, undoing
from toolkit.actions.desk import Desk
from toolkit.model.errors import UserError
from toolkit.model.facts import HeadcountTaken
from toolkit.model.facts_search import SearchOpened
from toolkit.model.search import FacilitySteps, facility_steps, open_search, searches

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.conftest import Scene
    from toolkit.model.search import Search


def opened(scene: Scene) -> Search:
    scene.at("2026-10-03T02:00")
    searching.short_count(scene.desk, scene.event, 12, 13, "night-1", 120)
    return going_on(scene)


def going_on(scene: Scene) -> Search:
    search = open_search(scene.state)
    assert search is not None
    return search


def test_a_short_count_and_the_search_are_one_commit(scene: Scene) -> None:
    scene.at("2026-10-03T02:00")
    changed = searching.short_count(scene.desk, scene.event, 12, 13, "night-1", 120)
    assert [type(fact.what) for fact in changed.facts] == [HeadcountTaken, SearchOpened]
    assert len({fact.recorded for fact in changed.facts}) == 1
    search = going_on(scene)
    assert search.opened == scene.clock.now()
    assert (search.count.block, search.count.night_at) == ("night-1", 120)
    assert scene.state.register.headcounts[-1].counted == 12
    undoing.undo(scene.desk, scene.event)
    assert searches(scene.state) == []
    assert scene.state.register.headcounts == []


def test_a_second_short_count_joins(scene: Scene) -> None:
    first = opened(scene)
    scene.at("2026-10-03T02:05")
    searching.short_count(scene.desk, scene.event, 11, 13, "night-1")
    assert [search.id for search in searches(scene.state)] == [first.id]
    assert going_on(scene).count.counted == 11
    assert going_on(scene).opened == first.opened


def test_it_opens_by_hand_too_and_once(scene: Scene) -> None:
    scene.at("2026-10-02T18:20")
    code = scene.codes()[0]
    searching.somebody_missing(scene.desk, scene.event)
    with pytest.raises(UserError, match="already-searching"):
        searching.somebody_missing(scene.desk, scene.event)
    searching.somebody_missing(scene.desk, scene.event, [code])
    search = going_on(scene)
    assert [one.person for one in search.missing] == [code]
    assert search.count.counted == search.count.expected == 13
    assert len(searches(scene.state)) == 1


def test_nobody_is_missing_where_the_count_is_whole(scene: Scene) -> None:
    with pytest.raises(UserError, match="not-short"):
        searching.short_count(scene.desk, scene.event, 13, 13)


def test_everything_that_is_done_says_when_and_by_whom(scene: Scene) -> None:
    search = opened(scene)
    desk, event, name = scene.desk, scene.event, search.id
    adult = next(code for code in scene.state.people if code.startswith("TEAM"))
    desk.person = adult
    code = scene.codes()[3]
    seen = scene.instant("2026-10-03T01:30")
    searching.about(desk, event, name, [code], seen_at=seen, seen_by=adult)
    searching.about(desk, event, name, [code], where="stairs", wearing="red jumper")
    scene.at("2026-10-03T02:01")
    searching.place(desk, event, name, "cellar", adult)
    searching.call(desk, event, name, "lead")
    searching.call(desk, event, name, "police", "4711")
    searching.note(desk, event, name, " light in the cellar ")
    scene.at("2026-10-03T02:04")
    searching.place(desk, event, name, "cellar", done=True)
    search = going_on(scene)
    known = search.missing[0]
    assert (known.seen_at, known.seen_by, known.where) == (seen, adult, "stairs")
    assert (search.areas["cellar"].adult, search.areas["cellar"].done_at) == (
        adult,
        scene.clock.now(),
    )
    assert [(call.about, call.by) for call in search.calls] == [("lead", adult), ("police", adult)]
    assert search.notes[0].text == "light in the cellar"
    scene.at("2026-10-03T02:08")
    searching.found(desk, event, name, "attic", "well", adult)
    assert open_search(scene.state) is None
    ended = searches(scene.state)[0]
    assert ended.ending is not None
    assert (ended.ending.where, ended.ending.condition, ended.ending.by) == ("attic", "well", adult)
    assert ended.missing == search.missing
    undoing.undo(desk, event)
    assert going_on(scene).notes == search.notes


def test_after_the_police_took_over_a_child_may_still_be_found(scene: Scene) -> None:
    search = opened(scene)
    searching.to_police(scene.desk, scene.event, search.id, "ref 12")
    with pytest.raises(UserError, match="search-over"):
        searching.about(scene.desk, scene.event, search.id, scene.codes()[:1])
    searching.call(scene.desk, scene.event, search.id, "guardian")
    searching.note(scene.desk, scene.event, search.id, "the police comes at 03:00")
    with pytest.raises(UserError, match="search-over"):
        searching.to_police(scene.desk, scene.event, search.id)
    searching.found(scene.desk, scene.event, search.id)
    endings = [ending.how for ending in searches(scene.state)[0].endings]
    assert endings == ["police", "found"]
    with pytest.raises(UserError, match="search-over"):
        searching.found(scene.desk, scene.event, search.id)


def test_what_makes_no_sense_is_refused_and_nothing_is_said(scene: Scene) -> None:
    search = opened(scene)
    desk, event, name = scene.desk, scene.event, search.id
    before = len(desk.facts(event))
    refused: list[tuple[str, Callable[[], object]]] = [
        ("no-such-search", lambda: searching.note(desk, event, "other", "x")),
        ("no-such-person", lambda: searching.about(desk, event, name, ["X-01-A"])),
        ("no-such-person", lambda: searching.place(desk, event, name, "attic", "X-01-A")),
        ("no-such-person", lambda: searching.found(desk, event, name, adult="X-01-A")),
        ("no-area", lambda: searching.place(desk, event, name, " ")),
        ("no-whom", lambda: searching.call(desk, event, name, "")),
        ("empty-note", lambda: searching.note(desk, event, name, "  ")),
        ("bad-search-minutes", lambda: searching.set_facility_steps(desk, event, [], 0)),
        (
            "too-many-steps",
            lambda: searching.set_facility_steps(desk, event, [str(n) for n in range(31)]),
        ),
    ]
    for code, do in refused:
        with pytest.raises(UserError, match=code):
            do()
    assert len(desk.facts(event)) == before


def test_the_facilitys_steps_are_kept_for_its_next_event(scene: Scene) -> None:
    desk = scene.desk
    searching.set_facility_steps(desk, scene.event, ["Ring the director", " ", "Lock the gate"], 15)
    wanted = FacilitySteps(("Ring the director", "Lock the gate"), 15)
    assert facility_steps(scene.state) == wanted
    again = events.prepare(desk, scene.new).event
    assert facility_steps(desk.event(again)) == FacilitySteps()
    assert searching.kept_facility_steps(desk, again) == wanted
    searching.somebody_missing(desk, again)
    assert facility_steps(desk.event(again)) == wanted
    changed = searching.set_facility_steps(desk, again, [])
    assert len(changed.facts) == 1
    assert searching.kept_facility_steps(desk, again) == FacilitySteps()


def test_another_facility_has_steps_of_its_own(scene: Scene) -> None:
    searching.set_facility_steps(scene.desk, scene.event, ["Ring the director"])
    other = events.prepare(scene.desk, replace(scene.new, facility="Elsewhere")).event
    assert searching.kept_facility_steps(scene.desk, other) == FacilitySteps()


def test_a_setting_in_other_words_is_as_good_as_none(scene: Scene) -> None:
    searching.set_facility_steps(scene.desk, scene.event, ["a"])
    key = searching._key(scene.state)
    again = events.prepare(scene.desk, scene.new).event
    for text in ("{}", "[", '"x"', "[]", '["many"]'):
        scene.desk.workspace.set_setting(key, text)
        assert searching.kept_facility_steps(scene.desk, again) == FacilitySteps()


def test_steps_are_ticked_by_their_words(scene: Scene) -> None:
    search = opened(scene)
    searching.step(scene.desk, scene.event, search.id, "Lock the gate", done=True)
    assert set(going_on(scene).steps) == {"Lock the gate"}
    searching.step(scene.desk, scene.event, search.id, "Lock the gate", done=False)
    assert going_on(scene).steps == {}


def test_another_desk_on_the_same_journal_sees_the_same(scene: Scene) -> None:
    search = opened(scene)
    searching.call(scene.desk, scene.event, search.id, "police")
    other = Desk(scene.desk.workspace, scene.clock.now)
    assert searches(other.event(scene.event)) == searches(scene.state)
