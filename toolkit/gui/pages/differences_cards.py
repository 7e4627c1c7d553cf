"""One part of a plan with what differs in it: what it was and what it is, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.marked import MarkedText
from toolkit.gui.widgets.text import Label
from toolkit.model.plandiff import What
from toolkit.model.worddiff import word_diff
from toolkit.words.planchanges import what_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.gui.pages.differences_told import Entry, Row
    from toolkit.words import Words

_SHAPES = {
    What.ADDED: ("plus", "done"),
    What.REMOVED: ("minus", "attention"),
    What.MOVED: ("next", "accent"),
    What.CHANGED: ("edit", "aside"),
}
"""The shape and the tone of each kind of difference."""


class Mark(QWidget):
    """What happened to a part, by a shape and a word."""

    def __init__(self, words: Words, what: What, text: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        shape, tone = _SHAPES[what]
        picture = QLabel()
        palette = theme.current()
        colour = str(getattr(palette, tone))
        side = Size.ICON
        ratio = self.devicePixelRatioF()
        picture.setPixmap(icons.pixmap(shape, colour, side, ratio, mirrored=words.rtl))
        picture.setFixedSize(side, side)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self.word = Label(text or what_name(words, what), Type.CONTROL_STRONG, tone=tone, wrap=True)
        row.addWidget(self.word, 1)


class EntryCard(Card):
    """A part of a plan; ``wanted`` asks to go to it in the editor."""

    wanted = Signal(str)

    def __init__(self, words: Words, entry: Entry, heads: Sequence[str]) -> None:
        """Show an entry; ``heads`` name what stands before and after."""
        super().__init__(entry.title, padding=Space.L)
        self._words = words
        self.entry = entry
        self.before: list[MarkedText] = []
        self.after: list[MarkedText] = []
        if entry.mandatory:
            self.set_aside(words.say_c("part of a plan", "mandatory"))
        self.go = Button(words.say("Show in the editor"), "quiet", icon="edit")
        self.go.setAccessibleName(words.say("Show “{block}” in the editor", block=entry.title))
        self.go.clicked.connect(lambda: self.wanted.emit(entry.block))
        if entry.block:
            self.add_action(self.go)
        else:
            self.go.setParent(self)
            self.go.hide()
        for number, row in enumerate(entry.rows):
            self.body.addWidget(self._difference(row, heads, first=number == 0))

    def _difference(self, row: Row, heads: Sequence[str], *, first: bool) -> QWidget:
        words = self._words
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0 if first else Space.S, 0, 0)
        column.setSpacing(Space.XS)
        what = what_name(words, row.what)
        told = words.say("{what}: {field}", what=what, field=row.name) if row.name else what
        column.addWidget(Mark(words, row.what, told))
        made.setAccessibleName(told)
        if row.before or row.after:
            column.addWidget(self._sides(row, heads))
        return made

    def _sides(self, row: Row, heads: Sequence[str]) -> QWidget:
        """Set before and after side by side, under what each of them is."""
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(Size.ICON + Space.S, 0, 0, 0)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(0)
        pieces = word_diff(row.before, row.after)
        both = bool(row.before and row.after)
        for side, (kept, text) in enumerate(
            zip((self.before, self.after), (row.before, row.after), strict=True)
        ):
            grid.setColumnStretch(side, 1)
            if not text:
                continue
            grid.addWidget(Label(heads[side], Type.HINT, tone="soft", wrap=True), 0, side)
            marked = MarkedText(pieces[side], gone=side == 0)
            if not both:
                # The whole part came or went: its shape says so, and plain text is read best.
                marked = MarkedText(tuple(p._replace(changed=False) for p in pieces[side]))
            kept.append(marked)
            grid.addWidget(marked, 1, side)
        return made
