from __future__ import annotations

import msgspec

from toolkit.content.activities import activities_of, list_activities
from toolkit.content.places import Places, shipped
from toolkit.model.activity import Energy, Literacy, Theme
from toolkit.model.plan import Sensitivity
from toolkit.words import load
from toolkit.words.activities import (
    Style,
    energy_name,
    facts_of,
    literacy_name,
    sections_of,
    sensitivity_name,
    theme_names,
)

PLACES = Places(shipped())
WORDS = load("en", PLACES.i18n)


def test_every_theme_and_level_has_a_name_of_its_own() -> None:
    names = theme_names(WORDS)
    assert list(names) == list(Theme)
    levels = (
        list(names.values()),
        [energy_name(WORDS, level) for level in Energy],
        [literacy_name(WORDS, level) for level in Literacy],
        [sensitivity_name(WORDS, level) for level in Sensitivity],
    )
    for named in levels:
        assert all(named)
        assert len(set(named)) == len(named)


def test_an_activity_is_told_whole() -> None:
    """Every text of every activity stands in some line of it, the summary apart."""
    for activity in activities_of(list_activities(PLACES)):
        told = "\n".join(line.text for part in sections_of(WORDS, activity) for line in part.lines)
        for name, value in msgspec.to_builtins(activity).items():
            if name in {"id", "title", "theme", "language", "summary", "energy", "literacy"}:
                continue
            for text in _texts(value):
                assert text in told or name in {"sensitivity", "materials"}, (activity.id, name)
        for material in activity.materials:
            assert material.item in told
        steps = [line for part in sections_of(WORDS, activity) for line in part.lines]
        asides = [line.aside for line in steps if line.style is Style.STEP]
        assert asides == [WORDS.duration(step.minutes) for step in activity.steps]


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return []


def test_the_facts_say_how_long_and_for_whom() -> None:
    (tea,) = (a for a in activities_of(list_activities(PLACES)) if a.id == "tea-and-a-puzzle")
    facts = facts_of(WORDS, tea)
    assert facts[:3] == ["1 h", "2–10 people", "ages 13–99"]
