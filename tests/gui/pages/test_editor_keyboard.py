"""Where the keyboard goes in the editor: it is never lost, and undoing is never swallowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.opened import open_window
from toolkit.actions.own_plans import adapt
from toolkit.actions.places import own_folder
from toolkit.content.places import Places, shipped
from toolkit.gui.pages.editor import EditorPage

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
    return opened(stage, str(adapt(places, "consultation-72h")))


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
