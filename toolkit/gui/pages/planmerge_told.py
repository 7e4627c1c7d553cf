"""A clash between two versions of a plan, as the page shows it: where, what, and each side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.clashes import Why
from toolkit.model.plandiff import Of
from toolkit.model.worddiff import lines_apart
from toolkit.words.planchanges import (
    block_told,
    clash_told,
    field_name,
    part_name,
    place_told,
    value_told,
)

if TYPE_CHECKING:
    from toolkit.actions.bringing_in import Ready
    from toolkit.model.clashes import Clash
    from toolkit.model.plan import Plan
    from toolkit.words import Words


class Told(NamedTuple):
    """A clash in words: the part, what of it, and what it was, is here, and is there."""

    title: str
    what: str
    base: str
    local: str
    new: str


def told(words: Words, ready: Ready, clash: Clash) -> Told:
    """Say what clashes; of long texts only the lines in which they differ."""
    files = ready.files
    plans = (files.base.plan, files.local.plan, files.new.plan)
    sides = [_side(words, plan, clash, at) for at, plan in enumerate(plans)]
    return Told(_title(words, plans, clash), clash_told(words, clash), *lines_apart(*sides))


def _title(words: Words, plans: tuple[Plan, ...], clash: Clash) -> str:
    block, day = None, 0
    if clash.of is Of.BLOCK:
        for plan in plans[::-1]:
            for number, one in plan.all_blocks():
                if one.id == clash.key:
                    block, day = one, number
    if clash.of is Of.DAY and not clash.key:
        return words.say("The days of the plan")
    name = part_name(words, clash.of, clash.key, "" if block is None else block.title)
    parts = [words.say("Day {day}", day=day) if day else "", name]
    if clash.why is Why.FIELD:
        parts.append(field_name(words, clash.field))
    return " · ".join(part for part in parts if part)


def _side(words: Words, plan: Plan, clash: Clash, at: int) -> str:
    if clash.why is Why.PLACE:
        return place_told(words, plan, clash.key)
    value = (clash.base, clash.local, clash.new)[at]
    if clash.why is Why.FIELD:
        return value_told(words, clash.field, value)
    if clash.why is Why.ORDER:
        return _order(words, plan, clash, value)
    return _whole(words, plan, clash, at)


def _order(words: Words, plan: Plan, clash: Clash, ids: object) -> str:
    if clash.of is Of.DAY and not clash.key:
        names = [day.title for day in plan.days]
    else:
        keys = ids if isinstance(ids, tuple) else ()
        blocks = {block.id: block.title for _, block in plan.all_blocks()}
        named = clash.of in (Of.DAY, Of.BLOCK)
        names = [
            blocks.get(key, str(key)) if named else part_name(words, clash.of, key) for key in keys
        ]
    return "\n".join(f"{words.number(n)}. {name}" for n, name in enumerate(names, 1)) or "–"


def _whole(words: Words, plan: Plan, clash: Clash, at: int) -> str:
    """Say what a part is that one side took out."""
    gone = 1 if clash.why is Why.REMOVED_LOCAL else 2
    if at == gone:
        return words.say_c("difference", "taken out")
    if clash.of is Of.BLOCK:
        found = plan.block(clash.key)
        return "–" if found is None else block_told(words, found)
    if clash.of is Of.DAY:
        day = next((day for day in plan.days if day.title == clash.key), None)
        return clash.key if day is None else "\n".join(block.title for block in day.blocks)
    part = (clash.base, clash.local, clash.new)[at]
    names = getattr(part, "__struct_fields__", ())
    lines = [
        f"{field_name(words, name)}: {value_told(words, name, getattr(part, name))}"
        for name in names
        if getattr(part, name) not in (None, "", ())
    ]
    return "\n".join(lines) or "–"
