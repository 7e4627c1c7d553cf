"""Rules and findings in words; the table in the help says what the rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.model.rules.cases import child, event, full_day, shifts
from tests.model.saying import Said
from toolkit.model.facts_checks import FeedbackDateSet, RuleOverridden, RuleRestored, TicksSigned
from toolkit.model.rules.book import RULES, check_event, check_plan, rule
from toolkit.model.rules.ticks import TICK_IDS, TICKS
from toolkit.words import Words, pseudo
from toolkit.words.diary import Diary
from toolkit.words.rules import finding_text, gravity
from toolkit.words.rules_table import rules_table

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.model.facts import Body

WORDS = Words()


def test_the_help_holds_the_table_of_all_rules(root: Path) -> None:
    text = (root / "handouts" / "help" / "en" / "checks.md").read_text(encoding="utf-8")
    table = rules_table(WORDS)
    assert text.rstrip().endswith(table), "python main.py plan rules prints the table anew"
    assert len(table.splitlines()) == len(RULES) + 2
    for each in RULES:
        assert f"`{each.id}`" in table
        assert each.source in table


def test_gravity_tells_countries_and_exceptions() -> None:
    assert gravity(WORDS, rule("own-bed")) == "warning; FR: error"
    assert gravity(WORDS, rule("france-adults")) == "error; only FR"
    assert gravity(WORDS, rule("sleep")) == "warning; an error below 8 hours"


def test_minutes_times_and_titles_are_said_as_people_say_them() -> None:
    (found,) = (x for x in check_plan(full_day(work=400)) if x.rule == "work-day")
    told = finding_text(WORDS, found)
    assert told == "Day 1 holds 6 h 40 min of sessions. It should be at most 6 h."


@pytest.mark.parametrize("words", [WORDS, Words("en-XA", change=pseudo.lengthen)])
def test_every_finding_of_a_poor_event_can_be_said(words: Words) -> None:
    boy = child("NORD-02-B", sex="M", languages=("bn",), consent="", photo="yes")
    at = event(boy, *shifts(event(), "TEAM-01-3", awake=False))
    found = check_event(at, at.start, "FR")
    assert len({each.rule for each in found}) >= 12
    for each in found:
        told = finding_text(words, each, at.zone)
        assert "{" not in told
    for tick in TICKS:
        assert words.say(tick.asks)


TOLD: list[tuple[Body, str]] = [
    (
        RuleOverridden("quiet-room", "Irina B.", "The chapel is one."),
        "A rule was set aside by name and reason: A quiet room.",
    ),
    (RuleRestored("quiet-room"), "A rule holds again: A quiet room."),
    (
        RuleOverridden("of-tomorrow", "Irina B.", "x"),
        "A rule was set aside by name and reason: of-tomorrow.",
    ),
    (
        TicksSigned(TICK_IDS[:8], "Irina B."),
        "The requirements for hearing children were signed: 8 of 9.",
    ),
    (
        FeedbackDateSet("2026-11-13"),
        "The young people hear by Fri 13 Nov 2026 what came of it.",
    ),
    (FeedbackDateSet(""), "The date of the answer to the young people was taken back."),
]


@pytest.mark.parametrize(("body", "sentence"), TOLD)
def test_the_diary_tells_it_without_names(body: Body, sentence: str) -> None:
    said = Said()
    fact = said.say(body)
    told = Diary(WORDS, said.event, said.facts)
    assert told.line(fact) == sentence
    assert "Irina" not in " ".join(entry.text for entry in told.entries())


def test_a_date_of_another_program_breaks_no_diary() -> None:
    said = Said()
    fact = said.say(FeedbackDateSet("next summer"))
    assert "next summer" in Diary(WORDS, said.event, said.facts).line(fact)
