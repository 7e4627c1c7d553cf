"""``pack``: the usual papers, or the fallback, one day, what is left; with their sheets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from toolkit.actions.places import own_folder

if TYPE_CHECKING:
    from tests.cli.conftest import Line


def sheets(out: str) -> dict[str, int]:
    """The files that were named, with the number of sheets that was told."""
    found = {}
    for line in out.splitlines():
        path, count = line.split("\t")
        told = re.fullmatch(r"(\d+) sheets?", count)
        assert told
        with pypdfium2.PdfDocument(Path(path)) as document:
            assert len(document) == int(told[1])
        found[Path(path).name] = int(told[1])
    return found


@pytest.fixture
def event(line: Line) -> str:
    return line.event()


def test_each_choice_writes_its_files_and_counts_their_sheets(
    line: Line, event: str, tmp_path: Path
) -> None:
    out = str(tmp_path / "out")
    done = line("pack", event, "--fallback", "--out", out)
    assert done.status == 0, done.err
    assert list(sheets(done.out)) == ["fallback.pdf", "fallback-restricted.pdf"]
    done = line("pack", event, "--day", "3", "--out", out)
    assert done.status == 0, done.err
    assert list(sheets(done.out)) == ["day-3.pdf"]
    done = line("pack", event, "--from", "2026-10-05T10:00", "--out", out)
    assert done.status == 0, done.err
    assert list(sheets(done.out)) == ["from-now.pdf"]
    done = line("pack", event, "--checks", "--out", out)
    assert done.status == 0, done.err
    written = sheets(done.out)
    assert list(written) == ["checks.pdf", "nine-ticks.pdf"]
    assert written["nine-ticks.pdf"] == 1


def test_what_is_set_aside_and_signed_is_printed(line: Line, event: str, tmp_path: Path) -> None:
    reason = ["--by", "Mirela Voinea", "--reason", "The house asked for it."]
    done = line("event", "override", event, "two-adults", *reason)
    assert done.status == 0, done.err
    line("pack", event, "--checks", "--out", str(tmp_path))
    with pypdfium2.PdfDocument(tmp_path / "checks.pdf") as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "Set aside by Mirela Voinea" in text
    assert "The house asked for it." in text


def test_without_a_choice_it_writes_the_usual_papers(
    line: Line, event: str, tmp_path: Path
) -> None:
    done = line("pack", event, "--out", str(tmp_path / "out"))
    assert [Path(path).name for path in done.out.splitlines()] == [
        "sign-in.pdf",
        "agenda.pdf",
        "run-sheet.pdf",
    ]
    with pypdfium2.PdfDocument(tmp_path / "out" / "sign-in.pdf") as document:
        assert "Copy 1 " in document[0].get_textpage().get_text_range()


def test_copies_are_counted_from_one_call_to_the_next(
    line: Line, event: str, tmp_path: Path
) -> None:
    for number in (1, 2):
        out = tmp_path / f"out-{number}"
        line("pack", event, "--day", "4", "--out", str(out))
        with pypdfium2.PdfDocument(out / "day-4-restricted.pdf") as document:
            text = document[0].get_textpage().get_text_range()
        assert f"Copy {number} " in text


def test_the_files_of_the_blocks_are_one_pdf_and_what_is_missing_is_told(
    line: Line, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    shipped = (root / "sessions" / "consultation-72h.yaml").read_text(encoding="utf-8")
    plan = tmp_path / "mine.yaml"
    named = shipped.replace(
        "id: story-of-an-offer",
        "id: story-of-an-offer\n        files: [map.pdf, tree.png, gone.pdf, film.mp4]",
        1,
    )
    assert named != shipped
    plan.write_text(named, encoding="utf-8")
    folder = own_folder() / "sessions" / "files"
    folder.mkdir(parents=True)
    canvas = Canvas(str(folder / "map.pdf"))
    canvas.drawString(50, 50, "the map")
    canvas.save()
    Image.new("RGB", (30, 20)).save(folder / "tree.png")
    (folder / "film.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    event = line.event(plan=str(plan))
    done = line("pack", event, "--files", "--out", str(tmp_path / "out"))
    assert done.status == 0
    assert sheets(done.out) == {"block-files.pdf": 4}
    assert done.err.startswith("“gone.pdf” is not on this laptop.")
    with pypdfium2.PdfDocument(tmp_path / "out" / "block-files.pdf") as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    assert "film.mp4: to be shown, not printed" in texts[0]
    assert texts[2] == "the map"


def test_an_event_without_files_says_so(line: Line, event: str, tmp_path: Path) -> None:
    done = line("pack", event, "--files", "--out", str(tmp_path / "out"))
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("No block of this event has a file of yours.")


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["--day", "9"], 1, "There is no day 9"),
        (["--from", "noon"], 1, "isn't a date and time"),
        (["--from", "2026-12-01T10:00"], 1, "Nothing comes after this time"),
        (["--day", "1", "--fallback"], 2, "not allowed with"),
        (["--day", "1", "--from", "2026-10-03T16:00"], 2, "not allowed with"),
    ],
)
def test_what_cannot_be_is_told(
    line: Line, event: str, tmp_path: Path, words: list[str], status: int, told: str
) -> None:
    done = line("pack", event, *words, "--out", str(tmp_path / "out"))
    assert done.status == status
    assert told in done.err
    assert not (tmp_path / "out").exists()
