"""Changing a plan in the window, as a trainer does it: by mouse, by keys, by clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.gui.opened import cut_off, open_window, seen
from tests.gui.own_copy import own_copy
from toolkit.actions.places import own_folder
from toolkit.content.places import Places, shipped
from toolkit.content.plans import read_plan
from toolkit.gui.pages.editor import EditorPage
from toolkit.gui.pages.editor_leaveout import LeaveOut
from toolkit.gui.pages.editor_repairs import RepairCard
from toolkit.store.atomic import write_atomic
from toolkit.store.settings import PLAN_COUNTRY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.gui.window import MainWindow
    from toolkit.model.plan import Block, Plan

ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Places(shipped(), own_folder())


@pytest.fixture
def copy(places: Places) -> Path:
    return own_copy(places, "consultation-72h")


@pytest.fixture
def window(stage: Stage, copy: Path) -> MainWindow:
    window = open_window(stage)
    stage.context.open_plan.open(str(copy))
    stage.settle()
    window.open_page("editor")
    stage.settle()
    return window


@pytest.fixture
def page(window: MainWindow) -> EditorPage:
    assert isinstance(window.page, EditorPage)
    return window.page


def plan(page: EditorPage) -> Plan:
    found = page.desk.plan
    assert found is not None
    return found


def block(page: EditorPage, name: str) -> Block:
    found = plan(page).block(name)
    assert found is not None
    return found


def day(page: EditorPage, number: int) -> list[str]:
    return [one.id for one in plan(page).days[number - 1].blocks]


def on(page: EditorPage, name: str, *, foot: bool = False) -> QPoint:
    """Give a point on a block's tile, brought into view."""
    tile = page.canvas.tile(name)
    assert tile is not None
    page.canvas.lens.reveal(tile)
    QApplication.processEvents()
    area = page.canvas.area(tile)
    if foot:
        return QPointF(area.center().x(), area.bottom() - 2).toPoint()
    return QPointF(area.center().x(), area.top() + min(8.0, area.height() / 2)).toPoint()


def click(page: EditorPage, name: str) -> None:
    QTest.mouseClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=on(page, name))


def drag(page: EditorPage, start: QPoint, end: QPoint) -> None:
    view = page.canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + (end - start) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    QApplication.processEvents()


def press(page: EditorPage, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(page.view, key, held or Qt.KeyboardModifier.NoModifier)


def test_arrows_choose_blocks_and_days(page: EditorPage) -> None:
    click(page, "risk-or-chance")
    press(page, Qt.Key.Key_Down)
    assert page.desk.chosen == "snack-2a"
    press(page, Qt.Key.Key_Right)
    assert page.desk.chosen == "snack-3a"
    press(page, Qt.Key.Key_Left)
    press(page, Qt.Key.Key_Up)
    assert page.desk.chosen == "risk-or-chance"


def test_a_block_moves_and_grows_by_keys_and_back_again(
    page: EditorPage, window: MainWindow
) -> None:
    before = plan(page)
    click(page, "story-of-an-offer")
    press(page, Qt.Key.Key_Up, ALT)
    assert day(page, 2).index("story-of-an-offer") == day(page, 2).index("snack-2a") - 1
    press(page, Qt.Key.Key_Up, SHIFT)
    press(page, Qt.Key.Key_Up, SHIFT)
    assert block(page, "story-of-an-offer").minutes == 65
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert block(page, "story-of-an-offer").minutes == 75
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert plan(page) == before
    QTest.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert plan(page) != before


def test_a_block_goes_to_the_next_day_by_a_key(page: EditorPage) -> None:
    click(page, "judge-posters")
    press(page, Qt.Key.Key_Right, ALT)
    assert "judge-posters" in day(page, 3)
    assert "judge-posters" not in day(page, 2)


def test_a_length_is_typed_on_the_chosen_block(page: EditorPage) -> None:
    click(page, "judge-posters")
    length = block(page, "judge-posters").minutes
    QTest.keyClicks(page.canvas, "+")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "10m")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert block(page, "judge-posters").minutes == length + 10


def test_the_mouse_draws_a_block_longer(page: EditorPage) -> None:
    tile = page.canvas.tile("games")
    assert tile is not None
    start = on(page, "games", foot=True)
    length = block(page, "games").minutes
    sheet = page.canvas.sheet
    assert sheet is not None
    drag(page, start, start - QPoint(0, round(20 * sheet.scale)))
    assert block(page, "games").minutes == length - 20


def test_the_mouse_moves_a_block_within_its_day(page: EditorPage) -> None:
    start = on(page, "check-in-2")
    target = page.canvas.tile("risk-or-chance")
    assert target is not None
    area = page.canvas.area(target)
    drag(page, start, QPointF(area.center().x(), area.bottom() - 4).toPoint())
    assert day(page, 2).index("check-in-2") == day(page, 2).index("risk-or-chance") + 1


def test_escape_ends_a_drag_without_a_change(page: EditorPage) -> None:
    before = plan(page)
    view, start = page.canvas.viewport(), on(page, "check-in-2")
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(0, 120))
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 120))
    assert plan(page) == before


def test_what_doesn_t_fit_is_told_with_its_minutes_and_mended_on_choosing(
    page: EditorPage, stage: Stage
) -> None:
    before = plan(page)
    click(page, "story-of-an-offer")
    for _ in range(3):
        press(page, Qt.Key.Key_Down, SHIFT)
    assert [(one.code, one.minutes) for one in page.look.problems] == [("overlap", 15)]
    tile = page.canvas.tile("story-of-an-offer")
    assert tile is not None
    page.canvas.lens.reveal(tile)
    QApplication.processEvents()
    area = page.canvas.area(tile)
    banner = QPointF(area.center().x(), area.bottom() - 8).toPoint()
    QTest.mouseClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=banner)
    stage.settle()
    (card,) = [one for one in page.side.findings.cards if isinstance(one, RepairCard)]
    told = [button.accessibleName() for button in card.buttons]
    assert len(told) == 3
    assert told[0] == "Move “Lunch”: 12:05 → 12:20"
    assert told[2] == "Shorten “Story of an offer”: 1 h 30 min → 1 h 15 min"
    # The plan is as it was made: nothing is put right before somebody chooses.
    assert block(page, "story-of-an-offer").minutes == 90
    card.buttons[2].click()
    assert plan(page) == before
    assert not page.look.problems


def test_a_free_gap_is_told_and_leads_to_repairs_in_the_list_too(
    page: EditorPage, stage: Stage
) -> None:
    click(page, "story-of-an-offer")
    for _ in range(3):
        press(page, Qt.Key.Key_Up, SHIFT)
    QTest.keyClick(page, Qt.Key.Key_L, CONTROL)
    assert page.view is page.list
    gaps = [line for line in page.list.lines() if line.gap]
    assert [line.length for line in gaps] == ["15 min"]
    stage.settle()
    page.list.gap_pressed.emit("lunch-2")
    assert [
        one.problem.code for one in page.side.findings.cards if isinstance(one, RepairCard)
    ] == ["gap"]


def test_rules_are_held_live_and_lead_to_the_block(page: EditorPage, stage: Stage) -> None:
    click(page, "dinner-2")
    QTest.keyClick(page.canvas, Qt.Key.Key_K, CONTROL)
    stage.qtbot.waitUntil(
        lambda: any(one.is_error and "meal" in one.rule for one in page.look.findings)
    )
    QTest.keyClick(page, Qt.Key.Key_E, CONTROL)
    shown = [one for one in page.side.findings.cards if not one.show_button.isHidden()]
    shown[0].show_button.click()
    assert page.desk.chosen
    assert page.view.hasFocus()


def test_the_rules_of_a_country_count_on_choosing_it_and_next_time(
    page: EditorPage, stage: Stage
) -> None:
    page.hands.change_plan("the group", group=replace(plan(page).group, most=140, least=140))
    page.side.show_checks()
    stage.qtbot.waitUntil(lambda: any(one.is_error for one in page.look.findings))
    before = {one.rule for one in page.look.findings}
    choice = page.side.findings.country
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentData() == "FR"
    after = {one.rule for one in page.look.findings}
    assert after - before == {"france-adults"}
    stage.settle()
    assert stage.context.settings.get(PLAN_COUNTRY) == "FR"


def test_parking_and_taking_up_again(page: EditorPage) -> None:
    click(page, "judge-posters")
    press(page, Qt.Key.Key_K, CONTROL)
    assert [chip.block for chip in page.parking.chips] == ["judge-posters"]
    chip = page.parking.chips[0]
    click(page, "who-helps")
    chip.click()
    QTest.keyClick(chip, Qt.Key.Key_K, CONTROL)
    assert "judge-posters" in [one.id for _, one in plan(page).blocks()]
    assert not page.parking.chips


def test_a_block_is_drawn_into_the_parking_area(page: EditorPage) -> None:
    start = on(page, "judge-posters")
    view = page.canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(0, 40))
    below = QPoint(start.x(), view.height() + 30)
    QTest.mouseMove(view, below)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=below)
    assert [one.id for one in plan(page).parked] == ["judge-posters"]


def test_what_must_stay_is_left_out_only_with_a_name_and_a_reason(
    page: EditorPage, window: MainWindow, copy: Path, stage: Stage
) -> None:
    click(page, "who-is-here")
    assert block(page, "who-is-here").mandatory
    press(page, Qt.Key.Key_Delete)
    (asked,) = window.findChildren(LeaveOut)
    asked.leave_button.click()
    assert "A name is needed." in seen(asked)
    asked.reject()
    assert plan(page).block("who-is-here") is not None
    press(page, Qt.Key.Key_Delete)
    asked = window.findChildren(LeaveOut)[-1]
    asked.name.setText("Rada Ilieva")
    asked.reason.setPlainText("They agreed on it last month.")
    asked.leave_button.click()
    assert plan(page).block("who-is-here") is None
    page.desk.save()
    stage.settle()
    (left,) = read_plan(copy).plan.left_out
    assert (left.block, left.by) == ("who-is-here", "Rada Ilieva")


def test_an_activity_comes_in_from_the_library_by_search(page: EditorPage, stage: Stage) -> None:
    click(page, "who-helps")
    QTest.keyClick(page, Qt.Key.Key_F, CONTROL)
    stage.settle()
    library = page.side.library
    assert library is not None
    assert QApplication.focusWidget() is library.search
    QTest.keyClicks(library.search, "string crane")
    stage.settle()
    QTest.keyClick(library.search, Qt.Key.Key_Return)
    line = day(page, 2)
    assert line[line.index("who-helps") + 1] == "string-crane"
    made = block(page, "string-crane")
    assert (made.activity, made.minutes) == ("string-crane", 20)


def test_a_new_block_waits_for_its_title(page: EditorPage) -> None:
    click(page, "who-helps")
    QTest.keyClick(page, Qt.Key.Key_N, CONTROL)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Songs")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert block(page, "new-block").title == "Songs"


def test_every_gesture_stands_in_the_menu_of_a_block(page: EditorPage) -> None:
    at = on(page, "judge-posters")
    QTest.mouseClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    page.canvas.menu.emit(menu_at(page, "judge-posters"))
    (menu,) = page.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    said = [action.text() for action in menu.actions() if action.text()]
    for word in ("Earlier", "Later", "Park it", "Remove it", "5 minutes longer", "Double it"):
        assert word in said
    next(action for action in menu.actions() if action.text() == "Park it").trigger()
    assert [one.id for one in plan(page).parked] == ["judge-posters"]
    menu.close()


def menu_at(page: EditorPage, name: str) -> object:
    from toolkit.gui.pages.editor_canvas import Menu  # noqa: PLC0415  # only this test needs it

    return Menu(name, QPointF(page.mapToGlobal(QPoint(100, 100))))


def test_it_is_saved_by_itself_in_the_file_s_own_manner(
    page: EditorPage, copy: Path, stage: Stage
) -> None:
    before = copy.read_text(encoding="utf-8").splitlines()
    click(page, "games")
    press(page, Qt.Key.Key_Up, SHIFT)
    stage.qtbot.waitUntil(lambda: read_plan(copy).plan == plan(page), timeout=10_000)
    after = copy.read_text(encoding="utf-8").splitlines()
    # Its minutes, and the steps that add up to them; nothing else of the file's 1,700 lines.
    assert 1 <= sum(old != new for old, new in zip(before, after, strict=True)) <= 10
    stage.qtbot.waitUntil(lambda: page.head.state.text() == "Saved", timeout=5_000)


def test_a_change_outside_is_told_and_nothing_is_written_until_it_is_decided(
    page: EditorPage, copy: Path, stage: Stage
) -> None:
    other = replace(plan(page), title="By somebody else")
    text = copy.read_text(encoding="utf-8").replace(
        "title: A 72-hour consultation", "title: By somebody else", 1
    )
    write_atomic(copy, text.encode())
    assert read_plan(copy).plan == other
    click(page, "games")
    press(page, Qt.Key.Key_Up, SHIFT)
    page.desk.save()
    stage.settle()
    assert page.notices.outside is not None
    assert page.head.state.text() == "Not saved"
    assert read_plan(copy).plan == other
    mine = plan(page)
    buttons = list(page.notices.outside.findChildren(type(page.head.copy_button)))
    next(one for one in buttons if one.text() == "Take the other one").click()
    stage.settle()
    assert plan(page) == other
    page.desk.undo()
    assert plan(page) == mine


def test_a_shipped_plan_is_read_until_a_copy_is_made(stage: Stage, places: Places) -> None:
    window = open_window(stage)
    stage.context.open_plan.open("survey-focus-group")
    stage.settle()
    window.open_page("editor")
    page = window.page
    assert isinstance(page, EditorPage)
    before = plan(page)
    click(page, "talk")
    press(page, Qt.Key.Key_Up, SHIFT)
    assert plan(page) == before
    page.head.copy_button.click()
    stage.settle()
    assert page.desk.own
    assert page.desk.path is not None
    assert page.desk.path.parent == places.own_sessions
    click(page, "talk")
    press(page, Qt.Key.Key_Up, SHIFT)
    assert plan(page) != before


def test_changes_of_last_time_are_offered(
    stage: Stage, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from toolkit.actions import editing_plans  # noqa: PLC0415  # only this test crashes

    data = copy.read_bytes()
    changed = replace(read_plan(copy).plan, title="Half an hour of work")
    editing_plans.keep_unsaved(copy, data, changed)
    window = open_window(stage)
    stage.context.open_plan.open(str(copy))
    stage.settle()
    window.open_page("editor")
    page = window.page
    assert isinstance(page, EditorPage)
    assert page.notices.unsaved is not None
    buttons = list(page.notices.unsaved.findChildren(type(page.head.copy_button)))
    next(one for one in buttons if one.text() == "Take them up").click()
    assert plan(page).title == "Half an hour of work"
    assert page.notices.unsaved is None
    stage.qtbot.waitUntil(
        lambda: read_plan(copy).plan.title == "Half an hour of work", timeout=10_000
    )


def test_strands_are_made_by_a_click_and_drawn_side_by_side(page: EditorPage) -> None:
    click(page, "judge-posters")
    page.hands.beside("who-helps")
    inner = [tile for tile in page.canvas.sheet.tiles if tile.level]  # type: ignore[union-attr]
    assert {tile.id for tile in inner} == {"judge-posters", "who-helps"}
    left, right = sorted(inner, key=lambda tile: tile.x)
    assert left.y == right.y
    assert left.x + left.width < right.x
    frame = plan(page).block("who-helps-beside")
    assert frame is not None
    assert frame.minutes == max(one.block.minutes for one in inner)


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
def test_no_label_is_cut_off(page: EditorPage, language: str) -> None:
    assert language
    click(page, "games")
    assert cut_off(page.head) == []
    page.side.show_checks()
    QApplication.processEvents()
    assert cut_off(page.side) == []


def test_without_a_plan_the_page_says_what_to_do(stage: Stage, places: Places) -> None:
    assert places.user is not None
    window = open_window(stage, "editor")
    page = window.page
    assert isinstance(page, EditorPage)
    assert any("Choose" in text for text in seen(page))
