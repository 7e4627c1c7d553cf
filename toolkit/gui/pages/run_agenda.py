"""The day's agenda at the side of the Run page, with ways to the other days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.pages import run_told
from toolkit.gui.pages.run_top import make_roomy, tell
from toolkit.gui.widgets.agenda import AgendaList
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label
from toolkit.model.laying import day_dates

if TYPE_CHECKING:
    from toolkit.gui.pages.run_view import View
    from toolkit.words import Words


class AgendaSide(QWidget):
    """One day of the agenda; it follows the clock until another day is leafed to."""

    chosen = Signal(str)
    """A person chose a block to look at."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._view: View | None = None
        self._day = 0
        self.title = Label("", Type.BODY_STRONG, wrap=True)
        self.before = self._leaf("back", words.say("The day before"), -1)
        self.after = self._leaf("next", words.say("The day after"), 1)
        self.list = AgendaList(words.say("Agenda of the day"))
        self.list.chosen.connect(self.chosen)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.setContentsMargins(Space.S, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def _leaf(self, icon: str, hint: str, step: int) -> Button:
        button = Button("", "quiet", icon=icon, hint=hint)
        button.setIconSize(QSize(Size.ICON - 4, Size.ICON - 4))
        button.setProperty("bare", True)
        make_roomy(button)
        button.clicked.connect(lambda: self._leaf_to(step))
        return button

    def _leaf_to(self, step: int) -> None:
        if self._view is None:
            return
        shown = self._day or self._view.day
        self._day = min(max(1, shown + step), len(self._view.event.plan.days))
        if self._day == self._view.day:
            self._day = 0
        self.show_view(self._view)

    def follow(self) -> None:
        """Show today again."""
        self._day = 0

    def show_view(self, view: View) -> None:
        """Tell the day's blocks as they stand."""
        self._view = view
        day = self._day or view.day
        words = self._words
        date = day_dates(view.event.plan, view.event.start, view.event.zone)[day - 1]
        title = words.content(view.event.plan.days[day - 1].title)
        tell(self.title, words.say("{a} · {b}", a=words.weekday(date), b=title))
        days = len(view.event.plan.days)
        self.before.setVisible(days > 1)
        self.after.setVisible(days > 1)
        self.before.setEnabled(day > 1)
        self.after.setEnabled(day < days)
        self.list.set_rows([run_told.agenda_row(words, view, row) for row in view.rows_of(day)])
