"""What a proof states: how many presses it took, how long it ran, how long a person takes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

PACE = 2.0
"""Key presses a second of somebody who isn't used to typing."""
NO_KEYS = Qt.KeyboardModifier.NoModifier


@dataclass
class Proof:
    """Counts presses; a chord or a click counts as one. ``settle`` waits for what they do."""

    window: QWidget
    settle: Callable[[], None]
    presses: int = 0
    began: float = field(default_factory=time.monotonic)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS) -> None:
        self.presses += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.settle()

    def type(self, text: str) -> None:
        for letter in text:
            self.presses += 1
            QTest.keyClicks(QApplication.focusWidget() or self.window, letter)
        self.settle()

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.presses += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    @property
    def seconds(self) -> float:
        """How long it ran here."""
        return time.monotonic() - self.began

    @property
    def by_hand(self) -> float:
        """How many seconds the presses take a person."""
        return self.presses / PACE

    def state(self, request: pytest.FixtureRequest) -> None:
        """State it in the report of the tests."""
        state(request, self.presses, self.seconds)


def state(request: pytest.FixtureRequest, presses: int, seconds: float) -> None:
    """State presses and seconds in the report of the tests."""
    request.node.user_properties += [
        ("presses", presses),
        ("seconds", round(seconds, 1)),
        ("seconds by hand", presses / PACE),
    ]
