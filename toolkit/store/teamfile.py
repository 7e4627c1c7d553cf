"""Team files: one event with all its facts, sealed, to go to another laptop on a stick.

Inside the seal stand a line of JSON, the header, and the facts as lines of JSON, deflated. Bodies
are kept as bytes, so that what a newer program said passes through an older one unharmed.
"""

from __future__ import annotations

import unicodedata
import zlib
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from toolkit.model.errors import UserError
from toolkit.model.facts import Fact, decode_body
from toolkit.model.instants import Instant
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained
from toolkit.store.ids import instant_of
from toolkit.store.sealing import (
    IDENTITY_PREFIX,
    is_sealed,
    recipient_of,
    seal,
    seal_by_passphrase,
    unseal,
    unseal_by_passphrase,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SUFFIX = ".interact-team"
"""How the names of team files end; they are known by their contents all the same."""

FORMAT = 1
_KIND = "interact-team"
_MOST = 1 << 28
"""Bytes of facts that are read at most; an event of three days has about a megabyte."""
_LATEST = 1 << 47
"""An instant that no clock shows; names of facts have no room much beyond it."""
_MOST_FIELD = 1 << 63


class Key(NamedTuple):
    """What opens and closes a team file: an age identity, or a passphrase."""

    secret: str

    @property
    def is_identity(self) -> bool:
        """Whether it is a key rather than a passphrase."""
        return self.secret.startswith(IDENTITY_PREFIX)


def key_of(text: str) -> Key:
    """Read what somebody typed, pasted or keeps in a file; a key may be typed in any case.

    Raises ``UserError``: ``passphrase-empty``, ``bad-key``.
    """
    packed = "".join(text.split()).upper()
    if packed.startswith(IDENTITY_PREFIX):
        recipient_of(packed)
        return Key(packed)
    if not text.strip():
        raise UserError("passphrase-empty")
    return Key(unicodedata.normalize("NFC", text.strip()))


class Header(msgspec.Struct, frozen=True):
    """What a team file says of itself: who wrote it (``device``) and what laptops are called."""

    file: str
    format: int
    event: str = ""
    device: str = ""
    laptop: str = ""
    laptops: dict[str, str] = {}
    facts: int = 0


class _Sign(msgspec.Struct, frozen=True):
    file: str
    format: int


class TeamFile(NamedTuple):
    """A team file that was opened: whole, of this program's format, and checked."""

    header: Header
    facts: tuple[Fact, ...]


class _Line(msgspec.Struct, frozen=True, array_like=True):
    """A fact without its event, which is the header's; the fields are called as a fact's are."""

    id: bytes
    device: str
    seq: int
    seen: str
    holds: int
    recorded: int
    desk: str
    kind: str
    body: bytes


def write_team_file(
    path: Path, key: Key, event: str, device: str, laptops: dict[str, str], facts: Sequence[Fact]
) -> None:
    """Write all facts of an event to ``path``, whole or not at all.

    ``laptops`` are the names of devices as they are known here. Raises ``UserError``:
    ``folder-missing``, ``disk-full``, ``read-only``, ``file-in-use``.
    """
    name = laptops.get(device, "")
    header = Header(_KIND, FORMAT, event, device, name, laptops, len(facts))
    lines = (
        msgspec.json.encode(msgspec.convert(fact, _Line, from_attributes=True)) for fact in facts
    )
    data = msgspec.json.encode(header) + b"\n" + zlib.compress(b"\n".join(lines))
    if key.is_identity:
        sealed = seal(data, [recipient_of(key.secret)])
    else:
        sealed = seal_by_passphrase(data, key.secret)
    write_atomic(path, sealed, private=True)


def read_team_file(path: Path, key: Key) -> TeamFile:
    """Open a team file and check all of it.

    Raises ``UserError``: ``not-found``, ``not-a-team-file``, ``newer-team-file``, ``wrong-key``,
    ``sealed-damaged``.
    """
    must_be_sealed(path)
    with explained(path):
        sealed = path.read_bytes()
    opening = unseal if key.is_identity else unseal_by_passphrase
    head, _, packed = opening(sealed, key.secret).partition(b"\n")
    header = _header(head, path)
    try:
        facts = tuple(_fact(header.event, line) for line in _lines(packed))
    except (ValueError, zlib.error, msgspec.MsgspecError):
        raise UserError("sealed-damaged") from None
    if len(facts) != header.facts or not (facts and header.event and header.device):
        raise UserError("sealed-damaged")
    return TeamFile(header, facts)


def must_be_sealed(path: Path) -> None:
    """Raise ``UserError``: ``not-found``, ``not-a-team-file`` for a file that no key can open."""
    if not path.is_file():
        raise UserError("not-found", path=str(path))
    with explained(path), path.open("rb") as file:
        if not is_sealed(file.read(64)):
            raise UserError("not-a-team-file", path=str(path))


def _header(head: bytes, path: Path) -> Header:
    """Read a header; what it says beside kind and format may be otherwise in a newer one."""
    try:
        sign = msgspec.json.decode(head, type=_Sign)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        sign = _Sign("", 0)
    if sign.file != _KIND:
        raise UserError("not-a-team-file", path=str(path))
    if sign.format > FORMAT:
        raise UserError("newer-team-file", path=str(path))
    try:
        return msgspec.json.decode(head, type=Header)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise UserError("sealed-damaged") from None


def _lines(packed: bytes) -> Iterable[bytes]:
    opener = zlib.decompressobj()
    text = opener.decompress(packed, _MOST)
    if not opener.eof:
        raise ValueError(len(text))
    return text.split(b"\n")


def _fact(event: str, data: bytes) -> Fact:
    """Read one fact; ValueError for an envelope that no laptop writes."""
    line = msgspec.json.decode(data, type=_Line)
    sound = (
        len(line.id) == 16  # bytes of a UUID
        and 0 <= line.recorded < _LATEST
        and instant_of(line.id) == line.recorded
        and 0 < line.seq < _MOST_FIELD
        and -_MOST_FIELD <= line.holds < _MOST_FIELD
        and line.device
        and line.kind
    )
    if not sound:
        raise ValueError(line)
    return Fact(
        event,
        line.id,
        line.device,
        line.seq,
        line.seen,
        Instant(line.holds),
        Instant(line.recorded),
        line.desk,
        line.kind,
        line.body,
        decode_body(line.kind, line.body),
    )
