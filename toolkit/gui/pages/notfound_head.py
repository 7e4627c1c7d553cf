"""The head of the page of a search: that it is real, how long it goes on, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look import theme
from toolkit.gui.look.tokens import DARK, LIGHT, Space, TextStyle, Type
from toolkit.gui.pages.notfound_look import Sign, Tile
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import DAY_MINUTES
from toolkit.model.search import whole_again
from toolkit.words.searching import length

if TYPE_CHECKING:
    from toolkit.gui.pages.notfound_case import Case
    from toolkit.words import Words

TIMER = TextStyle(44, strong=True)
"""Read at arm's length in the dark."""
_ICON = 40


class Head(QWidget):
    """Red while the search goes on, with a sign and the words; dark once it has ended."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._live = True
        self.title = Label("", Type.TITLE, wrap=True)
        self.told = Label("", Type.BODY, wrap=True)
        self.timer = Label("", TIMER)
        self.timer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.told)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.XL, Space.S)
        row.setSpacing(Space.L)
        self.sign = Sign("warning", LIGHT.on_alarm, _ICON)
        row.addWidget(self.sign)
        row.addLayout(texts, 1)
        row.addWidget(self.timer)

    def show_case(self, case: Case) -> None:
        """Tell how it stands."""
        words, ending = self._words, case.search.ending
        live = ending is None
        if live != self._live or not self.title.text():
            self._live = live
            ink = LIGHT.on_alarm if live else DARK.ink
            for label in (self.title, self.told, self.timer):
                label.setStyleSheet(f"color: {ink};")
            self.sign.show_sign("warning" if live else "saved", ink)
            self.update()
        if ending is None:
            title = words.say("A child can't be found. This is real, not an exercise.")
            told = self._since(case)
        elif ending.how == "police":
            title = words.say("Handed over to the police at {time}.", time=case.clock(ending.at))
            told = words.say("They lead the search now. Say here when the child is found.")
        else:
            title = words.say("Found at {time}.", time=case.clock(ending.at))
            told = words.say(
                "Everything that was done is kept. Talk by the lead: {who}",
                who=ending.adult or words.say("not said yet"),
            )
        for label, text in ((self.title, title), (self.told, told)):
            if label.text() != text:
                label.setText(text)
        self.tick(case)

    def tick(self, case: Case) -> None:
        """Let the timer go on; nothing else moves."""
        text = length(self._words, case.search.elapsed(case.now))
        if text != self.timer.text():
            self.timer.setText(text)

    def _since(self, case: Case) -> str:
        words, count = self._words, case.search.count
        time = case.clock(case.search.opened)
        if count.counted >= count.expected:
            return words.say("Since {time}", time=time)
        if count.night_at is not None:
            return words.say(
                "Since {time} · {counted} of {expected} at the night headcount of {planned}",
                time=time,
                counted=count.counted,
                expected=count.expected,
                planned=words.time(count.night_at % DAY_MINUTES),
            )
        return words.say(
            "Since {time} · {counted} of {expected} counted",
            time=time,
            counted=count.counted,
            expected=count.expected,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground."""
        ground = LIGHT.alarm if self._live else DARK.card
        QPainter(self).fillRect(self.rect(), theme.colour(ground))


class Whole(QWidget):
    """Asks, after a count that found everybody, whether the search is over."""

    found = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._put_off: set[int] = set()
        self._at = 0
        self.text = Label("", Type.CARD, wrap=True)
        self.yes = Tile(words.say("Yes, found …"), look="strong", icon="tick")
        self.no = Tile(words.say("No, go on searching"))
        self.yes.clicked.connect(self.found)
        self.no.clicked.connect(self._not_yet)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.text, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.hide()

    def show_case(self, case: Case) -> None:
        """Ask, unless it was put off for this count."""
        whole = whole_again(case.event, case.search)
        self.setVisible(whole is not None and whole.at not in self._put_off)
        if whole is None:
            return
        self._at = whole.at
        self.text.setText(
            self._words.say(
                "{counted} of {expected} were counted at {time}. Is the child found?",
                counted=whole.counted,
                expected=whole.expected,
                time=case.clock(whole.at),
            )
        )

    def _not_yet(self) -> None:
        self._put_off.add(self._at)
        self.hide()
