"""Enter from paper: the sheet's own rows and columns, few keys, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.opened import cut_off, one_day, open_window, seen
from tests.gui.pages.paper_desk import CTRL, ENTER, PaperDesk, open_paper
from toolkit.actions import handing, marking, running
from toolkit.gui.pages.paperentry_cells import Ink
from toolkit.gui.pages.paperentry_times import BEGAN, COUNTED, ENDED
from toolkit.model.facts import Status
from toolkit.model.sheetgrid import grids, sessions_of

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.model.facts import Marked

PEER = "peer-test"
NOON = "2026-10-04T"


@pytest.fixture
def paper(stage: Stage) -> PaperDesk:
    """Day 3 at 19:05: the peer test runs since 16:10 and nobody has marked anyone in it."""
    event = stage.prepare_event()
    stage.clock.speed = 60
    stage.at(f"{NOON}16:10")
    running.start_block(stage.desk, event, PEER)
    stage.at(f"{NOON}19:05")
    stage.watch(event)
    return open_paper(stage)


def mark(paper: PaperDesk, row: int, block: str = PEER) -> Marked | None:
    grid = paper.page._grid
    assert grid is not None
    return paper.stage.state.register.mark(block, grid.codes[row])


def take_over(paper: PaperDesk) -> None:
    paper.key(ENTER, CTRL)
    paper.stage.settle()


def test_rows_and_columns_are_those_of_the_printed_sheet(paper: PaperDesk) -> None:
    state = paper.stage.state
    (printed,) = grids(state, sessions_of(state.timeline(paper.stage.clock.now()), 3))
    cells = paper.page.view.marks.cells
    assert [cells.cell(row, 0).text for row in range(cells.rowCount())] == list(printed.codes)
    heads = [str(cells.headerData(n, Qt.Orientation.Horizontal)) for n in range(1, 6)]
    assert [head.splitlines()[0] for head in heads] == [
        state.title_of(row.id) for row in printed.columns
    ]
    assert heads[-1].splitlines()[1] == "16:10 – 17:10"


def test_a_digit_marks_and_goes_on_to_the_next_child(paper: PaperDesk) -> None:
    paper.at_mark(PEER)
    paper.type("1627")
    paper.key(ENTER)
    paper.type("35")
    paper.key(Qt.Key.Key_Down)
    paper.type("4")
    paper.key(ENTER)
    paper.type("5")
    assert paper.texts(PEER)[:7] == ["1", "6", "2 · 7 min", "3 · 5 min", "4", "5", ""]
    assert paper.stage.state.register.marks.get(PEER) is None, "nothing is said yet"
    take_over(paper)
    statuses = [mark(paper, row) for row in range(7)]
    assert [m and (m.status, m.minutes) for m in statuses] == [
        (Status.PRESENT, None),
        (Status.NOT_HERE, None),
        (Status.LATE, 7),
        (Status.LEFT_EARLY, 5),
        (Status.CALLED_AWAY, None),
        (Status.SAT_OUT, None),
        None,
    ]
    assert paper.page.entry.is_empty


def test_a_whole_column_by_keys_and_by_its_button(paper: PaperDesk) -> None:
    paper.at_mark(PEER, row=3)
    paper.key(Qt.Key.Key_A, CTRL)
    paper.type("1")
    waiting = [text for text in paper.texts(PEER) if text != "1"]
    assert waiting == [""], "one child waits for a paper"
    # The keyboard is where it was, for the one that isn't like the others.
    paper.type("6")
    assert paper.texts(PEER).count("6") == 1
    assert paper.texts(PEER)[3] == "6"
    paper.at_mark("check-in-3")
    paper.type("7")
    paper.click(paper.page.view.everyone.buttons[paper.column("check-in-3")])
    assert paper.texts("check-in-3")[0] == "7"
    assert sorted(paper.texts("check-in-3")) == ["", *["1"] * 11, "7"]


def test_who_never_came_is_not_made_present_with_everyone(paper: PaperDesk) -> None:
    stage = paper.stage
    codes = sorted(person.code for person in stage.state.participants())
    handing.hand_in(stage.desk, stage.state.id, codes[:4])
    stage.watch(stage.state.id)
    stage.settle()
    paper.at_mark(PEER)
    paper.key(Qt.Key.Key_A, CTRL)
    paper.type("1")
    paper.click(paper.page.view.everyone.buttons[paper.column("check-in-3")])
    assert paper.texts(PEER).count("1") == 4
    assert paper.texts("check-in-3").count("1") == 4


def test_times_are_typed_as_on_the_run_sheet(paper: PaperDesk) -> None:
    paper.at_time("free-3")
    paper.type("17:12")
    assert paper.line("free-3")[1] == "17:12"
    paper.key(Qt.Key.Key_Up)
    paper.key(Qt.Key.Key_Up)
    paper.key(Qt.Key.Key_Down)
    assert paper.line("free-3")[1] == "17:13"
    assert "Peer test" in paper.line(PEER)[0]
    assert paper.line(PEER)[1] == "16:10"
    take_over(paper)
    row = paper.stage.state.timeline(paper.stage.clock.now()).row(PEER)
    assert row is not None
    assert row.minutes == 63
    assert paper.line(PEER)[2] == "17:13"


def test_figures_go_on_to_the_next_time_by_themselves(paper: PaperDesk) -> None:
    paper.at_time("check-in-3")
    paper.type("0900915")
    paper.key(Qt.Key.Key_Backspace)
    paper.type("09150916")
    assert paper.line("check-in-3")[1:3] == ["09:00", "09:15"]
    assert paper.line("our-messages")[1] == "09:16"


def test_space_is_as_planned_and_the_button_fills_the_day(paper: PaperDesk) -> None:
    paper.at_time("check-in-3")
    paper.key(Qt.Key.Key_Space)
    paper.key(Qt.Key.Key_Space)
    assert paper.line("check-in-3")[1:3] == ["09:00", "09:15"]
    paper.click(paper.page.view.planned)
    assert paper.line("our-messages")[1] == "09:15"
    assert paper.line("free-3")[1:3] == ["17:10", ""]
    assert paper.page.view.take.isEnabled()
    take_over(paper)
    assert paper.line("lunch-3")[1:3] == ["12:05", "13:15"]


def test_headcounts_are_typed_too(paper: PaperDesk) -> None:
    paper.at_time("breakfast-3", COUNTED)
    paper.type("13")
    paper.key(ENTER)
    paper.type("12")
    take_over(paper)
    counts = {c.block: (c.counted, c.expected) for c in paper.stage.state.register.headcounts}
    assert counts == {"breakfast-3": (13, 13), "check-in-3": (12, 13)}


def test_what_cant_be_is_told_at_its_cell_and_nothing_is_taken_over(paper: PaperDesk) -> None:
    before = len(paper.stage.context.watch.facts)  # type: ignore[union-attr]
    paper.at_time("check-in-3")
    paper.type("09300910")
    paper.at_mark(PEER)
    paper.type("2500")
    told = paper.page.view.trouble.text().splitlines()
    assert told == [
        "Morning check-in: It ends before it begins.",
        f"{paper.page._grid.codes[0]}, Peer test: More minutes than the block had: 1 h.",  # type: ignore[union-attr]
    ]
    cells = paper.page.view.marks.cells
    cell = cells.cell(0, paper.column(PEER) + 1)
    assert "More minutes" in str(cells.index(0, paper.column(PEER) + 1).data(3))
    assert cell.trouble
    assert not paper.page.view.take.isEnabled()
    take_over(paper)
    assert len(paper.stage.context.watch.facts) == before  # type: ignore[union-attr]


def test_what_is_put_right_is_said_before(paper: PaperDesk) -> None:
    grid = paper.page._grid
    assert grid is not None
    stage, code = paper.stage, grid.codes[0]
    marking.mark(stage.desk, stage.state.id, PEER, [code], Status.PRESENT)
    stage.watch(stage.state.id)
    paper.at_mark(PEER)
    paper.type("210")
    paper.at_time(PEER)
    paper.type("1605")
    view = paper.page.view
    assert view.changes.text().splitlines() == [
        f"{code}, Peer test: late, 10 min instead of present",
        "Peer test began: 16:05 instead of 16:10",
    ]
    assert view.news.text() == "Will be taken over: 1 time." or view.news.text() == ""


def test_undo_takes_the_whole_entry_back(paper: PaperDesk) -> None:
    paper.at_mark(PEER)
    paper.key(Qt.Key.Key_A, CTRL)
    paper.type("1")
    paper.at_time("free-3")
    paper.type("1710")
    take_over(paper)
    assert len(paper.stage.state.register.marks[PEER]) == 12
    paper.window.open_page("run")
    paper.stage.settle()
    undo = paper.window.page.bar.keys["undo"]  # type: ignore[union-attr]
    assert undo.toolTip() == "Takes back what was entered from paper"
    paper.window.open_page("paper")
    paper.key(Qt.Key.Key_Z, CTRL)
    paper.stage.settle()
    assert PEER not in paper.stage.state.register.marks
    assert paper.stage.state.run.record("free-3").started is None


def test_ctrl_z_takes_back_what_was_typed_first(paper: PaperDesk) -> None:
    facts = len(paper.stage.context.watch.facts)  # type: ignore[union-attr]
    paper.at_mark(PEER)
    paper.type("16")
    paper.key(Qt.Key.Key_Z, CTRL)
    assert paper.texts(PEER)[:2] == ["1", ""]
    paper.key(Qt.Key.Key_Z, CTRL)
    assert paper.texts(PEER)[:2] == ["", ""]
    paper.stage.settle()
    assert len(paper.stage.context.watch.facts) == facts  # type: ignore[union-attr]


def test_an_unfinished_entry_outlasts_the_page_and_the_window(paper: PaperDesk) -> None:
    paper.at_mark(PEER)
    paper.type("16")
    paper.window.open_page("run")
    paper.window.open_page("paper")
    assert paper.texts(PEER)[:2] == ["1", "6"]
    paper.window.open_page("start")
    paper.stage.settle()
    again = open_paper(paper.stage)
    assert again.texts(PEER)[:2] == ["1", "6"]
    again.click(again.page.view.drop)
    assert again.texts(PEER)[:2] == ["", ""]


def test_each_event_keeps_its_own_entry(paper: PaperDesk) -> None:
    first = paper.stage.state.id
    paper.at_mark(PEER)
    paper.type("16")
    paper.stage.prepare_event()
    paper.stage.settle()
    assert paper.page.entry.is_empty
    paper.stage.at(f"{NOON}19:05")
    paper.stage.watch(first)
    paper.stage.settle()
    assert paper.texts(PEER)[:2] == ["1", "6"]


def test_what_has_not_come_yet_is_blocked_out(paper: PaperDesk) -> None:
    cells = paper.page.view.times.cells
    ids = [line.row.id for line in paper.page._lines]
    dinner = ids.index("dinner-3")
    assert [cells.cell(dinner, column).ink for column in (BEGAN, ENDED, COUNTED)] == [
        Ink.BLOCKED
    ] * 3
    chips = paper.page.view.days.chips
    assert sorted(chips) == [1, 2, 3]
    paper.click(chips[2])
    assert "judge-posters" in [line.row.id for line in paper.page._lines]
    assert paper.page.view.times.is_open_cell(0, BEGAN)


def test_with_the_mouse_alone(paper: PaperDesk) -> None:
    paper.at_mark(PEER)
    table = paper.page.view.marks
    menu = table.make_menu()
    menu.actions()[1].trigger()
    assert paper.texts(PEER)[0] == "2"
    place = table.visualRect(table.cells.index(1, paper.column(PEER) + 1)).center()
    QTest.mouseDClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place)
    )
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_without_an_event_it_says_what_to_do(stage: Stage) -> None:
    window = open_window(stage, "paper")
    page = PaperDesk(stage, window).page
    assert page.empty.isVisible()
    page.empty.pressed.emit()
    assert window.page_name == "events"


@pytest.mark.parametrize(("language", "width"), [("en-XA", 1366), ("en", 683), ("ar-XB", 1366)])
def test_nothing_is_cut_off(stage: Stage, width: int) -> None:
    event = stage.prepare_event(change=one_day)
    stage.clock.speed = 60
    stage.at("2026-10-02T18:05")
    stage.watch(event)
    window = open_window(stage, "paper")
    window.resize(width, 768)
    stage.settle()
    page = PaperDesk(stage, window).page
    assert cut_off(page) == []
    assert seen(page)
