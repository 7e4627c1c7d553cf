"""What the page of a search looks at: the event and the search as they stand at one instant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.gui.pages.run_top import called
from toolkit.model.instants import Instant, to_datetime
from toolkit.model.people import SAFEGUARDING
from toolkit.model.prompts import expected_codes
from toolkit.model.search import FacilitySteps, facility_steps, searchers, searches

if TYPE_CHECKING:
    from toolkit.model.event import Event
    from toolkit.model.people import Person
    from toolkit.model.search import Search
    from toolkit.words import Words

FEW = 6
"""How many of the team are named without being asked for."""


@dataclass(frozen=True)
class Case:
    """One search. ``names`` tells whether names may be read; codes always are.

    ``reading`` is whether what was typed may be read: not while nobody is at the desk.
    """

    words: Words
    event: Event
    search: Search
    now: Instant
    names: bool
    reading: bool = True

    @property
    def going_on(self) -> bool:
        """Whether it hasn't ended."""
        return self.search.ending is None

    @cached_property
    def adults(self) -> list[Person]:
        """Those of the team, on duty in front."""
        return searchers(self.event, self.now)

    @cached_property
    def first_adults(self) -> tuple[str, ...]:
        """The codes of those who are named at once: on duty, or simply the first of the team."""
        shifts = self.event.shifts.values()
        duty = {s.person for s in shifts if s.start <= self.now < s.end}
        codes = [person.code for person in self.adults]
        return tuple(([code for code in codes if code in duty] or codes)[:FEW])

    @cached_property
    def first_children(self) -> list[str]:
        """The codes of those who should be in the house: they are named at once."""
        return sorted(expected_codes(self.event))

    @cached_property
    def children(self) -> list[Person]:
        """Those who may be missing, by code; who withdrew only as long as they are in the house."""
        here = set(self.first_children)
        found = [p for p in self.event.participants() if not p.withdrawn or p.code in here]
        return sorted(found, key=lambda person: person.code)

    @cached_property
    def steps(self) -> FacilitySteps:
        """The facility's own procedure."""
        return facility_steps(self.event)

    @property
    def lead(self) -> str:
        """The code of the safeguarding lead, or the deputy; empty without one."""
        return next((p.code for p in self.adults if p.role in SAFEGUARDING), "")

    def clock(self, instant: Instant) -> str:
        """Say what the wall clock of the house shows."""
        return self.words.clock(to_datetime(instant, self.event.zone))

    def who(self, code: str) -> str:
        """Give a code, with the name while names are shown."""
        person = self.event.people.get(code)
        return code if person is None else called(person, names=self.names)

    def by(self, instant: Instant, code: str) -> str:
        """Say when, and by whom if that is known: ``02:03 · TEAM-01-X``."""
        time = self.clock(instant)
        return self.words.say("{a} · {b}", a=time, b=code) if code else time


def case_of(
    words: Words, event: Event, now: Instant, *, names: bool, reading: bool = True
) -> Case | None:
    """Look at the search that goes on, else at the last one; ``None`` if there never was one."""
    known = searches(event)
    going = [search for search in known if search.ending is None]
    chosen = going[0] if going else max(known, key=lambda s: s.opened, default=None)
    return None if chosen is None else Case(words, event, chosen, now, names, reading)
