"""Which doses of medication the desk is reminded of now.

A reminder names a person code and a time; what the dose is stays with those who may read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.care import doses
from toolkit.model.instants import HOUR, MINUTE, Instant
from toolkit.model.whereabouts import IN_HOUSE, where_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.care import Dose
    from toolkit.model.event import Event

REMINDED_FOR = 12 * HOUR
"""Milliseconds for which a dose that nothing was said of is reminded of; then it is for the log of
the next shift, and too late to be given."""

OVERDUE_AFTER = 15 * MINUTE
"""Milliseconds after which a dose that is due is called overdue."""

PUT_OFF_FOR = 10 * MINUTE
"""Milliseconds for which *In 10 minutes* puts a reminder off."""

DoseKey = tuple[str, str, int]
"""Whose dose, of which line, due when."""


def key_of(dose: Dose) -> DoseKey:
    """Name a dose."""
    return dose.person, dose.medicine, dose.at


def due_now(
    event: Event, now: Instant, put_off: Mapping[DoseKey, Instant] | None = None
) -> list[Dose]:
    """Give the doses to be reminded of, those longest due first.

    Left out are doses that something was said of, those put off until later than now, and those
    of children who aren't in the house: of those who come back, the dose is due again.
    """
    later = put_off or {}
    places = where_at(event)
    found = []
    for dose in doses(event, Instant(now - REMINDED_FOR), Instant(now + 1)):
        place = places.get(dose.person)
        here = place is not None and place.where in IN_HOUSE
        if here and not dose.outcome and later.get(key_of(dose), now) <= now:
            found.append(dose)
    return found


def is_overdue(dose: Dose, now: Instant) -> bool:
    """Whether a dose should have been given some time ago."""
    return now - dose.at >= OVERDUE_AFTER
