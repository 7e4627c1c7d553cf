"""The head of the Prepare page: which event, how far it is, and the next thing to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label
from toolkit.model.checklist import progress
from toolkit.model.instants import to_datetime

if TYPE_CHECKING:
    from toolkit.model.checklist import Checklist
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.words import Words

_BAR_WIDTH = 180


class Head(QWidget):
    """Title, dates and progress; ``pressed`` comes from the one button."""

    pressed = Signal()

    def __init__(self, words: Words) -> None:
        """Begin empty."""
        super().__init__()
        self._words = words
        self._title = Label("", Type.TITLE, wrap=True)
        self._when = Label("", Type.CONTROL, tone="soft", wrap=True)
        self._ready = Label("", Type.CONTROL_STRONG, tone="soft")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setAccessibleName(words.say("How much is ready"))
        self.button = Button("", "primary")
        self.button.clicked.connect(self.pressed)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self._title)
        text.addWidget(self._when)
        far = QVBoxLayout()
        far.setSpacing(Space.XS)
        far.addStretch(1)
        far.addWidget(self._ready)
        far.addWidget(self._bar)
        far.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XL)
        row.addLayout(text, 1)
        row.addLayout(far)
        row.addWidget(self.button)

    @property
    def ready(self) -> str:
        """How much is ready, in words."""
        return self._ready.text()

    def show_event(self, event: Event, found: Checklist, now: Instant) -> None:
        """Show an event and how far its checklist is."""
        words = self._words
        self._title.setText(event.details.title)
        self._when.setText(self._when_and_where(event, now))
        ready, whole = progress(found.entries())
        self._ready.setText(
            words.say("{ready} of {all} ready", ready=words.number(ready), all=words.number(whole))
        )
        self._bar.setRange(0, max(1, whole))
        self._bar.setValue(ready)
        labels = {
            "prepared": words.say("Open the event"),
            "open": words.say("Go on running it"),
            "closed": words.say("To the finish"),
        }
        self.button.setText(labels[event.state])

    def _when_and_where(self, event: Event, now: Instant) -> str:
        words = self._words
        end = event.timeline(now).end
        first, last = (to_datetime(at, event.zone) for at in (event.start, end))
        when = words.say(
            "{first}, {begin} – {last}, {end}",
            first=words.short_date(first.date()),
            begin=words.clock(first),
            last=words.date(last.date()),
            end=words.clock(last),
        )
        where = ", ".join(p for p in (event.details.facility, event.details.place) if p)
        return words.say("{when} · {place}", when=when, place=where) if where else when
