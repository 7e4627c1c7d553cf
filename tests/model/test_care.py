"""What must be known of a child: notes, medication, hand-overs, who isn't handed out yet."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.telling import Telling, plan_a
from toolkit.model import facts as f
from toolkit.model.care import Care, Dose, care_of, doses, proposed_dates, unhanded
from toolkit.model.facts_care import (
    CareNoted,
    HandedOver,
    MedicationCleared,
    MedicationGiven,
    MedicationSet,
    Moved,
)
from toolkit.model.instants import DAY_MINUTES, HOUR, Instant, clock_text
from toolkit.model.reminders import PUT_OFF_FOR, due_now, is_overdue, key_of

EIGHT, TWENTY = 8 * 60, 20 * 60


def group(*codes: str, start: str = "2026-10-02T14:00") -> Telling:
    told = Telling(plan_a(), start)
    return told.say(*(f.Registered(code, "child", 15) for code in codes))


def due(told: Telling, begin: str, end: str) -> list[tuple[str, str, str]]:
    found = doses(told.event, told.instant(begin), told.instant(end))
    return [(dose.person, told.wall(dose.at), dose.outcome) for dose in found]


def reminded(told: Telling) -> list[tuple[str, str]]:
    return [(dose.person, told.wall(dose.at)) for dose in due_now(told.event, told.now)]


def test_nothing_is_known_of_who_was_not_spoken_of() -> None:
    assert care_of(group("A").event, "A") == Care()


def test_notes_stand_until_they_are_put_right_each_by_itself() -> None:
    told = group("A", "B").say(CareNoted("A", contacts="Rosa 333", allergies="nuts"))
    told.say(CareNoted("A", allergies="", room="7"), CareNoted("B", risks="epilepsy"))
    care = care_of(told.event, "A")
    assert (care.contacts, care.allergies, care.room) == ("Rosa 333", "", "7")
    assert care_of(told.event, "B").risks == "epilepsy"
    assert care_of(told.undo().event, "A").allergies == "nuts"


def test_the_latest_hand_over_stands_though_an_earlier_one_was_typed_in_after_it() -> None:
    told = group("A").at("14:10").say(HandedOver("A", "in", "Rosa"))
    told.at("20:00").say(HandedOver("A", "out", "Rosa")).at("2026-10-03T08:00")
    told.say(HandedOver("A", "in", "Karim")).say(HandedOver("A", "in"), holds="2026-10-02T14:05")
    care = care_of(told.event, "A")
    assert care.came is not None
    assert care.went is not None
    assert (care.came.what.carer, told.wall(care.came.at)) == ("Karim", "08:00")
    assert care.came.fact in {fact.id for fact in told.facts}
    assert care.went.what.carer == "Rosa"


def test_what_is_said_again_of_the_same_instant_stands() -> None:
    told = group("A").at("14:10").say(HandedOver("A", "in"))
    told.at("15:00").say(HandedOver("A", "in", "Rosa", signed=True), holds="2026-10-02T14:10")
    came = care_of(told.event, "A").came
    assert came is not None
    assert came.what.signed


def test_doses_follow_the_wall_clock_from_when_their_line_was_written() -> None:
    told = group("A").at("15:00").say(MedicationSet("A", "m1", "cetirizine", (TWENTY, EIGHT)))
    assert due(told, "2026-10-02T00:00", "2026-10-04T20:00") == [
        ("A", "20:00", ""),
        ("A", "08:00", ""),
        ("A", "20:00", ""),
        ("A", "08:00", ""),
    ]
    told.at("2026-10-03T09:00").say(MedicationSet("A", "m1", "cetirizine, half", (TWENTY, EIGHT)))
    assert ("A", "08:00", "") in due(told, "2026-10-03T00:00", "2026-10-03T12:00")
    told.say(MedicationSet("A", "m1", "cetirizine", (7 * 60,)))
    assert due(told, "2026-10-03T00:00", "2026-10-04T12:00") == [("A", "07:00", "")]


def test_a_line_that_was_taken_away_has_no_doses_and_may_come_again() -> None:
    told = group("A").at("15:00").say(MedicationSet("A", "m1", "x", (TWENTY,)))
    told.at("16:00").say(MedicationCleared("A", "m1"), MedicationCleared("A", "never"))
    assert due(told, "2026-10-02T00:00", "2026-10-04T00:00") == []
    told.at("21:00").say(MedicationSet("A", "m1", "x", (TWENTY,)))
    assert due(told, "2026-10-02T00:00", "2026-10-03T21:00") == [("A", "20:00", "")]


def test_what_became_of_a_dose_is_kept_with_who_said_so() -> None:
    told = group("A").at("15:00").say(MedicationSet("A", "m1", "x", (TWENTY,))).at("20:05")
    at = told.instant("2026-10-02T20:00")
    told.say(MedicationGiven("A", "m1", at, "refused")).at("20:20")
    told.say(MedicationGiven("A", "m1", at, "given"), MedicationGiven("A", "m1", 0))
    assert due(told, "2026-10-02T19:00", "2026-10-02T21:00") == [("A", "20:00", "given")]
    log = care_of(told.event, "A").log
    assert [(told.wall(given.at), given.what.outcome) for given in log] == [
        ("20:05", "refused"),
        ("20:20", "given"),
        ("20:20", "given"),
    ]


def test_two_o_clock_is_given_once_when_it_comes_twice_and_at_three_when_it_doesnt() -> None:
    told = group("A", start="2026-10-23T14:00").at("2026-10-23T15:00")
    told.say(MedicationSet("A", "m1", "x", (120, 150)))
    found = doses(told.event, told.now, told.instant("2026-10-26T00:00"))
    assert [(told.wall(dose.at), dose.at - found[0].at) for dose in found] == [
        ("02:00", 0),
        ("02:30", HOUR // 2),
        ("02:00", 24 * HOUR),
        ("02:30", 24 * HOUR + HOUR // 2),
    ]
    told = group("A", start="2026-03-27T14:00").at("2026-03-27T15:00")
    told.say(MedicationSet("A", "m1", "x", (120, 150)))
    found = doses(told.event, told.instant("2026-03-29T00:00"), told.instant("2026-03-30T00:00"))
    assert [told.wall(dose.at) for dose in found] == ["03:00"]


def test_reminders_are_of_children_in_the_house_and_of_doses_nothing_was_said_of() -> None:
    told = group("A", "B", "C", "D", "E").at("14:10")
    told.say(*(HandedOver(code, "in") for code in "ABCD"))
    told.say(*(MedicationSet(code, "m1", "x", (TWENTY,)) for code in "ABCDE"))
    told.at("19:00").say(Moved("A", "out", "T"), Moved("B", "off-site", "T"))
    told.say(HandedOver("C", "out")).at("19:59")
    assert reminded(told) == []
    assert reminded(told.at("20:00")) == [("A", "20:00"), ("D", "20:00")]
    told.say(MedicationGiven("D", "m1", told.now))
    assert reminded(told) == [("A", "20:00")]
    told.at("21:00").say(Moved("B", "room"))
    assert reminded(told) == [("A", "20:00"), ("B", "20:00")]
    assert reminded(told.at("2026-10-03T08:00")) == [("A", "20:00"), ("B", "20:00")]
    assert reminded(told.at("2026-10-03T08:01")) == []


def test_a_reminder_that_was_put_off_comes_again() -> None:
    told = group("A").at("15:00").say(MedicationSet("A", "m1", "x", (TWENTY,))).at("20:00")
    (dose,) = due_now(told.event, told.now)
    later = {key_of(dose): Instant(told.now + PUT_OFF_FOR)}
    assert due_now(told.event, told.now, later) == []
    assert due_now(told.event, Instant(told.now + PUT_OFF_FOR), later) == [dose]


def test_a_dose_is_overdue_after_a_quarter_of_an_hour() -> None:
    told = group("A").at("15:00").say(MedicationSet("A", "m1", "x", (TWENTY,))).at("20:14")
    (dose,) = due_now(told.event, told.now)
    assert not is_overdue(dose, told.now)
    assert is_overdue(dose, told.at("20:15").now)


def test_who_is_still_to_be_handed_out() -> None:
    told = group("A", "B", "C", "D", "E", "F").at("14:10")
    assert unhanded(told.event) == []
    told.say(*(HandedOver(code, "in") for code in "ABC"))
    told.say(f.Marked("D", "hand-over-in", f.Status.PRESENT), Moved("E", "out", "T"))
    told.at("16:00").say(Moved("B", "off-site"), HandedOver("C", "out"), f.Withdrawn("A"))
    assert [person.code for person in unhanded(told.event)] == ["A", "B", "D", "E"]


def test_the_dates_proposed_are_a_week_and_six_weeks_after_the_end() -> None:
    assert proposed_dates(group("A").event) == (date(2026, 10, 12), date(2026, 11, 16))


TIMES = st.lists(st.integers(0, DAY_MINUTES - 1), max_size=4)
STARTS = st.sampled_from(["2026-10-02T14:00", "2026-03-27T14:00", "2026-10-23T14:00"])


@settings(max_examples=80, deadline=None)
@given(TIMES, STARTS, st.integers(0, 80 * 60), st.integers(0, 80 * 60))
def test_doses_of_a_span_are_those_of_its_parts(
    times: list[int], start: str, first: int, second: int
) -> None:
    told = group("A", start=start).say(MedicationSet("A", "m1", "x", tuple(times)))
    event = told.event
    one, two = sorted((first, second))
    begin = told.start
    middle, end = Instant(begin + one * 60_000), Instant(begin + two * 60_000)
    whole = doses(event, begin, end)
    assert whole == doses(event, begin, middle) + doses(event, middle, end)
    assert len({dose.at for dose in whole}) == len(whole)
    assert all(begin <= dose.at < end for dose in whole)
    skipped = {"02", "03"}  # where the clocks jump, a time moves to the next that exists
    for dose in whole:
        wall = told.wall(dose.at)
        assert wall in {clock_text(minute) for minute in times} or wall[:2] in skipped
    assert all(isinstance(dose, Dose) for dose in whole)
