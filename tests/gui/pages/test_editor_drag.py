"""What a person sees while drawing blocks: their time, where they go, and what lies uppermost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.opened import open_window
from tests.gui.own_copy import own_copy
from toolkit.actions.places import own_folder
from toolkit.content.places import Places, shipped
from toolkit.gui.look import theme
from toolkit.gui.pages.editor import EditorPage
from toolkit.gui.pages.editor_paint import pill_of
from toolkit.gui.pages.editor_repairs import RepairCard
from toolkit.model.instants import clock_text
from toolkit.words.isolates import END, LEFT_TO_RIGHT, unmarked

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QColor

    from tests.gui.conftest import Stage
    from toolkit.gui.pages.editor_tiles import Tile

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def opened(stage: Stage) -> EditorPage:
    window = open_window(stage)
    stage.context.open_plan.open(str(own_copy(Places(shipped(), own_folder()), "consultation-72h")))
    stage.settle()
    window.open_page("editor")
    stage.settle()
    assert isinstance(window.page, EditorPage)
    return window.page


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def tile_of(page: EditorPage, name: str) -> Tile:
    tile = page.canvas.tile(name)
    assert tile is not None
    return tile


def on(page: EditorPage, name: str, share: float = 0.0) -> QPoint:
    """Give a point on a block: near its head, or at a share of its height."""
    area = page.canvas.area(tile_of(page, name))
    return QPointF(area.center().x(), area.top() + max(8.0, share * area.height())).toPoint()


def hold(page: EditorPage, start: QPoint, *ways: QPoint) -> None:
    """Press on a point and draw along others, without letting go."""
    view = page.canvas.viewport()
    QTest.mousePress(view, LEFT, pos=start)
    for way in ways:
        QTest.mouseMove(view, way)
    QApplication.processEvents()


def let_go(page: EditorPage, at: QPoint) -> None:
    QTest.mouseRelease(page.canvas.viewport(), LEFT, pos=at)
    QApplication.processEvents()


def told(page: EditorPage) -> str:
    """Give the begin that is told on what is held."""
    ghost = page.canvas.held()
    assert ghost is not None
    return clock_text(ghost.begin)


def painted(page: EditorPage, at: QPoint) -> QColor:
    return page.canvas.viewport().grab().toImage().pixelColor(at)


def test_what_is_held_tells_the_time_at_which_it_then_begins(stage: Stage) -> None:
    page = opened(stage)
    page.go_to("story-of-an-offer")
    QApplication.processEvents()
    for goal in ("production-1", "snack-2a"):
        start = on(page, "story-of-an-offer")
        to = on(page, goal)
        hold(page, start, start + QPoint(0, 30), to)
        said = told(page)
        let_go(page, to)
        assert said == clock_text(tile_of(page, "story-of-an-offer").begin), goal
        page.desk.undo()
        QApplication.processEvents()
    # Behind what comes after it, which moves up by its length.
    start, to = on(page, "risk-or-chance"), on(page, "snack-2a", 0.9)
    hold(page, start, start + QPoint(0, 30), to)
    assert told(page) == "09:35"
    let_go(page, to)
    assert tile_of(page, "risk-or-chance").begin == 9 * 60 + 35


def test_a_fixed_block_that_is_held_tells_its_minute(stage: Stage) -> None:
    page = opened(stage)
    page.go_to("lunch-2")
    QApplication.processEvents()
    assert page.canvas.sheet is not None
    start = on(page, "lunch-2")
    to = start + QPoint(0, round(30 * page.canvas.sheet.scale))
    hold(page, start, start + QPoint(0, 15), to)
    assert told(page) == "12:35"
    let_go(page, to)
    assert tile_of(page, "lunch-2").begin == 12 * 60 + 35


def test_the_parking_strip_lights_up_while_a_block_is_held_below_the_days(stage: Stage) -> None:
    page = opened(stage)
    page.go_to("risk-or-chance")
    QApplication.processEvents()
    view, bar = page.canvas.viewport(), page.canvas.verticalScrollBar()
    edge = page.parking.rect().center() * 2
    accent = theme.colour(theme.current().accent)

    def lit() -> bool:
        image = page.parking.grab().toImage()
        return image.pixelColor(edge.x() // 2, 0) == accent

    assert not lit()
    start = on(page, "risk-or-chance")
    below = QPoint(start.x(), view.height() + 20)
    hold(page, start, start + QPoint(0, 40), below)
    before = bar.value()
    QTest.mouseMove(view, below + QPoint(4, 4))
    assert lit()
    assert page.canvas.held() is None
    assert bar.value() == before
    QTest.mouseMove(view, start + QPoint(0, 40))
    assert not lit()
    assert page.canvas.held() is not None
    QTest.mouseMove(view, below)
    let_go(page, below)
    assert not lit()
    assert page.desk.plan is not None
    assert [one.id for one in page.desk.plan.parked] == ["risk-or-chance"]


def test_a_parked_block_shows_where_it_goes_while_it_is_held_over_the_days(stage: Stage) -> None:
    page = opened(stage)
    page.desk.choose("risk-or-chance")
    page.hands.park()
    page.go_to("story-of-an-offer")
    QApplication.processEvents()
    view, chip = page.canvas.viewport(), page.parking.chips[0]
    QTest.mousePress(chip, LEFT, pos=QPoint(10, 10))
    QTest.mouseMove(chip, QPoint(60, 12))
    assert page.canvas.held() is None
    goal = chip.mapFromGlobal(view.mapToGlobal(on(page, "story-of-an-offer")))
    QTest.mouseMove(chip, goal)
    said = told(page)
    QTest.mouseMove(chip, QPoint(60, 12))
    assert page.canvas.held() is None
    QTest.mouseMove(chip, goal)
    QTest.mouseRelease(chip, LEFT, pos=goal)
    QApplication.processEvents()
    assert page.canvas.held() is None
    assert said == clock_text(tile_of(page, "risk-or-chance").begin)


@pytest.mark.parametrize(("key", "problem"), [(Qt.Key.Key_Up, "gap"), (Qt.Key.Key_Down, "overlap")])
def test_what_is_told_of_a_time_lies_over_the_tiles_and_can_be_pressed_whole(
    stage: Stage, key: Qt.Key, problem: str
) -> None:
    page = opened(stage)
    page.go_to("story-of-an-offer")
    QTest.keyClick(page.canvas, key, SHIFT)
    stage.settle()
    assert [(one.code, one.minutes) for one in page.look.problems] == [(problem, 5)]
    sheet, canvas = page.canvas.sheet, page.canvas
    assert sheet is not None
    (tile,) = [one for one in sheet.tiles if one.gap or one.over]
    pill = pill_of(canvas.words, tile, canvas.area(tile))
    assert pill is not None
    box = pill[0].toRect()
    ground = theme.colour(theme.current().attention_tint)
    # Beside the words, near its upper and its lower edge: painted there, also by parts.
    corners = [QPoint(box.left() + 5, box.top() + 4), QPoint(box.left() + 5, box.bottom() - 3)]
    assert [painted(page, at) for at in corners] == [ground, ground]
    # Pressed where it lies over its neighbour, it leads to repairs all the same.
    QTest.mouseClick(canvas.viewport(), LEFT, pos=corners[1])
    stage.settle()
    cards = [one for one in page.side.findings.cards if isinstance(one, RepairCard)]
    assert [one.problem.code for one in cards] == [problem]


@pytest.mark.parametrize("language", ["ar-XB"])
def test_a_time_range_stays_one_piece_where_lines_are_read_from_the_right(
    stage: Stage, language: str
) -> None:
    assert language
    page = opened(stage)
    page.go_to("story-of-an-offer")
    stage.settle()
    page.canvas.viewport().grab()
    QTest.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    whole = re.compile(f"{LEFT_TO_RIGHT}{LEFT_TO_RIGHT}10:50{END}–{LEFT_TO_RIGHT}12:05{END}{END}")
    lines = {one.id: one for one in page.list.lines()}
    texts = [
        *(said for said in page.canvas._told.values() if "10:50" in unmarked(said)),
        page.canvas.accessibleDescription(),
        lines["story-of-an-offer"].time,
        page.side.inspector.block_form.times.times.text(),
    ]
    assert len(texts) >= 4
    for said in texts:
        assert whole.search(said), ascii(said)
