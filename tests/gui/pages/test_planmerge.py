"""Bringing a new original into an own plan: clash by clash, by keys, undone with one click."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.opened import cut_off, open_window, seen
from toolkit.actions.own_plans import adapt, original_file
from toolkit.content.places import Places
from toolkit.content.plans import read_plan
from toolkit.gui.pages.planmerge_page import PlanMergePage
from toolkit.model.plan import LeftOut, Origin

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.model.plan import Block

LEFT = Qt.MouseButton.LeftButton
PLAN = """\
format: 1
id: evening
version: 1
title: An evening together
programme: X
language: en
group: {size: 6-10, ages: 18-30}
days:
  - title: One
    start: "18:00"
    blocks:
      - {id: welcome, title: Welcome, kind: session, minutes: 30, mandatory: true}
      - {id: dinner, title: Dinner, kind: meal, minutes: 60, purpose: To eat together in peace}
      - {id: games, title: Games, kind: free, minutes: 45}
      - {id: closing, title: Closing, kind: session, minutes: 15}
"""


@pytest.fixture(autouse=True)
def _collected() -> None:
    """Take the last test's window away here, and not on the worker of this one's."""
    gc.collect()


@pytest.fixture
def own(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own copy whose original came out in version 2: three clashes."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    root = tmp_path / "root"
    shipped = root / "sessions" / "evening.yaml"
    shipped.parent.mkdir(parents=True)
    shipped.write_text(PLAN, encoding="utf-8")
    (root / "i18n").symlink_to(stage.context.root / "i18n")
    stage.context.root = root
    path = adapt(Places(root, tmp_path / "data" / "interact-toolkit"), "evening", "ours")
    edit(
        path,
        ("minutes: 60", "minutes: 75"),
        ("in peace", "and to talk"),
        ("title: Games", "title: Our games"),
        ("title: Closing", "title: The end"),
    )
    edit(
        shipped,
        ("version: 1", "version: 2"),
        ("minutes: 60", "minutes: 50"),
        ("in peace", "in quiet"),
        ("minutes: 45", "minutes: 40"),
        ("title: Closing", "title: Last round"),
    )
    return path


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def opened(stage: Stage, path: Path) -> PlanMergePage:
    window = open_window(stage)
    stage.context.open_plan.open(str(path))
    stage.settle()
    stage.context.go.emit("plan-merge")
    stage.settle()
    page = window.page
    assert isinstance(page, PlanMergePage)
    return page


def press(stage: Stage, page: PlanMergePage, key: Qt.Key) -> None:
    QTest.keyClick(page.view.clash.mine, key)
    stage.settle()


def click(stage: Stage, widget: object) -> None:
    assert widget.isVisible()  # type: ignore[attr-defined]
    assert widget.isEnabled()  # type: ignore[attr-defined]
    QTest.mouseClick(widget, LEFT)  # type: ignore[call-overload]
    stage.settle()


def files(path: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(path.parent)): one.read_bytes()
        for one in sorted(path.parent.rglob("*"))
        if one.is_file()
    }


def block(path: Path, block_id: str) -> Block:
    found = read_plan(path).plan.block(block_id)
    assert found is not None
    return found


def test_it_counts_and_shows_the_first_clash_with_its_three_sides(stage: Stage, own: Path) -> None:
    page = opened(stage, own)
    shown = seen(page)
    assert "The original has come out in version 2" in shown
    assert "Taken over: 1" in shown
    assert "Clashes: 3, 3 to decide" in shown
    assert "Day 1 · Dinner · length" in shown
    assert [text.plain for text in page.view.clash.texts] == ["1 h", "1 h 15 min", "50 min"]
    assert not page.view.bring.isEnabled()
    assert "3 clashes are to be decided." in shown


def test_one_keeps_mine_and_two_takes_theirs_and_it_is_all_written(stage: Stage, own: Path) -> None:
    page = opened(stage, own)
    before = files(own)
    press(stage, page, Qt.Key.Key_1)
    assert "Day 1 · Dinner · purpose" in seen(page)
    assert [text.marked for text in page.view.clash.texts[1:]] == [["and to talk"], ["quiet"]]
    press(stage, page, Qt.Key.Key_2)
    press(stage, page, Qt.Key.Key_2)
    assert "Clashes: 3, all decided" in seen(page)
    assert files(own) == before, "nothing is written before"
    assert page.view.bring.isEnabled()
    assert page.view.bring.hasFocus(), "the keyboard goes on by itself"
    QTest.keyClick(page.view.bring, Qt.Key.Key_Return)
    stage.settle()
    dinner = block(own, "dinner")
    assert (dinner.minutes, dinner.purpose) == (75, "To eat together in quiet")
    assert (block(own, "closing").title, block(own, "games").title) == ("Last round", "Our games")
    assert "Version 2 is in your plan." in seen(page)
    open_plan = stage.context.open_plan.plan
    assert open_plan is not None
    assert open_plan.origin == Origin("evening", 2)
    assert original_file(own.parent, Origin("evening", 2)).is_file()


def test_undo_takes_the_last_decision_back_first(stage: Stage, own: Path) -> None:
    page = opened(stage, own)
    press(stage, page, Qt.Key.Key_1)
    press(stage, page, Qt.Key.Key_2)
    assert "Clashes: 3, 1 to decide" in seen(page)
    for left in (2, 3, 3):
        QTest.keyClick(page.window(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        stage.settle()
        assert f"Clashes: 3, {left} to decide" in seen(page)
    assert "Day 1 · Dinner · length" in seen(page)


def test_undo_brings_everything_back(stage: Stage, own: Path) -> None:
    page = opened(stage, own)
    before = files(own)
    click(stage, page.view.clash.all_theirs)
    click(stage, page.view.bring)
    assert block(own, "dinner").minutes == 50
    QTest.keyClick(page.window(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    stage.settle()
    assert files(own) == before
    assert "Clashes: 3, 3 to decide" in seen(page)
    click(stage, page.view.clash.all_mine)
    click(stage, page.view.bring)
    click(stage, page.undo_it)
    assert files(own) == before


@pytest.mark.parametrize(
    ("mine", "minutes", "title"), [(True, 75, "The end"), (False, 50, "Last round")]
)
def test_one_choice_for_all_that_remain(
    stage: Stage, own: Path, mine: bool, minutes: int, title: str
) -> None:
    page = opened(stage, own)
    press(stage, page, Qt.Key.Key_1 if not mine else Qt.Key.Key_2)
    clash = page.view.clash
    click(stage, clash.all_mine if mine else clash.all_theirs)
    assert page.open == []
    click(stage, clash.back)
    assert "Day 1 · Dinner · length" in seen(page)
    first = next(text for text in seen(clash) if text.endswith("· chosen"))
    assert first.startswith("Theirs" if mine else "Mine")
    click(stage, clash.mine if mine else clash.theirs)
    click(stage, page.view.bring)
    assert (block(own, "dinner").minutes, block(own, "closing").title) == (minutes, title)


def test_cancel_leaves_all_as_it_was(stage: Stage, own: Path) -> None:
    page = opened(stage, own)
    before = files(own)
    gone: list[str] = []
    stage.context.go.disconnect()
    stage.context.go.connect(gone.append)
    press(stage, page, Qt.Key.Key_1)
    click(stage, page.view.cancel)
    assert gone == ["plans"]
    assert files(own) == before
    page.entered()
    stage.settle()
    assert "Clashes: 3, 3 to decide" in seen(page)


def test_a_mandatory_block_is_answered_for_right_there(stage: Stage, own: Path) -> None:
    line = next(row for row in PLAN.splitlines() if "welcome" in row)
    edit(own, (f"{line}\n", ""))
    page = opened(stage, own)
    lost = page.view.lost
    assert lost.isVisible()
    assert any("“Welcome” as mandatory" in text for text in seen(lost))
    click(stage, page.view.clash.all_mine)
    assert not page.view.bring.isEnabled()
    QTest.keyClicks(lost.by, "Ana Pop 12")
    assert lost.by.text() == "Ana Pop 12", "digits are typed, and decide nothing"
    assert not page.view.bring.isEnabled()
    QTest.keyClicks(lost.reason, "They come from next door")
    click(stage, page.view.bring)
    (left_out,) = read_plan(own).plan.left_out
    assert left_out == LeftOut("welcome", "Welcome", "Ana Pop 12", "They come from next door")


def test_what_no_longer_fits_is_told_before(stage: Stage, own: Path) -> None:
    shipped = stage.context.root / "sessions" / "evening.yaml"
    edit(shipped, ("title: Last round,", 'title: Last round, start: "20:00", anchor: fixed,'))
    page = opened(stage, own)
    assert any("25 min too many" in text for text in seen(page))
    click(stage, page.view.clash.all_theirs)
    assert not any("too many" in text for text in seen(page))


def test_what_does_not_fit_together_names_its_block_and_no_file(stage: Stage, own: Path) -> None:
    steps = "steps: [{{text: Sit down, minutes: {}}}, {{text: Eat, minutes: 30}}]"
    shipped = stage.context.root / "sessions" / "evening.yaml"
    base = original_file(own.parent, Origin("evening", 1))
    for path, minutes in ((base, 30), (own, 45), (shipped, 20)):
        edit(path, ("purpose:", steps.format(minutes) + ", purpose:"))
    page = opened(stage, own)
    for _ in range(4):
        theirs = any(text.endswith("steps") for text in seen(page))
        press(stage, page, Qt.Key.Key_2 if theirs else Qt.Key.Key_1)
    fault = next(text for text in seen(page) if text.startswith("Can't be so"))
    assert fault.startswith("Can't be so: “Dinner”: The steps take 50 minutes and the block 75.")
    assert ".yaml" not in fault


def test_without_something_to_bring_in_it_says_why(stage: Stage, own: Path) -> None:
    edit(stage.context.root / "sessions" / "evening.yaml", ("version: 2", "version: 1"))
    page = opened(stage, own)
    assert page.empty.isVisible()
    assert any("hasn't come out in a newer version" in text for text in seen(page))


@pytest.mark.parametrize("language", ["en-XA", "ar-XB", "bg"])
def test_it_has_room_in_every_language(stage: Stage, own: Path) -> None:
    line = next(row for row in PLAN.splitlines() if "welcome" in row)
    edit(own, (f"{line}\n", ""))
    page = opened(stage, own)
    assert [one for one in cut_off(page) if not one.startswith("MarkedText")] == []
    for text in page.view.clash.texts:
        assert text.height() + 1 >= text.heightForWidth(text.width())
