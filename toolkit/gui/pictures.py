"""Pictures of every page on the sample event, light and dark, taken without a screen."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from toolkit.content.places import Places
from toolkit.gui import app, families
from toolkit.gui.clock import SampleClock
from toolkit.gui.look import fonts
from toolkit.gui.projector_view import ProjectorView
from toolkit.gui.window import PAGES
from toolkit.store.settings import LANGUAGE, THEME, Settings, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from toolkit.gui.window import MainWindow

SIZE = (1366, 768)
"""The smallest screen that laptops in the field have."""
SHOWN = (
    *(page for name in PAGES for page in families.FAMILIES.get(name, (name,))),
    *("concern", "settings", "help"),
)
"""Every page that follows the look."""
DARK_ALWAYS = ("night", "notfound")
"""Pages with a look of their own, taken once."""
PROJECTOR = "projector"
PLAN = "consultation-72h"
LOOKS: tuple[Theme, ...] = ("light", "dark")
_PATIENCE_MS = 120_000
_WAKE_MS = 50
_KNOWN = ("This plugin does not support", "OpenType support missing")
_BREATHS = 3
"""Turns of the event loop in which a page comes to rest once the worker has nothing to do."""


def take_pictures(folder: Path, root: Path, language: str = "en") -> list[Path]:
    """Save every page of the sample event as ``PAGE-light.png`` and ``PAGE-dark.png``.

    ``root`` is the folder with the content. The settings of whoever asks are neither read nor
    changed. Give the files in the order in which they were written.
    """
    application = QApplication.instance() or QApplication(["interact-toolkit"])
    if not isinstance(application, QApplication):
        raise TypeError(type(application))
    folder.mkdir(parents=True, exist_ok=True)
    before = qInstallMessageHandler(_tell)
    try:
        return _open_and_take(application, folder, root, language)
    finally:
        qInstallMessageHandler(before)


def _tell(_kind: object, _where: object, text: str) -> None:
    """Pass on what Qt says, save that a platform without a screen lacks what screens have."""
    if not text.startswith(_KNOWN):
        sys.stderr.write(text + "\n")


def _open_and_take(
    application: QApplication, folder: Path, root: Path, language: str
) -> list[Path]:
    with tempfile.TemporaryDirectory(prefix="interact-pictures-") as scratch:
        settings = Settings.load(Path(scratch) / "settings.json")
        settings.set(LANGUAGE, language)
        window = app.make_window(application, Path(scratch) / "workspace", settings)
        window.context.root = root
        fonts.install_rest()
        window.resize(*SIZE)
        window.show()
        try:
            return _take(window, folder, settings)
        finally:
            window.close()
            window.deleteLater()
            QEventLoop().processEvents()


def _take(window: MainWindow, folder: Path, settings: Settings) -> list[Path]:
    context = window.context
    window.session.open_sample()
    _wait(window, lambda: context.watch is not None)
    moment = context.now()
    # Nothing of one's own is in a picture; the sample's plan is at hand on the pages of plans.
    context.open_plan.places = Places(context.root)
    context.open_plan.open(PLAN)
    _rest(window)
    taken = []
    for look in LOOKS:
        settings.set(THEME, look)
        app.retell(context)
        for page in SHOWN:
            if isinstance(context.clock, SampleClock):
                # The same minute on every picture, however long the others took.
                context.clock.set(moment)
            window.open_page(page)
            _rest(window)
            taken.append(_save(window, folder / f"{page}-{look}.png"))
        taken.append(_projector(window, folder / f"{PROJECTOR}-{look}.png"))
    for page in DARK_ALWAYS:
        window.open_page(page)
        _rest(window)
        taken.append(_save(window, folder / f"{page}.png"))
    return taken


def _projector(window: MainWindow, path: Path) -> Path:
    """Take the projector as a second screen of the same size would show it."""
    view = ProjectorView(window.context.words)
    view.resize(*SIZE)
    projector = window.projector
    projector.add(view)
    _rest(window)
    projector.refresh()
    try:
        return _save(view, path)
    finally:
        projector.remove(view)
        view.deleteLater()


def _save(widget: QWidget, path: Path) -> Path:
    widget.grab().save(str(path))
    return path


def _rest(window: MainWindow) -> None:
    """Let the page in front fill itself and come to rest."""
    loop = QEventLoop()
    for _ in range(_BREATHS):
        loop.processEvents()
        _wait(window, lambda: True)
    loop.processEvents()


def _wait(window: MainWindow, until: Callable[[], bool]) -> None:
    """Let the window work until something is so; what went wrong then shows on the picture."""
    loop = QEventLoop()
    alarm = QTimer()
    alarm.start(_WAKE_MS)
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not (window.context.runner.idle and until()) and not deadline.hasExpired():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
