"""Marks, headcounts, and the minutes they give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.telling import Telling, block, plan_a, plan_of
from toolkit.model import facts as f
from toolkit.model.facts import HeadcountTaken, Marked, Noted, Status
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.plan import Kind
from toolkit.model.register import (
    Headcount,
    Register,
    attended_minutes,
    is_offered,
    missed_so_far,
    offered_rows,
    still_to_come,
)


def test_the_last_statement_of_someone_in_a_block_stands() -> None:
    told = Telling(plan_a()).say(
        Marked("A", "who-is-here", Status.PRESENT), Marked("B", "who-is-here", Status.NOT_HERE)
    )
    told.say(Marked("A", "who-is-here", Status.LATE, 5), Marked("A", "digital-day", Status.EXCUSED))
    register = told.event.register
    assert register.mark("who-is-here", "A") == Marked("A", "who-is-here", Status.LATE, 5)
    assert register.mark("who-is-here", "C") is None
    assert [(m.block, m.person) for m in register] == [
        ("digital-day", "A"),
        ("who-is-here", "A"),
        ("who-is-here", "B"),
    ]
    told.undo()
    assert told.event.register.mark("who-is-here", "A") == Marked(
        "A", "who-is-here", Status.PRESENT
    )


def test_a_mark_said_later_stands_even_if_it_holds_earlier() -> None:
    told = Telling(plan_a()).at("16:30").say(Marked("A", "who-is-here", Status.PRESENT))
    told.at("18:00").say(Marked("A", "who-is-here", Status.LATE, 9), holds="2026-10-02T16:09")
    mark = told.event.register.mark("who-is-here", "A")
    assert mark is not None
    assert mark.status is Status.LATE


def test_headcounts_stand_in_the_order_in_which_they_were_taken() -> None:
    told = Telling(plan_a()).at("16:30").say(HeadcountTaken(13, 13, "who-is-here"))
    told.at("18:00").say(HeadcountTaken(12, 13, "snack-1"), holds="2026-10-02T15:31")
    counts = told.event.register.headcounts
    assert [(told.wall(count.at), count.block, count.short) for count in counts] == [
        ("15:31", "snack-1", 1),
        ("16:30", "who-is-here", 0),
    ]
    assert Headcount(Instant(0), 15, 13, "", None).short == 0


def test_a_register_takes_in_facts_bit_by_bit() -> None:
    told = Telling(plan_a())
    for number in range(6):
        told.at(f"16:{50 - number}").say(
            Marked("A", "who-is-here", list(Status)[number]), HeadcountTaken(number, 13), Noted("x")
        )
    bit_by_bit = Register()
    for fact in told.facts:
        bit_by_bit.take([fact])
    assert bit_by_bit == told.event.register
    assert [count.counted for count in bit_by_bit.headcounts] == [5, 4, 3, 2, 1, 0]


@pytest.mark.parametrize(
    ("status", "minutes", "attended"),
    [
        (Status.PRESENT, None, 60),
        (Status.PRESENT, 10, 60),
        (Status.LATE, 12, 48),
        (Status.LATE, None, 60),
        (Status.LEFT_EARLY, 60, 0),
        (Status.CALLED_AWAY, 75, 0),
        (Status.CALLED_AWAY, -5, 60),
        (Status.SAT_OUT, None, 0),
        (Status.NOT_HERE, 10, 0),
        (Status.EXCUSED, None, 0),
        (Status.UNKNOWN, None, 0),
    ],
)
def test_minutes_attended_of_an_hour(status: Status, minutes: int | None, attended: int) -> None:
    assert attended_minutes(Marked("A", "b", status, minutes), 60) == attended


def test_without_a_mark_nothing_was_attended() -> None:
    assert attended_minutes(None, 60) == 0


@given(st.sampled_from(list(Status)), st.none() | st.integers(-100, 2000), st.integers(0, 600))
def test_nobody_attends_more_than_there_was(status: Status, minutes: int | None, all_: int) -> None:
    assert 0 <= attended_minutes(Marked("A", "b", status, minutes), all_) <= all_


def test_only_sessions_that_were_not_left_out_were_offered() -> None:
    told = Telling(plan_a()).at("16:00").begin("who-is-here").at("17:20")
    for row in told.schedule.rows:
        assert is_offered(row) == (row.block.kind is Kind.SESSION)
    offered = [row.id for row in offered_rows(told.schedule)]
    assert offered[:2] == ["who-is-here", "digital-day"]
    assert len(offered) == 16
    told.say(f.BlockSkipped("digital-day"))
    assert [row.id for row in offered_rows(told.schedule)] == [offered[0], *offered[2:]]


def test_parallel_lines_stand_in_place_of_what_holds_them() -> None:
    lines = ((block("x", 10), block("tea", 5, kind=Kind.BREAK)), (block("y", 15),))
    told = Telling(plan_of((block("open", 10, "14:00"), block("groups", 15, strands=lines))))
    assert [row.id for row in offered_rows(told.schedule)] == ["open", "x", "y"]
    rest = ((block("r", 10, kind=Kind.FREE),), (block("s", 15, kind=Kind.FREE),))
    told = Telling(plan_of((block("open", 10, "14:00"), block("groups", 15, strands=rest))))
    assert [row.id for row in offered_rows(told.schedule)] == ["open", "groups"]


def test_who_comes_or_goes_while_it_runs() -> None:
    told = Telling(plan_a()).at("16:00").begin("who-is-here")
    row = told.row("who-is-here")
    half = Instant(row.begin + 12 * MINUTE + 30_000)
    assert (missed_so_far(row, half), still_to_come(row, half)) == (12, 48)
    early, late = Instant(row.begin - MINUTE), Instant(row.end + MINUTE)
    assert (missed_so_far(row, early), still_to_come(row, early)) == (0, 60)
    assert (missed_so_far(row, late), still_to_come(row, late)) == (60, 0)
