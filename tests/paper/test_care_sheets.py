"""Rooming list, night log, medication, roll-call and headcounts: nothing and nobody left out."""

import re
from datetime import datetime

import msgspec
import pytest

from tests.paper.conftest import START, ZONE, Lines, MakeEvent, Read, children, fact
from toolkit.model.event import Event, fold_event
from toolkit.model.facts import HeadcountTaken, Prepared, Registered, ShiftSet, Withdrawn
from toolkit.model.facts_care import CareNoted, HandedOver, MedicationGiven, MedicationSet, Moved
from toolkit.model.instants import MINUTE, Instant, from_datetime, load_zone
from toolkit.model.plan import Plan, encode_plan
from toolkit.paper.headcounts import headcounts, planned_counts
from toolkit.paper.medication import medication
from toolkit.paper.roll_call import roll_call
from toolkit.paper.rooming import night_log, rooming
from toolkit.paper.typeset import Fonts
from toolkit.words import Words

TEAM = [
    Registered("TEAM-01-6", "lead", name="Ada Berg"),
    Registered("TEAM-02-4", "educator", name="Bo Lind"),
]
CODES = re.compile(r"NORD-\d\d-X")


def rome(day: int, hour: int, minute: int = 0, month: int = 3) -> Instant:
    return from_datetime(datetime(2026, month, day, hour, minute, tzinfo=load_zone(ZONE)))


def starting(plan: Plan, start: Instant) -> Event:
    return fold_event([fact(1, start, Prepared(encode_plan(plan), start, ZONE))])


def test_everybody_sleeps_somewhere_once(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, lines: Lines
) -> None:
    said = [
        (1, CareNoted("NORD-02-X", room="Room 2")),
        (2, CareNoted("NORD-03-X", room="Room 1")),
        (3, CareNoted("NORD-04-X", room="room 1")),
        (4, Withdrawn("NORD-06-X")),
    ]
    event = make_event(small_plan, [*children(6), *TEAM], said)
    (page,) = lines(rooming(event, START, Words(), fonts))
    text = " ".join(page)
    assert sorted(CODES.findall(text)) == [f"NORD-{n:02d}-X" for n in range(1, 6)]
    first, second = text.split("Room 2")
    second, without = second.split("No room set yet")
    assert "Room 1" in first
    assert CODES.findall(first) == ["NORD-03-X", "NORD-04-X"]
    assert CODES.findall(second) == ["NORD-02-X"]
    assert CODES.findall(without) == ["NORD-01-X", "NORD-05-X"]


def test_the_night_log_has_every_planned_count_and_no_code(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read
) -> None:
    event = make_event(big_plan, [*children(13), *TEAM])
    pages = read(night_log(event, START, Words(), fonts))
    assert len(pages) == 3
    for page in pages:
        assert [time for time in ("23:30", "02:00", "05:00") if time in page] == [
            "23:30",
            "02:00",
            "05:00",
        ]
        assert not CODES.search(page)
    assert "Night of day 1 · Fri 2 Oct to Sat 3 Oct" in pages[0]
    assert read(night_log(event, START, Words(), fonts, day=2)) == [
        pages[1].replace("Page 2 of 3", "Page 1 of 1")
    ]


def test_a_count_at_an_hour_that_the_clocks_leave_out_or_repeat(
    big_plan: Plan, fonts: Fonts, read: Read
) -> None:
    spring = starting(big_plan, rome(27, 14))
    page = read(night_log(spring, spring.start, Words(), fonts, day=2))[0]
    assert re.findall(r"\b\d\d:\d\d\b", page) == ["23:30", "03:00", "05:00"]
    autumn = starting(big_plan, rome(23, 14, month=10))
    page = read(night_log(autumn, autumn.start, Words(), fonts, day=2))[0]
    assert re.findall(r"\b\d\d:\d\d\b", page) == ["23:30", "02:00", "05:00"]


def test_every_planned_count_stands_on_its_day(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read
) -> None:
    event = make_event(big_plan, [*children(13), *TEAM])
    pages = read(headcounts(event, START, Words(), fonts))
    assert len(pages) == len(big_plan.days)
    for number, (page, day) in enumerate(zip(pages, big_plan.days, strict=True), start=1):
        counts = planned_counts(event, START, number)
        asked = sum(block.headcount for block in day.blocks)
        assert len(counts) == asked + sum(len(block.counts) for block in day.blocks)
        place = 0
        for count in counts:
            moment = datetime.fromtimestamp(count.at / 1000, load_zone(ZONE))
            place = page.index(f"{moment:%H:%M}", place + 1)
            assert page.index(count.row.block.title, place) - place < 10
        assert page.count(" 13 ") >= len(counts)


def test_a_count_that_was_taken_is_filled_in(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    said = [(2, HeadcountTaken(7, 9, "welcome")), (580, HeadcountTaken(6, 9, "night", 1410))]
    event = make_event(small_plan, children(9), said)
    page = read(headcounts(event, START, Words(), fonts, day=1))[0]
    assert "14:00 Welcome 9 7" in page
    assert "23:30 Night: each bed 9 6" in page
    assert "02:00 Night: each bed 9 " in page
    log = read(night_log(event, START, Words(), fonts))[0]
    assert "23:30 23:40 6 of 9" in log


def test_every_dose_has_a_line_and_a_box_for_each_day(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    said = [
        (-9, MedicationSet("NORD-01-X", "a", "Qqtablet", (480, 1260))),
        (-9, MedicationSet("NORD-02-X", "a", "Qqspray")),
        (-9, CareNoted("NORD-03-X", allergies="Qqnuts")),
        (430, MedicationGiven("NORD-01-X", "a", int(START + 420 * MINUTE), "refused")),
    ]
    event = make_event(small_plan, children(4), said)
    text = " ".join(read(medication(event, START, Words(), fonts)))
    assert text.count("Qqtablet") == 2
    assert text.count("Qqspray") == 1
    assert text.index("08:00") < text.index("21:00") < text.index("when needed")
    assert "Qqnuts" in text
    assert text.count("refused") == 2, "once in what to do, once where it was"
    assert "Fri 2 Oct" in text
    assert "Sat 3 Oct" in text
    assert "NORD-04-X" not in text
    one = " ".join(read(medication(event, START, Words(), fonts, day=2)))
    assert "Sat 3 Oct" in one.split("Medication", 2)[2]


def test_the_roll_has_everybody_in_the_house_and_who_is_on_duty(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    said = [
        *((n, HandedOver(f"NORD-{n:02d}-X", "in", "C", "TEAM-01-6")) for n in range(1, 6)),
        (10, HandedOver("NORD-02-X", "out", "C", "TEAM-01-6")),
        (11, Moved("NORD-03-X", "out", "TEAM-02-4")),
        (12, Moved("NORD-04-X", "off-site")),
        (0, ShiftSet("TEAM-01-6", "a", START, Instant(START + 60 * MINUTE))),
        (0, ShiftSet("TEAM-02-4", "b", Instant(START + 60 * MINUTE), START + 90 * MINUTE)),
    ]
    event = make_event(small_plan, [*children(7), *TEAM], said)
    (page,) = read(roll_call(event, Instant(START + 30 * MINUTE), Words(), fonts))
    here, after = page.split("Adults on duty: 1")
    duty, rest = after.split("Team, not on duty")
    rest, away = rest.split("Off site")
    assert CODES.findall(here) == ["NORD-01-X", "NORD-03-X", "NORD-05-X"]
    assert "Young people: 3" in here
    assert "out with Bo Lind" in here
    assert "TEAM-01-6" in duty
    assert "TEAM-02-4" in rest
    assert CODES.findall(away) == ["NORD-04-X"]
    assert "In all: 4" in page


def test_before_the_event_the_roll_has_everybody(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    event = make_event(small_plan, [*children(13), *TEAM], [(1, Withdrawn("NORD-13-X"))])
    text = " ".join(read(roll_call(event, START, Words(), fonts, everyone=True)))
    assert CODES.findall(text) == [f"NORD-{n:02d}-X" for n in range(1, 13)]
    assert text.count("TEAM-0") == 2


@pytest.mark.parametrize("day", [1, 2])
def test_a_night_that_is_left_out_has_no_log(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read, day: int
) -> None:
    blocks = tuple(b for b in small_plan.days[0].blocks if b.id != "night")
    days = (msgspec.structs.replace(small_plan.days[0], blocks=blocks), small_plan.days[1])
    event = make_event(msgspec.structs.replace(small_plan, days=days))
    (page,) = read(night_log(event, START, Words(), fonts, day=day))
    assert "Night of day" not in page
