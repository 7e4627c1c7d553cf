"""Which laptop runs the agenda: the one that prepared the event, until the clock is taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts_team import ClockTaken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.facts import Fact


def fold_clock(facts: Sequence[Fact]) -> str:
    """Give the device id of the laptop that holds the clock.

    ``facts`` are those that hold, in statement order, the event's first among them; of several
    that took the clock over, the last statement stands.
    """
    for fact in reversed(facts):
        if isinstance(fact.what, ClockTaken):
            return fact.what.device
    return facts[0].device
