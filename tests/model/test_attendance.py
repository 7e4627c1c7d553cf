"""Attendance is added up the same whichever way it is grouped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.saying import BARE, PLAIN, Said, minute
from toolkit.model.attendance import Attendance, PersonLine, Tally, attendance, sessions_of
from toolkit.model.facts import (
    Adapted,
    BlockEnded,
    BlockExtended,
    BlockInserted,
    BlockSkipped,
    BlockStarted,
    Closed,
    Marked,
    Opened,
    Registered,
    Status,
    Withdrawn,
)
from toolkit.model.register import offered_rows

if TYPE_CHECKING:
    from toolkit.model.attendance import AgendaLine
    from toolkit.model.plan import Plan

LATER = 60 * 48


def tables(said: Said, now: float = LATER) -> Attendance:
    event = said.event
    return attendance(event, event.timeline(minute(now)))


def of(found: Attendance, code: str) -> PersonLine:
    return next(line for line in found.people if line.person.code == code)


def agenda(found: Attendance, block: str) -> AgendaLine:
    return next(line for line in found.agenda if line.row.id == block)


def ran_through(said: Said) -> Said:
    """Let everything run as planned."""
    said.say(Opened(), -5)
    for block, at in (("a", 0), ("pause", 60), ("b", 75), ("both", 120)):
        said.say(BlockStarted(block), at)
    said.say(BlockStarted("c"), 1220)
    said.say(BlockEnded("c"), 1250)
    said.say(Closed(), 1255)
    return said


def test_sessions_are_what_counts_as_offered_and_lines_side_by_side_count_once() -> None:
    said = ran_through(Said())
    said.say(Registered("A", "child"), -30)
    event = said.event
    schedule = event.timeline(minute(LATER))
    assert [s.row for s in sessions_of(schedule)] == offered_rows(schedule)
    found = attendance(event, schedule)
    assert [line.session.row.id for line in found.sessions] == ["a", "b", "s1", "s2", "t", "c"]
    assert found.planned == found.minutes == 60 + 45 + 50 + 30
    assert of(found, "A").tally == Tally(5, 0, 185, 0)
    assert [(day.sessions, day.minutes) for day in found.days] == [(5, 155), (1, 30)]


def test_minutes_missed_are_taken_off_and_sitting_out_counts_none() -> None:
    said = ran_through(Said())
    for code, mark in {
        "P": Marked("P", "a", Status.PRESENT),
        "L": Marked("L", "a", Status.LATE, 12),
        "E": Marked("E", "a", Status.LEFT_EARLY, 20),
        "C": Marked("C", "a", Status.CALLED_AWAY),
        "S": Marked("S", "a", Status.SAT_OUT),
        "N": Marked("N", "a", Status.NOT_HERE),
        "X": Marked("X", "a", Status.EXCUSED),
        "U": Marked("U", "a", Status.UNKNOWN),
    }.items():
        said.say(Registered(code, "child"), -30)
        said.say(mark, 5)
    said.say(Registered("Z", "child"), -30)
    found = tables(said)
    attended = {line.person.code: line.tally.attended for line in found.people}
    assert attended == {
        "P": 60,
        "L": 48,
        "E": 40,
        "C": 60,
        "S": 0,
        "N": 0,
        "X": 0,
        "U": 0,
        "Z": 0,
    }
    first = found.sessions[0]
    assert (first.expected, first.attended) == (9, 4)
    assert first.counts[None] == 1
    assert of(found, "S").counts == {Status.SAT_OUT: 1, None: 5}
    assert found.total.registered == 9
    assert found.total.took_part == 4
    assert found.total.tally.sessions_attended == 4


def test_what_comes_after_a_withdrawal_is_not_offered_and_a_return_is() -> None:
    said = ran_through(Said())
    said.say(Registered("A", "child"), -30)
    said.say(Registered("B", "child"), -30)
    said.say(Withdrawn("A"), 75)
    said.say(Withdrawn("B"), 80)
    said.say(Registered("B", "child"), 1000)
    said.say(Marked("A", "b", Status.NOT_HERE), 80)
    found = tables(said)
    gone, back = of(found, "A"), of(found, "B")
    assert gone.tally == Tally(1, 0, 60, 0)
    assert gone.presence[1:] == (None,) * 5
    assert back.tally == Tally(3, 0, 60 + 45 + 30, 0)
    assert found.total.withdrawn == 1
    assert [day.expected for day in found.days] == [2, 1]


def test_whoever_was_there_was_offered_it_also_when_registered_late() -> None:
    said = ran_through(Said())
    said.say(Registered("A", "child"), 20)
    said.say(Marked("A", "a", Status.LATE, 20), 21)
    assert of(tables(said), "A").tally == Tally(5, 1, 185, 40)


def test_a_child_without_papers_waits_and_is_offered_the_sessions_all_the_same() -> None:
    said = ran_through(Said())
    said.say(Registered("A", "child", consent="yes", assent="yes"), -30)
    said.say(Registered("B", "child", assent="yes"), -30)
    found = tables(said)
    assert found.total.waiting == 1
    assert of(found, "B").tally.offered == 185


def test_adults_of_the_team_stand_apart() -> None:
    said = ran_through(Said())
    said.say(Registered("T2", "facilitator"), -30)
    said.say(Registered("T1", "lead"), -30)
    said.say(Registered("C", "child"), -30)
    said.say(Marked("T2", "b", Status.PRESENT), 80)
    found = tables(said)
    assert [line.person.code for line in found.people] == ["C", "T1", "T2"]
    assert found.total.registered == 1
    assert found.sessions[1].expected == 1
    assert of(found, "T1").tally == Tally()
    assert of(found, "T2").tally == Tally(1, 1, 45, 45)
    assert [(g.by, g.category) for g in found.groups][-2:] == [
        ("team", "facilitator"),
        ("team", "lead"),
    ]


def test_groups_keep_what_is_not_known_and_stand_in_a_sensible_order() -> None:
    said = Said(PLAIN)
    said.say(Registered("A", "child", 9, "M", "Sud"), -30)
    said.say(Registered("B", "young-adult", 18, "F", "nord"), -30)
    said.say(Registered("C", "child"), -30)
    said.say(Registered("D", "child", 17, "Q", "Nord"), -30)
    groups = [(g.by, g.category) for g in tables(said).groups]
    assert groups == [
        *[("age", age) for age in ("9", "17", "18", "")],
        *[("sex", sex) for sex in ("F", "M", "Q", "")],
        *[("home", home) for home in ("nord", "Nord", "Sud", "")],
        *[("role", role) for role in ("child", "young-adult")],
    ]


def test_the_agenda_tells_planned_adapted_and_actual_apart() -> None:
    said = Said()
    said.say(Adapted("keep-wall", lengths={"b": 30}), -20)
    said.say(Opened(), -5)
    said.say(BlockStarted("a"), 4)
    said.say(BlockExtended("a", 10), 20)
    said.say(BlockInserted("walk", "A walk", "free", 15, "pause"), 30)
    said.say(BlockStarted("pause"), 75)
    said.say(BlockSkipped("pause"), 80)
    said.say(BlockSkipped("b"), 81)
    said.say(BlockStarted("walk"), 82)
    found = tables(said, 85)
    first = agenda(found, "a")
    assert first.planned == (minute(0), minute(60))
    assert (first.adapted, first.began, first.ended) == (None, minute(4), minute(75))
    broken = agenda(found, "pause")
    assert (broken.began, broken.ended) == (minute(75), minute(80))
    second = agenda(found, "b")
    assert second.planned == (minute(75), minute(120))
    assert second.adapted == second.expected == (minute(75), minute(105))
    assert (second.began, second.ended) == (None, None)
    walk = agenda(found, "walk")
    assert (walk.planned, walk.adapted, walk.began) == (None, None, minute(82))
    assert walk.ended is None
    assert agenda(found, "s1").inside
    assert agenda(found, "c").began is None
    assert "b" not in {line.session.row.id for line in found.sessions}
    assert (found.planned, found.minutes) == (60 + 30 + 50 + 30, 71 + 50 + 30)


def test_sessions_to_come_have_no_missing_marks() -> None:
    said = Said(PLAIN)
    said.say(Registered("A", "child"), -30)
    ahead = tables(said, -20)
    assert ahead.sessions[0].counts == {}
    assert of(ahead, "A").counts == {}
    assert of(ahead, "A").tally == Tally(1, 0, 60, 0)
    said.say(BlockStarted("a"), 0)
    assert tables(said, 10).sessions[0].counts == {None: 1}


@pytest.mark.parametrize(("plan", "sessions"), [(PLAIN, 1), (BARE, 0)])
def test_nobody_and_nothing_give_empty_tables(plan: Plan, sessions: int) -> None:
    found = tables(Said(plan), -20)
    assert found.people == ()
    assert found.groups == ()
    assert found.total.tally == Tally()
    assert len(found.days) == 1
    assert len(found.sessions) == sessions


BLOCKS = ("a", "b", "s1", "s2", "t", "c", "pause")
CODES = ("A", "B", "C", "D")
marks = st.builds(
    Marked,
    person=st.sampled_from(CODES),
    block=st.sampled_from(BLOCKS),
    status=st.sampled_from(Status),
    minutes=st.none() | st.integers(0, 90),
)
comings = st.one_of(
    st.builds(Withdrawn, st.sampled_from(CODES)),
    st.builds(
        Registered,
        person=st.sampled_from(CODES),
        role=st.sampled_from(("child", "young-adult")),
        age=st.none() | st.integers(12, 19),
        sex=st.sampled_from(("", "F", "M", "X")),
        home=st.sampled_from(("", "Nord", "Sud")),
    ),
)


@given(st.lists(st.tuples(marks | comings, st.integers(-60, 1300)), max_size=40))
def test_every_way_of_grouping_adds_up_to_the_same(
    happened: list[tuple[Marked | Withdrawn | Registered, int]],
) -> None:
    said = ran_through(Said())
    said.say(Registered("A", "child", 15), -50)
    for what, at in happened:
        said.say(what, at)
    found = tables(said)
    total = found.total
    for by in ("age", "sex", "home", "role"):
        parts = [group.figures for group in found.groups if group.by == by]
        for name in ("registered", "took_part", "withdrawn", "waiting"):
            assert sum(getattr(part, name) for part in parts) == getattr(total, name)
        for name in Tally.__dataclass_fields__:
            assert sum(getattr(part.tally, name) for part in parts) == getattr(total.tally, name)
    for name in Tally.__dataclass_fields__:
        of_days = sum(getattr(day.tally, name) for day in found.days)
        assert of_days == getattr(total.tally, name)
    assert sum(line.attended for line in found.sessions) == total.tally.sessions_attended
    assert max(day.took_part for day in found.days) <= total.took_part <= total.registered
    for line in found.people:
        assert line.tally.offered <= found.minutes
        assert sum(line.counts.values()) == sum(there is not None for there in line.presence)
