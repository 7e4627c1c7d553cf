"""The strip above every page while a child can't be found, and the one sound of the night."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.opened import colours, cut_off, open_window, picture, seen
from toolkit.actions import events, searching, undoing
from toolkit.gui.search_watch import SearchWatch
from toolkit.gui.sound import AGAIN, Alarm, Tone
from toolkit.model.instants import Instant
from toolkit.model.search import open_search
from toolkit.store.settings import SOUND
from toolkit.words.tags import LONG_PSEUDO, MIRRORED_PSEUDO

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.gui.pages.notfound_strip import SearchStrip
    from toolkit.gui.window import MainWindow


def night(stage: Stage) -> MainWindow:
    """The window on the Run page at 02:00, nobody missing."""
    stage.prepare_event()
    events.open_event(stage.desk, stage.state.id)
    stage.at("2026-10-04T02:00")
    window = open_window(stage, "run")
    stage.watch(stage.state.id)
    return window


def short(stage: Stage) -> None:
    event = stage.state.id
    stage.context.act(lambda desk: searching.short_count(desk, event, 12, 13, "night-2", 120))
    stage.settle()


def strip_of(window: MainWindow) -> SearchStrip:
    watch = window.findChild(SearchWatch)
    assert watch is not None
    assert watch.strip is not None
    return watch.strip


def tones(stage: Stage, log: Path, number: int) -> list[str]:
    """Wait for as many tones as there should be."""
    stage.qtbot.waitUntil(
        lambda: log.exists() and len(log.read_text().split()) >= number, timeout=10_000
    )
    return [line.rsplit("/", 1)[1] for line in log.read_text(encoding="ascii").split()]


def test_it_is_seen_on_every_page_and_leads_to_the_search(stage: Stage, played: Path) -> None:
    window = night(stage)
    watch = window.findChild(SearchWatch)
    assert watch is not None
    assert watch.strip is None
    short(stage)
    strip = strip_of(window)
    assert strip.isVisible()
    stage.clock.set(Instant(stage.clock.now() + 452_000))
    stage.context.ticker.beat()
    assert strip.text.text() == "A child can't be found · 7:32"
    window.open_page("help")
    stage.context.ticker.beat()
    assert strip.isVisible()
    assert strip.mapTo(window, strip.rect().topLeft()).y() == 0
    QTest.mouseClick(strip.open, Qt.MouseButton.LeftButton)
    stage.settle()
    assert window.page_name == "notfound"
    stage.context.ticker.beat()
    assert not strip.isVisible()


def test_it_sounds_at_night_every_minute_until_the_page_is_open(stage: Stage, played: Path) -> None:
    stage.context.settings.set(SOUND, value=False)
    window = night(stage)
    short(stage)
    assert tones(stage, played, 1) == ["missing.wav"]
    for _ in range(59):
        stage.clock.set(Instant(stage.clock.now() + 1000))
        stage.context.ticker.beat()
    assert len(tones(stage, played, 1)) == 1
    stage.clock.set(Instant(stage.clock.now() + 1000))
    stage.context.ticker.beat()
    assert tones(stage, played, 2) == ["missing.wav"] * 2
    window.open_page("notfound")
    stage.later(1)
    window.open_page("run")
    stage.later(5)
    assert strip_of(window).isVisible()
    assert len(tones(stage, played, 2)) == 2


def test_quiet_ends_the_sound_and_leaves_the_strip(stage: Stage, played: Path) -> None:
    window = night(stage)
    short(stage)
    strip = strip_of(window)
    QTest.mouseClick(strip.quiet, Qt.MouseButton.LeftButton)
    stage.later(3)
    assert strip.isVisible()
    assert not strip.quiet.isVisible()
    assert len(tones(stage, played, 1)) == 1


def test_found_or_undone_takes_the_strip_away(stage: Stage, played: Path) -> None:
    window = night(stage)
    event = stage.state.id
    short(stage)
    search = open_search(stage.state)
    assert search is not None
    stage.context.act(lambda desk: searching.found(desk, event, search.id))
    stage.settle()
    assert not strip_of(window).isVisible()
    stage.context.act(lambda desk: undoing.undo(desk, event))
    stage.settle()
    assert strip_of(window).isVisible()


def test_a_window_made_anew_has_it_again_and_does_not_repeat_itself(
    stage: Stage, played: Path
) -> None:
    window = night(stage)
    short(stage)
    first = strip_of(window)
    stage.context.retold.emit()
    stage.settle()
    assert strip_of(window) is not first
    assert strip_of(window).isVisible()
    assert len(tones(stage, played, 1)) == 1


def test_the_wall_shows_nothing_of_it(stage: Stage, played: Path) -> None:
    window = night(stage)
    short(stage)
    window.open_page("notfound")
    QTest.keyClick(window, Qt.Key.Key_F11)
    stage.settle()
    stage.context.ticker.beat()
    wall = window.projector.cover
    assert wall is not None
    assert wall.isVisible()
    assert not strip_of(window).isVisible()
    assert not any("found" in text.casefold() for text in seen(window))
    assert not any(r > 150 and g < 90 and b < 90 for r, g, b in colours(picture(window)))


@pytest.mark.parametrize("language", [LONG_PSEUDO, MIRRORED_PSEUDO])
def test_no_word_of_it_is_cut_off(stage: Stage, played: Path) -> None:
    window = night(stage)
    short(stage)
    window.resize(683, 384)
    stage.settle()
    assert cut_off(strip_of(window)) == []


def test_each_search_is_told_and_a_clock_set_back_silences_none() -> None:
    told: list[Tone] = []
    alarm = Alarm(told.append)
    now = Instant(1_000_000_000)
    assert alarm.listen("a", now)
    assert not alarm.listen("a", Instant(now + AGAIN - 1))
    assert alarm.listen("a", Instant(now - 1))
    assert not alarm.listen("", now)
    alarm.attend("a")
    assert not alarm.listen("a", Instant(now + 10 * AGAIN))
    assert alarm.listen("b", Instant(now + 10 * AGAIN))
    assert told == [Tone.MISSING] * 3
