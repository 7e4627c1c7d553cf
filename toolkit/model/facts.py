"""Facts: everything that happens at an event, small, immutable, appended and never changed.

A fact is an envelope and a body. The envelope says where, when and by whom; the body, one struct
per kind, says what. Body bytes are kept as they came: kinds and fields that a newer program wrote
survive here unread. A body of zero bytes was erased and folds to nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal

import msgspec

from toolkit.model.facts_care import (
    CareNoted,
    HandedOver,
    MedicationCleared,
    MedicationGiven,
    MedicationSet,
    Moved,
    RollClosed,
    SeenAtRoll,
)
from toolkit.model.facts_checks import (
    FeedbackDateSet,
    RuleOverridden,
    RuleRestored,
    TicksSigned,
)
from toolkit.model.facts_search import (
    FacilityStepsSet,
    SearchAbout,
    SearchCalled,
    SearchClosed,
    SearchNoted,
    SearchOpened,
    SearchPlaced,
    SearchStepped,
)
from toolkit.model.facts_team import (
    ClockTaken,
    ConcernSealed,
    LeadKeySet,
    LogSigned,
    LogWritten,
    NeutralBegun,
    NeutralEnded,
    PinSet,
    SheetPrinted,
)

if TYPE_CHECKING:
    from toolkit.model.instants import Instant


class Status(StrEnum):
    """What a mark says of one person in one block; none of them judges."""

    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left-early"
    CALLED_AWAY = "called-away"
    SAT_OUT = "sat-out"
    NOT_HERE = "not-here"
    EXCUSED = "excused"
    UNKNOWN = "unknown"


class Prepared(msgspec.Struct, frozen=True, tag="prepared", gc=False):
    """The first fact of an event, with a snapshot of its plan (JSON of ``model.plan``)."""

    plan: str
    start: int
    zone: str
    title: str = ""
    place: str = ""
    facility: str = ""
    languages: tuple[str, ...] = ()
    sample: bool = False


class EventAmended(msgspec.Struct, frozen=True, tag="event-amended", gc=False):
    """Place, facility, title or languages were put right; ``None`` leaves a field as it was."""

    title: str | None = None
    place: str | None = None
    facility: str | None = None
    languages: tuple[str, ...] | None = None


class Adapted(msgspec.Struct, frozen=True, tag="adapted", gc=False):
    """The plan was changed for this event: new wall starts of anchors, new lengths of blocks.

    ``repair`` names what was chosen; ``starts`` are minutes after the block's day's midnight.
    A later adaptation replaces an earlier one whole.
    """

    repair: str
    starts: dict[str, int] = {}
    lengths: dict[str, int] = {}


class Opened(msgspec.Struct, frozen=True, tag="opened", gc=False):
    """The event began; who opened one that was held says so with a reason."""

    override_by: str = ""
    override_reason: str = ""


class Closed(msgspec.Struct, frozen=True, tag="closed", gc=False):
    """The event is over."""


class Registered(msgspec.Struct, frozen=True, tag="registered", gc=False):
    """Someone takes part or works here. ``age`` in whole years, never a birth date."""

    person: str
    role: str
    age: int | None = None
    sex: str = ""
    home: str = ""
    languages: tuple[str, ...] = ()
    call_name: str = ""
    name: str = ""
    organisation: str = ""
    consent: str = ""
    assent: str = ""
    cleared: str = ""
    photo: str = ""
    voice: str = ""
    output: str = ""


class Amended(msgspec.Struct, frozen=True, tag="amended", gc=False):
    """Fields of one person were put right; ``None`` leaves a field as it was."""

    person: str
    role: str | None = None
    age: int | None = None
    sex: str | None = None
    home: str | None = None
    languages: tuple[str, ...] | None = None
    call_name: str | None = None
    name: str | None = None
    organisation: str | None = None
    consent: str | None = None
    assent: str | None = None
    cleared: str | None = None
    photo: str | None = None
    voice: str | None = None
    output: str | None = None


class Withdrawn(msgspec.Struct, frozen=True, tag="withdrawn", gc=False):
    """Someone no longer takes part; no reason is asked for."""

    person: str


class ShiftSet(msgspec.Struct, frozen=True, tag="shift-set", gc=False):
    """One of the team is on duty from ``start`` to ``end``; ``awake`` is night cover that watches.

    ``shift`` names the span, so that it can be put right or cleared.
    """

    person: str
    shift: str
    start: int
    end: int
    awake: bool = False


class ShiftCleared(msgspec.Struct, frozen=True, tag="shift-cleared", gc=False):
    """A span of duty does not stand."""

    person: str
    shift: str


class BlockStarted(msgspec.Struct, frozen=True, tag="block-started", gc=False):
    """A block began at the instant the fact holds."""

    block: str


class BlockEnded(msgspec.Struct, frozen=True, tag="block-ended", gc=False):
    """A block ended at the instant the fact holds."""

    block: str


class BlockExtended(msgspec.Struct, frozen=True, tag="block-extended", gc=False):
    """A block was given ``minutes`` (at least 1) more."""

    block: str
    minutes: int


class BlockShortened(msgspec.Struct, frozen=True, tag="block-shortened", gc=False):
    """A block was cut by ``minutes`` (at least 1)."""

    block: str
    minutes: int


class BlockSkipped(msgspec.Struct, frozen=True, tag="block-skipped", gc=False):
    """A block is left out, or was broken off."""

    block: str


class BlockInserted(msgspec.Struct, frozen=True, tag="block-inserted", gc=False):
    """A block that no plan had there comes after ``after``; ``of`` is the one it stands for.

    One that stands for another has its steps, questions and materials.
    """

    block: str
    title: str
    block_kind: str
    minutes: int
    after: str
    of: str = ""


class Paused(msgspec.Struct, frozen=True, tag="paused", gc=False):
    """What runs stands still from the instant the fact holds."""


class Resumed(msgspec.Struct, frozen=True, tag="resumed", gc=False):
    """What stood still goes on."""


class ResumeAnswered(msgspec.Struct, frozen=True, tag="resume-answered", gc=False):
    """What a span was in which the program didn't see the clock run: ``start`` to ``end``.

    ``planned`` and ``shifted`` (by ``minutes``) say that what was to come came meanwhile, with
    starts of its own beside this fact; ``entered`` that somebody types it in from paper.
    """

    answer: Literal["counted", "paused", "ended", "planned", "shifted", "entered"]
    start: int
    end: int
    minutes: int = 0


class StepTicked(msgspec.Struct, frozen=True, tag="step-ticked", gc=False):
    """A step (from 0) of a block was ticked or unticked."""

    block: str
    step: int
    done: bool = True


class ItemTicked(msgspec.Struct, frozen=True, tag="item-ticked", gc=False):
    """A line of the event's checklist was ticked or unticked."""

    item: str
    done: bool = True


class Marked(msgspec.Struct, frozen=True, tag="marked", gc=False):
    """One presence statement; ``minutes`` is how many of the block the person missed."""

    person: str
    block: str
    status: Status
    minutes: int | None = None


class HeadcountTaken(msgspec.Struct, frozen=True, tag="headcount-taken", gc=False):
    """So many were counted; ``at`` is the night count's planned wall time, if it was one."""

    counted: int
    expected: int
    block: str = ""
    at: int | None = None


class Noted(msgspec.Struct, frozen=True, tag="noted", gc=False):
    """A private note of the team; it is shown at the desk only and never exported."""

    text: str
    block: str = ""


class Retracted(msgspec.Struct, frozen=True, tag="retracted", gc=False):
    """These facts (ids in hexadecimal) do not hold; retracting a retraction brings them back."""

    facts: tuple[str, ...]


Body = (
    Prepared
    | EventAmended
    | Adapted
    | Opened
    | Closed
    | Registered
    | Amended
    | Withdrawn
    | ShiftSet
    | ShiftCleared
    | BlockStarted
    | BlockEnded
    | BlockExtended
    | BlockShortened
    | BlockSkipped
    | BlockInserted
    | Paused
    | Resumed
    | ResumeAnswered
    | StepTicked
    | ItemTicked
    | Marked
    | HeadcountTaken
    | Noted
    | HandedOver
    | CareNoted
    | MedicationSet
    | MedicationCleared
    | MedicationGiven
    | Moved
    | SeenAtRoll
    | RollClosed
    | SearchOpened
    | SearchAbout
    | SearchPlaced
    | SearchCalled
    | SearchStepped
    | SearchNoted
    | SearchClosed
    | FacilityStepsSet
    | NeutralBegun
    | NeutralEnded
    | LeadKeySet
    | ConcernSealed
    | LogWritten
    | LogSigned
    | PinSet
    | SheetPrinted
    | ClockTaken
    | RuleOverridden
    | RuleRestored
    | TicksSigned
    | FeedbackDateSet
    | Retracted
)
"""What a fact can say."""


class Fact(msgspec.Struct, frozen=True, gc=False):
    """One fact with its envelope.

    ``id`` is a UUIDv7 (16 bytes) whose order is the order of statements; facts of one commit share
    ``device`` and ``recorded``. ``seq`` counts on its device; ``seen`` is what that device had
    of the others (JSON of device to seq). ``holds`` is when it is true of the world, ``recorded``
    when it was said. ``desk`` is the person code of who was at the laptop, or empty. ``what`` is
    the body as read, ``None`` where it was erased or is of a kind not known here.
    """

    event: str
    id: bytes
    device: str
    seq: int
    seen: str
    holds: Instant
    recorded: Instant
    desk: str
    kind: str
    body: bytes
    what: Body | None


_ENCODER = msgspec.json.Encoder()
_BODIES: dict[str, type[Body]] = {cls.__struct_config__.tag: cls for cls in Body.__args__}
KINDS = frozenset(_BODIES)
"""Every kind this program can read."""

_DECODERS: dict[str, msgspec.json.Decoder[Body]] = {}
"""Made when a kind is first met: most events know few of them."""


def kind_of(body: Body) -> str:
    """Name the kind of a body, as the envelope does."""
    return str(body.__struct_config__.tag)


def encode_body(body: Body) -> bytes:
    """Write a body as the bytes that are kept."""
    return _ENCODER.encode(body)


def decode_body(kind: str, body: bytes) -> Body | None:
    """Read a body; ``None`` for an erased one, an unknown kind or one this program can't read."""
    decoder = _DECODERS.get(kind)
    if decoder is None:
        known = _BODIES.get(kind)
        if known is None:
            return None
        decoder = _DECODERS[kind] = msgspec.json.Decoder(known)
    try:
        return decoder.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def person_of(body: Body) -> str | None:
    """Name the one person a fact concerns, or ``None``."""
    return getattr(body, "person", None)
