"""The page Laptops: two laptops at one event, the files between them, and what they disagree on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from toolkit.actions import laptops
from toolkit.actions.team import open_questions, settle
from toolkit.actions.team_keys import key_for
from toolkit.gui.eventpage import EventPage
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.pages.laptops_questions import QuestionsCard
from toolkit.gui.pages.laptops_take import TakeCard
from toolkit.gui.pages.laptops_write import Stick, WriteCard
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.text import Label
from toolkit.words.laptops import laptop_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent

    from toolkit.actions.desk import Desk
    from toolkit.actions.laptops import Laptop
    from toolkit.gui.context import Context
    from toolkit.model.questions import Question
    from toolkit.store.teamfile import Key

_NARROW = 860
"""Pixels of width below which the cards stand under each other."""


class _Seen(NamedTuple):
    """What the page shows of an event."""

    event: str
    laptops: Sequence[Laptop]
    questions: Sequence[Question]
    names: dict[str, str]
    key: Key | None


class LaptopsPage(EventPage):
    """This laptop and its clock, a file to write, a file to take in, and the open questions."""

    name = "laptops"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self.questions = QuestionsCard(context)
        self.here = self._make_here()
        stick = Stick()
        self.writing = WriteCard(context, stick)
        self.taking = TakeCard(context, stick)
        self.no_event = Label(
            words.say("No event is at hand. Take in a file that holds one, or open one of yours."),
            Type.BODY,
            tone="soft",
            wrap=True,
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.L)
        column.addWidget(Label(words.say_c("page", "Laptops"), Type.TITLE))
        column.addWidget(self.no_event)
        column.addWidget(self.questions)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(Space.L)
        for cards in ((self.taking, self.here), (self.writing,)):
            side = QVBoxLayout()
            side.setSpacing(Space.L)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._across.addLayout(side, 1)
        column.addLayout(self._across)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.taking.asked.connect(lambda: area.ensureWidgetVisible(self.taking.open))
        self.setAcceptDrops(True)
        self.setFocusProxy(self.taking.choose)
        self.questions.answered.connect(self._answer)
        self._follow()

    def _make_here(self) -> Card:
        words = self.words
        card = Card(words.say("This laptop"))
        self.name_line = QLineEdit()
        self.name_line.setMaxLength(40)
        self.name_line.setPlaceholderText(words.say("Desk, night, group 2 …"))
        self.name_line.editingFinished.connect(self._rename)
        card.body.addWidget(Field(words.say("What this laptop is called"), self.name_line))
        self.clock = Label("", Type.BODY_STRONG, wrap=True)
        self.clock_told = Label("", Type.CONTROL, tone="soft", wrap=True)
        self.take_clock = Button(words.say("Take the clock"), icon="clock")
        self.take_clock.clicked.connect(self._take_clock)
        card.body.addWidget(self.clock)
        card.body.addWidget(self.clock_told)
        card.body.addWidget(self.take_clock, 0, Qt.AlignmentFlag.AlignLeading)
        self._passing = QVBoxLayout()
        self._passing.setSpacing(Space.S)
        card.body.addLayout(self._passing)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand the cards under each other where the page is narrow."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = event.size().width() < _NARROW
        self._across.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def entered(self) -> None:
        """Come to the front: show how things stand, and take in a file that was sent."""
        self._refresh()
        self.setFocus()
        sent, self.context.received_team = self.context.received_team, None
        if sent is not None:
            self.taking.take_in(sent)

    def _at_hand(self, *, other: bool) -> None:
        self._refresh()

    def _refresh(self) -> None:
        watch = self.context.watch
        self.no_event.setVisible(watch is None)
        self.writing.setVisible(watch is not None)
        self.here.setVisible(watch is not None)
        if watch is None:
            self.questions.show_questions((), {}, "")
            return
        desk, event = self.context.at_desk(), watch.id
        self.context.runner.do(lambda _: _look(desk, event), self._show)

    def _show(self, seen: _Seen) -> None:
        watch = self.context.watch
        if watch is None or watch.id != seen.event:
            return
        here = seen.laptops[0]
        if not self.name_line.hasFocus():
            self.name_line.setText(here.name)
        self.writing.show_key(seen.key)
        self.writing.show_laptop(here.name, here.device)
        self.questions.show_questions(seen.questions, seen.names, here.device)
        self._show_clock(here, seen.laptops[1:])

    def _show_clock(self, here: Laptop, others: Sequence[Laptop]) -> None:
        words = self.words
        empty(self._passing)
        self.take_clock.setVisible(not here.has_clock)
        if here.has_clock:
            self.clock.setText(words.say("This laptop runs the agenda."))
            self.clock_told.setText(
                words.say(
                    "Start, next, pause and the like are pressed here only. To pass it on, pass it "
                    "here and write a file, or take it there."
                )
                if others
                else words.say("Start, next, pause and the like are pressed here only.")
            )
            for laptop in others:
                name = laptop_name(words, laptop.name, laptop.device)
                button = Button(words.say("Pass it to {laptop}", laptop=name))
                button.clicked.connect(partial(self._pass_clock, laptop.device, name))
                self._passing.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            return
        holder = next(laptop for laptop in others if laptop.has_clock)
        name = laptop_name(words, holder.name, holder.device)
        self.clock.setText(words.say("{laptop} runs the agenda.", laptop=name))
        self.clock_told.setText(
            words.say(
                "Marks, counts, notes and children out are kept here all the same. Take the clock "
                "only if nobody presses Next there any more."
            )
        )

    def _rename(self) -> None:
        name = self.name_line.text()
        self.context.runner.do(
            lambda _: laptops.name_laptop(self.context.at_desk(), name), lambda _: self._refresh()
        )

    def _take_clock(self) -> None:
        watch = self.context.watch
        if watch is not None:
            self.context.act(
                lambda desk: laptops.take_clock(desk, watch.id),
                self.words.say("This laptop runs the agenda from now on."),
            )

    def _pass_clock(self, device: str, name: str) -> None:
        watch = self.context.watch
        if watch is not None:
            self.context.act(
                lambda desk: laptops.pass_clock(desk, watch.id, device),
                self.words.say("{laptop} runs the agenda from now on.", laptop=name),
            )

    def _answer(self, question: str, choice: int) -> None:
        watch = self.context.watch
        if watch is not None:
            self.context.act(
                lambda desk: settle(desk, watch.id, question, choice), self.words.say("Settled.")
            )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take in the file that was dropped; of several, the first."""
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            event.acceptProposedAction()
            self.taking.take_in(Path(names[0]))


def _look(desk: Desk, event: str) -> _Seen:
    """Read what the page shows; on the worker."""
    return _Seen(
        event,
        laptops.laptops(desk, event),
        open_questions(desk, event),
        laptops.names(desk),
        key_for(desk, event),
    )
