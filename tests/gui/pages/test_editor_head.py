"""The top of the editor leaves the height to the days; so does an empty parking area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from tests.gui.opened import cut_off, open_window
from tests.gui.own_copy import own_copy
from toolkit.actions.places import own_folder
from toolkit.content.places import Places, shipped
from toolkit.gui.pages.editor import EditorPage
from toolkit.gui.pages.editor_head import Head
from toolkit.gui.pages.editor_parking import EMPTY_HEIGHT, HEIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.model.plan import Plan

LONG = "A consultation with young people on how they want to be heard, four days in two houses"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return str(own_copy(Places(shipped(), own_folder()), "consultation-72h"))


def shown(stage: Stage, plan: str, width: int) -> Head:
    stage.context.open_plan.open(plan)
    stage.settle()
    head = Head(stage.context.words)
    stage.qtbot.addWidget(head)
    head.show_view("days")
    head.show_desk(stage.context.open_plan)
    head.resize(width, head.heightForWidth(width))
    head.show()
    QApplication.processEvents()
    head.resize(width, head.heightForWidth(width))
    QApplication.processEvents()
    return head


def retitled(plan: Plan) -> Plan:
    return replace(plan, title=LONG)


def test_title_and_tools_share_a_row_where_there_is_room(stage: Stage, own: str) -> None:
    head = shown(stage, own, 1250)
    assert head.tools.geometry().top() <= head.title.geometry().center().y()
    assert head.tools.geometry().left() > head.title.geometry().right()
    assert head.height() < 60
    assert cut_off(head) == []


def test_in_a_narrow_window_the_tools_stand_below_the_title(stage: Stage, own: str) -> None:
    head = shown(stage, own, 700)
    assert head.tools.geometry().top() > head.title.geometry().bottom()
    assert cut_off(head) == []


def test_a_long_title_is_cut_before_the_tools_go_below_it_and_told_whole(
    stage: Stage, own: str
) -> None:
    head = shown(stage, own, 1250)
    stage.context.open_plan.do(retitled, "the title")
    head.show_desk(stage.context.open_plan)
    assert head.title.text().endswith("…")
    assert head.title.toolTip() == LONG
    assert head.title.accessibleName() == LONG
    head.resize(700, 120)
    QApplication.processEvents()
    assert head.title.text() == LONG


def test_of_a_plan_that_can_t_be_changed_nothing_that_changes_it_is_shown(stage: Stage) -> None:
    head = shown(stage, "survey-focus-group", 1250)
    assert head.copy_button.isVisible()
    assert head.days_chip.isVisible()
    for one in (head.new_button, head.library_button, head.undo_button, head.state):
        assert one.isHidden()


def test_saved_and_being_saved_take_the_same_room(stage: Stage, own: str) -> None:
    head = shown(stage, own, 1250)
    before = head.state.geometry()
    assert head.state.text() == "Saved"
    pressed = QSignalSpy(head.undo)
    stage.context.open_plan.do(retitled, "the title")
    head.show_desk(stage.context.open_plan)
    assert head.state.text() == "Being saved …"
    assert head.state.size() == before.size()
    head.undo_button.click()
    assert pressed.count() == 1


def test_an_empty_parking_area_is_low(stage: Stage, own: str) -> None:
    stage.context.open_plan.open(own)
    stage.settle()
    page = open_window(stage, "editor").page
    assert isinstance(page, EditorPage)
    assert page.parking.height() == EMPTY_HEIGHT < 45
    page.hands.park("judge-posters")
    QApplication.processEvents()
    assert page.parking.height() == HEIGHT
