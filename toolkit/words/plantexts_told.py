"""A plan's texts and what came back from a translator, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.words.planplaces import place_name
from toolkit.words.plantexts import State
from toolkit.words.tags import language_name
from toolkit.words.textchecks import describe_slip

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.words.plantexts import PlanText, PlanTexts
    from toolkit.words.speech import Words
    from toolkit.words.textchecks import Slip

_STATES: dict[State, Callable[[Words], str]] = {
    State.MISSING: lambda w: w.say_c("translation", "missing"),
    State.FUZZY: lambda w: w.say_c("translation", "to check"),
    State.DRAFT: lambda w: w.say_c("translation", "draft"),
    State.DONE: lambda w: w.say_c("translation", "checked"),
    State.OWN: lambda w: w.say_c("translation", "yours"),
}


class Counts(NamedTuple):
    """How many rows of a translator's file came back in which way.

    ``new`` were taken over, ``same`` came as they were sent, ``empty`` are still without
    translation and ``unsure`` still marked as old.
    """

    new: int = 0
    same: int = 0
    empty: int = 0
    unsure: int = 0


def state_name(words: Words, state: State) -> str:
    """Name a state of a translation."""
    return _STATES[state](words)


class Told:
    """Says texts of a plan in one language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def place(self, text: PlanText) -> str:
        """Say where a text stands, and in how many more places."""
        place = place_name(self._words, text.spot)
        if not text.more:
            return place
        return self._words.say_n(
            "{place} and {n} more place", "{place} and {n} more places", text.more, place=place
        )

    def slip(self, slip: Slip) -> str:
        """Say what may be wrong."""
        return describe_slip(self._words, slip)

    def row(self, text: PlanText) -> dict[str, Any]:
        """Give all of a text, for programs."""
        return {
            "number": text.number,
            "place": self.place(text),
            "block": text.spot.owner,
            "field": text.spot.field,
            "day": text.spot.day or None,
            "step": text.spot.step or None,
            "source": text.source,
            "translation": text.translation,
            "state": text.state.value,
            "from": text.found.where.value,
            "previous": text.previous,
            "terms": {term.source: term.translation for term in text.terms},
            "warnings": [self.slip(slip) for slip in text.slips],
        }

    def summary(self, texts: PlanTexts) -> str:
        """Say how far the translation is."""
        words = self._words
        line = words.say(
            "{language}: {done} of {total} texts are translated, {fuzzy} to check, "
            "{missing} missing.",
            language=language_name(texts.language),
            done=texts.done,
            total=len(texts.texts),
            fuzzy=texts.count(State.FUZZY),
            missing=texts.count(State.MISSING),
        )
        if texts.draft and texts.done:
            return f"{line} {words.say('Draft: nobody has checked it yet.')}"
        return line

    def taken(self, counts: Counts) -> list[str]:
        """Say what came back from a translator."""
        say_n = self._words.say_n
        lines = [say_n("{n} translation taken over.", "{n} translations taken over.", counts.new)]
        if counts.same:
            lines.append(say_n("{n} was as before.", "{n} were as before.", counts.same))
        if counts.unsure:
            lines.append(
                say_n(
                    "{n} is still marked [?] and wasn't taken.",
                    "{n} are still marked [?] and weren't taken.",
                    counts.unsure,
                )
            )
        if counts.empty:
            lines.append(say_n("{n} is still empty.", "{n} are still empty.", counts.empty))
        return lines
