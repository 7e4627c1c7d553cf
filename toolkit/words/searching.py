"""The words for a search: places to look in, whom to call, what is to be done, how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.search import CALLS, Task
from toolkit.words.isolates import LEFT_TO_RIGHT, isolate

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.words.speech import Words

POLICE = "112"
HOTLINE = "116\u00a0000"
"""Numbers that are the same all over the European Union, day and night."""

_AREAS: dict[str, Callable[[Words], str]] = {
    "bedrooms": lambda w: w.say_c("area", "Bedrooms"),
    "bathrooms": lambda w: w.say_c("area", "Bathrooms"),
    "common-rooms": lambda w: w.say_c("area", "Common rooms"),
    "kitchen": lambda w: w.say_c("area", "Kitchen"),
    "cellar": lambda w: w.say_c("area", "Cellar"),
    "attic": lambda w: w.say_c("area", "Attic"),
    "stairs": lambda w: w.say_c("area", "Stairs and corridors"),
    "garden": lambda w: w.say_c("area", "Garden and sheds"),
    "cars": lambda w: w.say_c("area", "Cars and car park"),
    "street": lambda w: w.say_c("area", "Street around the house"),
}

_WHOM: dict[str, Callable[[Words], str]] = {
    "lead": lambda w: w.say_c("called", "Safeguarding lead"),
    "police": lambda w: w.say_c("called", "Police {number}", number=POLICE),
    "hotline": lambda w: w.say_c("called", "Missing children {number}", number=HOTLINE),
    "carer": lambda w: w.say_c("called", "Carer of the home"),
    "guardian": lambda w: w.say_c("called", "Guardian"),
}

_CONDITIONS: dict[str, Callable[[Words], str]] = {
    "well": lambda w: w.say_c("condition", "Well"),
    "shaken": lambda w: w.say_c("condition", "Shaken"),
    "hurt": lambda w: w.say_c("condition", "Hurt"),
}

CONDITIONS = tuple(_CONDITIONS)
"""How a child who was found is, in words that judge nothing."""


def area_name(words: Words, area: str) -> str:
    """Name a place to look in; one in somebody's own words stays as it is."""
    known = _AREAS.get(area)
    return area if known is None else known(words)


def whom_name(words: Words, whom: str) -> str:
    """Name somebody who is called; one in somebody's own words stays as it is."""
    known = _WHOM.get(whom)
    return whom if known is None else known(words)


def condition_name(words: Words, condition: str) -> str:
    """Name how a child is who was found; own words stay as they are."""
    known = _CONDITIONS.get(condition)
    return condition if known is None else known(words)


def task_text(words: Words, task: Task, minutes: int) -> str:
    """Say what is to be done; ``minutes`` is how long house and grounds are searched."""
    if task.value in CALLS:
        return whom_name(words, task.value)
    lasting = words.duration(minutes)
    return {
        Task.WHO: lambda: words.say("Who is it? Choose the code."),
        Task.SEEN: lambda: words.say("Last seen: when, by whom, where, wearing what."),
        Task.SEARCH: lambda: words.say(
            "Search house and grounds for {time}, one adult to each place.", time=lasting
        ),
        Task.FACILITY: lambda: words.say("Go through the facility's own steps."),
    }[task]()


def length(words: Words, elapsed: int) -> str:
    """Write how long a search goes on: ``7:32``, ``1:04:09``; from milliseconds."""
    seconds = max(0, elapsed) // 1000
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    text = f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
    return isolate(text, LEFT_TO_RIGHT) if words.rtl else text
