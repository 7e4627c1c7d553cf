"""Which facts hold; undo and redo."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.model import strategies as draws
from tests.model.telling import Telling, plan_a
from toolkit.model import facts as f
from toolkit.model.facts import Fact, Retracted
from toolkit.model.instants import Instant
from toolkit.model.journal import effective, redo_target, taken_back, undo_target


def said(number: int, body: f.Body, commit: int | None = None, device: str = "laptop") -> Fact:
    recorded = Instant(number if commit is None else commit)
    made = draws.fact(number, body, recorded, recorded)
    return msgspec.structs.replace(made, device=device)


def name(number: int) -> str:
    return number.to_bytes(16, "big").hex()


def back(number: int, *targets: int, commit: int | None = None) -> Fact:
    return said(number, Retracted(tuple(name(t) for t in targets)), commit)


def numbers(found: object) -> list[int]:
    return sorted(int.from_bytes(i, "big") for i in found)  # type: ignore[attr-defined]


NOTE = f.Noted("x")


def test_without_retractions_all_hold() -> None:
    facts = [said(1, NOTE), said(2, NOTE)]
    assert effective(facts) is facts
    assert taken_back(facts) == frozenset()


def test_a_retraction_of_a_retraction_brings_back() -> None:
    facts = [said(1, NOTE), said(2, NOTE), back(3, 1)]
    assert [fact.id for fact in effective(facts)] == [facts[1].id]
    facts.append(back(4, 3))
    assert [fact.id for fact in effective(facts)] == [facts[0].id, facts[1].id]
    facts.append(back(5, 4))
    assert numbers(taken_back(facts)) == [1, 4]


def test_nothing_retracts_itself_what_is_later_or_what_is_no_name() -> None:
    facts = [said(1, NOTE), said(2, Retracted((name(2), name(3), "nonsense"))), said(3, NOTE)]
    assert taken_back(facts) == frozenset()
    assert len(effective(facts)) == 2


def test_an_erased_retraction_says_nothing() -> None:
    whole = back(2, 1)
    erased = msgspec.structs.replace(whole, body=bytes(len(whole.body)), what=None)
    assert [fact.what for fact in effective([said(1, NOTE), erased])] == [NOTE]


def test_undo_takes_back_the_last_commit_whole() -> None:
    facts = [said(1, NOTE), said(2, NOTE, commit=2), said(3, NOTE, commit=2)]
    assert undo_target(facts) == (name(2), name(3))
    facts.append(back(4, 2, 3))
    assert undo_target(facts) == (name(1),)
    facts.append(back(5, 1))
    assert undo_target(facts) == ()


def test_the_same_instant_on_two_laptops_is_two_commits() -> None:
    facts = [said(1, NOTE, commit=1), said(2, NOTE, commit=1, device="other")]
    assert undo_target(facts) == (name(2),)


def test_an_event_s_beginning_and_ticks_are_not_undone() -> None:
    prepared = f.Prepared("{}", 0, "UTC")
    facts = [said(1, prepared), said(2, f.Registered("A-01-1", "child"), commit=1)]
    assert undo_target(facts) == ()
    facts += [said(3, NOTE), said(4, f.StepTicked("a", 0)), said(5, f.ItemTicked("b"))]
    assert undo_target(facts) == (name(3),)
    facts += [back(6, 3), said(7, f.ItemTicked("b", False))]
    # Ticking between an undo and its redo takes nothing away.
    assert redo_target(facts) == (name(6),)


def test_undo_twice_and_redo_twice() -> None:
    facts = [said(1, NOTE), said(2, NOTE)]
    for number in (3, 4):
        facts.append(said(number, Retracted(undo_target(facts))))
    assert numbers(taken_back(facts)) == [1, 2]
    assert undo_target(facts) == ()
    facts.append(said(5, Retracted(redo_target(facts))))
    assert numbers(taken_back(facts)) == [2, 4]
    facts.append(said(6, Retracted(redo_target(facts))))
    assert numbers(taken_back(facts)) == [3, 4]
    assert redo_target(facts) == ()
    assert undo_target(facts) == (name(2),)


def test_undo_goes_on_after_a_redo() -> None:
    facts = [said(1, NOTE), back(2, 1), back(3, 2)]
    assert undo_target(facts) == (name(1),)
    facts.append(back(4, 1))
    assert redo_target(facts) == (name(4),)


def test_something_new_ends_redo() -> None:
    facts = [said(1, NOTE), back(2, 1), said(3, NOTE)]
    assert redo_target(facts) == ()
    facts.append(back(4, 3))
    assert redo_target(facts) == (name(4),)
    facts.append(back(5, 4))
    assert redo_target(facts) == ()


def test_a_correction_is_undone_and_redone_as_one() -> None:
    facts = [said(1, NOTE), back(2, 1, commit=2), said(3, NOTE, commit=2)]
    assert undo_target(facts) == (name(2), name(3))
    facts.append(back(4, 2, 3))
    assert [fact.id for fact in effective(facts)] == [facts[0].id]
    assert redo_target(facts) == (name(4),)
    facts.append(back(5, 4))
    assert [fact.id for fact in effective(facts)] == [facts[2].id]
    assert redo_target(facts) == ()


@given(st.lists(st.sampled_from(["say", "undo", "redo"]), max_size=25))
def test_undo_and_redo_walk_one_line(moves: list[str]) -> None:
    """Against the plainest model there is: a stack of what holds and a stack of what was undone."""
    facts: list[Fact] = []
    holds: list[str] = []
    undone: list[str] = []
    for number, move in enumerate(moves, start=1):
        if move == "say":
            facts.append(said(number, NOTE))
            holds.append(name(number))
            undone = []
            continue
        target = undo_target(facts) if move == "undo" else redo_target(facts)
        one, other = (holds, undone) if move == "undo" else (undone, holds)
        assert bool(target) == bool(one)
        if one:
            other.append(one.pop())
            facts.append(said(number, Retracted(target)))
        assert [fact.id.hex() for fact in effective(facts)] == holds


def test_undo_while_it_runs_restores_what_ran() -> None:
    told = Telling(plan_a()).begin("hand-over-in").at("14:50").begin("rooms-tour").at("14:51")
    after = told.schedule
    told.undo()
    assert told.schedule.current == {"hand-over-in"}
    assert told.span("hand-over-in") == "14:00-14:51"
    assert told.redo().schedule == after
