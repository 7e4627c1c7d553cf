"""Who is on duty, and what a rota leaves open: numbers, nights, sexes, rest."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.telling import Telling, plan_a
from toolkit.model import facts as f
from toolkit.model.duty import LEAST_REST, LONGEST_DUTY, Finding, duty_now, findings, merged
from toolkit.model.facts_care import HandedOver, Moved
from toolkit.model.instants import HOUR, MINUTE, Instant
from toolkit.model.rota import proposed_shifts

if TYPE_CHECKING:
    from toolkit.model.event import Event

TEAM = (
    *("facilitator F", "facilitator M", "educator M", "educator F", "lead F", "deputy M"),
    *("night-staff F", "night-staff M", "mediator M", "first-aider F"),
)
STARTS = ("2026-10-02T14:00", "2026-03-27T14:00", "2026-10-23T14:00")


def told_of(children: str = "MMMMMMFFFFFF", start: str = STARTS[0]) -> Telling:
    """Plan A with children of these sexes (``-`` undisclosed) and its full team, no shifts."""
    told = Telling(plan_a(), start)
    told.say(
        *(
            f.Registered(f"C-{n}", "child", age=15, sex=sex.replace("-", ""))
            for n, sex in enumerate(children)
        ),
        *(
            f.Registered(f"T-{n}", who.split()[0], age=40, sex=who.split()[1], cleared="yes")
            for n, who in enumerate(TEAM)
        ),
    )
    return told


def when(told: Telling, wall: str) -> Instant:
    """A wall time; without a date it is of the first day."""
    return told.instant(wall if "T" in wall else f"2026-10-02T{wall}")


def with_rota(told: Telling) -> Telling:
    return told.say(*proposed_shifts(told.event))


def only(told: Telling, *spans: tuple[str, str, str], awake: bool = False) -> Telling:
    """Nobody on duty but these: code, from, to as wall times of the event's days."""
    return told.say(
        *(
            f.ShiftSet(code, f"s{n}", when(told, begin), when(told, end), awake)
            for n, (code, begin, end) in enumerate(spans)
        )
    )


def at(told: Telling, wall: str, code: str = "") -> list[Finding]:
    moment = when(told, wall)
    found = [x for x in findings(told.event, told.now) if x.holds_at(moment)]
    return [x for x in found if x.code == code] if code else found


def codes(event: Event, now: Instant) -> set[str]:
    return {found.code for found in findings(event, now)}


@pytest.mark.parametrize("start", STARTS)
def test_plan_a_with_its_full_team_leaves_nothing_open(start: str) -> None:
    told = with_rota(told_of(start=start))
    assert findings(told.event, told.now) == []


def test_without_any_shift_there_is_one_finding_and_without_children_none() -> None:
    told = told_of()
    (found,) = findings(told.event, told.now)
    assert (found.code, found.begin, found.end) == ("no-rota", told.start, told.event.end(told.now))
    told.say(*(f.Withdrawn(f"C-{n}") for n in range(12)))
    assert findings(told.event, told.now) == []


def test_fewer_than_two_is_an_error_from_when_to_when() -> None:
    told = only(told_of(), ("T-0", "14:00", "18:00"), ("T-1", "15:00", "19:00"))
    few = [x for x in findings(told.event, told.now) if x.code == "too-few"]
    assert [(told.wall(x.begin), told.wall(x.end), x.params["adults"]) for x in few] == [
        ("14:00", "15:00", 1),
        ("18:00", "19:00", 1),
        ("19:00", told.wall(told.event.end(told.now)), 0),
    ]
    assert few[0].params == {"adults": 1, "children": 12, "needed": 2}


def test_one_to_ten_by_day_is_an_error_one_to_eight_overnight_a_warning() -> None:
    children = "MF" * 9
    day = only(told_of(children), ("T-0", "14:00", "20:00"), ("T-1", "14:00", "20:00"))
    assert at(day, "15:00") == []
    night = only(
        told_of(children), ("T-6", "22:00", "23:59"), ("T-7", "22:00", "23:59"), awake=True
    )
    (found,) = at(night, "23:00")
    assert (found.code, found.severity, found.params["ratio"]) == ("ratio-night", "warning", 8)
    many = only(told_of("MF" * 11), ("T-0", "14:00", "20:00"), ("T-1", "14:00", "20:00"))
    (found,) = at(many, "15:00")
    assert (found.code, found.severity, found.params["children"]) == ("ratio", "error", 22)


def test_somebody_is_awake_by_night() -> None:
    told = only(told_of(), ("T-6", "22:00", "23:59"), ("T-7", "22:00", "23:59"))
    (found,) = at(told, "23:00")
    assert (found.code, found.severity, told.wall(found.begin)) == (
        "nobody-awake",
        "error",
        "22:30",
    )
    told.say(f.ShiftSet("T-6", "s0", when(told, "22:00"), when(told, "23:59"), awake=True))
    assert at(told, "23:00") == []


@pytest.mark.parametrize(
    ("children", "staff", "wall", "expected"),
    [
        ("MMFF", ("T-0", "T-3"), "15:00", ("one-sex-day", "warning")),
        ("MMFF", ("T-0", "T-3"), "23:00", ("one-sex-night", "error")),
        ("MMFF", ("T-0", "T-1"), "23:00", None),
        ("MMMM", ("T-0", "T-3"), "23:00", None),
        ("MMM-", ("T-0", "T-3"), "23:00", ("sex-untold", "warning")),
        ("----", ("T-0", "T-3"), "15:00", ("sex-untold", "warning")),
        ("MMM-", ("T-0", "T-1"), "23:00", None),
        ("-", ("T-0", "T-3"), "15:00", None),
    ],
)
def test_cover_is_of_both_sexes_where_the_group_is(
    children: str, staff: tuple[str, str], wall: str, expected: tuple[str, str] | None
) -> None:
    told = only(told_of(children), *((who, "14:00", "23:59") for who in staff), awake=True)
    found = [(x.code, str(x.severity)) for x in at(told, wall)]
    assert found == ([] if expected is None else [expected])


def test_what_one_of_the_team_does_not_disclose_decides_it() -> None:
    told = only(told_of("MF"), ("T-0", "14:00", "20:00"), ("T-3", "14:00", "20:00"))
    told.say(f.Amended("T-3", sex="X"))
    assert [x.params for x in at(told, "15:00", "sex-untold")] == [{"whom": "team"}]


def test_uncleared_minors_and_participants_are_never_counted() -> None:
    told = told_of("MF").say(
        f.Registered("Y-1", "young-adult", age=19, sex="M", cleared="yes"),
        f.Amended("T-1", cleared=""),
        f.Amended("T-2", age=17),
    )
    everyone = ("T-0", "T-1", "T-2", "Y-1")
    only(told, *((who, "14:00", "20:00") for who in everyone))
    found = {x.code: x for x in at(told, "15:00")}
    assert found["too-few"].params["adults"] == 1
    assert found["not-cleared"].params == {"person": "T-1"}
    assert {x.params["person"] for x in at(told, "15:00", "not-adult")} == {"T-2", "Y-1"}
    told.say(f.Withdrawn("T-1"))
    assert not at(told, "15:00", "not-cleared")


def test_only_children_who_are_or_may_come_are_counted() -> None:
    told = told_of("MF" * 11)
    only(told, ("T-0", "14:00", "22:00"), ("T-1", "14:00", "22:00"))
    assert at(told, "16:00", "ratio")
    told.at("14:10").say(*(HandedOver(f"C-{n}", "in") for n in range(19)))
    # The other three may still come: those past are no longer counted, those ahead are.
    told.at("15:00")
    assert not at(told, "14:30", "ratio")
    (ahead,) = at(told, "16:00", "ratio")
    assert (ahead.params["children"], ahead.begin) == (22, told.now)
    told.say(*(f.Withdrawn(f"C-{n}") for n in (19, 20, 21)))
    assert not at(told, "16:00", "ratio")
    told.at("15:30").say(f.Registered("C-99", "child"), f.Registered("C-98", "child"))
    told.say(HandedOver("C-98", "in"), HandedOver("C-99", "in"))
    assert at(told, "16:00", "ratio")
    told.say(f.Marked("C-98", "rooms-tour", f.Status.NOT_HERE))
    assert at(told, "16:00", "ratio")
    told.at("15:40").say(Moved("C-0", "off-site"), HandedOver("C-1", "out"))
    assert not at(told, "16:00", "ratio")
    assert at(told, "15:35", "ratio")


def test_who_never_came_and_is_marked_so_is_expected_no_longer() -> None:
    told = told_of("MF" * 10 + "M")
    only(told, ("T-0", "14:00", "22:00"), ("T-1", "14:00", "22:00"))
    told.at("14:10").say(*(HandedOver(f"C-{n}", "in") for n in range(20)))
    assert at(told, "16:00", "ratio")
    told.say(f.Marked("C-20", "who-is-here", f.Status.NOT_HERE))
    assert not at(told, "16:00", "ratio")


def test_who_withdrew_is_looked_after_until_handed_out() -> None:
    told = told_of("MF" * 10 + "M")
    only(told, ("T-0", "14:00", "22:00"), ("T-1", "14:00", "22:00"))
    told.at("14:10").say(*(HandedOver(f"C-{n}", "in") for n in range(21)))
    told.at("15:00").say(f.Withdrawn("C-1"))
    assert at(told, "16:00", "ratio")
    told.at("15:30").say(HandedOver("C-1", "out"))
    assert at(told, "15:15", "ratio")
    assert not at(told, "16:00", "ratio")


def test_less_than_eleven_hours_between_shifts_is_an_error_touching_ones_are_one() -> None:
    told = with_rota(told_of())
    lead = next(p.code for p in told.event.people.values() if p.role == "lead")
    begin = when(told, "2026-10-03T02:00")
    told.say(f.ShiftSet(lead, "called", begin, begin + HOUR))
    rest = [x for x in findings(told.event, told.now) if x.code == "short-rest"]
    assert [(x.params["person"], x.params["minutes"]) for x in rest] == [(lead, 210), (lead, 450)]
    assert all(x.severity == "error" for x in rest)
    assert codes(told.say(f.ShiftCleared(lead, "called")).event, told.now) == set()
    late = when(told, "22:30")
    told.say(f.ShiftSet(lead, "longer", late, late + 90 * MINUTE))
    (short,) = [x for x in findings(told.event, told.now) if x.code == "short-rest"]
    assert short.params["minutes"] == 630


def test_a_duty_longer_than_thirteen_hours_leaves_no_rest() -> None:
    told = with_rota(told_of())
    begin = when(told, "12:30")
    told.say(f.ShiftSet("T-4", "plan-2", begin, begin + 14 * HOUR))
    assert "long-duty" in codes(told.event, told.now)


def test_who_is_on_duty_until_when_and_who_comes_next() -> None:
    told = with_rota(told_of())
    now = duty_now(told.event, when(told, "22:10"))
    assert [duty.person for duty in now.on] == ["T-1", "T-3", "T-4", "T-6", "T-7"]
    assert [duty.person for duty in now.on if duty.awake] == ["T-6"]
    assert now.change == when(told, "22:30")
    assert told.wall(now.on[-1].end) == "08:15"
    assert {told.wall(duty.begin) for duty in now.coming} == {"07:30"}
    assert {duty.person for duty in now.coming} == {"T-0", "T-2", "T-5"}
    later = duty_now(told.event, when(told, "2026-10-03T04:00"))
    assert [(duty.person, duty.awake) for duty in later.on] == [("T-6", False), ("T-7", True)]
    gone = duty_now(told.say(f.Withdrawn("T-6")).event, when(told, "22:10"))
    assert "T-6" not in [duty.person for duty in gone.on]
    after = duty_now(told.event, Instant(told.start + 30 * 24 * HOUR))
    assert (after.on, after.change, after.coming) == ((), None, ())


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(
        lambda s: (s[0] * HOUR, (s[0] + s[1] % 14) * HOUR)
    ),
    max_size=8,
)


@given(SPANS)
def test_merged_spans_cover_the_same_time_and_never_touch(spans: list[tuple[int, int]]) -> None:
    joined = merged(spans)
    assert all(before[1] < after[0] for before, after in pairwise(joined))
    for hour in range(75):
        moment = hour * HOUR + 1
        covered = any(begin <= moment < end for begin, end in spans)
        assert covered == any(begin <= moment < end for begin, end in joined)
    assert merged(joined) == joined


@given(SPANS)
def test_rest_is_what_lies_between_merged_spans(spans: list[tuple[int, int]]) -> None:
    told = told_of("MF")
    begin = told.start
    told.say(
        *(
            f.ShiftSet("T-0", f"s{n}", begin + first, begin + last)
            for n, (first, last) in enumerate(spans)
        )
    )
    short = [x for x in findings(told.event, told.now) if x.code == "short-rest"]
    joined = merged(spans)
    gaps = {(a[1], b[0]): b[1] for a, b in pairwise(joined) if b[0] - a[1] < LEAST_REST}
    told_of_gaps = {(x.begin - begin, x.end - begin) for x in short}
    assert told_of_gaps <= set(gaps)
    # A gap that is passed over lies within a split day, which leaves its eleven hours elsewhere.
    for gap in set(gaps) - told_of_gaps:
        assert any(first <= gap[0] and gaps[gap] - first <= LONGEST_DUTY for first, _ in joined)


def test_a_split_day_is_no_short_rest() -> None:
    told = told_of("MF")
    begin = told.start
    for name, first, last in (("a", 0, 4), ("b", 6, 10), ("c", 22, 26)):
        told.say(f.ShiftSet("T-0", name, begin + first * HOUR, begin + last * HOUR))
    assert "short-rest" not in codes(told.event, told.now)
    told.say(f.ShiftSet("T-0", "c", begin + 20 * HOUR, begin + 24 * HOUR))
    (short,) = [x for x in findings(told.event, told.now) if x.code == "short-rest"]
    assert short.params["minutes"] == 600


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 71), st.integers(1, 12)), max_size=12))
def test_at_every_moment_the_findings_say_what_is_so(shifts: list[tuple[int, int, int]]) -> None:
    told = told_of("MF" * 6)
    told.say(
        *(
            f.ShiftSet(f"T-{who}", f"s{n}", told.start + h * HOUR, told.start + (h + for_) * HOUR)
            for n, (who, h, for_) in enumerate(shifts)
        )
    )
    found = findings(told.event, told.now)
    few = [x for x in found if x.code == "too-few"]
    assert all(a.end <= b.begin for a, b in pairwise(few))
    assert all(a.end < b.begin or a.params != b.params for a, b in pairwise(few))
    if not shifts:
        return
    for hour in range(72):
        moment = told.start + hour * HOUR + MINUTE
        on = {who for who, h, for_ in shifts if h <= hour < h + for_}
        assert any(x.holds_at(Instant(moment)) for x in few) == (len(on) < 2)
