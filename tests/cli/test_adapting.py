from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from toolkit.content.plans import read_plan
from toolkit.model.plan import LeftOut

if TYPE_CHECKING:
    from tests.cli.conftest import Line

PLAN = """\
format: 1
id: evening
version: 1
title: An evening
programme: X
language: en
group: {size: 6-10, ages: 13-17}
days:
  - title: One
    start: "18:00"
    blocks:
      # come in
      - id: welcome
        title: Welcome
        kind: session
        minutes: 30
        mandatory: true
      - id: dinner
        title: Dinner   # warm
        kind: meal
        minutes: 60
      - id: games
        title: Games
        kind: free
        minutes: 45
"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """The original, an adapted copy and a newer original."""
    made = {
        "base": PLAN,
        "local": PLAN.replace("minutes: 60", "minutes: 75").replace(
            "version: 1", "version: 1\norigin: {plan: evening, version: 1}"
        ),
        "new": PLAN.replace("version: 1", "version: 2").replace("title: Games", "title: Play"),
    }
    made["local"] = made["local"].replace("id: evening", "id: ours")
    found = {}
    for name, text in made.items():
        found[name] = tmp_path / f"{name}.yaml"
        found[name].write_text(text, encoding="utf-8")
    return found


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def merge(line: Line, files: dict[str, Path], *more: str) -> tuple[int, str, Path]:
    out = files["base"].with_name("out.yaml")
    names = [str(files[name]) for name in ("base", "local", "new")]
    done = line("plan", "merge", *names, "-o", str(out), *more)
    return done.status, done.err, out


def test_differences_block_by_block(line: Line, files: dict[str, Path]) -> None:
    done = line("plan", "diff", str(files["base"]), str(files["new"]))
    assert done.status == 0
    assert done.out.splitlines() == [
        "changed\tplan\t\tversion: 1 → 2",
        "changed\tday 1\tgames\ttitle: Games → Play",
    ]
    rows = line("plan", "diff", str(files["base"]), str(files["local"]), "--json").data
    assert [(row["what"], row["key"], row["field"]) for row in rows] == [
        ("changed", "", "id"),
        ("changed", "", "origin"),
        ("changed", "dinner", "minutes"),
    ]
    assert (rows[-1]["before"], rows[-1]["after"]) == ("60", "75")


def test_a_plan_is_not_different_from_itself(line: Line) -> None:
    done = line("plan", "diff", "consultation-72h", "consultation-72h")
    assert (done.status, done.out) == (0, "Nothing is different.\n")
    assert line("plan", "diff", "consultation-72h", "consultation-72h", "--json").data == []


def test_a_file_with_problems_is_told_and_not_compared(line: Line, files: dict[str, Path]) -> None:
    edit(files["new"], "kind: meal", "kind: meel")
    done = line("plan", "diff", str(files["base"]), str(files["new"]))
    assert (done.status, done.out) == (1, "")
    assert f"{files['new']}:20: " in done.err


def test_a_merge_keeps_ones_own_lines_and_takes_the_rest(
    line: Line, files: dict[str, Path]
) -> None:
    status, err, out = merge(line, files)
    assert (status, err) == (0, "")
    text = out.read_text(encoding="utf-8")
    assert text == files["local"].read_text(encoding="utf-8").replace(
        "version: 1\norigin: {plan: evening, version: 1}",
        "version: 2\norigin: {plan: evening, version: 2}",
    ).replace("title: Games", 'title: "Play"')


def test_clashes_are_named_with_their_lines_and_nothing_is_written(
    line: Line, files: dict[str, Path]
) -> None:
    edit(files["new"], "minutes: 60", "minutes: 50")
    edit(files["local"], "      - id: games\n        title: Games\n", "")
    edit(files["local"], "        kind: free\n        minutes: 45\n", "")
    status, err, out = merge(line, files)
    assert status == 1
    assert not out.exists()
    assert err.splitlines() == [
        (
            f"{files['local']}:22: Both changed “minutes” of “dinner”: it was 60, here it is 75, "
            "in the new version 50."
        ),
        f"{files['new']}:22: “games” was taken out here, and changed in the new version.",
    ]


@pytest.mark.parametrize(("side", "minutes"), [("local", 75), ("new", 50)])
def test_one_side_can_be_taken_for_all_clashes(
    line: Line, files: dict[str, Path], side: str, minutes: int
) -> None:
    edit(files["new"], "minutes: 60", "minutes: 50")
    status, _, out = merge(line, files, "--take", side)
    assert status == 0
    dinner = read_plan(out).plan.block("dinner")
    assert dinner is not None
    assert dinner.minutes == minutes


def without_welcome(files: dict[str, Path]) -> None:
    text = files["local"].read_text(encoding="utf-8")
    begin, end = text.index("      # come in"), text.index("      - id: dinner")
    files["local"].write_text(text[:begin] + text[end:], encoding="utf-8")


def test_a_mandatory_block_is_not_left_out_without_a_name_and_a_reason(
    line: Line, files: dict[str, Path]
) -> None:
    without_welcome(files)
    status, err, out = merge(line, files)
    assert status == 1
    assert err.startswith(f"{files['new']}:13: “welcome” is mandatory")
    assert not out.exists()
    status, err, out = merge(line, files, "--override-by", "Ana Pop")
    assert (status, out.exists()) == (1, False)
    reason = ["--override-by", "Ana Pop", "--override-reason", "Done\nthe day before"]
    status, err, out = merge(line, files, *reason)
    assert status == 0
    assert "Ana Pop" in err
    plan = read_plan(out).plan
    assert plan.block("welcome") is None
    assert plan.left_out == (LeftOut("welcome", "Welcome", "Ana Pop", "Done the day before"),)
    files["local"] = out.rename(out.with_name("ours.yaml"))
    edit(files["new"], "version: 2", "version: 3")
    status, err, out = merge(line, files)
    assert (status, err) == (0, ""), "nobody is asked again"
    assert read_plan(out).plan.left_out == plan.left_out


def test_a_mandatory_block_may_be_retimed(line: Line, files: dict[str, Path]) -> None:
    edit(files["local"], "minutes: 30", "minutes: 20")
    assert merge(line, files)[0] == 0


def test_what_does_not_fit_together_is_told_and_not_written(
    line: Line, files: dict[str, Path]
) -> None:
    fixed = '        start: "{}"\n        anchor: fixed\n        kind: {}\n'
    edit(files["local"], "        kind: free\n", fixed.format("19:00", "free"))
    edit(files["new"], "        kind: meal\n", fixed.format("19:30", "meal"))
    status, err, out = merge(line, files)
    assert (status, out.exists()) == (1, False)
    assert "19:00" in err
    assert "19:30" in err


def test_plans_whose_original_came_out_newer_are_listed(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "root"
    (root / "sessions").mkdir(parents=True)
    (root / "i18n").symlink_to(Path.cwd() / "i18n")
    original = root / "sessions" / "evening.yaml"
    original.write_text(PLAN, encoding="utf-8")
    monkeypatch.setattr("toolkit.cli.shared.shipped", lambda: root)
    monkeypatch.setattr("toolkit.cli.shared.own_folder", lambda: tmp_path / "own")
    assert line("plan", "adapt", "evening", "--id", "ours").status == 0
    done = line("plan", "updates")
    assert (done.status, done.out) == (0, "Every plan of yours is made of the newest original.\n")
    assert line("plan", "updates", "--json").data == []
    edit(original, "version: 1", "version: 3")
    own = tmp_path / "own" / "sessions"
    done = line("plan", "updates")
    assert done.out == f"ours\tAn evening\tevening 1 → 3\t{own / 'ours.yaml'}\n"
    assert line("plan", "updates", "--json").data == [
        {
            "id": "ours",
            "title": "An evening",
            "file": str(own / "ours.yaml"),
            "origin": "evening",
            "version": 1,
            "newest": 3,
            "base": str(own / "originals" / "evening-1.yaml"),
        }
    ]


def test_a_plan_is_adapted_packed_and_taken_over(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.cli.shared.own_folder", lambda: tmp_path / "own")
    done = line("plan", "adapt", "consultation-72h", "--id", "ours", "--to", str(tmp_path / "a"))
    assert done.status == 0, done.err
    assert read_plan(tmp_path / "a" / "ours.yaml").plan.id == "ours"
    packed = tmp_path / "ours.interact-plan"
    assert line("plan", "pack", done.word, "-o", str(packed)).status == 0
    took = line("plan", "unpack", str(packed))
    assert took.status == 0, took.err
    listed = [plan["id"] for plan in line("plan", "list", "--json").data]
    assert {"ours", "consultation-72h"} <= set(listed)
    assert line("plan", "diff", "ours", done.word).out == "Nothing is different.\n"
    packed.write_bytes(packed.read_bytes()[:999])
    broken = line("plan", "unpack", str(packed))
    assert (broken.status, broken.err) == (
        1,
        f"{packed}: The file is damaged or incomplete. Ask for it to be sent again.\n",
    )
    assert line("plan", "adapt", "ours", "--id", "ours").status == 1
