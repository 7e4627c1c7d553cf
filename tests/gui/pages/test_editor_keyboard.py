"""Where the keyboard goes in the editor: it is never lost, and undoing is never swallowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.opened import open_window
from tests.gui.own_copy import own_copy
from toolkit.actions.places import own_folder
from toolkit.content.places import Places, shipped
from toolkit.gui.pages.editor import EditorPage
from toolkit.gui.pages.editor_repairs import RepairCard
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.toast import MessageBar
from toolkit.store.atomic import write_atomic

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.gui.conftest import Stage
    from toolkit.model.plan import Block, Plan

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Places(shipped(), own_folder())


@pytest.fixture
def page(stage: Stage, places: Places) -> EditorPage:
    return opened(stage, str(own_copy(places, "consultation-72h")))


def opened(stage: Stage, plan: str) -> EditorPage:
    window = open_window(stage)
    stage.context.open_plan.open(plan)
    stage.settle()
    window.open_page("editor")
    stage.settle()
    assert isinstance(window.page, EditorPage)
    return window.page


def plan(page: EditorPage) -> Plan:
    assert page.desk.plan is not None
    return page.desk.plan


def block(page: EditorPage, name: str) -> Block:
    found = plan(page).block(name)
    assert found is not None
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is."""
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key, held)


def on(widget: QWidget) -> bool:
    return widget.hasFocus()


def test_undo_reaches_the_plan_from_a_field_in_which_nothing_is_typed(page: EditorPage) -> None:
    before = plan(page)
    page.desk.choose("lunch-2")
    form = page.side.inspector.block_form
    for field in (form.title, form.roles, form.times.length, form.times.start):
        page.canvas.setFocus()
        press(Qt.Key.Key_Down, SHIFT)
        assert plan(page) != before
        field.setFocus()
        press(Qt.Key.Key_Z, CONTROL)
        assert plan(page) == before


def test_undo_takes_back_what_is_being_typed_first(page: EditorPage) -> None:
    page.desk.choose("lunch-2")
    title = page.side.inspector.block_form.title
    was = block(page, "lunch-2").title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Soup")
    press(Qt.Key.Key_Z, CONTROL)
    assert title.text() == was
    QTest.keyClicks(title, "Soup")
    press(Qt.Key.Key_Return)
    taken = block(page, "lunch-2").title
    assert taken != was
    press(Qt.Key.Key_Z, CONTROL)
    assert block(page, "lunch-2").title == title.text() == was
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert block(page, "lunch-2").title == title.text() == taken


def test_after_a_repair_the_keyboard_is_on_the_next_one_or_on_the_agenda(
    page: EditorPage, stage: Stage
) -> None:
    page.desk.choose("story-of-an-offer")
    page.take_keyboard()
    press(Qt.Key.Key_Down, SHIFT)
    page.canvas.gap_pressed.emit("lunch-2")
    stage.settle()
    repairs = page.side.findings
    (card,) = (one for one in repairs.cards if isinstance(one, RepairCard))
    card.buttons[0].setFocus()
    press(Qt.Key.Key_Return)
    repairs.fill()
    (later,) = (one for one in repairs.cards if isinstance(one, RepairCard))
    assert later is not card
    assert any(on(button) for button in later.buttons)
    while page.look.problems:
        (left,) = (one for one in repairs.cards if isinstance(one, RepairCard))
        left.buttons[-1].setFocus()
        press(Qt.Key.Key_Return)
        repairs.fill()
    assert on(page.canvas)


def test_escape_leads_back_to_the_agenda_and_from_there_to_the_plan_s_fields(
    page: EditorPage, stage: Stage
) -> None:
    page.desk.choose("lunch-2")
    page.side.show_library()
    stage.settle()
    press(Qt.Key.Key_Escape)
    assert on(page.canvas)
    assert page.desk.chosen == "lunch-2"
    press(Qt.Key.Key_Escape)
    assert page.desk.chosen == ""
    press(Qt.Key.Key_L, CONTROL)
    page.list.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert page.desk.chosen
    press(Qt.Key.Key_Escape)
    assert page.desk.chosen == ""
    page.side.plan_chip.click()
    assert page.side.inspector.plan_form.title.isVisible()
    assert page.side.plan_chip.isChecked()


def test_a_parked_block_is_taken_up_by_enter_where_it_stood(page: EditorPage) -> None:
    before = plan(page)
    for name in ("judge-posters", "story-of-an-offer"):
        page.desk.choose(name)
        page.take_keyboard()
        press(Qt.Key.Key_K, CONTROL)
    assert [one.id for one in plan(page).parked] == ["judge-posters", "story-of-an-offer"]
    first, second = page.parking.chips
    press(Qt.Key.Key_Tab)
    assert on(first)
    press(Qt.Key.Key_Right)
    assert on(second)
    assert page.desk.chosen == "story-of-an-offer"
    press(Qt.Key.Key_Return)
    assert on(page.canvas)
    days = [[one.id for one in day.blocks] for day in plan(page).days]
    were = [[one.id for one in day.blocks if one.id != "judge-posters"] for day in before.days]
    assert days == were


def test_a_double_click_takes_up_behind_the_block_chosen_last(page: EditorPage) -> None:
    page.desk.choose("story-of-an-offer")
    page.hands.park()
    page.desk.choose("lunch-3")
    (chip,) = page.parking.chips
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(chip, Qt.MouseButton.LeftButton)
    line = [one.id for one in plan(page).days[2].blocks]
    assert line[line.index("lunch-3") + 1] == "story-of-an-offer"


def test_a_copy_is_gone_on_in_at_the_same_block(stage: Stage, places: Places) -> None:
    page = opened(stage, str(places.sessions / "consultation-72h.yaml"))
    page.desk.choose("lunch-2")
    page.head.copy_button.setFocus()
    press(Qt.Key.Key_Return)
    stage.settle()
    assert page.desk.own
    assert page.desk.chosen == "lunch-2"
    assert on(page.canvas)


def test_deciding_about_a_change_outside_leaves_the_keyboard_on_the_agenda(
    page: EditorPage, stage: Stage
) -> None:
    path = page.desk.path
    assert path is not None
    write_atomic(path, path.read_bytes() + b"\n# by hand\n")
    page.desk.look_outside()
    stage.settle()
    assert page.notices.outside is not None
    keep = page.notices.outside.findChildren(Button)[-1]
    keep.setFocus()
    press(Qt.Key.Key_Return)
    stage.settle()
    assert page.notices.outside is None
    assert on(page.canvas)


def test_undoing_brings_the_choice_to_the_block_that_comes_back(page: EditorPage) -> None:
    page.desk.choose("story-of-an-offer")
    page.take_keyboard()
    press(Qt.Key.Key_Delete)
    assert page.desk.chosen not in {"", "story-of-an-offer"}
    press(Qt.Key.Key_Z, CONTROL)
    assert page.desk.chosen == "story-of-an-offer"


def test_blocks_of_one_name_are_parted_by_their_times_where_one_is_chosen(page: EditorPage) -> None:
    page.desk.choose("story-of-an-offer")
    moves = page.side.inspector.block_form.moves
    moves.menu.aboutToShow.emit()
    said = [action.text() for action in moves.menu.actions()]
    assert "10:30  Snack" in said
    assert "15:45  Snack" in said


def test_a_block_that_is_cut_off_says_how_long_it_takes(page: EditorPage, stage: Stage) -> None:
    page.desk.choose("story-of-an-offer")
    page.take_keyboard()
    press(Qt.Key.Key_Down, SHIFT)
    stage.settle()
    told = page.side.inspector.block_form.times.times.text()
    assert told == "10:50–12:05, but it takes 1 h 20 min"


def test_what_is_wrong_in_a_file_written_outside_is_told_with_its_place(
    page: EditorPage, stage: Stage
) -> None:
    before, path = plan(page), page.desk.path
    assert path is not None
    write_atomic(path, b"id: broken\ntitle: [\n")
    page.desk.take_theirs()
    stage.settle()
    assert plan(page) == before
    (bar,) = page.window().findChildren(MessageBar)
    assert f"{path.name}:" in bar.text()
