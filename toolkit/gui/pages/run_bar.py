"""The keys at the foot of the Run page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from toolkit.gui.look.tokens import Space
from toolkit.gui.pages import run_told
from toolkit.gui.widgets.keybutton import KeyButton
from toolkit.model.people import why_held
from toolkit.model.schedule import Phase

if TYPE_CHECKING:
    from toolkit.gui.pages.run_view import View
    from toolkit.words import Words

NEXT, LESS, MORE, PAUSE, SKIP = "next", "less", "more", "pause", "skip"
INSERT, UNDO, REDO, COUNT, PROJECTOR = "insert", "undo", "redo", "count", "projector"
OUT, CONCERN, NEUTRAL = "out", "concern", "neutral"
OF_THE_AGENDA = frozenset({NEXT, LESS, MORE, PAUSE, SKIP, INSERT})
"""What only the laptop that runs the agenda does."""
MINUTES = 5
"""By how many minutes one press makes a block longer or shorter."""


def elsewhere(words: Words) -> str:
    """Say why the agenda's keys do nothing on this laptop."""
    return words.say("Another laptop runs the agenda: see Team, Laptops")


class BottomBar(QWidget):
    """Large buttons with their keys; ``pressed`` says which."""

    pressed = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        five = words.number(MINUTES)
        self.keys = {
            NEXT: KeyButton(words.say_c("button", "Next"), words.say("Ctrl+Enter"), primary=True),
            LESS: KeyButton(words.say("−{minutes}′", minutes=five), words.say("Ctrl+↓")),
            MORE: KeyButton(words.say("+{minutes}′", minutes=five), words.say("Ctrl+↑")),
            PAUSE: KeyButton(words.say_c("button", "Pause"), words.say("Space")),
            SKIP: KeyButton(words.say_c("button", "Skip")),
            INSERT: KeyButton(words.say_c("button", "Insert"), words.say("Ins")),
            UNDO: KeyButton(words.say_c("button", "Undo"), words.say("Ctrl+Z")),
            REDO: KeyButton(words.say_c("button", "Redo"), words.say("Ctrl+Y")),
            COUNT: KeyButton(words.say_c("button", "Count"), words.say("F3")),
            OUT: KeyButton(words.say_c("button", "Child out"), words.say("F4")),
            CONCERN: KeyButton(words.say_c("button", "Concern"), words.say("F8")),
            NEUTRAL: KeyButton(words.say_c("button", "Neutral"), words.say("F9")),
            PROJECTOR: KeyButton(words.say_c("button", "Projector"), words.say("F11")),
        }
        self.keys[LESS].setAccessibleName(words.say("{minutes} minutes less", minutes=five))
        self.keys[MORE].setAccessibleName(words.say("{minutes} minutes more", minutes=five))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.S)
        for name, key in self.keys.items():
            if name == COUNT:
                row.addStretch(1)
            key.clicked.connect(lambda _=False, n=name: self.pressed.emit(n))
            row.addWidget(key)

    def show_view(self, view: View) -> None:
        """Say what each key would do now; those that would do nothing are grey."""
        words = self._words
        runs = view.phase in (Phase.RUNNING, Phase.PAUSED)
        alive = view.phase not in (Phase.PREPARED, Phase.CLOSED)
        paused = view.phase is Phase.PAUSED
        self._show_next(view)
        here = view.clock_here
        for name in (LESS, MORE, PAUSE):
            self.keys[name].setEnabled(runs and here)
        told = words.say_c("button", "Go on") if paused else words.say_c("button", "Pause")
        if self.keys[PAUSE].text() != told:
            self.keys[PAUSE].set_words(told, words.say("Space"))
        ahead = not view.at_end and view.phase is not Phase.NIGHT
        self.keys[SKIP].setEnabled(alive and ahead and here)
        self.keys[INSERT].setEnabled(alive and here)
        for name in (COUNT, OUT, NEUTRAL):
            self.keys[name].setEnabled(alive)
        self.keys[NEUTRAL].setToolTip(
            words.say("Make every screen calm and pause the clock; only the time is kept")
        )

    def _show_next(self, view: View) -> None:
        words = self._words
        key = self.keys[NEXT]
        coming = view.next
        hint = ""
        if view.phase is Phase.PREPARED:
            title = words.say_c("button", "Open the event")
            enabled = not why_held(view.event.people.values())
        elif view.phase is Phase.CLOSED or view.at_end:
            title, enabled = words.say_c("button", "To the finish"), True
        elif coming is not None:
            title = (
                words.say_c("button", "Next") if view.running else words.say_c("button", "Start")
            )
            block = words.content(coming.block.title)
            hint = words.say(
                "{block}, {time}", block=block, time=run_told.clock(words, view, coming.begin)
            )
            enabled = True
        elif view.phase is Phase.NIGHT:
            title, enabled = words.say_c("button", "Night"), False
        else:
            title, enabled = words.say_c("button", "End"), True
        if key.text() != title:
            key.set_words(title, words.say("Ctrl+Enter"))
        if not view.clock_here and view.phase is not Phase.CLOSED:
            hint, enabled = elsewhere(words), False
        key.setToolTip(hint)
        key.setEnabled(enabled)

    def show_undo(self, undo: str | None, redo: str | None) -> None:
        """Say what undo and redo would do; ``None`` where there is nothing."""
        for name, what in ((UNDO, undo), (REDO, redo)):
            self.keys[name].setEnabled(what is not None)
            self.keys[name].setToolTip(what or "")
