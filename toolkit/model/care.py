"""What those who look after a child have to know: hand-overs, health, medication.

All of it is for the few who need it: it is shown when names may be seen, printed on restricted
sheets only, and never exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.model.facts_care import (
    CareNoted,
    HandedOver,
    MedicationCleared,
    MedicationGiven,
    MedicationSet,
)
from toolkit.model.instants import DAY_MINUTES, Instant, at_wall, logical_date
from toolkit.model.whereabouts import Where, where_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.people import Person


class Handing(msgspec.Struct, frozen=True):
    """A hand-over that took place: when, and what was said of it."""

    at: Instant
    what: HandedOver


class Care(msgspec.Struct):
    """What is known of one child beside the register."""

    contacts: str = ""
    allergies: str = ""
    risks: str = ""
    belongings: str = ""
    room: str = ""
    medicines: dict[str, MedicationSet] = msgspec.field(default_factory=dict)
    given: dict[tuple[str, int], MedicationGiven] = msgspec.field(default_factory=dict)
    came: Handing | None = None
    went: Handing | None = None


class Dose(msgspec.Struct, frozen=True):
    """A dose that is due at an instant; ``outcome`` is empty as long as nothing was said of it."""

    person: str
    medicine: str
    text: str
    at: Instant
    outcome: str = ""


def fold_care(facts: Sequence[Fact]) -> dict[str, Care]:
    """Fold effective facts in statement order to what is known of each child, by code."""
    found: dict[str, Care] = {}
    for fact in facts:
        what = fact.what
        if isinstance(what, CareNoted):
            _note(found.setdefault(what.person, Care()), what)
        elif isinstance(what, MedicationSet):
            found.setdefault(what.person, Care()).medicines[what.medicine] = what
        elif isinstance(what, MedicationCleared):
            found.setdefault(what.person, Care()).medicines.pop(what.medicine, None)
        elif isinstance(what, MedicationGiven):
            found.setdefault(what.person, Care()).given[what.medicine, what.due] = what
        elif isinstance(what, HandedOver):
            care = found.setdefault(what.person, Care())
            if what.direction == "in":
                care.came = Handing(fact.holds, what)
            else:
                care.went = Handing(fact.holds, what)
    return found


def _note(care: Care, what: CareNoted) -> None:
    for name in ("contacts", "allergies", "risks", "belongings", "room"):
        value = getattr(what, name)
        if value is not None:
            setattr(care, name, value)


def care_of(event: Event, code: str) -> Care:
    """Give what is known of a child, an empty one if nothing is."""
    return event.folded(fold_care).get(code) or Care()


def doses(event: Event, begin: Instant, end: Instant) -> list[Dose]:
    """Give the doses due from ``begin`` up to before ``end``, in time order.

    They follow the wall clock; one at a time that the clocks leave out moves to the next existing
    minute, one at a repeated time comes once.
    """
    found = []
    first, last = logical_date(begin, event.zone), logical_date(end, event.zone)
    for code, care in event.folded(fold_care).items():
        for medicine in care.medicines.values():
            for day in range(first.toordinal() - 1, last.toordinal() + 2):
                date = first.fromordinal(day)
                for minute in medicine.times:
                    at = at_wall(date, minute % DAY_MINUTES, event.zone)
                    if begin <= at < end:
                        said = care.given.get((medicine.medicine, at))
                        outcome = "" if said is None else said.outcome
                        found.append(Dose(code, medicine.medicine, medicine.text, at, outcome))
    return sorted(found, key=lambda dose: (dose.at, dose.person, dose.medicine))


def unhanded(event: Event, at: Instant) -> list[Person]:
    """Name who is still here, or was never handed out: nobody leaves the event unhanded."""
    places = where_at(event, at)
    return [
        person
        for person in event.participants()
        if not person.withdrawn and places[person.code].where not in (Where.LEFT, Where.NOT_ARRIVED)
    ]
