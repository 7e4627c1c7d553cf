"""The agenda: rows in every state, chosen by key and click, long titles never cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from toolkit.gui.widgets.agenda import AgendaList, AgendaModel, AgendaRow

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

ROWS = [
    AgendaRow("day-2", "", "Saturday", "day"),
    AgendaRow("up", "07:30", "Up", "past", "done", "finished"),
    AgendaRow("offer", "10:50", "Story of an offer", "now"),
    AgendaRow("lunch", "12:05", "Lunch", "coming", "fixed"),
    AgendaRow("long", "14:30", "A very long title that can not stand on one line of the agenda"),
]


@pytest.fixture
def agenda(qtbot: QtBot) -> AgendaList:
    made = AgendaList("Agenda")
    made.set_rows(ROWS)
    made.resize(250, 400)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = AgendaModel()
    model.set_rows(ROWS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_click_and_enter_choose_a_block_and_a_heading_is_none(
    qtbot: QtBot, agenda: AgendaList
) -> None:
    chosen: list[str] = []
    agenda.chosen.connect(chosen.append)
    for at in (0, 2):
        place = agenda.visualRect(agenda.model().index(at, 0)).center()
        QTest.mouseClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["offer"]
    QTest.keyClick(agenda, Qt.Key.Key_Down)
    QTest.keyClick(agenda, Qt.Key.Key_Return)
    assert chosen == ["offer", "lunch"]


def test_rows_are_large_enough_and_long_titles_take_a_second_line(agenda: AgendaList) -> None:
    heights = [agenda.visualRect(agenda.model().index(at, 0)).height() for at in range(5)]
    assert all(height == 44 for height in heights[1:4])
    assert heights[4] > 44
    wide = heights[4]
    agenda.resize(600, 400)
    agenda.doItemsLayout()
    assert agenda.visualRect(agenda.model().index(4, 0)).height() < wide


def test_a_new_state_changes_only_its_lines(agenda: AgendaList) -> None:
    changed: list[int] = []
    resets: list[bool] = []
    agenda.model().dataChanged.connect(lambda first, _last: changed.append(first.row()))
    agenda.model().modelReset.connect(lambda: resets.append(True))
    agenda.set_rows(
        [*ROWS[:2], ROWS[2]._replace(state="past"), ROWS[3]._replace(state="now"), ROWS[4]]
    )
    assert changed == [2, 3]
    assert not resets
    agenda.set_rows(ROWS[:3])
    assert resets == [True]


def test_the_running_block_is_brought_into_view(agenda: AgendaList) -> None:
    many = [AgendaRow(f"b{n}", "10:00", f"Block {n}") for n in range(60)]
    many[50] = many[50]._replace(state="now")
    agenda.set_rows(many)
    place = agenda.visualRect(agenda.model().index(50, 0))
    assert agenda.viewport().rect().contains(place)


def test_a_line_is_read_aloud_with_its_state(agenda: AgendaList) -> None:
    spoken = agenda.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "07:30, Up, finished"
