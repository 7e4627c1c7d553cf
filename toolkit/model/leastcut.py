"""The least that must be cut, computed exactly: a sum over blocks, minute by minute.

What a cut costs, each only where the ones before it are equal: fewest minutes taken, then fewest
blocks touched, then fewest of the free minutes (slack, which nobody loses), then as much as can be
from the last block, then from the one before it, and so on, so that what comes first stays as
planned and time may still be won back.

Two blocks are never both cut in part: moving minutes from the earlier to the later of them, or
onto slack, costs no more until one is whole or untouched. So each block is left alone, cut as far
as it may be, or left out, and at most one is cut in part; the table is kept by minutes gained.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Giver(NamedTuple):
    """A block that may give: up to ``give`` minutes, or, left out, ``whole`` of them (0: never).

    ``slack`` is time that nobody loses.
    """

    block: str
    give: int
    whole: int = 0
    slack: bool = False


class Cost(NamedTuple):
    """What a cut costs; the smaller the better.

    ``minutes`` and ``touched`` leave slack out, which is ``free``; ``latest`` is minus what each
    block gives, the last block first.
    """

    minutes: int
    touched: int
    free: int
    latest: tuple[int, ...]


class Cut(NamedTuple):
    """A cut: ``gained`` minutes of those needed, and what each block gives.

    ``skips`` are those of ``takes`` that are left out whole.
    """

    gained: int
    cost: Cost
    takes: dict[str, int]
    skips: frozenset[str]


_Key = tuple[int, bool, int]
"""Minutes gained so far (at most those needed), whether something is left out, and the number of
the block that is cut in part, -1 for none; by how much it is, is only known in the end."""
_Raw = tuple[int, int, int, tuple[int, ...]]
"""A :class:`Cost`, as fast as can be."""


def least_cuts(need: int, givers: Sequence[Giver]) -> tuple[Cut, Cut | None]:
    """Give the least cut without leaving anything out, and the least that leaves something out.

    ``givers`` stand in the order of the agenda. A cut that can't gain ``need`` minutes gains as
    many as there are; the second is ``None`` where nothing may be left out.
    """
    table: dict[_Key, _Raw] = {(0, False, -1): (0, 0, 0, ())}
    for number, giver in enumerate(givers):
        grown: dict[_Key, _Raw] = {}
        for key, (minutes, touched, free, latest) in table.items():
            for after, take in _choices(need, number, giver, key):
                taken = take or after[2] != key[2]
                found = (
                    (minutes, touched, free + take, (-take, *latest))
                    if giver.slack
                    else (minutes + take, touched + bool(taken), free, (-take, *latest))
                )
                known = grown.get(after)
                if known is None or found < known:
                    grown[after] = found
        table = grown
    plain, skipping = (_best(need, table, givers, skipped=on) for on in (False, True))
    return plain or Cut(0, Cost(0, 0, 0, ()), {}, frozenset()), skipping


def _choices(need: int, number: int, giver: Giver, key: _Key) -> list[tuple[_Key, int]]:
    """Give what may be done with a block, and the minutes that it gives."""
    gained, skipped, partly = key
    found = [(key, 0)]
    if gained < need and giver.give:
        if gained + giver.give <= need:
            found.append(((gained + giver.give, skipped, partly), giver.give))
        if partly < 0:
            found.append(((gained, skipped, number), 0))
    if giver.whole:
        found.append(((min(need, gained + giver.whole), True, partly), giver.whole))
    return found


def _best(
    need: int, table: dict[_Key, _Raw], givers: Sequence[Giver], *, skipped: bool
) -> Cut | None:
    found = [
        whole
        for key, raw in table.items()
        if key[1] == skipped and (whole := _completed(need, givers, key, raw)) is not None
    ]
    if not found:
        return None
    gained, raw = min(found)
    cost = Cost(*raw)
    takes = {g.block: -take for g, take in zip(reversed(givers), cost.latest, strict=True) if take}
    skips = frozenset(g.block for g in givers if g.whole and takes.get(g.block) == g.whole)
    return Cut(-gained, cost, takes, skips)


def _completed(need: int, givers: Sequence[Giver], key: _Key, raw: _Raw) -> tuple[int, _Raw] | None:
    """Say by how much the block that is cut in part is cut; ``None`` if it isn't in part at all."""
    gained, _, number = key
    if number < 0:
        return -gained, raw
    take, giver = need - gained, givers[number]
    if not 0 < take < giver.give:
        return None
    minutes, touched, free, latest = raw
    at = len(givers) - 1 - number
    latest = (*latest[:at], -take, *latest[at + 1 :])
    if giver.slack:
        return -need, (minutes, touched, free + take, latest)
    return -need, (minutes + take, touched, free, latest)
