from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.model.reshaping import block, fields, plans
from toolkit.content.emit import emit_plan
from toolkit.content.plans import plan_from_bytes, read_plan
from toolkit.model.editing import changes
from toolkit.model.editing.places import PARKED, Place, find, laid_open
from toolkit.model.errors import UserError
from toolkit.model.plan import Anchor, Block, Day, Group, Kind, Plan, Step
from toolkit.model.planparts import opened

FILE = Path("p.yaml")
SESSIONS = Path(__file__).parents[3] / "sessions"


def plan(*days: tuple[str | Block, ...]) -> Plan:
    laid = []
    for number, row in enumerate(days, 1):
        blocks = tuple(one if isinstance(one, Block) else block(one) for one in row)
        laid.append(opened(Day(f"Day {number}", 540, ()), blocks))
    return Plan("plan", 1, "Plan", "X", "en", Group(1, 2, 3, 4), tuple(laid))


def ids(one: Plan) -> list[list[str]]:
    return [[b.id for b in day.blocks] for day in one.days]


def everything(one: Plan) -> list[str]:
    laid = [b.id for _, b in one.all_blocks()]
    parked = [b.id for b in one.parked]
    return sorted(laid + parked + [i.id for b in one.parked for row in b.strands for i in row])


SMALL = plan(("a", "b", "c"), ("d", "e"))
NIGHT = Block("n", "Night", Kind.NIGHT, 540)


def test_a_plan_laid_open_and_closed_is_the_same() -> None:
    for file in sorted(SESSIONS.glob("*.yaml")):
        read = read_plan(file).plan
        assert laid_open(read).closed() == read


@pytest.mark.parametrize(
    ("steps", "order"),
    [(1, ["b", "a", "c"]), (2, ["b", "c", "a"]), (-1, ["a", "b", "c"]), (9, ["a", "b", "c"])],
)
def test_moving_by_steps_stays_within_the_first_day_or_goes_to_the_next(
    steps: int, order: list[str]
) -> None:
    moved = changes.move_by(SMALL, "a", steps)
    if steps == 9:
        assert ids(moved) == [["b", "c"], ["a", "d", "e"]]
    else:
        assert ids(moved)[0] == order


def test_what_moves_to_the_front_opens_the_day() -> None:
    moved = changes.move(SMALL, "c", Place(0, 0))
    assert (moved.days[0].blocks[0].start, moved.days[0].blocks[0].anchor) == (540, Anchor.FIXED)
    assert moved.days[0].blocks[1].start is None


def test_moving_back_over_a_day_comes_before_its_night() -> None:
    night = plan(("a", "b", NIGHT), ("d", "e"))
    assert ids(changes.move_by(night, "d", -1)) == [["a", "b", "d", "n"], ["e"]]


def test_nothing_comes_after_a_night() -> None:
    night = plan(("a", "b", NIGHT), ("d",))
    with pytest.raises(UserError, match="edit-night-not-last"):
        changes.move(night, "a", Place(0, 3))


def test_a_day_can_t_be_left_empty() -> None:
    with pytest.raises(UserError, match="edit-empty-day"):
        changes.move(plan(("a",), ("b",)), "a", Place(1, 1))


def test_fixed_times_go_forward() -> None:
    fixed = changes.fix_start(SMALL, "c", 700)
    with pytest.raises(UserError, match="edit-start-backwards"):
        changes.fix_start(fixed, "b", 720)
    assert changes.fix_start(fixed, "b", 660).block("b") == replace(
        block("b"), start=660, anchor=Anchor.FIXED
    )


def test_a_fixed_time_for_the_first_block_moves_the_opening() -> None:
    moved = changes.fix_start(SMALL, "a", 480)
    assert moved.days[0].start == 480
    assert moved.days[0].blocks[0].start == 480


def test_an_opening_by_people_from_outside_can_become_the_house_s_own_again() -> None:
    outside = changes.fix_start(SMALL, "a", 540, Anchor.OUTSIDE)
    assert outside.days[0].blocks[0].anchor is Anchor.OUTSIDE
    assert changes.fix_start(outside, "a", None) == SMALL


def test_a_longer_block_gives_its_minutes_to_the_longest_step() -> None:
    steps = (Step("x", 10), Step("y", 20))
    stepped = changes.change_block(SMALL, "b", steps=steps)
    longer = changes.resize(stepped, "b", 45).block("b")
    assert longer is not None
    assert [step.minutes for step in longer.steps] == [10, 35]


def test_a_shorter_block_takes_its_floor_along() -> None:
    floored = changes.change_block(SMALL, "b", floor=20)
    found = changes.resize(floored, "b", 12).block("b")
    assert found is not None
    assert (found.minutes, found.floor) == (12, 12)


def test_what_must_stay_is_neither_removed_nor_parked_nor_left_with_its_day() -> None:
    kept = changes.change_block(SMALL, "d", mandatory=True)
    for act in (changes.remove, changes.park):
        with pytest.raises(UserError, match="edit-mandatory"):
            act(kept, "d")
    with pytest.raises(UserError, match="edit-mandatory"):
        changes.remove_day(kept, 1)
    assert ids(changes.move_by(kept, "d", 1)) == [["a", "b", "c"], ["e", "d"]]


def test_parking_and_taking_up_again() -> None:
    parked = changes.park(SMALL, "b")
    assert ids(parked) == [["a", "c"], ["d", "e"]]
    assert [one.id for one in parked.parked] == ["b"]
    assert find(parked, "b") == Place(PARKED, 0)
    assert changes.move(parked, "b", Place(0, 1)) == SMALL


def test_running_beside_makes_a_frame_and_leaving_takes_it_away() -> None:
    beside, frame = changes.run_beside(SMALL, "c", "b")
    held = beside.block(frame)
    assert held is not None
    assert [[one.id for one in row] for row in held.strands] == [["b"], ["c"]]
    assert held.minutes == 30
    third, same = changes.run_beside(beside, "d", "c")
    assert same == frame
    wide = third.block(frame)
    assert wide is not None
    assert [[one.id for one in row] for row in wide.strands] == [["b"], ["c"], ["d"]]
    back = changes.move(beside, "c", Place(0, 2))
    assert ids(back) == [["a", "b", "c"], ["d", "e"]]
    assert back == SMALL


def test_a_frame_lasts_as_long_as_its_longest_strand() -> None:
    beside, frame = changes.run_beside(SMALL, "c", "b")
    longer = changes.resize(beside, "c", 50)
    held = longer.block(frame)
    assert held is not None
    assert held.minutes == 50
    with pytest.raises(UserError, match="edit-strands-length"):
        changes.resize(longer, frame, 20)


def test_strands_hold_neither_strands_nor_nights() -> None:
    beside, frame = changes.run_beside(SMALL, "c", "b")
    with pytest.raises(UserError, match="edit-strand-nested"):
        changes.move(beside, frame, Place(0, 0, frame, 0))
    night = plan(("a", NIGHT), ("b",))
    with pytest.raises(UserError, match="edit-strand-night"):
        changes.run_beside(night, "n", "a")


def test_a_day_removed_parks_its_blocks_and_moves_the_shifts() -> None:
    gone = changes.remove_day(SMALL, 0)
    assert ids(gone) == [["d", "e"]]
    assert [one.id for one in gone.parked] == ["a", "b", "c"]


def test_days_change_places_with_their_shifts() -> None:
    read = read_plan(SESSIONS / "joint-training-5d.yaml").plan
    moved = changes.move_day(read, 0, 1)
    assert [day.title for day in moved.days[:2]] == [read.days[1].title, read.days[0].title]
    assert changes.move_day(moved, 0, 1).days == read.days
    assert {one.day for one in moved.rota} == {one.day for one in read.rota}


def test_a_copy_has_ids_of_its_own() -> None:
    beside, frame = changes.run_beside(SMALL, "c", "b")
    doubled, copy = changes.duplicate(beside, frame)
    assert copy == f"{frame}-2"
    names = everything(doubled)
    assert len(names) == len(set(names))


def test_a_new_day_comes_with_one_block() -> None:
    made = changes.add_day(SMALL, 0, "Between", changes.new_block(SMALL, "New"))
    assert [day.title for day in made.days] == ["Day 1", "Between", "Day 2"]
    assert ids(made)[1] == ["new-block"]


Act = Callable[[st.DrawFn, Plan, str, int], Plan]

ACTS: dict[str, Act] = {
    "move": lambda draw, p, name, day: changes.move(p, name, Place(day, draw(st.integers(0, 4)))),
    "move by": lambda draw, p, name, _: changes.move_by(p, name, draw(st.integers(-3, 3))),
    "resize": lambda draw, p, name, _: changes.resize(p, name, draw(st.integers(1, 200))),
    "fix": lambda draw, p, name, _: changes.fix_start(
        p, name, draw(st.none() | st.integers(0, 1439))
    ),
    "beside": lambda draw, p, name, _: changes.run_beside(
        p, name, draw(st.sampled_from(names_of(p)))
    )[0],
    "double": lambda _, p, name, __: changes.duplicate(p, name)[0],
    "remove": lambda _, p, name, __: changes.remove(p, name),
    "field": lambda draw, p, name, _: changes.change_block(p, name, **dict([draw(fields())])),
    "day out": lambda _, p, __, day: changes.remove_day(p, max(day, 0)),
    "day moved": lambda draw, p, _, day: changes.move_day(
        p, max(day, 0), draw(st.integers(0, len(p.days) - 1))
    ),
}


def names_of(one: Plan) -> list[str]:
    return [b.id for _, b in one.all_blocks()] + [b.id for b in one.parked]


@st.composite
def _anything(draw: st.DrawFn, one: Plan) -> Plan:
    """The plan after something that somebody does, or unchanged where it is refused."""
    name = draw(st.sampled_from(names_of(one)))
    day = draw(st.integers(-1, len(one.days) - 1))
    act = ACTS[draw(st.sampled_from(sorted(ACTS)))]
    try:
        return act(draw, one, name, day)
    except UserError:
        return one


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_done_the_plan_can_be_written_and_read(data: st.DataObject) -> None:
    now = data.draw(plans())
    for _ in range(data.draw(st.integers(1, 6))):
        now = data.draw(_anything(now))
    assert plan_from_bytes(emit_plan(now).encode(), FILE).plan == now


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_moving_parking_and_beside_lose_no_block(data: st.DataObject) -> None:
    now = data.draw(plans())
    before = set(everything(now))
    frames = {b.id for _, b in now.all_blocks() if b.strands}
    for _ in range(data.draw(st.integers(1, 6))):
        names = names_of(now)
        name = data.draw(st.sampled_from(names))
        try:
            if data.draw(st.booleans()):
                day = data.draw(st.integers(-1, len(now.days) - 1))
                now = changes.move(now, name, Place(day, data.draw(st.integers(0, 4))))
            else:
                now = changes.run_beside(now, name, data.draw(st.sampled_from(names)))[0]
        except UserError:
            continue
    assert before - frames <= set(everything(now))
