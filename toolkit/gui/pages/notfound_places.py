"""Where to look: one press sends an adult to a place, the next says that it was searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.notfound_choice import Choices
from toolkit.gui.pages.notfound_look import Tile
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.text import Label
from toolkit.model.search import AREAS
from toolkit.words.searching import area_name

if TYPE_CHECKING:
    from toolkit.gui.pages.notfound_case import Case
    from toolkit.gui.pages.notfound_hands import SearchHands
    from toolkit.words import Words

_ACROSS = 2


class Places(Card):
    """Who goes next, and the places; those somebody looks in show a half circle, done ones a tick.

    After each sending the next adult who isn't looking anywhere is proposed.
    """

    def __init__(self, words: Words, hands: SearchHands) -> None:
        super().__init__(words.say("Where to look"), padding=Space.L)
        self._words = words
        self._hands = hands
        self._case: Case | None = None
        self._adult = ""
        self.body.addWidget(Label(words.say("Who goes next"), Type.SECONDARY, tone="soft"))
        self.adults = Choices(words.say("Who goes next"), words.say("Another …"))
        self.adults.picked.connect(self._choose)
        self.body.addWidget(self.adults)
        hint = words.say("Press a place to send somebody, press it again when it is searched.")
        self.body.addWidget(Label(hint, Type.SECONDARY, tone="soft", wrap=True))
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.XS + 2)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1)
        self.tiles: dict[str, Tile] = {}
        self.body.addLayout(self._grid)
        self.other = QLineEdit()
        self.other.setPlaceholderText(words.say("Another place, then Enter"))
        self.other.setAccessibleName(words.say("Another place"))
        make_roomy(self.other)
        self.other.returnPressed.connect(self._add_other)
        self.body.addWidget(self.other)
        self.body.addStretch(1)

    def show_case(self, case: Case) -> None:
        """Show who looks where since when, and what was searched."""
        self._case = case
        adults = [person.code for person in case.adults]
        if self._adult not in adults:
            self._adult = self._free(case)
        choices = [(code, case.who(code)) for code in adults]
        self.adults.show_choices(choices, {self._adult}, case.first_adults)
        own = sorted(set(case.search.areas) - set(AREAS))
        for area in (*AREAS, *own):
            if area not in self.tiles:
                self._add(area)
            self._show_area(case, area)
        for area in set(self.tiles) - {*AREAS, *own}:
            self.tiles[area].hide()
        for widget in (self.adults, self.other, *self.tiles.values()):
            widget.setEnabled(case.going_on)

    def _add(self, area: str) -> None:
        tile = Tile(area_name(self._words, area), wide=True)
        tile.clicked.connect(lambda: self._pressed(area))
        self._grid.addWidget(tile, len(self.tiles) // _ACROSS, len(self.tiles) % _ACROSS)
        self.tiles[area] = tile

    def _show_area(self, case: Case, area: str) -> None:
        tile, known = self.tiles[area], case.search.areas.get(area)
        tile.show()
        if known is None:
            tile.show_state("plain", "ring")
        elif known.done_at is None:
            since = case.clock(known.since)
            told = self._words.say("{who} since {time}", who=known.adult, time=since)
            tile.show_state("busy", "late", told)
        else:
            when = case.by(known.done_at, known.adult)
            tile.show_state("done", "tick", self._words.say("searched {when}", when=when))

    def take_up(self) -> None:
        """Bring the keyboard to the first place."""
        self.tiles[AREAS[0]].setFocus()

    def _choose(self, code: str) -> None:
        self._adult = code
        if self._case is not None:
            self.show_case(self._case)

    def _pressed(self, area: str) -> None:
        case = self._case
        if case is None:
            return
        known = case.search.areas.get(area)
        if known is not None and known.done_at is None:
            self._hands.place(area, known.adult, done=True)
            return
        self._send(case, area)

    def _send(self, case: Case, area: str) -> None:
        """Without anybody of the team to name, a place is only said to be searched."""
        self._hands.place(area, self._adult, done=not self._adult)
        self._adult = self._free(case, besides=self._adult)

    def _free(self, case: Case, besides: str = "") -> str:
        codes = [person.code for person in case.adults]
        looking = {a.adult for a in case.search.areas.values() if a.done_at is None} | {besides}
        free = [code for code in codes if code not in looking]
        rest = [code for code in codes if code != besides]
        return next(iter(free or rest or codes), "")

    def _add_other(self) -> None:
        text = self.other.text().strip()
        if text and self._case is not None:
            self.other.clear()
            self._send(self._case, text)
