from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.model.reshaping import changed, plans
from toolkit.content.emit import emit_plan
from toolkit.content.fields import tidy
from toolkit.content.plans import plan_from_bytes, read_plan
from toolkit.model.plan import (
    Anchor,
    Block,
    Day,
    Group,
    Kind,
    Material,
    Origin,
    Plan,
    Sensitivity,
    Shift,
    Step,
    TeamRole,
)

FILE = Path("p.yaml")
LETTERS = st.one_of(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=40),
    st.text("ab :#-?'\"\\{}[],&*!|>%@`~\n\u2028\u0085é", max_size=20),
    st.sampled_from(["no", "null", "~", "True", "1", "1-2", "a - b", "- a", "a:", "a #b", "y"]),
    st.lists(st.text("abcdefgh,.:#", min_size=1, max_size=12), max_size=60).map(" ".join),
)
TEXT = LETTERS.map(tidy)
SAID = TEXT.filter(bool)
SAIDS = st.lists(SAID, max_size=3).map(tuple)
IDS = st.lists(st.sampled_from(["a", "b-2", "long-name"]), max_size=3).map(tuple)


def read_back(plan: Plan) -> Plan:
    return plan_from_bytes(emit_plan(plan).encode(), FILE).plan


@st.composite
def blocks(draw: st.DrawFn, name: str) -> Block:
    kind = draw(st.sampled_from([kind for kind in Kind if kind is not Kind.NIGHT]))
    minutes = draw(st.integers(1, 200))
    duty = draw(st.sampled_from(["", "optional", "mandatory"]))
    return Block(
        name,
        draw(SAID),
        kind,
        minutes,
        floor=draw(st.none() | st.integers(0, minutes)),
        optional=duty == "optional",
        mandatory=duty == "mandatory",
        voluntary=draw(st.booleans()),
        headcount=draw(st.booleans()),
        sensitivity=draw(st.sampled_from(Sensitivity)),
        room=draw(TEXT),
        purpose=draw(TEXT),
        steps=draw(st.lists(st.builds(Step, SAID, st.just(0), SAIDS), max_size=3).map(tuple)),
        materials=draw(
            st.lists(
                st.builds(
                    Material, SAID, st.integers(1, 9), st.sampled_from(["event", "group", "person"])
                ),
                max_size=3,
            ).map(tuple)
        ),
        handouts=draw(IDS),
        roles=draw(SAIDS),
        safeguarding=draw(TEXT),
        opt_out=draw(TEXT),
        low_tech=draw(TEXT),
        if_wrong=draw(TEXT),
    )


@st.composite
def whole(draw: st.DrawFn) -> Plan:
    first = replace(draw(blocks("a")), start=540, anchor=draw(st.sampled_from(Anchor)))
    split = draw(blocks("b"))
    rows = ((draw(blocks("c")), draw(blocks("d"))), (draw(blocks("e")),))
    longest = max(sum(one.minutes for one in row) for row in rows)
    split = replace(split, strands=rows, minutes=longest, floor=None)
    late = replace(draw(blocks("f")), start=1500, anchor=draw(st.sampled_from(Anchor)))
    night = Block("n", "Night", Kind.NIGHT, 400, start=1510, anchor=Anchor.FIXED, counts=(90, 150))
    return Plan(
        "plan",
        draw(st.integers(1, 9)),
        draw(SAID),
        draw(SAID),
        "pt-BR",
        Group(1, 2, 3, 4),
        (Day(draw(SAID), 540, (first, split, replace(late, steps=()), night)),),
        draw(st.none() | st.just(Origin("a", 1))),
        draw(TEXT),
        draw(SAIDS),
        draw(SAIDS),
        draw(SAIDS),
        draw(SAIDS),
        draw(st.lists(st.builds(TeamRole, st.just("lead"), st.integers(1, 3), TEXT)).map(tuple)),
        (Shift(draw(SAID), ("lead", "night-staff"), 1, 1320, 1800, draw(TEXT)),),
        draw(TEXT),
        draw(TEXT),
    )


def test_the_plans_that_ship_are_written_in_much_the_same_lines(root: Path) -> None:
    path = root / "sessions" / "consultation-72h.yaml"
    plan = read_plan(path).plan
    text = emit_plan(plan)
    assert read_back(plan) == plan
    assert max(len(line) for line in text.split("\n")) <= 100
    shipped = path.read_text(encoding="utf-8").split("\n")
    written = text.split("\n")
    assert abs(len(written) - len(shipped)) < len(shipped) * 0.1
    same = len(set(written) & set(shipped)) / len(set(shipped))
    assert same > 0.6


@given(whole())
def test_any_plan_is_read_back_the_same(plan: Plan) -> None:
    assert read_back(plan) == plan


@given(st.data())
def test_reshaped_plans_are_read_back_the_same(data: st.DataObject) -> None:
    plan = data.draw(changed(data.draw(plans())))
    assert read_back(plan) == plan
