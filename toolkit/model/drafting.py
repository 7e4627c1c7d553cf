"""An event that is being put together: what is missing, how long it lasts, which codes it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.model.clockchange import clock_change
from toolkit.model.errors import UserError
from toolkit.model.facts import Registered
from toolkit.model.instants import load_zone, start_instant
from toolkit.model.people import ADULT, Role, assign_codes
from toolkit.model.timeline import planned

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.model.clockchange import ClockChange
    from toolkit.model.instants import Instant
    from toolkit.model.plan import Plan

MOST_CHILDREN = 200
"""The most people of one home; more is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Home:
    """A home and how many come from it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Lasting:
    """From when to when an event goes, and the change of the clocks in it, if any."""

    start: Instant
    end: Instant
    change: ClockChange | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What has been filled in so far. ``start`` is a wall time of ``zone``.

    ``team`` says how many there are of each role.
    """

    plan: Plan | None = None
    title: str = ""
    place: str = ""
    facility: str = ""
    start: datetime | None = None
    zone: str = ""
    languages: tuple[str, ...] = ()
    homes: tuple[Home, ...] = ()
    team: dict[str, int] = field(default_factory=dict)

    @property
    def training(self) -> bool:
        """Whether the plan is for adults, so that its participants are professionals."""
        return self.plan is not None and self.plan.group.youngest >= ADULT

    def problems(self) -> dict[str, UserError]:
        """Name what keeps the event from being prepared, by field; empty if nothing does.

        Fields and codes: ``plan`` (``draft-no-plan``), ``title`` (``draft-no-title``), ``start``
        (``start-does-not-exist``), ``zone`` (``unknown-zone``), ``homes`` (``draft-no-home-name``,
        ``draft-home-twice``, ``draft-nobody``), ``languages`` (``draft-no-language``).
        """
        found: dict[str, UserError] = {}
        if self.plan is None:
            found["plan"] = UserError("draft-no-plan")
        if not self.title.strip():
            found["title"] = UserError("draft-no-title")
        try:
            zone = load_zone(self.zone)
        except UserError as error:
            found["zone"] = error
        else:
            try:
                self.start and start_instant(self.start, zone)
            except UserError as error:
                found["start"] = error
        homes = self._problem_of_homes()
        if homes is not None:
            found["homes"] = homes
        if not self.languages:
            found["languages"] = UserError("draft-no-language")
        return found

    def _problem_of_homes(self) -> UserError | None:
        if any(home.count and not home.name.strip() for home in self.homes):
            return UserError("draft-no-home-name")
        names = [_same(home.name) for home in self.homes if home.name.strip()]
        twice = next((name for at, name in enumerate(names) if name in names[:at]), None)
        if twice is not None:
            shown = next(home.name for home in self.homes if _same(home.name) == twice)
            return UserError("draft-home-twice", home=shown.strip())
        if not any(home.count for home in self.homes):
            return UserError("draft-nobody")
        return None

    def lasting(self) -> Lasting | None:
        """Reckon from when to when it goes; ``None`` while plan, start or zone is missing."""
        problems = self.problems()
        if self.plan is None or self.start is None or problems.keys() & {"start", "zone"}:
            return None
        zone = load_zone(self.zone)
        start = start_instant(self.start, zone)
        end = planned(self.plan, start, zone).end
        return Lasting(start, end, clock_change(self.plan, start, zone))

    def people(self) -> tuple[Registered, ...]:
        """Give everyone with a code: participants home by home, then the team role by role."""
        role = Role.PROFESSIONAL if self.training else Role.CHILD
        entries = [
            Registered("", role, home=home.name.strip())
            for home in self.homes
            if home.name.strip()
            for _ in range(home.count)
        ]
        entries += [Registered("", post) for post, count in self.team.items() for _ in range(count)]
        return tuple(assign_codes(entries, ()))


def _same(home: str) -> str:
    return " ".join(home.casefold().split())
