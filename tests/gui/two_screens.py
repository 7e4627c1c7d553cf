"""Run by a test in a process of its own, on two screens: what each step shows, as JSON."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from toolkit.actions.places import own_folder
from toolkit.content.places import shipped
from toolkit.gui import app
from toolkit.store.settings import LANGUAGE, PROJECTOR_SCREEN, Settings

if TYPE_CHECKING:
    from toolkit.gui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def settle(window: MainWindow) -> None:
    loop, alarm, deadline = QEventLoop(), QTimer(), QDeadlineTimer(60_000)
    alarm.start(20)
    for _ in range(4):
        while not window.context.runner.idle and not deadline.hasExpired():
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        loop.processEvents()


def screen(name: str) -> QScreen:
    return next(found for found in QGuiApplication.screens() if found.name() == name)


def take_keyboard(window: MainWindow) -> None:
    """This platform gives the keyboard to whatever is shown last, wanted there or not."""
    window.activateWindow()
    settle(window)


def main(folder: Path) -> dict[str, Any]:
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    application = QApplication(["two-screens"])
    settings = Settings.load(folder / "settings.json")
    settings.set(LANGUAGE, "en")
    window = app.make_window(application, folder / "workspace", settings)
    window.context.root = shipped()
    laptop = screen("laptop")
    window.setScreen(laptop)
    window.setGeometry(laptop.geometry())
    window.show()
    window.session.open_sample()
    settle(window)
    window.context.clock.set_speed(0)  # type: ignore[union-attr]
    found: dict[str, Any] = {"screens": sorted(s.name() for s in application.screens())}
    on_two(window, found)
    on_one_and_then_two(window, found)
    with_a_file(window, found)
    window.close()
    return found


def on_two(window: MainWindow, found: dict[str, Any]) -> None:
    projector = window.projector
    QTest.keyClick(window, Qt.Key.Key_F11)
    settle(window)
    wall, bar = projector.wall, projector.bar
    assert wall is not None
    assert bar is not None
    found["shown on"] = wall.screen().name()
    found["geometry"] = [*wall.pos().toTuple(), *wall.size().toTuple()]
    found["titles"] = [t.text for t in wall.titles if t.isVisible()]
    found["laptop works"] = window.page is not None and window.page.isVisible()
    found["remembered"] = window.context.settings.get(PROJECTOR_SCREEN)
    found["bar"] = bar.told.text()
    take_keyboard(window)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return, CTRL)
    settle(window)
    found["next by key"] = [t.text for t in wall.titles if t.isVisible()]
    QTest.keyClick(window, Qt.Key.Key_B)
    found["blank"] = [wall.blank, bar.told.text()]
    QTest.keyClick(window, Qt.Key.Key_Period)
    code = next(iter(window.context.watch.state.people))  # type: ignore[union-attr]
    bar.field.setText(f"{code} please")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    found["named"] = [wall.message, bar.note.text().startswith("This names someone.")]
    bar.field.setText("Meet in the garden")
    QTest.keyClick(window, Qt.Key.Key_M)
    found["message"] = [wall.message, bar.told.text()]
    bar.field.clear()
    bar.field.setFocus()
    QTest.keyClicks(bar.field, "bb.m")
    found["typed into the field"] = bar.field.text()
    bar.blank.click()
    there = ["laptop"]
    projector._screens = lambda: [screen(name) for name in there]
    instance().screenRemoved.emit(screen("beamer"))
    settle(window)
    found["unplugged"] = [projector.wall is not None, projector.covering, bar.told.text()]
    there.append("beamer")
    instance().screenAdded.emit(screen("beamer"))
    settle(window)
    back = projector.wall
    found["plugged in again"] = [back.screen().name(), back.blank] if back else []
    there.append("television")
    there.remove("beamer")
    instance().screenRemoved.emit(screen("beamer"))
    settle(window)
    found["another stands in"] = projector.wall.screen().name() if projector.wall else ""
    there.append("beamer")
    instance().screenAdded.emit(screen("beamer"))
    settle(window)
    found["back to the right one"] = projector.wall.screen().name() if projector.wall else ""
    take_keyboard(window)
    QTest.keyClick(window, Qt.Key.Key_F11)
    settle(window)
    found["stopped"] = [projector.wall is not None, projector.bar is not None]


def on_one_and_then_two(window: MainWindow, found: dict[str, Any]) -> None:
    """Begin where only the laptop is there; then the second screen comes."""
    projector = window.projector
    there = ["laptop"]
    projector._screens = lambda: [screen(name) for name in there]
    QTest.keyClick(window, Qt.Key.Key_F11)
    settle(window)
    steps = [projector.covering, projector.wall is not None]
    there.append("beamer")
    instance().screenAdded.emit(screen("beamer"))
    settle(window)
    found["cover goes to a new screen"] = [
        *steps,
        projector.wall is not None,
        projector.covering or window.context.names_shown,
    ]
    projector.stop()
    settle(window)


def with_a_file(window: MainWindow, found: dict[str, Any]) -> None:
    """Show a picture on the second screen, and pull the cable."""
    files = own_folder() / "sessions" / "files"
    files.mkdir(parents=True)
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(files / "tree.png"))
    projector, show = window.projector, window.context.file_show
    there = ["laptop", "beamer"]
    projector._screens = lambda: [screen(name) for name in there]
    watch = window.context.watch
    assert watch is not None
    running = watch.state.timeline(window.context.now()).running
    assert running is not None
    show.press(running.id, "tree.png")
    settle(window)
    wall, bar = projector.wall, projector.bar
    assert wall is not None
    assert bar is not None
    seen = wall.grab().toImage()
    found["file"] = [
        wall.screen().name(),
        show.room.toTuple(),
        seen.pixelColor(seen.rect().center()).name(),
        bar.told.text(),
    ]
    there.remove("beamer")
    instance().screenRemoved.emit(screen("beamer"))
    settle(window)
    there.append("beamer")
    instance().screenAdded.emit(screen("beamer"))
    settle(window)
    found["file after the cable"] = [
        projector.wall is not None and projector.wall.picture.isNull(),
        show.name,
    ]
    projector.stop()
    settle(window)


def instance() -> QGuiApplication:
    found = QGuiApplication.instance()
    assert isinstance(found, QGuiApplication)
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]))) + "\n")
