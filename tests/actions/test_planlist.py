"""What the list of all plans says of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.actions.own_plans import adapt
from toolkit.actions.planlist import plan_lines
from toolkit.content.places import Places, shipped

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A program that ships two plans, and an empty folder of one's own."""
    root = tmp_path / "program"
    (root / "sessions").mkdir(parents=True)
    for name in ("survey-focus-group", "consultation-72h"):
        text = (shipped() / "sessions" / f"{name}.yaml").read_text(encoding="utf-8")
        (root / "sessions" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Places(root, tmp_path / "user")


def come_out(places: Places, name: str) -> None:
    """Let a shipped plan come out in its next version."""
    file = places.sessions / f"{name}.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("version: 1\n", "version: 2\n", 1), encoding="utf-8")


def test_one_s_own_come_first_then_by_title_and_what_can_t_be_read_last(places: Places) -> None:
    mine = adapt(places, "survey-focus-group")
    broken = mine.with_name("broken.yaml")
    broken.write_text("id: broken\ntitle: A first title\ndays: [\n", encoding="utf-8")
    lines = plan_lines(places)
    assert [(one.own, one.path.name) for one in lines] == [
        (True, mine.name),
        (True, "broken.yaml"),
        (False, "consultation-72h.yaml"),
        (False, "survey-focus-group.yaml"),
    ]
    assert lines[1].problems[0].place.startswith(f"{broken}:")


def test_facts_are_those_of_the_plan(places: Places) -> None:
    line = next(one for one in plan_lines(places) if one.path.stem == "consultation-72h")
    assert (line.days, line.version, line.own, line.newer) == (4, 1, False, 0)
    assert line.blocks > 40
    assert line.group["least"] < line.group["most"]
    assert line.title == "A 72-hour consultation"


@pytest.mark.parametrize("plan_id", [None, "survey-focus-group"])
def test_a_newer_original_is_told_also_where_one_s_own_took_its_place(
    places: Places, plan_id: str | None
) -> None:
    mine = adapt(places, "survey-focus-group", plan_id)
    line = next(one for one in plan_lines(places) if one.path == mine)
    assert (line.origin, line.origin_version, line.newer) == ("survey-focus-group", 1, 0)
    come_out(places, "survey-focus-group")
    line = next(one for one in plan_lines(places) if one.path == mine)
    assert line.newer == 2
