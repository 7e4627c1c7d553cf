"""The pad of the night screen: how many are here, by one key or on large buttons in the dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, TextStyle, Type
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.words import Words

KEY: Final = 64
"""The least side of what is pressed, in pixels: found by a thumb in the dark."""
MOST: Final = 1000
_NUMBER: Final = TextStyle(44, strong=True)
_DIGIT: Final = TextStyle(28, strong=True)
_LOUD: Final = TextStyle(24, strong=True)


class NightKey(QPushButton):
    """A large dim button; a click leaves the keyboard where it was."""

    def __init__(self, text: str, do: Callable[[], object], kind: str = "plain") -> None:
        """Make a button; ``next`` is what Enter does, and ``strong`` is filled."""
        super().__init__(text)
        self.setProperty("night", kind)
        self.setFont(font(_LOUD))
        self.setMinimumSize(QSize(KEY, KEY))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _=False: do())


class NightCount(QWidget):
    """Asks how many were counted. A count that is short is asked about before it stands."""

    counted = Signal(int, int)
    """So many were counted, and so many there should have been; nobody is missing."""
    missing = Signal(int, int)
    """A short count: somebody is missing."""
    again = Signal(int, int)
    """A short count that is counted again."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._expected = 0
        self._value = 0
        self._touched = False
        self._typed = ""
        self.is_short = False
        self.title = Label("", _LOUD, wrap=True)
        self.number = Label("", _NUMBER)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fewer = NightKey("−", lambda: self.adjust(-1))
        self.fewer.setAccessibleName(words.say("One fewer"))
        self.more = NightKey("+", lambda: self.adjust(1))
        self.more.setAccessibleName(words.say("One more"))
        self.confirm = NightKey("", self.give, "next")
        self.told = Label("", Type.QUOTE, wrap=True)
        self.somebody = NightKey(words.say("Somebody is missing"), self._missing, "strong")
        self.anew = NightKey(words.say("Count again"), self._again)
        self.digits = {digit: self._digit(digit) for digit in "1234567890"}
        self._build()
        self._show_step()

    def _build(self) -> None:
        self._counting, self._short = QWidget(), QWidget()
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.fewer)
        row.addWidget(self.number, 1)
        row.addWidget(self.more)
        pad = QWidget()
        # Digits stand on a pad as on every telephone, whichever way the window reads.
        pad.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        for place, key in enumerate(self.digits.values()):
            grid.addWidget(key, place // 5, place % 5)
        counting = QVBoxLayout(self._counting)
        counting.addLayout(row)
        counting.addWidget(pad)
        counting.addWidget(self.confirm)
        short = QVBoxLayout(self._short)
        for widget in (self.told, self.somebody, self.anew):
            short.addWidget(widget)
        column = QVBoxLayout(self)
        column.setSpacing(Space.S)
        column.addWidget(self.title)
        column.addWidget(self._counting)
        column.addWidget(self._short)
        for layout in (counting, short, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(Space.S)

    def _digit(self, digit: str) -> NightKey:
        key = NightKey(digit, lambda: self.type(digit))
        key.setFont(font(_DIGIT))
        return key

    @property
    def value(self) -> int:
        """The number as it stands."""
        return self._value

    def ask(self, title: str, expected: int) -> None:
        """Begin a count with how many there should be."""
        self._touched = False
        self._typed = ""
        self._value = self._expected = expected
        self.is_short = False
        self.title.setText(title)
        self.setAccessibleName(title)
        self._show_step()

    def follow(self, title: str, expected: int) -> None:
        """Follow a change of how many there should be, as long as nobody touched the number."""
        if (title, expected) == (self.title.text(), self._expected) or self.is_short:
            return
        if not self._touched:
            self._value = expected
        self._expected = expected
        self.title.setText(title)
        self._show_step()

    def be_low(self, *, low: bool) -> None:
        """Take less room in a low window; keys keep their size."""
        self.title.setFont(font(Type.QUOTE if low else _LOUD))

    def type(self, digit: str) -> None:
        """Take a digit; the first one begins a new number."""
        if self.is_short:
            return
        typed = (self._typed + digit).lstrip("0") or "0"
        self._typed = typed if int(typed) <= MOST else digit
        self._set(int(self._typed))

    def rub_out(self) -> None:
        """Take the last digit away."""
        if not self.is_short:
            self._typed = (self._typed or str(self._value))[:-1]
            self._set(int(self._typed or "0"))

    def adjust(self, by: int) -> None:
        """Make the number larger or smaller."""
        if not self.is_short:
            self._typed = ""
            self._set(min(MOST, max(0, self._value + by)))

    def _set(self, value: int) -> None:
        self._touched = True
        self._value = value
        self._show_step()

    def give(self) -> None:
        """Give the number; one that is short says first that somebody is missing, then twice so."""
        if self.is_short:
            self._missing()
        elif self._value < self._expected:
            self.is_short = True
            self._show_step()
        else:
            self.counted.emit(self._value, self._expected)

    def _missing(self) -> None:
        self.is_short = False
        self.missing.emit(self._value, self._expected)

    def _again(self) -> None:
        self.is_short = False
        self.again.emit(self._value, self._expected)

    def _show_step(self) -> None:
        words = self._words
        self._counting.setVisible(not self.is_short)
        self._short.setVisible(self.is_short)
        self.number.setText(words.number(self._value))
        self.confirm.setText(words.say("{n} counted", n=self._value))
        self.told.setText(
            words.say_n(
                "{n} fewer than the {expected} who should be here.",
                "{n} fewer than the {expected} who should be here.",
                self._expected - self._value,
                expected=self._expected,
            )
        )
