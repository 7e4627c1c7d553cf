from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from toolkit.content.plans import read_plan
from toolkit.model.editing.settling import fitted
from toolkit.model.editing.stepstext import StepProblem, read_steps, steps_text
from toolkit.model.plan import Step

SESSIONS = Path(__file__).parents[3] / "sessions"

TEXT = """\
1. Stand in a circle. (10 min)
   > What would you like to be called?
   > You can pass.
2. Read the agenda
   aloud. (5)
3. Sit down."""


def test_numbers_minutes_and_quotes() -> None:
    assert read_steps(TEXT).steps == (
        Step("Stand in a circle.", 10, ("What would you like to be called?", "You can pass.")),
        Step("Read the agenda aloud.", 5),
        Step("Sit down."),
    )
    assert read_steps(TEXT).minutes == 15


def test_every_shipped_step_survives() -> None:
    for file in sorted(SESSIONS.glob("*.yaml")):
        for _, block in read_plan(file).plan.all_blocks():
            said = tuple(
                Step(" ".join(s.text.split()), s.minutes, tuple(" ".join(q.split()) for q in s.say))
                for s in block.steps
            )
            assert read_steps(steps_text(block.steps)).steps == said


def test_bullets_and_plain_paragraphs_are_steps_too() -> None:
    assert [s.text for s in read_steps("First this.\n- Then that.\n* And that.").steps] == [
        "First this.",
        "Then that.",
        "And that.",
    ]


def test_a_line_added_below_the_minutes_loses_none_of_them() -> None:
    text = "1. Walk round the pond. (30 min)\nTake an umbrella.\n   > Who walks beside me?"
    assert read_steps(text).steps == (
        Step("Walk round the pond. Take an umbrella.", 30, ("Who walks beside me?",)),
    )


def test_lines_that_make_no_sense_are_told_by_number() -> None:
    assert read_steps("> Hello?\n1. One").problems == (StepProblem(1, "say-without-step"),)
    assert read_steps("1. (5 min)\n   > Hello?").problems == (StepProblem(1, "empty-step"),)


@given(
    st.lists(
        st.builds(
            Step,
            text=st.sampled_from(["Stand", "Sit 5 (or 6)", "Sing > loud", "3. of three"]),
            minutes=st.integers(0, 90),
            say=st.lists(st.sampled_from(["Who?", "> really", "1. no"]), max_size=2).map(tuple),
        ),
        max_size=5,
    ).map(tuple)
)
def test_what_is_written_is_read(steps: tuple[Step, ...]) -> None:
    assert read_steps(steps_text(steps)).steps == steps


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=6),
    st.integers(1, 300),
)
def test_steps_fit_any_length(lengths: list[int], minutes: int) -> None:
    steps = tuple(Step("x", length) for length in lengths)
    got = fitted(steps, minutes)
    if any(lengths):
        assert sum(step.minutes for step in got) == minutes
        assert all(step.minutes >= 0 for step in got)
    else:
        assert got == steps
