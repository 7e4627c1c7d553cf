from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Line

START = "2026-10-02T14:00"


def test_the_list_leaves_the_samples_out(line: Line) -> None:
    listed = line("plan", "list", "--json")
    assert listed.status == 0
    assert "consultation-72h" in [plan["id"] for plan in listed.data]
    assert not any("sample" in plan["id"] for plan in listed.data)


@pytest.mark.parametrize(
    ("start", "hours"),
    [(START, 72), ("2026-03-27T14:00", 71), ("2026-10-23T14:00", 73)],
)
def test_a_timeline_has_no_gap_and_its_minutes_are_the_elapsed_ones(
    line: Line, start: str, hours: int
) -> None:
    laid = line(
        "plan", "timeline", "consultation-72h", "--start", start, "--zone", "Europe/Rome", "--json"
    ).data
    blocks = laid["blocks"]
    assert laid["elapsed_minutes"] == hours * 60 == sum(block["minutes"] for block in blocks)
    assert blocks[0]["start"] == laid["start"]
    assert blocks[-1]["end"] == laid["end"]
    assert all(a["end"] == b["start"] for a, b in itertools.pairwise(blocks))
    for block in blocks:
        length = datetime.fromisoformat(block["end"]) - datetime.fromisoformat(block["start"])
        assert length == timedelta(minutes=block["minutes"])
    assert {block["anchor"] for block in blocks} == {None, "fixed", "outside"}
    assert [b["day"] for b in blocks if b["kind"] == "night"] == [1, 2, 3]
    assert laid["end"][:16] == (datetime.fromisoformat(start) + timedelta(hours=72)).isoformat(
        timespec="minutes"
    )


def test_another_start_moves_the_opening_and_no_fixed_time(line: Line) -> None:
    laid = line(
        "plan",
        "timeline",
        "consultation-72h",
        "--start",
        "2026-10-02T15:00",
        "--zone",
        "Europe/Rome",
        "--json",
    ).data
    starts = {block["id"]: block["start"][11:16] for block in laid["blocks"]}
    assert starts["hand-over-in"] == "15:00"
    assert starts["dinner-1"] == "19:30"
    assert starts["carers-visit"] == "10:35"
    assert laid["elapsed_minutes"] == 71 * 60


def test_an_ambiguous_start_is_the_earlier_and_one_that_is_not_is_refused(line: Line) -> None:
    words = ("plan", "timeline", "consultation-72h", "--zone", "Europe/Rome", "--json", "--start")
    assert line(*words, "2026-10-25T02:30").data["start"] == "2026-10-25T02:30+02:00"
    refused = line(*words, "2026-03-29T02:30")
    assert refused.status == 1
    assert refused.out == ""
    assert "2026-03-29T02:30" in refused.err


@pytest.mark.parametrize(
    ("start", "zone"),
    [("yesterday", "Europe/Rome"), ("2026-10-02", "Europe/Rome"), (START, "Europe/Atlantis")],
)
def test_a_wrong_start_or_zone_is_one_line(line: Line, start: str, zone: str) -> None:
    refused = line("plan", "timeline", "consultation-72h", "--start", start, "--zone", zone)
    assert refused.status == 1
    assert len(refused.err.splitlines()) == 1
    assert start in refused.err or zone in refused.err


def test_an_unknown_plan_names_those_there_are(line: Line) -> None:
    refused = line("plan", "timeline", "consultation", "--start", START, "--zone", "Europe/Rome")
    assert refused.status == 1
    assert "consultation-72h" in refused.err


def test_wrong_usage_is_two(line: Line) -> None:
    assert line("plan", "timeline").status == 2
    assert line("plan", "dance").status == 2
    assert line("nothing").status == 2


def test_help_shows_an_example(line: Line) -> None:
    helped = line("plan", "timeline", "--help")
    assert helped.status == 0
    assert "Example: python main.py plan timeline" in helped.out


PLAN = """\
format: 1
id: half-day
version: 1
title: Half a day
programme: INTERACT
language: en
group: {{size: 8-15, ages: {ages}}}
days:
  - title: Afternoon
    start: "15:00"
    blocks:
      - {{id: welcome, title: Welcome, kind: session, minutes: {minutes}}}
      - {{id: dinner, title: Dinner, kind: meal, minutes: 60, start: "16:00", anchor: fixed}}
"""


@pytest.mark.parametrize(
    ("minutes", "status", "said"), [(60, 0, ""), (50, 0, "10 min"), (75, 1, "15 min")]
)
def test_check_warns_of_gaps_and_fails_on_overlaps(
    line: Line, tmp_path: Path, minutes: int, status: int, said: str
) -> None:
    path = tmp_path / "half-day.yaml"
    path.write_text(PLAN.format(ages="18-99", minutes=minutes), encoding="utf-8")
    checked = line("plan", "check", str(path))
    assert checked.status == status
    assert said in checked.err
    assert checked.err == "" or checked.err.startswith(f"{path}:1")
    assert line("plan", "check", "sessions/consultation-72h.yaml").err == ""


def test_check_tells_every_problem_with_file_and_line(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    text = PLAN.format(ages="18-99", minutes=60).replace("kind: meal", "kind: meel")
    text = text.replace("8-15", "15-8")
    path.write_text(text, encoding="utf-8")
    checked = line("plan", "check", str(path))
    assert checked.status == 1
    assert [row.split(":")[1] for row in checked.err.splitlines()] == ["7", "13"]
    assert "meal" in checked.err


def test_check_says_what_the_rules_find_with_line_and_source(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "half-day.yaml"
    path.write_text(PLAN.format(ages="13-17", minutes=60), encoding="utf-8")
    checked = line("plan", "check", str(path))
    assert checked.status == 1
    told = checked.err.splitlines()
    assert f"{path}:12: Nobody counts heads when “Welcome” begins. [counts]" in told
    assert any(row.startswith(f"{path}:1: ") and "[two-adults]" in row for row in told)
    rows = line("plan", "check", str(path), "--json").data
    assert {row["line"] for row in rows if row["rule"] == "counts"} == {12}
    (adults,) = (row for row in rows if row["rule"] == "two-adults")
    assert (adults["severity"], adults["basis"]) == ("error", "guidance")
    assert "NSPCC" in adults["source"]


def test_a_warning_alone_is_no_failure(line: Line) -> None:
    checked = line("plan", "check", "sessions/online-safety-3h.yaml")
    assert checked.status == 0
    assert "warning: " in checked.err
    assert "[work-run]" in checked.err


def test_a_country_brings_its_own_rules(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "half-day.yaml"
    path.write_text(PLAN.format(ages="13-17", minutes=60), encoding="utf-8")
    assert "france-adults" not in line("plan", "check", str(path)).err
    assert "[france-adults]" in line("plan", "check", str(path), "--country", "fr").err
    assert line("plan", "check", str(path), "--country", "France").status == 2


def test_problems_of_a_file_are_in_the_json_too(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    checked = line("plan", "check", str(path), "--json")
    assert checked.status == 1
    assert [(row["rule"], row["line"]) for row in checked.data] == [("file-missing", None)]
