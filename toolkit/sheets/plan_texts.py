"""How the parts of a plan are written in a cell or a list, for every kind of export alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.agendatimes import is_day_title

if TYPE_CHECKING:
    from toolkit.model.agendalines import AgendaLine
    from toolkit.model.plan import Block, Material, Step
    from toolkit.words import Words


def day_heading(words: Words, number: int, title: str) -> str:
    """Name a day by its number and title, or by its title alone where that names a day itself."""
    if not title or title.isdecimal():
        return words.say("Day {n}", n=number)
    if is_day_title(title):
        return title
    return words.say("Day {n}: {title}", n=number, title=title)


def span_text(words: Words, line: AgendaLine) -> str:
    """Write from when to when: ``09:00–10:30``."""
    return f"{words.time(line.begin)}–{words.time(line.end)}"


def material_text(words: Words, material: Material) -> str:
    """Write a material with its number: ``2 × flip chart (per group)``."""
    counted = f"{material.count} × {material.item}" if material.count > 1 else material.item
    if material.per == "group":
        return words.say("{item} (per group)", item=counted)
    if material.per == "person":
        return words.say("{item} (per person)", item=counted)
    return counted


def step_lines(words: Words, step: Step) -> list[str]:
    """Write a step: what is done with its minutes, then each thing to say in quotes."""
    text = " ".join(step.text.split())
    if step.minutes:
        text = f"{text} ({words.duration(step.minutes)})"
    return [text, *(f"“{' '.join(said.split())}”" for said in step.say)]


def how_text(block: Block) -> str:
    """Say in a cell what a block is for."""
    return " ".join(block.purpose.split())
