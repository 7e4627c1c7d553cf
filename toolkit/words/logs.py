"""The logs between shifts in words: which turn it is, and what is known without typing.

Nobody is named here, not even by code, and no medicine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.instants import to_datetime
from toolkit.model.whereabouts import Where

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.logbook import Happening, Known
    from toolkit.words.speech import Words


def turn_title(words: Words, turn: str, day: int) -> str:
    """Name the log of a turn."""
    if turn == "day-night":
        return words.say("Day {day}: the day tells the night", day=words.number(day))
    return words.say("Day {day}: the night tells the day", day=words.number(day))


def happening_text(words: Words, event: Event, what: Happening) -> str:
    """Say what happened, without when."""
    return _TEXTS[what.code](words, event, what)


def clock_text(words: Words, event: Event, at: Instant) -> str:
    """Write the time on the wall."""
    return words.clock(to_datetime(at, event.zone))


def where_text(words: Words, known: Known) -> str:
    """Say where the children are, in numbers."""
    names: dict[str, Callable[[int], str]] = {
        Where.ROOM: lambda n: words.say_n("{n} in the house", "{n} in the house", n),
        Where.OUT: lambda n: words.say_n("{n} out with an adult", "{n} out with an adult", n),
        Where.OFF_SITE: lambda n: words.say_n("{n} off site", "{n} off site", n),
        Where.LEFT: lambda n: words.say_n("{n} has left", "{n} have left", n),
        Where.NOT_ARRIVED: lambda n: words.say_n("{n} not arrived", "{n} not arrived", n),
    }
    return words.join([name(known.where[at]) for at, name in names.items() if known.where.get(at)])


def doses_text(words: Words, event: Event, known: Known) -> str:
    """Say what became of the doses that were due, and when others are; empty without any."""
    names: dict[str, Callable[[int], str]] = {
        "given": lambda n: words.say_n("{n} dose given", "{n} doses given", n),
        "refused": lambda n: words.say_n("{n} refused", "{n} refused", n),
        "not-needed": lambda n: words.say_n("{n} not needed", "{n} not needed", n),
        "unsaid": lambda n: words.say_n(
            "{n} due and nothing said of it", "{n} due and nothing said of them", n
        ),
        "when-needed": lambda n: words.say_n("{n} given when needed", "{n} given when needed", n),
    }
    told = [name(known.doses[what]) for what, name in names.items() if known.doses.get(what)]
    if known.ahead:
        times = words.join([clock_text(words, event, at) for at in known.ahead])
        told.append(words.say("next due at {times}", times=times))
    return words.join(told)


def _block(words: Words, event: Event, what: Happening) -> str:
    return words.content(event.title_of(str(what.params["block"])))


def _numbers(words: Words, what: Happening) -> dict[str, str]:
    return {
        name: words.number(value) for name, value in what.params.items() if isinstance(value, int)
    }


_TEXTS: dict[str, Callable[[Words, Event, Happening], str]] = {
    "count": lambda w, e, h: w.say("{counted} of {expected} counted", **_numbers(w, h)),
    "search-opened": lambda w, e, h: w.say(
        "Not found: {counted} of {expected}, the search began", **_numbers(w, h)
    ),
    "search-found": lambda w, e, h: w.say("Found, after {minutes} min", **_numbers(w, h)),
    "search-police": lambda w, e, h: w.say(
        "Search handed over to the police, after {minutes} min", **_numbers(w, h)
    ),
    "block-late": lambda w, e, h: w.say(
        "{block} began {minutes} min late", block=_block(w, e, h), **_numbers(w, h)
    ),
    "block-left-out": lambda w, e, h: w.say("{block} was left out", block=_block(w, e, h)),
    "block-missed": lambda w, e, h: w.say(
        "{block}: its time went by without a start", block=_block(w, e, h)
    ),
}
