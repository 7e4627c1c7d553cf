"""It is late: up to three ways to catch up, each with its effect, for a person to choose from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from toolkit.actions.catching_up import proposals_of
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.run_panel import Panel
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import MINUTE
from toolkit.words.catchup import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.gui.pages.run_hands import Hands
    from toolkit.gui.pages.run_prompts import Key, Prompts
    from toolkit.gui.pages.run_view import View
    from toolkit.model.catchup import CatchUp, Way
    from toolkit.words import Words


def is_late(view: View) -> bool:
    """Whether there is something to catch up, and this laptop may choose."""
    slip = view.schedule.slip
    return view.clock_here and slip is not None and slip.late >= MINUTE and not view.at_end


class WayCard(QFrame):
    """One way: what gives, when it is then, which fixed times hold."""

    chosen = Signal()

    def __init__(self, words: Words, telling: Telling, way: Way) -> None:
        super().__init__()
        self.way = way
        self.setProperty("surface", "card")
        heading = telling.heading(way)
        changes = [telling.change(change) for change in way.changes]
        effect = [*(telling.fixed(fixed) for fixed in way.fixed), *telling.rest(way)]
        self.setAccessibleName(heading)
        self.button = Button(words.say_c("button", "Do this"))
        make_roomy(self.button)
        told = ". ".join([*changes, words.join(effect)])
        self.button.setAccessibleName(
            words.say("{button}: {way}", button=self.button.text(), way=heading)
        )
        self.button.setAccessibleDescription(told)
        self.button.clicked.connect(self.chosen)
        lines = QVBoxLayout()
        lines.setSpacing(Space.XS)
        lines.addWidget(Label(heading, Type.CONTROL_STRONG, wrap=True))
        for change in changes:
            lines.addWidget(Label(change, Type.BODY, wrap=True))
        tone = "attention" if way.short else "done"
        lines.addWidget(Label(" · ".join(effect), Type.SECONDARY, tone=tone, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.M, Space.S)
        row.setSpacing(Space.M)
        row.addLayout(lines, 1)
        row.addWidget(self.button)


class CatchUpPanel(Panel):
    """The ways to catch up. They follow the clock until one is chosen."""

    chosen = Signal(object)
    """A :class:`Way` is to be taken."""

    def __init__(self, words: Words, view: View) -> None:
        super().__init__(words.say("What could give?"))
        self._words = words
        self._shown: object = None
        self.cards: list[WayCard] = []
        self.leave = self.answer(words.say("Leave it as it is"), lambda: None, "quiet")
        self.follow(view)

    def follow(self, view: View) -> None:
        """Show the ways as they are now; cards that are still right stay as they are."""
        if self.cards and not is_late(view):
            self.put_off()
            return
        found = proposals_of(view.event, view.now)
        shown = (found.late, found.fixed, [(w.bodies, w.changes, w.fixed) for w in found.ways])
        if shown == self._shown:
            return
        self._shown = shown
        self._show(view, found)

    def _show(self, view: View, found: CatchUp) -> None:
        words = self._words
        telling = Telling(
            words, view.event.zone, lambda block: words.content(view.event.title_of(block))
        )
        late = words.duration(found.late)
        if found.ways:
            text = words.say("{minutes} too many. Nothing changes until you choose.", minutes=late)
        elif not found.late:
            text = words.say(
                "Nothing has to give. What has passed can't be won back; "
                "the fixed times ahead hold."
            )
        else:
            text = words.say(
                "{minutes} too many, and nothing that is left may give. "
                "What comes last before the fixed time is cut off.",
                minutes=late,
            )
        self.tell(text)
        held = next((n for n, card in enumerate(self.cards) if card.button.hasFocus()), None)
        for card in self.cards:
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [WayCard(words, telling, way) for way in found.ways]
        for card in self.cards:
            card.chosen.connect(partial(self._choose, card.way))
            self.body.addWidget(card)
        self.begin_with(self.cards[0].button if self.cards else self.leave)
        if held is not None:
            self.take_up()

    def _choose(self, way: Way) -> None:
        self._answered(lambda: self.chosen.emit(way))


class CatchUpAsks:
    """Opens the ways to catch up when a person asks; the event never asks by itself."""

    def __init__(self, words: Words, hands: Hands, prompts: Prompts) -> None:
        self._words = words
        self._hands = hands
        self._prompts = prompts

    def wanted(self, view: View) -> Sequence[Key]:
        """Ask nothing: how late it is stands at the top."""
        return []

    def make(self, view: View, key: Key) -> Panel | None:
        """Make none."""
        return None

    def follow(self, panel: Panel, view: View) -> None:
        """Keep the ways true as time goes on."""
        if isinstance(panel, CatchUpPanel):
            panel.follow(view)

    def ask(self, view: View) -> None:
        """Show the ways, if it is late."""
        if not is_late(view):
            return
        panel = CatchUpPanel(self._words, view)
        panel.chosen.connect(self._hands.catch_up)
        self._prompts.ask(panel)
