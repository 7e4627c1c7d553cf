"""Concerns: receipt numbers, what is sealed and how long it looks, what the journal tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model import strategies as draws
from toolkit.model import facts as f
from toolkit.model.codes import check_character
from toolkit.model.concerns import (
    KINDS,
    MOST,
    STEP,
    Concern,
    decode_concern,
    encode_concern,
    fold_concerns,
    key_ending,
    make_receipt,
)
from toolkit.model.facts_team import ConcernSealed, LeadKeySet
from toolkit.model.instants import Instant
from toolkit.model.journal import effective, redo_target, undo_target

NOTE = f.Noted("x")
texts = st.text(max_size=300)
concerns = st.builds(
    Concern,
    event=st.just("e-20261002-01"),
    receipt=st.just("K7R-4HX"),
    written=st.integers(0, 2**45),
    kind=st.sampled_from(KINDS),
    about=st.sampled_from(["", "NORD-01-K"]),
    danger=st.booleans(),
    text=texts,
    by=st.sampled_from(["", "TEAM-01-3"]),
)


def said(number: int, body: f.Body, at: int | None = None) -> f.Fact:
    moment = Instant(number if at is None else at)
    return draws.fact(number, body, moment, Instant(number))


def sealed(receipt: str) -> ConcernSealed:
    return ConcernSealed(receipt, "-----BEGIN AGE", "age1abc")


@given(concerns)
def test_what_is_sealed_comes_back_and_looks_the_same_from_outside(concern: Concern) -> None:
    plain = encode_concern(concern)
    assert decode_concern(plain) == concern
    assert len(plain) == STEP


def test_a_long_text_takes_whole_steps() -> None:
    least = Concern("e", "K7R-4HX", 1, "seen")
    longest = Concern("e", "K7R-4HX", 1, "seen", text="م" * MOST)
    assert len(encode_concern(least)) == STEP
    assert len(encode_concern(longest)) % STEP == 0
    assert decode_concern(encode_concern(longest)) == longest


@pytest.mark.parametrize("plain", [b"", b" " * STEP, b"{}", b"\xff", b'{"event": 1}'])
def test_what_is_no_concern_is_refused(plain: bytes) -> None:
    with pytest.raises(ValueError, match="not a concern"):
        decode_concern(plain)


@given(st.binary(min_size=8, max_size=8), st.integers(0, 5), st.sampled_from("34679ACEHJKLMRUWXY"))
def test_a_receipt_with_one_wrong_character_is_noticed(seed: bytes, place: int, other: str) -> None:
    stream = iter(range(10_000))
    receipt = make_receipt(lambda n: (int.from_bytes(seed) + next(stream)).to_bytes(n + 1)[-n:], ())
    plain = receipt.replace("-", "")
    assert len(plain) == 6
    assert receipt[3] == "-"
    assert check_character(plain[:-1]) == plain[-1]
    wrong = plain[:place] + other + plain[place + 1 :]
    assert (check_character(wrong[:-1]) == wrong[-1]) == (wrong == plain)


def test_no_receipt_is_given_twice() -> None:
    numbers = iter([7, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] * 40)
    taken: set[str] = set()
    for _ in range(4):
        drawn = make_receipt(lambda n: next(numbers).to_bytes(n), taken)
        assert drawn not in taken
        taken.add(drawn)


def test_the_last_key_counts_and_concerns_stand_in_time() -> None:
    facts = [
        said(1, LeadKeySet("age1one")),
        said(2, sealed("B")),
        said(3, sealed("A"), at=1),
        said(4, LeadKeySet("age1other")),
    ]
    found = fold_concerns(facts)
    assert found.key is not None
    assert found.key.recipient == "age1other"
    assert [one.receipt for one in found.sealed] == ["A", "B"]
    assert fold_concerns([]) == (None, ())


def test_nothing_takes_a_concern_back() -> None:
    facts = [said(1, NOTE), said(2, sealed("A"))]
    assert undo_target(facts) == ((1).to_bytes(16).hex(),)
    assert undo_target(facts[1:]) == ()
    facts.append(said(3, f.Retracted(((2).to_bytes(16).hex(),))))
    assert [one.receipt for one in fold_concerns(effective(facts)).sealed] == ["A"]


def test_a_concern_between_leaves_redo_as_it_was() -> None:
    facts = [said(1, NOTE), said(2, f.Retracted(((1).to_bytes(16).hex(),))), said(3, sealed("A"))]
    assert redo_target(facts) == ((2).to_bytes(16).hex(),)


def test_keys_are_told_apart_by_their_ends() -> None:
    assert key_ending("age1qqqqqqabcdef") == "abcdef"
