"""Concerns: written sealed, read by the safeguarding lead alone, and the lead's key."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from toolkit.actions.events import LEAD_KEY
from toolkit.model.concerns import (
    MOST,
    Concern,
    Draft,
    Sealed,
    decode_concern,
    encode_concern,
    fold_concerns,
    make_receipt,
)
from toolkit.model.errors import UserError
from toolkit.model.facts_team import ConcernSealed, LeadKeySet
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained
from toolkit.store.sealing import (
    IDENTITY_PREFIX,
    SealingKey,
    is_recipient,
    is_sealed,
    make_key,
    recipient_of,
    seal_by_passphrase,
    seal_text,
    unseal_by_passphrase,
    unseal_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.actions.desk import Changed, Desk

# No letter of a key is one of these: they are what its letters are mistaken for on paper.
_MISREAD = str.maketrans("OI1B", "0LL8")


class Read(NamedTuple):
    """A sealed concern and what is in it.

    ``concern`` is ``None`` where it can't be read; ``trouble`` then is ``other-key`` or
    ``damaged``.
    """

    sealed: Sealed
    concern: Concern | None
    trouble: str = ""


def write(
    desk: Desk, event: str, draft: Draft, entropy: Callable[[int], bytes] = os.urandom
) -> Changed:
    """Seal a concern to the lead's key; its one fact holds the receipt number.

    Who is at the desk is left out of the envelope. Raises ``UserError``: ``no-lead-key`` (nothing
    was written then, nor ever is unsealed), ``no-such-person``, ``concern-too-long``.
    """
    state = desk.event(event)
    known = state.folded(fold_concerns)
    if known.key is None:
        raise UserError("no-lead-key")
    if draft.about and draft.about not in state.people:
        raise UserError("no-such-person", person=draft.about)
    if len(draft.text) > MOST:
        raise UserError("concern-too-long", most=MOST)
    receipt = make_receipt(entropy, {one.receipt for one in known.sealed})
    concern = Concern(
        event=event,
        receipt=receipt,
        written=desk.now(),
        kind=draft.kind,
        about=draft.about,
        danger=draft.danger,
        # What a command line took from undecodable bytes can't be written; the rest still can.
        text=draft.text.encode("utf-8", "replace").decode(),
        by=draft.by,
    )
    recipient = known.key.recipient
    sealed = seal_text(encode_concern(concern).decode(), [recipient])
    return desk.say(event, [ConcernSealed(receipt, sealed, recipient)], by_nobody=True)


def receipt_of(changed: Changed) -> str:
    """Give the receipt number of the concern that was just written."""
    return next(f.what.receipt for f in changed.facts if isinstance(f.what, ConcernSealed))


def read(desk: Desk, event: str, identity: str) -> list[Read]:
    """Open the concerns of an event with the lead's secret key, in the order of time.

    Raises ``UserError('lead-key-other')`` if there are some and the key fits none of them.
    """
    found = [_read(event, one, identity) for one in desk.event(event).folded(fold_concerns).sealed]
    if found and all(one.trouble == "other-key" for one in found):
        raise UserError("lead-key-other", ending=recipient_of(identity)[-6:])
    return found


def _read(event: str, sealed: Sealed, identity: str) -> Read:
    try:
        concern = decode_concern(unseal_text(sealed.sealed, identity).encode())
    except UserError as error:
        return Read(sealed, None, "other-key" if error.code == "wrong-key" else "damaged")
    except ValueError:
        return Read(sealed, None, "damaged")
    # One that was taken from elsewhere and put here would say what was never said here.
    if (concern.event, concern.receipt) != (event, sealed.receipt):
        return Read(sealed, None, "damaged")
    return Read(sealed, concern)


def make_lead_key(path: Path, passphrase: str) -> SealingKey:
    """Make a key for the lead and write it to a new file, closed by the lead's own passphrase.

    Without a passphrase the file holds the bare key. Raises ``UserError``: ``lead-key-there`` for
    a file that exists (a key that is written over is lost, and what it opens with it), and what
    writing a file raises.
    """
    with explained(path):
        if path.exists():
            raise UserError("lead-key-there", path=path)
    key = make_key()
    text = f"# public key: {key.recipient}\n{key.identity}\n".encode()
    data = seal_by_passphrase(text, passphrase) if passphrase else text
    write_atomic(path, data, private=True)
    return key


def set_lead_key(desk: Desk, event: str, recipient: str) -> Changed:
    """Seal an event's concerns to this key from now on, and remember it for the next events.

    The sample's key is not remembered. Raises ``UserError('bad-recipient')``.
    """
    state = desk.event(event)
    key = check_recipient(recipient)
    if not state.sample:
        desk.workspace.set_setting(LEAD_KEY, key)
    return desk.say(event, [LeadKeySet(key)])


def check_recipient(text: str) -> str:
    """Give a public key as it was typed or pasted; raise ``UserError('bad-recipient')``."""
    key = "".join(text.split()).lower()
    if not is_recipient(key):
        raise UserError("bad-recipient")
    return key


def read_key_file(path: Path, passphrase: str) -> SealingKey:
    """Read the lead's key from its file; a bare key needs no passphrase.

    Raises ``UserError``: ``not-found``, ``no-key-in-file``, ``lead-passphrase-needed``,
    ``wrong-lead-passphrase``, ``lead-key-damaged``.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise UserError("not-found", path=path) from None
    if is_sealed(data):
        data = _opened(data, passphrase, path)
    for line in data.decode("utf-8-sig", "replace").splitlines():
        if line.strip().upper().startswith(IDENTITY_PREFIX):
            return typed_key(line)
    raise UserError("no-key-in-file", path=path)


def _opened(data: bytes, passphrase: str, path: Path) -> bytes:
    if not passphrase:
        raise UserError("lead-passphrase-needed", path=path)
    try:
        return unseal_by_passphrase(data, passphrase)
    except UserError as error:
        if error.code == "wrong-key":
            raise UserError("wrong-lead-passphrase") from None
        raise UserError("lead-key-damaged", path=path) from None


def typed_key(text: str) -> SealingKey:
    """Read the secret key as typed from paper; case, spaces and dashes don't matter.

    Raises ``UserError('lead-key-mistyped')``.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    typed = "".join(letter for letter in plain if letter.isalnum())
    begin = "".join(letter for letter in IDENTITY_PREFIX if letter.isalnum())
    identity = IDENTITY_PREFIX + typed.removeprefix(begin).translate(_MISREAD)
    try:
        return SealingKey(identity, recipient_of(identity))
    except UserError:
        raise UserError("lead-key-mistyped") from None
