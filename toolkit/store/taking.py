"""The union of what is here and what another laptop says of the same event.

Facts are taken over as they are, byte for byte, in any order and any number of times. What one
laptop erased is erased on the other. Two laptops that write under one device id (one was copied, or
set back to an earlier day) are told by facts that can't both be: the same device and number with
another name, or facts of this device that it never said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.instants import HOUR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant

FAR_AHEAD = HOUR
"""Milliseconds by which another laptop's clock may be ahead of this one's and still be followed."""


class Taken(NamedTuple):
    """What taking facts over changed here.

    ``facts`` are those that were new, in statement order; ``erased`` the names of those that were
    here and are erased now. ``copied`` tells that another laptop wrote under this one's device id,
    so that this one has a new id; ``doubled`` are others' ids under which two laptops write.
    ``ahead`` is by how many milliseconds the statements are ahead of the clock here, 0 for no more
    than :data:`FAR_AHEAD`.
    """

    facts: tuple[Fact, ...]
    erased: tuple[bytes, ...] = ()
    copied: bool = False
    doubled: frozenset[str] = frozenset()
    ahead: int = 0


Here = dict[bytes, tuple[str, int]]
"""The facts of an event that are here: name to device and number."""


def union(facts: Iterable[Fact], here: Here, own: Sequence[str], now: Instant) -> Taken:
    """Say what of ``facts`` is new; ``own`` are this workspace's device ids, the last in use.

    ``erased`` are those that come erased and are here; some may be erased already.
    """
    incoming = {fact.id: fact for fact in facts}
    new = [incoming[fact_id] for fact_id in sorted(incoming.keys() - here.keys())]
    erased = [f.id for f in incoming.values() if f.id in here and not any(f.body)]
    latest = max((fact.recorded for fact in new), default=0)
    return Taken(
        tuple(new),
        tuple(sorted(erased)),
        copied=any(fact.device == own[-1] for fact in new),
        doubled=_doubled(new, here, own),
        ahead=latest - now if latest - now > FAR_AHEAD else 0,
    )


def _doubled(new: Sequence[Fact], here: Here, own: Collection[str]) -> frozenset[str]:
    known = set(here.values())
    found = set()
    for fact in new:
        said = (fact.device, fact.seq)
        if said in known and fact.device not in own:
            found.add(fact.device)
        known.add(said)
    return frozenset(found)
