"""The headcount: how many are here, given in one key press or with the pad.

A count that is short isn't merely recorded: it is offered at once to look for who is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.pages.run_panel import Panel
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.fields import NumberField

if TYPE_CHECKING:
    from toolkit.words import Words

MOST = 1000


class CountPanel(Panel):
    """Asks how many were counted, beginning with how many there should be."""

    counted = Signal(int, int)
    """So many were counted, and so many there should have been."""
    missing = Signal(int, int)
    """As ``counted``, and somebody can't be found; the same number twice if nobody counted."""
    again = Signal(int, int)
    """As ``counted``, and the count is to be asked once more."""
    put_aside = Signal()

    def __init__(self, words: Words, title: str, expected: int) -> None:
        super().__init__(title)
        self._words = words
        self._expected = expected
        self._touched = False
        self._typed = ""
        self.field = NumberField(words.say("How many were counted"), high=MOST)
        self.field.setFont(font(Type.TITLE))
        self.field.setMinimumSize(112, Size.KEY_BUTTON)
        self.field.setValue(expected)
        self.field.valueChanged.connect(self._changed)
        self.begin_with(self.field)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.field)
        row.addWidget(self._pad(), 1)
        self.body.addLayout(row)
        self.confirm = self.answer("", self._confirm, "primary", icon="tick")
        self.begin_with(self.field)
        self.short = self.answer(
            words.say("Somebody is missing"), self._missing, "danger", icon="warning"
        )
        self.once_more = Button(words.say("Count again"))
        make_roomy(self.once_more)
        self.once_more.clicked.connect(self._again)
        self._flow.addWidget(self.once_more)
        later = self.answer(words.say("Not now"), self.put_aside.emit, "quiet")
        later.setToolTip(words.say("Esc"))
        self._tell()

    def _pad(self) -> QWidget:
        pad = QWidget()
        row = QHBoxLayout(pad)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for digit in "1234567890":
            key = Button(digit)
            key.setProperty("pad", True)
            make_roomy(key)
            key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            key.clicked.connect(lambda _=False, d=digit: self._type(d))
            row.addWidget(key, 1)
        return pad

    def _type(self, digit: str) -> None:
        """The pad's first digit begins a new number."""
        typed = (self._typed + digit).lstrip("0") or "0"
        if int(typed) > MOST:
            typed = digit
        self.field.setValue(int(typed))
        self._typed = typed

    def set_expected(self, expected: int) -> None:
        """Follow a change of how many there should be, as long as nobody touched the number."""
        self._expected = expected
        if not self._touched and self.field.value() != expected:
            self.field.blockSignals(True)
            self.field.setValue(expected)
            self.field.blockSignals(False)
        self._tell()

    def take_up(self) -> None:
        """Bring the keyboard to the number, so that typing replaces it."""
        super().take_up()
        self.field.selectAll()

    def _changed(self) -> None:
        self._touched = True
        self._typed = ""
        self._tell()

    def _tell(self) -> None:
        words = self._words
        value, expected = self.field.value(), self._expected
        self.confirm.setText(words.say("{n} counted", n=value))
        short = value < expected
        self.confirm.setVisible(not short)
        self.short.set_kind("danger" if short else "quiet")
        self.once_more.setVisible(short)
        if value < expected:
            self.tell(
                words.say_n(
                    "{n} fewer than the {expected} who should be here.",
                    "{n} fewer than the {expected} who should be here.",
                    expected - value,
                    expected=expected,
                )
            )
        elif value > expected:
            self.tell(
                words.say_n(
                    "{n} more than the {expected} who should be here.",
                    "{n} more than the {expected} who should be here.",
                    value - expected,
                    expected=expected,
                )
            )
        else:
            self.tell(words.say_n("{n} should be here.", "{n} should be here.", expected))

    def _confirm(self) -> None:
        self.counted.emit(self.field.value(), self._expected)

    def _missing(self) -> None:
        self.missing.emit(min(self.field.value(), self._expected), self._expected)

    def _again(self) -> None:
        self.again.emit(self.field.value(), self._expected)

    def give_default(self) -> None:
        """Give the count; of one that is short the keyboard goes to what it may mean."""
        if self.field.value() < self._expected:
            self.short.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().give_default()

    def put_off(self) -> None:
        """Go away uncounted."""
        self.put_aside.emit()
        super().put_off()
