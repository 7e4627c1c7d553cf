"""What there is to say of each plan in the list of all plans."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.actions.own_plans import updates
from toolkit.content.library import list_plans
from toolkit.content.plans import read_plan

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.content.library import PlanEntry
    from toolkit.content.places import Places
    from toolkit.model.errors import Problem


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan of the list.

    ``newer`` is the version in which its original has come out since it was adapted, 0 for none.
    ``group`` holds ``least``, ``most``, ``youngest`` and ``oldest``.
    """

    path: Path
    title: str
    own: bool
    programme: str = ""
    summary: str = ""
    version: int = 0
    days: int = 0
    blocks: int = 0
    group: dict[str, int] = field(default_factory=dict)
    origin: str = ""
    origin_version: int = 0
    newer: int = 0
    problems: tuple[Problem, ...] = ()
    id: str = ""


def plan_lines(places: Places) -> list[PlanLine]:
    """List all plans, one's own first, in each group by title, those with problems last."""
    newer = {update.own: update.version for update in updates(places)}
    lines = [_line(entry, newer.get(entry.path, 0)) for entry in list_plans(places)]
    return sorted(lines, key=lambda one: (not one.own, bool(one.problems), one.title.casefold()))


def _line(entry: PlanEntry, newer: int) -> PlanLine:
    own = not entry.shipped
    if entry.problems:
        return PlanLine(entry.path, entry.title, own, problems=entry.problems)
    plan = read_plan(entry.path).plan
    group = plan.group
    origin = plan.origin
    return PlanLine(
        entry.path,
        plan.title,
        own,
        plan.programme,
        plan.summary,
        plan.version,
        len(plan.days),
        sum(1 for _ in plan.all_blocks()),
        {
            "least": group.least,
            "most": group.most,
            "youngest": group.youngest,
            "oldest": group.oldest,
        },
        origin.plan if origin else "",
        origin.version if origin else 0,
        newer,
        id=plan.id,
    )
