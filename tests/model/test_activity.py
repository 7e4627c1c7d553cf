from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from toolkit.model.activity import Activity, Energy, Literacy, Theme, as_block
from toolkit.model.ids import free_id
from toolkit.model.plan import Group, Kind, Material, Sensitivity, Step

PAPER = Activity(
    id="paper-boats",
    version=1,
    title="Paper boats",
    theme=Theme.OPENER,
    language="en",
    summary="Boats are folded and sail over a table.",
    minutes=20,
    group=Group(4, 12, 13, 17),
    energy=Energy.CALM,
    literacy=Literacy.NONE,
    sensitivity=Sensitivity.AMBER,
    purpose="Hands are busy.",
    steps=(
        Step("Fold.", 12, ("Fold it twice.",)),
        Step("Sail.", 8, ("Where does yours go?", "And back home.")),
    ),
    opt_out="Watch.",
    low_tech="Paper is all.",
    if_wrong="It sinks: fold another.",
    room="A table",
    materials=(Material("paper", 2, "person"),),
    debrief=("What carried you?", "Where does yours go?"),
    variations=("With leaves.", "In silence."),
    safeguarding="Nobody is asked about a crossing.",
    handouts=("helpline-card",),
)
QUESTIONS = "Questions to choose from"


def test_a_block_says_all_that_a_facilitator_needs_while_leading() -> None:
    block = as_block(PAPER, {"welcome"}, QUESTIONS)
    assert (block.id, block.activity, block.title) == ("paper-boats", "paper-boats", PAPER.title)
    assert (block.kind, block.minutes, block.voluntary) == (Kind.SESSION, 20, False)
    assert block.sensitivity is Sensitivity.AMBER
    for name in (
        "room", "purpose", "materials", "handouts", "safeguarding",
        "opt_out", "low_tech", "if_wrong",
    ):  # fmt: skip
        assert getattr(block, name) == getattr(PAPER, name), name


def test_the_debrief_is_a_last_step_without_minutes_that_repeats_no_question() -> None:
    block = as_block(PAPER, (), QUESTIONS)
    assert block.steps[:2] == PAPER.steps
    assert block.steps[2:] == (Step(QUESTIONS, 0, ("What carried you?",)),)
    assert sum(step.minutes for step in block.steps) == block.minutes


def test_without_a_debrief_there_is_no_such_step() -> None:
    assert as_block(replace(PAPER, debrief=()), (), QUESTIONS).steps == PAPER.steps
    asked = replace(PAPER, debrief=("Where does yours go?",))
    assert as_block(asked, (), QUESTIONS).steps == PAPER.steps


def test_rest_time_is_free_and_offered() -> None:
    block = as_block(replace(PAPER, theme=Theme.REST_TIME), (), QUESTIONS)
    assert (block.kind, block.voluntary) == (Kind.FREE, True)


def test_a_second_one_gets_a_number_and_keeps_its_activity() -> None:
    block = as_block(PAPER, {"paper-boats", "paper-boats-2"}, QUESTIONS)
    assert (block.id, block.activity) == ("paper-boats-3", "paper-boats")


_IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).map(lambda i: i[:60].rstrip("-"))


@given(_IDS, st.integers(0, 12))
def test_a_free_id_is_free_and_short_enough(wanted: str, times: int) -> None:
    taken: set[str] = set()
    for _ in range(times + 1):
        found = free_id(wanted, taken)
        assert found not in taken
        assert 0 < len(found) <= 60
        assert "--" not in found
        assert found[-1] != "-"
        taken.add(found)
