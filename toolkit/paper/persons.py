"""How people are named on restricted sheets, and which of them stand on which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.people import YOUNG, is_team
from toolkit.words import isolate

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.model.people import Person


def named(person: Person) -> str:
    """Give the name that is known of somebody, with the call name they chose; else nothing."""
    if person.name and person.call_name and person.call_name not in person.name:
        return f"{isolate(person.name)} ({isolate(person.call_name)})"
    return isolate(person.name or person.call_name)


def told(person: Person) -> str:
    """Give somebody's name with the code, or the code alone."""
    name = named(person)
    return f"{name} · {isolate(person.code)}" if name else isolate(person.code)


def name_of(event: Event, code: str) -> str:
    """Name who has a code, as :func:`told`; a code of nobody is given as it is."""
    person = event.people.get(code)
    return isolate(code) if person is None else told(person)


def looked_after(event: Event) -> list[Person]:
    """Give the young people who take part, by code: those who are handed in and out."""
    here = [p for p in event.people.values() if p.role in YOUNG and not p.withdrawn]
    return sorted(here, key=lambda person: person.code)


def team(event: Event) -> list[Person]:
    """Give those who work at the event, by code."""
    here = [p for p in event.people.values() if is_team(p) and not p.withdrawn]
    return sorted(here, key=lambda person: person.code)
