"""The logs between shifts from the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Line


def test_a_log_is_written_and_listed(line: Line) -> None:
    event = line.event()
    assert line("event", "open", event, "--at", "2026-10-02T14:00").status == 0
    counted = line("event", "headcount", event, "12", "--at", "2026-10-04T02:00")
    assert counted.status == 0, counted.err
    written = line(
        *("event", "log", event, "--turn", "night-day", "--day", "3", "A short night"),
        *("--at", "2026-10-04T08:10"),
    )
    assert re.fullmatch(r"[0-9a-f]{32}", written.word), written.err
    listed = line("event", "logs", event, "--json", "--at", "2026-10-04T09:00")
    rows = {row["log"]: row for row in listed.data}
    assert list(rows) == ["day-night-1", "night-day-2", "day-night-2", "night-day-3"]
    row = rows["night-day-3"]
    assert [version["text"] for version in row["versions"]] == ["A short night"]
    (count,) = [each for each in row["known"]["happenings"] if each["what"] == "count"]
    assert (count["day"], count["counted"], count["at"]) == (2, 12, "2026-10-04T02:00+02:00")
    plain = line("event", "logs", event, "--at", "2026-10-04T09:00")
    assert "A short night" in plain.out
    assert "Day 2 02:00  12 of 13 counted" in plain.out


def test_what_is_wrong_is_told(line: Line) -> None:
    event = line.event()
    wrong = line("event", "log", event, "--turn", "day-night", "--day", "4", "x")
    assert (wrong.status, "day 4" in wrong.err) == (1, True)
    assert line("event", "log", event, "--turn", "evening", "--day", "1", "x").status == 2
