"""Plans and events for the rules to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tests.model.telling import Telling, block, night, plan_a, plan_of
from toolkit.model import facts as f
from toolkit.model.event import Event, fold_event
from toolkit.model.plan import Group, Kind, Plan, Shift, TeamRole
from toolkit.model.rules.book import check_event, check_plan

if TYPE_CHECKING:
    from toolkit.model.rules.base import Finding

TEAM = (TeamRole("facilitator", 2), TeamRole("lead", 1), TeamRole("night-staff", 2))


def of(plan: Plan, name: str, country: str = "") -> list[Finding]:
    return [found for found in check_plan(plan, country) if found.rule == name]


def severities(plan: Plan, name: str, country: str = "") -> list[str]:
    return [found.severity.value for found in of(plan, name, country)]


def two_days(sleep: int = 540, last: int = 60, first: int = 0) -> Plan:
    """An evening that ends with a session, a night, a morning that begins with one."""
    start = 22 * 60 + 30
    wake = (start + sleep) % (24 * 60)
    clock = f"{wake // 60:02d}:{wake % 60:02d}"
    evening = (
        block("talk", 60, "16:00"),
        block("dinner", 60, "19:00", Kind.MEAL),
        block("late", last, "21:00"),
        msgspec.structs.replace(night(), minutes=sleep),
    )
    morning = (block("up", 30, clock, Kind.CARE), block("wait", first or 1, None, Kind.CARE))
    return plan_of(evening, (*morning, block("first", 60)))


def full_day(work: int = 360, free: int = 120, meals: int = 3) -> Plan:
    """Twelve hours, filled up with care."""
    rows = [block("up", 10, "08:00", Kind.CARE)]
    rows += [block(f"meal-{n}", 30, None, Kind.MEAL) for n in range(meals)]
    rows += [block("work", work, None), block("free", free, None, Kind.FREE)]
    rest = 12 * 60 - sum(row.minutes for row in rows)
    return plan_of((*rows, block("rest", rest, None, Kind.CARE)))


def staffed(plan: Plan, *team: TeamRole, rota: tuple[Shift, ...] = (), most: int = 15) -> Plan:
    group = Group(8, most, 13, 17)
    return msgspec.structs.replace(plan, team=team, rota=rota, group=group)


def child(code: str, **more: object) -> f.Registered:
    given: dict[str, object] = {"consent": "yes", "assent": "yes", "languages": ("it",), "sex": "F"}
    return f.Registered(code, "child", 15, home="NORD", **{**given, **more})  # type: ignore[arg-type]


def adult(code: str, role: str, **more: object) -> f.Registered:
    given: dict[str, object] = {"cleared": "yes", "languages": ("it",)}
    return f.Registered(code, role, **{**given, **more})  # type: ignore[arg-type]


GOOD = (
    child("NORD-01-K"),
    adult("TEAM-01-3", "facilitator", sex="F"),
    adult("TEAM-02-1", "lead", sex="F"),
    adult("TEAM-03-2", "night-staff", sex="F"),
)


def event(*said: f.Body, start: str = "2026-10-02T14:00", zone: str = "Europe/Rome") -> Event:
    """Plan A with few people, shifts that cover it, and what is said of it."""
    told = Telling(plan_a(), start, zone)
    told.say(*GOOD)
    told.say(*said)
    return fold_event(told.facts)


def shifts(at: Event, *codes: str, awake: bool = True) -> list[f.Body]:
    """Everyone on duty all the time: not allowed, and enough for what is asked here."""
    end = at.as_planned().end
    return [f.ShiftSet(code, f"s-{code}", at.start, end, awake) for code in codes]


def told(at: Event, name: str, country: str | None = None) -> list[Finding]:
    return [found for found in check_event(at, at.start, country) if found.rule == name]
