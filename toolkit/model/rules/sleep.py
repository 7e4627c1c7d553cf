"""Sleep, and the rest between one day's sessions and the next."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.model.duty import Severity
from toolkit.model.instants import MINUTE
from toolkit.model.plan import Kind
from toolkit.model.rules.base import Basis, Found, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.rules.base import Case

SLEEP, LEAST_SLEEP = 9 * 60, 8 * 60
"""Minutes of the window for sleep: worth a look below the first, wrong below the second."""

APART = 12 * 60
"""Minutes from the last session that is expected of children to the next day's first."""


def _sleep(case: Case) -> Iterator[Found]:
    for night in case.nights:
        if night.minutes < SLEEP:
            short = night.minutes < LEAST_SLEEP
            yield Found(
                message("“{block}” leaves {length} for sleep. It should be {wanted}."),
                {"block": night.block.title, "length": night.minutes, "wanted": SLEEP},
                (night.id,),
                severity=Severity.ERROR if short else None,
            )


def _apart(case: Case) -> Iterator[Found]:
    expected = [
        [row for row in day.rows if row.block.kind is Kind.SESSION and not row.block.voluntary]
        for day in case.wakings
    ]
    for before, after in pairwise(day for day in expected if day):
        length = (after[0].begin - before[-1].end) // MINUTE
        if length < APART:
            yield Found(
                message(
                    "Only {length} lie between “{other}” and “{block}” on the next day. "
                    "It should be {wanted}."
                ),
                {
                    "length": length,
                    "wanted": APART,
                    "other": before[-1].block.title,
                    "block": after[0].block.title,
                },
                (after[0].id, before[-1].id),
            )


RULES = (
    Rule(
        id="sleep",
        title=message("Nine hours for sleep"),
        why=message(
            "Young people of 13 to 18 need eight to ten hours of sleep. The window is longer than "
            "the sleep in it, most of all in a strange bed."
        ),
        source=message(
            "Sleep-medicine consensus: 8 to 10 hours at the age of 13 to 18; the 9 is ours."
        ),
        basis=Basis.GUIDANCE,
        severity=Severity.WARNING,
        graver=message("an error below 8 hours"),
        check=_sleep,
    ),
    Rule(
        id="rest-between-days",
        title=message("Twelve hours from the last session to the next day's first"),
        why=message(
            "After a day of work a young person needs the evening and the morning to themselves. "
            "Voluntary rounds don't count."
        ),
        source=message("Directive 94/33/EC on young people at work, Article 10, by analogy."),
        basis=Basis.GUIDANCE,
        severity=Severity.WARNING,
        check=_apart,
    ),
)
