"""Writes plans, days and blocks as a person would in the files of ``sessions``.

Short texts stand on their line, long ones are folded below their key, small things are written in
braces. What is written is read back the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.content.blocks import BLOCK_KEYS, MATERIAL_KEYS
from toolkit.content.plans import FORMAT, LEFT_OUT_KEYS, PLAN_KEYS
from toolkit.content.write import block_value, flow_value
from toolkit.model.instants import DAY_MINUTES, clock_text
from toolkit.model.plan import Anchor, Material, Sensitivity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.content.write import Value
    from toolkit.model.plan import Block, Day, Plan, Shift, Step, TeamRole

WIDTH = 100
STEP = 2
"""Columns by which what belongs to a key stands further in."""
_PLAIN_KEYS = frozenset(
    {"id", "title", "kind", "anchor", "sensitivity", "room", "programme", "language", "role"}
    | {"plan", "per", "size", "ages"}
)
_PLAIN_LISTS = frozenset({"handouts"})
_AFTER_DAYS = ("parked", "left_out")
_BRACKETED = frozenset({"handouts", "counts", "files"})
_BRACED_ITEMS = frozenset({"materials", "team", "rota"})
_PLAIN = re.compile(r"[^\W\d_][\w ,;.()'’“”–…/+-]*|[0-9]+-[0-9]+")
_NOT_TEXT = re.compile(r"(?i:null|true|false|yes|no|on|off|[yn])")
_FLOW_MARKS = re.compile(r"[,\[\]{}]")


def emit_plan(plan: Plan) -> str:
    """Write a whole plan, to be saved as a file."""
    lines = [f"format: {FORMAT}"]
    values = written_plan(plan)
    for key in PLAN_KEYS:
        if key in values and key not in _AFTER_DAYS:
            lines += entry(key, values[key], 0)
    lines += ["", "days:"]
    days = "\n\n".join(emit_day(day, STEP) for day in plan.days)
    after = ["\n".join(["", *entry(key, values[key], 0)]) for key in _AFTER_DAYS if key in values]
    return "\n".join([*lines, days, *after]) + "\n"


def emit_day(day: Day, column: int) -> str:
    """Write a day as an item of a list whose dashes stand in ``column``."""
    head = emit_day_head(day, column)
    inner = column + 2 * STEP
    blocks = [
        emit_block(block, inner, opening=day.start if place == 0 else None)
        for place, block in enumerate(day.blocks)
    ]
    return f"{head}\n" + "\n\n".join(blocks)


def emit_day_head(day: Day, column: int) -> str:
    """Write a day up to its blocks."""
    values: dict[str, Value] = {"title": day.title, "start": clock_text(day.start)}
    return "\n".join([*_item(values, column), f"{' ' * (column + STEP)}blocks:"])


def emit_block(block: Block, column: int, *, opening: int | None = None) -> str:
    """Write a block as an item of a list whose dashes stand in ``column``.

    ``opening`` is the day's start for its first block, which has that start unwritten.
    """
    return "\n".join(_item(written(block, opening), column))


def written_plan(plan: Plan) -> dict[str, Value]:
    """Give a plan's own fields as its file holds them; those that are empty aren't there."""
    origin = plan.origin
    group = plan.group
    values: dict[str, Value] = {
        "id": plan.id,
        "version": plan.version,
        "origin": None if origin is None else {"plan": origin.plan, "version": origin.version},
        "title": plan.title,
        "programme": plan.programme,
        "language": plan.language,
        "funder": plan.funder,
        "disclaimer": plan.disclaimer,
        "group": {
            "size": f"{group.least}-{group.most}",
            "ages": f"{group.youngest}-{group.oldest}",
        },
        "summary": plan.summary,
        "objectives": plan.objectives,
        "outputs": plan.outputs,
        "preparation": plan.preparation,
        "afterwards": plan.afterwards,
        "team": [_team_role(role) for role in plan.team],
        "rota": [_shift(shift) for shift in plan.rota],
        "parked": [written(block) for block in plan.parked],
        "left_out": [
            {key: getattr(one, key) for key in LEFT_OUT_KEYS if getattr(one, key)}
            for one in plan.left_out
        ],
    }
    return {key: value for key, value in values.items() if value}


def written(block: Block, opening: int | None = None) -> dict[str, Value]:
    """Give a block's fields as its file holds them, in their order; empty ones aren't there."""
    opens = opening is not None
    plain_opening = opens and block.anchor is not Anchor.OUTSIDE
    values: dict[str, Value] = {
        name: getattr(block, name) for name in BLOCK_KEYS if isinstance(getattr(block, name), str)
    }
    values |= {
        "kind": block.kind.value,
        "minutes": block.minutes,
        "start": None if block.start in {None, opening} else written_time(block.start or 0),
        "anchor": block.anchor.value if block.anchor and not plain_opening else None,
        "floor": block.floor,
        "optional": block.optional,
        "voluntary": block.voluntary,
        "mandatory": block.mandatory,
        "headcount": block.headcount,
        "counts": [clock_text(count % DAY_MINUTES) for count in block.counts],
        "sensitivity": (
            None if block.sensitivity is Sensitivity.GREEN else block.sensitivity.value
        ),
        "roles": block.roles,
        "steps": [_step(step) for step in block.steps],
        "materials": [_material(material) for material in block.materials],
        "handouts": block.handouts,
        "files": block.files,
        "strands": [[written(inner) for inner in row] for row in block.strands],
    }
    return {
        key: values[key]
        for key in BLOCK_KEYS
        if values[key] not in (None, False, "", (), []) or (key == "floor" and block.floor == 0)
    }


def written_time(minutes: int) -> str:
    """Write a wall time as files have it: ``09:05``, or ``00:30 (+1)`` on the next date."""
    days, wall = divmod(minutes, DAY_MINUTES)
    return clock_text(wall) + (f" (+{days})" if days else "")


def _step(step: Step) -> dict[str, Value]:
    values: dict[str, Value] = {"text": step.text, "minutes": step.minutes, "say": step.say}
    return {key: value for key, value in values.items() if value}


def _material(material: Material) -> Value:
    if material == Material(material.item):
        return material.item
    values: dict[str, Value] = {key: getattr(material, key) for key in MATERIAL_KEYS}
    return {key: value for key, value in values.items() if (key, value) != ("per", "event")}


def _team_role(role: TeamRole) -> dict[str, Value]:
    values: dict[str, Value] = {"role": role.role, "count": role.count}
    return values | {"note": role.note} if role.note else values


def _shift(shift: Shift) -> dict[str, Value]:
    values: dict[str, Value] = {
        "name": shift.name,
        "roles": shift.roles,
        "day": shift.day,
        "from": clock_text(shift.start),
        "to": clock_text(shift.end % DAY_MINUTES),
    }
    return values | {"note": shift.note} if shift.note else values


def entry(key: str, value: Value, column: int) -> list[str]:
    """Write a key with its value, the key in ``column``, as lines."""
    lead = f"{' ' * column}{key}:"
    if isinstance(value, dict):
        return [f"{lead} {_braces(value)}"]
    if not isinstance(value, list | tuple):
        return f"{lead} {_scalar(key, value, column)}".split("\n")
    if not value:
        return [f"{lead} []"]
    brackets = f"{lead} {_brackets(key, value)}"
    if (key in _BRACKETED or (key == "roles" and _is_shift(value))) and len(brackets) <= WIDTH:
        return [brackets]
    return [lead, *(line for item in value for line in _list_item(key, item, column + STEP))]


def _is_shift(value: Sequence[Value]) -> bool:
    """Tell a shift's roles, which are single words, from a block's sentences."""
    return all(isinstance(one, str) and one.replace("-", "").isalpha() for one in value)


def _list_item(key: str, item: Value, column: int) -> list[str]:
    dash = f"{' ' * column}- "
    if isinstance(item, dict):
        braces = f"{dash}{_braces(item)}"
        if key in _BRACED_ITEMS and len(braces) <= WIDTH:
            return [braces]
        return _item(item, column)
    if isinstance(item, list):
        row = [line for one in item for line in _list_item("", one, column + STEP)]
        return [dash + row[0].lstrip(" "), *row[1:]]
    return f"{dash}{_scalar('', item, column)}".split("\n")


def _item(values: Mapping[str, Value], column: int) -> list[str]:
    """Write a mapping as an item of a list, its first key beside the dash."""
    lines = [line for key, value in values.items() for line in entry(key, value, column + STEP)]
    return [f"{' ' * column}- {lines[0].lstrip(' ')}", *lines[1:]]


def _scalar(key: str, value: Value, column: int) -> str:
    if isinstance(value, str):
        return value if key in _PLAIN_KEYS and _is_plain(value) else block_value(value, column)
    return flow_value(value)


def _is_plain(text: str) -> bool:
    """Tell whether a text is itself without quotes, and fits beside its key."""
    return (
        len(text) < WIDTH // 2
        and _PLAIN.fullmatch(text) is not None
        and _NOT_TEXT.fullmatch(text) is None
    )


def _braces(values: Mapping[str, Value]) -> str:
    return "{" + ", ".join(f"{key}: {_inline(key, one)}" for key, one in values.items()) + "}"


def _brackets(key: str, values: Sequence[Value]) -> str:
    return "[" + ", ".join(_inline(key, one) for one in values) + "]"


def _inline(key: str, value: Value) -> str:
    if isinstance(value, list | tuple):
        return _brackets(key, value)
    bare = key in _PLAIN_KEYS or key in _PLAIN_LISTS or key == "roles"
    if isinstance(value, str) and bare and _is_plain(value) and not _FLOW_MARKS.search(value):
        return value
    return flow_value(value)
