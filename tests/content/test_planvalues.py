"""What a field holds, on one line: long values from where they begin to differ."""

from __future__ import annotations

from toolkit.content.planvalues import values_text
from toolkit.model.plan import Step

LONG = "Count at the door by code, against the lead's list, and greet everyone "


def test_short_values_stay_whole() -> None:
    assert values_text("title", "Games together", "Games for all") == (
        "Games together",
        "Games for all",
    )


def test_long_values_begin_where_they_differ() -> None:
    was, now, gone = values_text("purpose", LONG + "by name", LONG + "by code", None)
    assert (was, now, gone) == ("… name", "… code", "–")


def test_the_minutes_of_a_step_and_what_is_said_are_told() -> None:
    was, now = values_text("steps", (Step(LONG, 6),), (Step(LONG, 11),))
    assert (was, now) == ("… (6)", "… (11)")
    was, now = values_text("steps", (Step("Say it", say=("Hello",)),), (Step("Say it"),))
    assert (was, now) == ("Say it “Hello”", "Say it")
