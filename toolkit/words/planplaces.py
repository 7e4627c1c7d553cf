"""Where a text stands in a plan, in words a trainer reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.plantexts import Spot
    from toolkit.words.speech import Words

_FIELDS: dict[str, Callable[[Words], str]] = {
    "title": lambda w: w.say_c("part of a plan", "title"),
    "summary": lambda w: w.say_c("part of a plan", "in short"),
    "objectives": lambda w: w.say_c("part of a plan", "aim"),
    "outputs": lambda w: w.say_c("part of a plan", "what comes out of it"),
    "preparation": lambda w: w.say_c("part of a plan", "preparation"),
    "afterwards": lambda w: w.say_c("part of a plan", "afterwards"),
    "funder": lambda w: w.say_c("part of a plan", "funder"),
    "disclaimer": lambda w: w.say_c("part of a plan", "disclaimer"),
    "note": lambda w: w.say_c("part of a plan", "note"),
    "name": lambda w: w.say_c("part of a plan", "name"),
    "room": lambda w: w.say_c("part of a plan", "room"),
    "purpose": lambda w: w.say_c("part of a plan", "purpose"),
    "roles": lambda w: w.say_c("part of a plan", "who does what"),
    "text": lambda w: w.say_c("part of a plan", "what to do"),
    "say": lambda w: w.say_c("part of a plan", "say"),
    "item": lambda w: w.say_c("part of a plan", "material"),
    "safeguarding": lambda w: w.say_c("part of a plan", "safeguarding"),
    "opt_out": lambda w: w.say_c("part of a plan", "for who sits out"),
    "low_tech": lambda w: w.say_c("part of a plan", "without technology"),
    "if_wrong": lambda w: w.say_c("part of a plan", "if it goes wrong"),
}


def field_name(words: Words, field: str) -> str:
    """Name a field of a plan; one that this program doesn't know is given as it is."""
    known = _FIELDS.get(field)
    return field if known is None else known(words)


def section_name(words: Words, spot: Spot) -> str:
    """Name the part of the agenda that a text belongs to: the block, the day, the plan."""
    match spot.owner:
        case "plan":
            return words.say("The plan")
        case "team":
            return words.say("The team")
        case "rota":
            return words.say("The shifts")
        case "day":
            return words.say("Day {day}", day=spot.day)
        case _:
            return spot.title


def place_name(words: Words, spot: Spot) -> str:
    """Say where a text stands: ``Story of an offer · step 2 · say``."""
    section, field = section_name(words, spot), field_name(words, spot.field)
    if spot.step:
        return words.say(
            "{part} · step {step} · {field}", part=section, step=spot.step, field=field
        )
    return words.say("{part} · {field}", part=section, field=field)
