"""Children out of the room on the Run page: sending one out, asking again, and the calm screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from toolkit.gui.look.tokens import Type
from toolkit.gui.pages import run_told
from toolkit.gui.pages.run_panel import Panel
from toolkit.gui.pages.run_top import called, make_roomy
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.text import Label
from toolkit.model.calm import calm_since
from toolkit.model.escort import adults_in_room, out_now, to_ask_about
from toolkit.model.instants import MINUTE
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.gui.pages.run_hands import Hands
    from toolkit.gui.pages.run_prompts import Key, Prompts
    from toolkit.gui.pages.run_view import View
    from toolkit.model.instants import Instant
    from toolkit.words import Words

FEWEST = 2
"""Adults who should be in the room with a group (NSPCC's guidance: never one alone)."""


class OutPanel(Panel):
    """Who goes along? The second and last step of sending a child out; nobody asks why."""

    sent = Signal(list, str, bool)
    """These codes go out with this adult (empty: another); true if they leave the grounds."""

    def __init__(self, words: Words, view: View, codes: Sequence[str]) -> None:
        people = view.event.people
        who = words.join([called(people[code], names=view.names) for code in codes])
        super().__init__(words.say("{person} goes out. Who goes along?", person=who))
        self._codes = list(codes)
        adults = adults_in_room(view.event, view.now)
        stay = len(adults) - 1
        self.warning = Label("", Type.CONTROL_STRONG, tone="attention", wrap=True)
        self.body.addWidget(self.warning)
        self.warning.setVisible(stay < FEWEST)
        if stay < FEWEST:
            self.warning.setText(warn(words, max(0, stay)))
        else:
            self.tell(
                words.say_n("{n} adult stays in the room.", "{n} adults stay in the room.", stay)
            )
        self.off_site = Chip(words.say("They leave the grounds"))
        self.off_site.setCheckable(True)
        make_roomy(self.off_site)
        for place, adult in enumerate(adults):
            kind = "primary" if place == 0 else "plain"
            told = words.say(
                "{a} · {b}", a=called(adult, names=view.names), b=role_name(words, adult.role)
            )
            self.answer(told, partial(self._send, adult.code), kind)
        self.answer(words.say("Another adult"), partial(self._send, ""))
        self.beside(self.off_site)
        self.answer(words.say("Cancel"), lambda: None, "quiet").setToolTip(words.say("Esc"))

    def _send(self, adult: str) -> None:
        self.sent.emit(self._codes, adult, self.off_site.isChecked())


def warn(words: Words, adults: int) -> str:
    """Say that too few adults would be, or are, in the room."""
    return words.say_n(
        "Only {n} adult stays in the room. Call somebody else in.",
        "Only {n} adults stay in the room. Call somebody else in.",
        adults,
    )


class BackPanel(Panel):
    """Somebody has been out for ten minutes, or ten more: back again?"""

    back = Signal(str)
    still = Signal()

    def __init__(self, words: Words, view: View, code: str) -> None:
        stay = out_now(view.event)[code]
        person = called(view.event.people[code], names=view.names)
        minutes = words.duration((view.now - stay.since) // MINUTE)
        super().__init__(
            words.say(
                "{person} has been out for {minutes}. Back again?", person=person, minutes=minutes
            ),
            _since(words, view, stay.adult, stay.since),
        )
        self.answer(words.say("Back in the room"), lambda: self.back.emit(code), "primary")
        self.answer(words.say("Still out"), self.still.emit)

    def put_off(self) -> None:
        """Escape means that nobody is back yet."""
        self.still.emit()
        super().put_off()


def _since(words: Words, view: View, adult: str, since: Instant) -> str:
    time = run_told.clock(words, view, since)
    if adult in view.event.people:
        name = called(view.event.people[adult], names=view.names)
        return words.say("Since {time}, with {adult}", time=time, adult=name)
    return words.say("Since {time}", time=time)


class OutAsks:
    """Asks about each child who is out, after ten minutes and after each ten more."""

    def __init__(self, words: Words, hands: Hands, prompts: Prompts) -> None:
        self._words = words
        self._hands = hands
        self._prompts = prompts

    def wanted(self, view: View) -> Sequence[Key]:
        """Ask about those who have been out longest first."""
        found = to_ask_about(view.event, view.now)
        since = out_now(view.event) if found else {}
        return [("out", code, since[code].since, times) for code, times in found]

    def make(self, view: View, key: Key) -> Panel | None:
        """Make the panel that asks."""
        code = str(key[1])
        if code not in out_now(view.event):
            return None
        panel = BackPanel(self._words, view, code)
        panel.back.connect(lambda c: self._hands.back([c]))
        panel.still.connect(lambda: self._prompts.later(key, None))
        return panel

    def follow(self, panel: Panel, view: View) -> None:
        """Nothing on it moves."""

    def ask(self, view: View, codes: Sequence[str]) -> None:
        """Send children out, or bring those back who are out already."""
        out = out_now(view.event)
        gone = [code for code in codes if code in out]
        if gone:
            self._hands.back(gone)
            return
        if not codes:
            return
        panel = OutPanel(self._words, view, codes)
        panel.sent.connect(self._hands.send_out)
        self._prompts.ask(panel)


class CalmPanel(Panel):
    """The screens are calm; what the facilitator's own screen says of it."""

    resumed = Signal()

    def __init__(self, words: Words, view: View, since: Instant) -> None:
        super().__init__(
            words.say(
                "The screens are calm since {time}.", time=run_told.clock(words, view, since)
            ),
            words.say("The clock stands still. Only the time was kept."),
        )
        self.answer(words.say("Go on (F9)"), self.resumed.emit, "primary")


class CalmAsks:
    """Says on the Run page that the neutral screen is on, until it is taken away."""

    def __init__(self, words: Words, hands: Hands) -> None:
        self._words = words
        self._hands = hands

    def wanted(self, view: View) -> Sequence[Key]:
        """Stand there as long as the screens are calm."""
        since = calm_since(view.event)
        return [] if since is None else [("calm", since)]

    def make(self, view: View, key: Key) -> Panel | None:
        """Make the panel with the way back."""
        since = calm_since(view.event)
        if since is None:
            return None
        panel = CalmPanel(self._words, view, since)
        panel.resumed.connect(self._hands.toggle_neutral)
        return panel

    def follow(self, panel: Panel, view: View) -> None:
        """Nothing on it moves."""
