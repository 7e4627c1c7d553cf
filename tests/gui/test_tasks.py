from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from toolkit.gui.tasks import Busy, Progress, Runner
from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.stop()


def test_work_is_done_elsewhere_and_answered_here(runner: Runner, qtbot: QtBot) -> None:
    threads: list[int] = []
    here = threading.get_ident()
    runner.do(lambda _: threading.get_ident(), threads.append)
    qtbot.waitUntil(lambda: runner.idle)
    assert threads
    assert threads[0] != here


def test_work_is_done_in_the_order_of_asking(runner: Runner, qtbot: QtBot) -> None:
    seen: list[int] = []
    for number in range(20):
        runner.do(lambda _, number=number: seen.append(number))  # type: ignore[misc]
    assert not runner.idle
    qtbot.waitUntil(lambda: runner.idle)
    assert seen == list(range(20))


def test_a_person_s_problem_goes_to_who_asked_or_to_the_window(
    runner: Runner, qtbot: QtBot
) -> None:
    def refuse(_: Progress) -> None:
        raise UserError("held")

    taken: list[UserError] = []
    runner.do(refuse, failed=taken.append)
    qtbot.waitUntil(lambda: runner.idle)
    assert [error.code for error in taken] == ["held"]
    with qtbot.waitSignal(runner.trouble) as told:
        runner.do(refuse)
    assert told.args[0].code == "held"


def test_a_bug_is_told_and_the_worker_goes_on(runner: Runner, qtbot: QtBot) -> None:
    def stumble(_: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(runner.bug) as told:
        runner.do(stumble)
    assert isinstance(told.args[0], ZeroDivisionError)
    answers: list[Any] = []
    runner.do(lambda _: 5, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [5]


def test_progress_is_told_and_cancel_stops_it(runner: Runner, qtbot: QtBot) -> None:
    told: list[Busy | None] = []
    runner.busy.connect(told.append)
    going = threading.Event()
    done: list[object] = []

    def work(progress: Progress) -> None:
        for step in range(1, 1_000_000):
            progress.step(step, 1_000_000)
            going.set()

    runner.do(work, done.append, label="Counting")
    assert going.wait(10)
    runner.cancel()
    qtbot.waitUntil(lambda: runner.idle, timeout=20_000)
    assert done == []
    assert told[-1] is None
    shown = [busy for busy in told if busy is not None]
    assert shown[0] == Busy("Counting", 0, 0)
    assert shown[1] == Busy("Counting", 1, 1_000_000)
