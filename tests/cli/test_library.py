from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Line


def test_the_list_goes_by_theme(line: Line) -> None:
    listed = line("library", "list", "--json")
    assert listed.status == 0
    assert len(listed.data) >= 30
    trust = line("library", "list", "--theme", "trust")
    assert {row.split("\t")[1] for row in trust.out.splitlines()} == {"trust"}
    assert "my-distance\ttrust\t35\tMy distance" in trust.out.splitlines()


def test_a_search_narrows_by_words_and_by_what_is_at_hand(line: Line) -> None:
    def found(*words: str) -> list[str]:
        done = line("library", "search", *words, "--json")
        assert done.status == 0
        return [row["id"] for row in done.data]

    everything = found()
    assert len(everything) >= 30
    assert found("picture")[0] == "what-a-picture-tells"
    narrow = ("--minutes", "30-60", "--people", "9", "--ages", "13-17", "--literacy", "some")
    few = found("picture", *narrow)
    assert few
    assert len(few) < len(found("picture"))
    rows = line("library", "search", "picture", *narrow, "--json").data
    for row in rows:
        assert 30 <= row["minutes"] <= 60
        assert row["people"][0] <= 9 <= row["people"][1]
        assert row["ages"][0] <= 13
        assert row["ages"][1] >= 17
        assert row["literacy"] != "full"
        assert row["found_in"]
    short = line("library", "search", "--minutes", "20", "--energy", "lively", "--json").data
    assert short
    assert all(row["minutes"] <= 20 and row["energy"] == "lively" for row in short)
    assert set(found("--without", "paper")) < set(everything)
    assert set(found("--has", "paper")).isdisjoint(found("--without", "paper"))
    assert found("--sensitivity", "green", "--theme", "disclosure-practice") == []
    assert found("--low-tech", "--written-in", "en") == everything
    assert found("--written-in", "it") == []


def test_a_search_that_finds_nothing_says_so_and_is_no_error(line: Line) -> None:
    done = line("library", "search", "zzzz")
    assert (done.status, done.out) == (0, "")
    assert done.err == "No activity fits.\n"


@pytest.mark.parametrize("minutes", ["45-30", "half", "-5", ""])
def test_a_wrong_span_is_wrong_usage(line: Line, minutes: str) -> None:
    assert line("library", "search", f"--minutes={minutes}").status == 2


def test_an_activity_is_printed_whole(line: Line) -> None:
    shown = line("library", "show", "tea-and-a-puzzle").out
    assert shown.startswith("# Tea and a puzzle\n")
    assert "2. Be there." in shown
    assert "(40 min)" in shown
    assert "   > Mint or the red one?" in shown
    data = line("library", "show", "first-ninety-seconds", "--json").data
    whole = " ".join(line("library", "show", "first-ninety-seconds").out.split())
    for question in (*data["debrief"], *data["tips"], *data["variations"], data["follow_up"]):
        assert " ".join(question.split()) in whole


def test_an_unknown_one_is_told(line: Line) -> None:
    refused = line("library", "show", "tea-and-puzzle")
    assert refused.status == 1
    assert "tea-and-a-puzzle" in refused.err


def test_a_file_is_checked_with_the_line_of_each_problem(line: Line, tmp_path: Path) -> None:
    right = "sessions/library/tea-and-a-puzzle.yaml"
    done = line("library", "check", right)
    assert (done.status, done.out, done.err) == (0, "", "")
    wrong = tmp_path / "tea-and-a-puzzle.yaml"
    text = Path(right).read_text(encoding="utf-8")
    assert "minutes: 40\n" in text
    wrong.write_text(
        text.replace("minutes: 40\n", "minutes: 41\n").replace("energy: calm", "energy: quiet"),
        encoding="utf-8",
    )
    told = line("library", "check", right, str(wrong))
    assert told.status == 1
    lines = text.splitlines()
    energy, steps = lines.index("energy: calm") + 1, lines.index("steps:") + 1
    first, second = told.err.splitlines()
    assert first.startswith(f"{wrong}:{energy}: ")
    assert second.startswith(f"{wrong}:{steps}: ")
    assert "61" in second


def test_a_broken_file_of_ones_own_is_told_by_the_list(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.cli.shared.own_folder", lambda: tmp_path)
    own = tmp_path / "sessions" / "library"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("format: 1\nid: mine\n", encoding="utf-8")
    listed = line("library", "list")
    assert listed.status == 1
    assert len(listed.out.splitlines()) >= 30
    assert all(told.startswith(str(own / "mine.yaml")) for told in listed.err.splitlines())


@pytest.mark.parametrize("action", ["list", "search", "show", "check"])
def test_help_shows_an_example(line: Line, action: str) -> None:
    helped = line("library", action, "--help")
    assert helped.status == 0
    assert f"Example: python main.py library {action}" in helped.out


@pytest.mark.parametrize(
    "words",
    [
        "plan timeline consultation-72h --start 2026-03-27T14:00 --zone Europe/Rome --json",
        "library list",
        "--help",
    ],
)
def test_whoever_reads_only_the_first_lines_ends_it_quietly(root: Path, words: str) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "main.py", *words.split()],
            cwd=root,
            stdout=write,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, "")
