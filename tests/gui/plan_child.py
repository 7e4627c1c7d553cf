"""A window in which somebody changes a plan, to be killed.

Run as ``plan_child.py FOLDER PLAN``. It opens the editor on the plan's file, chooses the block
``talk`` and makes it five minutes longer by a key; then it goes on running.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from toolkit.content.places import shipped
from toolkit.gui.context import Context
from toolkit.gui.look import fonts, theme
from toolkit.gui.look.tokens import LIGHT
from toolkit.gui.pages.editor import EditorPage
from toolkit.gui.tasks import Runner
from toolkit.gui.window import MainWindow
from toolkit.store.settings import Settings
from toolkit.words import load


def main() -> None:
    folder, plan = Path(sys.argv[1]), sys.argv[2]
    app = QApplication(sys.argv)
    root = shipped()
    theme.apply(app, LIGHT)
    fonts.install(app, "en")
    context = Context(
        words=load("en", root / "i18n"),
        settings=Settings.load(folder / "child-settings.json"),
        runner=Runner(),
        root=root,
        folder=folder / "child-workspace",
    )
    # Only what was put down beside the file may tell of the change afterwards.
    context.open_plan._save_timer.setInterval(3_600_000)
    window = MainWindow(context)
    window.resize(1366, 768)
    window.show()
    context.open_plan.open(plan, lambda: QTimer.singleShot(0, lambda: change(window, context)))
    app.exec()


def change(window: MainWindow, context: Context) -> None:
    """Make a block longer, as a person does."""
    window.open_page("editor")
    page = window.page
    assert isinstance(page, EditorPage)
    context.open_plan.choose("talk")
    QTest.keyClick(page.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


if __name__ == "__main__":
    main()
