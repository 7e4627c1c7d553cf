"""The sheet of a search onto paper, at any moment, filled with what is known by then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from toolkit.doors import behind
from toolkit.gui.pages.printing_deliver import Delivery

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from toolkit.gui.context import Context
    from toolkit.gui.tasks import Progress


class SearchPrint(QObject):
    """Composes the sheet and asks which printer; without one, for a file.

    Once it says who is looked for it is restricted: a numbered copy, which is written down.
    """

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self.delivery = Delivery(context, page)

    def print_search(self, search: str) -> None:
        """Print the sheet of a search as it stands now."""
        context, watch = self._context, self._context.watch
        if watch is None:
            return
        event, words = watch.id, context.words

        def work(_: Progress) -> tuple[Any, Any]:
            press = behind("press")(context.at_desk(), event, words.language, context.root / "i18n")
            return press, press.one("not-found", behind("about-sheet")(search=search))

        def ready(made: tuple[Any, Any]) -> None:
            press, paper = made
            if paper.trouble is not None:
                context.runner.trouble.emit(paper.trouble)
                return
            self.delivery.ask_printer(press, paper)

        context.runner.do(work, ready, label=words.say("Composing the papers …"))
