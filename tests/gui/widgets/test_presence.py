"""The group table: marked by key, by click, by menu; fast, readable aloud, mirrored."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from toolkit.gui.widgets.presence import PresenceTable, next_status
from toolkit.gui.widgets.presence_model import SHAPES, STATUSES, PresenceModel, PresenceRow

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

ROWS = [PresenceRow(f"NORD-{n:02}-K", "", "it", "", None, "") for n in range(1, 14)]
Marks = list[tuple[list[str], str]]


@pytest.fixture
def table(qtbot: QtBot) -> PresenceTable:
    made = PresenceTable("The group")
    made.set_words({status: status.replace("-", " ") for status in STATUSES})
    made.set_rows(ROWS)
    made.resize(412, 13 * 42 + 4)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setCurrentIndex(made.model().index(0, 0))
    return made


@pytest.fixture
def marks(table: PresenceTable) -> Marks:
    seen: Marks = []
    table.marked.connect(lambda codes, status: seen.append((codes, status)))
    return seen


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = PresenceModel()
    model.set_rows(ROWS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_rows(ROWS[:5])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_everyone_present_then_the_exceptions(
    qtbot: QtBot, table: PresenceTable, marks: Marks
) -> None:
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_1)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_6)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_5)
    assert marks == [
        ([row.code for row in ROWS], "present"),
        ([ROWS[2].code], "not-here"),
        ([ROWS[2].code, ROWS[3].code], "sat-out"),
    ]


@pytest.mark.parametrize(("digit", "status"), list(enumerate(STATUSES, 1)))
def test_each_digit_has_its_status(
    qtbot: QtBot, table: PresenceTable, marks: Marks, digit: int, status: str
) -> None:
    QTest.keyClick(table, Qt.Key(Qt.Key.Key_0 + digit), Qt.KeyboardModifier.KeypadModifier)
    assert marks == [([ROWS[0].code], status)]


def test_letters_nine_and_ctrl_digits_mark_nobody(
    qtbot: QtBot, table: PresenceTable, marks: Marks
) -> None:
    QTest.keyClick(table, Qt.Key.Key_9)
    QTest.keyClick(table, Qt.Key.Key_S)
    QTest.keyClick(table, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert not marks
    assert table.current_code() == ROWS[0].code


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_click_on_the_mark_goes_to_the_next_one(
    qtbot: QtBot, table: PresenceTable, marks: Marks, direction: Qt.LayoutDirection
) -> None:
    table.setLayoutDirection(direction)
    row = table.visualRect(table.model().index(3, 0))
    mark = QPoint(200, row.center().y())
    code = QPoint(30, row.center().y())
    if direction == Qt.LayoutDirection.RightToLeft:
        mark.setX(row.width() - mark.x())
        code.setX(row.width() - code.x())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=code)
    assert not marks
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pos=mark
    )
    assert marks == [([ROWS[3].code], "present")]


def test_clicks_go_through_every_status_and_round() -> None:
    seen = [next_status("")]
    while len(seen) < len(STATUSES):
        seen.append(next_status(seen[-1]))
    assert tuple(seen) == STATUSES
    assert next_status(seen[-1]) == STATUSES[0]


def test_the_menu_has_every_status_and_marks_who_is_selected(
    table: PresenceTable, marks: Marks
) -> None:
    table.selectAll()
    menu = table.make_menu()
    assert [action.text().split("\t")[1] for action in menu.actions()] == list("12345678")
    assert not any(action.icon().isNull() for action in menu.actions())
    menu.actions()[6].trigger()
    assert marks == [([row.code for row in ROWS], "excused")]


def test_enter_opens_the_menu(qtbot: QtBot, table: PresenceTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_Return)
    menus = [w for w in table.children() if w.metaObject().className() == "QMenu"]
    assert len(menus) == 1


def test_new_rows_keep_the_place_and_the_selection(table: PresenceTable) -> None:
    table.setCurrentIndex(table.model().index(4, 0))
    table.set_rows([PresenceRow("NORD-00-Z"), *ROWS])
    assert table.current_code() == ROWS[4].code
    assert table.selected_codes() == [ROWS[4].code]
    table.set_rows(ROWS[:3])
    assert table.selected_codes() == []


def test_only_changed_rows_are_told(table: PresenceTable) -> None:
    model = table.model()
    assert isinstance(model, QAbstractItemModel)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    table.set_rows([*ROWS[:6], ROWS[6]._replace(status="late", text="late 6′"), *ROWS[7:]])
    assert changed == [6]


def test_a_row_is_read_aloud_whole(table: PresenceTable) -> None:
    table.set_rows([PresenceRow("NORD-01-K", "Sami", "it ar", "late", 6, "late 6′")])
    spoken = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "NORD-01-K, Sami, it ar, late 6′"
    assert table.accessibleName() == "The group"


def test_every_state_has_a_shape_of_its_own() -> None:
    assert set(SHAPES) == {*STATUSES, ""}
    assert len({shape for shape, _tone in SHAPES.values()}) == len(SHAPES)
    assert not any(tone == "alarm" for _shape, tone in SHAPES.values())


def test_a_marked_cell_is_painted_within_a_frame_at_double_scale(qtbot: QtBot) -> None:
    table = PresenceTable()
    rows = [
        PresenceRow(f"NORD-{n:02}-K", "Sami", "it ar", STATUSES[n % 8], None, "called away · 4′")
        for n in range(60)
    ]
    table.set_rows(rows)
    table.resize(430, 1000)
    qtbot.addWidget(table)
    table.show()
    image = QImage(table.size() * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    image.fill(QColor("white"))
    took = []
    for turn in range(8):
        rows[5] = rows[5]._replace(status=STATUSES[turn % 8])
        start = time.perf_counter()
        table.set_rows(rows)
        area = table.visualRect(table.model().index(5, 0))
        table.viewport().render(image, QPoint(0, 0), area)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.016


def test_ctrl_a_leaves_out_who_is_away(table: PresenceTable) -> None:
    first, second = ROWS[:2]
    table.set_rows([first, second._replace(place="not arrived", away=True)])
    table.selectAll()
    assert table.selected_codes() == [first.code]
