"""The page Laptops: a key chosen, files there and back, the clock, questions, in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from tests.gui.opened import cut_off, open_window, seen
from toolkit.actions import laptops, marking, team
from toolkit.actions.desk import Desk
from toolkit.gui.passphrase import ProtectDialog
from toolkit.model.facts import Amended, Status
from toolkit.model.instants import MINUTE, Instant
from toolkit.store import wrapping
from toolkit.store.teamfile import SUFFIX
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QAbstractButton

    from tests.gui.conftest import Stage
    from toolkit.gui.pages.laptops import LaptopsPage
    from toolkit.gui.window import MainWindow

KEY = team.new_key()
BLOCK = "who-is-here"


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapping, "STANDARD", wrapping.Cost(memory_kib=64, passes=1))


@pytest.fixture
def other(stage: Stage, tmp_path: Path) -> Iterator[Desk]:
    """The desk of another laptop, called Night."""
    with Workspace.open(tmp_path / "other", now=stage.clock.now) as workspace:
        desk = Desk(workspace, stage.clock.now, "TEAM-02-1")
        laptops.name_laptop(desk, "Night")
        yield desk


def give(here: Desk, there: Desk, event: str, path: Path) -> Path:
    """Bring the event to another laptop, and give the file that comes back from it."""
    team.send(here, event, path, KEY)
    team.take(there, team.open_file(path, KEY))
    return path


def page_of(window: MainWindow) -> LaptopsPage:
    found: Any = window.page
    return found  # type: ignore[no-any-return]


def click(stage: Stage, button: QAbstractButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.settle()


def disagree(stage: Stage, other: Desk, path: Path) -> tuple[str, Path]:
    """Two marks and an organisation's name that both laptops changed, and the other's file."""
    event = stage.prepare_event(people=4)
    give(stage.desk, other, event, path)
    codes = sorted(p.code for p in stage.state.participants())
    marking.mark(stage.desk, event, BLOCK, codes[:1], Status.PRESENT)
    stage.desk.say(event, [Amended(codes[1], organisation="North house")])
    stage.clock.set(Instant(stage.clock.now() + MINUTE))
    marking.mark(other, event, BLOCK, codes[:1], Status.LATE, 5)
    other.say(event, [Amended(codes[1], organisation="South house")])
    team.send(other, event, path, KEY)
    stage.watch(event)
    return event, path


def test_a_file_is_dropped_the_key_typed_and_the_questions_answered(
    stage: Stage, other: Desk, tmp_path: Path
) -> None:
    event, path = disagree(stage, other, tmp_path / f"x{SUFFIX}")
    page = page_of(open_window(stage, "laptops"))
    assert page.questions.isHidden()
    drop(page, path)
    stage.settle()
    taking = page.taking
    assert taking.secret.hasFocus()
    QTest.keyClicks(taking.secret, "not this one")
    QTest.keyClick(taking.secret, Qt.Key.Key_Return)
    stage.settle()
    assert "doesn't open it" in taking.field.problem
    QTest.keyClicks(taking.secret, f" {KEY.secret.lower()[:30]} {KEY.secret[30:]}")
    QTest.keyClick(taking.secret, Qt.Key.Key_Return)
    stage.settle()
    assert taking.told.text() == "2 entries from Night are new here. 2 questions are open."
    assert taking.field.isHidden()
    texts = seen(page)
    assert "late, 5 min" in texts
    assert "North house" not in " ".join(texts), "what may name somebody waits for the eye"
    assert any(text.startswith("Night · TEAM-02-1 · ") for text in texts)
    (_, (eye,)) = page.questions.buttons
    click(stage, eye)
    assert "organisation: North house" in seen(page)
    click(stage, page.questions.buttons[0][0])
    ((_, second),) = page.questions.buttons
    click(stage, second)
    assert page.questions.isHidden()
    assert stage.state.people[sorted(stage.state.people)[1]].organisation == "South house"
    mark = stage.state.register.mark(BLOCK, sorted(stage.state.people)[0])
    assert mark is not None
    assert mark.status is Status.PRESENT
    # The key is known by now; the other laptop has no question left once it has our file.
    page.taking.take_in(path)
    stage.settle()
    assert taking.told.text() == "Nothing from Night is new here."
    page.writing.write_to(path)
    stage.settle()
    assert "Written with" in page.writing.told.text()
    assert team.take(other, team.open_file(path, KEY)).questions == 0
    assert other.facts(event) == stage.workspace.facts(event)


def drop(page: LaptopsPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)


def test_the_clock_is_taken_and_passed_on(stage: Stage, other: Desk, tmp_path: Path) -> None:
    event, path = disagree(stage, other, tmp_path / "x")
    team.take(stage.desk, team.open_file(path, KEY))
    stage.watch(event)
    page = page_of(open_window(stage, "laptops"))
    assert "This laptop runs the agenda." in seen(page)
    assert page.take_clock.isHidden()
    passing = next(b for b in page.findChildren(type(page.take_clock)) if "Night" in b.text())
    click(stage, passing)
    assert "Night runs the agenda." in seen(page)
    assert not laptops.has_clock(stage.desk, event)
    click(stage, page.take_clock)
    assert laptops.has_clock(stage.desk, event)


def test_this_laptop_is_given_a_name(stage: Stage) -> None:
    stage.prepare_event(people=2)
    page = page_of(open_window(stage, "laptops"))
    QTest.keyClicks(page.name_line, "  Group  2 ")
    QTest.keyClick(page.name_line, Qt.Key.Key_Return)
    stage.settle()
    assert stage.workspace.device_name == "Group 2"


def test_a_key_on_paper_is_shown_saved_and_used(stage: Stage, tmp_path: Path) -> None:
    stage.prepare_event(people=2)
    page = page_of(open_window(stage, "laptops"))
    page.writing.choice.by_paper.click()
    key = page.writing.choice.taken()
    assert key is not None
    page.writing.choice.page_asked.emit(tmp_path / "key.pdf")
    stage.settle()
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")
    page.writing.write_to(tmp_path / "x")
    stage.settle()
    assert team.open_file(tmp_path / "x", key).header.event == stage.state.id
    assert "Closed with the key that is on paper." in seen(page)
    click(stage, page.writing.another)
    assert page.writing.choice.isVisible()


def test_a_passphrase_is_typed_twice(stage: Stage, tmp_path: Path) -> None:
    stage.prepare_event(people=2)
    page = page_of(open_window(stage, "laptops"))
    form = page.writing.choice.form
    QTest.keyClicks(form.first, "warm tea")
    QTest.keyClicks(form.second, "warm te")
    page.writing.write_to(tmp_path / "x")
    stage.settle()
    assert not (tmp_path / "x").exists()
    assert "The two aren't the same. Type it once more." in seen(page)


def test_an_event_that_is_new_here_comes_by_the_start_page_and_names_ask_for_a_passphrase(
    stage: Stage, other: Desk, tmp_path: Path
) -> None:
    event = stage.prepare_event(people=2)
    give(stage.desk, other, event, tmp_path / "x")
    code = sorted(p.code for p in stage.state.participants())[0]
    other.workspace.set_passphrase("green boats")
    renamed = "consultation-elsewhere"
    for fact in other.facts(event):
        assert fact.what is not None
    new = [fact.what for fact in other.facts(event) if fact.what is not None]
    other.say(renamed, [*new, Amended(code, call_name="Nini")])
    path = tmp_path / "sent"
    team.send(other, renamed, path, KEY)
    window = open_window(stage, "start")
    start: Any = window.page
    start.receive(path)
    stage.settle()
    assert window.page_name == "laptops"
    page = page_of(window)
    QTest.keyClicks(page.taking.secret, KEY.secret)
    click(stage, page.taking.open)
    dialog = next(w for w in window.findChildren(ProtectDialog) if w.isVisible())
    for line in (dialog.form.first, dialog.form.second):
        QTest.keyClicks(line, "blue boats at noon")
    click(stage, dialog.protect_button)
    dialog.noted.click()
    click(stage, dialog.done_button)
    assert page.taking.told.text() == "The event is on this laptop now, from Night."
    click(stage, page.taking.show_event)
    assert stage.state.id == renamed
    assert stage.state.people[code].call_name == "Nini"


def test_what_is_no_file_of_a_laptop_says_so(stage: Stage, tmp_path: Path) -> None:
    stage.prepare_event(people=2)
    page = page_of(open_window(stage, "laptops"))
    (tmp_path / "x").write_bytes(b"PK something")
    page.taking.take_in(tmp_path / "x")
    stage.settle()
    assert "is not a file from another laptop" in page.taking.told.text()
    page.context.is_sample = True
    page.taking.take_in(tmp_path / "x")
    assert "The sample keeps nothing." in page.taking.told.text()


@pytest.mark.parametrize(
    ("language", "dark"), [("en", False), ("en", True), ("en-XA", False), ("ar-XB", True)]
)
def test_nothing_is_cut_off(stage: Stage, other: Desk, tmp_path: Path) -> None:
    event, path = disagree(stage, other, tmp_path / "x")
    team.take(stage.desk, team.open_file(path, KEY))
    stage.watch(event)
    window = open_window(stage, "laptops")
    page = page_of(window)
    whole(stage, page)
    page.writing.choice.by_paper.click()
    page.taking.take_in(path)
    stage.settle()
    assert page.taking.open.isVisible()
    whole(stage, page)
    for button in page.questions.buttons[0]:
        assert button.accessibleName()
    stage.context.watch_nothing()
    whole(stage, page)


def whole(stage: Stage, page: LaptopsPage) -> None:
    """Wait until all has its place, and see nothing cut off."""
    stage.settle()
    stage.qtbot.waitUntil(lambda: not cut_off(page), timeout=2_000)
