"""The head of the block in view: its title, its times, and the ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.pages import run_told
from toolkit.gui.pages.run_top import make_roomy, tell
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.ring import CountdownRing, Mood
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import MINUTE
from toolkit.model.schedule import Phase

if TYPE_CHECKING:
    from toolkit.gui.pages.run_view import View
    from toolkit.words import Words


class BlockHead(QFrame):
    """Title, times, purpose; the ring while the block runs, a start button while it waits."""

    back = Signal()
    """Back to what is now."""
    start = Signal()
    correct = Signal()
    """The start is to be put right."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.standing = Label("", Type.SECONDARY_STRONG, tone="soft")
        self.title = Label("", Type.TITLE, wrap=True)
        self.times = Label("", Type.BODY, tone="soft", wrap=True)
        self.purpose = Label("", Type.CONTROL, wrap=True)
        self.back_button = Button(words.say("Back to now"), "quiet", icon="back")
        self.correct_button = Chip(words.say("Put the start right"))
        """Set by the block's view where there is room for it."""
        self.ring = CountdownRing(ground="card")
        self.ends = Label("", Type.CONTROL, tone="soft")
        self.ends.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.start_button = Button(words.say_c("button", "Start"), "primary", icon="run")
        for button in (self.back_button, self.correct_button):
            make_roomy(button)
        self.start_button.setMinimumSize(132, Size.KEY_BUTTON)
        self.start_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back_button.clicked.connect(self.back)
        self.correct_button.clicked.connect(self.correct)
        self.start_button.clicked.connect(self.start)
        self._lay_out()

    def _lay_out(self) -> None:
        actions = QHBoxLayout()
        actions.setSpacing(Space.XS)
        actions.addWidget(self.back_button)
        actions.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self.standing)
        words.addWidget(self.title)
        words.addWidget(self.times)
        words.addSpacing(Space.XS)
        words.addWidget(self.purpose)
        words.addLayout(actions)
        words.addStretch(1)
        self._clock = QWidget()
        side = QVBoxLayout(self._clock)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(Space.XS)
        side.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        side.addWidget(self.ends)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addLayout(words, 1)
        row.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignTop)

    def show_view(self, view: View) -> None:
        """Tell the block in view."""
        words = self._words
        row = view.row
        tell(self.standing, run_told.standing(words, view))
        self.standing.set_tone("accent" if view.live else "soft")
        tell(self.title, words.content(row.block.title))
        tell(self.times, run_told.times(words, view, row))
        tell(self.purpose, words.content(row.block.purpose))
        night = view.phase is Phase.NIGHT and view.live
        self.standing.setVisible(bool(self.standing.text()) and not night)
        self.title.setVisible(not night)
        self.purpose.setVisible(bool(row.block.purpose) and not night)
        self._clock.setVisible(view.live and not night)
        coming = view.next
        waits = view.phase is Phase.WAITING and coming is not None and coming.id == row.id
        self.start_button.setVisible(waits)
        self.back_button.setVisible(view.elsewhere)
        begun = view.event.run.record(row.id).started is not None
        self.correct_button.setVisible(view.live and begun and not night)
        self.show_ring(view)

    def show_ring(self, view: View) -> None:
        """Tell how much is left; only what changed is painted."""
        row = view.running
        if row is None or not view.live or view.phase is Phase.NIGHT:
            return
        words = self._words
        left = view.left
        length = max(1, row.end - row.begin)
        if left < 0:
            over = words.say("+{minutes}", minutes=max(1, -left // MINUTE))
            self.ring.set_state(0, over, words.say("min over"), mood=Mood.OVERRUN)
            end = view.over_since if view.over_since is not None else row.end
            tell(self.ends, words.say("ended {time}", time=run_told.clock(words, view, end)))
            return
        paused = view.phase is Phase.PAUSED
        minutes = words.number(-(-left // MINUTE))
        under = words.say("paused") if paused else words.say("min left")
        mood = Mood.PAUSED if paused else Mood.RUNNING
        self.ring.set_state(left / length, minutes, under, mood=mood)
        tell(self.ends, words.say("ends {time}", time=run_told.clock(words, view, row.end)))
