"""One clash at a time: how it was, mine and theirs side by side, and whose word counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.marked import MarkedText
from toolkit.gui.widgets.text import Label
from toolkit.model.clashes import Side
from toolkit.model.worddiff import word_diff

if TYPE_CHECKING:
    from toolkit.gui.pages.planmerge_told import Told
    from toolkit.words import Words


class ClashCard(Card):
    """Asks about one clash. ``decided`` carries a :class:`Side`, ``all_decided`` one for the rest.

    ``turned`` asks for the clash before (-1) or after (1).
    """

    decided = Signal(object)
    all_decided = Signal(object)
    turned = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__(" ")
        self._words = words
        self.what = Label("", Type.BODY, wrap=True)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(Space.L)
        self.mine = Button(words.say("Keep mine (1)"))
        self.theirs = Button(words.say("Take theirs (2)"))
        self.mine.clicked.connect(lambda: self.decided.emit(Side.LOCAL))
        self.theirs.clicked.connect(lambda: self.decided.emit(Side.NEW))
        self.all_mine = Button(words.say("Mine for all that remain"), "quiet")
        self.all_theirs = Button(words.say("Theirs for all that remain"), "quiet")
        self.all_mine.clicked.connect(lambda: self.all_decided.emit(Side.LOCAL))
        self.all_theirs.clicked.connect(lambda: self.all_decided.emit(Side.NEW))
        self.back = Button("", "quiet", icon="back", hint=words.say("Clash before"))
        self.forth = Button("", "quiet", icon="next", hint=words.say("Clash after"))
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.forth.clicked.connect(lambda: self.turned.emit(1))
        self.add_action(self.back)
        self.add_action(self.forth)
        self.body.addWidget(self.what)
        self.body.addLayout(self._columns)
        buttons = QWidget()
        flow = FlowLayout(buttons, Space.M)
        for button in (self.mine, self.theirs, self.all_mine, self.all_theirs):
            flow.addWidget(button)
        self.body.addWidget(buttons)
        self.texts: list[MarkedText] = []

    def show_clash(self, told: Told, place: int, count: int, decided: Side | None) -> None:
        """Show a clash, the ``place``-th (from 0) of ``count``, and what was decided."""
        words = self._words
        self.set_title(told.title)
        self.set_aside(words.say("{n} of {all}", n=place + 1, all=count))
        self.what.setText(told.what)
        self.back.setEnabled(place > 0)
        self.forth.setEnabled(place < count - 1)
        empty(self._columns)
        mine, theirs = word_diff(told.base, told.local)[1], word_diff(told.base, told.new)[1]
        base = MarkedText(tuple(p._replace(changed=False) for p in word_diff(told.base, "")[0]))
        self.texts = [base, MarkedText(mine), MarkedText(theirs)]
        chosen = words.say_c("clash", "chosen")
        for head, text, side in zip(
            (words.say("As it was"), words.say("Mine"), words.say("Theirs, the new version")),
            self.texts,
            (None, Side.LOCAL, Side.NEW),
            strict=True,
        ):
            is_chosen = side is not None and side is decided
            name = words.say("{side} · {chosen}", side=head, chosen=chosen) if is_chosen else head
            self._columns.addWidget(_Column(name, text, chosen=is_chosen), 1)
        self.setAccessibleName(f"{told.title}. {told.what}")


class _Column(QFrame):
    """One side of a clash; the chosen one has a frame and says so."""

    def __init__(self, head: str, text: MarkedText, *, chosen: bool) -> None:
        super().__init__()
        self.setProperty("surface", "prompt" if chosen else "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.XS)
        tone = "accent" if chosen else "soft"
        column.addWidget(Label(head, Type.SECONDARY_STRONG, tone=tone, wrap=True))
        column.addWidget(text)
        column.addStretch(1)
        self.setAccessibleName(f"{head}: {text.plain}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
