"""Pages that belong together: one button on the rail, and a switch between them above each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from toolkit.gui.look.tokens import Space
from toolkit.gui.widgets.pills import Chip

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.words import Words

FAMILIES: Final = {
    "plans": ("plans", "editor", "differences", "plan-words"),
    "handover": ("handover", "rollcall"),
    "team": ("rota", "logs", "concerns", "laptops"),
    "print": ("print", "paper"),
    "run": ("run",),
}
"""The pages of each button on the rail; the first is where the button leads."""

_AWAY: Final = {"notfound": "run", "concern": "run", "night": "run"} | {
    "planimport": "plans",
    "plan-merge": "plans",
}
"""Pages that come up out of a family without standing in its switch."""


def first_of(name: str) -> str:
    """Give the page that a button of the rail leads to; any other name is a page's own."""
    return FAMILIES.get(name, (name,))[0]


def head_of(page: str) -> str:
    """Give the button of the rail that a page belongs to."""
    if page in _AWAY:
        return _AWAY[page]
    return next((head for head, pages in FAMILIES.items() if page in pages), page)


def switch(context: Context, page: str) -> QWidget | None:
    """Make the switch that stands above a page; ``None`` for one that has no sisters."""
    pages = FAMILIES.get(head_of(page), ())
    if page not in pages or len(pages) == 1:
        return None
    return _Switch(context, page, pages)


def label(words: Words, page: str) -> str:
    """Name a page in the switch of its family."""
    return {
        "plans": lambda: words.say_c("tab", "All plans"),
        "editor": lambda: words.say_c("tab", "Editor"),
        "differences": lambda: words.say_c("tab", "Differences"),
        "plan-words": lambda: words.say_c("tab", "Translation"),
        "handover": lambda: words.say_c("tab", "Hand-over"),
        "rollcall": lambda: words.say_c("tab", "Roll-call (F6)"),
        "rota": lambda: words.say_c("tab", "Shifts"),
        "logs": lambda: words.say_c("tab", "Logs"),
        "concerns": lambda: words.say_c("tab", "Concerns"),
        "laptops": lambda: words.say_c("tab", "Laptops"),
        "print": lambda: words.say_c("tab", "Print"),
        "paper": lambda: words.say_c("tab", "Enter from paper"),
    }[page]()


class _Switch(QWidget):
    """Chips, one a page; the one in front is filled."""

    def __init__(self, context: Context, page: str, pages: tuple[str, ...]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.M, Space.XL, 0)
        row.setSpacing(Space.S)
        for name in pages:
            chip = Chip(label(context.words, name))
            chip.setCheckable(True)
            chip.setChecked(name == page)
            chip.clicked.connect(lambda _=False, n=name, c=chip: self._chosen(context, n, c, page))
            row.addWidget(chip)
        row.addStretch(1)

    def _chosen(self, context: Context, name: str, chip: Chip, page: str) -> None:
        # Each page has a switch of its own, in which its own chip stays filled.
        chip.setChecked(name == page)
        if name != page:
            context.go.emit(name)
