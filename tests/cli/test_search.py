"""A child can't be found, from the command line; what is shown names nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Line

NIGHT = "2026-10-04T"


@pytest.fixture
def event(line: Line) -> str:
    return line.event()


def search(line: Line, event: str, at: str, *words: str) -> None:
    done = line("event", "search", event, *words, "--at", f"{NIGHT}{at}")
    assert done.status == 0, done.err
    assert len(done.word) == 32


def test_a_search_from_its_opening_to_found(line: Line, event: str) -> None:
    people = line("event", "now", event, "--json").data
    code = next(iter(people))
    count = str(len(people) - 1)
    search(line, event, "02:00", "open", "--counted", count, "--missing", code)
    search(line, event, "02:01", "call", "police")
    search(line, event, "02:02", "call", "her uncle Rosario")
    search(line, event, "02:03", "note", "light in the cellar")
    before = line("event", "show", event, "--json", "--at", f"{NIGHT}02:05").data["searches"]
    assert [(one["how"], one["ended"], one["minutes"]) for one in before] == [(None, None, 5)]
    search(line, event, "02:08", "found", "attic", "--condition", "well")
    shown = line("event", "show", event, "--json", "--at", f"{NIGHT}09:00")
    assert shown.data["searches"] == [
        {
            "opened": f"{NIGHT}02:00+02:00",
            "counted": len(people) - 1,
            "expected": len(people),
            "block": shown.data["searches"][0]["block"],
            "night_at": None,
            "missing": 1,
            "searched": 0,
            "calls": [
                {"whom": "police", "at": f"{NIGHT}02:01+02:00"},
                {"whom": "other", "at": f"{NIGHT}02:02+02:00"},
            ],
            "ended": f"{NIGHT}02:08+02:00",
            "how": "found",
            "minutes": 8,
        }
    ]
    assert not any(word in shown.out for word in ("Rosario", "cellar", "attic"))


def test_by_hand_and_to_the_police_and_found_later(line: Line, event: str) -> None:
    search(line, event, "18:00", "open")
    search(line, event, "18:30", "police", "4711")
    search(line, event, "21:00", "found")
    (shown,) = line("event", "show", event, "--json").data["searches"]
    assert (shown["how"], shown["minutes"]) == ("found", 180)
    assert shown["counted"] == shown["expected"]


def test_what_can_not_be_is_said(line: Line, event: str) -> None:
    nothing = line("event", "search", event, "found")
    assert (nothing.status, nothing.out) == (1, "")
    assert "No search is open" in nothing.err
    assert line("event", "search", event, "vanish").status == 2
    assert line("event", "search", event, "open", "--counted", "99").status == 1
    search(line, event, "18:00", "open")
    again = line("event", "search", event, "open")
    assert again.status == 1
    assert "already" in again.err
    assert line("event", "search", event, "call").status == 1
