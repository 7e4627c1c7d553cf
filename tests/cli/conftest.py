"""Calls the command line as a person would, in a workspace of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from toolkit.cli.run import main

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Outcome:
    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401 — whatever the JSON holds
        return json.loads(self.out)

    @property
    def word(self) -> str:
        return self.out.strip()


class Line:
    """The command line in one workspace."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def __call__(self, *words: str) -> Outcome:
        try:
            status = main([*words, "--workspace", str(self.folder / "workspace")])
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = self.capsys.readouterr()
        return Outcome(status, out, err)

    def event(self, **options: str) -> str:
        """Prepare an event with the sample's people and give its identifier."""
        given = {
            "plan": "consultation-72h",
            "start": "2026-10-02T14:00",
            "zone": "Europe/Rome",
            "people": "sessions/samples/sample-people.csv",
            **options,
        }
        words = [part for key, value in given.items() for part in (f"--{key}", value)]
        done = self("event", "new", *words)
        assert done.status == 0, done.err
        return done.word


@pytest.fixture
def line(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Line:
    monkeypatch.chdir(root)
    return Line(tmp_path, capsys)
