"""A block's length and times: typed length, fixed time, how far it can be cut, night counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.editor_form import Line, go_to, labelled, set_read_only
from toolkit.gui.pages.editor_hands import STEP
from toolkit.gui.pages.editor_numbers import Clock, Number
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.fields import Choice
from toolkit.gui.widgets.text import Label
from toolkit.gui.widgets.tick import Tick
from toolkit.model.errors import UserError
from toolkit.model.instants import DAY_MINUTES, clock_text
from toolkit.model.plan import Anchor, Kind
from toolkit.words.errors import explain
from toolkit.words.isolates import LEFT_TO_RIGHT, isolate, with_ranges

if TYPE_CHECKING:
    from toolkit.gui.pages.editor_target import Target
    from toolkit.model.plan import Block
    from toolkit.words import Words

_COUNT = re.compile(r"(\d{1,2})[:.h](\d{2})")


class TimesPart(QWidget):
    """How long, from when to when, and what may be done about that."""

    typed = Signal()
    """A length that was begun in the agenda was typed to its end."""

    def __init__(self, target: Target) -> None:
        """Begin empty."""
        super().__init__()
        words = target.words
        self._target = target
        self._words = words
        self._begun = False
        self._read_only = False
        self.length = Line(words.say("Length"), self._set_length)
        self.length.returnPressed.connect(self._entered)
        self.shorter = Button(
            _signed(words, "−5"), hint=words.say("5 minutes shorter (Shift+Up in the agenda)")
        )
        self.longer = Button(
            _signed(words, "+5"), hint=words.say("5 minutes longer (Shift+Down in the agenda)")
        )
        self.shorter.setAccessibleName(words.say("5 minutes shorter"))
        self.longer.setAccessibleName(words.say("5 minutes longer"))
        self.shorter.clicked.connect(lambda: target.hands.longer(-STEP))
        self.longer.clicked.connect(lambda: target.hands.longer(STEP))
        self.times = Label("", Type.CONTROL_STRONG, wrap=True)
        self.fixed = Tick(words.say("Fixed time"))
        self.fixed.ticked.connect(self._set_fixed)
        self.start = Clock(words.say("Begins at"), self._set_start)
        self.anchor = Choice(words.say("Why its time is fixed"))
        self.anchor.setFont(font(Type.CONTROL))
        self.anchor.setMinimumContentsLength(8)
        self.anchor.addItem(words.say("The house's own order"), Anchor.FIXED)
        self.anchor.addItem(words.say("People from outside wait for it"), Anchor.OUTSIDE)
        self.anchor.activated.connect(self._set_anchor)
        self.cut = Tick(words.say("Can be cut to, in minutes"))
        self.cut.ticked.connect(self._set_cut)
        self.floor = Number(words.say("Fewest minutes"), self._set_floor, high=DAY_MINUTES)
        self.counts = Line(words.say("Headcounts in the night"), self._set_counts)
        self._build()

    def _build(self) -> None:
        words = self._words
        hint = words.say("Type 90, 1h30, +10m or until 12:05.")
        self._length = labelled(words.say("Length"), self.length, hint)
        self._counts = labelled(
            words.say("Headcounts in the night"), self.counts, words.say("Times, parted by commas")
        )
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.length, 1)
        for button in (self.shorter, self.longer):
            button.setProperty("bare", "true")
            row.addWidget(button)
        inside = self._length.layout()
        if isinstance(inside, QVBoxLayout):
            # The buttons stand beside the field, under its name.
            inside.removeWidget(self.length)
            inside.insertLayout(1, row)
        self.fixed.row.addWidget(self.start)
        self.cut.row.addWidget(self.floor)
        for field in (self.start, self.floor):
            field.setMinimumWidth(92)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for part in (
            self.times,
            self._length,
            self.fixed,
            self.anchor,
            self.cut,
            self._counts,
        ):
            column.addWidget(part)

    def begin_length(self, text: str) -> None:
        """Take the keyboard to the length, with the beginning of one typed."""
        go_to(self.length)
        if not self.length.isReadOnly():
            self.length.setText(text)
            self.length.typing.touched()
            self._begun = True

    def set_read_only(self, *, read_only: bool) -> None:
        """Let everything be read only."""
        self._read_only = read_only
        set_read_only(
            (self.start, self.anchor, self.floor, self.counts, self.cut), read_only=read_only
        )
        for button in (self.shorter, self.longer):
            button.setVisible(not read_only)

    def show_block(self, block: Block, *, other: bool) -> None:
        """Show a block's times; ``other`` than the one before."""
        words, target = self._words, self._target
        if other:
            self._begun = False
            for line in (self.length, self.counts):
                line.typing.again()
        begin, end = target.begin, target.end
        length = words.duration(block.minutes)
        if begin is None or end is None:
            said = words.say("{length}, without a time", length=length)
        else:
            told = {"begin": words.time(begin), "end": words.time(end), "length": length}
            said = (
                words.say("{begin}–{end} · {length}", **told)
                if end - begin == block.minutes
                else words.say("{begin}–{end}, but it takes {length}", **told)
            )
        if (said := with_ranges(said)) != self.times.text():
            self.times.setText(said)
        self.length.show_text(length_text(block.minutes))
        self._may(block)
        self.fixed.show_on(block.start is not None)
        self.start.show_minutes(block.start if block.start is not None else begin or 0)
        self.start.setVisible(block.start is not None)
        self.anchor.setVisible(block.start is not None)
        at = self.anchor.findData(block.anchor or Anchor.FIXED)
        if at != self.anchor.currentIndex():
            self.anchor.setCurrentIndex(at)
        self.cut.show_on(block.floor is not None)
        self.floor.setVisible(block.floor is not None)
        self.floor.show_number(block.least)
        night = block.kind is Kind.NIGHT
        self._counts.setVisible(night)
        if night:
            self.counts.show_text(", ".join(clock_text(at) for at in block.counts))

    def _may(self, block: Block) -> None:
        """Let be changed what this block can change."""
        words, target = self._words, self._target
        framed = bool(block.strands)
        self.length.setReadOnly(self._read_only or framed)
        for button in (self.shorter, self.longer):
            button.setEnabled(not framed)
        hint = (
            words.say("As long as the longest of what runs in it.")
            if framed
            else words.say("Type 90, 1h30, +10m or until 12:05.")
        )
        self._length.set_hint("" if self._read_only else hint)
        self.fixed.setEnabled(not self._read_only and not target.first)
        self.fixed.setVisible(not target.inner)
        self.fixed.set_hint(words.say("The day opens with it.") if target.first else "")

    def _set_length(self, text: str) -> str:
        target = self._target
        block = target.block
        if block is None:
            return ""
        try:
            minutes = target.hands.length_of(text, target.begin)
        except UserError as error:
            return explain(self._words, error)
        if minutes != block.minutes:
            target.change(self._words.say("Length"), minutes=minutes)
        return ""

    def _entered(self) -> None:
        """Go back to the agenda, if that is where the length was begun and it could be read."""
        self.length.typing.flush()
        if self._begun and not self.length.typing.pending:
            self._begun = False
            self.typed.emit()

    def _set_fixed(self, on: bool) -> None:
        target = self._target
        if target.begin is not None or not on:
            target.fix(target.begin if on else None)
        if target.block is not None:
            self.fixed.show_on(target.block.start is not None)

    def _set_start(self, minutes: int) -> None:
        block = self._target.block
        if block is not None and block.start is not None:
            was = block.start
            # What begins past midnight stays on its day's next date.
            near = min((minutes, minutes + DAY_MINUTES), key=lambda at: abs(at - was))
            at = minutes if self._target.first else near
            self._target.fix(at, block.anchor or Anchor.FIXED)

    def _set_anchor(self) -> None:
        block, anchor = self._target.block, self.anchor.currentData()
        if block is not None and anchor != block.anchor:
            self._target.fix(block.start, Anchor(anchor))

    def _set_cut(self, on: bool) -> None:
        block = self._target.block
        if block is None:
            return
        # Half of it to begin with, in steps of five: ours, to be put right.
        floor = min(block.minutes, max(1, round(block.minutes / 2 / STEP) * STEP)) if on else None
        self._target.change(self._words.say("Can be cut to"), floor=floor)
        if on:
            self.floor.setFocus()

    def _set_floor(self, minutes: int) -> None:
        block = self._target.block
        if block is not None and block.floor is not None:
            self._target.change(self._words.say("Can be cut to"), floor=min(minutes, block.minutes))

    def _set_counts(self, text: str) -> str:
        block, words = self._target.block, self._words
        if block is None:
            return ""
        if block.start is None:
            return words.say("Give the night a fixed time first.")
        found: dict[int, int] = {}
        for piece in re.split(r"[,;،\s]+", text.strip()):
            if not piece:
                continue
            at = _clock(piece)
            if at is None:
                return words.say("“{text}” is no time. Write it like 02:30.", text=piece)
            into = (at - block.start) % DAY_MINUTES
            if into > block.minutes:
                return words.say(
                    "{time} isn't in the night, which goes from {begin} to {end}.",
                    time=words.time(at),
                    begin=words.time(block.start % DAY_MINUTES),
                    end=words.time((block.start + block.minutes) % DAY_MINUTES),
                )
            found[into] = at
        counts = tuple(found[into] for into in sorted(found))
        self._target.change(words.say("Headcounts in the night"), counts=counts)
        return ""


def length_text(minutes: int) -> str:
    """Write a length as it can be typed: ``45``, ``1h``, ``1h30``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return str(rest)
    return f"{hours}h{rest:02d}" if rest else f"{hours}h"


def _signed(words: Words, text: str) -> str:
    """Keep a sign before its figure, also where lines are read from the right."""
    return isolate(text, LEFT_TO_RIGHT) if words.rtl else text


def _clock(text: str) -> int | None:
    found = _COUNT.fullmatch(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return int(found[1]) * 60 + int(found[2])
