"""What is different between two plans, in a trainer's words: fields, values, places, clashes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.model.clashes import Why
from toolkit.model.plan import Anchor, Kind, LeftOut, Material, Origin, Sensitivity, Step
from toolkit.model.plandiff import Of, What
from toolkit.words.activities import sensitivity_name
from toolkit.words.planplaces import field_name as text_field
from toolkit.words.statuses import kind_name
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.clashes import Clash
    from toolkit.model.plan import Block, Plan
    from toolkit.model.plancheck import TimeProblem
    from toolkit.words.speech import Words


class Topic(StrEnum):
    """What a difference is about."""

    TIMES = "times"
    TEXTS = "texts"
    ORDER = "order"


_TIMES = frozenset({"start", "end", "minutes", "floor", "anchor", "counts", "day"})
_LENGTHS = frozenset({"minutes", "floor"})
_CLOCK = frozenset({"start", "end", "counts"})

_FIELDS: dict[str, Callable[[Words], str]] = {
    "minutes": lambda w: w.say_c("part of a plan", "length"),
    "floor": lambda w: w.say_c("part of a plan", "at least"),
    "start": lambda w: w.say_c("part of a plan", "begins at"),
    "end": lambda w: w.say_c("part of a plan", "ends at"),
    "anchor": lambda w: w.say_c("part of a plan", "fixed time"),
    "counts": lambda w: w.say_c("part of a plan", "counts in the night"),
    "headcount": lambda w: w.say_c("part of a plan", "headcount"),
    "kind": lambda w: w.say_c("part of a plan", "kind"),
    "optional": lambda w: w.say_c("part of a plan", "may be skipped"),
    "voluntary": lambda w: w.say_c("part of a plan", "voluntary"),
    "mandatory": lambda w: w.say_c("part of a plan", "mandatory"),
    "sensitivity": lambda w: w.say_c("part of a plan", "sensitivity"),
    "steps": lambda w: w.say_c("part of a plan", "steps"),
    "materials": lambda w: w.say_c("part of a plan", "materials"),
    "handouts": lambda w: w.say_c("part of a plan", "handouts"),
    "files": lambda w: w.say_c("part of a plan", "own files"),
    "activity": lambda w: w.say_c("part of a plan", "made of the activity"),
    "strands": lambda w: w.say_c("part of a plan", "groups side by side"),
    "version": lambda w: w.say_c("part of a plan", "version"),
    "origin": lambda w: w.say_c("part of a plan", "made of"),
    "programme": lambda w: w.say_c("part of a plan", "programme"),
    "language": lambda w: w.say_c("part of a plan", "language"),
    "size": lambda w: w.say_c("part of a plan", "how many people"),
    "ages": lambda w: w.say_c("part of a plan", "ages"),
    "left_out": lambda w: w.say_c("part of a plan", "left out although mandatory"),
    "objectives": lambda w: w.say_c("part of a plan", "aims"),
    "count": lambda w: w.say_c("part of a plan", "how many"),
    "role": lambda w: w.say_c("part of a plan", "role"),
    "day": lambda w: w.say_c("part of a plan", "day"),
    "id": lambda w: w.say_c("part of a plan", "id"),
}


def field_name(words: Words, field: str) -> str:
    """Name a field of a plan; one that this program doesn't know is given as it is."""
    known = _FIELDS.get(field)
    return text_field(words, field) if known is None else known(words)


def topic_of(what: What, field: str) -> Topic:
    """Say what a difference is about."""
    if what is not What.CHANGED or field == "strands":
        return Topic.ORDER
    return Topic.TIMES if field in _TIMES else Topic.TEXTS


def what_name(words: Words, what: What) -> str:
    """Say what happened to a part of a plan."""
    return {
        What.ADDED: words.say_c("difference", "added"),
        What.REMOVED: words.say_c("difference", "taken out"),
        What.MOVED: words.say_c("difference", "moved"),
        What.CHANGED: words.say_c("difference", "changed"),
    }[what]


def value_told(words: Words, field: str, value: object) -> str:
    """Say what a field holds, lists a line an item; nothing as a dash."""
    if isinstance(value, tuple):
        if field in {"size", "ages"}:
            return "–".join(words.number(one) for one in value)
        return "\n".join(_one(words, field, one) for one in value) or "–"
    return _one(words, field, value)


def _one(words: Words, field: str, value: object) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return words.say_c("answer", "yes") if value else words.say_c("answer", "no")
    if isinstance(value, int):
        return _number(words, field, value)
    if isinstance(value, StrEnum):
        return _choice(words, value)
    if isinstance(value, str):
        return role_name(words, value) if field in {"role"} else value
    return _part(words, value)


def _number(words: Words, field: str, value: int) -> str:
    if field in _LENGTHS:
        return words.duration(value)
    return words.time(value) if field in _CLOCK else words.number(value)


def _choice(words: Words, value: StrEnum) -> str:
    if isinstance(value, Kind):
        return kind_name(words, value)
    if isinstance(value, Sensitivity):
        return sensitivity_name(words, value)
    if value is Anchor.OUTSIDE:
        return words.say("set by somebody outside")
    return words.say("set by the house") if value is Anchor.FIXED else str(value)


def _part(words: Words, value: object) -> str:
    if isinstance(value, Step):
        head = value.text
        if value.minutes:
            head = f"{head} ({words.duration(value.minutes)})"
        return "\n".join([f"• {head}", *(f"   “{said}”" for said in value.say)])
    if isinstance(value, Material):
        return f"{words.number(value.count)} × {value.item}"
    if isinstance(value, Origin):
        return words.say("{plan}, version {version}", plan=value.plan, version=value.version)
    if isinstance(value, LeftOut):
        return words.say(
            "{title}. {name}: {reason}", title=value.title, name=value.by, reason=value.reason
        )
    return str(value)


def block_told(words: Words, block: Block) -> str:
    """Say what a block is in a few lines: kind and length, what it is for."""
    head = f"{kind_name(words, block.kind)} · {words.duration(block.minutes)}"
    return "\n".join(filter(None, [head, block.purpose]))


def place_told(words: Words, plan: Plan, key: str) -> str:
    """Say where a block stands in a plan: its day, what it comes after; a dash if it doesn't."""
    for number, day in enumerate(plan.days, start=1):
        for row in (day.blocks, *(row for block in day.blocks for row in block.strands)):
            ids = [block.id for block in row]
            if key in ids:
                at = ids.index(key)
                if not at:
                    return words.say("day {day}, first", day=number)
                before = row[at - 1].title
                return words.say("day {day}, after “{block}”", day=number, block=before)
    return "–"


def part_name(words: Words, of: Of, key: str, title: str = "") -> str:
    """Name a part of a plan."""
    if of is Of.PLAN:
        return words.say("The plan")
    if of is Of.TEAM:
        return words.say("Team: {role}", role=role_name(words, key))
    if of is Of.ROTA:
        return words.say("Shift: {shift}", shift=key)
    if of is Of.PARKED:
        return words.say("Laid aside: {block}", block=title or key)
    if of is Of.DAY:
        return words.say("Day: {title}", title=title or key)
    return title or key


def clash_told(words: Words, clash: Clash) -> str:
    """Say what clashes."""
    if clash.why is Why.FIELD:
        field = field_name(words, clash.field)
        return words.say("Both changed “{field}”, each in another way.", field=field)
    if clash.why is Why.ORDER:
        return words.say("Both changed the order, each in another way.")
    if clash.why is Why.PLACE:
        return words.say("Both moved it, each to another place.")
    if clash.why is Why.REMOVED_LOCAL:
        return words.say("You took it out; the new version changed it.")
    return words.say("You changed it; the new version took it out.")


def time_problem_told(words: Words, problem: TimeProblem, plan: Plan) -> str:
    """Say what doesn't fit at a fixed time."""
    block = plan.block(problem.block)
    title = problem.block if block is None else block.title
    length = words.duration(problem.minutes)
    if problem.is_error:
        return words.say("“{block}”: {length} too many.", block=title, length=length)
    return words.say("Before “{block}”: {length} free.", block=title, length=length)
