"""The days of a plan in fields: title, opening, order; one more or one fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.editor_form import Line, clean, set_read_only
from toolkit.gui.pages.editor_numbers import Clock
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from toolkit.gui.pages.editor_hands import Hands
    from toolkit.model.plan import Day, Plan
    from toolkit.words import Words


class _DayRow(QFrame):
    """One day: its number, when it opens, its title, and where it comes."""

    def __init__(self, words: Words, hands: Hands, at: int) -> None:
        super().__init__()
        self._hands, self._at = hands, at
        number = words.number(at + 1)
        name = words.say("Day {number}", number=number)
        self.title = Line(words.say("Day {number}: title", number=number), self._set_title)
        self.start = Clock(
            words.say("Day {number}: opens at", number=number),
            lambda minutes: hands.change_day(at, start=minutes),
        )
        self.start.setMinimumWidth(92)
        self.earlier = self._button("chevron-up", words.say("{day} earlier", day=name))
        self.later = self._button("chevron-down", words.say("{day} later", day=name))
        self.gone = self._button(
            "trash", words.say("Remove {day}; its blocks are parked", day=name)
        )
        self.earlier.clicked.connect(lambda: hands.move_day(at, at - 1))
        self.later.clicked.connect(lambda: hands.move_day(at, at + 1))
        self.gone.clicked.connect(lambda: hands.remove_day(at))
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(Label(name, Type.CONTROL_STRONG, wrap=True), 1)
        head.addWidget(self.start)
        for button in (self.earlier, self.later, self.gone):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.S)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(self.title)

    def _button(self, icon: str, hint: str) -> Button:
        button = Button("", "quiet", icon=icon, hint=hint)
        button.setProperty("bare", "true")
        return button

    def _set_title(self, text: str) -> str:
        title = " ".join(clean(text).split())
        if title:
            self._hands.change_day(self._at, title=title)
        return ""

    def show_day(self, day: Day, *, last: bool) -> None:
        """Show a day."""
        self.title.show_text(day.title)
        self.start.show_minutes(day.start)
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(not last)
        self.gone.setEnabled(not (last and self._at == 0))

    def set_read_only(self, *, read_only: bool) -> None:
        """Let it be read only."""
        set_read_only((self.title, self.start), read_only=read_only)
        for button in (self.earlier, self.later, self.gone):
            button.setVisible(not read_only)


class DaysPart(QWidget):
    """All days, and a button for one more."""

    gone_to = Signal(int)
    """The keyboard came to a day's fields; 0 is the first."""

    def __init__(self, words: Words, hands: Hands) -> None:
        """Begin empty."""
        super().__init__()
        self._words, self._hands = words, hands
        self._days: tuple[Day, ...] = ()
        self._read_only = False
        self.rows: list[_DayRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.add_button = Button(words.say("Add a day"), "quiet", icon="plus")
        self.add_button.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Label(words.say("Days"), Type.SECONDARY_STRONG, tone="soft"))
        column.addLayout(self._lines)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)

    def show_plan(self, plan: Plan) -> None:
        """Show a plan's days."""
        if plan.days is self._days:
            return
        self._days = plan.days
        while len(self.rows) < len(plan.days):
            row = _DayRow(self._words, self._hands, len(self.rows))
            row.set_read_only(read_only=self._read_only)
            for field in (row.title, row.start):
                field.installEventFilter(self)
                field.setProperty("day", len(self.rows))
            self.rows.append(row)
            self._lines.addWidget(row)
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(plan.days))
            if at < len(plan.days):
                row.show_day(plan.days[at], last=at == len(plan.days) - 1)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let all be read only."""
        self._read_only = read_only
        self.add_button.setVisible(not read_only)
        for row in self.rows:
            row.set_read_only(read_only=read_only)

    def _add(self) -> None:
        words, last = self._words, len(self._days) - 1
        title = words.say("Day {number}", number=words.number(last + 2))
        self._hands.add_day(last, title, words.say("New block"))
        self.gone_to.emit(last + 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Say which day's fields the keyboard came to."""
        if event.type() == QEvent.Type.FocusIn:
            self.gone_to.emit(int(watched.property("day")))
        return super().eventFilter(watched, event)
