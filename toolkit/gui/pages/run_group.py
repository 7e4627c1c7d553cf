"""The group at the side of the Run page: who is here, marked in seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages import run_told
from toolkit.gui.pages.run_out import FEWEST, warn
from toolkit.gui.pages.run_top import make_roomy, tell
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.presence import PresenceTable
from toolkit.gui.widgets.text import Label
from toolkit.model.escort import adults_in_room, out_now
from toolkit.model.facts import Status
from toolkit.model.people import in_sessions, waiting_for_paper
from toolkit.model.plan import Kind
from toolkit.model.prompts import CountDue, is_counted
from toolkit.model.register import WITH_MINUTES
from toolkit.model.schedule import State
from toolkit.model.whereabouts import IN_HOUSE, where_at

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from toolkit.gui.pages.run_view import View
    from toolkit.model.facts import Marked
    from toolkit.model.whereabouts import Stay
    from toolkit.words import Words

WIDTH = 430
ROW = 36
PLUS, MINUS = frozenset("+="), frozenset("-−_")


class GroupSide(Card):
    """The group with its marks in the block in view, and how many were counted."""

    marked = Signal(list, str)
    """Mark these codes with this status, the minutes read off the clock."""
    minutes_set = Signal(list, str, int)
    """Mark these codes with this status and so many minutes."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.say("The group"), padding=Space.M)
        self._words = words
        self._view: View | None = None
        self._told = ("", "")
        self._statuses = run_told.status_words(words)
        self.setFixedWidth(WIDTH)
        self.table = PresenceTable(words.say("The group and who is here"), row_height=ROW)
        self.table.set_words(self._statuses)
        self.table.marked.connect(self.marked)
        self.table.selectionModel().currentChanged.connect(self._show_minutes)
        self.table.selectionModel().selectionChanged.connect(self._show_minutes)
        self.papers = Label("", Type.SECONDARY, tone="attention", wrap=True)
        self.alone = Label("", Type.CONTROL_STRONG, tone="attention", wrap=True)
        self.alone.hide()
        self.everyone = Button(words.say("Everyone present"), icon="tick")
        self.everyone.clicked.connect(self.mark_everyone)
        self.minutes = Label("", Type.CONTROL, tone="attention")
        self.less = Button("", icon="minus", hint=words.say("A minute less (−)"))
        self.more = Button("", icon="plus", hint=words.say("A minute more (+)"))
        self.less.clicked.connect(lambda: self.adjust(-1))
        self.more.clicked.connect(lambda: self.adjust(1))
        for button in (self.everyone, self.less, self.more):
            make_roomy(button)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(Space.XS, 0, Space.XS, 0)
        foot.setSpacing(Space.S)
        foot.addWidget(self.everyone)
        foot.addStretch(1)
        for widget in (self.minutes, self.less, self.more):
            foot.addWidget(widget)
        self.body.setSpacing(Space.XS)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.papers)
        self.body.addWidget(self.alone)
        self.body.addWidget(self._foot)

    def show_view(self, view: View) -> None:
        """Tell who is here in the block in view."""
        words = self._words
        self._view = view
        group = view.group()
        row, told = view.row, self._statuses
        stays = where_at(view.event) if row.state in (State.RUNNING, State.AHEAD) else {}
        self.table.set_rows(
            [run_told.presence_row(words, view, row, told, p, stays.get(p.code)) for p in group]
        )
        if not self.table.currentIndex().isValid() and group:
            first = self.table.model().index(0, 0)
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.table.selectionModel().setCurrentIndex(first, flag)
        waiting = sum(bool(waiting_for_paper(person)) for person in group)
        tell(
            self.papers,
            words.say_n(
                "{n} waits for a paper: cared for and counted, not in sessions.",
                "{n} wait for a paper: cared for and counted, not in sessions.",
                waiting,
            ),
        )
        self.papers.setVisible(waiting > 0)
        self._show_alone(view)
        self.everyone.setEnabled(bool(group))
        self._show_count(view)
        self._show_minutes()

    def _show_alone(self, view: View) -> None:
        """Warn while a child is out and too few adults are left in the room."""
        out = view.live and bool(out_now(view.event))
        adults = len(adults_in_room(view.event, view.now)) if out else FEWEST
        self.alone.setVisible(adults < FEWEST)
        if adults < FEWEST:
            tell(self.alone, warn(self._words, adults))

    def _show_count(self, view: View) -> None:
        told = self._count(view)
        if told != self._told:
            self._told = told
            self.set_aside(*told)

    def _count(self, view: View) -> tuple[str, str]:
        """Give the last headcount in words and its tone."""
        words = self._words
        counts = view.event.register.headcounts
        row = view.running
        due = row is not None and row.block.headcount and row.block.kind is not Kind.NIGHT
        if row is not None and due and not is_counted(view.event, CountDue(row.id, row.begin)):
            return words.say("not counted yet"), "attention"
        if not counts:
            return "", "soft"
        last = counts[-1]
        text = words.say(
            "{counted} of {expected} · {time}",
            counted=last.counted,
            expected=last.expected,
            time=run_told.clock(words, view, last.at),
        )
        return text, "attention" if last.short else "done"

    def mark_everyone(self) -> None:
        """Mark all present who may be in sessions.

        Who waits for a paper is left out, and who hasn't arrived, has left or is off site.
        """
        if self._view is None:
            return
        stays = where_at(self._view.event)
        codes = [
            person.code
            for person in self._view.group()
            if in_sessions(person) and _may_be_in(stays.get(person.code))
        ]
        if codes:
            self.marked.emit(codes, Status.PRESENT.value)

    def adjust(self, by: int) -> None:
        """Make the minutes missed more or fewer, for those selected whose mark has minutes."""
        found: dict[tuple[Status, int], list[str]] = {}
        for mark in self._marks():
            minutes = max(0, (mark.minutes or 0) + by)
            if minutes != mark.minutes:
                found.setdefault((mark.status, minutes), []).append(mark.person)
        for (status, minutes), codes in found.items():
            self.minutes_set.emit(codes, status.value, minutes)

    def _marks(self) -> list[Marked]:
        if self._view is None:
            return []
        codes = self.table.selected_codes() or [self.table.current_code()]
        register, block = self._view.event.register, self._view.row.id
        marks = [register.mark(block, code) for code in codes]
        return [mark for mark in marks if mark is not None and mark.status in WITH_MINUTES]

    def _show_minutes(self, *_: object) -> None:
        marks = self._marks()
        shown = bool(marks)
        if shown:
            tell(self.minutes, run_told.mark_text(self._words, self._statuses, marks[0]))
        for widget in (self.minutes, self.less, self.more):
            widget.setVisible(shown)
        self.less.setEnabled(any(mark.minutes for mark in marks))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take plus and minus for the minutes; anything else is for others."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if not held and event.text() in PLUS | MINUS and event.text():
            self.adjust(1 if event.text() in PLUS else -1)
            return
        super().keyPressEvent(event)


def _may_be_in(stay: Stay | None) -> bool:
    return stay is None or stay.where in IN_HOUSE
