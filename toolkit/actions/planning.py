"""The plans to choose from when an event is prepared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.content.library import list_plans
from toolkit.content.plans import read_plan

if TYPE_CHECKING:
    from toolkit.content.library import PlanEntry
    from toolkit.content.places import Places
    from toolkit.model.plan import Plan


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """One plan of the list; ``plan`` is ``None`` where its file has problems."""

    entry: PlanEntry
    plan: Plan | None


def plan_choices(places: Places) -> list[PlanChoice]:
    """Give all plans by title, those that can't be used last."""
    return [
        PlanChoice(entry, None if entry.problems else read_plan(entry.path).plan)
        for entry in list_plans(places)
    ]
