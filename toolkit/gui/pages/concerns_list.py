"""The opened concerns of an event, in the order of time, to read and to copy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Pill
from toolkit.gui.widgets.quote import Quote
from toolkit.gui.widgets.text import Label
from toolkit.words.concerns import concern_text, head_lines, trouble_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from toolkit.actions.concerns import Read
    from toolkit.words import Words


class ConcernsList(QWidget):
    """Shows what was opened; ``closed`` when the lead is done, ``copied`` when it was copied."""

    closed = Signal()
    copied = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._whole = ""
        self.title = Label("", Type.TITLE, wrap=True)
        self.copy_all = Button(words.say("Copy all"))
        self.copy_all.clicked.connect(lambda: self._copy(self._whole))
        self.close_button = Button(words.say("Close and forget"), "primary", icon="lock")
        self.close_button.clicked.connect(self.closed)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self.close_button)
        row.addWidget(self.copy_all)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Space.M)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.title)
        column.addWidget(buttons)
        column.addLayout(self._cards)
        self.setFocusProxy(self.close_button)

    def show_concerns(self, found: Sequence[Read], zone: tzinfo) -> None:
        """Show these concerns."""
        words = self._words
        empty(self._cards)
        self.title.setText(
            words.say_n("{n} concern", "{n} concerns", len(found))
            if found
            else words.say("Nothing was sealed in this event so far. F8 seals a concern.")
        )
        texts = [concern_text(words, one.concern, zone) for one in found if one.concern]
        self._whole = "\n\n".join(texts)
        self.copy_all.setVisible(bool(texts))
        for one in found:
            self._cards.addWidget(self._card(one, zone))

    def _card(self, one: Read, zone: tzinfo) -> Card:
        words, concern = self._words, one.concern
        card = Card(one.sealed.receipt)
        if concern is None:
            card.body.addWidget(
                Label(trouble_text(words, one.trouble), Type.BODY, tone="attention", wrap=True)
            )
            return card
        copy = Button(words.say("Copy"), "quiet")
        copy.setAccessibleName(words.say("Copy {receipt}", receipt=concern.receipt))
        copy.clicked.connect(partial(self._copy, concern_text(words, concern, zone)))
        card.add_action(copy)
        head = " · ".join(head_lines(words, concern, zone))
        card.body.addWidget(Label(head, Type.BODY, tone="soft", wrap=True))
        if concern.danger:
            card.body.addWidget(Pill(words.say("In danger at that moment"), "attention"))
        if concern.text:
            card.body.addWidget(Quote(concern.text))
        else:
            card.body.addWidget(Label(words.say("No words were added."), Type.BODY, wrap=True))
        return card

    def forget(self) -> None:
        """Keep nothing of what was shown."""
        self._whole = ""
        self.title.setText("")
        empty(self._cards)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit()
