"""Concerns from the command line: key, set-key, write, read."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from toolkit.model.codes import check_character
from toolkit.store.sealing import make_key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Line, Outcome

PASSPHRASE = "seven quiet otters"
WORDS = "He came in again"


@pytest.fixture
def secret(tmp_path: Path) -> str:
    """The file with the passphrase of the lead's key."""
    file = tmp_path / "lead-passphrase.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return str(file)


@pytest.fixture
def bare(tmp_path: Path) -> str:
    """A file that holds nothing but a bare key."""
    file = tmp_path / "bare.txt"
    file.write_text(f"{make_key().identity}\n", encoding="utf-8")
    return str(file)


def one_line(done: Outcome) -> str:
    assert done.status == 1
    assert done.out == ""
    assert len(done.err.splitlines()) == 1
    return done.err


def test_from_the_key_to_reading(line: Line, tmp_path: Path, secret: str) -> None:
    event, file = line.event(), str(tmp_path / "lead.age")
    made = line("concern", "key", "-o", file, "--key-passphrase-file", secret)
    assert made.status == 0
    assert made.err == ""
    assert made.word.startswith("age1")
    assert line("concern", "set-key", event, "--recipient", made.word).word == made.word
    people = line("event", "show", event, "--json").data["people"]
    child = next(p["code"] for p in people if p["role"] == "child")
    adult = next(p["code"] for p in people if p["role"] == "facilitator")
    written = line(
        *("concern", "write", event, "--about", child, "--kind", "told", "--danger"),
        *("--text", WORDS, "--desk", adult),
    )
    assert written.status == 0
    assert "112" in written.err
    plain = written.word.replace("-", "")
    assert check_character(plain[:-1]) == plain[-1]
    assert WORDS not in line("event", "show", event, "--json").out
    read = line(
        "concern", "read", event, "--key-file", file, "--key-passphrase-file", secret, "--json"
    )
    assert read.status == 0
    found = read.data
    assert len(found) == 1
    assert found[0].pop("at").endswith(("+02:00", "+01:00"))
    assert found[0] == {
        "receipt": written.word,
        "kind": "told",
        "about": child,
        "danger": True,
        "text": WORDS,
        "by": adult,
    }
    told = line("concern", "read", event, "--key-file", file, "--key-passphrase-file", secret)
    assert WORDS in told.out
    assert written.word in told.out


def test_a_bare_key_and_words_from_files(
    line: Line, tmp_path: Path, bare: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = line.event()
    assert line("concern", "set-key", event, "--key-file", bare).status == 0
    words = tmp_path / "words.txt"
    words.write_text("من ملف\n", encoding="utf-8")
    assert line("concern", "write", event, "--text-file", str(words)).status == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("typed in\n"))
    assert line("concern", "write", event, "--text-file", "-").status == 0
    read = line("concern", "read", event, "--key-file", bare, "--json")
    assert [one["text"] for one in read.data] == ["من ملف", "typed in"]
    assert {one["kind"] for one in read.data} == {"other"}


def test_what_is_wrong_is_one_line(line: Line, tmp_path: Path, bare: str, secret: str) -> None:
    event, file = line.event(), str(tmp_path / "lead.age")
    assert "112" in one_line(line("concern", "write", event, "--text", WORDS))
    line("concern", "key", "-o", file, "--key-passphrase-file", secret)
    assert "is there already" in one_line(line("concern", "key", "-o", file))
    assert "passphrase" in one_line(line("concern", "set-key", event, "--key-file", file))
    assert "public key" in one_line(line("concern", "set-key", event, "--recipient", "age1x"))
    line("concern", "set-key", event, "--key-file", bare)
    line("concern", "write", event, "--text", WORDS)
    wrong = line("concern", "read", event, "--key-file", file, "--key-passphrase-file", bare)
    assert "isn't the passphrase" in one_line(wrong)
    other = line("concern", "read", event, "--key-file", file, "--key-passphrase-file", secret)
    assert "opens none" in one_line(other)
    damaged = tmp_path / "damaged.txt"
    damaged.write_text("AGE-SECRET-KEY-1QQQ", encoding="utf-8")
    assert "whole secret key" in one_line(
        line("concern", "read", event, "--key-file", str(damaged))
    )
    assert "isn't there" in one_line(
        line("concern", "read", event, "--key-file", str(tmp_path / "none"))
    )
    assert "isn't there" in one_line(line("concern", "write", event, "--text-file", "none.txt"))


def test_one_sealed_to_an_earlier_key_is_told_beside_the_others(
    line: Line, tmp_path: Path, bare: str
) -> None:
    event, file = line.event(), str(tmp_path / "open.txt")
    made = line("concern", "key", "-o", file)
    assert "whoever has it" in made.err
    line("concern", "set-key", event, "--recipient", made.word)
    first = line("concern", "write", event, "--text", "first")
    line("concern", "set-key", event, "--key-file", bare)
    line("concern", "write", event, "--text", "second")
    read = line("concern", "read", event, "--key-file", bare)
    assert read.status == 0
    assert "second" in read.out
    assert "first" not in read.out
    assert read.err.startswith(first.word)


@pytest.mark.parametrize("action", ["key", "set-key", "write", "read"])
def test_help_shows_an_example(line: Line, action: str) -> None:
    shown = line("concern", action, "--help")
    assert shown.status == 0
    assert f"Example: python main.py concern {action}" in " ".join(shown.out.split())
