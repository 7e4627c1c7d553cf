"""Two laptops, one event: both mark, files go either way in both orders, twice each, and all agree.

Two windows on two workspaces, worked by keys and clicks. After the first exchange, on which the
passphrase or the key from the paper is typed, a file there and taken in costs five presses: two to
write it, three to choose it. All of it takes about five seconds here; closed by a passphrase, each
file costs a second more to write and to open.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QRadioButton

from tests.gui.conftest import Stage, StageClock, laptop
from tests.gui.pages.run_desk import RunDesk, open_run
from toolkit.actions import running
from toolkit.actions.desk import Desk
from toolkit.actions.showing import show_event
from toolkit.model.facts import Status
from toolkit.model.instants import Instant
from toolkit.model.questions import questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from toolkit.gui.pages.laptops import LaptopsPage

K = Qt.Key
PASSPHRASE = "warm tea"
BLOCK = "judge-posters"
SIGNS_OF_A_KEY = 74
FIRST_PRESSES = {"passphrase": 3 * len(PASSPHRASE) + 8, "paper": SIGNS_OF_A_KEY + 9}
"""What brings the event to the second laptop: the secret's signs, and so many presses."""
EACH_PRESSES = 5


@dataclass
class Seat:
    """A person at one of the two laptops; ``presses`` counts keys and clicks."""

    name: str
    run: RunDesk
    stick: Path
    presses: int = 0

    @property
    def stage(self) -> Stage:
        return self.run.stage

    @property
    def page(self) -> LaptopsPage:
        found: Any = self.run.window.page
        assert found.name == "laptops"
        return found  # type: ignore[no-any-return]

    def turn_to(self) -> None:
        self.run.window.activateWindow()
        self.stage.qtbot.waitUntil(self.run.window.isActiveWindow, timeout=10_000)

    def open(self, page: str) -> None:
        self.turn_to()
        self.run.window.open_page(page)
        self.stage.settle()

    def click(self, widget: Any) -> None:  # noqa: ANN401 — any button
        self.presses += 1
        self.run.click(widget)

    def key(self, key: Qt.Key) -> None:
        self.presses += 1
        self.turn_to()
        self.run.key(key)

    def type(self, widget: QLineEdit, text: str) -> None:
        assert widget.isVisible()
        self.presses += len(text)
        QTest.keyClicks(widget, text)

    def dialog(self) -> QFileDialog:
        found: list[QFileDialog] = []

        def shown() -> bool:
            top = QApplication.topLevelWidgets()
            found[:] = [w for w in top if isinstance(w, QFileDialog) and w.isVisible()]
            return bool(found)

        self.stage.qtbot.waitUntil(shown, timeout=10_000)
        return found[0]

    def choose_key(self, way: str) -> str:
        """Choose what closes the files, and give what is typed on the other laptop."""
        self.open("laptops")
        choice = self.page.writing.choice
        if way == "paper":
            self.click_radio(choice.by_paper)
            key = choice.made()
            assert key is not None
            assert key.secret[-3:] in choice.key.text(), "it is there to be written down"
            return key.secret
        self.type(choice.form.first, PASSPHRASE)
        self.type(choice.form.second, PASSPHRASE)
        return PASSPHRASE

    def click_radio(self, radio: QRadioButton) -> None:
        self.presses += 1
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(radio, left, none, QPoint(9, radio.height() // 2))
        self.stage.settle()

    def write(self, *, first: bool = False) -> None:
        """Write the event on the stick."""
        self.open("laptops")
        card = self.page.writing
        self.click(card.write)
        dialog = self.dialog()
        if first:
            self.presses += 1
            dialog.setDirectory(str(self.stick))
        assert dialog.directory().path() == str(self.stick), "the stick is known from last time"
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        # One file for both ways would be written over: each laptop's has its own name here.
        name.setText(str(self.stick / f"{self.name}.interact-team"))
        self.presses += 1
        QTest.keyClick(name, K.Key_Return)
        self.stage.settle()
        assert "Written" in card.told.text(), card.told.text()

    def choose(self, other: Seat) -> None:
        """Choose the other's file in the dialog that is open."""
        dialog = self.dialog()
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        self.presses += 2
        name.setText(str(self.stick / f"{other.name}.interact-team"))
        # Only pressed: by the time it is let go the dialog is gone.
        QTest.keyPress(name, K.Key_Return)
        self.stage.settle()

    def take(self, other: Seat) -> str:
        """Take the other's file in, and give the sentence that tells what came of it."""
        self.open("laptops")
        self.click(self.page.taking.choose)
        self.choose(other)
        return self.page.taking.told.text()

    def mark(self, rows: range, key: Qt.Key) -> None:
        """Mark people of the group on the Run page, one after the other."""
        self.open("run")
        table = self.run.page.group.table
        for row in rows:
            table.setCurrentIndex(table.model().index(row, 0))
            table.setFocus()
            self.run.key(key)

    def shown(self, now: Instant) -> bytes:
        """What ``event show`` prints."""
        desk = Desk(self.stage.workspace, self.stage.clock.now)
        return json.dumps(show_event(desk, self.stage.state.id, now)).encode()


@pytest.fixture
def second(stage: Stage, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """Another laptop, with a folder and a clock of its own, nine seconds off."""
    clock = StageClock(stage.clock.now())
    with laptop(
        stage.context.words, clock, tmp_path / "second", tmp_path / "second.json", qtbot
    ) as other:
        yield other


def agree(first: Seat, second: Seat) -> None:
    """The same facts, the same event to the byte, the same questions."""
    event = first.stage.state.id
    facts = [seat.stage.workspace.facts(event) for seat in (first, second)]
    assert facts[0] == facts[1]
    now = second.stage.clock.now()
    assert first.shown(now) == second.shown(now)
    assert questions(facts[0]) == questions(facts[1])


@pytest.mark.parametrize(
    ("order", "way"), [("first-then-second", "passphrase"), ("second-then-first", "paper")]
)
def test_two_laptops_agree_in_whatever_order_they_exchange(
    stage: Stage,
    second: Stage,
    tmp_path: Path,
    order: str,
    way: str,
    record_property: Callable[[str, object], None],
) -> None:
    event = stage.prepare_event()
    stage.at("2026-10-03T16:10")
    running.start_block(stage.desk, event, BLOCK)
    stage.watch(event)
    stick = tmp_path / "stick"
    stick.mkdir()
    one, two = Seat("one", open_run(stage), stick), Seat("two", open_run(second), stick)
    second.clock.set(Instant(stage.clock.now() + 9_000))
    began = time.monotonic()

    # The event comes to the second laptop by the Start page.
    secret = one.choose_key(way)
    one.write(first=True)
    two.open("start")
    start: Any = two.run.window.page
    two.click(start._sent.button)
    two.choose(one)
    assert two.run.window.page_name == "laptops"
    two.type(two.page.taking.secret, secret)
    two.key(K.Key_Return)
    assert two.page.taking.told.text().startswith("The event is on this laptop now")
    two.click(two.page.taking.show_event)
    assert second.state.id == event
    assert one.presses + two.presses <= FIRST_PRESSES[way]
    agree(one, two)

    # Each marks a part of the group; of one child they say different things.
    one.mark(range(7), K.Key_1)
    two.mark(range(6, 13), K.Key_6)
    second.context.act(lambda desk: running.pause(desk, event))
    second.settle()
    assert second.state.run.paused_since is None, "the first laptop runs the agenda"

    seats = (one, two) if order == "first-then-second" else (two, one)
    before = one.presses + two.presses
    exchanges = 0
    for _ in range(2):
        for here in seats:
            there = two if here is one else one
            there.write()
            here.take(there)
            exchanges += 1
    agree(one, two)
    each = (one.presses + two.presses - before) / exchanges
    assert each <= EACH_PRESSES

    # One question, told alike on both, answered with one click.
    for seat in (one, two):
        seat.open("laptops")
        assert len(seat.page.questions.buttons) == 1
        assert "1 question is open." in seat.page.taking.told.text()
    two.click(two.page.questions.buttons[0][0])
    assert two.page.questions.isHidden()
    for here, there in ((one, two), (two, one)):
        there.write()
        told = here.take(there)
    assert told.startswith("Nothing from")
    agree(one, two)
    assert one.page.questions.isHidden()
    seconds = time.monotonic() - began

    marks = [mark.status for mark in stage.state.register]
    assert len(marks) == 13
    assert marks.count(Status.PRESENT) == 7
    assert marks.count(Status.NOT_HERE) == 6
    record_property("presses for one exchange", each)
    record_property("presses in all", one.presses + two.presses)
    record_property("seconds", round(seconds, 1))
    print(f"two laptops: {each:.0f} presses an exchange, {seconds:.1f} s in all")  # noqa: T201
