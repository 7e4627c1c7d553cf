"""Import, export and calendars from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import icalendar
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Line

AGENDA = "Ora,Attività\n9:00-10:00,Nomi\n10:00-10:15,Pausa\n10:15-12:00,Mappa\n12:00-13:00,Pranzo\n"


def entries(path: Path) -> list[Any]:
    return list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "la mia agenda.csv"
    path.write_text(AGENDA, encoding="utf-8")
    return path


def test_an_agenda_becomes_a_plan_that_checks_read(
    line: Line, agenda: Path, tmp_path: Path
) -> None:
    out = tmp_path / "plan.yaml"
    done = line("plan", "import", str(agenda), "-o", str(out), "--id", "mine", "--title", "Mine")
    assert (done.status, done.word) == (0, str(out))
    assert done.err.startswith("Note: Still to be filled in by hand: programme")
    shown = line("plan", "timeline", str(out), "--start", "2026-10-02T09:00", "--zone", "UTC")
    assert shown.status == 0
    assert "pranzo*" in shown.out
    text = out.read_text(encoding="utf-8")
    assert "id: mine\n" in text
    assert "language: it\n" in text
    assert "programme: Own\n" in text
    checked = line("plan", "check", str(out))
    assert "expected" not in checked.err, "the plan itself has no problem"


def test_a_column_that_is_not_there_is_named(line: Line, agenda: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.yaml"
    done = line("plan", "import", str(agenda), "-o", str(out), "--map", "title=Attivita,who=Chi")
    assert done.status == 1
    assert "There is no column “Chi” in the agenda" in done.err
    assert "1 Ora, 2 Attività" in done.err
    assert not out.exists()
    assert line("plan", "import", str(agenda), "-o", str(out), "--map", "title=2").status == 0


def test_a_folder_is_no_file_to_write(line: Line, agenda: Path, tmp_path: Path) -> None:
    done = line("plan", "import", str(agenda), "-o", str(tmp_path))
    assert done.status == 1
    assert done.err.strip().endswith("is a folder. Name a file in it, or choose another name.")


def test_problems_are_told_and_nothing_is_written_unless_parked(
    line: Line, agenda: Path, tmp_path: Path
) -> None:
    out = tmp_path / "plan.yaml"
    agenda.write_text(AGENDA + "later,Saluti\n", encoding="utf-8")
    done = line("plan", "import", str(agenda), "-o", str(out))
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("la mia agenda.csv: line 6: “later” can't be read as a time.")
    assert not out.exists()
    parked = line("plan", "import", str(agenda), "-o", str(out), "--park")
    assert parked.status == 0
    assert parked.err.startswith(done.err)
    assert "parked:" in out.read_text(encoding="utf-8")


def test_columns_are_mapped_and_wrong_words_told(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Foo;Bar\n9:00;Hello\n", encoding="utf-8")
    out = str(tmp_path / "p.yaml")
    plain = line("plan", "import", str(path), "-o", out)
    assert plain.status == 1
    assert "1 Foo, 2 Bar" in plain.err
    mapped = line("plan", "import", str(path), "-o", out, "--map", "start=Foo,title=2")
    assert mapped.status == 0, mapped.err
    assert line("plan", "import", str(path), "-o", out, "--map", "colour=Foo").status == 1
    assert line("plan", "import", str(path), "-o", out, "--day-start", "soon").status == 1


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_what_is_exported_is_imported_again(line: Line, tmp_path: Path, kind: str) -> None:
    out, back = tmp_path / f"a.{kind}", tmp_path / "back.yaml"
    assert line("plan", "export", "online-safety-3h", "-o", str(out)).word == str(out)
    assert line("plan", "import", str(out), "-o", str(back)).status == 0
    rows = [
        line("plan", "timeline", name, "--start", "2026-10-02T14:00", "--zone", "Europe/Rome").out
        for name in ("online-safety-3h", str(back))
    ]
    times = [[row.split()[:3] for row in text.splitlines()] for text in rows]
    assert times[0] == times[1]


def test_markdown_in_another_language_and_a_kind_that_is_none(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "a.txt"
    done = line("plan", "export", "consultation-72h", "--to", "md", "--lang", "it", "-o", str(out))
    assert done.status == 0
    assert "| Ora | Minuti |" in out.read_text(encoding="utf-8")
    wrong = line("plan", "export", "consultation-72h", "-o", str(out))
    assert wrong.status == 1
    assert "xlsx, docx or md" in wrong.err


def test_calendars_of_a_plan_and_of_an_event_without_names(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "plan.ics"
    start = ("--start", "2026-10-02T14:00", "--zone", "Europe/Rome")
    assert line("plan", "ics", "consultation-72h", *start, "-o", str(out)).status == 0
    event = line.event()
    other = tmp_path / "event.ics"
    assert line("event", "ics", event, "-o", str(other), "--lang", "it").status == 0
    of_plan, of_event = (entries(path) for path in (out, other))
    times = [{e["dtstart"].dt for e in found} for found in (of_plan, of_event)]
    assert times[0] == times[1]
    assert all(str(e["uid"]).endswith(f".{event}@interact-toolkit.invalid") for e in of_event)
    assert min(e["sequence"] for e in of_event) > 1
