"""Starts the window: decides the platform, puts on look and language, opens the workspace."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from toolkit.actions.places import default_workspace, own_folder, settings_file
from toolkit.content.places import shipped
from toolkit.doors import behind
from toolkit.gui.context import Context
from toolkit.gui.look import fonts, theme
from toolkit.gui.look.tokens import DARK, LIGHT
from toolkit.gui.tasks import Runner
from toolkit.gui.window import PAGES, MainWindow
from toolkit.store.settings import GEOMETRY, LANGUAGE, LAST_PAGE, THEME, Settings
from toolkit.words import for_window, load

if TYPE_CHECKING:
    from types import TracebackType

    from toolkit.gui.look.tokens import Palette
    from toolkit.model.errors import UserError

FONTS_AFTER = 500
"""Milliseconds after the first paint at which the fonts of other scripts are brought in."""

AMPLE = 1600
"""Pixels across from which on a screen has room for the window beside something else."""

DESKTOP = "interact-toolkit"
"""The name of the program's desktop entry, without its ending."""

TRACE = "INTERACT_TRACE_START"
"""When set, the moments of the start are told on the error stream and the program ends."""


def run(argv: list[str]) -> int:
    """Open the window and stay until it is closed.

    Gives 1 where there is no screen to open it on, and where another process holds the events.
    """
    trouble = no_screen()
    if trouble:
        sys.stderr.write(trouble + "\n")
        return 1
    application = QApplication.instance() or theme.make_application(DESKTOP)
    if not isinstance(application, QApplication):
        return 1
    # By this a desktop finds the entry with the name and the icon that belong to the window.
    application.setDesktopFileName(DESKTOP)
    window = make_window(application, folder_of(argv))
    tell_of_faults(window)
    traced = os.environ.get(TRACE) == "1"
    if traced:
        _trace(window)
    first = "events" if traced else "start" if "--sample" in argv else first_page(window)
    if "--sample" in argv:
        window.painted.connect(window.context.sample_asked)
    else:
        window.painted.connect(window.session.open_workspace)
    window.painted.connect(lambda: window.open_page(first))
    window.painted.connect(lambda: QTimer.singleShot(FONTS_AFTER, lambda: make_up(window)))
    held = end_if_held(window)
    show_first(window)
    status = application.exec()
    return 1 if held else status


def tell_of_faults(window: MainWindow) -> None:
    """Tell a fault of the window itself as one of the worker is told, instead of doing nothing."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            window.context.runner.bug.emit(error)

    sys.excepthook = tell


def show_first(window: MainWindow) -> None:
    """Show the window as it stood last; the first time it fills a small screen."""
    across = window.screen().availableGeometry().width()
    if across < AMPLE and not window.context.settings.get(GEOMETRY):
        window.showMaximized()
    else:
        window.show()


def end_if_held(window: MainWindow) -> list[UserError]:
    """End the program if its first opening finds the events held by another process.

    Gives a list that the refusal is put into.
    """
    session = window.session
    found: list[UserError] = []

    def failed(error: UserError) -> None:
        if error.code == "workspace-held":
            found.append(error)
            behind("held")(window, error)

    def stands() -> None:
        # Whoever comes back from the sample later is told so in the window, and stays.
        session.failed.disconnect(failed)
        session.opened.disconnect(stands)
        session.locked.disconnect(stands)

    session.failed.connect(failed)
    session.opened.connect(stands)
    session.locked.connect(stands)
    return found


def make_up(window: MainWindow) -> None:
    """Bring in what the start left out: fonts, for which the system's stood in, and Qt's words."""
    fonts.install_rest()
    behind("qt-words")(QApplication.instance(), window.context.words.language)
    window.update()


def no_screen() -> str:
    """Say why no window can open here, or nothing; Qt itself would only abort."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    return (
        "There is no screen to open the window on. Start it on a desktop, or run a command "
        "instead: python main.py --help"
    )


def folder_of(argv: list[str]) -> Path:
    """Give the workspace that was named, or the person's own."""
    for position, word in enumerate(argv):
        if word == "--workspace" and position + 1 < len(argv):
            return Path(argv[position + 1])
        if word.startswith("--workspace="):
            return Path(word.partition("=")[2])
    return default_workspace()


def make_window(
    application: QApplication, folder: Path, settings: Settings | None = None
) -> MainWindow:
    """Put on look and language and make the window, not yet shown."""
    kept = Settings.load(settings_file()) if settings is None else settings
    root = shipped()
    words = load(language_of(kept, root), root / "i18n", own_folder() / "i18n")
    theme.put_on(application, palette_of(kept, application))
    fonts.install(application, words.language)
    context = Context(words=words, settings=kept, runner=Runner(), root=root, folder=folder)
    return MainWindow(context)


def language_of(settings: Settings, root: Path) -> str:
    """Give the language chosen, else the system's where there is one of ours, else English."""
    chosen = settings.get(LANGUAGE)
    if chosen:
        return chosen
    system = QLocale.system().bcp47Name().split("-")[0]
    if system == "en":
        return "en"
    return system if any(state.language == system for state in for_window(root / "i18n")) else "en"


def palette_of(settings: Settings, application: QApplication) -> Palette:
    """Give the look chosen, else the system's."""
    chosen = settings.get(THEME)
    if chosen == "system":
        dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if chosen == "dark" else LIGHT


def first_page(window: MainWindow) -> str:
    """Give the last page, or the start page."""
    last = window.context.settings.get(LAST_PAGE)
    return last if last in PAGES else "start"


def retell(context: Context, language: str | None = None) -> None:
    """Put another language or look on the whole window, without a restart."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    if language is not None:
        context.words = load(language, context.root / "i18n", own_folder() / "i18n")
        fonts.install(application, context.words.language)
        behind("qt-words")(application, context.words.language)
    theme.apply(application, palette_of(context.settings, application))
    context.retold.emit()


def _trace(window: MainWindow) -> None:
    def tell(word: str) -> None:
        sys.stderr.write(word + "\n")
        sys.stderr.flush()

    def filled() -> None:
        tell("filled")
        QTimer.singleShot(0, window.close)

    window.painted.connect(lambda: tell("painted"))
    window.context.filled.connect(filled)
