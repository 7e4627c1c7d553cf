"""Garbage is collected on the window's thread, whoever made it."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

from toolkit.gui.sweeping import Sweeper
from toolkit.gui.tasks import Runner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Knot:
    """Something that only collection finds; it notes which thread did."""

    ended: list[threading.Thread]

    def __init__(self, ended: list[threading.Thread]) -> None:
        self.ended = ended
        self.itself = self

    def __del__(self) -> None:
        self.ended.append(threading.current_thread())


def test_what_lies_about_is_collected_here_while_the_worker_makes_more(qtbot: QtBot) -> None:
    ended: list[threading.Thread] = []
    runner = Runner()
    try:
        Knot(ended)
        # Enough new objects on the worker to set off collection of all generations there.
        made: list[object] = []
        runner.do(lambda _: made.extend([[n] for n in range(200_000)]))
        qtbot.waitUntil(lambda: runner.idle)
        assert len(made) == 200_000
        assert ended == []
        sweeper = Sweeper()
        sweeper.sweep()
        sweeper.sweep()
        gc.collect()
        sweeper.stop()
        assert ended == [threading.current_thread()]
    finally:
        runner.stop()


def test_python_collects_by_itself_again_once_the_last_worker_is_gone(qapp: object) -> None:
    assert qapp is not None
    first, second = Runner(), Runner()
    assert not gc.isenabled()
    first.stop()
    assert not gc.isenabled()
    second.stop()
    assert gc.isenabled()


def test_a_timer_collects_while_the_window_lives(qtbot: QtBot) -> None:
    ended: list[threading.Thread] = []
    runner = Runner()
    try:
        Knot(ended)
        made = [[n] for n in range(50_000)]
        qtbot.waitUntil(lambda: bool(ended), timeout=5_000)
        assert len(made) == 50_000
    finally:
        runner.stop()
