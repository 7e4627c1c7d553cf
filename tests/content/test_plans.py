from pathlib import Path

import pytest

from toolkit.content import blocks, plans, tree
from toolkit.content.log import Log
from toolkit.content.plans import ROLES, plan_from_bytes, read_plan
from toolkit.model.plan import (
    Anchor,
    Group,
    Kind,
    Material,
    Origin,
    Sensitivity,
    Shift,
    Step,
    TeamRole,
    decode_plan,
    encode_plan,
)
from toolkit.model.plancheck import check_times
from toolkit.model.rules.book import check_plan

RIGHT = Path(__file__).with_name("right.yaml")


def from_text(text: str) -> object:
    return plan_from_bytes(text.encode(), Path("p.yaml")).plan


def test_the_plan_is_read() -> None:
    read = read_plan(RIGHT)
    plan = read.plan
    assert read.path == RIGHT
    assert (plan.id, plan.version, plan.title, plan.programme) == (
        "two-days",
        3,
        "Two days",
        "INTERACT",
    )
    assert plan.origin == Origin("one-day", 2)
    assert plan.group == Group(6, 10, 13, 17)
    assert plan.summary == "Young people from two homes meet.\nAnd part again."
    assert plan.objectives == ("Know each other", "Decide: one thing")
    assert (plan.outputs, plan.preparation) == (("A poster",), ("Ask about allergies",))
    assert plan.afterwards == ("Hang it up",)
    assert (plan.funder, plan.disclaimer) == ("Paid for by a fund", "No legal advice.")
    assert plan.team == (
        TeamRole("facilitator", 2, "a pair"),
        TeamRole("night-staff", 2),
    )
    assert plan.rota == (
        Shift("Late", ("facilitator",), 1, 840, 1350, "debrief"),
        Shift("Night", ("night-staff",), 1, 1320, 1890),
    )
    assert decode_plan(encode_plan(plan)) == plan


def test_a_block_is_read() -> None:
    welcome = read_plan(RIGHT).plan.days[0].blocks[0]
    assert (welcome.kind, welcome.minutes, welcome.floor) == (Kind.SESSION, 60, 45)
    assert (welcome.mandatory, welcome.headcount) == (True, True)
    assert (welcome.optional, welcome.voluntary) == (False, False)
    assert (welcome.sensitivity, welcome.room) == (Sensitivity.AMBER, "Kitchen")
    assert welcome.purpose == "Everyone has been heard."
    assert welcome.roles == ("Facilitator: leads",)
    assert welcome.steps == (
        Step("Stand in a circle.", 20, ("What would you like to be called?",)),
        Step("Read the agenda.", 40),
    )
    assert welcome.materials == (Material("Flip chart"), Material("Cards", 12, "group"))
    assert welcome.handouts == ("group-agreement",)
    assert welcome.safeguarding == "The lead is there.\nNobody is alone."
    assert (welcome.opt_out, welcome.low_tech, welcome.if_wrong) == (
        "Lay the table.",
        "No paper needed.",
        "The adults begin.",
    )


def test_fixed_times() -> None:
    plan = read_plan(RIGHT).plan
    held = {b.id: (b.start, b.anchor) for _, b in plan.blocks() if b.anchor}
    assert held == {
        "welcome": (1080, Anchor.FIXED),
        "dinner": (1140, Anchor.FIXED),
        "night": (1470, Anchor.FIXED),
        "breakfast": (450, Anchor.FIXED),
        "leave": (480, Anchor.OUTSIDE),
    }
    assert check_times(plan) == []


def test_counts_come_in_the_order_of_the_night() -> None:
    night = read_plan(RIGHT).plan.block("night")
    assert night is not None
    assert night.counts == (120, 300)


def test_strands() -> None:
    beside = read_plan(RIGHT).plan.block("beside")
    assert beside is not None
    assert [[b.id for b in strand] for strand in beside.strands] == [["music"], ["games", "tidy"]]
    assert beside.voluntary
    assert beside.optional


def test_lines_are_those_of_the_ids() -> None:
    text = RIGHT.read_text(encoding="utf-8").splitlines()
    lines = read_plan(RIGHT).lines
    assert len(lines) == 10
    for block, line in lines.items():
        assert f"id: {block}" in text[line - 1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('start: "18:00"', "start: 18:00"),
        ('start: "07:30"', "start: '07:30'"),
        ("origin: {plan: one-day, version: 2}", "origin: null"),
        ("room: Kitchen", "room:"),
        ("floor: 45", "floor: 0"),
        ("size: 6-10", "size: 6–10"),
        ("language: en", "language: pt-BR"),
        ("id: breakfast\n", 'id: breakfast\n        start: "07:30"\n'),
        ("id: breakfast\n", "id: breakfast\n        anchor: outside\n"),
        ("minutes: 180", "minutes: 240 # long"),
        ("minutes: 180", "minutes: 300"),
        ("minutes: 180", "minutes: 30"),
    ],
)
def test_other_ways_to_write_it(old: str, new: str) -> None:
    text = RIGHT.read_text(encoding="utf-8")
    assert old in text
    read_from = plan_from_bytes(text.replace(old, new).encode(), Path("p.yaml"))
    assert read_from.plan.id == "two-days"


def test_an_unquoted_time_is_a_time() -> None:
    text = RIGHT.read_text(encoding="utf-8")
    assert from_text(text.replace('start: "18:00"', "start: 18:00")) == from_text(text)


def test_plain_words_and_numbers_are_texts_where_text_is_due() -> None:
    text = RIGHT.read_text(encoding="utf-8").replace("room: Kitchen", "room: 12")
    plan = plan_from_bytes(text.replace("title: Sleep", "title: no").encode(), Path("p")).plan
    assert plan.days[0].blocks[0].room == "12"
    assert plan.days[0].blocks[-1].title == "no"


@pytest.mark.parametrize("change", ["bom", "crlf", "no-final-newline"])
def test_what_editors_do_to_files_changes_nothing(change: str) -> None:
    data = RIGHT.read_bytes()
    changed = {
        "bom": b"\xef\xbb\xbf" + data,
        "crlf": data.replace(b"\n", b"\r\n"),
        "no-final-newline": data.rstrip(b"\n"),
    }[change]
    assert changed != data
    read = plan_from_bytes(changed, Path("p.yaml"))
    assert read.plan == read_plan(RIGHT).plan
    assert read.lines == read_plan(RIGHT).lines


def test_children_are_no_team() -> None:
    assert "child" not in ROLES
    assert {"facilitator", "lead", "deputy", "night-staff"} <= set(ROLES)


def test_the_worked_example_of_the_guide_is_a_plan(root: Path) -> None:
    guide = (root / "sessions" / "README.md").read_text(encoding="utf-8")
    example = guide.split("```yaml\n")[1].split("```")[0]
    plan = plan_from_bytes(example.encode(), Path("README.md")).plan
    assert [len(day.blocks) for day in plan.days] == [6, 4]
    assert check_times(plan) == []
    assert check_plan(plan) == []
    assert sum(b.minutes for _, b in plan.blocks()) == 16 * 60 + 30


def test_the_guide_names_every_key_and_word(root: Path) -> None:
    guide = (root / "sessions" / "README.md").read_text(encoding="utf-8")
    tables = guide.split("## The plan\n")[1]
    keys = {*plans.PLAN_KEYS, *blocks.BLOCK_KEYS, *blocks.KINDS, *blocks.ANCHORS, *blocks.PER}
    keys |= {*plans.ROLES, *blocks.SENSITIVITIES}
    assert {key for key in keys if f"`{key}`" not in tables} == set()


def test_every_plan_that_ships_is_right(root: Path) -> None:
    files = sorted((root / "sessions").glob("*.yaml"))
    assert files
    for file in files:
        plan = read_plan(file).plan
        assert plan.id == file.stem
        assert check_times(plan) == []
        assert [found for found in check_plan(plan) if found.is_error] == []


def test_both_parsers_read_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [RIGHT, *(root / "sessions").glob("*.yaml")]
    texts = [file.read_text(encoding="utf-8") for file in files]
    read = [tree.parse(text, Log("p.yaml")) for text in texts]
    monkeypatch.setattr(tree, "COMPILED", False)
    assert [tree.parse(text, Log("p.yaml")) for text in texts] == read
