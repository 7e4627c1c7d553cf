"""Every finding about duty, and everything a log is told beside, has words of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.model.saying import START, Said
from toolkit.model.duty import Finding, Severity
from toolkit.model.facts_team import LogSigned, LogWritten
from toolkit.model.instants import HOUR, MINUTE, Instant, load_zone
from toolkit.model.logbook import Happening, Known
from toolkit.words import Words, load
from toolkit.words.diary import line
from toolkit.words.duty import finding_text, span_text
from toolkit.words.logs import doses_text, happening_text, where_text
from toolkit.words.tags import LONG_PSEUDO

if TYPE_CHECKING:
    from pathlib import Path

WORDS = Words()
ROME = load_zone("Europe/Rome")
FINDINGS: list[tuple[str, dict[str, object], str]] = [
    ("no-rota", {}, "No rota yet: nobody has a shift."),
    (
        "too-few",
        {"adults": 0, "children": 12, "needed": 2},
        "No cleared adult is on duty, for 12 children. At least 2 are needed.",
    ),
    (
        "too-few",
        {"adults": 1, "children": 1, "needed": 2},
        "Only one cleared adult is on duty, for 1 child. At least 2 are needed.",
    ),
    (
        "ratio",
        {"adults": 2, "children": 22, "ratio": 10},
        "Cleared adults on duty: 2, for 22 children. One is needed for every 10.",
    ),
    (
        "ratio-night",
        {"adults": 2, "children": 18, "ratio": 8},
        "Cleared adults on duty: 2, for 18 children. One is needed for every 8.",
    ),
    ("nobody-awake", {"adults": 2}, "Nobody on duty is awake. One must be, all night."),
    (
        "one-sex-night",
        {"sex": "F"},
        "Girls and boys take part, and all on duty are of one sex (Female).",
    ),
    (
        "one-sex-day",
        {"sex": "M"},
        "Girls and boys take part, and all on duty are of one sex (Male).",
    ),
    (
        "sex-untold",
        {"whom": "group"},
        (
            "Whether the group is mixed can't be told: not everyone has said. All on duty may be "
            "of one sex."
        ),
    ),
    (
        "sex-untold",
        {"whom": "team"},
        "Whether a woman and a man are on duty can't be told: not everyone on duty has said.",
    ),
    (
        "short-rest",
        {"person": "TEAM-01-6", "minutes": 570},
        "TEAM-01-6 rests only 9 h 30 min between two shifts. It should be 11 hours.",
    ),
    (
        "long-duty",
        {"person": "TEAM-01-6", "minutes": 840},
        "TEAM-01-6 is on duty for 14 h without a break of 11 hours in the 24.",
    ),
    (
        "not-cleared",
        {"person": "TEAM-01-6"},
        "TEAM-01-6 has a shift and is not cleared, so is not counted.",
    ),
    (
        "not-adult",
        {"person": "TEAM-01-6"},
        "TEAM-01-6 has a shift and is under 18 or takes part, so is not counted.",
    ),
]


@pytest.mark.parametrize(("code", "params", "told"), FINDINGS)
def test_each_finding_in_words(code: str, params: dict[str, object], told: str, root: Path) -> None:
    found = Finding(code, Severity.ERROR, START, START, params)
    assert finding_text(WORDS, found) == told
    assert finding_text(load(LONG_PSEUDO, root / "i18n"), found).startswith("[")


def test_a_span_names_its_date_once_or_both() -> None:
    assert span_text(WORDS, START, Instant(START + HOUR), ROME) == "Fri 2 Oct 12:00 – 13:00"
    over = span_text(WORDS, START, Instant(START + 14 * HOUR), ROME)
    assert over == "Fri 2 Oct 12:00 – Sat 3 Oct 02:00"


@pytest.mark.parametrize(
    ("code", "params", "told"),
    [
        ("count", {"counted": 12, "expected": 13}, "12 of 13 counted"),
        (
            "search-opened",
            {"counted": 12, "expected": 13},
            "Not found: 12 of 13, the search began",
        ),
        ("search-found", {"minutes": 8}, "Found, after 8 min"),
        ("search-police", {"minutes": 31}, "Search handed over to the police, after 31 min"),
        ("block-late", {"block": "a", "minutes": 7}, "Who is here began 7 min late"),
        ("block-left-out", {"block": "a"}, "Who is here was left out"),
        ("block-missed", {"block": "a"}, "Who is here: its time went by without a start"),
    ],
)
def test_each_happening_in_words(code: str, params: dict[str, object], told: str) -> None:
    assert happening_text(WORDS, Said().event, Happening(START, 1, code, params)) == told


def test_where_and_doses_are_told_in_numbers() -> None:
    event = Said().event
    seen = Known(
        START,
        START,
        [],
        {"room": 10, "out": 1, "off-site": 1, "left": 1, "not-arrived": 2},
        {"given": 2, "unsaid": 1, "refused": 1, "not-needed": 1, "when-needed": 1},
        (Instant(START + 30 * MINUTE),),
    )
    assert where_text(WORDS, seen) == (
        "10 in the house, 1 out with an adult, 1 off site, 1 has left and 2 not arrived"
    )
    assert doses_text(WORDS, event, seen) == (
        "2 doses given, 1 refused, 1 not needed, 1 due and nothing said of it, "
        "1 given when needed and next due at 12:30"
    )


def test_the_diary_says_that_a_log_was_written_and_read_and_not_what() -> None:
    said = Said()
    written = said.say(LogWritten("day-night-1", "day-night", 1, "Ali wants a light"))
    assert line(WORDS, said.event, written, said.facts) == (
        "Log written: Day 1: the day tells the night."
    )
    signed = said.say(LogSigned("TEAM-08-R", "day-night-1", written.id.hex()))
    assert line(WORDS, said.event, signed, said.facts) == ("TEAM-08-R has read and signed a log.")
