"""Making the fields of one block fit each other after one of them was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from toolkit.model.instants import DAY_MINUTES
from toolkit.model.plan import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.plan import Step


def settled(block: Block) -> Block:
    """Give a block as a file may hold it.

    A block with strands lasts as long as the longest. A floor is at most the length, steps that
    have minutes add up to it (the longest step gives or takes), headcounts lie within the night,
    and what is mandatory isn't optional.
    """
    minutes = block.minutes
    if block.strands:
        minutes = max(sum(inner.minutes for inner in row) for row in block.strands)
    minutes = min(max(1, minutes), DAY_MINUTES)
    floor = block.floor if block.floor is None else min(max(0, block.floor), minutes)
    return replace(
        block,
        minutes=minutes,
        floor=floor,
        steps=fitted(block.steps, minutes),
        optional=block.optional and not block.mandatory,
        counts=_within(block, minutes),
    )


def fitted(steps: Sequence[Step], minutes: int) -> tuple[Step, ...]:
    """Make steps add up to a length, if any of them has minutes.

    More minutes go to the longest step; fewer come from it, and from the next longest once it is
    down to one minute. Where there are more steps than minutes the last ones have none.
    """
    lengths = [step.minutes for step in steps]
    if not any(lengths) or sum(lengths) == minutes:
        return tuple(steps)
    missing = minutes - sum(lengths)
    while missing:
        longest = max(range(len(lengths)), key=lambda at: lengths[at])
        least = 1 if lengths[longest] > 1 else 0
        given = missing if missing > 0 else max(missing, least - lengths[longest])
        if given < 0:
            second = max([one for at, one in enumerate(lengths) if at != longest], default=0)
            # Down to the next longest first, so that one step alone doesn't pay for all.
            given = max(given, min(-1, second - lengths[longest]))
        lengths[longest] += given
        missing -= given
    return tuple(
        step if step.minutes == length else replace(step, minutes=length)
        for step, length in zip(steps, lengths, strict=True)
    )


def _within(block: Block, minutes: int) -> tuple[int, ...]:
    if block.kind is not Kind.NIGHT or not block.counts:
        return ()
    start = block.start
    if start is None:
        # Whether the day's opening or a fixed time says when it begins is known once it is closed.
        return block.counts
    return tuple(at for at in block.counts if (at - start) % DAY_MINUTES <= minutes)
