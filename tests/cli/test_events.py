from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.cli.run import main
from toolkit.cli.shared import laptop_now
from toolkit.model.facts import Status
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Line

HEADER = "role,code,call_name,age,sex,home,languages,consent,assent,cleared\n"
TEAM = "lead,,,40,F,,it,,,yes\nfacilitator,,,35,M,,it,,,yes\n"


def test_an_event_runs_from_new_to_close(line: Line) -> None:
    event = line.event()
    assert event == "consultation-72h-20261002-01"
    assert line("event", "list", "--json").data[0]["state"] == "prepared"
    assert line("event", "open", event, "--at", "2026-10-02T13:50").status == 0
    for block, at in (("hand-over-in", "14:02"), ("rooms-tour", "14:45"), ("snack-1", "15:30")):
        assert line("event", "start", event, block, "--at", f"2026-10-02T{at}").status == 0
    assert line("event", "start", event, "who-is-here", "--at", "2026-10-02T16:06").status == 0
    assert line("event", "extend", event, "who-is-here", "--minutes", "5").status == 0
    shown = line("event", "show", event, "--json", "--at", "2026-10-02T16:30").data
    assert set(shown) == {
        "event",
        "plan",
        "start",
        "zone",
        "state",
        "current",
        "people",
        "blocks",
        "marks",
        "headcounts",
        "searches",
    }
    assert shown["current"] == ["who-is-here"]
    rows = {block["id"]: block for block in shown["blocks"]}
    assert rows["who-is-here"]["start"] == "2026-10-02T16:06+02:00"
    assert rows["who-is-here"]["end"] == "2026-10-02T17:11+02:00"
    assert rows["dinner-1"]["start"] == "2026-10-02T19:30+02:00"
    assert line("event", "close", event, "--at", "2026-10-02T18:00").status == 0
    assert line("event", "show", event, "--json").data["state"] == "closed"


@pytest.mark.parametrize("status", [status.value for status in Status])
def test_every_status_is_marked_and_shown(line: Line, status: str) -> None:
    event = line.event()
    code = line("event", "show", event, "--json").data["people"][0]["code"]
    printed = line("event", "mark", event, "who-is-here", code, status)
    assert printed.status == 0
    assert len(printed.word) == 32
    int(printed.word, 16)
    assert line("event", "show", event, "--json").data["marks"] == [
        {"block": "who-is-here", "code": code, "status": status, "minutes": None}
    ]


def test_marking_is_never_gated_and_minutes_are_kept(line: Line) -> None:
    event = line.event()
    code = line("event", "show", event, "--json").data["people"][0]["code"]
    line("event", "mark", event, "digital-day", code, "late", "--minutes", "12")
    assert line("event", "show", event, "--json").data["marks"][0]["minutes"] == 12
    late = line("event", "mark", event, "digital-day", code, "present", "--minutes", "12")
    assert late.status == 1
    assert line("event", "mark", event, "nowhere", code, "present").status == 1
    assert line("event", "mark", event, "digital-day", "NORD-01-0", "present").status == 1
    assert line("event", "mark", event, "digital-day", code, "asleep").status == 2


def test_minutes_are_read_off_the_clock_while_the_block_runs(line: Line) -> None:
    event = line.event()
    code = line("event", "show", event, "--json").data["people"][0]["code"]
    line("event", "start", event, "who-is-here", "--at", "2026-10-02T16:00")
    line("event", "mark", event, "who-is-here", code, "late", "--at", "2026-10-02T16:07")
    assert line("event", "show", event, "--json").data["marks"][0]["minutes"] == 7


def test_undo_and_redo_go_back_and_forth(line: Line) -> None:
    event = line.event()
    line("event", "start", event, "hand-over-in", "--at", "2026-10-02T14:00")
    before = line("event", "show", event, "--json", "--at", "2026-10-02T14:30").data
    line("event", "skip", event, "games")
    line("event", "note", event, "the lamp is weak")
    after = line("event", "show", event, "--json", "--at", "2026-10-02T14:30").data
    assert after != before
    assert line("event", "undo", event).status == 0
    assert line("event", "undo", event).status == 0
    assert line("event", "show", event, "--json", "--at", "2026-10-02T14:30").data == before
    assert line("event", "redo", event).status == 0
    assert line("event", "redo", event).status == 0
    assert line("event", "show", event, "--json", "--at", "2026-10-02T14:30").data == after
    assert line("event", "redo", event).status == 1


def test_pause_resume_insert_headcount_end(line: Line) -> None:
    event = line.event()
    line("event", "start", event, "who-is-here", "--at", "2026-10-02T16:00")
    line("event", "pause", event, "--at", "2026-10-02T16:20")
    assert line("event", "pause", event, "--at", "2026-10-02T16:21").status == 1
    line("event", "resume", event, "--at", "2026-10-02T16:30")
    line("event", "insert", event, "--title", "=Walk", "--minutes", "20", "--kind", "free")
    line("event", "headcount", event, "12", "--at", "2026-10-02T16:40")
    line("event", "end", event, "who-is-here", "--at", "2026-10-02T17:05")
    shown = line("event", "show", event, "--json", "--at", "2026-10-02T17:06").data
    rows = {block["id"]: block for block in shown["blocks"]}
    assert rows["extra-1"]["title"] == "=Walk"
    assert rows["who-is-here"]["end"][11:16] == "17:05"
    assert shown["headcounts"][0]["counted"] == 12
    assert shown["headcounts"][0]["expected"] == 13
    assert shown["headcounts"][0]["block"] == "who-is-here"
    assert line("event", "end", event, "who-is-here").status == 1


def test_what_children_are_owed_is_not_skipped(line: Line) -> None:
    event = line.event()
    assert line("event", "skip", event, "hand-over-out").status == 1
    assert line("event", "skip", event, "night-1").status == 1
    assert line("event", "skip", event, "games").status == 0


def test_an_event_is_held_for_want_of_adults_and_opens_with_a_name_and_a_reason(
    line: Line, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text(HEADER + "child,,,15,F,NORD,it,yes,yes,\n" + TEAM.replace("yes", "no"))
    event = line.event(people=str(people))
    refused = line("event", "open", event)
    assert refused.status == 1
    assert line("event", "start", event, "hand-over-in").status == 1
    opened = line(
        "event", "open", event, "--override-by", "Irina", "--override-reason", "papers seen"
    )
    assert opened.status == 0


def test_a_missing_paper_never_holds_the_event(line: Line, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(HEADER + "child,,,15,F,NORD,it,,,\n" + TEAM)
    event = line.event(people=str(people))
    assert line("event", "open", event).status == 0
    child = line("event", "show", event, "--json").data["people"][0]
    assert child["waiting"] == ["consent", "assent"]
    assert line("event", "mark", event, "who-is-here", child["code"], "present").status == 0


def test_a_name_needs_a_passphrase_and_codes_do_not(line: Line, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(HEADER + "child,,Sami,15,M,NORD,it,yes,yes,\n" + TEAM)
    words = ("event", "new", "--plan", "consultation-72h", "--start", "2026-10-02T14:00")
    more = ("--zone", "Europe/Rome", "--people", str(people))
    refused = line(*words, *more)
    assert refused.status == 1
    assert line("event", "list", "--json").data == []
    secret = tmp_path / "passphrase"
    secret.write_text("blue lantern over the river\n")
    made = line(*words, *more, "--passphrase-file", str(secret))
    assert made.status == 0
    assert made.word == "consultation-72h-20261002-01"
    assert "Recovery key" in made.err
    assert line("event", "list").status == 1
    shown = line("event", "show", made.word, "--json", "--passphrase-file", str(secret))
    assert shown.status == 0
    assert "Sami" not in shown.out
    secret.write_text("something else\n")
    assert line("event", "list", "--passphrase-file", str(secret)).status == 1


def test_a_wrong_people_file_names_each_row_and_prepares_nothing(
    line: Line, tmp_path: Path
) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        HEADER + "child,,,15,F,NORD,it,yes,yes,\nelf,,,15,F,NORD,it,,,\nchild,,,x,F,NORD,it,,,\n"
    )
    refused = line(
        "event",
        "new",
        "--plan",
        "consultation-72h",
        "--start",
        "2026-10-02T14:00",
        "--zone",
        "Europe/Rome",
        "--people",
        str(people),
    )
    assert refused.status == 1
    assert [row.split(":")[1] for row in refused.err.splitlines()] == ["3", "4"]
    assert line("event", "list", "--json").data == []


def test_an_unknown_event_is_said(line: Line) -> None:
    assert line("event", "show", "nothing-20260101-01").status == 1
    assert line("event", "undo", "nothing-20260101-01").status == 1


def test_the_workspace_may_be_named_before_the_command(line: Line, root: Path) -> None:
    event = line.event()
    folder = str(line.folder / "workspace")
    assert main(["--workspace", folder, "event", "list"]) == 0
    out, _ = line.capsys.readouterr()
    assert event in out


def test_two_events_on_one_day_are_numbered(line: Line) -> None:
    assert line.event() == "consultation-72h-20261002-01"
    assert line.event() == "consultation-72h-20261002-02"


def test_a_backup_is_written(line: Line, tmp_path: Path) -> None:
    line.event()
    target = tmp_path / "stick.interact-backup"
    assert line("backup", "-o", str(target)).status == 0
    assert target.stat().st_size > 1000


def test_who_is_at_the_desk_is_kept_with_each_fact(line: Line) -> None:
    event = line.event()
    people = line("event", "show", event, "--json").data["people"]
    lead = next(person["code"] for person in people if person["role"] == "lead")
    assert line("event", "note", event, "lamp", "--desk", lead).status == 0
    assert line("event", "note", event, "lamp", "--desk", "TEAM-99-9").status == 1
    with Workspace.open(line.folder / "workspace", now=laptop_now) as workspace:
        assert workspace.facts(event)[-1].desk == lead


def test_opening_makes_a_backup_when_one_is_due(line: Line) -> None:
    event = line.event()
    assert line("event", "note", event, "first").status == 0
    assert line("event", "note", event, "second").status == 0
    with Workspace.open(line.folder / "workspace", now=laptop_now) as workspace:
        assert len(workspace.latest_backups()) == 1
