"""Reads one block of a plan and checks what can be known from the block alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.content.log import shown
from toolkit.model.instants import DAY_MINUTES, clock_text
from toolkit.model.plan import Anchor, Block, Kind, Material, Sensitivity, Step

if TYPE_CHECKING:
    from toolkit.content.fields import Fields
    from toolkit.content.log import Log

KINDS = tuple(kind.value for kind in Kind)
ANCHORS = tuple(anchor.value for anchor in Anchor)
SENSITIVITIES = tuple(level.value for level in Sensitivity)
PER = ("event", "group", "person")
OWN_KINDS = ("pdf", "png", "jpg", "jpeg", "mp4", "webm", "mov")
"""Kinds of a trainer's own files: pages, pictures and films."""
_STEM = re.compile(r"\w[\w .()+-]*")
MOST_COUNT = 10_000
"""Most of one material; more is a slip of the finger."""

BLOCK_KEYS = (
    "id",
    "title",
    "kind",
    "minutes",
    "start",
    "anchor",
    "floor",
    "optional",
    "voluntary",
    "mandatory",
    "headcount",
    "counts",
    "sensitivity",
    "room",
    "purpose",
    "roles",
    "steps",
    "materials",
    "handouts",
    "files",
    "activity",
    "safeguarding",
    "opt_out",
    "low_tech",
    "if_wrong",
    "strands",
)
STEP_KEYS = ("text", "minutes", "say")
MATERIAL_KEYS = ("item", "count", "per")


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of a day, which its first block begins at."""

    start: int | None
    """Minutes after midnight; ``None`` where the day's own time couldn't be read."""


@dataclass(slots=True)
class BlockReader:
    """Reads the blocks of one plan; ``lines`` keeps the line on which each id stands first."""

    log: Log
    lines: dict[str, int] = field(default_factory=dict)

    def read(
        self, fields: Fields, opening: Opening | None, *, inner: bool = False, parked: bool = False
    ) -> Block:
        """Read one block, with its strands unless it is itself ``inner`` to one.

        What is ``parked`` has no place in time.

        Where problems were noted the block holds stand-ins and is only good for further checks.
        """
        block_id = self._id(fields)
        kind = fields.choice("kind", KINDS, required=True)
        minutes = fields.whole("minutes", 1, DAY_MINUTES, required=True)
        floor = fields.whole("floor", 0, DAY_MINUTES)
        if minutes is not None and floor is not None and floor > minutes:
            fields.problem("floor", "floor-over-minutes", floor=floor, minutes=minutes)
        optional, mandatory = fields.yes_no("optional"), fields.yes_no("mandatory")
        if optional and mandatory:
            fields.problem("optional", "optional-mandatory")
        start, anchor = _anchor(fields, opening, timeless=inner or parked)
        return Block(
            id=block_id,
            title=fields.text("title", required=True),
            kind=Kind(kind or Kind.SESSION),
            minutes=minutes or 1,
            start=start,
            anchor=anchor,
            floor=floor,
            optional=optional,
            voluntary=fields.yes_no("voluntary"),
            mandatory=mandatory,
            headcount=fields.yes_no("headcount"),
            counts=_counts(fields, kind, start, minutes),
            sensitivity=Sensitivity(fields.choice("sensitivity", SENSITIVITIES) or "green"),
            room=fields.text("room"),
            purpose=fields.text("purpose"),
            steps=read_steps(fields, minutes),
            materials=read_materials(fields),
            handouts=fields.idents("handouts"),
            files=_files(fields),
            activity=fields.ident("activity", required=False) or "",
            roles=fields.texts("roles"),
            safeguarding=fields.text("safeguarding"),
            opt_out=fields.text("opt_out"),
            low_tech=fields.text("low_tech"),
            if_wrong=fields.text("if_wrong"),
            strands=self._strands(fields, minutes, inner=inner),
        )

    def _id(self, fields: Fields) -> str:
        block_id = fields.ident("id")
        if block_id is None:
            return ""
        line = fields.line_of("id")
        if block_id in self.lines:
            self.log.add(line, "same-id", id=block_id, first=self.lines[block_id])
        else:
            self.lines[block_id] = line
        return block_id

    def _strands(
        self, fields: Fields, minutes: int | None, *, inner: bool
    ) -> tuple[tuple[Block, ...], ...]:
        if not fields.has("strands"):
            return ()
        if inner:
            fields.problem("strands", "strand-nested")
            return ()
        noted = len(self.log.problems)
        rows = fields.rows("strands", BLOCK_KEYS)
        if len(rows) < 2 and len(self.log.problems) == noted:
            fields.problem("strands", "strands-too-few")
        strands = tuple(tuple(self.read(item, None, inner=True) for item in row) for _, row in rows)
        longest = max((sum(block.minutes for block in row) for row in strands), default=0)
        if minutes not in {None, longest} and len(self.log.problems) == noted:
            fields.problem("strands", "strands-length", longest=longest, minutes=minutes)
        return strands


def _anchor(
    fields: Fields, opening: Opening | None, *, timeless: bool
) -> tuple[int | None, Anchor | None]:
    """Read why and when a block's time must hold; a day's first block has it from its day."""
    start = fields.time("start", next_date=True)
    word = fields.choice("anchor", ANCHORS)
    anchor = None if word is None else Anchor(word)
    if timeless:
        for key in ("start", "anchor"):
            if fields.has(key):
                fields.problem(key, "strand-anchor")
        return None, None
    if opening is None:
        if fields.has("start") and not fields.has("anchor"):
            fields.problem("start", "start-without-anchor", known=ANCHORS)
        if fields.has("anchor") and not fields.has("start"):
            fields.problem("anchor", "anchor-without-start")
        return start, anchor
    if opening.start is None:
        return start, anchor or Anchor.FIXED
    if start is not None and start != opening.start:
        fields.problem("start", "start-not-opening", opening=clock_text(opening.start))
    return opening.start, anchor or Anchor.FIXED


def _counts(
    fields: Fields, kind: str | None, start: int | None, minutes: int | None
) -> tuple[int, ...]:
    """Read a night's headcounts, as wall times in the order in which the night meets them."""
    if not fields.has("counts"):
        return ()
    found = fields.times("counts")
    if kind is not None and kind != Kind.NIGHT:
        fields.problem("counts", "counts-not-night")
        return ()
    if start is None or minutes is None:
        if not fields.has("start"):
            fields.problem("counts", "counts-without-start")
        return ()
    kept: dict[int, int] = {}
    for line, wall in found:
        into = (wall - start) % DAY_MINUTES
        if into > minutes:
            told = {"count": clock_text(wall), "start": clock_text(start)}
            fields.log.add(line, "count-outside", **told, end=clock_text(start + minutes))
        elif into in kept:
            fields.log.add(line, "count-twice", count=clock_text(wall))
        kept[into] = wall
    return tuple(kept[into] for into in sorted(kept))


def _files(fields: Fields) -> tuple[str, ...]:
    """Read the names of a block's own files, which lie in one folder beside the plans."""
    names = fields.texts("files")
    for name in names:
        if not is_file_name(name):
            fields.problem("files", "file-name", name=shown(name), known=OWN_KINDS)
    return names


def is_file_name(name: str) -> bool:
    """Tell whether a name is a plain one, without a folder, of a kind that can be shown."""
    stem, dot, kind = name.rpartition(".")
    return bool(dot and kind.lower() in OWN_KINDS and _STEM.fullmatch(stem)) and len(name) <= 120


def read_steps(
    fields: Fields, minutes: int | None, sum_code: str = "steps-sum"
) -> tuple[Step, ...]:
    """Read steps; ``sum_code`` is the problem where their minutes don't add up to ``minutes``."""
    noted = len(fields.log.problems)
    items = fields.maps("steps", STEP_KEYS)
    steps = []
    for item in items:
        length = item.whole("minutes", 0, DAY_MINUTES, default=0)
        text = item.text("text", required=True)
        steps.append(Step(text=text, minutes=length or 0, say=item.texts("say")))
    total = sum(step.minutes for step in steps)
    if total and minutes not in {None, total} and len(fields.log.problems) == noted:
        fields.problem("steps", sum_code, total=total, minutes=minutes)
    return tuple(steps)


def read_materials(fields: Fields) -> tuple[Material, ...]:
    """Read materials: plain texts, or what, how many and for whom."""
    materials = []
    for item in fields.maps_or_texts("materials", MATERIAL_KEYS):
        if isinstance(item, str):
            materials.append(Material(item=item))
            continue
        name = item.text("item", required=True)
        count = item.whole("count", 1, MOST_COUNT, default=1)
        materials.append(Material(name, count or 1, item.choice("per", PER) or "event"))
    return tuple(materials)
