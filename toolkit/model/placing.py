"""Who of a list is meant by the codes that were prepared for a home or a task before it came.

An event is prepared with so many children per home and so many of each role in the team, each with
a code and nothing else. A list that comes later names the same people: they take these places, or
everyone would be there twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.model.people import YOUNG, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from toolkit.model.facts import Registered

_PLAIN = {
    field.name: field.default
    for field in msgspec.structs.fields(Person)
    if field.name not in ("code", "role", "home", "since")
}


def free_places(people: Iterable[Person]) -> dict[str, Person]:
    """Give those of whom nothing is known but code, role and home, by code, in order."""
    return {
        person.code: person
        for person in people
        if all(getattr(person, name) == plain for name, plain in _PLAIN.items())
    }


def place(entries: Sequence[Registered], people: Mapping[str, Person]) -> list[Registered]:
    """Give entries without a code the code of a free place of their home and role, in order.

    A young adult may take a place of a child, and the other way round, where none of their own is
    left. Who finds no place stays without a code.
    """
    named = {entry.person for entry in entries}
    free = [person for code, person in free_places(people.values()).items() if code not in named]
    placed = list(entries)
    for fits in (_same, _young):
        for at, entry in enumerate(placed):
            found = next((p for p in free if not entry.person and fits(entry, p)), None)
            if found is not None:
                free.remove(found)
                placed[at] = msgspec.structs.replace(entry, person=found.code, home=found.home)
    return placed


def _same(entry: Registered, person: Person) -> bool:
    return entry.role == person.role and _home(entry.home) == _home(person.home)


def _young(entry: Registered, person: Person) -> bool:
    both = entry.role in YOUNG and person.role in YOUNG
    return both and _home(entry.home) == _home(person.home)


def _home(name: str) -> str:
    return " ".join(name.split()).casefold()
