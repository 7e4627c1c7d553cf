"""Sealing: what travels or waits is closed to a key, or by a passphrase, as age files are.

Anything sealed here opens with any other program that reads age, version 1. Who seals to a
recipient (``age1…``) can't open it again without the identity (``AGE-SECRET-KEY-1…``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

IDENTITY_PREFIX = "AGE-SECRET-KEY-1"
"""How the text of an identity begins."""

RECIPIENT_PREFIX = "age1"
"""How the text of a recipient begins."""

MAGIC = b"age-encryption.org/v1\n"
"""The first line of everything that is sealed."""

ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
"""The first line of a sealed text."""

_WRONG_KEY = frozenset({"No matching keys found", "Decryption failed"})
"""What is answered when it is not the file that is wrong."""


class SealingKey(NamedTuple):
    """A key: ``identity`` opens and stays secret, ``recipient`` closes and may be told."""

    identity: str
    recipient: str


def make_key() -> SealingKey:
    """Make a new key."""
    made = _age().x25519.Identity.generate()
    return SealingKey(str(made), str(made.to_public()))


def recipient_of(identity: str) -> str:
    """Give the recipient of an identity; raise ``UserError('bad-key')`` if it is none."""
    return str(_identity(identity).to_public())


def is_recipient(text: str) -> bool:
    """Whether a text is a recipient, as it was typed or pasted."""
    try:
        _recipient(text)
    except UserError:
        return False
    return True


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """Close ``data`` to all of ``recipients``; raise ``UserError('bad-recipient')``."""
    return _sealed(data, recipients, armored=False)


def seal_text(text: str, recipients: Sequence[str]) -> str:
    """Close a text to ``recipients`` as lines that can stand in a fact or a message."""
    return _sealed(text.encode(), recipients, armored=True).decode("ascii")


def seal_by_passphrase(data: bytes, passphrase: str) -> bytes:
    """Close ``data`` by a passphrase; raise ``UserError('passphrase-empty')`` for none.

    Deriving the key takes about a second, here and wherever it is opened.
    """
    if not passphrase:
        raise UserError("passphrase-empty")
    return bytes(_age().passphrase.encrypt(data, passphrase))


def unseal(sealed: bytes, identity: str) -> bytes:
    """Open what was closed to the recipient of ``identity``, armoured or not.

    Raises ``UserError``: ``wrong-key``, ``sealed-damaged``, ``bad-key`` if the identity is none.
    """
    age = _age()
    opener = _identity(identity)
    return _opened(lambda: age.decrypt(sealed, [opener]))


def unseal_text(sealed: str, identity: str) -> str:
    """Open a text closed by :func:`seal_text`; raises as :func:`unseal` does."""
    try:
        return unseal(sealed.encode("ascii"), identity).decode()
    except UnicodeError:
        raise UserError("sealed-damaged") from None


def unseal_by_passphrase(sealed: bytes, passphrase: str) -> bytes:
    """Open what a passphrase closed; raises ``UserError``: ``wrong-key``, ``sealed-damaged``."""
    age = _age()
    return _opened(lambda: age.passphrase.decrypt(sealed, passphrase))


def is_sealed(head: bytes) -> bool:
    """Whether a file that begins with these bytes was sealed."""
    return head.startswith((MAGIC, ARMOUR))


def _age() -> Any:  # noqa: ANN401
    import pyrage  # noqa: PLC0415  # late: a cold start seals nothing

    return pyrage


def _identity(text: str) -> Any:  # noqa: ANN401
    age = _age()
    try:
        return age.x25519.Identity.from_str(text.strip())
    except age.IdentityError:
        raise UserError("bad-key") from None


def _recipient(text: str) -> Any:  # noqa: ANN401
    age = _age()
    try:
        return age.x25519.Recipient.from_str(text.strip())
    except age.RecipientError:
        raise UserError("bad-recipient", recipient=text.strip()) from None


def _sealed(data: bytes, recipients: Sequence[str], *, armored: bool) -> bytes:
    known = [_recipient(text) for text in recipients]
    if not known:
        raise UserError("bad-recipient", recipient="")
    return bytes(_age().encrypt(data, known, armored=armored))


def _opened(opening: Callable[[], bytes]) -> bytes:
    try:
        return bytes(opening())
    except _age().DecryptError as error:
        code = "wrong-key" if str(error) in _WRONG_KEY else "sealed-damaged"
        raise UserError(code) from None
