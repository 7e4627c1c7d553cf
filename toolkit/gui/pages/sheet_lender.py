"""One restricted sheet from the page on which it is needed, shown by the system's PDF viewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from toolkit.doors import behind

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.actions.packing import About
    from toolkit.actions.printing import Press
    from toolkit.gui.context import Context


class SheetLender(QObject):
    """Composes sheets of the event at hand; each that leaves is a numbered copy, written down."""

    def __init__(self, context: Context, parent: QObject) -> None:
        """Work through ``context``."""
        super().__init__(parent)
        self._context = context
        self._press: Press | None = None

    def show(self, name: str, about: About | None = None) -> None:
        """Compose a sheet by its name (see ``toolkit.actions.packing.SHEETS``) and show it."""
        context, words = self._context, self._context.words
        watch = context.watch
        if watch is None:
            return
        event, root = watch.id, context.root / "i18n"

        def work(_: object) -> Path:
            # Kept, because the file lasts as long as the press that lent it.
            press = self._press = behind("press")(context.at_desk(), event, words.language, root)
            paper = press.one(name) if about is None else press.one(name, about)
            lent: Path = press.lend(paper)
            return lent

        context.runner.do(work, self._lent, label=words.say("Composing the sheet …"))

    def _lent(self, path: Path) -> None:
        context, words = self._context, self._context.words
        press, watch = self._press, context.watch
        facts = [] if press is None else press.take_facts()
        if watch is not None and facts and facts[0].event == watch.id:
            watch.take(facts)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            context.complain(words.say("No program here opens PDF files. Save the paper instead."))
