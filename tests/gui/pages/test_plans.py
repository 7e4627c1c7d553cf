"""The list of all plans: read, opened, adapted, brought up to date, saved for others."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import icalendar
import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog

from tests.gui.opened import choose_file, cut_off, open_window, seen
from tests.gui.own_copy import own_copy
from toolkit.actions.places import own_folder
from toolkit.actions.planning import PlanChoice
from toolkit.content.places import Places, shipped
from toolkit.content.planfile import read_parcel
from toolkit.content.plans import read_plan
from toolkit.gui.look import theme
from toolkit.gui.pages.plans import PlansPage
from toolkit.model.plan import Origin

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.gui.context import Message
    from toolkit.gui.window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Places(shipped(), own_folder())


@pytest.fixture
def copy(places: Places) -> Path:
    return own_copy(places, "survey-focus-group")


@pytest.fixture
def broken(copy: Path) -> Path:
    path = copy.with_name("broken.yaml")
    text = copy.read_text(encoding="utf-8").replace(f"id: {copy.stem}", "id: broken", 1)
    path.write_text(text.replace("version: 1", "version: soon", 1), encoding="utf-8")
    return path


@pytest.fixture
def page(stage: Stage, copy: Path) -> PlansPage:
    assert copy.exists()
    return opened(stage)


def opened(stage: Stage) -> PlansPage:
    window = open_window(stage, "plans")
    found = window.page
    assert isinstance(found, PlansPage)
    return found


def window_of(page: PlansPage) -> MainWindow:
    return page.window()  # type: ignore[return-value]


def lines(page: PlansPage) -> list[tuple[str, str]]:
    """Give the rows as they stand: their file's name (empty for a heading) and their title."""
    rows = page.list.rows
    return [
        (Path(rows.row(n).id).name if rows.row(n).id else "", rows.row(n).title)
        for n in range(rows.rowCount())
    ]


def go_to(page: PlansPage, name: str) -> None:
    """Bring the keyboard to the plan of a file's name by the arrows."""
    for _ in range(page.list.rows.rowCount()):
        if Path(page.list.current).name == name:
            return
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    raise AssertionError(name)


def test_one_s_own_stand_first_each_group_under_its_heading(page: PlansPage, copy: Path) -> None:
    told = lines(page)
    assert told[0] == ("", "My own plans")
    assert told[1][0] == copy.name
    assert told[2] == ("", "Came with the program")
    assert len(told) == 3 + len(list((shipped() / "sessions").glob("*.yaml")))
    assert all(name for name, _ in told[3:])


def test_what_there_is_to_say_of_a_plan_stands_below_the_list(page: PlansPage, copy: Path) -> None:
    plan = read_plan(copy).plan
    assert page.list.hasFocus()
    assert plan.summary in seen(page)
    facts = next(text for text in seen(page) if "adapted from" in text)
    assert "Survey and group talk in ninety minutes, version 1" in facts
    assert f"{sum(1 for _ in plan.all_blocks())} blocks" in facts
    go_to(page, "consultation-72h.yaml")
    assert any("4 days" in text and "version 1" in text for text in seen(page))


def test_the_chosen_plan_stays_marked_while_the_keyboard_is_elsewhere(
    page: PlansPage, copy: Path
) -> None:
    def ground(row: int) -> str:
        seen_at = page.list.visualRect(page.list.model().index(row, 0))
        picture = page.list.viewport().grab(seen_at).toImage()
        return picture.pixelColor(picture.width() // 2, picture.height() // 2).name()

    page.open_button.setFocus()
    assert not page.list.hasFocus()
    assert ground(1) == theme.colour(theme.current().accent_tint).name()
    assert ground(3) == theme.colour(theme.current().card).name()


def test_enter_opens_a_plan_in_the_editor(page: PlansPage, copy: Path, stage: Stage) -> None:
    window = window_of(page)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    stage.settle()
    assert window.page_name == "editor"
    assert stage.context.open_plan.path == copy
    window.open_page("plans")
    stage.settle()
    assert any(page.list.rows.row(n).pill == "open" for n in range(page.list.rows.rowCount()))


def test_a_shipped_plan_is_adapted_and_the_copy_opened(page: PlansPage, stage: Stage) -> None:
    go_to(page, "professionals-day.yaml")
    QTest.mouseClick(page.copy_button, LEFT)
    stage.settle()
    desk = stage.context.open_plan
    assert desk.own
    assert desk.plan is not None
    assert desk.plan.origin == Origin("professionals-day", 1)
    assert window_of(page).page_name == "editor"


def test_an_event_is_prepared_with_the_chosen_plan(page: PlansPage, stage: Stage) -> None:
    go_to(page, "simulation-quiro.yaml")
    page.event_button.click()
    stage.settle()
    events = window_of(page).page
    assert events is not None
    chosen = [box.currentData() for box in events.findChildren(QComboBox)]
    plans = [one.entry.id for one in chosen if isinstance(one, PlanChoice)]
    assert plans == ["simulation-quiro"]


def test_a_new_version_of_the_original_is_offered_only_where_there_is_one(
    stage: Stage, places: Places, copy: Path, tmp_path: Path
) -> None:
    root = tmp_path / "program"
    (root / "sessions").mkdir(parents=True)
    file = root / "sessions" / "survey-focus-group.yaml"
    text = (shipped() / "sessions" / file.name).read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    stage.context.open_plan.places = Places(root, places.user)
    page = opened(stage)
    assert Path(page.list.current) == copy
    assert page.update_button.isHidden()
    file.write_text(text.replace("version: 1\n", "version: 2\n", 1), encoding="utf-8")
    page.refresh()
    stage.settle()
    assert page.update_button.isVisible()
    go_to(page, file.name)
    assert page.update_button.isHidden()
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    QTest.mouseClick(page.update_button, LEFT)
    stage.settle()
    assert window_of(page).page_name == "plan-merge"


def test_a_file_with_problems_tells_them_with_their_lines_and_can_t_be_opened(
    stage: Stage, broken: Path
) -> None:
    page = opened(stage)
    told: list[Message] = []
    stage.context.message.connect(told.append)
    stage.context.runner.trouble.connect(told.append)
    go_to(page, broken.name)
    said = "\n".join(seen(page))
    assert "This file can't be used until it is put right in a text editor:" in said
    at = broken.read_text(encoding="utf-8").splitlines().index("version: soon") + 1
    assert f"{broken.name}:{at}" in said
    assert not page.open_button.isEnabled()
    assert not page.copy_button.isEnabled()
    assert not page.more_button.isEnabled()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    stage.settle()
    assert stage.context.open_plan.plan is None
    assert told == []


def test_a_table_dropped_here_leads_to_its_import(
    page: PlansPage, stage: Stage, tmp_path: Path
) -> None:
    agenda = tmp_path / "Agenda.xlsx"
    book = openpyxl.Workbook()
    for row in (("Time", "Activity"), ("9:00", "Names"), ("9:30", "Trust walk")):
        book.worksheets[0].append(list(row))
    book.save(agenda)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(agenda))])
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), Qt.DropAction.CopyAction, data, LEFT, NONE)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.png"))])
    refused = QDragEnterEvent(
        QPointF(50, 50).toPoint(), Qt.DropAction.CopyAction, other, LEFT, NONE
    )
    refused.ignore()
    page.dragEnterEvent(refused)
    assert not refused.isAccepted()
    window = window_of(page)
    page.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, LEFT, NONE))
    stage.settle()
    assert window.page_name == "planimport"
    assert any("Agenda.xlsx" in text for text in seen(window))


def save_as(page: PlansPage, stage: Stage, said: str, out: Path) -> list[str]:
    """Choose one of the ways of saving, and where to; give what was said of it."""
    told: list[Message] = []
    stage.context.message.connect(told.append)
    next(one for one in page.more_button.menu().actions() if said in one.text()).trigger()
    asked = page.findChild(QDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if out.suffix == ".ics":
        assert asked is not None
        QTest.keyClick(asked.field, Qt.Key.Key_Return)  # type: ignore[attr-defined]
        QApplication.processEvents()
    choose_file(stage, page, out)
    return [one.text for one in told]


def test_a_plan_is_saved_as_a_workbook(
    page: PlansPage, stage: Stage, tmp_path: Path, copy: Path
) -> None:
    out = tmp_path / "out.xlsx"
    assert save_as(page, stage, ".xlsx", out) == ["Saved as out.xlsx"]
    cells = {str(cell.value) for s in openpyxl.load_workbook(out) for r in s.rows for cell in r}
    assert {block.title for _, block in read_plan(copy).plan.blocks()} <= cells


def test_a_plan_is_saved_as_a_word_file(
    page: PlansPage, stage: Stage, tmp_path: Path, copy: Path
) -> None:
    out = tmp_path / "out.docx"
    assert save_as(page, stage, ".docx", out) == ["Saved as out.docx"]
    tables = docx.Document(str(out)).tables
    text = "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    assert all(block.title in text for _, block in read_plan(copy).plan.blocks())


def test_a_plan_is_saved_as_text(page: PlansPage, stage: Stage, tmp_path: Path, copy: Path) -> None:
    out = tmp_path / "out.md"
    assert save_as(page, stage, "Markdown", out) == ["Saved as out.md"]
    text = out.read_text(encoding="utf-8")
    plan = read_plan(copy).plan
    assert text.startswith(f"# {plan.title}")
    assert all(block.title in text for _, block in plan.blocks())


def test_a_plan_is_saved_for_a_calendar_from_when_it_begins(
    page: PlansPage, stage: Stage, tmp_path: Path, copy: Path
) -> None:
    out = tmp_path / "out.ics"
    assert save_as(page, stage, "calendar", out) == ["Saved as out.ics"]
    events = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    blocks = [block for _, block in read_plan(copy).plan.blocks()]
    assert [str(one["SUMMARY"]) for one in events] == [block.title for block in blocks]
    for one, block in zip(events, blocks, strict=True):
        length = one.decoded("DTEND") - one.decoded("DTSTART")
        assert length == timedelta(minutes=block.minutes)


def test_a_plan_is_saved_as_one_file_to_send(
    page: PlansPage, stage: Stage, tmp_path: Path, copy: Path
) -> None:
    out = tmp_path / "out.interact-plan"
    assert save_as(page, stage, "one file", out) == ["Saved as out.interact-plan"]
    parcel, read = read_parcel(out.read_bytes(), out)
    assert read.plan == read_plan(copy).plan
    assert parcel.original == (shipped() / "sessions" / "survey-focus-group.yaml").read_bytes()


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_nothing_is_cut_off_in_other_languages(stage: Stage, broken: Path) -> None:
    page = opened(stage)
    assert cut_off(page) == []
    go_to(page, broken.name)
    assert cut_off(page) == []
