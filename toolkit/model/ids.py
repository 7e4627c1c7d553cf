"""Ids of blocks, activities and plans: finding one that is still free."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST_ID = 60
"""Most characters of an id, of an activity as of a block."""


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Give ``wanted``, or the first of ``wanted-2``, ``wanted-3`` … that isn't taken."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        tail = f"-{number}"
        found = wanted[: LONGEST_ID - len(tail)].rstrip("-") + tail
    return found
