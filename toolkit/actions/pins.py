"""PINs for the desk: choosing, changing, forgetting and checking one.

What is kept is a salted scrypt hash of small cost. Four digits are soon tried out by whoever has
the database, so a PIN protects a screen against passing eyes and hands, never the disk; the
workspace's passphrase does that.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import TYPE_CHECKING, Final

from toolkit.model.errors import UserError
from toolkit.model.facts_team import PinSet
from toolkit.model.people import is_team
from toolkit.model.pins import fold_pins, is_pin

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.event import Event
    from toolkit.model.pins import Tries

_COST: Final = 2**12
"""The N of scrypt: some ten milliseconds and 4 MB a try."""
_ROUNDS: Final = 8
_MOST_COST: Final = 2**15
"""A check from elsewhere that asks for more is not reckoned."""
_SALT: Final = 16
_LENGTH: Final = 32
_SECOND: Final = 1000


def has_pin(event: Event, person: str) -> bool:
    """Whether someone of the team has a PIN."""
    return person in event.folded(fold_pins)


def set_pin(
    desk: Desk, event: str, person: str, pin: str, entropy: Callable[[int], bytes] = os.urandom
) -> Changed:
    """Choose a PIN for someone of the team who has none.

    Raises ``UserError``: ``no-such-person``, ``pin-there`` if there is one, ``pin-shape``.
    """
    state = desk.event(event)
    _of_team(state, person)
    if has_pin(state, person):
        raise UserError("pin-there", person=person)
    return _keep(desk, event, person, pin, entropy)


def change_pin(
    desk: Desk,
    event: str,
    person: str,
    old: str,
    new: str,
    tries: Tries,
    entropy: Callable[[int], bytes] = os.urandom,
) -> Changed:
    """Choose another PIN; raises as :func:`check_pin` for the old one, ``pin-shape`` for the new.

    A new one that can't be is refused before the old one is tried.
    """
    _shaped(new)
    check_pin(desk, event, person, old, tries)
    return _keep(desk, event, person, new, entropy)


def forget_pin(desk: Desk, event: str, person: str, pin: str, tries: Tries) -> Changed:
    """Go on without a PIN from now on; raises as :func:`check_pin`."""
    check_pin(desk, event, person, pin, tries)
    return desk.say(event, [PinSet(person, "")])


def forget_pin_by(desk: Desk, event: str, person: str, passphrase: str) -> Changed:
    """Let someone choose a new PIN who has forgotten theirs, by the workspace's passphrase.

    Raises ``UserError``: ``no-pin``, ``not-protected``, ``wrong-passphrase``.
    """
    if not has_pin(desk.event(event), person):
        raise UserError("no-pin", person=person)
    desk.workspace.prove(passphrase)
    return desk.say(event, [PinSet(person, "")])


def check_pin(desk: Desk, event: str, person: str, pin: str, tries: Tries) -> None:
    """Hold a PIN against what is kept; ``tries`` counts the wrong ones.

    Raises ``UserError``: ``no-pin``, ``wrong-pin``, and ``pin-wait`` with the ``seconds`` to wait
    after too many wrong tries, when nothing was tried.
    """
    check = desk.event(event).folded(fold_pins).get(person)
    if check is None:
        raise UserError("no-pin", person=person)
    wait = tries.wait(desk.now())
    if wait:
        raise UserError("pin-wait", seconds=-(-wait // _SECOND))
    if not _fits(check, pin):
        tries.failed(desk.now())
        raise UserError("wrong-pin")
    tries.succeeded()


def _of_team(state: Event, person: str) -> None:
    found = state.people.get(person)
    if found is None or found.withdrawn or not is_team(found):
        raise UserError("no-such-person", person=person)


def _shaped(pin: str) -> None:
    if not is_pin(pin):
        raise UserError("pin-shape")


def _keep(
    desk: Desk, event: str, person: str, pin: str, entropy: Callable[[int], bytes]
) -> Changed:
    _shaped(pin)
    salt = entropy(_SALT)
    check = f"scrypt:{_COST}:{salt.hex()}:{_hash(pin, salt, _COST).hex()}"
    return desk.say(event, [PinSet(person, check)])


def _hash(pin: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=cost, r=_ROUNDS, p=1, dklen=_LENGTH)


def _fits(check: str, pin: str) -> bool:
    """A check that can't be read fits nothing."""
    try:
        name, cost, salt, kept = check.split(":")
        if name != "scrypt" or not 2 <= int(cost) <= _MOST_COST:
            return False
        made = _hash(pin, bytes.fromhex(salt), int(cost))
        return hmac.compare_digest(made, bytes.fromhex(kept))
    except ValueError:
        return False
