"""The neutral screen as a fold: spans of calm, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.model.saying import Said, minute
from toolkit.model.calm import calm_since, fold_calm
from toolkit.model.facts_team import NeutralBegun, NeutralEnded


def test_calm_lasts_from_its_beginning_to_its_end() -> None:
    said = Said()
    assert calm_since(said.event) is None
    said.say(NeutralBegun(), at=10)
    assert calm_since(said.event) == minute(10)
    said.say(NeutralBegun(), at=11)
    assert calm_since(said.event) == minute(10)
    said.say(NeutralEnded(), at=14)
    assert calm_since(said.event) is None
    assert fold_calm(said.event.standing) == [(minute(10), minute(14))]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 100)), max_size=12))
def test_spans_never_overlap_and_only_the_last_may_go_on(said_at: list[tuple[bool, int]]) -> None:
    said = Said()
    for begins, at in said_at:
        said.say(NeutralBegun() if begins else NeutralEnded(), at=at)
    spans = fold_calm(said.event.standing)
    assert all(end is not None and begin <= end for begin, end in spans[:-1])
    ends = [end for _, end in spans if end is not None]
    assert all(end <= begin for end, (begin, _) in zip(ends, spans[1:], strict=False))
