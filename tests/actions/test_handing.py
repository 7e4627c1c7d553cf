"""Handing children over at the desk, alone and many at once, in time and from paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.actions import handing, moving, people, undoing
from toolkit.actions.handing import Detail
from toolkit.model.care import care_of, unhanded
from toolkit.model.errors import UserError
from toolkit.model.facts import Registered
from toolkit.model.facts_care import CareNoted
from toolkit.model.people import in_sessions, waiting_for_paper
from toolkit.model.prompts import expected_codes
from toolkit.model.whereabouts import stays_of, where_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.conftest import Scene
    from toolkit.actions.desk import Changed


def refused(do: Callable[[], Changed]) -> str:
    with pytest.raises(UserError) as caught:
        do()
    return caught.value.code


def wheres(scene: Scene, *codes: str) -> list[str]:
    places = where_at(scene.state)
    return [places[code].where.value for code in codes]


@pytest.fixture
def day(scene: Scene) -> Scene:
    """The first afternoon, somebody at the desk."""
    scene.at("2026-10-02T14:10")
    return scene


def test_many_arrive_in_one_commit_and_one_undo_takes_them_back(day: Scene) -> None:
    codes = day.codes()
    changed = handing.hand_in(day.desk, day.event, codes[:11])
    assert len(changed.facts) == 11
    assert len({fact.recorded for fact in changed.facts}) == 1
    assert expected_codes(day.state) == codes[:11]
    undoing.undo(day.desk, day.event)
    assert len(expected_codes(day.state)) == len(codes)


def received_by(scene: Scene, code: str) -> str:
    came = care_of(scene.state, code).came
    assert came is not None
    return came.what.adult


def test_who_is_at_the_desk_received_them_or_the_lead(day: Scene) -> None:
    first, second, third, fourth = day.codes()[:4]
    by_role = {p.role: p.code for p in day.state.people.values()}
    handing.hand_in(day.desk, day.event, [first])
    assert received_by(day, first) == by_role["lead"]
    day.desk.person = by_role["educator"]
    handing.hand_in(day.desk, day.event, [second])
    assert received_by(day, second) == by_role["educator"]
    handing.hand_in(day.desk, day.event, [third], adult=by_role["mediator"])
    assert received_by(day, third) == by_role["mediator"]
    day.desk.person = ""
    people.withdraw(day.desk, day.event, by_role["lead"])
    handing.hand_in(day.desk, day.event, [fourth])
    assert received_by(day, fourth) == by_role["deputy"]


def test_nobody_arrives_twice_or_leaves_twice(day: Scene) -> None:
    one, two = day.codes()[:2]
    desk, event = day.desk, day.event
    handing.hand_in(desk, event, [one])
    assert refused(lambda: handing.hand_in(desk, event, [two, one])) == "already-arrived"
    assert wheres(day, two) == ["not-arrived"]
    early = day.instant("2026-10-02T14:05")
    assert refused(lambda: handing.hand_in(desk, event, [one], early)) == "already-arrived"
    assert refused(lambda: handing.hand_out(desk, event, [two])) == "not-arrived"
    assert refused(lambda: handing.hand_out(desk, event, [one], early)) == "not-arrived"
    day.at("2026-10-02T18:00")
    handing.hand_out(desk, event, [one])
    assert refused(lambda: handing.hand_out(desk, event, [one])) == "already-left"
    between = day.instant("2026-10-02T17:00")
    assert refused(lambda: handing.hand_out(desk, event, [one], between)) == "already-left"
    day.at("2026-10-03T09:00")
    handing.hand_in(desk, event, [one])
    assert wheres(day, one) == ["room"]


def test_what_cannot_be_is_refused(day: Scene) -> None:
    desk, event = day.desk, day.event
    team = next(p.code for p in day.state.people.values() if p.role == "lead")
    assert refused(lambda: handing.hand_in(desk, event, [team])) == "not-a-participant"
    assert refused(lambda: handing.hand_in(desk, event, ["NOBODY"])) == "no-such-person"


def test_an_arrival_of_the_past_is_typed_in_from_paper(day: Scene) -> None:
    one, two = day.codes()[:2]
    handing.hand_in(day.desk, day.event, [one])
    day.at("2026-10-02T19:05")
    handing.hand_in(day.desk, day.event, [two], day.instant("2026-10-02T15:20"))
    assert wheres(day, one, two) == ["room", "room"]
    at = day.instant("2026-10-02T15:00")
    assert where_at(day.state, at)[two].where == "not-arrived"


def test_a_child_nobody_expected_is_in_the_house_and_in_no_session(day: Scene) -> None:
    before = set(day.state.people)
    home = next(p.home for p in day.state.people.values() if p.home)
    handing.arrive_unlisted(day.desk, day.event, home)
    (code,) = set(day.state.people) - before
    person = day.state.people[code]
    assert (person.role, person.home) == ("child", home)
    assert waiting_for_paper(person) == ("consent", "assent")
    assert not in_sessions(person)
    assert expected_codes(day.state) == [code]
    undoing.undo(day.desk, day.event)
    assert set(day.state.people) == before


def test_who_withdrew_and_is_brought_again_takes_part_again(day: Scene) -> None:
    code = day.codes()[0]
    people.withdraw(day.desk, day.event, code)
    assert refused(lambda: handing.hand_out(day.desk, day.event, [code])) == "not-arrived"
    handing.hand_in(day.desk, day.event, [code])
    assert not day.state.people[code].withdrawn
    assert expected_codes(day.state) == [code]


def test_a_child_that_goes_home_takes_the_follow_up_dates_with_it(day: Scene) -> None:
    code = day.codes()[0]
    handing.hand_in(day.desk, day.event, [code])
    moving.take_off_site(day.desk, day.event, [code])
    assert [p.code for p in unhanded(day.state)] == [code]
    handing.hand_out(day.desk, day.event, [code])
    went = care_of(day.state, code).went
    assert went is not None
    assert (went.what.welfare_by, went.what.feedback_by) == ("2026-10-12", "2026-11-16")
    assert unhanded(day.state) == []


def test_in_an_event_without_arrivals_children_can_be_handed_out(day: Scene) -> None:
    codes = day.codes()
    handing.hand_out(day.desk, day.event, codes[:1])
    assert codes[0] not in expected_codes(day.state)
    assert len(expected_codes(day.state)) == len(codes) - 1


def test_a_hand_over_is_put_right_and_stays_one(day: Scene) -> None:
    day.desk.workspace.set_passphrase("four words nobody guesses")
    code = day.codes()[0]
    handing.hand_in(day.desk, day.event, [code])
    day.at("2026-10-02T15:00")
    handing.restate(day.desk, day.event, code, "in", Detail(carer="Rosa"))
    handing.restate(day.desk, day.event, code, "in", Detail(signed=True))
    early = day.instant("2026-10-02T14:02")
    handing.restate(day.desk, day.event, code, "in", Detail(), early)
    came = care_of(day.state, code).came
    assert came is not None
    assert (came.at, came.what.carer, came.what.signed) == (early, "Rosa", True)
    assert len(stays_of(day.state, code)) == 1
    undoing.undo(day.desk, day.event)
    came = care_of(day.state, code).came
    assert came is not None
    assert came.at == day.instant("2026-10-02T14:10")


def test_a_hand_over_that_was_not_cannot_be_put_right(day: Scene) -> None:
    code, desk, event = day.codes()[0], day.desk, day.event
    assert refused(lambda: handing.restate(desk, event, code, "in", Detail())) == "no-hand-over"
    handing.hand_in(desk, event, [code])
    day.at("2026-10-02T18:00")
    handing.hand_out(desk, event, [code])
    day.at("2026-10-02T19:00")
    late = day.instant("2026-10-02T18:30")
    told = refused(lambda: handing.restate(desk, event, code, "in", Detail(), late))
    assert told == "hand-over-order"


def test_health_needs_a_passphrase_and_a_room_does_not(day: Scene) -> None:
    code, desk, event = day.codes()[0], day.desk, day.event
    handing.note_care(desk, event, CareNoted(code, room="7"))
    noted = CareNoted(code, allergies="nuts")
    assert refused(lambda: handing.note_care(desk, event, noted)) == "passphrase-needed"
    assert refused(lambda: handing.set_medication(desk, event, code, "x")) == "passphrase-needed"
    assert care_of(day.state, code).room == "7"


def test_medication_is_written_given_and_taken_away(day: Scene) -> None:
    desk, event, code = day.desk, day.event, day.codes()[0]
    desk.workspace.set_passphrase("four words nobody guesses")
    handing.set_medication(desk, event, code, " cetirizine 10 mg ", (1200, 480, 480))
    (name,) = care_of(day.state, code).medicines
    line = care_of(day.state, code).medicines[name]
    assert (line.text, line.times) == ("cetirizine 10 mg", (480, 1200))
    handing.set_medication(desk, event, code, "cetirizine 5 mg", (480,), name)
    assert care_of(day.state, code).medicines[name].text == "cetirizine 5 mg"
    handing.give_medication(desk, event, code, name, day.instant("2026-10-02T08:00"), "refused")
    handing.give_medication(desk, event, code, name)
    assert [one.what.outcome for one in care_of(day.state, code).log] == ["refused", "given"]
    handing.clear_medication(desk, event, code, name)
    assert refused(lambda: handing.clear_medication(desk, event, code, name)) == "no-medicine"
    assert refused(lambda: handing.give_medication(desk, event, code, name)) == "no-medicine"
    handing.set_medication(desk, event, code, "another")
    assert name not in care_of(day.state, code).medicines


def test_medication_that_says_nothing_is_refused(day: Scene) -> None:
    desk, event, code = day.desk, day.event, day.codes()[0]
    assert refused(lambda: handing.set_medication(desk, event, code, "  ")) == "no-medicine"
    told = refused(lambda: handing.set_medication(desk, event, code, "x", (1440,)))
    assert told == "bad-time-of-day"


def test_the_thirteenth_and_the_extra_one_are_counted_together(day: Scene) -> None:
    """Thirteen are expected: eleven come, one later, one never; and one more without papers."""
    desk, event = day.desk, day.event
    people.register(desk, event, [Registered("", "child", home="NORD")])
    codes = day.codes()[:13]
    handing.hand_in(desk, event, codes[:11])
    handing.arrive_unlisted(desk, event, "NORD")
    day.at("2026-10-02T15:20")
    handing.hand_in(desk, event, codes[11:12])
    assert len(expected_codes(day.state)) == 13
    assert codes[12] not in expected_codes(day.state)
