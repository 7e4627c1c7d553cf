"""Catching up from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Line

PLAN = ("plan", "catch-up", "consultation-72h")


def test_a_plan_late_at_a_block_is_told_what_could_give(line: Line) -> None:
    told = line(*PLAN, "--late", "12", "--at", "risk-or-chance")
    assert told.status == 0, told.err
    assert told.out.startswith("12 min too many: Lunch 12:05 is too near, Dinner 19:15 holds and ")
    assert told.out.splitlines()[1:4] == [
        "1  Shorten by 12 min",
        "   - Story of an offer: 12 min less, 11:02 – 12:05",
        "   = Lunch 12:05 holds, Dinner 19:15 holds and Second night 22:30 holds",
    ]


def test_a_program_reads_the_same(line: Line) -> None:
    told = line(*PLAN, "--late", "25", "--at", "check-in-2", "--json").data
    assert told["late"] == 25
    assert [way["manner"] for way in told["ways"]] == ["shorten", "move"]
    first = told["ways"][0]
    assert (first["minutes"], first["short"]) == (25, 0)
    assert [(c["block"], c["taken"], c["start"][11:16]) for c in first["changes"]] == [
        ("risk-or-chance", 10, "09:40"),
        ("story-of-an-offer", 15, "11:05"),
    ]
    assert all(fixed["holds"] for fixed in first["fixed"])
    assert {time["block"] for time in first["times"]} == {
        "risk-or-chance",
        "snack-2a",
        "story-of-an-offer",
    }


def test_late_at_a_time_of_a_day(line: Line) -> None:
    told = line(*PLAN, "--late", "12", "--at", "11:20", "--day", "2", "--json").data
    (change,) = told["ways"][0]["changes"]
    assert (change["block"], change["taken"]) == ("story-of-an-offer", 12)
    assert change["start"][11:16] == "11:02"


def test_nothing_gives_before_a_night(line: Line) -> None:
    told = line(*PLAN, "--late", "10", "--at", "round-2")
    assert (told.status, told.out.splitlines()[1:]) == (
        0,
        ["Nothing that is left may give. What comes last before the fixed time is cut off."],
    )


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (["nowhere"], "The plan has no block nowhere"),
        (["night-1"], "The plan has no block night-1"),
        (["23:10"], "Nothing that could be late is planned at 23:10 on day 1"),
        (["25:10"], "Nothing that could be late is planned at 25:10"),
        (["10:00", "--day", "9"], "on day 9"),
        (["10:00", "--day", "0"], "on day 0"),
        (["lunch-2", "--late", "0"], "0 isn't a number of minutes"),
    ],
)
def test_what_can_not_be_is_told_in_one_line(line: Line, at: list[str], words: str) -> None:
    told = line(*PLAN, "--late", "5", "--at", *at)
    assert (told.status, told.out, told.err.count("\n")) == (1, "", 1)
    assert words in told.err


def test_an_event_is_told_and_one_way_is_taken(line: Line) -> None:
    event = line.event()
    at = ("--at", "2026-10-03T09:40")
    on_time = line("event", "catch-up", event, *at).out
    assert on_time == "Nothing has to give: the fixed times ahead hold.\n"
    line("event", "start", event, "risk-or-chance", *at)
    told = line("event", "catch-up", event, *at, "--json").data
    assert told["ways"][0]["number"] == 1
    taken = line("event", "catch-up", event, *at, "--choose", "1")
    assert (taken.status, len(taken.word)) == (0, 32)
    shown = line("event", "show", event, *at, "--json").data
    spans = {b["id"]: (b["start"][11:16], b["end"][11:16]) for b in shown["blocks"]}
    assert spans["story-of-an-offer"] == ("11:05", "12:05")
    line("event", "undo", event, *at)
    assert line("event", "catch-up", event, *at, "--json").data == told
    again = line("event", "catch-up", event, *at, "--choose", "7")
    assert (again.status, again.err) == (
        1,
        "Ways to catch up: 1. 7 isn't one of them. Look at them again.\n",
    )
