"""A plan: what should happen. Days of blocks with whole minutes; nothing here is computed time."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(StrEnum):
    """What a block is for people's time: only ``session`` counts as hours offered."""

    SESSION = "session"
    MEAL = "meal"
    SNACK = "snack"
    BREAK = "break"
    FREE = "free"
    CARE = "care"
    HANDOVER = "handover"
    NIGHT = "night"
    SLACK = "slack"


class Anchor(StrEnum):
    """Why a block's wall time must hold: our own house's order, or someone from outside."""

    FIXED = "fixed"
    OUTSIDE = "outside"


class Sensitivity(StrEnum):
    """How near a block comes to what may hurt; red is never last before the night."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One numbered step: what the facilitator does, its minutes, the exact words to say or ask."""

    text: str
    minutes: int = 0
    say: tuple[str, ...] = ()


class Material(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A thing to have ready: ``count`` per ``per`` (``event``, ``group`` or ``person``)."""

    item: str
    count: int = 1
    per: str = "event"


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of an agenda.

    ``minutes`` is its planned length; ``start`` (minutes after its day's midnight) stands on
    anchors only. ``floor`` is the least number of minutes it may be cut to when time is short;
    ``optional`` blocks may be skipped, ``voluntary`` ones are offered to children but not
    expected of them, ``mandatory`` ones stay in every adaptation. ``counts`` are wall times of
    headcounts inside a night; ``headcount`` asks for one when the block begins. ``strands`` are
    parallel lines of blocks, and the block then lasts as long as the longest of them. ``files``
    name the trainer's own PDFs, pictures and films for it; ``activity`` is the id of the activity
    of the library that it was made of.
    """

    id: str
    title: str
    kind: Kind
    minutes: int
    start: int | None = None
    anchor: Anchor | None = None
    floor: int | None = None
    optional: bool = False
    voluntary: bool = False
    mandatory: bool = False
    headcount: bool = False
    counts: tuple[int, ...] = ()
    sensitivity: Sensitivity = Sensitivity.GREEN
    room: str = ""
    purpose: str = ""
    steps: tuple[Step, ...] = ()
    materials: tuple[Material, ...] = ()
    handouts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    activity: str = ""
    roles: tuple[str, ...] = ()
    safeguarding: str = ""
    opt_out: str = ""
    low_tech: str = ""
    if_wrong: str = ""
    strands: tuple[tuple[Block, ...], ...] = ()

    @property
    def least(self) -> int:
        """The fewest minutes it may be cut to: its floor, else its whole length."""
        return self.minutes if self.floor is None else self.floor


class Day(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One day of a plan, from its opening to the end of its night if it has one."""

    title: str
    start: int
    blocks: tuple[Block, ...]


class TeamRole(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How many adults of a role the plan needs, and what they do."""

    role: str
    count: int
    note: str = ""


class Shift(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who is on duty when: wall times on a numbered day (1 is the first); ``end`` may pass 1440."""

    name: str
    roles: tuple[str, ...]
    day: int
    start: int
    end: int
    note: str = ""


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The plan and version that this one was adapted from."""

    plan: str
    version: int


class LeftOut(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A mandatory block that an adaptation goes without: who answers for that, and why."""

    block: str
    title: str
    by: str
    reason: str


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whom the plan is for: least and most people, youngest and oldest in years."""

    least: int
    most: int
    youngest: int
    oldest: int


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A whole plan. ``id`` names it; block ids are unique in it; ``language`` is its sentences'.

    ``parked`` are blocks laid aside while adapting: they have no time and never run; ``left_out``
    names those who answer for mandatory blocks that aren't there.
    """

    id: str
    version: int
    title: str
    programme: str
    language: str
    group: Group
    days: tuple[Day, ...]
    origin: Origin | None = None
    summary: str = ""
    objectives: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    preparation: tuple[str, ...] = ()
    afterwards: tuple[str, ...] = ()
    team: tuple[TeamRole, ...] = ()
    rota: tuple[Shift, ...] = ()
    funder: str = ""
    disclaimer: str = ""
    parked: tuple[Block, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def blocks(self) -> Iterator[tuple[int, Block]]:
        """Walk the plan's own line: day numbers (from 1) and blocks, strands left out."""
        for number, day in enumerate(self.days, start=1):
            for block in day.blocks:
                yield number, block

    def all_blocks(self) -> Iterator[tuple[int, Block]]:
        """Walk every block, those inside strands too."""
        for number, block in self.blocks():
            yield number, block
            for strand in block.strands:
                for inner in strand:
                    yield number, inner

    def block(self, block_id: str) -> Block | None:
        """Find a block by its id, inside strands too."""
        return next((b for _, b in self.all_blocks() if b.id == block_id), None)


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Plan)


def encode_plan(plan: Plan) -> str:
    """Write a plan as one line of JSON: the snapshot that an event keeps."""
    return _ENCODER.encode(plan).decode()


def decode_plan(text: str) -> Plan:
    """Read a snapshot back; raises ``msgspec.ValidationError`` on anything else."""
    return _DECODER.decode(text)
