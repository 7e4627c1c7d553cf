"""Restricted sheets: which copies there are, and by when each has to be destroyed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.facts_team import SheetPrinted
from toolkit.model.instants import to_datetime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant

KEPT_DAYS = 30
"""Days after the event's end for which a restricted sheet may be kept.

Long enough for the welfare call a week after and for a question by a carer or a doctor, short
enough that no folder of names gathers dust.
"""


class Copy(msgspec.Struct, frozen=True):
    """One copy of a restricted sheet: its number from 1 (0 is a preview) and its last day."""

    number: int
    destroy_by: date

    @property
    def preview(self) -> bool:
        """Whether it is only looked at."""
        return self.number == 0


class Printed(msgspec.Struct, frozen=True):
    """A copy that was made: when, who was at the desk, and what was said of it."""

    at: Instant
    desk: str
    what: SheetPrinted


def fold_prints(facts: Sequence[Fact]) -> list[Printed]:
    """Fold effective facts to the copies that were made, in the order in which that was said."""
    return [
        Printed(fact.holds, fact.desk, fact.what)
        for fact in facts
        if isinstance(fact.what, SheetPrinted)
    ]


def destroy_date(event: Event) -> date:
    """Give the last day on which a restricted sheet of this event may exist."""
    end = event.as_planned().end
    if event.run.closed is not None:
        end = max(end, event.run.closed)
    return to_datetime(end, event.zone).date() + timedelta(days=KEPT_DAYS)


def preview_copy(event: Event) -> Copy:
    """Give what stands on a sheet that is only looked at."""
    return Copy(0, destroy_date(event))


def next_copy(event: Event, sheet: str) -> Copy:
    """Give the copy that comes next of a sheet; each sheet counts for itself, from 1."""
    made = [p.what.copy_number for p in event.folded(fold_prints) if p.what.sheet == sheet]
    return Copy(max(made, default=0) + 1, destroy_date(event))
