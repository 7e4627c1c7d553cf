"""Reads a plan file: the whole plan, or every problem in it at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from toolkit.content.blocks import BLOCK_KEYS, BlockReader, Opening
from toolkit.content.fields import Fields
from toolkit.content.log import Log
from toolkit.content.tree import MapNode, Node, TextNode, decode, parse
from toolkit.model.instants import DAY_MINUTES, clock_text
from toolkit.model.people import YOUNG, Role
from toolkit.model.plan import Block, Day, Group, Kind, LeftOut, Origin, Plan, Shift, TeamRole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.model.errors import InputError

FORMAT = 1
"""The newest format of plan files that this program reads."""
ROLES = tuple(role.value for role in Role if role not in YOUNG)
"""Roles that a plan's team and rota may name: those of adults."""

PLAN_KEYS = (
    "format",
    "id",
    "version",
    "origin",
    "title",
    "programme",
    "language",
    "funder",
    "disclaimer",
    "group",
    "summary",
    "objectives",
    "outputs",
    "preparation",
    "afterwards",
    "team",
    "rota",
    "days",
    "parked",
    "left_out",
)
GROUP_KEYS = ("size", "ages")
ORIGIN_KEYS = ("plan", "version")
TEAM_KEYS = ("role", "count", "note")
SHIFT_KEYS = ("name", "roles", "day", "from", "to", "note")
DAY_KEYS = ("title", "start", "blocks")
LEFT_OUT_KEYS = ("block", "title", "by", "reason")
MOST_VERSIONS = 1_000_000
MOST_PEOPLE = 1_000
"""Most people of a group or a role; a conference has 150."""
OLDEST = 120


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan with the file it was read from and the line on which each block's id stands."""

    plan: Plan
    lines: Mapping[str, int]
    path: Path


def read_plan(path: Path) -> ReadPlan:
    """Read a plan file.

    Raises ``InputError`` with every problem found; a problem's place is the path as given and,
    where there is one, the line. ``toolkit.content.problems`` turns problems into sentences.
    """
    return plan_from_bytes(load_bytes(path), path)


def load_bytes(path: Path) -> bytes:
    """Read a file's bytes; raise ``InputError`` if there is none or it can't be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Log(str(path)).stop(0, "file-missing") from None
    except (OSError, ValueError):
        raise Log(str(path)).stop(0, "file-unreadable") from None


@lru_cache(maxsize=64)
def plan_from_bytes(data: bytes, path: Path) -> ReadPlan:
    """Read a plan from a file's content; ``path`` only names it. Raises ``InputError``.

    A long plan takes some tenths of a second, so those read last are remembered by their content.
    """
    log = Log(str(path))
    root = parse(decode(data, log), log)
    if root is None or (isinstance(root, TextNode) and root.empty):
        raise log.stop(1, "file-empty")
    if not isinstance(root, MapNode):
        raise log.stop(root.line, "not-a-plan")
    newer = newer_format(root, log)
    if newer is not None:
        raise newer
    fields = Fields(root, log, PLAN_KEYS)
    fields.whole("format", 1, FORMAT, required=True)
    blocks = BlockReader(log)
    plan = _plan(fields, blocks)
    if log.problems:
        raise log.error()
    return ReadPlan(plan, MappingProxyType(blocks.lines), path)


def newer_format(root: MapNode, log: Log) -> InputError | None:
    """Give the one error worth telling of a file that a newer program wrote."""
    entry: tuple[TextNode, Node] | None = root.entries.get("format")
    if entry is None or not isinstance(entry[1], TextNode):
        return None
    text = entry[1].text
    if not (text.isascii() and text.isdecimal() and len(text) < 9 and int(text) > FORMAT):
        return None
    log.problems.clear()
    return log.stop(entry[0].line, "newer-format", found=int(text), known=FORMAT)


def _plan(fields: Fields, blocks: BlockReader) -> Plan:
    days = _days(fields, blocks)
    return Plan(
        id=fields.ident("id") or "",
        version=fields.whole("version", 1, MOST_VERSIONS, required=True) or 1,
        title=fields.text("title", required=True),
        programme=fields.text("programme", required=True),
        language=fields.language("language"),
        group=read_group(fields),
        days=days,
        origin=_origin(fields),
        summary=fields.text("summary"),
        objectives=fields.texts("objectives"),
        outputs=fields.texts("outputs"),
        preparation=fields.texts("preparation"),
        afterwards=fields.texts("afterwards"),
        team=_team(fields),
        rota=_rota(fields, len(days)),
        funder=fields.text("funder"),
        disclaimer=fields.text("disclaimer"),
        parked=tuple(
            blocks.read(item, None, parked=True) for item in fields.maps("parked", BLOCK_KEYS)
        ),
        left_out=_left_out(fields),
    )


def read_group(fields: Fields) -> Group:
    """Read for how many it is and of what age."""
    group = fields.map("group", GROUP_KEYS, required=True)
    size = group.span("size", 1, MOST_PEOPLE) if group else None
    ages = group.span("ages", 0, OLDEST) if group else None
    return Group(*(size or (1, 1)), *(ages or (0, 0)))


def _origin(fields: Fields) -> Origin | None:
    origin = fields.map("origin", ORIGIN_KEYS)
    if origin is None:
        return None
    version = origin.whole("version", 1, MOST_VERSIONS, required=True)
    return Origin(plan=origin.ident("plan") or "", version=version or 1)


def _left_out(fields: Fields) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(
            block=item.ident("block") or "",
            title=item.text("title"),
            by=item.text("by", required=True),
            reason=item.text("reason", required=True),
        )
        for item in fields.maps("left_out", LEFT_OUT_KEYS)
    )


def _team(fields: Fields) -> tuple[TeamRole, ...]:
    return tuple(
        TeamRole(
            role=item.choice("role", ROLES, required=True) or "",
            count=item.whole("count", 1, MOST_PEOPLE, required=True) or 1,
            note=item.text("note"),
        )
        for item in fields.maps("team", TEAM_KEYS)
    )


def _rota(fields: Fields, days: int) -> tuple[Shift, ...]:
    return tuple(_shift(item, days) for item in fields.maps("rota", SHIFT_KEYS))


def _shift(item: Fields, days: int) -> Shift:
    begin = item.time("from", required=True)
    end = item.time("to", required=True)
    if begin is not None and begin == end:
        item.problem("to", "shift-empty", time=clock_text(begin))
    if begin is not None and end is not None and end < begin:
        end += DAY_MINUTES
    return Shift(
        name=item.text("name", required=True),
        roles=item.choices("roles", ROLES),
        day=item.whole("day", 1, max(days, 1), required=True) or 1,
        start=begin or 0,
        end=end or 0,
        note=item.text("note"),
    )


def _days(fields: Fields, blocks: BlockReader) -> tuple[Day, ...]:
    days = []
    held: tuple[int, str] | None = None
    for number, item in enumerate(fields.maps("days", DAY_KEYS, required=True)):
        start = item.time("start", required=True)
        read = []
        inner = item.maps("blocks", BLOCK_KEYS, required=True)
        for place, block_fields in enumerate(inner):
            block = blocks.read(block_fields, Opening(start) if place == 0 else None)
            read.append(block)
            held = _in_order(block_fields, block, number, held)
            if block.kind is Kind.NIGHT and place < len(inner) - 1:
                block_fields.problem("kind", "night-not-last", id=block.id)
        title = item.text("title", required=True)
        days.append(Day(title=title, start=start or 0, blocks=tuple(read)))
    return tuple(days)


def _in_order(
    fields: Fields, block: Block, day: int, held: tuple[int, str] | None
) -> tuple[int, str] | None:
    """Check that fixed times go forward, over the dates too; ``held`` is the one before."""
    if block.start is None:
        return held
    at = day * DAY_MINUTES + block.start
    if held is not None and at <= held[0]:
        told = {"start": clock_text(block.start), "before": clock_text(held[0])}
        fields.problem("start", "start-backwards", id=held[1], **told)
    return at, block.id
