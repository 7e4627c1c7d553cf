"""The logs page: what the day tells the night and the night the day, written, read and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from toolkit.actions import team_logs
from toolkit.gui.eventpage import EventPage
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.logs_entry import EarlierCard, LogCard, when
from toolkit.gui.pages.logs_known import KnownCard
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.logbook import fold_logs, not_signed, turn_at, turns

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from toolkit.gui.context import Context
    from toolkit.model.event import Event
    from toolkit.model.logbook import Turn

_WIDE = 820
"""Pixels of the page from which what is known stands beside the log rather than below."""


class LogsPage(EventPage):
    """The log at hand beside what is known, earlier ones below."""

    name = "logs"

    def __init__(self, context: Context) -> None:
        """Make the page; it fills itself when it comes to the front."""
        super().__init__(context)
        words = self.words
        self._chosen = ""
        self._minute = -1
        self._shown: tuple[object, ...] = ()
        self.log = LogCard(words)
        self.known = KnownCard(words)
        self.told = Label("", Type.BODY, tone="soft", wrap=True)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(Space.L)
        self._across.addWidget(self.log, 3)
        self._across.addWidget(self.known, 2)
        self._earlier_title = Label(words.say("Earlier logs"), Type.CARD)
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(Space.M)
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        whole.setSpacing(Space.M)
        whole.addWidget(self.told)
        whole.addLayout(self._across)
        whole.addWidget(self._earlier_title)
        whole.addLayout(self._earlier)
        whole.addStretch(1)
        ask = words.say("No event is at hand. Choose the one whose logs you want to read.")
        self._pile("note", ask, made)
        self._wire()
        self._follow()

    def _wire(self) -> None:
        context = self.context
        context.ticker.tick.connect(self._tick)
        self.log.written.connect(self._write)
        self.log.signed.connect(self._sign)
        self.log.sat.connect(lambda code: context.desk_asked.emit("sit", code))
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self.log.editor)
        shortcut.activated.connect(self.log.write_button.click)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put what is known below the log where there is no room beside it."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._across.setDirection(across if self.width() >= _WIDE else down)

    def entered(self) -> None:
        """Show what is true now, the keyboard on what is to be done."""
        self._chosen = ""
        self._refresh()
        if self._watch is None:
            self.empty.setFocus()
        else:
            self.log.take_up()

    def _at_hand(self, *, other: bool) -> None:
        if other:
            self._chosen = ""
        self._stack.setCurrentIndex(0 if self._watch is None else 1)
        super()._at_hand(other=other)

    def _tick(self, now: Instant) -> None:
        if self.isVisible() and now // MINUTE != self._minute:
            self._refresh()

    def _refresh(self) -> None:
        watch = self._watch
        if watch is None or self.context.clock is None:
            return
        event, now = watch.state, self.context.now()
        self._minute = now // MINUTE
        turn = self._turn(event, now)
        self.told.setText(self._summary(event, turn))
        self.told.setVisible(bool(self.told.text()))
        for part in (self.log, self.known):
            part.setVisible(turn is not None)
        if turn is not None:
            desk = self.context.desk
            self.log.show_turn(event, turn, desk.person if desk is not None else "")
            self.known.show_turn(event, turn, now)
        self._show_earlier(event, turn, now)

    def _turn(self, event: Event, now: Instant) -> Turn | None:
        """Give the turn at hand: the one gone to, the one being typed, else the last to open."""
        kept = self._chosen
        if not kept and self.log.busy and self.log.turn is not None:
            kept = self.log.turn.log
        chosen = next((turn for turn in turns(event) if turn.log == kept), None)
        return chosen or turn_at(event, now)

    def _summary(self, event: Event, turn: Turn | None) -> str:
        words = self.words
        if turn is not None:
            return ""
        every = turns(event)
        if not every:
            return words.say("This plan has no night: nobody hands over to a night shift.")
        return words.say(
            "The first log is due from {when}, in the quiet time before the night.",
            when=when(words, event, every[0].opens),
        )

    def _show_earlier(self, event: Event, turn: Turn | None, now: Instant) -> None:
        others = [each for each in turns(event) if each.opens <= now and each != turn]
        logs = event.folded(fold_logs)
        shown = [(each.log, logs.get(each.log), not_signed(event, each)) for each in others]
        if (event.id, shown) == self._shown:
            return
        self._shown = (event.id, shown)
        empty(self._earlier)
        self._earlier_title.setVisible(bool(others))
        for each in reversed(others):
            card = EarlierCard(self.words, event, each)
            card.opened.connect(self._open)
            self._earlier.addWidget(card)

    def _open(self, log: str) -> None:
        self._chosen = log
        self._refresh()
        self.log.take_up()

    def _write(self, text: str) -> None:
        watch, turn = self._watch, self.log.turn
        if watch is None or turn is None:
            return
        event = watch.id
        self.context.act(
            lambda desk: team_logs.write_log(desk, event, turn.name, turn.day, text),
            self.words.say("The log is written. The next shift reads and signs it."),
            then=lambda _: self.log.take_up(),
        )

    def _sign(self) -> None:
        watch, turn, version = self._watch, self.log.turn, self.log.version
        if watch is None or turn is None or version is None:
            return
        event = watch.id
        self.context.act(
            lambda desk: team_logs.sign_log(desk, event, turn.log, version.id),
            self.words.say("Read and signed."),
            then=lambda _: self.log.take_up(),
        )
