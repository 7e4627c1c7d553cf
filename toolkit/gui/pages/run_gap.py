"""Time passed that nobody saw, and blocks should have begun in it: how did it go on?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from toolkit.gui.pages import run_told
from toolkit.gui.pages.run_panel import Panel
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.fields import NumberField
from toolkit.gui.widgets.text import Label
from toolkit.model.gaps import blocks_in
from toolkit.model.instants import MINUTE
from toolkit.model.plan import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.gui.heartbeat import Jump
    from toolkit.gui.pages.run_view import View
    from toolkit.model.gaps import Meant
    from toolkit.words import Words

MOST_SHOWN = 4
_FURTHEST = 180
_STEP = 5


def should_have_begun(view: View, jump: Jump, minutes: int = 0) -> list[Meant]:
    """Give the blocks that a gap passed by; none where only a night began by the clock."""
    found = blocks_in(view.event, jump.start, jump.end, minutes)
    return found if any(one.row.block.kind is not Kind.NIGHT for one in found) else []


class WhileAwayPanel(Panel):
    """As planned, shifted, typed in from paper; or what ran before went on, or had ended."""

    answered = Signal(str)
    """``counted``, ``paused`` or ``ended``: nothing began meanwhile."""
    laid = Signal(str, int)
    """``planned``, ``shifted`` by minutes, or ``entered``."""
    put_away = Signal()

    def __init__(self, words: Words, view: View, jump: Jump) -> None:
        meant = should_have_begun(view, jump)
        super().__init__(
            words.say(
                "{minutes} passed unseen. How did it go on?",
                minutes=words.duration(jump.minutes),
            ),
            words.say(
                "From {begin} to {end} this computer was off or slept, or its clock was set. "
                "Planned meanwhile: {blocks}.",
                begin=run_told.clock(words, view, jump.start),
                end=run_told.clock(words, view, jump.end),
                blocks=_listed(words, view, meant),
            ),
        )
        self._words, self._view, self._jump = words, view, jump
        self.answer(
            words.say("As planned"), lambda: self.laid.emit("planned", 0), "primary", icon="tick"
        )
        asked = words.say("Shifted by how many minutes")
        self.minutes = NumberField(asked, low=-_FURTHEST, high=_FURTHEST)
        self.minutes.setSingleStep(_STEP)
        self.minutes.setValue(_late(view, jump))
        self.minutes.valueChanged.connect(self._tell)
        make_roomy(self.minutes)
        shifted = self.answer(words.say("Shifted by"), self._shift)
        self.beside(shifted, self.minutes, Label(words.say_c("unit", "min")))
        self.answer(
            words.say("I'll enter it from paper"),
            lambda: self.laid.emit("entered", 0),
            icon="sheet",
        )
        if view.running is not None:
            block = words.content(view.running.block.title)
            for answer, text in (
                ("counted", words.say("{block} went on", block=block)),
                ("paused", words.say("{block} was paused", block=block)),
                ("ended", words.say("{block} had ended", block=block)),
            ):
                self.answer(text, partial(self.answered.emit, answer), "quiet")
        self.moved = Label("", wrap=True, tone="soft")
        self.body.addWidget(self.moved)
        self._tell()

    def _tell(self) -> None:
        """Say what shifting by so many minutes means."""
        meant = should_have_begun(self._view, self._jump, self.minutes.value())
        self.moved.setText(
            self._words.say("Shifted: {blocks}.", blocks=_listed(self._words, self._view, meant))
        )

    def _shift(self) -> None:
        self.laid.emit("shifted", self.minutes.value())

    def put_off(self) -> None:
        """Go away unanswered; what ran then was running all the time."""
        self.put_away.emit()
        super().put_off()


def _late(view: View, jump: Jump) -> int:
    """Give how late it was when the gap began, as far as a shift reaches."""
    slip = view.event.timeline(jump.start).slip
    return _STEP if slip is None or not slip.late else min(_FURTHEST, slip.late // MINUTE)


def _listed(words: Words, view: View, meant: Sequence[Meant]) -> str:
    named = [
        words.say(
            "{block} {time}",
            block=words.content(one.row.block.title),
            time=run_told.clock(words, view, one.begin),
        )
        for one in meant[:MOST_SHOWN]
    ]
    more = len(meant) - len(named)
    if more:
        named.append(words.say_n("{n} more", "{n} more", more))
    return words.join(named) if named else words.say("nothing")
