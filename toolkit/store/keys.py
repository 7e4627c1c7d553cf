"""The key file beside the database.

A new workspace has a random key that lies open in this file, so that it starts without a question:
it holds no one's name yet. Before the first name a passphrase is set. The database then gets a new
key, which is in the file only wrapped; the open one opens nothing any more.

Changing the key touches two files, and the power may go between them. So the file first names the
new key beside the old (``coming``), then the database changes over, then the file drops the old.
Whichever key opens the database says how far it got.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec

from toolkit.model.errors import UserError
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained
from toolkit.store.recovery import make_recovery_key
from toolkit.store.wrapping import (
    Wrap,
    unwrap_by_passphrase,
    unwrap_by_recovery_key,
    wrap_by_passphrase,
    wrap_by_recovery_key,
)

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.store.wrapping import Entropy

KEYS_NAME = "keys.json"
_FORMAT = 1
_KEY = 32
_KEY_ID = 8


class OpenKey(msgspec.Struct, frozen=True, tag="open"):
    """A key of 32 bytes that lies open (hexadecimal)."""

    id: str
    key: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class SealedKey(msgspec.Struct, frozen=True, tag="sealed"):
    """A key that a passphrase or the recovery key unwraps."""

    id: str
    passphrase: Wrap
    recovery: Wrap


class KeyFile(msgspec.Struct, frozen=True):
    """What the key file says.

    ``coming`` is the key the database is changing over to. ``fresh`` until the database has been
    made: only then may it be missing.
    """

    key: OpenKey | SealedKey
    format: int = _FORMAT
    coming: SealedKey | None = None
    fresh: bool = False

    @property
    def protected(self) -> bool:
        """Whether it takes a passphrase to open the database."""
        return isinstance(self.key, SealedKey)


class _Format(msgspec.Struct):
    format: int


def new_keys(entropy: Entropy) -> KeyFile:
    """Draw the open key of a new workspace."""
    return KeyFile(OpenKey(entropy(_KEY_ID).hex(), entropy(_KEY).hex()), fresh=True)


def new_sealed_key(passphrase: str, entropy: Entropy) -> tuple[SealedKey, bytes, str]:
    """Draw a new key and wrap it: the wrapped key, the key, and the recovery key to print."""
    key, key_id, recovery = entropy(_KEY), entropy(_KEY_ID).hex(), make_recovery_key(entropy)
    sealed = SealedKey(
        key_id,
        wrap_by_passphrase(key, key_id, passphrase, entropy),
        wrap_by_recovery_key(key, key_id, recovery, entropy),
    )
    return sealed, key, recovery


def unseal(sealed: SealedKey, passphrase: str | None, recovery_key: str | None) -> bytes:
    """Unwrap a key by whichever is given.

    Raises ``UserError``: ``workspace-locked`` if neither is, ``wrong-passphrase``,
    ``wrong-recovery-key``, ``recovery-key-length`` or ``recovery-key-mistyped``.
    """
    if passphrase is not None:
        return unwrap_by_passphrase(sealed.passphrase, sealed.id, passphrase)
    if recovery_key is not None:
        return unwrap_by_recovery_key(sealed.recovery, sealed.id, recovery_key)
    raise UserError("workspace-locked")


def database_key(keys: KeyFile, passphrase: str | None, recovery_key: str | None) -> bytes:
    """Give the key of the database, unwrapped if it must be; raises as :func:`unseal` does."""
    if isinstance(keys.key, OpenKey):
        return bytes.fromhex(keys.key.key)
    return unseal(keys.key, passphrase, recovery_key)


def encode_keys(keys: KeyFile) -> bytes:
    """Write a key file as the bytes that are kept."""
    return msgspec.json.format(msgspec.json.encode(keys), indent=1)


def decode_keys(data: bytes, path: Path) -> KeyFile:
    """Read a key file; raise ``UserError`` ``keys-damaged`` or ``newer-database``."""
    try:
        if msgspec.json.decode(data, type=_Format).format > _FORMAT:
            raise UserError("newer-database", path=str(path))
        return msgspec.json.decode(data, type=KeyFile)
    except msgspec.MsgspecError as error:
        raise UserError("keys-damaged", path=str(path)) from error


def read_keys(folder: Path) -> KeyFile | None:
    """Read the key file of a workspace; ``None`` if there is none."""
    path = folder / KEYS_NAME
    with explained(folder):
        if not path.exists():
            return None
        return decode_keys(path.read_bytes(), path)


def write_keys(folder: Path, keys: KeyFile) -> None:
    """Replace the key file of a workspace, whole or not at all."""
    write_atomic(folder / KEYS_NAME, encode_keys(keys), private=True)
