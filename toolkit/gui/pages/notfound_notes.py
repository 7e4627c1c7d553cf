"""The facility's own steps as ticks, and what was done in lines of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.notfound_look import Tile
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from toolkit.gui.pages.notfound_case import Case
    from toolkit.gui.pages.notfound_hands import SearchHands
    from toolkit.words import Words


class OwnSteps(Card):
    """What this facility does, step by step; gone where nothing was written for it."""

    def __init__(self, words: Words, hands: SearchHands) -> None:
        super().__init__(words.say("The facility's own steps"), padding=Space.L)
        self._hands = hands
        self._ticked: frozenset[str] = frozenset()
        self.body.setSpacing(Space.XS + 2)
        self.tiles: dict[str, Tile] = {}

    def show_case(self, case: Case) -> None:
        """Show the steps, and when each was done by whom."""
        self.setVisible(bool(case.steps.steps))
        self._ticked = frozenset(case.search.steps)
        for text in set(self.tiles) - set(case.steps.steps):
            tile = self.tiles.pop(text)
            tile.hide()
            tile.deleteLater()
        for text in case.steps.steps:
            if text not in self.tiles:
                self._add(text)
            done = case.search.steps.get(text)
            tile = self.tiles[text]
            if done is None:
                tile.show_state("plain", "ring")
            else:
                tile.show_state("done", "tick", case.by(done.at, done.by))

    def _add(self, text: str) -> None:
        tile = Tile(text, wide=True)
        tile.clicked.connect(lambda: self._hands.step(text, done=text not in self._ticked))
        self.tiles[text] = tile
        self.body.addWidget(tile)

    def take_up(self) -> None:
        """Bring the keyboard to the first step."""
        next(iter(self.tiles.values()), self).setFocus()


class Notes(Card):
    """What was done, the last first; writing is never needed."""

    def __init__(self, words: Words, hands: SearchHands) -> None:
        super().__init__(words.say("What was done"), padding=Space.L)
        self._words = words
        self._hands = hands
        self.field = QLineEdit()
        self.field.setPlaceholderText(words.say("A line of your own, then Enter"))
        self.field.setAccessibleName(words.say("What was done"))
        make_roomy(self.field)
        self.field.returnPressed.connect(self._write)
        self.body.addWidget(self.field)
        self.lines = Label("", Type.BODY, wrap=True)
        self.body.addWidget(self.lines)
        self.body.addStretch(1)

    def show_case(self, case: Case) -> None:
        """Show the lines with when and by whom; while locked only when and by whom."""
        words = self._words
        told = "\n".join(
            words.say(
                "{when}: {what}",
                when=case.by(note.at, note.by),
                what=note.text if case.reading else "…",
            )
            for note in reversed(case.search.notes)
        )
        if told != self.lines.text():
            self.lines.setText(told)
        self.lines.setVisible(bool(told))

    def _write(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self._hands.note(text)
