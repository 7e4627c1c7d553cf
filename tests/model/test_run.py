"""What happened to the blocks, read in the order in which it holds."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model import strategies as draws
from tests.model.telling import Telling, block, night, plan_a, plan_of
from toolkit.model import facts as f
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.run import Record, Run, fold_run

PLAN = plan_of((block("one", 30, "14:00"), block("two", 30), block("three", 30), night()))


def folded(*said: tuple[int, f.Body]) -> Run:
    """Fold what holds at so many minutes, said in the given order."""
    found = [
        draws.fact(number, body, Instant(at * MINUTE), Instant(number))
        for number, (at, body) in enumerate(said, start=1)
    ]
    return fold_run(PLAN, found)


def at(minutes: int) -> Instant:
    return Instant(minutes * MINUTE)


def test_nothing_is_known_of_a_block_that_nobody_touched() -> None:
    assert folded((0, f.Opened())).record("one") == Record()
    assert Run(line=[]).record("nowhere") == Record()


def test_a_correction_that_holds_earlier_is_read_first() -> None:
    run = folded((0, f.Opened()), (20, f.BlockStarted("two")), (5, f.BlockStarted("one")))
    assert run.record("one") == Record(started=at(5), ended=at(20))
    assert run.record("two").running


def test_what_holds_at_the_same_instant_is_read_as_it_was_said() -> None:
    run = folded((0, f.Opened()), (5, f.BlockStarted("one")), (5, f.BlockEnded("one")))
    assert run.record("one") == Record(started=at(5), ended=at(5))


def test_a_second_start_of_what_runs_says_nothing() -> None:
    run = folded((0, f.BlockStarted("one")), (9, f.BlockStarted("one")))
    assert run.record("one").started == at(0)


def test_what_was_broken_off_does_not_go_on() -> None:
    run = folded((0, f.BlockStarted("one")), (5, f.BlockSkipped("one")), (9, f.BlockStarted("one")))
    assert run.record("one") == Record(started=at(0), ended=at(5), skipped=True)
    assert run.pauses == []


def test_what_is_over_is_not_skipped_any_more() -> None:
    run = folded((0, f.BlockStarted("one")), (5, f.BlockEnded("one")), (9, f.BlockSkipped("one")))
    assert not run.record("one").skipped


def test_only_what_runs_can_pause() -> None:
    assert folded((0, f.Opened()), (5, f.Paused())).pauses == []
    run = folded((0, f.BlockStarted("night")), (5, f.Paused()))
    assert run.pauses == []
    run = folded((0, f.BlockStarted("one")), (5, f.Paused()), (7, f.Paused()))
    assert run.pauses == [(at(5), None)]
    assert run.paused_since == at(5)


def test_a_pause_ends_with_resuming_with_the_end_and_with_the_next_start() -> None:
    for body in (f.Resumed(), f.BlockEnded("one"), f.BlockStarted("two"), f.Closed()):
        run = folded((0, f.Opened()), (0, f.BlockStarted("one")), (5, f.Paused()), (8, body))
        assert run.pauses == [(at(5), at(8))], body
        assert run.paused_since is None
    assert folded((0, f.BlockStarted("one")), (3, f.Resumed())).pauses == []


def test_an_answer_speaks_of_no_time_after_it_was_given() -> None:
    start, end = at(5), at(90)
    run = folded((0, f.BlockStarted("one")), (20, f.ResumeAnswered("paused", start, end)))
    assert run.pauses == [(at(5), at(20))]
    run = folded((0, f.BlockStarted("one")), (20, f.ResumeAnswered("paused", end, start)))
    assert run.pauses == []


def test_an_answer_about_a_pause_adds_none() -> None:
    run = folded(
        (0, f.BlockStarted("one")),
        (5, f.Paused()),
        (20, f.ResumeAnswered("paused", at(6), at(20))),
    )
    assert run.pauses == [(at(5), None)]


def test_what_began_after_the_unseen_span_did_not_end_in_it() -> None:
    run = folded(
        (0, f.BlockStarted("one")),
        (10, f.BlockStarted("two")),
        (20, f.ResumeAnswered("ended", at(5), at(20))),
    )
    assert run.record("one").ended == at(10)
    assert run.record("two").running


def test_a_forgotten_block_slept_if_a_night_lay_between() -> None:
    plan = plan_of((block("one", 30, "14:00"), night()), (block("up", 30, "07:30"),))
    facts = [
        draws.fact(1, f.BlockStarted("one"), at(0), at(0)),
        draws.fact(2, f.BlockStarted("up"), at(900), at(900)),
    ]
    assert fold_run(plan, facts).record("one").slept
    skipped = draws.fact(3, f.BlockSkipped("night"), at(1), at(1))
    assert not fold_run(plan, [*facts, skipped]).record("one").slept


def test_an_insertion_said_after_a_start_of_it_still_counts() -> None:
    run = folded(
        (9, f.BlockStarted("extra-1")), (12, f.BlockInserted("extra-1", "x", "free", 10, "one"))
    )
    assert run.record("extra-1").running
    assert run.inserted == {"extra-1"}
    assert [found.id for _, found in run.line][:3] == ["one", "extra-1", "two"]
    assert [day for day, _ in run.line] == [1] * 5


def test_two_laptops_that_insert_the_same_name_keep_the_first() -> None:
    run = folded(
        (1, f.BlockInserted("extra-1", "A", "free", 10, "one")),
        (2, f.BlockInserted("extra-1", "B", "free", 20, "two")),
    )
    assert [found.title for _, found in run.line if found.id == "extra-1"] == ["A"]


def test_a_body_under_another_kind_says_nothing() -> None:
    wrong = f.Fact(
        "e", bytes(16), "d", 1, "", at(0), at(0), "", "block-started", b"", f.BlockEnded("one")
    )
    assert fold_run(PLAN, [wrong]).records == {}


ANSWERS: list[Literal["counted", "paused", "ended"]] = ["counted", "paused", "ended"]


@pytest.mark.parametrize("start", ["2026-03-27T14:00", "2026-10-23T14:00", "2026-10-02T14:00"])
@pytest.mark.parametrize("state", ["waiting", "running", "paused", "night", "closed"])
@given(begun=st.integers(0, 10), slept=st.integers(-90, 80 * 60), answer=st.sampled_from(ANSWERS))
@settings(max_examples=8)
def test_sleep_and_jumps_of_the_clock_in_every_state(
    start: str, state: str, begun: int, slept: int, answer: Literal["counted", "paused", "ended"]
) -> None:
    told = Telling(plan_a(), start)
    planned = told.event.as_planned().rows
    told.now = planned[begun].begin
    if state in ("running", "paused", "closed"):
        told.begin(planned[begun].id)
    if state == "paused":
        told.now = Instant(told.now + 5 * MINUTE)
        told.say(f.Paused())
    if state == "closed":
        told.say(f.Closed())
    if state == "night":
        told.now = Instant(planned[11].begin + 2 * 60 * MINUTE)
    assert told.phase == state
    before = told.now
    told.now = Instant(before + slept * MINUTE)
    sound(told)
    unanswered = told.schedule
    told.say(f.ResumeAnswered(answer, before, told.now))
    sound(told)
    if answer == "counted" or state != "running" or slept <= 0:
        if not (answer == "ended" and state == "paused"):
            assert told.schedule == unanswered
    elif answer == "ended":
        assert told.row(planned[begun].id).end == before
    else:
        assert told.event.run.pauses == [(before, told.now)]
    assert told.undo().schedule == unanswered


def sound(told: Telling) -> None:
    cursor = told.schedule.start
    for row in told.schedule.rows:
        assert row.begin == cursor <= row.end
        cursor = row.end
