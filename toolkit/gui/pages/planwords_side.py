"""Beside the texts: the words of the glossary that occur in the one at hand, and the keys."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from toolkit.words import Words
    from toolkit.words.glossary import Term
    from toolkit.words.plantexts import PlanText

_WIDTH = 256
_LOW = 200
_ANY = 16_777_215
"""Qt's own word for no limit."""

_VARIANTS = re.compile(r"\s+/\s+|;\s*")


class WordsSide(QScrollArea):
    """The glossary for the text at hand; ``chosen`` carries a translation to be written."""

    chosen = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.M)
        self._card = Card(words.say("Glossary"), padding=Space.L)
        self._terms = QVBoxLayout()
        self._terms.setSpacing(Space.XS)
        self.none = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self._card.body.addLayout(self._terms)
        self._card.body.addWidget(self.none)
        column.addWidget(self._card)
        keys = Card(words.say("Keys"), padding=Space.L)
        for line in (
            words.say("Ctrl+↓ and Ctrl+↑: next and previous text"),
            words.say("Ctrl+Return: accept, and on to the next that is open"),
            words.say("Ctrl+Z: take back"),
        ):
            keys.body.addWidget(Label(line, Type.SECONDARY, tone="soft", wrap=True))
        column.addWidget(keys)
        column.addStretch(1)
        self.setWidget(inside)
        self.buttons: list[Button] = []
        self.stand(beside=True)
        self.show_terms(None)

    def stand(self, *, beside: bool) -> None:
        """Stand beside the texts, narrow, or below them."""
        self.setMinimumWidth(_WIDTH)
        self.setMaximumWidth(_WIDTH if beside else _ANY)
        self.setMaximumHeight(_ANY if beside else _LOW)

    def show_terms(self, text: PlanText | None) -> None:
        """Show the terms of a text; those that its translation says otherwise are marked."""
        words = self._words
        empty(self._terms)
        self.buttons = []
        terms = () if text is None else text.terms
        for term in terms:
            self._add(term)
        self.none.setVisible(not terms)
        self.none.setText(
            words.say("Choose a text to see which of its words are in the glossary.")
            if text is None
            else words.say("No word of this text is in the glossary.")
        )

    def _add(self, term: Term) -> None:
        self._terms.addWidget(Label(term.source, Type.SECONDARY_STRONG, wrap=True))
        for variant in _VARIANTS.split(term.translation):
            hint = self._words.say("Write “{words}” into the translation", words=variant)
            button = Button(variant, "chip", icon="plus", hint=hint)
            button.clicked.connect(partial(self.chosen.emit, variant))
            self._terms.addWidget(button)
            self.buttons.append(button)
        if term.note:
            self._terms.addWidget(Label(term.note, Type.HINT, tone="soft", wrap=True))
