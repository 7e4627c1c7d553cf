"""Where everyone begins: watch a sample, prepare an event, take over a file that was sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from toolkit.doors import behind
from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.page import Page
from toolkit.gui.pages.events import PAGE_OF, second_line, standing
from toolkit.gui.pages.start_cards import ChoiceCard
from toolkit.gui.pages.start_received import ReceivedCard
from toolkit.gui.pages.start_receiver import Receiver
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.pills import Pill
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent

    from toolkit.actions.showing import EventLine
    from toolkit.gui.context import Context
    from toolkit.model.errors import UserError


_NARROW = 800
"""Pixels of width below which three cards don't fit beside each other."""


class StartPage(Page):
    """Three large cards, and a line about the event that runs or comes next."""

    name = "start"

    def __init__(self, context: Context) -> None:
        """Make the page; it asks nobody for a password."""
        super().__init__(context)
        words = self.words
        self._line: EventLine | None = None
        self._sample = ChoiceCard(
            "run",
            words.say("Watch a sample"),
            words.say(
                "A consultation in the middle of its second day, with invented people. Try "
                "everything: nothing there is kept, and its clock can run sixty times as fast."
            ),
            words.say("Watch a sample"),
            "primary",
        )
        self._new = ChoiceCard(
            "prepare",
            words.say("Prepare an event"),
            words.say(
                "Choose a plan, a place and a start, and say how many come from each home. "
                "Everyone has a code at once; names can wait."
            ),
            words.say("Prepare an event"),
            "plain",
        )
        self._sent = ChoiceCard(
            "parcel",
            words.say("I was sent a file"),
            words.say(
                "A plan, an agenda, a list of people, a backup, or an event from another laptop. "
                "Choose it, or drop it anywhere on this page; nothing that you have is lost."
            ),
            words.say("Choose the file …"),
            "plain",
        )
        self._received = ReceivedCard(words)
        self._build()
        self.setAcceptDrops(True)
        self._sample.chosen.connect(context.sample_asked)
        self._new.chosen.connect(self._prepare)
        self._sent.chosen.connect(self._choose_file)
        self._receiver = Receiver(context, self._received, self._prepare, self)
        self._receiver.told.connect(self._reveal)
        context.events_changed.connect(self._refresh)

    def _build(self) -> None:
        words = self.words
        self._at_hand = QFrame()
        self._at_hand.setProperty("surface", "card")
        self._about = Label("", Type.BODY_STRONG, wrap=True)
        self._when = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self._pill = Pill()
        self._go_on = Button(words.say_c("button", "Go on"), "primary", icon="next")
        self._go_on.clicked.connect(self._take_up)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self._about)
        text.addWidget(self._when)
        row = QHBoxLayout(self._at_hand)
        row.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        row.setSpacing(Space.L)
        row.addLayout(text, 1)
        row.addWidget(self._pill)
        row.addWidget(self._go_on)
        self._at_hand.hide()
        cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        cards.setSpacing(Space.L)
        self._cards = cards
        for card in (self._sample, self._new, self._sent):
            cards.addWidget(card, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        column.setSpacing(Space.L)
        column.addWidget(Label(words.say("What would you like to do?"), Type.TITLE, wrap=True))
        column.addSpacing(Space.S)
        column.addLayout(cards)
        column.addWidget(self._at_hand)
        column.addWidget(self._received)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(inside)
        self._inside = inside
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.setFocusProxy(self._sample.button)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand the cards under each other where the page is narrow."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = event.size().width() < _NARROW
        self._cards.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def entered(self) -> None:
        """Say what runs or comes next."""
        self._refresh()
        self.setFocus()

    def _refresh(self) -> None:
        context = self.context
        if context.desk is None:
            return
        context.runner.do(
            lambda _: behind("event-lines")(context.at_desk()), self._filled, self._unread
        )

    def _filled(self, lines: list[EventLine]) -> None:
        self._receiver.has_events = bool(lines)
        self._line = next((line for line in lines if line.state != "closed"), None)
        self._at_hand.setVisible(self._line is not None)
        self._sample.button.set_kind("primary" if self._line is None else "plain")
        self.setFocusProxy(self._sample.button if self._line is None else self._go_on)
        if self._line is None:
            return
        words = self.words
        self._about.setText(self._line.title)
        self._when.setText(second_line(words, self._line))
        self._pill.show_status(*standing(words, self._line, self.context.now()))
        label = words.say("Go on with {event}", event=self._line.title)
        self._go_on.setAccessibleName(label)

    def _unread(self, _error: UserError) -> None:
        """Say nothing here of events that can't be read; the list of events says why."""
        self._at_hand.hide()

    def _take_up(self) -> None:
        line, context = self._line, self.context
        if line is not None:
            context.watch_event(line.id, lambda: context.go.emit(PAGE_OF[line.state]))

    def _prepare(self) -> None:
        self.context.new_event_asked = True
        self.context.go.emit("events")

    def _choose_file(self) -> None:
        words = self.words
        chooser = QFileDialog(self, words.say("I was sent a file"), documents())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters(
            [
                words.say("Plans, lists of people, backups, events of other laptops")
                + " (*.yaml *.yml *.docx *.xlsx *.csv *.interact-plan *.interact-backup "
                + "*.interact-team)",
                words.say("All files") + " (*)",
            ]
        )
        chooser.fileSelected.connect(lambda name: self.receive(Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._sent.set_lit(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Go back to how it was."""
        super().dragLeaveEvent(event)
        self._sent.set_lit(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Receive the file that was dropped; of several, the first."""
        self._sent.set_lit(False)
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            event.acceptProposedAction()
            self.receive(Path(names[0]))

    def receive(self, path: Path) -> None:
        """Find out what a file is and take it over, or say what must be decided first."""
        self._receiver.receive(path)

    def _reveal(self) -> None:
        """Scroll to what came of the file."""
        self._inside.updateGeometry()
        QTimer.singleShot(
            0, self._received, lambda: self._scroll.ensureWidgetVisible(self._received)
        )
