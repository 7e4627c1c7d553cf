"""What activities of the library are called and told by, on screen and in the terminal."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.activity import Energy, Literacy, Theme
from toolkit.model.plan import Sensitivity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.activity import Activity
    from toolkit.model.plan import Material
    from toolkit.words.speech import Words


def theme_name(words: Words, theme: Theme) -> str:
    """Name what an activity is for."""
    names = {
        Theme.OPENER: words.say_c("theme", "Openers"),
        Theme.ENERGISER: words.say_c("theme", "Energisers"),
        Theme.TRUST: words.say_c("theme", "Trust"),
        Theme.ONLINE_SAFETY: words.say_c("theme", "Online safety"),
        Theme.DISCLOSURE_PRACTICE: words.say_c("theme", "Practising disclosure"),
        Theme.COACHING: words.say_c("theme", "Coaching"),
        Theme.PEER_SUPPORT: words.say_c("theme", "Peer support"),
        Theme.EVALUATION: words.say_c("theme", "Evaluation"),
        Theme.CLOSING: words.say_c("theme", "Closings"),
        Theme.REST_TIME: words.say_c("theme", "Rest time"),
    }
    return names[theme]


def theme_names(words: Words) -> dict[Theme, str]:
    """Name all themes, in the order of lists."""
    return {theme: theme_name(words, theme) for theme in Theme}


def energy_name(words: Words, energy: Energy) -> str:
    """Name how much an activity stirs a group up."""
    names = {
        Energy.CALM: words.say_c("energy", "calm"),
        Energy.MEDIUM: words.say_c("energy", "medium"),
        Energy.LIVELY: words.say_c("energy", "lively"),
    }
    return names[energy]


def literacy_name(words: Words, literacy: Literacy) -> str:
    """Name how much reading an activity needs."""
    names = {
        Literacy.NONE: words.say_c("literacy", "no reading"),
        Literacy.SOME: words.say_c("literacy", "a little reading"),
        Literacy.FULL: words.say_c("literacy", "reading"),
    }
    return names[literacy]


def sensitivity_name(words: Words, sensitivity: Sensitivity) -> str:
    """Name how near something comes to what may hurt."""
    names = {
        Sensitivity.GREEN: words.say_c("sensitivity", "not sensitive"),
        Sensitivity.AMBER: words.say_c("sensitivity", "sensitive"),
        Sensitivity.RED: words.say_c("sensitivity", "very sensitive"),
    }
    return names[sensitivity]


def questions_step(words: Words) -> str:
    """Say what the questions are that a block keeps of an activity's debrief."""
    return words.say("Talk about it. Choose from these questions, or leave them out.")


class Style(StrEnum):
    """How a line of an activity is set."""

    TEXT = "text"
    ITEM = "item"
    STEP = "step"
    SAY = "say"


class Line(NamedTuple):
    """A line of an activity; ``aside`` is what stands at its end, as a step's minutes."""

    text: str
    style: Style = Style.TEXT
    aside: str = ""


class Section(NamedTuple):
    """A part of an activity under its own title."""

    title: str
    lines: tuple[Line, ...]


def facts_of(words: Words, activity: Activity) -> list[str]:
    """Say in a few words each how long, for whom, and what it asks of people."""
    group = activity.group
    return [
        words.duration(activity.minutes),
        words.say("{least}–{most} people", least=group.least, most=group.most),
        words.say("ages {youngest}–{oldest}", youngest=group.youngest, oldest=group.oldest),
        words.say("energy: {energy}", energy=energy_name(words, activity.energy)),
        literacy_name(words, activity.literacy),
        sensitivity_name(words, activity.sensitivity),
    ]


def sections_of(words: Words, activity: Activity) -> list[Section]:
    """Tell an activity whole, part by part; a part that it hasn't is left out."""
    parts = (
        Section(words.say("Purpose"), _text(activity.purpose)),
        Section(words.say("What you need"), _materials(words, activity.materials)),
        Section(words.say("Room"), _text(activity.room)),
        Section(words.say("Before"), _items(activity.preparation)),
        Section(words.say("Steps"), tuple(_steps(words, activity))),
        Section(words.say("Questions to choose from"), _says(activity.debrief)),
        Section(words.say("Other ways to do it"), _items(activity.variations)),
        Section(words.say("Whoever doesn't want to"), _text(activity.opt_out)),
        Section(words.say("Without power, printer or a shared language"), _text(activity.low_tech)),
        Section(words.say("To watch over"), _text(activity.safeguarding)),
        Section(words.say("If it goes wrong"), _text(activity.if_wrong)),
        Section(words.say("Tips"), _items(activity.tips)),
        Section(words.say("Handouts"), _items(activity.handouts)),
        Section(words.say("Afterwards"), _text(activity.follow_up)),
    )
    return [part for part in parts if part.lines]


def _text(text: str) -> tuple[Line, ...]:
    return (Line(text),) if text else ()


def _items(texts: Iterable[str]) -> tuple[Line, ...]:
    return tuple(Line(text, Style.ITEM) for text in texts)


def _says(texts: Iterable[str]) -> tuple[Line, ...]:
    return tuple(Line(text, Style.SAY) for text in texts)


def _steps(words: Words, activity: Activity) -> Iterator[Line]:
    for step in activity.steps:
        yield Line(step.text, Style.STEP, words.duration(step.minutes))
        yield from _says(step.say)


def _materials(words: Words, materials: Iterable[Material]) -> tuple[Line, ...]:
    return tuple(Line(_material(words, one), Style.ITEM) for one in materials)


def _material(words: Words, material: Material) -> str:
    given = {"n": material.count, "item": material.item}
    if material.per == "person":
        return words.say("{item}: {n} for each person", **given)
    if material.per == "group":
        return words.say("{item}: {n} for each small group", **given)
    return words.say("{item}: {n}", **given) if material.count > 1 else material.item
