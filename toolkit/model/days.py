"""Which day of the plan is today, and which is tomorrow, for the people in the house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.instants import logical_date
from toolkit.model.laying import day_dates

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant


def day_at(event: Event, at: Instant) -> int | None:
    """Give the number of the plan's day (from 1) at an instant; none before and after the event.

    A day goes on until 05:00, so that 23:00 and 01:00 of one night are the same day.
    """
    dates = day_dates(event.plan, event.start, event.zone)
    today = logical_date(at, event.zone)
    return dates.index(today) + 1 if today in dates else None


def day_after(event: Event, at: Instant) -> int | None:
    """Give the number of the plan's day that comes next after the one at an instant.

    Before the event that is day 1, however far it is; on and after the last day there is none.
    """
    dates = day_dates(event.plan, event.start, event.zone)
    today = logical_date(at, event.zone)
    return next((number for number, day in enumerate(dates, start=1) if day > today), None)
