"""The Settings page: each choice holds at once, is kept, and what is kept is told truly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from tests.gui.opened import cut_off, open_window, seen
from toolkit.gui.look import theme
from toolkit.gui.pages.settings import SettingsPage, breakable
from toolkit.store.settings import LANGUAGE, LOCK_AFTER, SOUND, THEME, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.gui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def page_of(window: MainWindow) -> SettingsPage:
    page = window.page
    assert isinstance(page, SettingsPage)
    return page


def kept(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "settings.json")


def test_another_language_is_spoken_at_once_and_kept(stage: Stage, tmp_path: Path) -> None:
    window = open_window(stage, "settings")
    page = page_of(window)
    assert page.languages[""].isChecked()
    QTest.mouseClick(page.languages["ar"], LEFT)
    stage.settle()
    assert window.page_name == "settings"
    now = page_of(window)
    assert now is not page
    assert now.words.language == "ar"
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert now.languages["ar"].isChecked()
    assert now.languages["ar"].hasFocus()
    assert kept(tmp_path).get(LANGUAGE) == "ar"
    QTest.mouseClick(now.languages["en"], LEFT)
    stage.settle()
    assert page_of(window).words.language == "en"
    assert kept(tmp_path).get(LANGUAGE) == "en"


def test_each_language_says_who_checked_it(stage: Stage) -> None:
    page = page_of(open_window(stage, "settings"))
    texts = seen(page)
    assert "Italiano" in texts
    assert texts.count("Draft: no native speaker has checked it yet.") == len(page.languages) - 2
    assert "The language it was written in." in texts


def test_a_language_is_chosen_with_the_arrows(stage: Stage, tmp_path: Path) -> None:
    window = open_window(stage, "settings")
    page = page_of(window)
    assert page.languages[""].hasFocus()
    QTest.keyClick(page.languages[""], Qt.Key.Key_Down)
    stage.settle()
    assert kept(tmp_path).get(LANGUAGE) == "en"


def test_the_dark_look_is_worn_at_once_and_kept(stage: Stage, tmp_path: Path) -> None:
    window = open_window(stage, "settings")
    assert not theme.current().is_dark
    QTest.mouseClick(page_of(window).looks["dark"], LEFT)
    stage.settle()
    assert theme.current().is_dark
    assert page_of(window).looks["dark"].isChecked()
    assert kept(tmp_path).get(THEME) == "dark"
    QTest.mouseClick(page_of(window).looks["light"], LEFT)
    stage.settle()
    assert not theme.current().is_dark
    assert kept(tmp_path).get(THEME) == "light"


def test_sound_can_be_switched_off(stage: Stage, tmp_path: Path) -> None:
    page = page_of(open_window(stage, "settings"))
    assert page.sound.isChecked()
    QTest.keyClick(page.sound, Qt.Key.Key_Space)
    stage.settle()
    assert kept(tmp_path).get(SOUND) is False
    assert any("never between 21:00 and 08:00" in text for text in seen(page))


def test_where_the_events_are_and_whether_they_are_protected(stage: Stage) -> None:
    page = page_of(open_window(stage, "settings"))
    assert page.place.text().replace("\u200b", "") == str(stage.context.folder)
    assert page.protection.text().startswith("No passphrase yet")
    stage.workspace.set_passphrase("correct horse battery")
    page.entered()
    stage.settle()
    assert page.protection.text() == "Protected by your passphrase."


class Folders(QObject):
    """Stands for the program that shows folders."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(url.toLocalFile())


def test_the_folder_is_opened(stage: Stage) -> None:
    page = page_of(open_window(stage, "settings"))
    folders = Folders()
    QDesktopServices.setUrlHandler("file", folders, "show")  # type: ignore[arg-type]
    try:
        QTest.mouseClick(page.open_folder, LEFT)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert folders.shown == [str(stage.context.folder)]


def test_a_backup_is_made_and_listed(stage: Stage) -> None:
    stage.prepare_event()
    page = page_of(open_window(stage, "settings"))
    assert page.backups.text() == "None yet."
    QTest.mouseClick(page.back_up, LEFT)
    stage.settle()
    (made,) = stage.workspace.latest_backups()
    lines = page.backups.text().splitlines()
    assert len(lines) == 1
    assert lines[0].endswith(f"{made.facts} entries")
    assert "Backed up." in seen(page.window())


def test_of_the_sample_nothing_is_said_to_be_kept(stage: Stage) -> None:
    stage.context.is_sample = True
    page = page_of(open_window(stage, "settings"))
    assert "This is the sample. It is gone when you close it; nothing is kept." in seen(page)
    assert page.back_up.isHidden()
    assert page.open_folder.isHidden()


def test_a_path_may_break_after_each_folder() -> None:
    assert breakable("/home/mara/events") == "/\u200bhome/\u200bmara/\u200bevents"
    assert breakable("C:\\events") == "C:\\\u200bevents"


def test_the_time_after_which_it_locks_is_kept(stage: Stage, tmp_path: Path) -> None:
    page = page_of(open_window(stage, "settings"))
    assert page.lock.choices["5"].isChecked()
    assert "When nobody was here for 5 minutes" in seen(page)
    for after in ("10", "off", "2"):
        button = page.lock.choices[after]
        QTest.mouseClick(button, LEFT, pos=QPoint(8, button.height() // 2))
        stage.settle()
        assert kept(tmp_path).get(LOCK_AFTER) == after


@pytest.mark.parametrize(
    ("language", "size"),
    [
        ("en", (683, 384)),
        ("it", (683, 384)),
        ("ar", (683, 384)),
        ("en-XA", (683, 384)),
        ("en-XA", (1366, 768)),
        ("en", (1000, 700)),
    ],
)
def test_it_is_whole_in_every_window_and_scrolls_one_way_alone(
    stage: Stage, size: tuple[int, int]
) -> None:
    window = open_window(stage, "settings")
    window.resize(*size)
    stage.settle()
    page = page_of(window)
    stage.qtbot.waitUntil(lambda: cut_off(page) == [], timeout=2000)
    areas = window.findChildren(QScrollArea)
    assert all(area.horizontalScrollBar().maximum() == 0 for area in areas)
    assert window.size().toTuple() == size
