from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.reshaping import plans
from toolkit.content.plans import read_plan
from toolkit.model.editing.changes import fix_start, resize
from toolkit.model.editing.repairs import Way, fill_gap, repairs
from toolkit.model.errors import UserError
from toolkit.model.plan import Block, Kind
from toolkit.model.plancheck import check_times

PLAN = read_plan(Path(__file__).parents[3] / "sessions" / "consultation-72h.yaml").plan


def test_an_overlap_has_three_repairs_with_their_minutes() -> None:
    late = resize(PLAN, "story-of-an-offer", 90)
    (problem,) = check_times(late)
    assert (problem.code, problem.minutes) == ("overlap", 15)
    this, other, length, *_ = repairs(late, problem)
    assert (this.way, this.block, this.before, this.after) == (Way.THIS, "lunch-2", 725, 740)
    assert (other.way, other.block, other.after) == (Way.OTHER, "breakfast-2", 480)
    assert (length.way, length.block, length.before, length.after) == (
        Way.LENGTH,
        "story-of-an-offer",
        90,
        75,
    )
    assert length.leaves == ()
    assert length.plan == PLAN
    # Moving lunch pushes what is wrong to the next fixed time, and says so.
    assert [(one.code, one.block) for one in this.leaves] == [("overlap", "free-2")]


def test_a_gap_has_three_repairs_too() -> None:
    short = resize(PLAN, "story-of-an-offer", 60)
    (problem,) = check_times(short)
    assert (problem.code, problem.block, problem.minutes) == ("gap", "lunch-2", 15)
    ways = [one.way for one in repairs(short, problem)]
    assert ways[:2] == [Way.THIS, Way.OTHER]
    assert set(ways[2:]) == {Way.LENGTH}
    back = [one for one in repairs(short, problem) if one.block == "story-of-an-offer"]
    assert [(one.before, one.after, one.leaves) for one in back] == [(60, 75, ())]


def test_a_gap_can_be_filled_with_a_block() -> None:
    short = resize(PLAN, "story-of-an-offer", 60)
    (problem,) = check_times(short)
    filled = fill_gap(short, problem, Block("spare", "Spare minutes", Kind.SLACK, 1))
    assert check_times(filled) == []
    spare = filled.block("spare")
    assert spare is not None
    assert spare.minutes == 15


def test_what_can_t_be_done_says_why() -> None:
    late = resize(PLAN, "hand-over-in", 300)
    problem = check_times(late)[0]
    refused = [one for one in repairs(late, problem) if one.refused is not None]
    for one in refused:
        assert one.plan is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_repair_mends_its_problem_and_names_every_new_one(data: st.DataObject) -> None:
    plan = data.draw(plans())
    names = [block.id for _, block in plan.blocks()]
    for _ in range(2):
        try:
            start = data.draw(st.integers(540, 900))
            plan = fix_start(plan, data.draw(st.sampled_from(names)), start)
        except UserError:
            continue
    known = check_times(plan)
    for problem in known:
        for repair in repairs(plan, problem):
            if repair.plan is None:
                assert repair.refused is not None
                continue
            now = check_times(repair.plan)
            assert set(now) <= set(known) | set(repair.leaves)
            if repair.way is Way.THIS:
                assert problem not in now
