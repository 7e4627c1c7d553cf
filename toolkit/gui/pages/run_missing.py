"""Asks about a count that was short and that nobody looked into, wherever it was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.gui.pages.run_panel import Panel
from toolkit.model.instants import HOUR, to_datetime
from toolkit.model.search import short_and_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.gui.pages.run_hands import Hands
    from toolkit.gui.pages.run_prompts import Key, Prompts
    from toolkit.gui.pages.run_view import View
    from toolkit.words import Words


FRESH = 2 * HOUR
"""Milliseconds after which a count that was short is history: others were taken since."""


class MissingAsks:
    """A count that was short: on the wall, from paper, or counted again and left."""

    def __init__(self, words: Words, hands: Hands, prompts: Prompts) -> None:
        self._words = words
        self._hands = hands
        self._prompts = prompts

    def wanted(self, view: View) -> Sequence[Key]:
        """Ask until it is looked into, counted whole, or said that nobody is missing."""
        short = short_and_open(view.event)
        if short is None or view.now - short.at >= FRESH:
            return []
        return [("short", short.at)]

    def make(self, view: View, key: Key) -> Panel | None:
        """Make the panel that offers to look for who is missing."""
        short, words = short_and_open(view.event), self._words
        if short is None:
            return None
        panel = Panel(
            words.say(
                "{counted} of {expected} were counted at {time}. Is somebody missing?",
                counted=short.counted,
                expected=short.expected,
                time=words.clock(to_datetime(short.at, view.event.zone)),
            )
        )
        panel.answer(words.say("Somebody is missing"), self._hands.search, "danger", icon="warning")
        panel.answer(words.say("Nobody is missing"), lambda: self._prompts.later(key, None))
        return panel

    def follow(self, panel: Panel, view: View) -> None:
        """Nothing on it moves."""
