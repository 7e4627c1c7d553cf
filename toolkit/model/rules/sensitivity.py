"""What may hurt: never last before people go home or to bed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.duty import Severity
from toolkit.model.instants import MINUTE
from toolkit.model.plan import Kind, Sensitivity
from toolkit.model.rules.base import Basis, Found, Rule, inside, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.instants import Instant
    from toolkit.model.rules.base import Case, Waking

CALM = 60
"""Minutes at the end of a day without red content."""

DINNER_FROM = 17 * 60
"""A meal from 17:00 on is dinner."""


def _after_dinner(case: Case, day: Waking) -> Instant | None:
    return next(
        (
            row.end
            for row in day.rows
            if row.block.kind is Kind.MEAL and case.clock(row.begin) >= DINNER_FROM
        ),
        None,
    )


def _red(case: Case) -> Iterator[Found]:
    for day in case.wakings:
        dinner = _after_dinner(case, day)
        for outer in day.rows:
            for row, block in inside(outer):
                if block.sensitivity is not Sensitivity.RED:
                    continue
                if dinner is not None and row.end > dinner:
                    says = message("“{block}” is red and comes after dinner.")
                elif row.end > day.end - CALM * MINUTE:
                    says = message("“{block}” is red and lies in the last hour of the day.")
                else:
                    continue
                yield Found(says, {"block": block.title}, (row.id,))


RULES = (
    Rule(
        id="red-content",
        title=message("Nothing red in the last hour or after dinner"),
        why=message(
            "What was stirred up needs time and somebody awake. The last hour is that before the "
            "night, or before people go home."
        ),
        source=message("Our own rule."),
        basis=Basis.OURS,
        severity=Severity.WARNING,
        check=_red,
    ),
)
