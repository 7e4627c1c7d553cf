"""What two laptops changed unknowingly is asked once, the same on both, and gone when answered."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.laptops import Laptop, exchange
from toolkit.model import facts as f
from toolkit.model import facts_care as care
from toolkit.model import facts_search as search
from toolkit.model import facts_team as team
from toolkit.model.answers import answer
from toolkit.model.care import care_of
from toolkit.model.claims import CLAIMING, NEVER
from toolkit.model.clockholder import fold_clock
from toolkit.model.event import Event, fold_event
from toolkit.model.instants import MINUTE, Instant, start_instant
from toolkit.model.plan import Block, Day, Group, Kind, Plan, encode_plan
from toolkit.model.questions import Question, questions

ZONE = ZoneInfo("Europe/Rome")
START = start_instant(datetime.fromisoformat("2026-03-27T14:00"), ZONE)
PLAN = Plan(
    id="p",
    version=1,
    title="P",
    programme="INTERACT",
    language="en",
    group=Group(8, 15, 13, 17),
    days=(
        Day(
            "Day 1",
            14 * 60,
            (
                Block("one", "One", Kind.SESSION, 60, start=14 * 60),
                Block("two", "Two", Kind.SESSION, 60),
                Block("three", "Three", Kind.FREE, 60),
            ),
        ),
    ),
)
A, B = "N-01", "N-02"
PRESENT, LATE = f.Status.PRESENT, f.Status.LATE


def pair(*bodies: f.Body) -> tuple[Laptop, Laptop]:
    """Two laptops that know the event and what else was said in it."""
    one, two = Laptop("a", START), Laptop("b", START + 7)
    one.say(f.Prepared(encode_plan(PLAN), START, ZONE.key))
    one.say(f.Registered(A, "child", 14, consent="yes"), f.Registered(B, "child", 15))
    if bodies:
        one.say(*bodies)
    two.take(one)
    return one, two


def asked(*laptops: Laptop) -> list[Question]:
    """Exchange and give the questions, which are the same everywhere."""
    exchange(*laptops)
    found = [questions(laptop.facts) for laptop in laptops]
    assert all(each == found[0] for each in found)
    return found[0]


def settle(question: Question, choice: int, here: Laptop, there: Laptop) -> Event:
    """Answer on one laptop; the question is gone on both."""
    here.state(answer(question, question.choices[choice], here.facts))
    assert question.subject not in {q.subject for q in questions(here.facts)}
    assert question.subject not in {q.subject for q in asked(here, there)}
    return fold_event(there.facts)


def test_every_kind_either_settles_something_or_never_does() -> None:
    assert CLAIMING | NEVER == f.KINDS
    assert not CLAIMING & NEVER


def test_a_mark_that_both_changed_is_asked_once_with_both_values() -> None:
    one, two = pair()
    one.desk, two.desk = "TEAM-01", "TEAM-02"
    one.say(f.Marked(A, "one", PRESENT), f.Marked(B, "one", PRESENT))
    two.say(f.Marked(A, "one", LATE, 12), f.Marked(B, "one", PRESENT))
    (question,) = asked(one, two)
    assert question.subject == ("mark", A, "one")
    assert not question.restricted
    assert [(c.value, c.fact.device, c.fact.desk) for c in question.choices] == [
        ({"status": "present", "minutes": None}, "a", "TEAM-01"),
        ({"status": "late", "minutes": 12}, "b", "TEAM-02"),
    ]
    # Meanwhile the last statement stands, on both.
    mark = fold_event(one.facts).register.mark("one", A)
    assert mark is not None
    assert mark.status is LATE
    found = settle(question, 0, two, one).register.mark("one", A)
    assert found is not None
    assert found.status is PRESENT


def test_who_knew_of_the_other_is_not_asked() -> None:
    one, two = pair()
    one.say(f.Marked(A, "one", PRESENT))
    two.take(one)
    two.say(f.Marked(A, "one", LATE, 3))
    one.say(f.Marked(B, "one", LATE))
    one.say(f.Marked(B, "one", PRESENT))
    assert asked(one, two) == []


def test_ticks_and_notes_are_never_asked() -> None:
    one, two = pair()
    for laptop, done in ((one, True), (two, False)):
        laptop.say(f.StepTicked("one", 0, done), f.ItemTicked("x", done), f.Noted(laptop.device))
        laptop.say(f.HeadcountTaken(12 + done, 13, "one"))
    assert asked(one, two) == []


def test_one_question_holds_all_fields_that_the_same_two_facts_disagree_on() -> None:
    one, two = pair()
    one.say(f.Amended(A, age=13, home="North", consent="yes"))
    two.say(f.Amended(A, age=15, home="South", consent="yes"))
    (question,) = asked(one, two)
    assert question.subject == ("person", A)
    assert question.fields == ("age", "home")
    person = settle(question, 0, one, two).people[A]
    assert (person.age, person.home) == (13, "North")


def test_other_fields_of_the_same_person_are_no_clash() -> None:
    one, two = pair()
    one.say(f.Amended(A, age=13))
    two.say(f.Amended(A, call_name="Nini"))
    assert asked(one, two) == []


def test_a_code_given_on_both_is_asked_once_and_may_be_one_person() -> None:
    one, two = pair()
    one.say(f.Registered("NORD-03-N", "child", 13, "F", "North", call_name="Ana"))
    two.say(f.Registered("NORD-03-N", "child", 16, "M", "North", call_name="Bo"))
    (question,) = asked(one, two)
    assert question.subject == ("new-person", "NORD-03-N")
    assert question.fields == ("age", "call_name", "sex")
    assert question.restricted
    assert [c.value for c in question.choices[1:]] == [
        {"age": 16, "call_name": "Bo", "sex": "M"},
        {"apart": True},
    ]
    people = settle(question, 0, two, one).people
    assert people["NORD-03-N"].call_name == "Ana"
    assert len(people) == 3


def test_two_children_under_one_code_are_kept_apart() -> None:
    one, two = pair()
    ana = f.Registered("NORD-03-N", "child", 13, "F", "North", call_name="Ana")
    one.say(ana)
    two.say(f.Registered("NORD-03-N", "child", 16, "M", "North", call_name="Bo"))
    (question,) = asked(one, two)
    people = settle(question, 2, two, one).people
    assert asked(one, two) == []
    assert people["NORD-03-N"].call_name == "Ana"
    (other,) = (p for p in people.values() if p.call_name == "Bo")
    assert other.code != "NORD-03-N"
    assert (other.age, other.home) == (16, "North")


def test_two_of_whom_only_the_code_is_known_are_asked_all_the_same() -> None:
    one, two = pair()
    one.say(f.Registered("NORD-03-N", "child", home="North"))
    two.say(f.Registered("NORD-03-N", "child", home="North"))
    two.say(f.Withdrawn("NORD-03-N"))
    found = asked(one, two)
    assert [q.topic for q in found] == ["new-person", "takes-part"]
    assert [c.value for c in found[0].choices] == [{}, {"apart": True}]
    assert len(settle(found[0], 1, one, two).people) == 4


@pytest.mark.parametrize("choice", [0, 1])
def test_somebody_withdrawn_here_and_brought_back_there(choice: int) -> None:
    one, two = pair(f.Withdrawn(A))
    one.say(f.Amended(A, age=13))
    one.say(f.Registered(A, "child", 13, consent="yes"))
    two.say(f.Withdrawn(A))
    (question,) = [q for q in asked(one, two) if q.topic == "takes-part"]
    assert [c.value["here"] for c in question.choices] == [True, False]
    person = settle(question, choice, two, one).people[A]
    assert person.withdrawn == (choice == 1)
    assert person.age == 13


def test_a_shift_set_here_and_cleared_there() -> None:
    one, two = pair(f.ShiftSet("TEAM-01", "s", 1, 2))
    one.say(f.ShiftSet("TEAM-01", "s", 1, 9))
    two.say(f.ShiftCleared("TEAM-01", "s"))
    (question,) = asked(one, two)
    assert settle(question, 0, two, one).shifts["TEAM-01", "s"].end == 9


@pytest.mark.parametrize("choice", [0, 1])
def test_a_block_started_at_two_times(choice: int) -> None:
    one, two = pair(f.Opened())
    one.say(f.BlockStarted("one"), holds=START + 5 * MINUTE)
    two.say(f.BlockStarted("one"), holds=START + 9 * MINUTE)
    (question,) = asked(one, two)
    began = settle(question, choice, two, one).run.record("one").started
    assert began == START + (5 if choice == 0 else 9) * MINUTE


@pytest.mark.parametrize("choice", [0, 1])
def test_a_block_started_here_and_left_out_there(choice: int) -> None:
    one, two = pair(f.Opened())
    one.say(f.BlockStarted("one"))
    two.say(f.BlockSkipped("one"))
    (question,) = asked(one, two)
    record = settle(question, choice, one, two).run.record("one")
    assert (record.running, record.skipped) == (choice == 0, choice == 1)


def test_an_end_an_extra_block_and_a_pause() -> None:
    one, two = pair(f.Opened(), f.BlockStarted("one"))
    for laptop, minutes in ((one, 30), (two, 40)):
        at = START + minutes * MINUTE
        laptop.say(f.Paused(), holds=at)
        laptop.say(f.BlockEnded("one"), holds=at + MINUTE)
        laptop.say(f.BlockInserted("extra-1", laptop.device, "free", minutes, "one"), holds=at)
    found = {q.topic: q for q in asked(one, two)}
    assert set(found) == {"pause", "ended", "inserted"}
    for topic in ("ended", "inserted", "pause"):
        event = settle(found[topic], 1, one, two)
    assert event.run.record("one").ended == START + 41 * MINUTE
    assert event.title_of("extra-1") == "b"
    assert event.run.pauses == [(START + 40 * MINUTE, START + 41 * MINUTE)]


@pytest.mark.parametrize("choice", [0, 1])
def test_minutes_given_on_both_are_not_given_twice(choice: int) -> None:
    one, two = pair(f.BlockExtended("one", 5))
    one.say(f.BlockExtended("one", 10))
    two.say(f.BlockExtended("one", 5))
    two.say(f.BlockShortened("one", 3))
    (question,) = asked(one, two)
    assert [c.value["minutes"] for c in question.choices] == [15, 7]
    assert fold_event(one.facts).run.record("one").extended == 17
    assert settle(question, choice, two, one).run.record("one").extended == (15, 7)[choice]


def test_the_same_minutes_given_on_both_are_asked_for_they_add_up() -> None:
    one, two = pair()
    one.say(f.BlockExtended("one", 10))
    two.say(f.BlockExtended("one", 10))
    (question,) = asked(one, two)
    assert settle(question, 0, one, two).run.record("one").extended == 10


def test_lengths_that_cancel_out_can_be_chosen() -> None:
    one, two = pair()
    one.say(f.BlockExtended("one", 10))
    two.say(f.BlockExtended("one", 5))
    two.say(f.BlockShortened("one", 5))
    (question,) = asked(one, two)
    assert [c.value["minutes"] for c in question.choices] == [10, 0]
    assert settle(question, 0, one, two).run.record("one").extended == 10


@pytest.mark.parametrize("choice", [0, 1])
def test_closed_here_and_open_there(choice: int) -> None:
    one, two = pair(f.Opened())
    one.say(f.Closed(), holds=START + MINUTE)
    two.say(f.Opened(), holds=START + 2 * MINUTE)
    (question,) = asked(one, two)
    assert settle(question, choice, two, one).state == ("closed", "open")[choice]


def test_a_night_count_is_one_a_day_count_is_not() -> None:
    one, two = pair()
    one.say(f.HeadcountTaken(13, 13, "night-1", 120), f.HeadcountTaken(11, 13, "one"))
    two.say(f.HeadcountTaken(12, 13, "night-1", 120), f.HeadcountTaken(12, 13, "one"))
    (question,) = asked(one, two)
    event = settle(question, 1, one, two)
    assert sorted(c.counted for c in event.register.headcounts) == [11, 12, 12]
    assert [c.counted for c in event.register.headcounts if c.night_at == 120] == [12]


def test_hand_over_and_where_a_child_is() -> None:
    one, two = pair()
    one.say(care.HandedOver(A, "in", "Rosa", "TEAM-01"), care.Moved(B, "out", "TEAM-01"))
    two.say(care.HandedOver(A, "in", "Mario", "TEAM-02"), care.Moved(B, "off-site"))
    found = asked(one, two)
    assert [q.subject for q in found] == [("handed", A, "in"), ("where", B)]
    assert [q.restricted for q in found] == [True, False]
    event = settle(found[0], 0, two, one)
    came = care_of(event, A).came
    assert came is not None
    assert came.what.carer == "Rosa"


def test_care_medicine_and_doses() -> None:
    one, two = pair()
    one.say(care.CareNoted(A, allergies="nuts", room="4"))
    two.say(care.CareNoted(A, allergies="milk", room="4"))
    one.say(care.MedicationSet(A, "m", "one drop", (480,)))
    two.say(care.MedicationSet(A, "m", "two drops", (480,)))
    one.say(care.MedicationGiven(A, "m", 480), care.MedicationGiven(A, "m", 0))
    two.say(care.MedicationGiven(A, "m", 480), care.MedicationGiven(A, "m", 0), holds=START + 9)
    found = {q.topic: q for q in asked(one, two)}
    assert set(found) == {"care", "medicine", "dose"}, "the same dose may have been given twice"
    assert all(q.restricted for q in found.values())
    settle(found["medicine"], 0, one, two)
    settle(found["dose"], 0, one, two)
    known = care_of(settle(found["care"], 0, two, one), A)
    assert (known.allergies, known.room) == ("nuts", "4")
    assert known.medicines["m"].text == "one drop"


def test_a_search() -> None:
    one, two = pair(search.SearchOpened("s", 12, 13))
    one.say(search.SearchAbout(A, "s", seen_at=5), search.SearchPlaced("s", "attic", "TEAM-01"))
    two.say(search.SearchAbout(A, "s", seen_at=9), search.SearchPlaced("s", "attic", "TEAM-02"))
    two.say(search.SearchPlaced("s", "attic", "TEAM-02", done=True))
    one.say(search.SearchClosed("s", "found", "attic"))
    two.say(search.SearchClosed("s", "police"))
    found = {q.topic: q for q in asked(one, two)}
    assert set(found) == {"about", "area", "search-closed"}
    settle(found["area"], 0, one, two)
    settle(found["search-closed"], 0, one, two)
    settle(found["about"], 0, two, one)
    last = two.facts[-1].what
    assert last == search.SearchAbout(A, "s", missing=True, seen_at=5)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f.Adapted("move-end", {"a": 1}), f.Adapted("keep-wall")),
        (f.EventAmended(place="Rome"), f.EventAmended(place="Sofia", title="T")),
        (team.LeadKeySet("age1x"), team.LeadKeySet("age1y")),
        (team.LogWritten("l", "day-night", 1, "x"), team.LogWritten("l", "day-night", 1, "y")),
        (search.FacilityStepsSet(("x",)), search.FacilityStepsSet(("y",))),
        (care.SeenAtRoll(A, "r"), care.SeenAtRoll(A, "r", seen=False)),
        (care.RollClosed("r", 12, 13), care.RollClosed("r", 13, 13)),
        (care.MedicationSet(A, "m", "x"), care.MedicationCleared(A, "m")),
        (f.ResumeAnswered("counted", 1, 9), f.ResumeAnswered("paused", 1, 9)),
    ],
)
def test_whatever_else_two_can_disagree_on(first: f.Body, second: f.Body) -> None:
    one, two = pair(care.MedicationSet(A, "m", "w"))
    one.say(first)
    two.say(second)
    (question,) = asked(one, two)
    settle(question, 0, two, one)
    if question.fields == ("",):
        assert two.facts[-1].what == first


def test_the_clock_is_held_by_who_took_it_last() -> None:
    one, two = pair()
    assert fold_clock(one.facts) == "a"
    one.say(team.ClockTaken("b"))
    assert fold_clock(one.facts) == "b"
    two.say(team.ClockTaken("c"))
    (question,) = asked(one, two)
    settle(question, 0, one, two)
    assert fold_clock(two.facts) == "b"


def test_what_was_undone_is_not_asked() -> None:
    one, two = pair()
    (mark,) = one.say(f.Marked(A, "one", PRESENT))
    two.say(f.Marked(A, "one", LATE))
    one.say(f.Retracted((mark.id.hex(),)))
    assert asked(one, two) == []


def test_answers_that_differ_are_asked_again_and_those_alike_are_not() -> None:
    one, two = pair()
    one.say(f.Marked(A, "one", PRESENT))
    two.say(f.Marked(A, "one", LATE))
    (question,) = asked(one, two)
    for laptop, choice in ((one, 0), (two, 1)):
        laptop.state(answer(question, question.choices[choice], laptop.facts))
    (again,) = asked(one, two)
    assert again.subject == question.subject
    assert again.id != question.id
    for laptop in (one, two):
        laptop.state(answer(again, again.choices[0], laptop.facts))
    assert asked(one, two) == []


def test_three_laptops_are_asked_once() -> None:
    one, two = pair()
    three = Laptop("c", START + 9)
    three.take(one)
    one.say(f.Marked(A, "one", PRESENT))
    two.say(f.Marked(A, "one", LATE))
    three.say(f.Marked(A, "one", PRESENT))
    (question,) = asked(one, two, three)
    assert [c.fact.device for c in question.choices] == ["b", "c"], "of those alike the last"
    assert len(question.facts) == 3


def test_a_laptop_that_was_copied_is_asked_where_it_is_sure() -> None:
    one, _ = pair()
    copy = Laptop("a", START + 3)
    copy.take(one)
    one.say(f.Marked(A, "one", PRESENT))
    copy.say(f.Marked(A, "one", LATE))
    one.take(copy)
    # Both wrote under one id; the one that noticed has another from now on.
    noticed = Laptop("z", START + 20)
    noticed.take(one)
    noticed.say(f.Noted("goes on"))
    (question,) = questions(noticed.facts)
    assert question.subject == ("mark", A, "one")


def test_what_cannot_be_read_is_passed_over() -> None:
    one, two = pair()
    one.say(f.Marked(A, "one", PRESENT))
    (theirs,) = two.say(f.Marked(A, "one", LATE))
    gone = msgspec.structs.replace(theirs, body=bytes(len(theirs.body)), what=None)
    two.facts[-1] = gone
    one.take(two)
    assert questions(one.facts) == []
    (bad,) = two.say(f.Marked(A, "one", LATE))
    two.facts[-1] = msgspec.structs.replace(bad, seen="not json")
    one.take(two)
    assert [q.topic for q in questions(one.facts)] == ["mark"]


SAYABLE: st.SearchStrategy[f.Body] = st.one_of(
    st.builds(f.Marked, st.sampled_from([A, B]), st.just("one"), st.sampled_from([PRESENT, LATE])),
    st.builds(f.Amended, st.just(A), age=st.integers(13, 15), home=st.sampled_from(["N", None])),
    st.builds(f.Withdrawn, st.just(B)),
    st.just(f.Registered(B, "child", 15)),
    st.builds(f.Registered, st.just("NORD-03-N"), st.just("child"), st.integers(13, 14)),
    st.builds(f.BlockStarted, st.sampled_from(["one", "two"])),
    st.builds(f.BlockEnded, st.just("one")),
    st.builds(f.BlockSkipped, st.just("two")),
    st.builds(f.BlockExtended, st.just("one"), st.integers(1, 9)),
    st.builds(f.HeadcountTaken, st.integers(11, 13), st.just(13), st.just("n"), st.just(120)),
    st.builds(care.Moved, st.just(A), st.sampled_from(["room", "out"])),
    st.builds(team.ClockTaken, st.sampled_from("abc")),
    st.just(f.Opened()),
    st.just(f.Closed()),
    st.just(f.Paused()),
    st.just(f.Resumed()),
)
STEP = st.tuples(st.integers(0, 2), st.integers(0, 3), SAYABLE)


@given(st.lists(STEP, max_size=25), st.permutations([0, 1, 2]), st.integers(0, 2**20))
@settings(max_examples=150, deadline=None)
def test_in_whatever_order_they_meet_all_end_alike_and_every_question_can_be_settled(
    steps: list[tuple[int, int, f.Body]], order: list[int], luck: int
) -> None:
    one, two = pair(f.Opened())
    three = Laptop("c", START - 60 * MINUTE)
    three.take(two)
    laptops = [one, two, three]
    for number, (who, other, body) in enumerate(steps):
        laptop = laptops[who]
        laptop.at += 1 + (luck >> number % 20 & 1) * 5 * MINUTE
        if other < 3 and other != who:
            laptop.take(laptops[other])
        laptop.say(body)
    exchange(*(laptops[n] for n in order))
    assert one.facts == two.facts == three.facts
    for _ in range(40):
        open_ones = [questions(laptop.facts) for laptop in laptops]
        assert open_ones[0] == open_ones[1] == open_ones[2]
        shown = [msgspec.structs.asdict(fold_event(laptop.facts)) for laptop in laptops]
        assert shown[0]["run"] == shown[1]["run"] == shown[2]["run"]
        assert shown[0]["people"] == shown[1]["people"] == shown[2]["people"]
        if not open_ones[0]:
            break
        question = open_ones[0][luck % len(open_ones[0])]
        choice = question.choices[luck % len(question.choices)]
        laptop = laptops[luck % 3]
        laptop.state(answer(question, choice, laptop.facts))
        assert question.id not in {q.id for q in questions(laptop.facts)}
        exchange(*laptops)
    assert questions(one.facts) == [], "answering comes to an end"
    assert {q.topic for q in questions(one.facts)} == set()
    assert Instant(0) < one.facts[0].recorded
