"""Children in sight, from the command line: by code, alone and many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Line

DAY = "2026-10-02T"


@pytest.fixture
def event(line: Line) -> str:
    return line.event()


def codes(line: Line, event: str) -> list[str]:
    return list(line("event", "now", event, "--json").data)


def test_arrivals_and_leavings_show_where_everybody_is(line: Line, event: str) -> None:
    group = codes(line, event)
    assert line("event", "arrive", event, *group[:11], "--at", f"{DAY}14:10").status == 0
    assert line("event", "arrive", event, group[11], "--at", f"{DAY}15:20").status == 0
    assert line("event", "leave", event, group[0], "--at", f"{DAY}17:00").status == 0
    found = line("event", "now", event, "--json").data
    wheres = [found[code]["where"] for code in group]
    assert wheres == ["left", *["room"] * 11, *["not-arrived"] * (len(group) - 12)]
    assert found[group[11]] == {
        "where": "room",
        "since": f"{DAY}15:20+02:00",
        "adult": None,
    }
    before = line("event", "now", event, "--json", "--at", f"{DAY}15:00").data
    assert before[group[11]]["where"] == "not-arrived"
    assert before[group[0]]["where"] == "room"


def test_where_everybody_is_can_be_read_line_by_line(line: Line, event: str) -> None:
    first, second = codes(line, event)[:2]
    line("event", "arrive", event, first, "--at", f"{DAY}14:10")
    lines = line("event", "now", event).out.splitlines()
    assert f"{first}\troom\t{DAY}14:10+02:00" in lines
    assert f"{second}\tnot-arrived" in lines


def test_the_event_as_shown_says_where_each_participant_is(line: Line, event: str) -> None:
    first = codes(line, event)[0]
    line("event", "arrive", event, first, "--at", f"{DAY}14:10")
    shown = line("event", "show", event, "--json", "--at", f"{DAY}14:30").data
    people = {person["code"]: person for person in shown["people"]}
    assert people[first]["now"]["where"] == "room"
    assert {p["now"] is None for p in people.values() if p["role"] == "facilitator"} == {True}


def test_who_cannot_have_come_or_left_is_said_and_nothing_is_kept(line: Line, event: str) -> None:
    first, second = codes(line, event)[:2]
    assert line("event", "arrive", event, first, "--at", f"{DAY}14:10").status == 0
    again = line("event", "arrive", event, second, first, "--at", f"{DAY}14:20")
    assert again.status == 1
    assert f"{first} has arrived already" in again.err
    assert line("event", "now", event, "--json").data[second]["where"] == "not-arrived"
    gone = line("event", "leave", event, second)
    assert (gone.status, "had not arrived" in gone.err) == (1, True)
    assert line("event", "arrive", event, "NOBODY").status == 1
    assert line("event", "arrive", event).status == 2
