"""A window in which somebody marks the group, to be killed.

Run as ``gap_child.py FOLDER EVENT INSTANT``. It opens the Run page on a workspace at an instant,
presses keys without end, and tells each fact that was acknowledged, one line straight to file 1.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from toolkit.actions.desk import Desk
from toolkit.content.places import shipped
from toolkit.gui.clock import SampleClock
from toolkit.gui.context import Context
from toolkit.gui.look import fonts, theme
from toolkit.gui.look.tokens import LIGHT
from toolkit.gui.session import STAMP
from toolkit.gui.tasks import Runner
from toolkit.gui.window import MainWindow
from toolkit.model.instants import Instant
from toolkit.store.settings import Settings
from toolkit.store.workspace import Workspace
from toolkit.words import load


def main() -> None:
    folder, event, at = Path(sys.argv[1]), sys.argv[2], Instant(int(sys.argv[3]))
    app = QApplication(sys.argv)
    root = shipped()
    theme.apply(app, LIGHT)
    fonts.install(app, "en")
    clock = SampleClock(at)
    context = Context(
        words=load("en", root / "i18n"),
        settings=Settings.load(folder.parent / "child-settings.json"),
        runner=Runner(),
        root=root,
        folder=folder,
    )
    with Workspace.open(folder, now=clock.now) as workspace:
        context.clock = clock
        context.desk = Desk(workspace, clock.now)
        context.ticker.start(folder / STAMP)
        window = MainWindow(context)
        window.resize(1366, 768)
        window.show()
        context.watch_event(event, lambda: run(window, context))
        app.exec()


def run(window: MainWindow, context: Context) -> None:
    """Mark one after the other, and tell what was put on disk."""
    watch = context.watch
    assert watch is not None
    known = len(watch.facts)

    def told() -> None:
        nonlocal known
        ids = [fact.id.hex() for fact in watch.facts[known:]]
        known = len(watch.facts)
        os.write(1, f"ack {' '.join(ids)}\n".encode())

    watch.changed.connect(told)
    window.open_page("run")
    table = window.page.group.table  # type: ignore[union-attr]
    presses = 0

    def press() -> None:
        nonlocal presses
        QTest.keyClicks(table, str(presses % 8 + 1))
        QTest.keyClick(table, Qt.Key.Key_Down)
        presses += 1

    timer = QTimer(window)
    timer.timeout.connect(press)
    timer.start(15)


if __name__ == "__main__":
    main()
