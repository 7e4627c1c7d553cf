"""The diary tells of a search in sentences without names and without what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.model.saying import START, Said
from toolkit.model.facts_search import (
    FacilityStepsSet,
    SearchAbout,
    SearchCalled,
    SearchClosed,
    SearchNoted,
    SearchOpened,
    SearchPlaced,
    SearchStepped,
)
from toolkit.model.search import AREAS, CALLS, Task
from toolkit.words import Words, load
from toolkit.words.diary import Diary, line
from toolkit.words.searching import (
    CONDITIONS,
    area_name,
    condition_name,
    length,
    task_text,
    whom_name,
)
from toolkit.words.tags import LONG_PSEUDO, MIRRORED_PSEUDO

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.model.facts import Body

WORDS = Words()
CODE = "NORD-01-I"
SENTENCES: list[tuple[Body, str]] = [
    (
        SearchOpened("s", 12, 13),
        "Somebody can't be found, 12 of 13 counted: the search began.",
    ),
    (SearchOpened("s", 13, 13), "Somebody can't be found: the search began."),
    (SearchAbout(CODE, "s"), "NORD-01-I is looked for."),
    (SearchAbout(CODE, "s", seen_at=START), "NORD-01-I is looked for, last seen Fri 2 Oct 12:00."),
    (SearchAbout(CODE, "s", missing=False), "NORD-01-I isn't looked for any more."),
    (SearchPlaced("s", "cellar", "TEAM-01-X"), "Search: TEAM-01-X looks in “Cellar”."),
    (SearchPlaced("s", "cellar", done=True), "Search: “Cellar” was searched."),
    (SearchPlaced("s", "cellar"), "Search: nobody looks in “Cellar” any more."),
    (SearchPlaced("s", "Amira's room", done=True), "Search: “another place” was searched."),
    (SearchCalled("s", "police", "Amira"), "Search: Police 112 was called."),
    (SearchCalled("s", "Amira's uncle"), "Search: somebody else was called."),
    (SearchStepped("s", "Ring Amira"), "Search: a step of the facility's own was ticked."),
    (
        SearchStepped("s", "Ring Amira", done=False),
        "Search: a tick on the facility's own steps was removed.",
    ),
    (SearchNoted("s", "Amira cried"), "Search: something was written down."),
    (SearchClosed("s", "found", "with Amira", "shaken"), "Found: the search has ended."),
    (SearchClosed("s", "police"), "The search was handed over to the police."),
    (
        FacilityStepsSet(("Ring Amira",)),
        "The facility's own steps for a child who can't be found were kept.",
    ),
]


@pytest.mark.parametrize(("what", "sentence"), SENTENCES)
def test_each_fact_is_one_sentence(what: Body, sentence: str) -> None:
    said = Said()
    fact = said.say(what)
    assert line(WORDS, said.event, fact, said.facts) == sentence


@pytest.mark.parametrize("language", [LONG_PSEUDO, MIRRORED_PSEUDO])
def test_every_sentence_is_translated_and_none_names_anybody(language: str, root: Path) -> None:
    words = load(language, root / "i18n")
    said = Said()
    for what, _ in SENTENCES:
        said.say(what)
    english = Diary(WORDS, said.event, said.facts).entries()
    other = Diary(words, said.event, said.facts).entries()
    assert not {entry.text for entry in english} & {entry.text for entry in other}
    assert not any("Amira" in entry.text for entry in (*english, *other))
    assert {entry.about for entry in english[1:-1]} == {"child not found"}


def test_every_place_call_and_task_has_words() -> None:
    assert all(area_name(WORDS, area) != area for area in AREAS)
    assert area_name(WORDS, "Boathouse") == "Boathouse"
    assert all(whom_name(WORDS, whom) != whom for whom in CALLS)
    assert whom_name(WORDS, "Fire brigade") == "Fire brigade"
    assert all(condition_name(WORDS, one) != one for one in CONDITIONS)
    assert len({task_text(WORDS, task, 10) for task in Task}) == len(Task)
    assert "10 min" in task_text(WORDS, Task.SEARCH, 10)


def test_how_long_it_goes_on_reads_like_a_clock() -> None:
    assert length(WORDS, 452_000) == "7:32"
    assert length(WORDS, 3_849_999) == "1:04:09"
    assert length(WORDS, -5) == "0:00"
    mirrored = Words(language="ar")
    assert length(mirrored, 452_000) == "\u20667:32\u2069"
