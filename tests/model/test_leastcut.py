"""The least cut against every cut there is."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.leastcut import Cost, Cut, Giver, least_cuts


@st.composite
def givers(draw: st.DrawFn) -> list[Giver]:
    found = []
    for order in range(draw(st.integers(0, 4))):
        give = draw(st.integers(0, 6))
        whole = draw(st.sampled_from([0, 0, give + 1, give + 5]))
        found.append(Giver(f"block-{order}", give, whole, slack=draw(st.integers(0, 4)) == 0))
    return found


def by_trying_all(need: int, blocks: list[Giver]) -> tuple[Cut, Cut | None]:
    best: dict[bool, tuple[int, Cost]] = {}
    ways = [[*range(giver.give + 1), *([giver.whole] if giver.whole else [])] for giver in blocks]
    for takes in product(*ways):
        pairs = list(zip(blocks, takes, strict=True))
        skipped = any(take and take == giver.whole for giver, take in pairs)
        lost = [take for giver, take in pairs if not giver.slack]
        cost = Cost(
            sum(lost),
            sum(take > 0 for take in lost),
            sum(takes) - sum(lost),
            tuple(-t for t in reversed(takes)),
        )
        found = (-min(need, sum(takes)), cost)
        best[skipped] = min(best.get(skipped, found), found)
    return named(blocks, *best[False]), named(blocks, *best[True]) if True in best else None


def named(blocks: list[Giver], gained: int, cost: Cost) -> Cut:
    takes = {g.block: -t for g, t in zip(reversed(blocks), cost.latest, strict=True) if t}
    skips = frozenset(g.block for g in blocks if g.whole and takes.get(g.block) == g.whole)
    return Cut(-gained, cost, takes, skips)


@given(st.integers(0, 25), givers())
def test_no_cut_of_all_costs_less(need: int, blocks: list[Giver]) -> None:
    ours, theirs = least_cuts(need, blocks), by_trying_all(need, blocks)
    for mine, best in zip(ours, theirs, strict=True):
        assert (mine is None) == (best is None)
        if mine is None or best is None:
            continue
        assert (mine.gained, mine.cost[:2]) == (best.gained, best.cost[:2])
        assert mine == best


def test_the_last_block_gives_first() -> None:
    plain, skipping = least_cuts(7, [Giver("a", 10), Giver("b", 10), Giver("c", 0)])
    assert plain.takes == {"b": 7}
    assert skipping is None


def test_one_block_gives_before_two_do() -> None:
    plain, _ = least_cuts(7, [Giver("a", 10), Giver("b", 4), Giver("c", 5)])
    assert plain.takes == {"a": 7}


def test_of_two_blocks_the_later_gives_all_it_can() -> None:
    plain, _ = least_cuts(12, [Giver("a", 10), Giver("b", 9), Giver("c", 5)])
    assert plain.takes == {"b": 7, "c": 5}


def test_free_minutes_cost_nothing() -> None:
    plain, _ = least_cuts(7, [Giver("slack", 5, slack=True), Giver("b", 10)])
    assert plain.takes == {"slack": 5, "b": 2}
    assert plain.cost[:2] == (2, 1)


def test_what_can_not_be_gained_is_told() -> None:
    plain, skipping = least_cuts(50, [Giver("a", 10), Giver("b", 5, 20)])
    assert (plain.gained, plain.takes) == (15, {"a": 10, "b": 5})
    assert skipping is not None
    assert (skipping.gained, skipping.takes, skipping.skips) == (
        30,
        {"a": 10, "b": 20},
        frozenset({"b"}),
    )


def test_a_block_left_out_may_give_more_than_is_needed() -> None:
    _, skipping = least_cuts(7, [Giver("a", 10), Giver("b", 5, 20)])
    assert skipping is not None
    assert (skipping.gained, skipping.cost.minutes, skipping.takes) == (7, 20, {"b": 20})
