"""What is printed together, and what is written down of copies with names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.actions import packing
from toolkit.actions.papers import Paper, hand_out
from toolkit.actions.printing import Press
from toolkit.actions.restricted import Restricted, issue
from toolkit.content.helplines import read_helplines
from toolkit.content.places import Places, shipped
from toolkit.model.errors import UserError
from toolkit.model.prints import Copy, fold_prints
from toolkit.paper.pictures import page_count
from toolkit.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.conftest import Scene

ENGLISH = Words()


def made(scene: Scene) -> list[tuple[str, int, str, str]]:
    """What is written down of copies: sheet, number, way, who was at the desk."""
    return [
        (p.what.sheet, p.what.copy_number, p.what.way, p.desk)
        for p in scene.state.folded(fold_prints)
    ]


def test_the_fallback_is_two_files_whose_sheets_are_their_pages(
    scene: Scene, tmp_path: Path
) -> None:
    known = read_helplines(Places(shipped()))
    told: list[tuple[int, int]] = []
    papers = packing.fallback_papers(
        scene.desk, scene.event, ENGLISH, known, lambda done, total: told.append((done, total))
    )
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert made(scene) == [], "looking at it is no copy"
    heard = len(told)
    written = packing.write_papers(scene.desk, scene.event, papers, tmp_path / "stick")
    assert len(told) == heard, "the progress had ended"
    assert [w.path.name for w in written] == ["fallback.pdf", "fallback-restricted.pdf"]
    for one in written:
        assert page_count(one.path.read_bytes()) == one.sheets
    assert made(scene) == [("fallback", 1, "saved", "TEAM-01-3")]


def test_progress_can_stop_the_work(scene: Scene) -> None:
    class StoppedError(Exception):
        pass

    def step(done: int, total: int) -> None:
        if done == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        packing.fallback_papers(scene.desk, scene.event, ENGLISH, None, step)
    with pytest.raises(StoppedError):
        packing.day_papers(scene.desk, scene.event, 2, ENGLISH, step)


def test_a_day_that_isnt_there_is_told(scene: Scene) -> None:
    for day in (0, 5, -1):
        with pytest.raises(UserError) as refused:
            packing.day_papers(scene.desk, scene.event, day, ENGLISH)
        assert (refused.value.code, refused.value.params["days"]) == ("no-such-day", 4)


def test_from_an_instant_on(scene: Scene) -> None:
    last = scene.instant("2026-10-05T12:30")
    (paper,) = packing.from_papers(scene.desk, scene.event, last, ENGLISH)
    assert (paper.name, paper.restricted) == ("from-now.pdf", None)
    assert 3 <= paper.pages <= 6
    with pytest.raises(UserError) as refused:
        packing.from_papers(scene.desk, scene.event, scene.instant("2026-10-06T10:00"), ENGLISH)
    assert refused.value.code == "nothing-left"


@pytest.mark.parametrize("name", sorted(packing.SHEETS))
def test_every_sheet_can_be_composed_alone(scene: Scene, name: str) -> None:
    paper = packing.one_paper(scene.desk, scene.event, name, ENGLISH)
    assert paper.trouble is None
    assert paper.pages == page_count(paper.pdf) >= 1


def test_a_copy_counts_once_it_was_delivered(scene: Scene) -> None:
    seen: list[Copy] = []

    def make(copy: Copy) -> bytes:
        seen.append(copy)
        return b"%d" % copy.number

    def broken(pdf: bytes) -> None:
        raise UserError("disk-full", path="stick")

    sheet = Restricted("rooming", make)
    with pytest.raises(UserError):
        issue(scene.desk, scene.event, sheet, broken, "printed")
    assert made(scene) == []
    for number in (1, 2):
        issued = issue(scene.desk, scene.event, sheet, bytes.decode, "printed")
        assert issued.result == str(number) == str(issued.copy.number)
        assert issued.changed.facts[0].kind == "sheet-printed"
    assert [copy.number for copy in seen] == [1, 1, 2]
    assert made(scene) == [("rooming", n, "printed", "TEAM-01-3") for n in (1, 2)]


def test_what_prevented_a_paper_is_told_and_no_copy_counts(scene: Scene, tmp_path: Path) -> None:
    trouble = UserError("missing-glyphs", characters=["x"])
    with pytest.raises(UserError):
        hand_out(scene.desk, scene.event, Paper("a.pdf", trouble=trouble), len, "saved")
    with pytest.raises(UserError):
        packing.write_papers(
            scene.desk, scene.event, [Paper("a.pdf", trouble=trouble)], tmp_path / "none"
        )
    assert not (tmp_path / "none").exists()


def test_the_press_numbers_what_is_saved_shown_and_printed(scene: Scene, tmp_path: Path) -> None:
    press = Press(scene.desk, scene.event, "en", shipped() / "i18n")
    paper = press.one("rooming")
    assert paper.restricted is not None
    press.save_as(paper, tmp_path / "rooms")
    press.lend(paper)
    sent: list[bytes] = []
    press.print_out(paper, sent.append)
    press.print_out(press.one("helplines"), sent.append)
    assert len(sent) == 2
    assert [way for _, _, way, _ in made(scene)] == ["saved", "shown", "printed"]
    assert [number for _, number, _, _ in made(scene)] == [1, 2, 3]
    assert len(press.take_facts()) == 3
    assert press.take_facts() == []
    assert [p.name for p in press.day(3, lambda done, total: None)] == ["day-3.pdf"]
    last = scene.instant("2026-10-05T12:30")
    assert len(press.from_now(last, lambda done, total: None)) == 1
