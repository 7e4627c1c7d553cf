"""How the sheets lie on the screen: times beside marks, below them what will be taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.pages.paperentry_marks import MarkSheet
from toolkit.gui.pages.paperentry_times import TimeSheet
from toolkit.gui.pages.paperentry_told import key_line
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.text import Label
from toolkit.model.facts import Status
from toolkit.words.statuses import status_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from toolkit.words import Words

BESIDE = 1080
"""Pixels from which times and marks lie beside each other."""
_TOLD = 116
_LINE = 26
"""The most that what is told takes up, in pixels; more of it scrolls."""


class EveryoneRow(QWidget):
    """A button below each session: everyone present whose cell is empty."""

    pressed = Signal(int)
    """For the session of this column, counted from 0."""

    def __init__(self, words: Words, sheet: MarkSheet) -> None:
        super().__init__()
        self._words = words
        self._sheet = sheet
        self.label = Label(words.say("Everyone present"), Type.SECONDARY, tone="soft", wrap=True)
        self.label.setParent(self)
        self.buttons: list[Button] = []
        sheet.viewport().installEventFilter(self)
        sheet.horizontalHeader().sectionResized.connect(self.place)
        sheet.horizontalScrollBar().valueChanged.connect(self.place)

    def set_sessions(self, titles: Sequence[str], enabled: Sequence[bool]) -> None:
        """Make a button for each session."""
        if [b.toolTip() for b in self.buttons] != [self._hint(title) for title in titles]:
            for button in self.buttons:
                button.hide()
                button.deleteLater()
            self.buttons = []
            for at, title in enumerate(titles):
                button = Button("", icon="tick", hint=self._hint(title), parent=self)
                button.clicked.connect(lambda _=False, n=at: self.pressed.emit(n))
                button.show()
                self.buttons.append(button)
        for button, on in zip(self.buttons, enabled, strict=True):
            button.setEnabled(on)
        self.place()

    def _hint(self, title: str) -> str:
        return self._words.say("Everyone present in {block}; what is filled in stays", block=title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the sheet when it changes its width."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lie below the sheet's columns."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put each button in the middle below its column."""
        sheet = self._sheet
        code = sheet.columnWidth(0)
        room = QRect(0, 0, code, 1000)
        words = QFontMetrics(font(Type.SECONDARY)).boundingRect(
            room, int(Qt.TextFlag.TextWordWrap), self.label.text()
        )
        height = max(Size.FIELD, words.height() + Space.M)
        self.setFixedHeight(height + Space.XS)
        self.label.setGeometry(sheet.column_left(0), 0, code, height)
        for at, button in enumerate(self.buttons):
            wide = min(sheet.columnWidth(at + 1) - Space.S, 72)
            left = sheet.column_left(at + 1) + (sheet.columnWidth(at + 1) - wide) // 2
            button.setGeometry(left, 0, wide, Size.FIELD)


class Choices(QWidget):
    """Chips of which one is chosen."""

    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, Space.S)
        self.chips: dict[int, Chip] = {}

    def set_choices(self, named: Sequence[tuple[int, str]], chosen: int) -> None:
        """Offer these numbers under their names."""
        if {number: chip.text() for number, chip in self.chips.items()} != dict(named):
            empty(self._flow)
            self.chips = {}
            for number, text in named:
                chip = Chip(text)
                chip.setCheckable(True)
                chip.setAutoExclusive(True)
                chip.clicked.connect(lambda _=False, n=number: self.chosen.emit(n))
                self.chips[number] = chip
                self._flow.addWidget(chip)
        for number, chip in self.chips.items():
            chip.setChecked(number == chosen)


class EntryView(QWidget):
    """The sheets of one day."""

    day_chosen = Signal(int)
    part_chosen = Signal(int)
    as_planned = Signal()
    taken = Signal()
    dropped = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        statuses = {status.value: status_name(words, status) for status in Status}
        self.times = TimeSheet(words.say("Times and headcounts of the day"))
        self.marks = MarkSheet(words.say("Who took part"), statuses)
        self.everyone = EveryoneRow(words, self.marks)
        self.planned = Button(words.say("As planned"), icon="clock")
        self.planned.setToolTip(words.say("Fills in the planned time where none is known"))
        self.planned.clicked.connect(self.as_planned)
        self.days = Choices(words.say("Days"))
        self.days.chosen.connect(self.day_chosen)
        self.parts = Choices(words.say("Sheets of the day"))
        self.parts.chosen.connect(self.part_chosen)
        self.keys = Label(key_line(words), Type.SECONDARY, tone="soft", wrap=True)
        self.none = Label(words.say("No session on this day."), Type.BODY, tone="soft", wrap=True)
        self.waiting = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self.news = Label("", Type.CONTROL, wrap=True)
        self.changes = Label("", Type.CONTROL, tone="accent", wrap=True)
        self.trouble = Label("", Type.CONTROL, tone="attention", wrap=True)
        self.take = Button(words.say("Take over (Ctrl+Enter)"), "primary", icon="tick")
        self.take.clicked.connect(self.taken)
        self.drop = Button(words.say("Drop what is typed"), icon="trash")
        self.drop.clicked.connect(self.dropped)
        self._lay()

    def _lay(self) -> None:
        words = self._words
        head = QHBoxLayout()
        head.setSpacing(Space.L)
        head.addWidget(Label(words.say("Enter from paper"), Type.TITLE, wrap=True), 1)
        head.addWidget(self.days, 2)
        times = Card(words.say("Times and headcounts"), flush=True)
        times.add_action(self.planned)
        times.body.addWidget(self._hint(words.say("1610 or 16:10 · Space: as planned · + − 1 min")))
        times.body.addWidget(self.times, 1)
        marks = Card(words.say("Who took part"), flush=True)
        marks.body.addWidget(self.parts)
        marks.body.addWidget(self.keys)
        self.keys.setContentsMargins(Space.M, 0, Space.M, 0)
        marks.body.addWidget(self.none)
        self.none.setContentsMargins(Space.M, 0, Space.M, 0)
        marks.body.addWidget(self.marks, 1)
        marks.body.addWidget(self.everyone)
        marks.body.addStretch(0)
        self._sheets = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sheets.setSpacing(Space.L)
        self._sheets.addWidget(times, 5)
        self._sheets.addWidget(marks, 7)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addLayout(self._sheets, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(self._foot())

    def _hint(self, text: str) -> Label:
        label = Label(text, Type.SECONDARY, tone="soft", wrap=True)
        label.setContentsMargins(Space.M, 0, Space.M, 0)
        return label

    def _foot(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for label in (self.trouble, self.changes, self.news, self.waiting):
            column.addWidget(label)
        column.addStretch(1)
        self._told = QScrollArea()
        self._told.setFrameShape(QFrame.Shape.NoFrame)
        self._told.setWidgetResizable(True)
        self._told.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._told.setWidget(inside)
        self._told.setFixedHeight(2 * _LINE)
        buttons = QWidget()
        flow = FlowLayout(buttons, Space.S)
        flow.addWidget(self.take)
        flow.addWidget(self.drop)
        foot = QFrame()
        foot.setProperty("surface", "bar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(Space.XXL, Space.M, Space.XXL, Space.M)
        row.setSpacing(Space.L)
        row.addWidget(self._told, 3)
        row.addWidget(buttons, 2)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the sheets beside each other where there is room."""
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        directions = QBoxLayout.Direction
        self._sheets.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def show_days(self, days: Sequence[tuple[int, str]], chosen: int) -> None:
        """Offer the days that have come."""
        self.days.set_choices(days, chosen)

    def show_parts(self, count: int, chosen: int) -> None:
        """Offer a day's sheets, where it has several."""
        words = self._words
        named = [
            (n, words.say("Sheet {number} of {all}", number=n + 1, all=count)) for n in range(count)
        ]
        self.parts.set_choices(named if count > 1 else [], chosen)
        self.parts.setVisible(count > 1)

    def tell(
        self,
        news: Sequence[str],
        changes: Sequence[str],
        troubles: Sequence[str],
        *,
        typed: bool,
    ) -> None:
        """Say before it is done what would be taken over, what changes, and what can't be."""
        words = self._words
        said = words.say("Will be taken over: {list}.", list=words.join(news)) if news else ""
        for label, lines in (
            (self.trouble, troubles),
            (self.changes, changes),
            (self.news, [said] if said else []),
        ):
            label.setText("\n".join(lines))
            label.setVisible(bool(lines))
        idle = words.say("What you type stays here until you take it over.")
        if typed:
            idle = words.say("All of this is known already.")
        self.waiting.setText(idle)
        self.waiting.setVisible(not (news or changes or troubles))
        self.take.setEnabled(bool(news or changes) and not troubles)
        self.drop.setEnabled(typed)
        count = len(troubles) + len(changes) + bool(news)
        self._told.setFixedHeight(min(_TOLD, max(2, count) * _LINE))
