"""Two workspaces on the command line: files both ways, the same event on both, byte for byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Line
from toolkit.store import wrapping

if TYPE_CHECKING:
    from pathlib import Path

NAMED = "role,code,call_name,age,sex,home,languages,consent,assent,cleared\n"
AT = ("--at", "2026-10-02T18:00")


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapping, "STANDARD", wrapping.Cost(memory_kib=64, passes=1))


@pytest.fixture
def other(tmp_path: Path, line: Line) -> Line:
    """The second laptop."""
    (tmp_path / "other").mkdir()
    return Line(tmp_path / "other", line.capsys)


def take(here: Line, there: Line, event: str, stick: Path, key: Path) -> tuple[int, int]:
    """Write a file there, take it in here; give how many facts were new and questions open."""
    file = stick / "event.interact-team"
    sent = there("team", "send", event, "-o", str(file), "--key-file", str(key))
    assert (sent.status, sent.err) == (0, "")
    assert sent.word == str(file)
    taken = here("team", "take", str(file), "--key-file", str(key))
    assert taken.status == 0, taken.err
    new, asked = re.findall(r"(\d+) (?:fact|question)", taken.out)
    return int(new), int(asked)


def test_an_event_goes_back_and_forth(line: Line, other: Line, tmp_path: Path) -> None:
    event = line.event()
    key = tmp_path / "key.txt"
    assert line("team", "key", "-o", str(key)).status == 0
    assert key.read_text().startswith("AGE-SECRET-KEY-1")
    assert key.stat().st_mode & 0o077 == 0
    new, asked = take(other, line, event, tmp_path, key)
    assert new > 13
    assert asked == 0
    code = line("event", "show", event, "--json").data["people"][0]["code"]
    line("event", "mark", event, "who-is-here", code, "present")
    other("event", "mark", event, "who-is-here", code, "late", "--minutes", "5")
    other("event", "mark", event, "snack-1", code, "present")
    assert take(line, other, event, tmp_path, key) == (2, 1)
    assert take(other, line, event, tmp_path, key) == (1, 1)
    shown = [each("event", "show", event, "--json", *AT).out for each in (line, other)]
    assert shown[0] == shown[1]
    (question,) = line("team", "questions", event, "--json").data
    assert line("team", "questions", event, "--json").out == (
        other("team", "questions", event, "--json").out
    )
    assert question["subject"] == ["mark", code, "who-is-here"]
    assert [c["value"]["status"] for c in question["choices"]] == ["present", "late"]
    told = line("team", "questions", event)
    assert question["question"] in told.out
    assert other("team", "answer", event, question["question"], "1").status == 0
    assert take(line, other, event, tmp_path, key) == (1, 0)
    assert take(line, other, event, tmp_path, key) == (0, 0)
    assert take(other, line, event, tmp_path, key) == (0, 0)
    shown = [each("event", "show", event, "--json", *AT).out for each in (line, other)]
    assert shown[0] == shown[1]
    marks = {m["block"]: m["status"] for m in line("event", "show", event, "--json").data["marks"]}
    assert marks == {"who-is-here": "present", "snack-1": "present"}
    gone = other("team", "answer", event, question["question"], "1")
    assert (gone.status, gone.out) == (1, "")
    assert "no such question" in gone.err


def test_the_agenda_runs_on_one_laptop(line: Line, other: Line, tmp_path: Path) -> None:
    event = line.event()
    key = tmp_path / "key.txt"
    key.write_text("warm tea at nine\n", encoding="utf-8")
    assert line("team", "clock", event).word == "this laptop"
    take(other, line, event, tmp_path, key)
    refused = other("event", "open", event, *AT)
    assert refused.status == 0, "opening is nobody's alone"
    for words in (["next"], ["pause"], ["start", "who-is-here"]):
        refused = other("event", words[0], event, *words[1:], *AT)
        assert refused.status == 1
        assert "runs the agenda" in refused.err
    assert other("event", "headcount", event, "13", *AT).status == 0
    assert other("team", "clock", event, "--take").word == "this laptop"
    assert other("event", "next", event, *AT).status == 0
    take(line, other, event, tmp_path, key)
    assert line("event", "pause", event, *AT).status == 1
    assert line("team", "clock", event, "--take").status == 0
    assert line("team", "clock", event, "--take").status == 1


def test_names_need_a_passphrase_as_an_event_with_names_does(
    line: Line, other: Line, tmp_path: Path
) -> None:
    people, secret, key = (tmp_path / n for n in ("p.csv", "pass.txt", "key.txt"))
    people.write_text(NAMED + "child,,Nini,14,F,North,it,yes,yes,\n", encoding="utf-8")
    secret.write_text("green boats\n", encoding="utf-8")
    line("team", "key", "-o", str(key))
    here = ("--passphrase-file", str(secret))
    words = ("--start", "2026-10-02T14:00", "--zone", "Europe/Rome", "--people", str(people))
    event = line("event", "new", "--plan", "consultation-72h", *words, *here).word
    file = str(tmp_path / "f")
    assert line("team", "send", event, "-o", file, "--key-file", str(key), *here).status == 0
    refused = other("team", "take", file, "--key-file", str(key))
    assert refused.status == 1
    assert other("event", "list", "--json").data == []
    taken = other("team", "take", file, "--key-file", str(key), *here)
    assert taken.status == 0
    assert "Recovery key" in taken.err
    assert other("team", "take", file, "--key-file", str(key)).status == 1
    code = other("event", "show", event, "--json", *here).data["people"][0]["code"]
    assert "Nini" not in other("event", "show", event, "--json", *here).out
    # A value that names somebody isn't printed.
    assert other("team", "questions", event, "--json", *here).data == []
    assert code


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda data: data[:-9], "damaged or cut"),
        (lambda data: data[:30], "damaged or cut"),
        (lambda data: b"PK\x03\x04 something else", "not a file from another laptop"),
        (lambda _: b"", "not a file from another laptop"),
    ],
)
def test_a_broken_file_is_one_line_and_nothing_is_taken(
    line: Line, other: Line, tmp_path: Path, make: object, says: str
) -> None:
    event = line.event()
    key, file = tmp_path / "key.txt", tmp_path / "f"
    line("team", "key", "-o", str(key))
    line("team", "send", event, "-o", str(file), "--key-file", str(key))
    file.write_bytes(make(file.read_bytes()))  # type: ignore[operator]
    done = other("team", "take", str(file), "--key-file", str(key))
    assert (done.status, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert says in done.err
    assert other("event", "list", "--json").data == []


def test_a_wrong_or_missing_key_is_one_line(line: Line, other: Line, tmp_path: Path) -> None:
    event = line.event()
    keys = [tmp_path / f"key{n}.txt" for n in range(4)]
    for key in keys[:2]:
        line("team", "key", "-o", str(key))
    keys[2].write_text("\n\n", encoding="utf-8")
    file = str(tmp_path / "f")
    line("team", "send", event, "-o", file, "--key-file", str(keys[0]))
    for key, says in (
        (keys[1], "doesn't open it"),
        (keys[2], "neither a key nor a passphrase"),
        (keys[3], "isn't there"),
    ):
        done = other("team", "take", file, "--key-file", str(key))
        assert (done.status, done.err.count("\n")) == (1, 1)
        assert says in done.err
    assert other("team", "take", str(tmp_path / "no"), "--key-file", str(keys[0])).status == 1
    assert other("event", "list", "--json").data == []


def test_two_events_called_alike_are_not_mixed(line: Line, other: Line, tmp_path: Path) -> None:
    event = line.event()
    assert other.event() == event
    key, file = tmp_path / "key.txt", str(tmp_path / "f")
    line("team", "key", "-o", str(key))
    line("team", "send", event, "-o", file, "--key-file", str(key))
    before = other("event", "show", event, "--json", *AT).out
    done = other("team", "take", file, "--key-file", str(key))
    assert done.status == 1
    assert "another event" in done.err
    assert other("event", "show", event, "--json", *AT).out == before
