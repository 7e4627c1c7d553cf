"""The start page: three ways to begin, and files that were sent, dropped on it as people do."""

from __future__ import annotations

import shutil
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.gui.pages.beginner import Beginner, cut_off, sit_down
from toolkit.actions.events import open_event
from toolkit.actions.places import own_folder
from toolkit.model.instants import load_zone, start_instant
from toolkit.sheets.people_cells import COLUMNS
from toolkit.store import wrapping
from toolkit.store.workspace import Statement, Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage

K = Qt.Key
PLAN = """\
format: 1
id: one-hour
version: 1
title: One hour together
programme: INTERACT
language: en
group: {size: 6-10, ages: 13-17}
days:
  - title: One
    start: "10:00"
    blocks:
      - {id: hello, title: Hello, kind: session, minutes: 60}
"""


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No plan of one test is there in the next, and a passphrase costs nothing."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(wrapping, "STANDARD", wrapping.Cost(memory_kib=64, passes=1))


@pytest.fixture
def person(stage: Stage) -> Beginner:
    return sit_down(stage, "start")


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def drop(person: Beginner, path: Path) -> None:
    """Drag a file over the page and let go of it."""
    page, data = person.page, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), copy, data, left, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    assert page._sent._lit
    QApplication.sendEvent(page, QDropEvent(QPointF(300, 300), copy, data, left, none))
    person.stage.settle()
    assert not page._sent._lit


def test_the_sample_is_one_key_away(stage: Stage, person: Beginner) -> None:
    with stage.qtbot.waitSignal(stage.context.go, timeout=60_000):
        person.key(K.Key_Space)
    stage.settle()
    assert stage.context.is_sample
    assert person.went == ["run"]
    assert stage.state.state == "open"
    person.window.open_page("events")
    stage.settle()
    assert person.button("Back to my own events").isVisible()


def test_a_click_anywhere_on_a_card_presses_its_button(stage: Stage, person: Beginner) -> None:
    person.click(person.page._new, QPoint(40, 40))
    assert person.went == ["events"]
    assert person.page.name == "events"
    assert person.sees("How long it lasts")
    assert not stage.context.new_event_asked


def test_without_events_nothing_is_said_of_them(person: Beginner) -> None:
    assert not person.page._at_hand.isVisible()
    assert QApplication.focusWidget() is person.page._sample.button


def test_what_runs_is_one_key_away(stage: Stage) -> None:
    event = stage.prepare_event()
    open_event(stage.desk, event)
    rome = load_zone("Europe/Rome")
    stage.clock.set(start_instant(datetime.fromisoformat("2026-10-02T15:00"), rome))
    stage.context.watch_nothing()
    person = sit_down(stage, "start")
    assert person.sees("Three days in October")
    assert person.sees("Running")
    person.page.entered()
    assert person.button("Go on with Three days in October").hasFocus()
    person.key(K.Key_Space)
    assert stage.state.id == event
    assert person.went == ["run"]


def test_a_plan_that_was_sent_joins_ones_own(person: Beginner, tmp_path: Path) -> None:
    drop(person, file(tmp_path, "from-sofia.txt", PLAN))
    assert person.sees("“One hour together” is among your plans now.")
    assert (own_folder() / "sessions" / "one-hour.yaml").read_text(encoding="utf-8") == PLAN
    person.press("Prepare an event with it")
    assert person.page._form._plan.currentText() == "One hour together · INTERACT · 1 h"


def test_a_plan_that_was_sent_can_be_looked_at(person: Beginner, tmp_path: Path) -> None:
    drop(person, file(tmp_path, "from-sofia.txt", PLAN))
    person.press("Open")
    person.stage.settle()
    assert person.went[-1] == "editor"
    plan = person.stage.context.open_plan.plan
    assert plan is not None
    assert plan.title == "One hour together"


def test_an_agenda_that_was_sent_goes_to_its_import(person: Beginner, tmp_path: Path) -> None:
    drop(person, file(tmp_path, "agenda.csv", "Time,Activity\n9:00-9:30,Names\n"))
    assert person.went[-1] == "planimport"
    assert person.sees("Import an agenda: agenda.csv")


def test_every_problem_of_a_plan_is_named_with_its_line(person: Beginner, tmp_path: Path) -> None:
    text = PLAN.replace("kind: session", "kind: nap").replace("minutes: 60", "minutes: long")
    drop(person, file(tmp_path, "theirs.yaml", text))
    assert person.sees("theirs.yaml can't be used yet: 2 problems.")
    lines = [told for told in person.seen() if told.startswith("theirs.yaml:12: ")]
    assert len(lines) == 2
    assert any("“nap” isn't known as “kind”" in line for line in lines)
    assert not (own_folder() / "sessions").exists()
    person.press("Copy these lines")
    assert QGuiApplication.clipboard().text().splitlines() == lines
    person.press("Close")
    assert not person.page._received.isVisible()


def test_a_newer_plan_says_where_the_earlier_one_is_kept(person: Beginner, tmp_path: Path) -> None:
    drop(person, file(tmp_path, "first.yaml", PLAN))
    drop(person, file(tmp_path, "second.yaml", PLAN.replace("version: 1", "version: 2")))
    assert person.sees("is kept as one-hour.yaml.replaced-1.")


def people_file(folder: Path) -> Path:
    return file(folder, "list.csv", ",".join(COLUMNS) + "\nchild,,,15,M,NORD,it,yes,yes,\n")


def test_a_list_of_people_goes_to_the_event_at_hand(stage: Stage, tmp_path: Path) -> None:
    stage.prepare_event()
    person = sit_down(stage, "start")
    went: list[str] = []
    stage.context.go.disconnect()
    stage.context.go.connect(went.append)
    drop(person, people_file(tmp_path))
    assert went == ["people"]
    assert stage.context.received_people == tmp_path / "list.csv"


@pytest.mark.parametrize(("events", "button"), [(0, "Prepare an event"), (1, "Choose the event")])
def test_a_list_of_people_without_an_event_asks_for_one(
    stage: Stage, tmp_path: Path, events: int, button: str
) -> None:
    if events:
        stage.prepare_event()
        stage.context.watch_nothing()
    person = sit_down(stage, "start")
    drop(person, people_file(tmp_path))
    assert person.sees("list.csv is a list of people.")
    first = person.page._received._first
    assert first.text() == button
    assert first.hasFocus()
    person.key(K.Key_Space)
    assert person.page.name == "events"
    assert (person.page._form is not None) == (events == 0)
    assert stage.context.received_people == tmp_path / "list.csv"


def backup(folder: Path, stage: Stage, passphrase: str = "") -> Path:
    """A backup of another computer's events: one, prepared there."""
    prepared = stage.workspace.facts(stage.state.id)[0]
    assert prepared.what is not None
    with Workspace.open(folder / "other", now=stage.clock.now) as other:
        other.append("THEIRS", [Statement(prepared.holds, prepared.what)])
        if passphrase:
            other.set_passphrase(passphrase)
        return other.backup(folder / "theirs")


def test_a_backup_is_put_back_and_what_was_here_is_kept(stage: Stage, tmp_path: Path) -> None:
    mine = stage.prepare_event()
    sent = backup(tmp_path, stage)
    person = sit_down(stage, "start")
    drop(person, sent)
    assert person.sees("A backup of ")
    assert person.sees("is moved aside into a folder of its own and kept; nothing is deleted.")
    assert stage.desk.events() == [mine]
    with stage.qtbot.waitSignal(person.window.session.opened, timeout=20_000):
        person.press("Put this backup back")
    stage.settle()
    assert stage.desk.events() == ["THEIRS"]
    assert stage.context.watch is None
    assert not person.page._received.isVisible()
    assert (stage.context.folder / "replaced-1").is_dir()
    shutil.copytree(stage.context.folder / "replaced-1", tmp_path / "before")
    with Workspace.open(tmp_path / "before", now=stage.clock.now) as before:
        assert before.events() == [mine]


def test_a_backup_left_alone_changes_nothing(stage: Stage, tmp_path: Path) -> None:
    mine = stage.prepare_event()
    sent = backup(tmp_path, stage)
    person = sit_down(stage, "start")
    drop(person, sent)
    person.press("Leave it")
    assert not person.page._received.isVisible()
    assert stage.desk.events() == [mine]


def test_a_wrong_passphrase_is_said_where_it_was_typed(stage: Stage, tmp_path: Path) -> None:
    mine = stage.prepare_event()
    sent = backup(tmp_path, stage, "seven small boats")
    person = sit_down(stage, "start")
    drop(person, sent)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    person.type("seven small bats")
    person.key(K.Key_Return)
    assert person.sees("This isn't the passphrase.")
    assert stage.desk.events() == [mine]
    with stage.qtbot.waitSignal(person.window.session.locked, timeout=20_000):
        person.type("seven small boats")
        person.key(K.Key_Return)


def test_a_broken_backup_is_refused(stage: Stage, tmp_path: Path) -> None:
    mine = stage.prepare_event()
    whole = backup(tmp_path, stage)
    cut = tmp_path / "cut.interact-backup"
    cut.write_bytes(whole.read_bytes()[:900])
    person = sit_down(stage, "start")
    drop(person, cut)
    assert person.sees("isn't a whole backup.")
    assert stage.desk.events() == [mine]


def test_what_it_is_not_is_said(person: Beginner, tmp_path: Path) -> None:
    drop(person, file(tmp_path, "letter.txt", "Dear all"))
    assert person.sees("letter.txt is nothing this program can take over.")


def test_a_drag_that_goes_away_leaves_nothing_behind(person: Beginner, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    enter = QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(person.page, enter)
    QApplication.sendEvent(person.page, QDragLeaveEvent())
    assert not person.page._sent._lit
    assert not person.page._received.isVisible()


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_cut_off_in_other_languages(stage: Stage, tmp_path: Path) -> None:
    stage.prepare_event()
    stage.context.watch_nothing()
    person = sit_down(stage, "start")
    assert cut_off(person.page) == []
    drop(person, people_file(tmp_path))
    assert person.page._received.isVisible()
    assert cut_off(person.page) == []
