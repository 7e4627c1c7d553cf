"""Preparing an event from what was filled in, and the plans to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.actions.events import NewEvent, prepare
from toolkit.content.library import list_plans
from toolkit.content.plans import read_plan
from toolkit.model.errors import UserError

if TYPE_CHECKING:
    from toolkit.actions.desk import Changed, Desk
    from toolkit.content.library import PlanEntry
    from toolkit.content.places import Places
    from toolkit.model.drafting import Draft
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


def prepare_draft(desk: Desk, draft: Draft) -> Changed:
    """Prepare an event from what was filled in, everyone with a code.

    Raises the first of the draft's problems, and what :func:`toolkit.actions.events.prepare` does.
    """
    for problem in draft.problems().values():
        raise problem
    if draft.plan is None or draft.start is None:
        raise UserError("draft-no-plan")
    new = NewEvent(
        plan=draft.plan,
        start=draft.start,
        zone=draft.zone,
        title=draft.title,
        place=draft.place,
        facility=draft.facility,
        languages=draft.languages,
        people=draft.people(),
    )
    return prepare(desk, new)
