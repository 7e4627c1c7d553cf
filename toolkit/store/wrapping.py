"""Wrapping the database's key, by a passphrase and by a recovery key.

Each wrap is AES-256-GCM under a key of its own: Argon2id of the passphrase (64 MiB, three passes,
four lanes: the second recommendation of RFC 9106), HKDF-SHA256 of the recovery key, which needs no
slowing down because it is chance. The id of the key and the kind of the wrap are authenticated
along, so that wraps cannot be exchanged.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Annotated

import msgspec

from toolkit.model.errors import UserError
from toolkit.store.recovery import read_recovery_key

_MEMORY_KIB = 64 * 1024
_PASSES = 3
_LANES = 4
_SALT = 16
_NONCE = 12

Entropy = Callable[[int], bytes]
"""Gives so many bytes of chance."""


class Cost(msgspec.Struct, frozen=True):
    """What Argon2id was told to spend, written down so that it can grow later.

    What is read is bounded: a file made up to eat the memory is not followed.
    """

    memory_kib: Annotated[int, msgspec.Meta(ge=32, le=1024 * 1024)] = _MEMORY_KIB
    passes: Annotated[int, msgspec.Meta(ge=1, le=20)] = _PASSES
    lanes: Annotated[int, msgspec.Meta(ge=1, le=4)] = _LANES


STANDARD = Cost()
"""What new wraps spend."""


class Wrap(msgspec.Struct, frozen=True):
    """A wrapped key; ``cost`` is that of its passphrase, ``None`` under a recovery key."""

    salt: bytes
    nonce: bytes
    sealed: bytes
    cost: Cost | None = None


def wrap_by_passphrase(key: bytes, key_id: str, passphrase: str, entropy: Entropy) -> Wrap:
    """Wrap ``key``; raise ``UserError('passphrase-empty')`` if there is nothing but spaces."""
    if not passphrase.strip():
        raise UserError("passphrase-empty")
    salt, cost = entropy(_SALT), STANDARD
    return _wrap(key, _from_passphrase(passphrase, salt, cost), key_id, salt, entropy(_NONCE), cost)


def wrap_by_recovery_key(key: bytes, key_id: str, recovery_key: str, entropy: Entropy) -> Wrap:
    """Wrap ``key`` by a printed recovery key."""
    salt = entropy(_SALT)
    return _wrap(key, _from_recovery_key(recovery_key, salt), key_id, salt, entropy(_NONCE), None)


def unwrap_by_passphrase(wrap: Wrap, key_id: str, passphrase: str) -> bytes:
    """Unwrap a key; raise ``UserError('wrong-passphrase')``."""
    outer = _from_passphrase(passphrase, wrap.salt, wrap.cost or STANDARD)
    return _unwrap(wrap, outer, key_id, "wrong-passphrase")


def unwrap_by_recovery_key(wrap: Wrap, key_id: str, recovery_key: str) -> bytes:
    """Unwrap a key; raise ``UserError('wrong-recovery-key')`` or what reading the text raises."""
    outer = _from_recovery_key(recovery_key, wrap.salt)
    return _unwrap(wrap, outer, key_id, "wrong-recovery-key")


def _from_passphrase(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import (  # noqa: PLC0415
        Argon2id,  # late: only who types a passphrase waits for this import
    )

    # Keyboards differ in how they compose the same letter.
    secret = unicodedata.normalize("NFKC", passphrase).encode()
    return Argon2id(
        salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(secret)


def _from_recovery_key(recovery_key: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415  # late: as above
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415  # late: as above

    secret = read_recovery_key(recovery_key)
    return HKDF(hashes.SHA256(), length=32, salt=salt, info=b"recovery key").derive(secret)


def _authenticated(key_id: str, cost: Cost | None) -> bytes:
    return f"{'recovery key' if cost is None else 'passphrase'}:{key_id}".encode()


def _wrap(
    key: bytes, outer: bytes, key_id: str, salt: bytes, nonce: bytes, cost: Cost | None
) -> Wrap:
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415
        AESGCM,  # late: as above
    )

    sealed = AESGCM(outer).encrypt(nonce, key, _authenticated(key_id, cost))
    return Wrap(salt, nonce, sealed, cost)


def _unwrap(wrap: Wrap, outer: bytes, key_id: str, wrong: str) -> bytes:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  # late: as above
    from cryptography.hazmat.primitives.ciphers.aead import (  # noqa: PLC0415
        AESGCM,  # late: as above
    )

    try:
        return AESGCM(outer).decrypt(wrap.nonce, wrap.sealed, _authenticated(key_id, wrap.cost))
    except (InvalidTag, ValueError):
        # ValueError: a nonce or a wrap of an impossible length, in a file that was tampered with.
        raise UserError(wrong) from None
