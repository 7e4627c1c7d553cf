"""The Finish page: a true summary, what is missing with the way to it, and the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.opened import choose_file, open_window, seen
from toolkit.actions import events, marking, running
from toolkit.gui.pages.finish import FinishPage
from toolkit.gui.pages.finish_told import summary
from toolkit.gui.pages.run import RunPage
from toolkit.model.attendance import attendance
from toolkit.model.facts import Status
from toolkit.model.people import in_sessions
from toolkit.store.backups import read_backup
from toolkit.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.gui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def page_of(window: MainWindow) -> FinishPage:
    page = window.page
    assert isinstance(page, FinishPage)
    return page


@pytest.fixture
def begun(stage: Stage) -> Stage:
    """An event whose first hours ran: two sessions, one of them hardly marked."""
    event = stage.prepare_event()
    stage.at("2026-10-02T14:00")
    events.open_event(stage.desk, event)
    for block, wall in (
        ("hand-over-in", "2026-10-02T14:00"),
        ("who-is-here", "2026-10-02T16:00"),
        ("break-1", "2026-10-02T17:00"),
        ("digital-day", "2026-10-02T17:20"),
        ("free-1", "2026-10-02T18:20"),
    ):
        stage.at(wall)
        running.start_block(stage.desk, event, block)
    codes = [person.code for person in stage.state.participants()]
    marking.mark(stage.desk, event, "who-is-here", codes, Status.PRESENT)
    marking.mark(stage.desk, event, "digital-day", codes[:10], Status.PRESENT)
    marking.mark(stage.desk, event, "digital-day", codes[:1], Status.LATE, 30)
    stage.at("2026-10-02T18:40")
    stage.watch(event)
    return stage


def told(stage: Stage) -> dict[str, str]:
    return dict(summary(Words(), stage.state, stage.context.now()))


def test_the_summary_tells_what_was(begun: Stage) -> None:
    lines = told(begun)
    assert lines["Sessions"] == "2 h held of 15 h 15 min planned"
    assert lines["Participants"] == "13 registered · from 2 homes · 11 adults with them"
    # 13 of 13 for an hour, then 9 whole hours and a half one of 13.
    share = round(100 * (13 * 60 + 9 * 60 + 30) / (26 * 60))
    assert lines["Attendance"] == f"Of the time held for them, people were there for {share} %."
    assert lines["Headcounts"] == "0 taken"
    assert "Private notes" not in lines


def test_the_summary_agrees_with_the_workbook(stage: Stage) -> None:
    event = stage.prepare_event()
    stage.play("2026-10-05T20:00")
    if stage.state.state == "open":
        events.close_event(stage.desk, event)
        stage.watch(event)
    total = attendance(stage.state, stage.state.timeline(stage.context.now())).total.tally
    share = round(100 * total.attended / total.offered)
    lines = told(stage)
    assert lines["Attendance"] == f"Of the time held for them, people were there for {share} %."
    assert "left before the end" in lines["Participants"]
    assert "left out" in lines["Agenda"]
    assert "added" in lines["Agenda"]


def test_changes_and_short_counts_are_told(begun: Stage) -> None:
    event = begun.state.id
    running.extend_block(begun.desk, event, "free-1", 5)
    running.insert_block(begun.desk, event, "Fruit salad", 5)
    running.skip_block(begun.desk, event, "games")
    marking.headcount(begun.desk, event, 13)
    marking.headcount(begun.desk, event, 12)
    marking.note(begun.desk, event, "It rained.")
    begun.watch(event)
    lines = told(begun)
    assert lines["Agenda"] == "1 left out · 1 added · 1 made longer"
    assert lines["Headcounts"] == "2 taken · somebody missing at 1"
    assert lines["Private notes"] == "1 note"


def test_what_is_missing_is_listed_with_the_way_to_it(begun: Stage) -> None:
    window = open_window(begun, "finish")
    page = page_of(window)
    titles = [row.title.text() for row in page.gaps]
    assert "Friday 17:20 · My digital day" in titles
    at = titles.index("Friday 17:20 · My digital day")
    unmarked = begun.state.participants()[10:]
    codes = [person.code for person in unmarked if in_sessions(person)]
    assert len(codes) == len(unmarked) - 1  # one waits for a paper
    assert page.gaps[at].detail.text() == f"Without a mark: {', '.join(codes)}"
    assert any("Nobody pressed start." in row.detail.text() for row in page.gaps)
    assert any(row.detail.text() == "No headcount was taken." for row in page.gaps)
    assert str(len(page.gaps)) in seen(page.missing)
    assert page.gaps[at].button.accessibleName() == "Go there: Friday 17:20 · My digital day"
    QTest.mouseClick(page.gaps[at].button, LEFT)
    begun.settle()
    run = window.page
    assert isinstance(run, RunPage)
    assert run.view is not None
    assert run.view.row.id == "digital-day"


def test_a_gap_that_is_mended_goes_while_one_looks(begun: Stage) -> None:
    page = page_of(open_window(begun, "finish"))
    before = len(page.gaps)
    event = begun.state.id
    unmarked = begun.state.participants()[10:]
    codes = [person.code for person in unmarked if in_sessions(person)]
    assert len(codes) == len(unmarked) - 1  # one waits for a paper
    begun.context.act(lambda desk: marking.mark(desk, event, "digital-day", codes, Status.UNKNOWN))
    begun.settle()
    assert len(page.gaps) == before - 1
    assert not page.nothing.isVisible()


def test_closing_can_be_taken_back_and_an_event_opened_again(begun: Stage) -> None:
    page = page_of(open_window(begun, "finish"))
    assert "Still running" in seen(page)
    assert page.reopen.isHidden()
    QTest.mouseClick(page.close_event, LEFT)
    begun.settle()
    assert begun.state.state == "closed"
    assert "Closed Friday 18:40" in seen(page)
    assert "The event is closed." in seen(page.window())
    assert page.close_event.isHidden()
    QTest.keyClick(page.window(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    begun.settle()
    assert begun.state.state == "open"
    QTest.mouseClick(page.close_event, LEFT)
    begun.settle()
    QTest.mouseClick(page.reopen, LEFT)
    begun.settle()
    assert begun.state.state == "open"


def test_the_workbook_is_exported(begun: Stage, tmp_path: Path) -> None:
    page = page_of(open_window(begun, "finish"))
    QTest.mouseClick(page.export, LEFT)
    choose_file(begun, page, tmp_path / "report.xlsx")
    book = load_workbook(tmp_path / "report.xlsx", read_only=True)
    assert len(book.sheetnames) == 6
    book.close()
    assert "Saved as report.xlsx." in seen(page.window())


def test_a_backup_is_written(begun: Stage, tmp_path: Path) -> None:
    page = page_of(open_window(begun, "finish"))
    QTest.mouseClick(page.back_up, LEFT)
    choose_file(begun, page, tmp_path / "stick.interact-backup")
    made = read_backup(tmp_path / "stick.interact-backup")
    assert begun.context.watch is not None
    assert made.facts == len(begun.context.watch.facts)
    assert "Saved as stick.interact-backup." in seen(page.window())


def test_the_sample_is_not_backed_up(begun: Stage) -> None:
    begun.context.is_sample = True
    page = page_of(open_window(begun, "finish"))
    assert page.back_up.isHidden()
    assert page.export.isVisible()


def test_an_event_not_yet_begun_has_nothing_missing(stage: Stage) -> None:
    stage.prepare_event()
    page = page_of(open_window(stage, "finish"))
    assert {"Not open yet", "Nothing is missing.", "Nothing held yet."} <= set(seen(page))
    assert page.close_event.isHidden()
    assert page.reopen.isHidden()


def test_without_an_event_it_says_what_to_do(stage: Stage) -> None:
    window = open_window(stage, "finish")
    page = page_of(window)
    assert page.empty.isVisible()
    QTest.mouseClick(page.empty._button, LEFT)
    stage.settle()
    assert window.page_name == "events"
