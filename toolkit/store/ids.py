"""Names of facts: UUIDs of version 7 (RFC 9562) whose order is the order of statements.

The 128 bits: 48 of milliseconds, 4 of version, 12 of counter, 2 of variant, 14 of counter, 48 of
chance. The counter runs over the facts of one commit; commits of a device never share a
millisecond.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.instants import Instant

_CHANCE = 6
_COUNTER_BITS = 26
_LOW_BITS = 14


def make_ids(recorded: Instant, count: int, entropy: Callable[[int], bytes]) -> list[bytes]:
    """Make ``count`` ids of 16 bytes, each greater than the one before it.

    ``recorded`` must lie between 1970 and the year 10889, and one commit has at most 2**26 facts;
    else ValueError.
    """
    if not (0 <= recorded < 1 << 48 and count <= 1 << _COUNTER_BITS):
        raise ValueError(recorded, count)
    chance = entropy(_CHANCE * count)
    head = recorded << 80 | 7 << 76 | 2 << 62
    ids = []
    for counter in range(count):
        high, low = divmod(counter, 1 << _LOW_BITS)
        tail = int.from_bytes(chance[counter * _CHANCE : (counter + 1) * _CHANCE])
        ids.append((head | high << 64 | low << 48 | tail).to_bytes(16))
    return ids


def first_id(recorded: int) -> bytes:
    """Give the lower bound of the ids of an instant."""
    return (recorded << 80).to_bytes(16)


def instant_of(fact_id: bytes) -> int:
    """Read the millisecond in an id."""
    return int.from_bytes(fact_id[:6])
