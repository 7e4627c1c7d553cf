from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.model.reshaping import block, changed, fit, plans
from toolkit.content.emit import emit_plan
from toolkit.content.plans import plan_from_bytes
from toolkit.content.rewrite import rewrite
from toolkit.model.errors import InputError
from toolkit.model.plan import Block, Day, Plan
from toolkit.model.planmerge import merge
from toolkit.model.planparts import opened

FILE = Path("p.yaml")
TEXT = """\
# first of all
format: 1
id: small
version: 1
title: Small   # its name
programme: X
language: en
group: {size: 1-2, ages: 3-4}
team:
  - {role: lead, count: 1}   # who leads
days:
  # the first day
  - title: One
    start: "09:00"
    blocks:
      # how it begins
      - id: a
        title: "A"   # a name
        kind: free
        minutes: 5

      # the second
      - {id: b, title: B, kind: free, minutes: 5}   # in braces

      - id: c
        title: C
        kind: free
        minutes: 10
        strands:
          # left
          - - {id: d, title: D, kind: free, minutes: 10}
          # right
          - - id: e   # inner
              title: E
              kind: free
              minutes: 5
  # the second day
  - title: Two
    start: "10:00"
    blocks:
      - id: f
        title: F
        kind: free
        minutes: 5
# last of all
"""
COMMENTS = [part.partition("#")[2] for part in TEXT.split("\n") if "#" in part]


def plan_of(text: str) -> Plan:
    return plan_from_bytes(text.encode(), FILE).plan


def written(plan: Plan, text: str = TEXT, other: str | None = None) -> str:
    got = rewrite(text.encode(), FILE, plan, None if other is None else other.encode()).decode()
    assert plan_of(got) == plan
    return got


def days(plan: Plan, *rows: tuple[Block | str, ...]) -> Plan:
    """Give the plan with other blocks in its days, those it has by id."""
    known = {one.id: one for _, one in plan.all_blocks()}
    laid = []
    for day, row in zip(plan.days, rows, strict=True):
        blocks = [known[one] if isinstance(one, str) else one for one in row]
        bare = tuple(replace(one, start=None, anchor=None) for one in blocks)
        laid.append(opened(replace(day, blocks=()), bare))
    return replace(plan, days=tuple(laid))


PLAN = plan_of(TEXT)


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT])
def test_the_same_plan_is_the_same_file(text: str) -> None:
    assert rewrite(text.encode(), FILE, PLAN).decode() == text


def test_the_plans_that_ship_stay_byte_by_byte(root: Path) -> None:
    for path in (root / "sessions").glob("*.yaml"):
        data = path.read_bytes()
        assert rewrite(data, path, plan_from_bytes(data, path).plan) == data


def test_a_field_changes_its_line() -> None:
    a = replace(PLAN.days[0].blocks[0], minutes=7)
    got = written(days(PLAN, (a, "b", "c"), ("f",)))
    assert got == TEXT.replace("minutes: 5\n\n", "minutes: 7\n\n", 1)


def test_blocks_move_with_their_comments() -> None:
    got = written(days(PLAN, ("b", "c"), ("a", "f")))
    assert all(comment in got for comment in COMMENTS)
    assert '      # how it begins\n      - id: a\n        title: "A"   # a name\n' in got
    assert "blocks:\n      # the second\n      - {id: b" in got
    assert "minutes: 5\n\n      - id: f\n" in got


def test_a_new_block_is_written_like_those_that_ship() -> None:
    new = replace(block("x"), purpose="Why: so", roles=("lead: leads",), handouts=("map", "list"))
    got = written(days(PLAN, ("a", new, "b", "c"), ("f",)))
    assert (
        "\n\n      - id: x\n        title: Block x\n        kind: session\n        minutes: 30\n"
        '        purpose: "Why: so"\n        roles:\n          - "lead: leads"\n'
        "        handouts: [map, list]\n\n      # the second\n"
    ) in got


def test_a_new_block_comes_as_the_other_file_has_it() -> None:
    lines = "  - title: One\n    start: '09:00'\n    blocks:\n"
    new = "      # out\n      - id: x   # of the other\n        title: X\n        kind: free\n"
    before, _, _ = TEXT.partition("  # the first day")
    other = before + lines + new + "        minutes: 5\n"
    x = plan_of(other).block("x")
    assert x is not None
    got = written(days(PLAN, ("a", x, "b", "c"), ("f",)), other=other)
    assert f"\n\n{new}" in got
    first = written(days(PLAN, (x, "a", "b", "c"), ("f",)), other=other)
    assert f"    blocks:\n{new}" in first
    assert "minutes: 5\n\n      # how it begins\n" in first


def test_inside_strands_only_what_changed_changes() -> None:
    c = PLAN.days[0].blocks[2]
    d, e = c.strands[0][0], c.strands[1][0]
    got = written(
        days(PLAN, ("a", "b", replace(c, strands=((d,), (replace(e, minutes=9),)))), ("f",))
    )
    assert got == TEXT.replace(
        "title: E\n              kind: free\n              minutes: 5",
        ("title: E\n              kind: free\n              minutes: 9"),
    )
    more = fit(replace(c, strands=((d, block("x")), (e,))))
    assert "- id: x\n" in written(days(PLAN, ("a", "b", more), ("f",)))


def test_days_come_and_go_and_change() -> None:
    new = opened(Day("Three", 600, ()), (block("x"),))
    got = written(replace(PLAN, days=(*PLAN.days, new)))
    assert got.endswith("        minutes: 30\n# last of all\n")
    assert "# the first day" not in written(replace(PLAN, days=PLAN.days[1:]))
    later = opened(Day("Two", 660, ()), (replace(block("f"), title="F"),))
    assert 'start: "11:00"' in written(replace(PLAN, days=(PLAN.days[0], later)))


def test_the_plans_own_fields_and_its_team() -> None:
    team = (replace(PLAN.team[0], count=2),)
    got = written(replace(PLAN, title="Large", team=team, objectives=("One", "Two: three")))
    assert 'title: "Large"   # its name\n' in got
    assert "team:\n  - {role: lead, count: 2}\ndays:" in got


def test_a_file_that_is_written_unusually_is_written_anew() -> None:
    head, _, _ = TEXT.partition("days:")
    flow = '{title: One, start: "09:00", blocks: [{id: a, title: A, kind: free, minutes: 5}]}'
    text = f"{head}days: [{flow}]\n"
    plan = plan_of(text)
    assert written(plan, text) == emit_plan(plan)


def test_a_text_with_surplus_spaces_costs_no_comments() -> None:
    a = replace(PLAN.days[0].blocks[0], purpose=" Why  so ")
    got = rewrite(TEXT.encode(), FILE, days(PLAN, (a, "b", "c"), ("f",))).decode()
    assert 'purpose: "Why so"\n' in got
    assert all(comment in got for comment in COMMENTS)


def test_what_is_no_right_plan_is_told() -> None:
    wrong = replace(PLAN.days[0].blocks[1], floor=50)
    with pytest.raises(InputError) as caught:
        rewrite(TEXT.encode(), FILE, days(PLAN, ("a", wrong, "c"), ("f",)))
    assert [problem.code for problem in caught.value.problems] == ["floor-over-minutes"]


def right(plan: Plan) -> bool:
    try:
        return plan_of(emit_plan(plan)) == plan
    except InputError:
        return False


@given(st.data())
def test_any_change_is_written_and_read_back(data: st.DataObject) -> None:
    before = data.draw(plans())
    after = data.draw(changed(before))
    assume(right(before) and right(after))
    assert written(after, emit_plan(before)).count("\n\n\n") == 0


@given(st.data())
def test_any_merge_is_written_and_read_back(data: st.DataObject) -> None:
    base = data.draw(plans())
    local, new = data.draw(changed(base, "x", 3)), data.draw(changed(base, "y", 3))
    got = merge(base, local, new)
    assume(not got.clashes and all(right(one) for one in (local, new, got.plan)))
    written(got.plan, emit_plan(local), emit_plan(new))
