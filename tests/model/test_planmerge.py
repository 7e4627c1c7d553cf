from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.model.reshaping import bare, block, changed, fit, plans
from toolkit.model.clashes import Clash, Side, Spot, Why
from toolkit.model.plan import (
    Block,
    Day,
    Group,
    Kind,
    LeftOut,
    Origin,
    Plan,
    Shift,
    Step,
    TeamRole,
)
from toolkit.model.plandiff import PLAN_FIELDS, Of, diff, plan_field
from toolkit.model.planmerge import merge
from toolkit.model.planparts import opened, take_apart

MIRRORED = {Why.REMOVED_LOCAL: Why.REMOVED_NEW, Why.REMOVED_NEW: Why.REMOVED_LOCAL}


def plan(*days: tuple[str | Block, ...]) -> Plan:
    laid = []
    for number, row in enumerate(days, 1):
        blocks = tuple(one if isinstance(one, Block) else block(one) for one in row)
        laid.append(opened(Day(f"Day {number}", 540, ()), blocks))
    return Plan("plan", 1, "Plan", "X", "en", Group(1, 2, 3, 4), tuple(laid))


def ids(merged: Plan) -> list[list[str]]:
    return [[one.id for one in day.blocks] for day in merged.days]


def set_(one: Plan, block_id: str, **values: object) -> Plan:
    def change(found: Block) -> Block:
        rows = tuple(tuple(change(b) for b in row) for row in found.strands)
        found = replace(found, strands=rows)
        return fit(replace(found, **values) if found.id == block_id else found)

    days = (
        opened(replace(day, blocks=()), tuple(change(b) for b in bare(day))) for day in one.days
    )
    return replace(one, days=tuple(days))


BASE = plan(("a", "b", "c"), ("d", "e"))


def test_changes_of_two_sides_come_together() -> None:
    local = set_(plan(("a", "b", "x", "c"), ("d", "e")), "b", minutes=45)
    new = set_(set_(plan(("a", "b", "c"), ("e", "d", "y")), "b", room="Hall"), "c", minutes=20)
    got = merge(BASE, local, new)
    assert got.clashes == ()
    assert ids(got.plan) == [["a", "b", "x", "c"], ["e", "d", "y"]]
    b, c = got.plan.block("b"), got.plan.block("c")
    assert b is not None
    assert c is not None
    assert (b.minutes, b.room, c.minutes) == (45, "Hall", 20)


def test_a_field_that_both_changed_is_a_clash() -> None:
    local, new = set_(BASE, "b", minutes=45), set_(BASE, "b", minutes=50)
    got = merge(BASE, local, new)
    assert got.clashes == (Clash(Why.FIELD, Of.BLOCK, "b", "minutes", 30, 45, 50),)
    assert got.plan == local
    assert merge(BASE, local, new, Side.NEW).plan == new


def test_removed_here_and_changed_there() -> None:
    local = plan(("a", "c"), ("d", "e"))
    new = set_(BASE, "b", purpose="Better")
    got = merge(BASE, local, new)
    assert [(c.why, c.key) for c in got.clashes] == [(Why.REMOVED_LOCAL, "b")]
    assert got.plan == local
    assert merge(BASE, local, new, Side.NEW).plan == new
    turned = merge(BASE, new, local)
    assert [(c.why, c.key) for c in turned.clashes] == [(Why.REMOVED_NEW, "b")]
    assert turned.plan == new


def test_removed_here_and_untouched_there_is_removed() -> None:
    got = merge(BASE, plan(("a", "c"), ("d", "e")), set_(BASE, "a", room="Hall"))
    assert got.clashes == ()
    assert ids(got.plan) == [["a", "c"], ["d", "e"]]


def test_both_moved_differently() -> None:
    got = merge(BASE, plan(("b", "a", "c"), ("d", "e")), plan(("b", "c", "a"), ("d", "e")))
    assert got.clashes == (
        Clash(Why.ORDER, Of.DAY, "Day 1", "", ("a", "b", "c"), ("b", "a", "c"), ("b", "c", "a")),
    )
    got = merge(BASE, plan(("a", "c"), ("b", "d", "e")), plan(("a", "c"), ("d", "e"), ("b",)))
    assert [(c.why, c.key) for c in got.clashes] == [(Why.PLACE, "b")]


def test_both_moved_other_blocks_of_one_day() -> None:
    base = plan(("a", "b", "c", "d", "e"))
    got = merge(base, plan(("b", "a", "c", "d", "e")), plan(("a", "b", "c", "e", "d")))
    assert (got.clashes, ids(got.plan)) == ((), [["b", "a", "c", "e", "d"]])


def test_a_new_opening_by_each_keeps_the_day_whole() -> None:
    base = plan(("a",))
    got = merge(base, plan(("x", "a")), plan(("y", "a")))
    assert (got.clashes, ids(got.plan)) == ((), [["x", "y", "a"]])
    assert [one.start for one in got.plan.days[0].blocks] == [540, None, None]


def test_what_both_add_at_the_end_leaves_the_night_last() -> None:
    base = plan(("z",))
    night = Block("n", "Night", Kind.NIGHT, 540)
    for local, new in (
        (plan(("z", night)), plan(("z", "x"))),
        (plan(("z", "x")), plan(("z", night))),
    ):
        assert ids(merge(base, local, new).plan) == [["z", "x", "n"]]


def test_steps_are_merged_one_by_one() -> None:
    steps = tuple(Step(text, 10) for text in ("One", "Two", "Three"))
    base = set_(BASE, "b", steps=steps)
    local = set_(base, "b", steps=(Step("First", 10), *steps[1:]))
    new = set_(base, "b", steps=(*steps[:2], Step("Third", 10)))
    got = merge(base, local, new)
    assert got.clashes == ()
    b = got.plan.block("b")
    assert b is not None
    assert [step.text for step in b.steps] == ["First", "Two", "Third"]


def test_steps_that_no_longer_add_up_are_a_clash() -> None:
    steps = (Step("One", 15), Step("Two", 15))
    base = set_(BASE, "b", steps=steps)
    local = set_(base, "b", minutes=40, steps=(Step("One", 25), steps[1]))
    new = set_(base, "b", minutes=40, steps=(steps[0], Step("Two", 25)))
    got = merge(base, local, new)
    assert [(c.key, c.field) for c in got.clashes] == [("b", "steps")]
    assert got.plan == local


def test_the_team_and_the_rota() -> None:
    base = replace(BASE, team=(TeamRole("lead", 1), TeamRole("carer", 2)))
    base = replace(base, rota=(Shift("Night", ("lead",), 1, 0, 60),))
    local = replace(base, team=(TeamRole("lead", 1, "Ana"), TeamRole("carer", 3)))
    new = replace(base, team=(TeamRole("lead", 2), TeamRole("deputy", 1), TeamRole("carer", 4)))
    new = replace(new, rota=(*base.rota, Shift("Day", ("lead",), 1, 60, 90)))
    got = merge(base, local, new)
    assert got.clashes == (Clash(Why.FIELD, Of.TEAM, "carer", "count", 2, 3, 4),)
    assert got.plan.team[:2] == (TeamRole("lead", 2, "Ana"), TeamRole("deputy", 1))
    assert got.plan.rota == new.rota


def test_a_copy_knows_the_version_it_is_up_to() -> None:
    local = replace(BASE, id="mine", origin=Origin("plan", 1), title="Ours")
    new = replace(BASE, version=4, summary="More")
    got = merge(BASE, local, new).plan
    assert (got.id, got.title, got.summary) == ("mine", "Ours", "More")
    assert (got.origin, got.version) == (Origin("plan", 4), 4)


def test_strands_last_as_long_as_the_longest_of_both() -> None:
    split = fit(replace(block("s"), strands=((block("p"),), (block("q"),))))
    base = plan(("a", split))
    got = merge(base, set_(base, "p", minutes=50), set_(base, "q", minutes=55))
    assert got.clashes == ()
    s = got.plan.block("s")
    assert s is not None
    assert (s.minutes, [row[0].minutes for row in s.strands]) == (55, [50, 55])


def test_a_day_taken_out_in_which_something_was_put() -> None:
    local, new = plan(("a", "b", "c")), plan(("a", "b", "c"), ("d", "e", "x"))
    got = merge(BASE, local, new)
    assert [(c.why, c.of, c.key) for c in got.clashes] == [(Why.REMOVED_LOCAL, Of.DAY, "Day 2")]
    assert got.plan == local


def test_strands_put_into_each_other_are_a_clash() -> None:
    base = plan(("a", "b", "c", "d"))
    local = plan((fit(replace(block("a"), strands=((block("b"),), (block("c"),)))), "d"))
    new = plan((fit(replace(block("b"), strands=((block("a"),), (block("d"),)))), "c"))
    got = merge(base, local, new)
    assert {(c.why, c.key) for c in got.clashes} >= {(Why.PLACE, "a"), (Why.PLACE, "b")}
    assert {one.id for _, one in got.plan.all_blocks()} == {"a", "b", "c", "d"}


@pytest.mark.parametrize("how", ["removed", "no longer mandatory"])
def test_a_mandatory_block_is_missed(how: str) -> None:
    base = set_(BASE, "b", mandatory=True)
    local = plan(("a", "c"), ("d", "e")) if how == "removed" else set_(base, "b", mandatory=False)
    new = set_(base, "a", room="Hall")
    assert [one.id for one in merge(base, local, new).lost] == ["b"]
    moved = set_(plan(("a", "c"), ("b", "d", "e")), "b", mandatory=True, minutes=10)
    assert merge(base, moved, new).lost == ()
    assert merge(base, base, local).lost == ()


def test_who_answers_for_a_mandatory_block_is_not_asked_again() -> None:
    base = set_(BASE, "b", mandatory=True)
    local = replace(plan(("a", "c"), ("d", "e")), left_out=(LeftOut("b", "B", "Ana", "Why"),))
    assert merge(base, local, set_(base, "a", room="Hall")).lost == ()


def test_each_clash_goes_as_it_was_decided() -> None:
    local = set_(set_(BASE, "b", minutes=45, room="Hall"), "c", title="Ours")
    new = set_(set_(BASE, "b", minutes=50, room="Yard"), "c", title="Theirs")
    minutes, room, title = (clash.spot for clash in merge(BASE, local, new).clashes)
    decisions = {minutes: Side.NEW, room: Side.LOCAL}
    got = merge(BASE, local, new, decisions=decisions)
    assert [clash.spot for clash in got.undecided(decisions)] == [title]
    b = got.plan.block("b")
    assert b is not None
    assert (b.minutes, b.room) == (50, "Hall")
    decisions[title] = Side.NEW
    got = merge(BASE, local, new, decisions=decisions)
    c = got.plan.block("c")
    assert c is not None
    assert (c.title, got.undecided(decisions)) == ("Theirs", ())


def test_the_place_and_the_order_can_be_decided() -> None:
    local, new = plan(("b", "a", "c"), ("d", "e")), plan(("b", "c", "a"), ("d", "e"))
    spot = Spot(Why.ORDER, Of.DAY, "Day 1", "")
    got = merge(BASE, local, new, decisions={spot: Side.NEW})
    assert ids(got.plan) == [["b", "c", "a"], ["d", "e"]]
    local, new = plan(("a", "c"), ("b", "d", "e")), plan(("a", "c"), ("d", "e"), ("b",))
    spot = Spot(Why.PLACE, Of.BLOCK, "b", "")
    got = merge(BASE, local, new, decisions={spot: Side.NEW})
    assert ids(got.plan) == [["a", "c"], ["d", "e"], ["b"]]


@given(st.data())
def test_with_no_local_change_it_is_the_new_original(data: st.DataObject) -> None:
    base = data.draw(plans())
    new = data.draw(changed(base))
    got = merge(base, base, new)
    assert (got.plan, got.clashes) == (new, ())


@given(st.data())
def test_with_no_change_of_the_original_it_is_the_local_one(data: st.DataObject) -> None:
    base = data.draw(plans())
    local = data.draw(changed(base))
    assert merge(base, local, base).plan == local
    copy = replace(local, id="copy", origin=Origin(base.id, base.version))
    got = merge(base, copy, base)
    assert (got.plan, got.clashes) == (copy, ())


@given(st.data())
def test_what_both_changed_alike_stays(data: st.DataObject) -> None:
    base = data.draw(plans())
    both = data.draw(changed(base))
    got = merge(base, both, both)
    assert (got.plan, got.clashes) == (both, ())


@given(st.data())
def test_the_sides_can_be_exchanged(data: st.DataObject) -> None:
    base = data.draw(plans())
    local, new = data.draw(changed(base, "x")), data.draw(changed(base, "y"))
    one, other = merge(base, local, new), merge(base, new, local)
    spots = {(c.why, c.of, c.key, c.field) for c in one.clashes}
    turned = {(MIRRORED.get(c.why, c.why), c.of, c.key, c.field) for c in other.clashes}
    assert spots == turned
    if not one.clashes:
        assert one.plan == other.plan
    assert merge(base, new, local, Side.NEW).plan == one.plan


@given(st.data())
def test_nothing_is_dropped(data: st.DataObject) -> None:
    base = data.draw(plans())
    local, new = data.draw(changed(base, "x")), data.draw(changed(base, "y"))
    got = merge(base, local, new)
    assume(not got.clashes)
    b, m, t, r = take_apart(base, local, new)[0:3] + take_apart(got.plan)
    assert set(r.blocks) == (
        (set(m.blocks) & set(t.blocks))
        | (set(m.blocks) - set(b.blocks))
        | (set(t.blocks) - set(b.blocks))
    )
    for key, found in r.blocks.items():
        for name in found.__struct_fields__:
            if name == "minutes" and r.strands(key):
                continue
            was, here, there = (
                getattr(one.blocks[key], name) if key in one.blocks else None for one in (b, m, t)
            )
            value = getattr(found, name)
            if key not in b.blocks or here == was:
                assert value == (there if key in t.blocks else here)
            elif there == was:
                assert value == here
            else:
                assert value == here == there or isinstance(value, tuple)
                if isinstance(value, tuple) and here is not None and there is not None:
                    assert set(value) >= (set(here) | set(there)) - set(was or ())
    for name in PLAN_FIELDS:
        was, here, there = (plan_field(one, name) for one in (base, local, new))
        if here == was or there == was:
            assert plan_field(got.plan, name) == (there if here == was else here)


@given(st.data())
def test_with_a_side_preferred_each_clash_is_as_that_side_has_it(data: st.DataObject) -> None:
    base = data.draw(plans())
    local, new = data.draw(changed(base, "x")), data.draw(changed(base, "y"))
    for side, whose in ((Side.LOCAL, local), (Side.NEW, new)):
        got = merge(base, local, new, side)
        everyone = [one.id for _, one in got.plan.all_blocks()]
        assert len(everyone) == len(set(everyone))
        for clash in got.clashes:
            kept = got.plan.block(clash.key)
            if clash.of is Of.BLOCK and clash.why is Why.FIELD:
                theirs = whose.block(clash.key)
                assert theirs is not None
                assert kept is not None
                assert getattr(kept, clash.field) == getattr(theirs, clash.field)
            elif clash.of is Of.BLOCK and not clash.field and clash.why in MIRRORED:
                gone = whose.block(clash.key) is None
                assert (kept is None) or not gone


@given(st.data())
def test_merging_again_changes_nothing(data: st.DataObject) -> None:
    base = data.draw(plans())
    local, new = data.draw(changed(base, "x")), data.draw(changed(base, "y"))
    got = merge(base, local, new)
    assume(not got.clashes)
    again = merge(new, got.plan, new)
    assert diff(got.plan, again.plan) == ()


def clashing(data: st.DataObject) -> tuple[Plan, Plan, Plan]:
    """Draw a plan and what two people made of it, who put a room and a title each in their way."""
    base = data.draw(plans())
    local, new = data.draw(changed(base, "x")), data.draw(changed(base, "y"))
    both = sorted({b.id for _, b in local.all_blocks()} & {b.id for _, b in new.all_blocks()})
    for key in data.draw(st.lists(st.sampled_from(both), max_size=3, unique=True)) if both else ():
        local, new = set_(local, key, room="Here"), set_(new, key, room="There")
    return base, replace(local, summary="Mine"), replace(new, summary="Theirs")


def decided(data: st.DataObject, base: Plan, local: Plan, new: Plan) -> dict[Spot, Side]:
    """Decide clash by clash, as one comes up, until none is left; most don't bring up others."""
    decisions: dict[Spot, Side] = {}
    while open_ := merge(base, local, new, decisions=decisions).undecided(decisions):
        decisions[open_[0].spot] = data.draw(st.sampled_from(Side))
    return decisions


@given(st.data())
def test_with_all_decided_each_clash_is_as_the_chosen_side_has_it(data: st.DataObject) -> None:
    base, local, new = clashing(data)
    decisions = decided(data, base, local, new)
    got = merge(base, local, new, decisions=decisions)
    assert {clash.spot for clash in got.clashes} <= set(decisions)
    assert Spot(Why.FIELD, Of.PLAN, "", "summary") in decisions
    everyone = [one.id for _, one in got.plan.all_blocks()]
    assert len(everyone) == len(set(everyone))
    for clash in got.clashes:
        side = decisions[clash.spot]
        if clash.of is Of.PLAN:
            assert plan_field(got.plan, clash.field) == (
                clash.local if side is Side.LOCAL else clash.new
            )
        if clash.of is not Of.BLOCK:
            continue
        kept = got.plan.block(clash.key)
        if clash.why is Why.FIELD:
            assert kept is not None
            chosen = clash.local if side is Side.LOCAL else clash.new
            assert getattr(kept, clash.field) == chosen
        elif clash.why in MIRRORED and not clash.field:
            stays = (clash.why is Why.REMOVED_LOCAL) == (side is Side.NEW)
            assert stays or kept is None


@given(st.data())
def test_the_local_side_at_every_clash_is_to_take_the_local_side(data: st.DataObject) -> None:
    base, local, new = clashing(data)
    for side in Side:
        taken = merge(base, local, new, side)
        every = {clash.spot: side for clash in taken.clashes}
        for prefer in Side:
            got = merge(base, local, new, prefer, every)
            if not got.undecided(every):
                assert got == taken
        assert merge(base, local, new, side, every) == taken


@given(st.data())
def test_what_only_one_side_changed_does_not_depend_on_decisions(data: st.DataObject) -> None:
    base, local, new = clashing(data)
    one = merge(base, local, new)
    other = merge(base, local, new, decisions=decided(data, base, local, new))
    spots = {(clash.key, clash.field) for clash in (*one.clashes, *other.clashes)}
    for _, kept in one.plan.all_blocks():
        twin = other.plan.block(kept.id)
        if twin is None or twin.strands or kept.strands:
            continue
        for name in set(kept.__struct_fields__) - {"start", "anchor"}:
            if (kept.id, name) not in spots:
                assert getattr(kept, name) == getattr(twin, name)


def test_a_block_only_laid_aside_comes_back_once_where_theirs_counts() -> None:
    aside = replace(plan(("a", "c"), ("d", "e")), parked=(block("b"),))
    new = set_(BASE, "b", room="Hall")
    theirs = merge(BASE, aside, new, Side.NEW)
    assert ids(theirs.plan) == ids(BASE)
    assert theirs.plan.parked == ()
    mine = merge(BASE, aside, new, Side.LOCAL)
    assert ids(mine.plan) == [["a", "c"], ["d", "e"]]
    assert [one.id for one in mine.plan.parked] == ["b"]


def test_a_block_changed_while_laid_aside_stays_there_beside_theirs() -> None:
    own = replace(block("b"), room="Garden")
    aside = replace(plan(("a", "c"), ("d", "e")), parked=(own,))
    theirs = merge(BASE, aside, set_(BASE, "b", room="Hall"), Side.NEW)
    assert ids(theirs.plan) == ids(BASE)
    assert [(one.id, one.room) for one in theirs.plan.parked] == [("b-2", "Garden")]
