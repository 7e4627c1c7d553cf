"""Who sleeps where: a bed for each, girls and boys apart, nobody of age with someone younger."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from toolkit.model.care import care_of
from toolkit.model.duty import Severity
from toolkit.model.people import ADULT, Role
from toolkit.model.rules.base import FRANCE, Basis, Found, Rule, asked, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.event import Event
    from toolkit.model.people import Person
    from toolkit.model.rules.base import Case


def _rooms(event: Event) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in event.participants():
        room = care_of(event, person.code).room.strip().casefold()
        if room and not person.withdrawn:
            found.setdefault(room, []).append(person)
    return found


def _grown(person: Person) -> bool:
    return person.role == Role.YOUNG_ADULT or (person.age is not None and person.age >= ADULT)


def _review(case: Case) -> Iterator[Found]:
    event = case.event
    if event is None or not case.nights:
        return
    grown = [p.code for p in event.participants() if _grown(p) and not p.withdrawn]
    if not grown:
        return
    for people in _rooms(event).values():
        codes = tuple(person.code for person in people)
        if len({_grown(person) for person in people}) == 2:
            says = message("Share a room, one of them 18 or more: {people}.")
            yield Found(says, {"people": codes}, people=codes)
    if not case.confirmed("room-review"):
        says = message(
            "Of age among those who take part: {people}. Nobody has looked at the rooms."
        )
        codes = tuple(grown)
        yield Found(says, {"people": codes}, people=codes, confirm=True)


def _sexes(case: Case) -> Iterator[Found]:
    if case.event is None:
        return
    for people in _rooms(case.event).values():
        if any({a.sex, b.sex} == {"F", "M"} for a, b in combinations(people, 2)):
            codes = tuple(person.code for person in people)
            says = message("Girls and boys share a room: {people}.")
            yield Found(says, {"people": codes}, people=codes)


def _beds(case: Case) -> Iterator[Found]:
    if case.nights:
        yield from _BED(case)


_BED = asked("own-bed", message("Nobody has confirmed that everyone has a bed of their own."))

RULES = (
    Rule(
        id="own-bed",
        title=message("A bed of their own for everyone"),
        why=message("Nobody shares a bed or a mattress, whatever the house is like."),
        source=message("French law on group stays of minors; elsewhere convention."),
        basis=Basis.CONVENTION,
        severity=Severity.WARNING,
        countries={FRANCE: Severity.ERROR},
        check=_beds,
        asks=message("Everyone has a bed of their own."),
    ),
    Rule(
        id="sexes-apart",
        title=message("Girls and boys sleep apart"),
        why=message(
            "Looked up in the rooms on the care sheets; what isn't disclosed isn't judged."
        ),
        source=message("French law on group stays of minors; elsewhere convention."),
        basis=Basis.CONVENTION,
        severity=Severity.WARNING,
        countries={FRANCE: Severity.ERROR},
        check=_sexes,
    ),
    Rule(
        id="room-review",
        title=message("Rooms looked at where somebody is of age"),
        why=message("Who is 18 or more doesn't share a room with someone younger."),
        source=message("Our own rule."),
        basis=Basis.OURS,
        severity=Severity.ERROR,
        check=_review,
        asks=message("The lead has looked at who shares a room with whom."),
    ),
)
