"""The checklist names everything a plan and its people ask for, once, under keys that stay."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.checklist import Thing, checklist, counted, progress
from toolkit.model.codes import make_code
from toolkit.model.event import Event, fold_event
from toolkit.model.facts import (
    Amended,
    Body,
    Fact,
    ItemTicked,
    Prepared,
    Registered,
    Withdrawn,
    encode_body,
    kind_of,
)
from toolkit.model.facts_team import LeadKeySet
from toolkit.model.instants import Instant
from toolkit.model.plan import Block, Day, Group, Kind, Material, Plan, TeamRole, encode_plan


def block(name: str, *materials: Material, handouts: tuple[str, ...] = ()) -> Block:
    return Block(name, name, Kind.SESSION, 60, materials=materials, handouts=handouts)


PLAN = Plan(
    id="p",
    version=1,
    title="P",
    programme="INTERACT",
    language="en",
    group=Group(2, 10, 13, 17),
    days=(
        Day(
            "One",
            600,
            (
                block("a", Material("pens", 6), Material("badge", 1, "person"), handouts=("log",)),
                block("b", Material("pens", 4), Material("pens", 1, "person")),
                block("c", Material("paper", 2, "group"), handouts=("log", "card")),
            ),
        ),
    ),
    preparation=("Ring the kitchen.", "Walk the house."),
    team=(TeamRole("facilitator", 2), TeamRole("lead", 1, "on site")),
)


START = Instant(1_790_000_000_000)


def fact(number: int, what: Body) -> Fact:
    return Fact(
        event="E",
        id=number.to_bytes(16, "big"),
        device="d",
        seq=number,
        seen="{}",
        holds=START,
        recorded=START,
        desk="",
        kind=kind_of(what),
        body=encode_body(what),
        what=what,
    )


def event(*bodies: Body, plan: Plan = PLAN) -> Event:
    prepared = Prepared(encode_plan(plan), START, "Europe/Rome")
    said: tuple[Body, ...] = (prepared, *bodies)
    return fold_event([fact(number, what) for number, what in enumerate(said)])


def child(number: int, consent: str = "yes", assent: str = "yes") -> Registered:
    return Registered(make_code("NORD", number), "child", consent=consent, assent=assent)


def adult(number: int, role: str, cleared: str = "yes") -> Registered:
    return Registered(make_code("TEAM", number), role, cleared=cleared)


def thing(found: Event, item: str, per: str) -> Thing:
    return next(t for t in checklist(found).things if (t.item, t.per) == (item, per))


def test_a_thing_is_listed_once_with_every_block_that_needs_it() -> None:
    pens = thing(event(), "pens", "event")
    assert (pens.count, pens.total, pens.blocks) == (6, 10, ("a", "b"))
    assert [t.per for t in checklist(event()).things] == ["event", "person", "person", "group"]


def test_a_thing_per_person_is_counted_for_those_who_take_part() -> None:
    gone = child(3)
    found = event(child(1), child(2, consent=""), gone, adult(1, "lead"), Withdrawn(gone.person))
    assert thing(found, "badge", "person").people == 2
    assert thing(found, "paper", "group").people == 0


def test_a_handout_is_listed_once() -> None:
    assert [(h.name, h.blocks) for h in checklist(event()).handouts] == [
        ("log", ("a", "c")),
        ("card", ("c",)),
    ]


def test_the_papers_of_everyone_are_listed_by_code() -> None:
    waiting = child(1, consent="")
    grown = Registered(make_code("SUD", 1), "young-adult", assent="yes")
    listed = checklist(event(waiting, grown)).papers
    assert [(p.person, p.paper, p.done) for p in listed] == [
        (waiting.person, "consent", False),
        (waiting.person, "assent", True),
        (grown.person, "assent", True),
    ]


def test_a_paper_is_ready_once_it_is_recorded() -> None:
    waiting = child(1, consent="")
    found = checklist(event(waiting, Amended(waiting.person, consent="yes")))
    assert all(paper.done for paper in found.papers)


def test_a_no_is_an_answer_and_leaves_nothing_to_prepare() -> None:
    consent, assent = checklist(event(child(1, consent="no"))).papers
    assert (consent.refused, consent.done) == (True, False)
    assert counted([consent, assent]) == [assent]


def test_who_withdrew_has_no_paper_missing() -> None:
    waiting = child(1, consent="")
    assert checklist(event(waiting, Withdrawn(waiting.person))).papers == ()


def test_a_role_is_filled_by_cleared_people_only() -> None:
    people = (adult(1, "facilitator"), adult(2, "facilitator", cleared=""), adult(3, "lead"))
    found = checklist(event(*people))
    assert [(p.role, p.registered, p.cleared, p.done) for p in found.team] == [
        ("facilitator", 2, 1, False),
        ("lead", 1, 1, True),
    ]
    assert [(p.person, p.paper, p.done) for p in found.clearances] == [
        (people[0].person, "cleared", True),
        (people[1].person, "cleared", False),
        (people[2].person, "cleared", True),
    ]


def test_a_role_can_be_settled_by_hand() -> None:
    found = checklist(event(ItemTicked("team:facilitator", done=True)))
    assert [p.done for p in found.team] == [True, False]


def test_everything_counts_in_the_progress_and_can_be_ticked() -> None:
    found = checklist(event())
    keys = [entry.key for entry in found.entries()]
    assert progress(found.entries()) == (0, len(keys))
    assert len(keys) == 2 + 1 + 4 + 2 + 2 + 3
    said: list[Body] = [ItemTicked(key, done=True) for key in keys]
    ticked = checklist(event(*said))
    assert progress(ticked.entries()) == (len(keys), len(keys))


def test_a_tick_taken_back_is_gone() -> None:
    key = "preparation:1"
    found = checklist(event(ItemTicked(key, done=True), ItemTicked(key, done=False)))
    assert not any(entry.done for entry in found.entries())


@pytest.mark.parametrize("change", ["order", "more"])
def test_keys_of_things_stay_when_the_plan_is_laid_out_otherwise(change: str) -> None:
    (day,) = PLAN.days
    blocks = day.blocks[::-1] if change == "order" else (*day.blocks, block("d", Material("pens")))
    other = msgspec.structs.replace(PLAN, days=(msgspec.structs.replace(day, blocks=blocks),))
    before = {t.key for t in checklist(event()).things}
    assert {t.key for t in checklist(event(plan=other)).things} == before


items = st.sampled_from(["pens", "paper", "rope", "cards"])
needs = st.lists(
    st.tuples(items, st.integers(1, 9), st.sampled_from(["event", "person", "group"])), max_size=8
)


@given(st.lists(needs, min_size=1, max_size=6))
def test_nothing_a_block_needs_is_lost_or_listed_twice(
    wanted: list[list[tuple[str, int, str]]],
) -> None:
    blocks = tuple(
        block(f"b{number}", *(Material(*need) for need in each))
        for number, each in enumerate(wanted)
    )
    plan = msgspec.structs.replace(PLAN, days=(Day("One", 600, blocks),))
    things = checklist(event(plan=plan)).things
    assert len({t.key for t in things}) == len(things)
    assert sum(t.total for t in things) == sum(count for each in wanted for _, count, _ in each)
    for number, each in enumerate(wanted):
        for item, _, per in each:
            assert f"b{number}" in next(t for t in things if (t.item, t.per) == (item, per)).blocks


def test_the_lead_key_is_a_line_that_a_key_or_a_tick_settles() -> None:
    bare = checklist(event()).lead_key[0]
    assert (bare.done, bare.ending) == (False, "")
    told = checklist(event(ItemTicked(bare.key))).lead_key[0]
    assert (told.done, told.ending) == (True, "")
    keyed = checklist(event(LeadKeySet("age1abcdefghij"))).lead_key[0]
    assert (keyed.done, keyed.ending) == (True, "efghij")
