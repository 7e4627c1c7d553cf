"""Above the texts: the language, how far it is, which texts are shown, and searching."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.models.plantexts import Show
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.fields import Choice
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip, Pill
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.gui.models.plantexts import TextsModel
    from toolkit.words import Words

_SEARCH = 280
_CHOICE = 180

_CHIPS: dict[Show, Callable[[Words, int], str]] = {
    Show.ALL: lambda w, n: w.say("All {n}", n=n),
    Show.MISSING: lambda w, n: w.say("Missing {n}", n=n),
    Show.FUZZY: lambda w, n: w.say("To check {n}", n=n),
    Show.PROBLEM: lambda w, n: w.say("With a problem {n}", n=n),
}


class WordsHead(QWidget):
    """The head of the page.

    ``spoken`` carries the language chosen; ``filtered`` that other texts are to be shown.
    """

    spoken = Signal(str)
    filtered = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.title = Label("", Type.TITLE, wrap=True)
        column.addWidget(self.title)
        column.addWidget(self._upper())
        column.addWidget(self._lower())

    def _upper(self) -> QWidget:
        words = self._words
        upper = QWidget()
        flow = FlowLayout(upper, Space.M)
        self.language = Choice(words.say("Translate into"))
        self.language.setMinimumWidth(_CHOICE)
        self.language.activated.connect(
            lambda _: self.spoken.emit(str(self.language.currentData()))
        )
        label = Label(words.say("Translate into"), Type.CONTROL, tone="soft")
        label.setFixedHeight(Size.FIELD)
        label.setBuddy(self.language)
        self.done = Label("", Type.CONTROL_STRONG)
        self.done.setFixedHeight(Size.FIELD)
        self.draft = Pill(words.say("Draft: nobody has checked it yet"), "attention")
        self.send = Button(words.say("Send to a translator…"), icon="upload")
        self.take = Button(words.say("Take back from a translator…"), icon="folder")
        self.undo = Button("", "quiet", icon="undo", hint=words.say("Take the last text back"))
        for widget in (label, self.language, self.done, self.draft):
            flow.addWidget(widget)
        for button in (self.send, self.take, self.undo):
            flow.addWidget(button)
        return upper

    def _lower(self) -> QWidget:
        words = self._words
        lower = QWidget()
        flow = FlowLayout(lower, Space.S)
        self.chips: dict[Show, Chip] = {}
        for show, text in _CHIPS.items():
            chip = self.chips[show] = Chip(text(words, 0))
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(show is Show.ALL)
            chip.clicked.connect(partial(self._choose, show))
            flow.addWidget(chip)
        self.show_only = Show.ALL
        self.search = QLineEdit()
        self.search.setPlaceholderText(words.say("Search texts and translations"))
        self.search.setAccessibleName(words.say("Search texts and translations"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(_SEARCH)
        self.search.textChanged.connect(lambda _: self.filtered.emit())
        flow.addWidget(self.search)
        return lower

    def _choose(self, show: Show) -> None:
        self.show_only = show
        self.filtered.emit()

    def show_language(self, tag: str) -> None:
        """Show which language is at hand."""
        self.language.setCurrentIndex(max(self.language.findData(tag), 0))

    def tell(self, model: TextsModel, *, draft: bool) -> None:
        """Say how far the translation is."""
        words = self._words
        for show, chip in self.chips.items():
            chip.setText(_CHIPS[show](words, model.count(show)))
        done = words.say("{done} of {total}", done=model.done, total=len(model.texts))
        self.done.setText(done)
        self.done.setAccessibleName(words.say("Translated: {part}", part=done))
        self.draft.setVisible(draft and model.done > 0)
