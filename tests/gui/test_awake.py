"""Staying awake: asked for over the bus while a block runs, given back, never in the way."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, ClassVar

import pytest
from wakepy import DBusAdapter, keep

from toolkit.gui.awake import KeepAwake, Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot
    from wakepy.core import DBusMethodCall

    Make = Callable[[Callable[[], Mode]], KeepAwake]

K_COOKIE = 7


class Bus(DBusAdapter):
    """A session bus on which only the screen saver answers; it writes down what it is asked."""

    asked: ClassVar[list[tuple[str, int]]] = []

    def process(self, call: DBusMethodCall) -> object:
        Bus.asked.append((call.method.name, threading.get_ident()))
        return (K_COOKIE,) if call.method.name == "Inhibit" else ()


def over_the_bus() -> Mode:
    mode: Mode = keep.presenting(
        methods=["org.freedesktop.ScreenSaver"], dbus_adapter=Bus, on_fail="pass"
    )
    return mode


@pytest.fixture
def awake() -> Iterator[Make]:
    made: list[KeepAwake] = []

    def make(mode: Callable[[], Mode]) -> KeepAwake:
        made.append(KeepAwake(mode))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_the_bus_is_asked_once_and_told_when_it_is_over(awake: Make, qtbot: QtBot) -> None:
    Bus.asked = []
    keeper = awake(over_the_bus)
    keeper.hold(True)
    keeper.hold(True)
    qtbot.waitUntil(lambda: keeper.held)
    assert [name for name, _ in Bus.asked] == ["Inhibit"]
    keeper.hold(False)
    qtbot.waitUntil(lambda: len(Bus.asked) == 2)
    assert [name for name, _ in Bus.asked] == ["Inhibit", "UnInhibit"]
    assert not keeper.held
    # Some systems tie the wish to the thread that made it, and none may hold up the window.
    threads = {thread for _, thread in Bus.asked}
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_closing_gives_back_what_is_held(awake: Make, qtbot: QtBot) -> None:
    Bus.asked = []
    keeper = awake(over_the_bus)
    keeper.hold(True)
    qtbot.waitUntil(lambda: keeper.held)
    keeper.close()
    assert [name for name, _ in Bus.asked] == ["Inhibit", "UnInhibit"]


def test_without_a_bus_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    keeper = KeepAwake()
    keeper.hold(True)
    keeper.hold(False)
    keeper.close()
    assert not keeper.held


def test_a_system_that_fails_in_its_own_way_is_borne(awake: Make, qtbot: QtBot) -> None:
    tried = []

    def broken() -> Mode:
        tried.append(1)
        raise RuntimeError("no such thing here")

    keeper = awake(broken)
    keeper.hold(True)
    qtbot.waitUntil(lambda: tried == [1])
    keeper.hold(False)
    keeper.hold(True)
    qtbot.waitUntil(lambda: tried == [1, 1])
    assert not keeper.held
