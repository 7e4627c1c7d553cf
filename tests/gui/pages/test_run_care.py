"""What goes on beside the Run page's picture: sounds with their twins, staying awake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.gui.pages.run import RunPage
from toolkit.store.settings import SOUND

if TYPE_CHECKING:
    import pytest

    from tests.gui.pages.run_desk import RunDesk
    from toolkit.gui.sound import Tone


def test_it_sounds_on_the_page_with_its_twin_and_not_when_switched_off(
    run: RunDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Tone] = []
    monkeypatch.setattr(run.page.care.sounds, "play", heard.append)
    run.stage.at("2026-10-03T10:47")
    run.stage.at("2026-10-03T10:48")
    assert heard == ["warning"]
    assert run.ring() == "5 min left"
    run.stage.at("2026-10-03T10:54")
    assert heard == ["warning", "end"]
    assert "over" in run.ring()
    run.stage.context.settings.set(SOUND, False)
    run.page.hands.extend("snack-2a", 15)
    run.stage.settle()
    run.stage.at("2026-10-03T11:03")
    run.stage.at("2026-10-03T11:09")
    assert heard == ["warning", "end"]


def test_awake_while_a_block_runs_and_only_then(run: RunDesk) -> None:
    keeper = run.page.care.awake
    assert keeper._wished
    run.bar("pause")
    assert not keeper._wished
    run.bar("pause")
    assert keeper._wished
    run.stage.at("2026-10-03T23:00")
    assert not keeper._wished
    run.stage.context.watch_nothing()
    assert not keeper._wished


def test_a_page_made_anew_takes_over(run: RunDesk) -> None:
    old = run.page.care.awake
    run.stage.context.retold.emit()
    run.stage.settle()
    run.stage.qtbot.waitUntil(lambda: old._thread is None)
    page = run.window.page
    assert isinstance(page, RunPage)
    assert page is not run.page
    assert page.care.awake._wished
