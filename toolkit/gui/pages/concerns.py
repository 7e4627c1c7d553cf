"""The safeguarding lead's page: the key that concerns are sealed to, and reading them with it.

What is opened is in this window's memory alone, and goes when the page is left, when the desk is
locked, or when nobody touched keyboard or mouse for five minutes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from toolkit.actions import concerns
from toolkit.actions.sample import sample_lead_key
from toolkit.content.places import Places
from toolkit.doors import behind
from toolkit.gui.eventpage import no_event
from toolkit.gui.look.tokens import Space
from toolkit.gui.page import Page
from toolkit.gui.pages.concerns_key import KeyCard
from toolkit.gui.pages.concerns_list import ConcernsList
from toolkit.gui.pages.concerns_open import OpenCard
from toolkit.model.instants import MINUTE, to_datetime
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.actions.concerns import Read
    from toolkit.actions.desk import Changed, Desk
    from toolkit.gui.context import Context
    from toolkit.gui.pages.concerns_open import Source
    from toolkit.gui.tasks import Progress
    from toolkit.model.errors import UserError
    from toolkit.store.sealing import SealingKey

IDLE: Final = 5 * MINUTE
"""Milliseconds without a touch after which everything opened is forgotten."""

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class ConcernsPage(Page):
    """Asks for the lead's key, shows what it opens; below, which key is set."""

    name = "concerns"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self._made: SealingKey | None = None
        self._turn = 0
        """Counts openings and forgettings: what is opened for a page that was left is dropped."""
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(IDLE)
        self.idle.timeout.connect(self._idled)
        ask = words.say("No event is at hand. Choose the one whose concerns are meant.")
        self.empty = no_event(context, "concern", ask)
        self.opener = OpenCard(words)
        self.list = ConcernsList(words)
        self.key = KeyCard(words)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.L)
        for widget in (self.opener, self.list, self.key):
            column.addWidget(widget)
        column.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(inside)
        self._wire()
        self._show_event()

    def _wire(self) -> None:
        context = self.context
        self.opener.opening.connect(self._open)
        self.opener.sample_asked.connect(self._take_sample)
        self.list.closed.connect(self.forget)
        self.list.copied.connect(
            lambda: context.say(
                self.words.say("Copied. Paste it where only the safeguarding lead reads it.")
            )
        )
        self.key.making.connect(self._make_key)
        self.key.taking.connect(self._set_key)
        self.key.paper.connect(self._save_paper)
        self.key.done.connect(self.forget)
        context.watching.connect(self._show_event)
        context.locked_changed.connect(self.forget)

    def entered(self) -> None:
        """Come to the front with nothing open."""
        self._show_event()
        (self.empty if self.context.watch is None else self.opener).setFocus()

    def left(self) -> None:
        """Go to the back: forget."""
        self.forget()

    def _show_event(self) -> None:
        self.forget()
        watch = self.context.watch
        self._stack.setCurrentIndex(0 if watch is None else 1)
        if watch is not None:
            self.key.show_event(watch.state)

    def forget(self) -> None:
        """Keep nothing of key, passphrase and what was opened."""
        self._turn += 1
        self._made = None
        self.idle.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        watch = self.context.watch
        self.list.forget()
        self.list.hide()
        self.opener.begin(sample=watch is not None and watch.state.sample)
        self.opener.show()
        self.key.fold()

    def _idled(self) -> None:
        self.forget()
        self.context.say(
            self.words.say("Closed and forgotten, because nobody touched anything for 5 minutes.")
        )

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Count from the last touch of keyboard or mouse."""
        if event.type() in _TOUCHES and self.idle.isActive():
            self.idle.start()
        return False

    def _attend(self) -> None:
        """Begin to count how long nobody touches anything."""
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self.idle.start()

    # --- reading

    def _open(self, source: Source) -> None:
        watch, context = self.context.watch, self.context
        if watch is None:
            return
        event, turn = watch.id, self._turn

        def work(_: Progress) -> list[Read]:
            if source.typed or not source.path:
                key = concerns.typed_key(source.typed)
            else:
                key = concerns.read_key_file(Path(source.path), source.passphrase)
            return concerns.read(context.at_desk(), event, key.identity)

        def ready(found: Sequence[Read]) -> None:
            if turn == self._turn:
                self._show(found)

        def failed(error: UserError) -> None:
            if turn == self._turn:
                self.opener.refuse(explain(self.words, error))

        self.opener.set_busy(busy=True)
        context.runner.do(work, ready, failed, label=self.words.say("Opening …"))

    def _show(self, found: Sequence[Read]) -> None:
        watch = self.context.watch
        if watch is None:
            return
        self.opener.begin(sample=watch.state.sample)
        self.opener.hide()
        self.list.show_concerns(found, watch.state.zone)
        self.list.show()
        self.list.setFocus()
        self._attend()

    def _take_sample(self) -> None:
        root = self.context.root
        self.context.runner.do(
            lambda _: sample_lead_key(Places(root)), lambda found: self.opener.take_sample(*found)
        )

    # --- the key

    def _make_key(self, path: Path, passphrase: str) -> None:
        watch, turn = self.context.watch, self._turn
        if watch is None:
            return
        event = watch.id
        made: list[SealingKey] = []

        def make(desk: Desk) -> Changed:
            made.append(concerns.make_lead_key(path, passphrase))
            return concerns.set_lead_key(desk, event, made[-1].recipient)

        def ready(_: Changed) -> None:
            self._tell_key()
            if turn == self._turn:
                self._made = made[-1]
                self.key.show_made(path)
                self._attend()

        self.context.act(
            make, then=ready, failed=self._refused, label=self.words.say("Making the key …")
        )

    def _set_key(self, recipient: str) -> None:
        watch = self.context.watch
        if watch is None:
            return
        event = watch.id

        def ready(_: Changed) -> None:
            self.key.fold()
            self._tell_key()

        self.context.act(
            lambda desk: concerns.set_lead_key(desk, event, recipient),
            self.words.say("The lead's key is set."),
            then=ready,
            failed=self._refused,
        )

    def _tell_key(self) -> None:
        if self.context.watch is not None:
            self.key.show_event(self.context.watch.state)

    def _refused(self, error: UserError) -> None:
        self.key.refuse(explain(self.words, error))

    def _save_paper(self, path: Path) -> None:
        watch, key, context, words = self.context.watch, self._made, self.context, self.words
        if watch is None or key is None:
            return
        event = watch.id
        day = to_datetime(context.now(), watch.state.zone).date()
        context.runner.do(
            lambda _: behind("lead-key-sheet")(context.at_desk(), event, key, day, words, path),
            lambda at: self.key.tell(
                words.say(
                    "Saved as {file}. Print it, put it into a closed envelope, delete the file.",
                    file=at.name,
                )
            ),
            lambda error: self.key.tell(explain(words, error)),
        )
