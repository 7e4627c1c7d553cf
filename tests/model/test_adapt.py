"""The plan as adapted for one event."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.model import strategies as draws
from tests.model.telling import block, plan_a, plan_of
from toolkit.model.adapt import adapt
from toolkit.model.facts import Adapted
from toolkit.model.plan import Kind, Plan


def test_nothing_changed_is_the_same_plan() -> None:
    assert adapt(plan_a(), Adapted("keep-wall")) == plan_a()


def test_only_fixed_blocks_move_and_every_block_may_change_its_length() -> None:
    plan = plan_of((block("a", 30, "14:00", floor=20), block("b", 40, floor=10)))
    changed = adapt(plan, Adapted("x", {"a": 900, "b": 901, "nowhere": 1}, {"a": 15, "b": 50}))
    first, second = changed.days[0].blocks
    assert (first.start, first.minutes, first.floor) == (900, 15, 15)
    assert (second.start, second.minutes, second.floor) == (None, 50, 10)


def test_no_block_lasts_less_than_nothing() -> None:
    plan = plan_of((block("a", 30, "14:00"),))
    assert adapt(plan, Adapted("x", lengths={"a": -5})).days[0].blocks[0].minutes == 0


@given(draws.plans(), st.integers(0, 600))
def test_all_else_of_a_plan_stays(plan: Plan, minutes: int) -> None:
    meals = {b.id: minutes for _, b in plan.blocks() if b.kind is Kind.MEAL}
    changed = adapt(plan, Adapted("x", lengths=meals))
    for (day, was), (same, now) in zip(plan.blocks(), changed.blocks(), strict=True):
        assert day == same
        assert now.minutes == meals.get(was.id, was.minutes)
        assert (was.id, was.start, was.kind, was.floor) == (now.id, now.start, now.kind, now.floor)
