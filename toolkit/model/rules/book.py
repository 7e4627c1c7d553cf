"""All rules, and what they find in a plan or an event."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from toolkit.model.instants import at_wall
from toolkit.model.rules import (
    adults,
    food,
    heard,
    papers,
    rooms,
    sensitivity,
    signposts,
    sleep,
    work,
)
from toolkit.model.rules.base import FRANCE, Case, Finding
from toolkit.model.timeline import planned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.plan import Plan
    from toolkit.model.rules.base import Rule

RULES: tuple[Rule, ...] = (
    *sleep.RULES,
    *work.RULES,
    *food.RULES,
    *adults.RULES,
    *rooms.RULES,
    *papers.RULES,
    *sensitivity.RULES,
    *signposts.RULES,
    *heard.RULES,
)
"""Every rule, by family."""

COUNTRIES = (FRANCE,)
"""Countries in which a rule is another than elsewhere."""

_CALM_DAY = date(2026, 6, 1)
"""Any date: in UTC no clock ever changes."""

_FRENCH_ZONES = frozenset(
    {
        "Europe/Paris",
        "America/Cayenne",
        "America/Guadeloupe",
        "America/Martinique",
        "Indian/Mayotte",
        "Indian/Reunion",
    }
)
"""Time zones of places where the French law on group stays of minors holds."""


def rule(identifier: str) -> Rule:
    """Give a rule by its identifier; raise ``KeyError`` for an unknown one."""
    return _by_id()[identifier]


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Rule]:
    return {each.id: each for each in RULES}


def country_of(event: Event) -> str:
    """Tell the country of an event by its time zone, where rules differ; else empty."""
    return FRANCE if event.zone.key in _FRENCH_ZONES else ""


def check_plan(plan: Plan, country: str = "") -> list[Finding]:
    """Say what rules find in a plan as it stands, the graver first, then in agenda order.

    ``country`` is two letters, or empty for none named. What only an event can answer (people,
    papers, shifts by name) is left out.
    """
    zone = ZoneInfo("UTC")
    schedule = planned(plan, at_wall(_CALM_DAY, plan.days[0].start, zone), zone)
    return _look(Case(plan, schedule, zone, country))


def check_event(event: Event, now: Instant, country: str | None = None) -> list[Finding]:
    """Say what rules find in an event: its plan as adapted, over its dates, and its people.

    ``country`` is that of its time zone if not given. Overridden ones are among them; see
    :func:`toolkit.model.rules.overrides.fold_overrides`.
    """
    where = country_of(event) if country is None else country
    return _look(Case(event.plan, event.as_planned(), event.zone, where, event, now))


def _look(case: Case) -> list[Finding]:
    places = {row.id: at for at, row in enumerate(case.rows)}
    order = {each.id: at for at, each in enumerate(RULES)}
    return sorted(
        _findings(case), key=lambda f: (f.severity, places.get(f.block, -1), order[f.rule])
    )


def _findings(case: Case) -> Iterator[Finding]:
    for each in RULES:
        if each.applies(case):
            for found in each.check(case):
                yield Finding(each.id, found.severity or each.severity_in(case.country), found)
