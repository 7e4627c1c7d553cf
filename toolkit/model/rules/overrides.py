"""Which rules a named person has set aside for an event, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.facts_checks import RuleOverridden, RuleRestored

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant
    from toolkit.model.rules.base import Finding


class Override(NamedTuple):
    """Who set a rule aside, why and when; ``desk`` is the code of who wrote it down."""

    rule: str
    by: str
    reason: str
    at: Instant
    desk: str = ""


def fold_overrides(facts: Iterable[Fact]) -> dict[str, Override]:
    """Give the overrides that stand, by rule; a later one takes the place of an earlier."""
    found: dict[str, Override] = {}
    for fact in facts:
        what = fact.what
        if isinstance(what, RuleOverridden):
            found[what.rule] = Override(what.rule, what.by, what.reason, fact.holds, fact.desk)
        elif isinstance(what, RuleRestored):
            found.pop(what.rule, None)
    return found


def standing(findings: Iterable[Finding], overrides: Iterable[str]) -> list[Finding]:
    """Leave out the findings of rules that were set aside."""
    aside = set(overrides)
    return [finding for finding in findings if finding.rule not in aside]
