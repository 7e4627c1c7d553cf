"""Opening a workspace: what a person waits for comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.gui import app
from toolkit.gui.look import glyphs, theme
from toolkit.store.journal import Journal
from toolkit.store.settings import Settings
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_the_list_is_read_before_a_backup_is_thought_of(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def noted(name: str, before: Callable[..., object]) -> Callable[..., object]:
        def method(self: object) -> object:
            done.append(name)
            return before(self)

        return method

    monkeypatch.setattr(Journal, "events", noted("events", Journal.events))
    monkeypatch.setattr(Workspace, "backup_if_due", noted("backup", Workspace.backup_if_due))
    window = app.make_window(qapp, tmp_path / "workspace", Settings.load(tmp_path / "none.json"))
    qtbot.addWidget(window)
    window.painted.connect(window.session.open_workspace)
    window.painted.connect(lambda: window.open_page("events"))
    with qtbot.waitSignal(window.context.filled, timeout=20_000):
        window.show()
    qtbot.waitUntil(lambda: window.context.runner.idle, timeout=20_000)
    assert done[:2] == ["events", "backup"]
    window.close()


def test_ticks_and_arrows_are_there_before_the_first_page(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[str] = []
    monkeypatch.setattr(glyphs, "register", lambda palette: known.append(palette.name))
    window = app.make_window(qapp, tmp_path / "workspace", Settings.load(tmp_path / "none.json"))
    qtbot.addWidget(window)
    assert known == []
    window.open_page("help")
    assert known == [theme.current().name]
    window.close()
