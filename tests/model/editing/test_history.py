from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from toolkit.content.plans import read_plan
from toolkit.model.editing.history import History

PLAN = read_plan(Path(__file__).parents[3] / "sessions" / "survey-focus-group.yaml").plan


def titled(title: str) -> History:
    history = History.begin(PLAN)
    history.do(replace(PLAN, title=title), "title")
    return history


def test_undo_and_redo() -> None:
    history = titled("One")
    assert (history.undoes, history.redoes) == ("title", "")
    assert history.undo() is not None
    assert history.now.plan == PLAN
    assert (history.undoes, history.redoes) == ("", "title")
    assert history.undo() is None
    assert history.redo() is not None
    assert history.now.plan.title == "One"
    assert history.redo() is None


def test_the_same_again_is_no_change() -> None:
    history = titled("One")
    assert not history.do(replace(PLAN, title="One"), "title")
    assert len(history.moments) == 2


def test_typing_is_undone_together_until_it_parts() -> None:
    history = History.begin(PLAN)
    for title in ("O", "On", "One"):
        history.do(replace(PLAN, title=title), "title", joins="title")
    history.part()
    history.do(replace(PLAN, title="One!"), "title", joins="title")
    assert len(history.moments) == 3
    history.undo()
    assert history.now.plan.title == "One"
    history.undo()
    assert history.now.plan == PLAN


def test_what_was_undone_is_gone_after_something_new() -> None:
    history = titled("One")
    history.undo()
    history.do(replace(PLAN, title="Two"), "title")
    assert history.redo() is None


def test_saved_is_told_of_the_plan_not_of_the_moment() -> None:
    history = titled("One")
    assert not history.is_saved
    history.undo()
    assert history.is_saved
    history.redo()
    history.saved = history.now.plan
    assert history.is_saved


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(["undo", "redo"]), st.integers(0, 5)), max_size=40))
def test_it_is_like_two_stacks(steps: list[str | int]) -> None:
    history = History.begin(PLAN)
    past, future = [PLAN.title], list[str]()
    for step in steps:
        if step == "undo":
            history.undo()
            if len(past) > 1:
                future.append(past.pop())
        elif step == "redo":
            history.redo()
            if future:
                past.append(future.pop())
        elif str(step) != past[-1]:
            history.do(replace(PLAN, title=str(step)), "title")
            past.append(str(step))
            future.clear()
        assert history.now.plan.title == past[-1]
