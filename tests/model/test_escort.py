"""Children out with an adult: who stays behind, when it is asked again, what was missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.model.saying import Said, minute
from toolkit.model.escort import (
    adults_here,
    adults_in_room,
    missed_outside,
    out_now,
    to_ask_about,
)
from toolkit.model.facts import Marked, Registered, ShiftSet, Status
from toolkit.model.facts_care import HandedOver, Moved
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.whereabouts import Stay, Where, fold_stays


def house() -> Said:
    said = Said()
    for code in ("N-01", "N-02"):
        said.say(Registered(code, "child", age=15, consent="yes", assent="yes"), at=-60)
    for code, role in (("T-1", "facilitator"), ("T-2", "educator"), ("T-3", "lead")):
        said.say(Registered(code, role, age=40, cleared="yes"), at=-60)
    said.say(Registered("T-4", "educator", age=40), at=-60)
    return said


def test_without_a_rota_everyone_cleared_is_there_educators_first() -> None:
    event = house().event
    assert [p.code for p in adults_here(event, minute(0))] == ["T-2", "T-1", "T-3"]


def test_with_a_rota_those_on_duty_are_there() -> None:
    said = house()
    said.say(ShiftSet("T-1", "s", minute(0), minute(60)))
    said.say(ShiftSet("T-4", "s", minute(0), minute(60)))
    assert [p.code for p in adults_here(said.event, minute(30))] == ["T-1"]
    assert [p.code for p in adults_here(said.event, minute(90))] == ["T-2", "T-1", "T-3"]


def test_who_is_out_with_a_child_is_not_in_the_room_until_both_are_back() -> None:
    said = house()
    said.say(Moved("N-01", "out", "T-2"), at=5)
    said.say(Moved("N-02", "out", "T-2"), at=6)
    assert [p.code for p in adults_in_room(said.event, minute(7))] == ["T-1", "T-3"]
    assert list(out_now(said.event)) == ["N-01", "N-02"]
    said.say(Moved("N-01", "room"), at=8)
    assert [p.code for p in adults_in_room(said.event, minute(9))] == ["T-1", "T-3"]
    said.say(Moved("N-02", "off-site", "T-2"), at=9)
    assert [p.code for p in adults_in_room(said.event, minute(9))] == ["T-1", "T-3"]
    said.say(Moved("N-02", "room"), at=10)
    assert [p.code for p in adults_in_room(said.event, minute(11))] == ["T-2", "T-1", "T-3"]


def test_it_is_asked_after_ten_minutes_and_after_each_ten_more() -> None:
    said = house()
    said.say(Moved("N-02", "out", "T-2"), at=0)
    said.say(Moved("N-01", "out", "T-1"), at=5)
    asked = {at: to_ask_about(said.event, minute(at)) for at in (9.9, 10, 15, 19.9, 20)}
    assert asked == {
        9.9: [],
        10: [("N-02", 1)],
        15: [("N-02", 1), ("N-01", 1)],
        19.9: [("N-02", 1), ("N-01", 1)],
        20: [("N-02", 2), ("N-01", 1)],
    }
    said.say(HandedOver("N-02", "out"), at=20)
    assert to_ask_about(said.event, minute(21)) == [("N-01", 1)]


def stays(*spans: tuple[int, int]) -> list[Stay]:
    found = []
    for out, back in spans:
        found.append(Stay(Where.OUT, minute(out), "T-2"))
        found.append(Stay(Where.ROOM, minute(back)))
    return found


def marked(status: Status, minutes: int | None = None) -> Marked:
    return Marked("N-01", "a", status, minutes)


def test_minutes_outside_are_missed_once() -> None:
    begin, end = minute(0), minute(60)
    out = stays((15, 38))
    assert missed_outside(marked(Status.PRESENT), out, begin, end) == 23
    assert missed_outside(None, out, begin, end) == 0
    # Late by 20: five of those minutes were outside anyway.
    assert missed_outside(marked(Status.LATE, 20), out, begin, end) == 18
    assert missed_outside(marked(Status.LEFT_EARLY, 30), out, begin, end) == 15
    # Someone wrote down how long it was: that stands.
    assert missed_outside(marked(Status.CALLED_AWAY, 23), out, begin, end) == 0
    assert missed_outside(marked(Status.CALLED_AWAY), out, begin, end) == 23
    assert missed_outside(marked(Status.PRESENT), stays((-20, 10), (50, 90)), begin, end) == 20


@given(
    edges=st.lists(st.integers(-30, 90), min_size=2, max_size=8, unique=True),
    missed=st.integers(0, 80),
    status=st.sampled_from(list(Status)),
)
def test_nobody_misses_more_than_the_block(edges: list[int], missed: int, status: Status) -> None:
    edges = sorted(edges)[: len(edges) // 2 * 2]
    out = stays(*zip(edges[::2], edges[1::2], strict=True))
    missing = missed_outside(marked(status, missed), out, minute(0), minute(60))
    by_mark = missed if status in (Status.LATE, Status.LEFT_EARLY) else 0
    assert 0 <= missing <= max(0, 60 - by_mark)


@given(order=st.permutations(range(4)))
def test_stays_follow_the_clock_in_whatever_order_they_were_said(order: list[int]) -> None:
    said = house()
    moves = [
        (Moved("N-01", "out", "T-2"), 10),
        (Moved("N-01", "room"), 20),
        (Moved("N-01", "off-site"), 30),
        (Moved("N-01", "room"), 40),
    ]
    for place in order:
        what, at = moves[place]
        said.say(what, at=at)
    found = fold_stays(said.event.standing)["N-01"]
    assert [(stay.where.value, (stay.since - minute(0)) // MINUTE) for stay in found] == [
        ("out", 10),
        ("room", 20),
        ("off-site", 30),
        ("room", 40),
    ]
    assert all(isinstance(stay.since, int) for stay in found)
    assert Instant(found[0].since) == minute(10)
