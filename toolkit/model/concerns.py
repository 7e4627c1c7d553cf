"""Concerns: a worry about a child's safety, which only the safeguarding lead can read.

What is written exists sealed alone. The fact that carries it names nobody, neither whom it is
about nor who wrote it, and its length says nothing either: what is sealed is filled up to steps of
:data:`STEP` bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

import msgspec

from toolkit.model.codes import check_character
from toolkit.model.facts_team import ConcernSealed, LeadKeySet

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant

STEP = 4096
"""Bytes: any concern of ordinary length takes one step, with words or without."""

MOST = 20_000
"""Characters of the longest text; what is longer belongs into a conversation."""

Kind = Literal["seen", "heard", "told", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""How somebody came by a concern: saw it, heard it, was told by the child, or otherwise."""

# Without what is taken for another, read (0 O, 1 I, 2 Z, 5 S, 8 B) or heard (M N, F, D T, P G V).
_LETTERS = "34679ACEHJKLMRUWXY"
_HALF = 3


class Draft(msgspec.Struct, frozen=True):
    """A concern as somebody says it; all but the kind may be left out.

    ``about`` and ``by`` are person codes: whom it is about, and who writes it.
    """

    kind: Kind
    about: str = ""
    danger: bool = False
    text: str = ""
    by: str = ""


class Concern(msgspec.Struct, frozen=True):
    """A concern in full, as the lead reads it; ``written`` is an instant."""

    event: str
    receipt: str
    written: int
    kind: Kind
    about: str = ""
    danger: bool = False
    text: str = ""
    by: str = ""


class Sealed(NamedTuple):
    """A concern as the journal has it: when it was sealed, its receipt number, to which key."""

    at: Instant
    receipt: str
    sealed: str
    recipient: str


class LeadKey(NamedTuple):
    """The public key of the safeguarding lead, and since when it is this one."""

    recipient: str
    since: Instant


class Concerns(NamedTuple):
    """What an event's facts say of concerns: where to seal them to, and those that were sealed."""

    key: LeadKey | None
    sealed: tuple[Sealed, ...]


def fold_concerns(facts: Iterable[Fact]) -> Concerns:
    """Gather the lead's key and the sealed concerns of an event, these in the order of time."""
    key: LeadKey | None = None
    found: list[Sealed] = []
    for fact in facts:
        what = fact.what
        if isinstance(what, LeadKeySet):
            key = LeadKey(what.recipient, fact.holds)
        elif isinstance(what, ConcernSealed):
            found.append(Sealed(fact.holds, what.receipt, what.sealed, what.recipient))
    return Concerns(key, tuple(sorted(found, key=lambda one: one.at)))


def make_receipt(chance: Callable[[int], bytes], taken: Collection[str] = ()) -> str:
    """Draw a receipt number, ``XXX-XXX``, that is not among ``taken``.

    Five characters are chance (``chance`` gives so many bytes of it), the last is that of
    ISO 7064 MOD 37,36. It says nothing about what it stands for.
    """
    while True:
        number = int.from_bytes(chance(8))
        drawn = ""
        for _ in range(2 * _HALF - 1):
            number, place = divmod(number, len(_LETTERS))
            drawn += _LETTERS[place]
        whole = drawn + check_character(drawn)
        receipt = f"{whole[:_HALF]}-{whole[_HALF:]}"
        if whole[-1] in _LETTERS and receipt not in taken:
            return receipt


def encode_concern(concern: Concern) -> bytes:
    """Write a concern as the bytes to seal, filled with blanks to whole steps."""
    plain = msgspec.json.encode(concern)
    return plain.ljust(-(-len(plain) // STEP) * STEP)


def decode_concern(plain: bytes) -> Concern:
    """Read what was sealed; raises ValueError for anything that isn't a concern."""
    try:
        return msgspec.json.decode(plain, type=Concern)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ValueError("not a concern") from error


def key_ending(recipient: str) -> str:
    """Give the end of a public key, by which people tell keys apart."""
    return recipient[-6:]
