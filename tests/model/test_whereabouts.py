"""Where everybody is: hand-overs, moves and marks, in the order in which they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model import strategies as draws
from tests.model.telling import Telling, plan_a
from toolkit.model import facts as f
from toolkit.model.event import Folding
from toolkit.model.facts_care import HandedOver, Moved
from toolkit.model.finish import expected_in, what_is_missing
from toolkit.model.instants import HOUR, MINUTE, Instant
from toolkit.model.prompts import expected_codes, expected_people
from toolkit.model.whereabouts import (
    IN_HOUSE,
    Stay,
    Where,
    fold_stays,
    is_in_care,
    keeps_handovers,
    last_stay,
    minutes_away,
    since_arrival,
    stays_of,
    was_there,
    where_at,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.facts import Fact


def group(*codes: str) -> Telling:
    told = Telling(plan_a())
    return told.say(*(f.Registered(code, "child", 15) for code in codes))


def came(told: Telling, *codes: str, holds: str | None = None) -> Telling:
    return told.say(*(HandedOver(code, "in") for code in codes), holds=holds)


def went(told: Telling, *codes: str, holds: str | None = None) -> Telling:
    return told.say(*(HandedOver(code, "out") for code in codes), holds=holds)


def places(told: Telling, wall: str | None = None) -> dict[str, str]:
    at = None if wall is None else told.instant(wall)
    return {code: stay.where.value for code, stay in where_at(told.event, at).items()}


def test_who_was_out_or_off_site_is_here_since_the_last_arrival() -> None:
    told = group("A", "B", "C").at("14:03")
    came(told, "A").at("14:10").say(Moved("A", "out", "T"), Moved("B", "out", "T"))
    told.at("14:22").say(Moved("A", "room"), Moved("B", "room")).at("15:00")
    since = {code: since_arrival(stays_of(told.event, code)) for code in "ABC"}
    assert [told.wall(since[code]) for code in "AB"] == ["14:03", "14:10"]
    assert since["C"] == 0
    went(told, "A", "B").at("16:00")
    came(told, "A").say(Moved("B", "room"))
    assert {told.wall(since_arrival(stays_of(told.event, code))) for code in "AB"} == {"16:00"}


def test_without_hand_overs_everybody_is_in_the_house() -> None:
    told = group("A", "B").say(f.Registered("T", "lead"))
    assert not keeps_handovers(told.event)
    assert places(told) == {"A": "room", "B": "room"}
    assert expected_people(told.event) == 2


def test_from_the_first_arrival_on_the_others_have_not_arrived() -> None:
    told = came(group("A", "B").at("14:10"), "A")
    assert keeps_handovers(told.event)
    assert places(told) == {"A": "room", "B": "not-arrived"}
    assert where_at(told.event)["A"].since == told.now
    assert expected_codes(told.event) == ["A"]


def test_a_child_without_papers_is_in_the_house_and_counted() -> None:
    told = group("A").say(f.Registered("B", "child", 14, consent="no"))
    came(told.at("14:10"), "A", "B")
    assert expected_codes(told.event) == ["A", "B"]


def test_out_is_in_the_house_and_off_site_and_left_are_not() -> None:
    told = came(group("A", "B", "C", "D").at("14:10"), "A", "B", "C", "D").at("15:00")
    told.say(Moved("A", "out", "T"), Moved("B", "off-site", "T"))
    went(told, "C")
    assert places(told) == {"A": "out", "B": "off-site", "C": "left", "D": "room"}
    assert where_at(told.event)["A"].adult == "T"
    assert expected_codes(told.event) == ["A", "D"]
    told.at("15:20").say(Moved("A", "room"), Moved("B", "room"))
    assert expected_codes(told.event) == ["A", "B", "D"]


def test_marks_send_nobody_away_who_was_handed_in() -> None:
    told = came(group("A", "B").at("14:10"), "A", "B").at("16:00").begin("who-is-here")
    told.say(f.Marked("A", "who-is-here", f.Status.NOT_HERE))
    assert expected_codes(told.event) == ["A", "B"]


def test_who_was_seen_in_a_block_has_arrived_though_nobody_wrote_it_down() -> None:
    told = came(group("A", "B", "C", "D").at("14:10"), "A").at("16:00").begin("who-is-here")
    told.say(
        f.Marked("B", "who-is-here", f.Status.SAT_OUT),
        f.Marked("C", "who-is-here", f.Status.UNKNOWN),
        f.Marked("D", "who-is-here", f.Status.NOT_HERE),
    )
    assert places(told) == {"A": "room", "B": "room", "C": "not-arrived", "D": "not-arrived"}
    assert expected_codes(told.event) == ["A", "B"]
    told.at("17:20").begin("digital-day").say(f.Marked("B", "digital-day", f.Status.NOT_HERE))
    assert expected_codes(told.event) == ["A"]


def test_off_site_and_left_count_in_an_event_without_arrivals_too() -> None:
    told = group("A", "B", "C").at("15:00").say(Moved("A", "off-site"), Moved("C", "out", "T"))
    went(told, "B")
    assert not keeps_handovers(told.event)
    assert expected_codes(told.event) == ["C"]


def test_what_is_typed_in_from_paper_takes_its_place_in_time() -> None:
    told = came(group("A", "B").at("14:10"), "A", "B").at("18:00").say(Moved("A", "out", "T"))
    told.at("19:05").say(Moved("A", "off-site"), holds="2026-10-02T16:00")
    told.say(Moved("A", "room"), holds="2026-10-02T16:40")
    came(told, "B", holds="2026-10-02T14:05")
    assert places(told) == {"A": "out", "B": "room"}
    assert places(told, "2026-10-02T16:20") == {"A": "off-site", "B": "room"}
    assert places(told, "2026-10-02T14:07") == {"A": "not-arrived", "B": "room"}


def test_a_child_may_go_home_for_a_night_and_come_again() -> None:
    told = came(group("A").at("14:10"), "A").at("20:00")
    went(told, "A").at("2026-10-03T08:30")
    assert expected_people(told.event) == 0
    came(told, "A")
    assert expected_people(told.event) == 1
    assert is_in_care(stays_of(told.event, "A"))
    assert not is_in_care(stays_of(told.event, "A"), told.instant("2026-10-02T21:00"))


def test_who_withdrew_is_looked_after_until_handed_out() -> None:
    told = came(group("A", "B").at("14:10"), "A").at("15:00")
    told.say(f.Withdrawn("A"), f.Withdrawn("B"))
    assert places(told) == {"A": "room"}
    assert expected_codes(told.event) == ["A"]
    went(told.at("16:00"), "A")
    assert places(told) == {}
    assert expected_codes(told.event) == []


def test_an_arrival_taken_back_was_none() -> None:
    told = came(group("A", "B").at("14:10"), "A").undo()
    assert not keeps_handovers(told.event)
    assert expected_people(told.event) == 2
    assert expected_codes(told.redo().event) == ["A"]


def test_a_clock_that_was_set_back_hides_nobody() -> None:
    told = came(group("A").at("15:10"), "A").at("14:12")
    assert places(told) == {"A": "room"}


def test_marks_taken_in_one_by_one_say_who_has_arrived() -> None:
    told = came(group("A", "B").at("14:10"), "A")
    folding = Folding(told.facts)
    event = folding.event
    assert expected_codes(event) == ["A"]
    known = len(told.facts)
    told.at("14:20").say(f.Marked("B", "hand-over-in", f.Status.PRESENT))
    folding.take(told.facts[known:])
    assert folding.event is event
    assert expected_codes(folding.event) == ["A", "B"] == expected_codes(told.event)


def test_the_minutes_that_somebody_was_away() -> None:
    told = came(group("A").at("14:10"), "A").at("16:25").say(Moved("A", "out", "T"))
    told.at("16:48").say(Moved("A", "room"))
    stays = stays_of(told.event, "A")
    begin, end = told.instant("2026-10-02T16:10"), told.instant("2026-10-02T17:10")
    assert minutes_away(stays, begin, end) == 23
    assert minutes_away(stays, told.instant("2026-10-02T16:30"), end) == 18
    assert minutes_away(stays, begin, told.instant("2026-10-02T16:30")) == 5
    assert minutes_away(stays, end, told.instant("2026-10-02T18:00")) == 0
    assert minutes_away((), begin, end) == 0


def test_nobody_is_asked_for_a_mark_before_they_came_or_after_they_left() -> None:
    told = came(group("A", "B", "C").at("14:10"), "A", "B").at("16:00").begin("who-is-here")
    went(told.at("17:05"), "B").at("17:20").begin("digital-day")
    event, first, second = told.event, told.row("who-is-here"), told.row("digital-day")
    assert [p.code for p in expected_in(event, first.begin, first.end)] == ["A", "B"]
    assert [p.code for p in expected_in(event, second.begin, second.end)] == ["A"]
    came(told.at("17:30"), "C")
    event = told.event
    assert [p.code for p in expected_in(event, first.begin, first.end)] == ["A", "B"]
    assert [p.code for p in expected_in(event, second.begin, second.end)] == ["A", "C"]


@pytest.mark.parametrize(
    ("stays", "there"),
    [
        ([Moved("A", "out", "T")], True),
        ([HandedOver("A", "out")], True),
        ([HandedOver("A", "in")], False),
    ],
)
def test_what_does_not_begin_with_an_arrival_says_that_they_were_there(
    stays: list[f.Body], there: bool
) -> None:
    told = came(group("A", "Z").at("14:05"), "Z").at("18:00").say(*stays)
    event = told.event
    begin, end = told.instant("2026-10-02T16:00"), told.instant("2026-10-02T17:00")
    assert was_there(event, event.people["A"], begin, end) is there


def test_at_the_end_those_who_were_not_handed_out_are_named() -> None:
    told = came(group("A", "B", "C", "D").at("14:10"), "A", "B", "C")
    told.say(f.Withdrawn("C")).at("2026-10-05T12:45").begin("lunch-4")
    assert not [m for m in what_is_missing(told.event, told.now) if m.code == "unhanded"]
    went(told.at("2026-10-05T13:30").begin("hand-over-out"), "A")
    first = what_is_missing(told.event, told.now)[0]
    assert (first.code, first.block, first.people) == ("unhanded", "", ("B", "C"))
    went(told, "B", "C")
    assert not [m for m in what_is_missing(told.event, told.now) if m.code == "unhanded"]


def test_an_event_without_hand_overs_has_nobody_to_hand_out() -> None:
    told = group("A").at("2026-10-05T13:30").begin("hand-over-out")
    assert not [m for m in what_is_missing(told.event, told.now) if m.code == "unhanded"]


# whatever is said in whatever order

CODES = ("A", "B", "C")
SAID = st.one_of(
    st.builds(HandedOver, st.sampled_from(CODES), st.sampled_from(["in", "out"])),
    st.builds(
        Moved,
        st.sampled_from(CODES),
        st.sampled_from(["room", "out", "off-site"]),
        st.sampled_from(["", "T"]),
    ),
    st.builds(
        f.Marked,
        st.sampled_from(CODES),
        st.sampled_from(["who-is-here", "digital-day"]),
        st.sampled_from(list(f.Status)),
    ),
    st.builds(f.Withdrawn, st.sampled_from(CODES)),
)
LIVES = st.lists(st.tuples(SAID, st.integers(0, 600)), max_size=25)


def lived(said: Sequence[tuple[f.Body, int]]) -> list[Fact]:
    told = group(*CODES)
    start = len(told.facts) + 1
    return told.facts + [
        draws.fact(start + n, body, Instant(told.start + minute * MINUTE), Instant(told.start + n))
        for n, (body, minute) in enumerate(said)
    ]


@settings(max_examples=150, deadline=None)
@given(LIVES)
def test_stays_are_in_time_order_and_the_last_one_is_now(
    said: list[tuple[f.Body, int]],
) -> None:
    facts = lived(said)
    for code, stays in fold_stays(facts).items():
        assert stays == sorted(stays, key=lambda stay: stay.since)
        assert len(stays) == sum(
            isinstance(body, HandedOver | Moved) and body.person == code for body, _ in said
        )
        last = last_stay(stays)
        assert last is stays[-1]
        assert last == last_stay(stays, Instant(stays[-1].since + HOUR))


@settings(max_examples=150, deadline=None)
@given(LIVES, st.randoms(use_true_random=False))
def test_what_holds_at_different_instants_may_be_said_in_any_order(
    said: list[tuple[f.Body, int]], chance: st.DataObject
) -> None:
    apart = {minute: body for body, minute in said if isinstance(body, HandedOver | Moved)}
    one = [(body, minute) for minute, body in apart.items()]
    other = list(one)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert fold_stays(lived(one)) == fold_stays(lived(other))


@settings(max_examples=100, deadline=None)
@given(LIVES)
def test_one_by_one_or_at_once_the_same_people_are_expected(
    said: list[tuple[f.Body, int]],
) -> None:
    facts = lived(said)
    known = len(facts) - len(said)
    folding = Folding(facts[:known])
    for fact in facts[known:]:
        assert folding.event is not None
        expected_codes(folding.event)
        folding.take([fact])
    at_once = Folding(facts).event
    assert expected_codes(folding.event) == expected_codes(at_once)
    assert where_at(folding.event) == where_at(at_once)


@settings(max_examples=150, deadline=None)
@given(LIVES)
def test_who_is_expected_is_in_the_house_and_nobody_in_care_is_lost(
    said: list[tuple[f.Body, int]],
) -> None:
    event = Folding(lived(said)).event
    found, there = expected_codes(event), where_at(event)
    assert len(found) == len(set(found))
    assert all(there[code].where in IN_HOUSE for code in found)
    if keeps_handovers(event):
        for code in CODES:
            stays: Sequence[Stay] = stays_of(event, code)
            if is_in_care(stays) and stays[-1].where in IN_HOUSE:
                assert code in found
            if stays and stays[-1].where in (Where.LEFT, Where.OFF_SITE):
                assert code not in found
