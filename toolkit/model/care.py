"""What those who look after a child have to know: hand-overs, health, medication.

All of it is for the few who need it: it is shown when names may be seen, printed on restricted
sheets only, and never exported.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.facts_care import (
    CareNoted,
    HandedOver,
    MedicationCleared,
    MedicationGiven,
    MedicationSet,
)
from toolkit.model.instants import DAY_MINUTES, Instant, at_wall, logical_date, to_datetime
from toolkit.model.whereabouts import (
    Where,
    is_in_care,
    keeps_handovers,
    last_stay,
    seen_in_blocks,
    stays_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from zoneinfo import ZoneInfo

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.people import Person

WELFARE_WITHIN = timedelta(days=7)
"""After the end of an event somebody calls to hear how a child is within this time."""

FEEDBACK_WITHIN = timedelta(weeks=6)
"""After the end of an event a child hears what became of its ideas within this time."""


class Handing(msgspec.Struct, frozen=True):
    """A hand-over that took place: when, what was said of it, and the fact (id) that said so."""

    at: Instant
    what: HandedOver
    fact: bytes = b""


class Given(msgspec.Struct, frozen=True):
    """What became of a dose: when that was said, by whom at the desk, and of which dose."""

    at: Instant
    desk: str
    what: MedicationGiven


class Care(msgspec.Struct):
    """What is known of one child beside the register.

    ``stands_from`` says from when on each line of medication has stood as it is now. ``given``
    holds what was said last of each dose that was due, ``log`` everything that was said of doses,
    in statement order. ``came`` and ``went`` are the latest hand-overs in time.
    """

    contacts: str = ""
    allergies: str = ""
    risks: str = ""
    belongings: str = ""
    room: str = ""
    medicines: dict[str, MedicationSet] = msgspec.field(default_factory=dict)
    stands_from: dict[str, Instant] = msgspec.field(default_factory=dict)
    given: dict[tuple[str, int], MedicationGiven] = msgspec.field(default_factory=dict)
    log: list[Given] = msgspec.field(default_factory=list)
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
    """Fold effective facts in statement order to what is known of each child, by code.

    What is known is what was said last; of hand-overs those stand that were last in time, so that
    one typed in from paper afterwards doesn't hide a later one.
    """
    found: dict[str, Care] = {}
    for fact in facts:
        what = fact.what
        if isinstance(what, CareNoted):
            _note(found.setdefault(what.person, Care()), what)
        elif isinstance(what, MedicationSet | MedicationCleared):
            _set(found.setdefault(what.person, Care()), what, fact.holds)
        elif isinstance(what, MedicationGiven):
            care = found.setdefault(what.person, Care())
            care.given[what.medicine, what.due] = what
            care.log.append(Given(fact.holds, fact.desk, what))
        elif isinstance(what, HandedOver):
            care = found.setdefault(what.person, Care())
            _hand(care, Handing(fact.holds, what, fact.id))
    return found


def _note(care: Care, what: CareNoted) -> None:
    for name in ("contacts", "allergies", "risks", "belongings", "room"):
        value = getattr(what, name)
        if value is not None:
            setattr(care, name, value)


def _set(care: Care, what: MedicationSet | MedicationCleared, at: Instant) -> None:
    before = care.medicines.pop(what.medicine, None)
    if isinstance(what, MedicationCleared):
        care.stands_from.pop(what.medicine, None)
        return
    care.medicines[what.medicine] = what
    if before is None or before.times != what.times:
        # Doses of new times are due from now on, not since this morning.
        care.stands_from[what.medicine] = at


def _hand(care: Care, handing: Handing) -> None:
    if handing.what.direction == "in":
        if care.came is None or handing.at >= care.came.at:
            care.came = handing
    elif care.went is None or handing.at >= care.went.at:
        care.went = handing


def care_of(event: Event, code: str) -> Care:
    """Give what is known of a child, an empty one if nothing is."""
    return event.folded(fold_care).get(code) or Care()


def doses(event: Event, begin: Instant, end: Instant) -> list[Dose]:
    """Give the doses due from ``begin`` up to before ``end``, in time order.

    They follow the wall clock; one at a time that the clocks leave out moves to the next existing
    minute, one at a repeated time comes once. A line's doses are due from when it was written.
    """
    found = []
    for code, care in event.folded(fold_care).items():
        for name, medicine in care.medicines.items():
            since = max(begin, care.stands_from.get(name, begin))
            for at in _due(medicine.times, since, end, event.zone):
                said = care.given.get((name, at))
                outcome = "" if said is None else said.outcome
                found.append(Dose(code, name, medicine.text, at, outcome))
    return sorted(found, key=lambda dose: (dose.at, dose.person, dose.medicine))


def _due(times: Iterable[int], begin: Instant, end: Instant, zone: ZoneInfo) -> set[Instant]:
    """Give the instants of a span, its end left out, at which the wall clock shows a time."""
    first = to_datetime(begin, zone).date() - timedelta(days=1)
    days = (to_datetime(end, zone).date() - first).days + 1
    found = {
        at_wall(first + timedelta(days=day), minute % DAY_MINUTES, zone)
        for minute in times
        for day in range(days)
    }
    return {at for at in found if begin <= at < end}


def unhanded(event: Event) -> list[Person]:
    """Name who was not handed out: nobody leaves an event that keeps hand-overs without one.

    Those are all who were handed in and not out since, wherever they are, withdrawn ones too, and
    who are in the house without ever having been handed in.
    """
    if not keeps_handovers(event):
        return []
    seen = seen_in_blocks(event)
    return [person for person in event.participants() if _stays_on(event, person, seen)]


def _stays_on(event: Event, person: Person, seen: frozenset[str]) -> bool:
    stays = stays_of(event, person.code)
    if is_in_care(stays):
        return True
    if person.withdrawn:
        return False
    last = last_stay(stays)
    return person.code in seen if last is None else last.where is not Where.LEFT


def proposed_dates(event: Event) -> tuple[date, date]:
    """Propose by when to call about a child's welfare, and to say what became of its ideas."""
    last = logical_date(event.as_planned().end, event.zone)
    return last + WELFARE_WITHIN, last + FEEDBACK_WITHIN
