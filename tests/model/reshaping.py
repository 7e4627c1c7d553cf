"""Random plans, and what people do to them: what the tests of differences and merges draw from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from msgspec.structs import replace

from toolkit.model.plan import (
    Anchor,
    Block,
    Day,
    Group,
    Kind,
    Material,
    Plan,
    Shift,
    Step,
    TeamRole,
)
from toolkit.model.planparts import opened

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = st.sampled_from(["", "One", "Two", "Three: four", "Five, six", "“Seven” # eight"])
SHORT = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=4).map(tuple)
STEPS = st.lists(
    st.builds(Step, text=st.sampled_from(["Stand", "Sit", "Sing"]), say=SHORT), max_size=3
).map(tuple)
MATERIALS = st.lists(
    st.builds(Material, item=st.sampled_from(["Pen", "Card"]), count=st.integers(1, 3)), max_size=3
).map(tuple)

FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(["Title", "Other", "Third"]),
    "kind": st.sampled_from([Kind.SESSION, Kind.MEAL, Kind.FREE]),
    "minutes": st.integers(30, 60),
    "floor": st.sampled_from([None, 10, 30]),
    "mandatory": st.booleans(),
    "voluntary": st.booleans(),
    "room": WORDS,
    "purpose": WORDS,
    "steps": STEPS,
    "materials": MATERIALS,
    "roles": SHORT,
    "handouts": SHORT,
}
"""A block's fields, with what people set them to; none of it needs another field to fit."""

PLAN_TEXTS = ("title", "programme", "summary", "funder")
PLAN_LISTS = ("objectives", "outputs", "preparation", "afterwards")


def block(name: str) -> Block:
    return Block(name, f"Block {name}", Kind.SESSION, 30)


def fields() -> st.SearchStrategy[tuple[str, Any]]:
    return st.sampled_from(sorted(FIELDS)).flatmap(
        lambda name: FIELDS[name].map(lambda value: (name, value))
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan of up to three days, blocks b0, b1 …, some with two strands."""
    names = iter(f"b{number}" for number in range(100))
    laid = []
    for number in range(draw(st.integers(1, 3))):
        row = []
        for _ in range(draw(st.integers(1, 4))):
            one = block(next(names))
            if draw(st.integers(0, 4)) == 0:
                rows = tuple(
                    tuple(block(next(names)) for _ in range(draw(st.integers(1, 2))))
                    for _ in range(2)
                )
                one = fit(replace(one, strands=rows))
            row.append(one)
        laid.append(opened(Day(f"Day {number + 1}", 540, ()), tuple(row)))
    return Plan(
        "plan",
        1,
        "Plan",
        "INTERACT",
        "en",
        Group(6, 12, 13, 17),
        tuple(laid),
        objectives=draw(SHORT),
        team=(TeamRole("lead", 1), TeamRole("facilitator", 2)),
        rota=(
            Shift("Day", ("lead",), 1, 540, 900),
            Shift("Night", ("facilitator",), 1, 1200, 1800),
        ),
    )


def fit(one: Block) -> Block:
    """Let a block with strands last as long as the longest."""
    if not one.strands:
        return one
    return replace(one, minutes=max(sum(b.minutes for b in row) for row in one.strands))


Rows = list[list[Block]]


def reshaped(plan: Plan, change: Callable[[Rows], None]) -> Plan:
    """Give a plan whose days' blocks somebody moved about."""
    rows = [[*bare(day)] for day in plan.days]
    change(rows)
    days = tuple(
        opened(replace(day, blocks=()), tuple(row))
        for day, row in zip(plan.days, rows, strict=True)
        if row
    )
    return replace(plan, days=days) if days else plan


def bare(day: Day) -> tuple[Block, ...]:
    """Give a day's blocks, the first without the start and anchor of every first one."""
    first, *rest = day.blocks
    own = first.anchor is Anchor.OUTSIDE
    return (replace(first, start=None, anchor=first.anchor if own else None), *rest)


@st.composite
def changed(draw: st.DrawFn, plan: Plan, tag: str = "x", most: int = 5) -> Plan:
    """A plan after a few changes by one person; what they add has ``tag`` in its id."""
    for number in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(sorted(_CHANGES)))
        plan = draw(_CHANGES[kind](plan, f"{tag}{number}"))
    return plan


@st.composite
def _set_field(draw: st.DrawFn, plan: Plan, _: str) -> Plan:
    everyone = [b.id for _, b in plan.all_blocks()]
    target = draw(st.sampled_from(everyone))
    name, value = draw(fields())

    def setting(one: Block) -> Block:
        rows = tuple(tuple(setting(b) for b in row) for row in one.strands)
        one = replace(one, strands=rows)
        return fit(replace(one, **{name: value}) if one.id == target else one)

    def change(rows: Rows) -> None:
        for row in rows:
            row[:] = [setting(one) for one in row]

    return reshaped(plan, change)


@st.composite
def _remove(draw: st.DrawFn, plan: Plan, _: str) -> Plan:
    target = draw(st.sampled_from([b.id for _, b in plan.blocks()]))

    def change(rows: Rows) -> None:
        _take(rows, target)

    return reshaped(plan, change)


def _take(rows: Rows, target: str) -> Block:
    for row in rows:
        for place, one in enumerate(row):
            if one.id == target:
                return row.pop(place)
    raise KeyError(target)


@st.composite
def _move(draw: st.DrawFn, plan: Plan, _: str) -> Plan:
    target = draw(st.sampled_from([b.id for _, b in plan.blocks()]))
    day, place = draw(st.integers(0, len(plan.days) - 1)), draw(st.integers(0, 5))

    def change(rows: Rows) -> None:
        rows[day].insert(place, _take(rows, target))

    return reshaped(plan, change)


@st.composite
def _insert(draw: st.DrawFn, plan: Plan, name: str) -> Plan:
    day, place = draw(st.integers(0, len(plan.days) - 1)), draw(st.integers(0, 5))
    return reshaped(plan, lambda rows: rows[day].insert(place, block(name)))


@st.composite
def _insert_in_strand(draw: st.DrawFn, plan: Plan, name: str) -> Plan:
    owners = [b.id for _, b in plan.blocks() if b.strands]
    if not owners:
        return plan
    target, strand = draw(st.sampled_from(owners)), draw(st.integers(0, 1))

    def change(rows: Rows) -> None:
        for row in rows:
            for place, one in enumerate(row):
                if one.id == target:
                    strands = list(one.strands)
                    strands[strand] = (*strands[strand], block(name))
                    row[place] = fit(replace(one, strands=tuple(strands)))

    return reshaped(plan, change)


@st.composite
def _insert_day(draw: st.DrawFn, plan: Plan, name: str) -> Plan:
    place = draw(st.integers(0, len(plan.days)))
    day = opened(Day(f"Day of {name}", 600, ()), (block(name),))
    return replace(plan, days=(*plan.days[:place], day, *plan.days[place:]))


@st.composite
def _remove_day(draw: st.DrawFn, plan: Plan, _: str) -> Plan:
    if len(plan.days) == 1:
        return plan
    place = draw(st.integers(0, len(plan.days) - 1))
    return replace(plan, days=plan.days[:place] + plan.days[place + 1 :])


@st.composite
def _retitle_day(draw: st.DrawFn, plan: Plan, _: str) -> Plan:
    place = draw(st.integers(0, len(plan.days) - 1))
    days = list(plan.days)
    row = bare(days[place])
    start = draw(st.sampled_from([480, 540, 600]))
    title = draw(st.sampled_from(["Sun", "Rain"]))
    days[place] = opened(Day(title, start, ()), row)
    return replace(plan, days=tuple(days))


@st.composite
def _plan_text(draw: st.DrawFn, plan: Plan, _: str) -> Plan:
    name = draw(st.sampled_from(PLAN_TEXTS))
    return replace(plan, **{name: draw(st.sampled_from(["Blue", "Green", "Red"]))})


@st.composite
def _plan_list(draw: st.DrawFn, plan: Plan, _: str) -> Plan:
    return replace(plan, **{draw(st.sampled_from(PLAN_LISTS)): draw(SHORT)})


@st.composite
def _team(draw: st.DrawFn, plan: Plan, _: str) -> Plan:
    roles = draw(st.lists(st.sampled_from(["lead", "facilitator", "carer"]), max_size=3))
    return replace(plan, team=tuple(TeamRole(r, draw(st.integers(1, 3))) for r in roles))


@st.composite
def _rota(draw: st.DrawFn, plan: Plan, _: str) -> Plan:
    names = draw(st.lists(st.sampled_from(["Day", "Night", "Door"]), max_size=3))
    return replace(
        plan, rota=tuple(Shift(n, ("lead",), 1, 540, draw(st.integers(600, 700))) for n in names)
    )


@st.composite
def _version(draw: st.DrawFn, plan: Plan, _: str) -> Plan:
    return replace(plan, version=plan.version + draw(st.integers(1, 2)))


_CHANGES: dict[str, Callable[[Plan, str], st.SearchStrategy[Plan]]] = {
    "field": _set_field,
    "remove": _remove,
    "move": _move,
    "insert": _insert,
    "insert-in-strand": _insert_in_strand,
    "insert-day": _insert_day,
    "remove-day": _remove_day,
    "retitle-day": _retitle_day,
    "plan-text": _plan_text,
    "plan-list": _plan_list,
    "team": _team,
    "rota": _rota,
    "version": _version,
}
