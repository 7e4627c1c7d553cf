import os
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.instants import Instant
from toolkit.store.ids import instant_of, make_ids


@given(st.integers(0, (1 << 48) - 1), st.integers(0, 40))
def test_ids_are_uuids_of_version_7_in_order(recorded: int, count: int) -> None:
    ids = make_ids(Instant(recorded), count, os.urandom)
    assert len(set(ids)) == count
    assert ids == sorted(ids)
    for fact_id in ids:
        known = uuid.UUID(bytes=fact_id)
        assert (known.version, known.variant) == (7, uuid.RFC_4122)
        assert instant_of(fact_id) == recorded


def test_the_order_holds_where_the_counter_carries_over() -> None:
    ids = make_ids(Instant(1), (1 << 14) + 2, lambda n: b"\xff" * n)
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)


@given(st.integers(0, (1 << 48) - 2))
def test_a_later_commit_has_greater_ids_whatever_chance_says(recorded: int) -> None:
    earlier = make_ids(Instant(recorded), 3, lambda n: b"\xff" * n)
    later = make_ids(Instant(recorded + 1), 3, lambda n: b"\x00" * n)
    assert max(earlier) < min(later)


@pytest.mark.parametrize("recorded", [-1, 1 << 48])
def test_an_instant_that_has_no_room_is_refused(recorded: int) -> None:
    with pytest.raises(ValueError, match=str(recorded)):
        make_ids(Instant(recorded), 1, os.urandom)


def test_two_commits_of_the_same_instant_elsewhere_differ() -> None:
    assert make_ids(Instant(7), 1, os.urandom) != make_ids(Instant(7), 1, os.urandom)
