"""Opening the event: what holds it, and the named person's word that opens it all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import to_datetime
from toolkit.model.people import why_held
from toolkit.words.errors import explain_hold

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.words import Words


class OpeningPanel(QWidget):
    """Says whether the event may open; ``opened`` carries by whom and why, both empty if free."""

    opened = Signal(str, str)

    def __init__(self, words: Words) -> None:
        """Begin empty."""
        super().__init__()
        self._words = words
        self._about = Label("", Type.BODY, wrap=True)
        self._holds = QVBoxLayout()
        self._holds.setSpacing(Space.S)
        self._by = QLineEdit()
        self._reason = QLineEdit()
        self._override = QWidget()
        inner = QVBoxLayout(self._override)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.M)
        inner.addWidget(
            Label(
                words.say(
                    "Someone who answers for it may open it all the same. Name and reason are kept."
                ),
                Type.CONTROL,
                tone="soft",
                wrap=True,
            )
        )
        inner.addWidget(Field(words.say("Who decides"), self._by))
        inner.addWidget(Field(words.say("Why"), self._reason))
        self._button = Button("", "primary")
        self._button.clicked.connect(self._open)
        for field in (self._by, self._reason):
            field.textChanged.connect(self._may)
            field.returnPressed.connect(self._button.click)
        self._held = False
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, 0, Space.M, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self._about)
        column.addLayout(self._holds)
        column.addWidget(self._override)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def show_event(self, event: Event) -> None:
        """Say how it stands with opening this event."""
        words = self._words
        holds = why_held(event.people.values()) if event.state == "prepared" else []
        self._held = bool(holds)
        begin = to_datetime(event.start, event.zone)
        if event.state != "prepared":
            self._about.setText(words.say("The event has been opened."))
        elif holds:
            self._about.setText(words.say("The event can't open yet."))
        else:
            self._about.setText(
                words.say(
                    "Nothing holds the event. It begins on {date} at {time}; open it when the "
                    "first people arrive. A child's missing paper holds that child, never the "
                    "event.",
                    date=words.date(begin.date()),
                    time=words.clock(begin),
                )
            )
        empty(self._holds)
        for hold in holds:
            told = explain_hold(words, hold)
            self._holds.addWidget(Label(told, Type.BODY, tone="attention", wrap=True))
        self._override.setVisible(self._held)
        self._button.setVisible(event.state == "prepared")
        self._button.setText(
            words.say("Open all the same") if holds else words.say("Open the event")
        )
        self._may()

    def _may(self) -> None:
        given = bool(self._by.text().strip() and self._reason.text().strip())
        self._button.setEnabled(given or not self._held)

    def _open(self) -> None:
        if self._held:
            self.opened.emit(self._by.text().strip(), self._reason.text().strip())
        else:
            self.opened.emit("", "")
