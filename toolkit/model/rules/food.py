"""Food: meals on a full day, and no gap that leaves anybody hungry."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.model.duty import Severity
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.plan import Kind
from toolkit.model.rules.base import Basis, Found, Rule, message
from toolkit.model.rules.work import full_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.rules.base import Case, Waking
    from toolkit.model.schedule import Row

MEALS = 3
"""Meals of a full day."""

WAKING_GAP, NIGHT_GAP = 4 * 60, 13 * 60
"""Minutes without food at most, from the end of one to the begin of the next."""


def _fed(day: Waking) -> list[Row]:
    return [row for row in day.rows if row.block.kind in (Kind.MEAL, Kind.SNACK)]


def _meals(case: Case) -> Iterator[Found]:
    for day in full_days(case):
        meals = sum(row.block.kind is Kind.MEAL for row in day.rows)
        if meals < MEALS:
            yield Found(
                message("Meals on day {day}: {meals}. A full day has {needed}."),
                {"day": day.rows[0].day, "meals": meals, "needed": MEALS},
                (day.rows[0].id,),
            )


def _gaps(case: Case) -> Iterator[Found]:
    """Find gaps while awake; those who come and go are fed before and after, not in between."""
    for day in case.wakings:
        food = _fed(day)
        edges: list[tuple[Instant, Instant, str]] = [
            (before.end, after.begin, after.id) for before, after in pairwise(food)
        ]
        if not day.rested:
            first = food[0].begin if food else day.end
            edges.append((day.begin, first, food[0].id if food else day.rows[-1].id))
        if day.night is None and (food or day.rested):
            begin = food[-1].end if food else day.begin
            edges.append((begin, day.end, day.rows[-1].id))
        for begin, end, block in edges:
            length = (end - begin) // MINUTE
            if length > WAKING_GAP:
                yield Found(
                    message(
                        "From {time} on there is nothing to eat for {length}. "
                        "It should be at most {wanted}."
                    ),
                    {"time": case.clock(begin), "length": length, "wanted": WAKING_GAP},
                    (block,),
                )


def _overnight(case: Case) -> Iterator[Found]:
    for before, after in pairwise(case.wakings):
        evening, morning = _fed(before), _fed(after)
        if before.night is None:
            continue
        begin = evening[-1].end if evening else before.begin
        end = morning[0].begin if morning else after.end
        length = (end - begin) // MINUTE
        if length > NIGHT_GAP:
            yield Found(
                message(
                    "{length} pass over the night without food, from {time} on. "
                    "It should be at most {wanted}."
                ),
                {"time": case.clock(begin), "length": length, "wanted": NIGHT_GAP},
                (morning[0].id if morning else before.night.id,),
            )


RULES = (
    Rule(
        id="three-meals",
        title=message("Three meals on a full day"),
        why=message(
            "Who is with us from morning to night eats with us. A full day is twelve hours or "
            "more between getting up and going to bed. Snacks come on top."
        ),
        source=message("Regulations for children's camps in some countries; elsewhere convention."),
        basis=Basis.GUIDANCE,
        severity=Severity.ERROR,
        check=_meals,
    ),
    Rule(
        id="food-gap",
        title=message("At most four hours without food while awake"),
        why=message(
            "Hungry people neither learn nor feel safe. Counted from the end of one meal or "
            "snack to the begin of the next."
        ),
        source=message("Childcare rules of 3 to 3.5 hours for younger children; the 4 is ours."),
        basis=Basis.OURS,
        severity=Severity.WARNING,
        check=_gaps,
    ),
    Rule(
        id="night-food-gap",
        title=message("At most thirteen hours without food over a night"),
        why=message(
            "An early dinner and a late breakfast make a long night for a body that still grows."
        ),
        source=message("Our own number."),
        basis=Basis.OURS,
        severity=Severity.WARNING,
        check=_overnight,
    ),
)
