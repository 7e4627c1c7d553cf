from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.model.reshaping import block, changed, fit, plans
from toolkit.model.plan import Day, Group, Plan, TeamRole
from toolkit.model.plandiff import Change, Of, What, diff
from toolkit.model.planparts import opened


def plan(*days: tuple[str, ...]) -> Plan:
    laid = tuple(
        opened(Day(f"Day {number}", 540, ()), tuple(block(name) for name in row))
        for number, row in enumerate(days, 1)
    )
    return Plan("plan", 1, "Plan", "X", "en", Group(1, 2, 3, 4), laid)


def told(before: Plan, after: Plan) -> list[tuple[str, str, str]]:
    return [(str(c.what), c.key, c.field) for c in diff(before, after)]


def test_added_removed_moved() -> None:
    before = plan(("a", "b", "c"), ("d",))
    assert told(before, plan(("a", "c", "x"), ("d", "b"))) == [
        ("added", "x", ""),
        ("moved", "b", ""),
    ]
    assert told(before, plan(("a", "c"), ("d",))) == [("removed", "b", "")]


def test_one_block_moved_past_many_is_one_move() -> None:
    assert told(plan(("a", "b", "c", "d")), plan(("b", "c", "d", "a"))) == [("moved", "a", "")]


def test_inserting_before_the_first_changes_nothing_else() -> None:
    assert told(plan(("a", "b")), plan(("x", "a", "b"))) == [("added", "x", "")]


def test_a_day_added_in_front_leaves_the_others_theirs() -> None:
    before, after = plan(("a",), ("b",)), plan(("x",), ("a",), ("b",))
    after = replace(after, days=(after.days[0], *before.days))
    assert told(before, after) == [("added", "1", ""), ("added", "x", "")]


def test_fields_with_both_values() -> None:
    before = plan(("a", "b"))
    first, second = before.days[0].blocks
    day = replace(before.days[0], blocks=(first, replace(second, minutes=45, room="Hall")))
    found = diff(before, replace(before, days=(day,)))
    assert found == (
        Change(What.CHANGED, Of.BLOCK, "b", "Block b", 1, "minutes", 30, 45),
        Change(What.CHANGED, Of.BLOCK, "b", "Block b", 1, "room", "", "Hall"),
    )


def test_strands() -> None:
    before = plan(("a", "b"))
    first, second = before.days[0].blocks
    split = fit(replace(second, strands=((block("c"),), (block("d"), block("e")))))
    day = replace(before.days[0], blocks=(first, split))
    assert told(before, replace(before, days=(day,))) == [
        ("changed", "b", "minutes"),
        ("changed", "b", "strands"),
        ("added", "c", ""),
        ("added", "d", ""),
        ("added", "e", ""),
    ]


def test_plan_team_and_group() -> None:
    before = replace(plan(("a",)), team=(TeamRole("lead", 1), TeamRole("carer", 2)))
    after = replace(
        before,
        title="Other",
        group=Group(1, 2, 3, 5),
        team=(TeamRole("lead", 2), TeamRole("deputy", 1)),
    )
    assert told(before, after) == [
        ("changed", "", "title"),
        ("changed", "", "ages"),
        ("changed", "lead", "count"),
        ("added", "deputy", ""),
        ("removed", "carer", ""),
    ]


@given(st.data())
def test_there_is_no_difference_exactly_where_plans_are_equal(data: st.DataObject) -> None:
    before = data.draw(plans())
    after = data.draw(changed(before))
    assert diff(before, before) == ()
    assert bool(diff(before, after)) == (before != after)


@given(st.data())
def test_what_was_added_and_what_is_gone_turn_round_with_the_plans(data: st.DataObject) -> None:
    before = data.draw(plans())
    after = data.draw(changed(before))

    def blocks(one: Plan, other: Plan, what: What) -> set[str]:
        return {c.key for c in diff(one, other) if c.what is what and c.of is Of.BLOCK}

    assert blocks(before, after, What.ADDED) == blocks(after, before, What.REMOVED)
    here, there = ({b.id for _, b in one.all_blocks()} for one in (before, after))
    assert blocks(before, after, What.ADDED) == there - here
