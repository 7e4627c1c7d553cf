"""The Differences page: what a trainer sees of what was changed in a plan."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.opened import choose_file, open_window, seen
from tests.gui.own_copy import own_copy
from toolkit.content.places import Places, shipped
from toolkit.content.plans import read_plan
from toolkit.gui.pages.differences import DifferencesPage
from toolkit.gui.widgets.text import Label
from toolkit.model.plandiff import diff
from toolkit.words.planchanges import Topic

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.gui.pages.differences_cards import EntryCard
    from toolkit.model.plan import Plan

LEFT = Qt.MouseButton.LeftButton
PURPOSE = "Each pair makes a first version, rough and whole, of one thing."


@pytest.fixture(autouse=True)
def _collected() -> None:
    """Take the last test's window away here, and not on the worker of this one's."""
    gc.collect()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own copy of the consultation, in a folder of its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    places = Places(shipped(), tmp_path / "data" / "interact-toolkit")
    return own_copy(places, "consultation-72h", "ours")


def opened(stage: Stage, path: Path) -> DifferencesPage:
    window = open_window(stage)
    stage.context.open_plan.open(str(path))
    stage.settle()
    window.open_page("differences")
    stage.settle()
    page = window.page
    assert isinstance(page, DifferencesPage)
    return page


def changed(plan: Plan) -> Plan:
    """A second day with a longer block, one moved, one taken out, and a text put otherwise."""
    day = plan.days[1]
    blocks = list(day.blocks)
    blocks[2] = replace(blocks[2], minutes=blocks[2].minutes + 10)
    blocks[3] = replace(blocks[3], purpose=PURPOSE)
    del blocks[4]
    blocks.insert(6, blocks.pop(5))
    return replace(plan, days=(plan.days[0], replace(day, blocks=tuple(blocks)), *plan.days[2:]))


def change(stage: Stage) -> None:
    assert stage.context.open_plan.do(changed, "changed")
    stage.settle()


def card(page: DifferencesPage, title: str) -> EntryCard:
    return next(one for one in page.cards if one.entry.title == title)


def test_nothing_differs_from_the_original(stage: Stage, own: Path) -> None:
    page = opened(stage, own)
    assert "Nothing differs from the original." in seen(page)
    assert page.other.currentText() == "The original as it was: version 1"
    assert page.cards == []


def test_without_a_plan_it_leads_to_the_plans(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    gone: list[str] = []
    window = open_window(stage, "differences")
    stage.context.go.disconnect()
    stage.context.go.connect(gone.append)
    page = window.page
    assert isinstance(page, DifferencesPage)
    assert page.empty.isVisible()
    page.empty.pressed.emit()
    assert gone == ["plans"]


def test_each_difference_stands_under_its_day_and_block(stage: Stage, own: Path) -> None:
    page = opened(stage, own)
    before = stage.context.open_plan.plan
    assert before is not None
    change(stage)
    blocks = before.days[1].blocks
    titles = [one.entry.title for one in page.cards]
    assert {blocks[2].title, blocks[3].title, blocks[4].title} < set(titles)
    length = card(page, blocks[2].title)
    assert "changed: length" in seen(length)
    assert [text.plain for text in (*length.before, *length.after)] == ["15 min", "25 min"]
    assert [text.marked for text in (*length.before, *length.after)] == [["15"], ["25"]]
    assert "taken out" in seen(card(page, blocks[4].title))
    (moved,) = (one for one in page.cards if "moved" in seen(one))
    assert moved.entry.block in {block.id for block in blocks[5:8]}
    assert moved.before[0].plain.startswith("day 2, after “")
    headings = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    assert f"Day 2: {before.days[1].title}" in headings
    after = stage.context.open_plan.plan
    assert after is not None
    count = sum(change.field not in ("id", "origin") for change in diff(before, after))
    assert f"{count} differences in 4 parts of the plan." in seen(page)


def test_what_changed_in_a_text_is_struck_and_underlined(stage: Stage, own: Path) -> None:
    page = opened(stage, own)
    change(stage)
    plan = stage.context.open_plan.plan
    assert plan is not None
    text = card(page, plan.days[1].blocks[3].title)
    (was,), (now,) = text.before, text.after
    assert now.plain == PURPOSE
    assert was.marked
    assert "line-through" in was.text()
    assert "line-through" not in now.text()
    assert "underline" in now.text()


def test_only_times_texts_or_the_order_can_be_looked_at(stage: Stage, own: Path) -> None:
    page = opened(stage, own)
    change(stage)
    counts = {}
    for topic in Topic:
        QTest.mouseClick(page.chips[topic], LEFT)
        counts[topic] = len(page.cards)
    assert counts == {Topic.TIMES: 1, Topic.TEXTS: 1, Topic.ORDER: 2}
    QTest.keyClick(page.window(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Nothing differs from the original." in seen(page)
    assert stage.context.open_plan.redo()
    page.chips[None].setFocus()
    QTest.keyClick(page.chips[None], Qt.Key.Key_Return)
    assert len(page.cards) == 4


def test_a_block_is_shown_in_the_editor(stage: Stage, own: Path) -> None:
    page = opened(stage, own)
    change(stage)
    gone: list[str] = []
    stage.context.go.disconnect()
    stage.context.go.connect(gone.append)
    plan = stage.context.open_plan.plan
    assert plan is not None
    block = plan.days[1].blocks[2]
    button = card(page, block.title).go
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert (gone, stage.context.open_plan.chosen) == (["editor"], block.id)
    removed = next(one for one in page.cards if "taken out" in seen(one))
    assert not removed.go.isVisible()


def test_another_plan_or_file_can_be_compared_with(stage: Stage, own: Path, tmp_path: Path) -> None:
    page = opened(stage, own)
    names = [page.other.itemText(at) for at in range(page.other.count())]
    assert "The original as it is now: version 1" in names
    assert len(names) > 5
    other = tmp_path / "other.yaml"
    text = own.read_text(encoding="utf-8")
    other.write_text(text.replace("title: A 72-hour", "title: A long", 1), encoding="utf-8")
    assert diff(read_plan(other).plan, read_plan(own).plan)
    QTest.mouseClick(page.file, LEFT)
    choose_file(stage, page, other)
    assert page.other.currentText() == "other.yaml"
    (only,) = page.cards
    assert only.entry.title == "The plan"
    assert only.before[0].plain == "A long consultation"


def test_a_file_that_is_no_plan_is_told_and_changes_nothing(
    stage: Stage, own: Path, tmp_path: Path
) -> None:
    page = opened(stage, own)
    change(stage)
    before = [one.entry.title for one in page.cards]
    broken = tmp_path / "broken.yaml"
    broken.write_text("days: [", encoding="utf-8")
    told: list[object] = []
    stage.context.runner.trouble.connect(told.append)
    page.compare_file(broken)
    stage.settle()
    assert told
    assert [one.entry.title for one in page.cards] == before
    assert page.other.currentText() == "The original as it was: version 1"


@pytest.mark.parametrize("language", ["en-XA", "ar-XB", "bg"])
def test_it_has_room_in_every_language(stage: Stage, own: Path) -> None:
    page = opened(stage, own)
    change(stage)
    texts = [text for one in page.cards for text in (*one.before, *one.after)]
    assert len(texts) > 4
    stage.qtbot.waitUntil(
        lambda: all(text.height() + 1 >= text.heightForWidth(text.width()) for text in texts)
    )
    assert all(one.width() <= page.width() for one in page.cards)
