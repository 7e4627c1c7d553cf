"""The national helplines: the shipped file, one's own before it, and what is wrong with one."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.content.helplines import helplines_file, helplines_from_bytes, read_helplines
from toolkit.content.places import Places
from toolkit.content.problems import told
from toolkit.model.errors import InputError
from toolkit.model.helplines import Helpline, Helplines
from toolkit.words import Words

OWN = """\
checked: 2026-09-01
by: Dina
lines:
  - name: Telefono Azzurro
    number: "19696"
    country: Italy
    what: Children and young people
    hours: day and night
"""


def test_the_shipped_file_can_be_read_and_invents_no_number(root: Path) -> None:
    assert read_helplines(Places(root)) == Helplines()


def test_ones_own_file_counts_before_the_shipped(root: Path, tmp_path: Path) -> None:
    places = Places(root, tmp_path)
    assert helplines_file(places) == root / "handouts" / "helplines.yaml"
    (tmp_path / "handouts").mkdir()
    (tmp_path / "handouts" / "helplines.yaml").write_text(OWN, encoding="utf-8")
    assert read_helplines(places) == Helplines(
        (
            Helpline(
                "Telefono Azzurro", "19696", "Italy", "Children and young people", "day and night"
            ),
        ),
        date(2026, 9, 1),
        "Dina",
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("checked: 2026-09-01", "checked: last week", 1, "isn't a date for “checked”"),
        ("checked: 2026-09-01", "cheked: 2026-09-01", 1, "Did you mean “checked”?"),
        ('    number: "19696"\n', "", 4, "“number” is missing"),
        ("lines:", "lines: none\nmore:", 3, "isn't a list"),
        (OWN, "- 112\n", 1, "list of helplines"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, line: int, words: str) -> None:
    with pytest.raises(InputError) as refused:
        helplines_from_bytes(OWN.replace(old, new).encode(), "mine.yaml")
    sentences = [told(Words(), problem) for problem in refused.value.problems]
    assert any(s.startswith(f"mine.yaml:{line}: ") and words in s for s in sentences), sentences


def test_an_empty_file_has_no_numbers_yet() -> None:
    assert helplines_from_bytes(b"# nothing\n", "mine.yaml") == Helplines()
