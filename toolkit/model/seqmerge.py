"""Merging sequences of which two people changed their own copy, without asking where need not be.

Both merges treat the two sides alike: exchanging them gives the same result and the same clashes.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Sequence

_T = TypeVar("_T", bound="Hashable")


class Order(NamedTuple):
    """The merged order of ids, and whether both sides moved the same ones differently."""

    ids: tuple[str, ...]
    clash: bool = False


def merge_order(
    base: Sequence[str],
    local: Sequence[str],
    new: Sequence[str],
    keep: Collection[str],
    weigh: Callable[[tuple[str, ...]], tuple[object, ...]] = lambda run: run,
) -> Order:
    """Put the ids of ``keep`` in order: each side's moves and insertions on top of ``base``.

    Every id of ``keep`` must stand in ``local`` or ``new``. What both sides inserted at the same
    place comes in the order of ``weigh``, which mustn't give two runs the same weight. Where the
    two moves can't both be had, the order is ``local``'s, marked as a clash.
    """
    mine = [one for one in local if one in keep]
    theirs = [one for one in new if one in keep]
    shared = set(mine) & set(theirs)
    spine, clash = _spine(
        [one for one in base if one in shared],
        [one for one in mine if one in shared],
        [one for one in theirs if one in shared],
    )
    ids: list[str] = []
    here, there = _runs(mine, shared), _runs(theirs, shared)
    for place in ("", *spine):
        if place:
            ids.append(place)
        runs = [run for run in (here.get(place), there.get(place)) if run]
        for run in sorted(runs, key=weigh):
            ids += run
    return Order(tuple(ids), clash)


def _spine(base: list[str], local: list[str], new: list[str]) -> tuple[list[str], bool]:
    """Order what all have; what one side turned round is turned round, unless both did otherwise.

    Where each thing was turned round with the same others on both sides or on one side only, the
    turns of the two concern stretches of the base that don't touch, so both can be made.
    """
    if local == new:
        return local, False
    if len(base) < len(local):
        return local, True
    place = {one: at for at, one in enumerate(base)}
    mine, theirs = _turned(base, local), _turned(base, new)
    if any(mine[one] and theirs[one] and mine[one] != theirs[one] for one in base):
        return local, True

    def rank(one: str) -> int:
        """Count what comes before it: its place in the base, and what it changed sides with."""
        others = mine[one] | theirs[one]
        return place[one] + sum(1 if place[other] > place[one] else -1 for other in others)

    return sorted(base, key=rank), False


def _turned(base: list[str], order: list[str]) -> dict[str, set[str]]:
    """Give for each id those that are on its other side in ``order``."""
    at = {one: place for place, one in enumerate(order)}
    turned: dict[str, set[str]] = {one: set() for one in base}
    for place, one in enumerate(base):
        for other in base[place + 1 :]:
            if at[other] < at[one]:
                turned[one].add(other)
                turned[other].add(one)
    return turned


def _runs(order: list[str], shared: set[str]) -> dict[str, tuple[str, ...]]:
    """Gather what only one side has, by the shared id that it comes after; first ones by ``""``."""
    runs: dict[str, tuple[str, ...]] = {}
    last = ""
    for one in order:
        if one in shared:
            last = one
        else:
            runs[last] = (*runs.get(last, ()), one)
    return runs


def merge_items(
    base: Sequence[_T], local: Sequence[_T], new: Sequence[_T]
) -> tuple[_T, ...] | None:
    """Merge lists item by item: the stretches that only one side changed are as that side has them.

    ``None`` where both changed the same stretch differently.
    """
    if local == new or base == new:
        return tuple(local)
    if base == local:
        return tuple(new)
    mine, theirs = _matches(base, local), _matches(base, new)
    merged: list[_T] = []
    done = (0, 0, 0)
    for at in [*sorted(mine.keys() & theirs.keys()), len(base)]:
        stop = (at, mine.get(at, len(local)), theirs.get(at, len(new)))
        stretch = _stretch(
            tuple(base[done[0] : stop[0]]),
            tuple(local[done[1] : stop[1]]),
            tuple(new[done[2] : stop[2]]),
        )
        if stretch is None:
            return None
        merged += [*stretch, *base[at : at + 1]]
        done = (at + 1, stop[1] + 1, stop[2] + 1)
    return tuple(merged)


def _stretch(
    base: tuple[_T, ...], local: tuple[_T, ...], new: tuple[_T, ...]
) -> tuple[_T, ...] | None:
    if local in {base, new}:
        return new
    return local if new == base else None


def _matches(base: Sequence[_T], other: Sequence[_T]) -> dict[int, int]:
    """Give where in ``other`` the items of ``base`` are that it kept."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {
        first + step: second + step
        for first, second, size in matcher.get_matching_blocks()
        for step in range(size)
    }
