"""Importing an agenda in the window: looking, mapping columns, setting aside, making the plan."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from tests.gui.opened import cut_off, open_window, seen
from toolkit.content.plans import read_plan
from toolkit.gui.pages.planimport import PlanImportPage
from toolkit.gui.widgets.text import Label
from toolkit.model.agendawords import Field

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage

LEFT = Qt.MouseButton.LeftButton
ROWS: list[tuple[object, ...]] = [
    ("Time", "Activity", "Duration", "Budget"),
    ("9:00", "Names", 30, 10),
    ("9:30", "Trust walk", 60, ""),
    ("soon", "Case work", 45, ""),
    ("12:00", "Lunch", 60, ""),
]


@pytest.fixture(autouse=True)
def _collected() -> None:
    """Take the last test's window away here, and not on the worker of this one's."""
    gc.collect()


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    return book(tmp_path / "Our_agenda.xlsx", ROWS)


def book(path: Path, rows: list[tuple[object, ...]]) -> Path:
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(list(row))
    made.save(path)
    return path


PLAIN: list[tuple[object, ...]] = [("9:00", "Hello"), ("9:30-10:00", "Bye")]
WHAT_IT_SAYS = "What the file says"


def opened(stage: Stage, path: Path | None) -> PlanImportPage:
    window = open_window(stage)
    stage.context.received_agenda = path
    stage.context.go.emit("planimport")
    stage.settle()
    page = window.page
    assert isinstance(page, PlanImportPage)
    return page


def outcome(page: PlanImportPage) -> list[tuple[str, str, str]]:
    return [row[1:] for row in page.view.outcome.rows]  # type: ignore[misc]


def choose(stage: Stage, page: PlanImportPage, column: int, field: Field | None) -> None:
    """Choose by keyboard what a column tells."""
    choice = page.view.header.choices[column]
    choice.setFocus()
    steps = choice.findData("" if field is None else field.value) - choice.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(choice, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    stage.settle()


def test_without_a_file_one_is_asked_for(stage: Stage) -> None:
    page = opened(stage, None)
    assert "No agenda is chosen." in seen(page)


def test_what_the_file_says_stands_beside_what_comes_out(stage: Stage, agenda: Path) -> None:
    page = opened(stage, agenda)
    view = page.view
    assert [choice.currentData() for choice in view.header.choices] == [
        "time",
        "title",
        "minutes",
        "",
    ]
    assert view.source.index(3, 0).data() == "4 Problem"
    assert view.source.index(3, 0).data(Qt.ItemDataRole.DecorationRole) is not None
    assert [row[1].partition(".")[0] for row in view.faults.rows] == [
        "“soon” can't be read as a time",
        "Note: The column “Budget” was not taken over",
    ]
    assert outcome(page) == [
        ("", "Day 1", ""),
        ("09:00", "Names", "30"),
        ("09:30", "Trust walk", "60"),
        ("12:00", "Lunch", "60"),
    ]
    assert "1 problem in the file." in seen(page)
    assert not view.make.isEnabled()
    assert "set their rows aside" in view.reason.text()
    assert view.table.currentIndex().row() == 3


def test_a_click_on_a_problem_goes_to_its_row(stage: Stage, agenda: Path) -> None:
    page = opened(stage, agenda)
    page.view.table.setCurrentIndex(page.view.source.index(0, 0))
    QTest.mouseClick(
        page.view.wrong.viewport(),
        LEFT,
        pos=page.view.wrong.visualRect(page.view.faults.index(0, 1)).center(),
    )
    assert page.view.table.currentIndex().row() == 3
    assert page.view.table.hasFocus()


def test_with_rows_set_aside_the_plan_is_made_and_opened(stage: Stage, agenda: Path) -> None:
    page = opened(stage, agenda)
    asked: list[str] = []
    made: list[Path] = []
    stage.context.go.connect(asked.append)
    page.made.connect(made.append)
    QTest.keyClick(page.view.park.box, Qt.Key.Key_Space)
    assert outcome(page)[-2:] == [("", "Set aside", ""), ("", "Case work", "45")]
    assert page.view.make.isEnabled()
    page.view.title.selectAll()
    QTest.keyClicks(page.view.title, "Two days in May")
    QTest.keyClick(page.view.make, Qt.Key.Key_Return)
    stage.settle()
    assert made[0].name == "two-days-in-may.yaml"
    plan = read_plan(made[0]).plan
    assert (plan.title, [block.title for block in plan.parked]) == (
        "Two days in May",
        ["Case work"],
    )
    stage.settle()
    assert stage.context.open_plan.path == made[0]
    assert asked == ["editor"]


def test_a_second_import_gets_another_id(stage: Stage, agenda: Path) -> None:
    page = opened(stage, agenda)
    made: list[Path] = []
    page.made.connect(made.append)
    for _ in range(2):
        page.take(agenda)
        stage.settle()
        page.view.park.box.click()
        page.view.make.click()
        stage.settle()
    assert [path.name for path in made] == ["our-agenda.yaml", "our-agenda-2.yaml"]


def test_columns_are_mapped_where_no_heading_is_known(stage: Stage, tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("Foo", "Bar"), ("9:00", "Hello"), ("9:30", "Bye")]
    page = opened(stage, book(tmp_path / "a.xlsx", rows))
    assert any(text.startswith("No heading was found") for text in seen(page))
    assert not page.view.make.isEnabled()
    choose(stage, page, 0, Field.START)
    choose(stage, page, 1, Field.TITLE)
    assert [row[1] for row in outcome(page)] == ["Day 1", "Hello", "Bye"]
    assert page.view.make.isEnabled()
    choose(stage, page, 1, None)
    assert not page.view.make.isEnabled()


def test_a_mapped_column_takes_what_another_told(stage: Stage, tmp_path: Path) -> None:
    head = ("Time", "Activity", "Details")
    page = opened(stage, book(tmp_path / "a.xlsx", [head, ("9:00-9:30", "A", "Better title")]))
    choose(stage, page, 2, Field.TITLE)
    assert outcome(page)[1][1] == "Better title"
    assert [choice.currentData() for choice in page.view.header.choices] == [
        "time",
        "purpose",
        "title",
    ]


def test_a_day_without_a_time_begins_when_one_says(stage: Stage, tmp_path: Path) -> None:
    page = opened(stage, book(tmp_path / "a.xlsx", [("Title", "Minutes"), ("A", 30)]))
    assert outcome(page)[1][0] == "09:00"
    page.view.day_start.setFocus()
    QTest.keyClick(page.view.day_start, Qt.Key.Key_Down)
    stage.qtbot.waitUntil(lambda: outcome(page)[1][0] == "08:00", timeout=5000)


def test_a_file_that_was_put_right_is_read_again(stage: Stage, agenda: Path) -> None:
    page = opened(stage, agenda)
    book(agenda, [*ROWS[:3], ("10:30", "Case work", 90, ""), ROWS[4]])
    QTest.mouseClick(page.view.again, LEFT)
    stage.settle()
    assert page.view.make.isEnabled()
    assert not page.view.park.isVisible()


def test_a_file_that_is_no_agenda_says_so(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 broken")
    page = opened(stage, path)
    assert any(text.startswith("The file is damaged") for text in seen(page))
    assert not page.view.make.isEnabled()
    heading = next(label for label in page.findChildren(Label) if label.text() == WHAT_IT_SAYS)
    assert heading.mapTo(page.view, QPoint()).y() < page.view.height() // 3
    assert page.view.other.hasFocus()


def test_the_plan_is_called_what_the_file_calls_itself(stage: Stage, tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("Peer support, day by day",), ("Time", "Title"), *PLAIN]
    page = opened(stage, book(tmp_path / "v3_final.xlsx", rows))
    assert page.view.title.text() == "Peer support, day by day"
    assert page.view.title.cursorPosition() == 0
    page.view.title.setText("Ours")
    QTest.mouseClick(page.view.again, LEFT)
    stage.settle()
    assert page.view.title.text() == "Ours"


def test_while_a_file_is_read_nothing_of_the_one_before_is_shown(
    stage: Stage, agenda: Path, tmp_path: Path
) -> None:
    page = opened(stage, agenda)
    other = book(tmp_path / "other.xlsx", [("Time", "Title"), *PLAIN])
    page.take(other)
    assert "Import an agenda: other.xlsx" in seen(page)
    assert outcome(page) == []
    assert not page.view.table.isVisible()
    assert not page.view.make.isEnabled()
    stage.settle()
    assert page.view.table.isVisible()
    assert [row[1] for row in outcome(page)] == ["Day 1", "Hello", "Bye"]


def test_a_dropped_file_is_read(stage: Stage, agenda: Path) -> None:
    page = opened(stage, None)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(agenda))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, LEFT, none)
    page.dropEvent(event)
    assert event.isAccepted()
    stage.settle()
    assert "Import an agenda: Our_agenda.xlsx" in seen(page)


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_nothing_is_cut_off_in_other_languages(stage: Stage, agenda: Path) -> None:
    page = opened(stage, agenda)
    assert cut_off(page) == []
    first, second = page.view.header.choices[:2]
    mirrored = stage.context.words.rtl
    assert (first.x() > second.x()) == mirrored, "choices stand under their names"
    for choice in page.view.header.choices:
        assert choice.accessibleName()
