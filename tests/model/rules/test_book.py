"""All rules together: plan A, a change of the clocks, adults, overrides."""

from __future__ import annotations

import msgspec

from tests.model.rules.cases import (
    event,
    full_day,
    of,
    told,
)
from tests.model.telling import plan_a
from toolkit.model import facts as f
from toolkit.model import facts_checks as checks
from toolkit.model.duty import Severity
from toolkit.model.plan import Group
from toolkit.model.rules.base import Basis
from toolkit.model.rules.book import RULES, check_event, check_plan, rule
from toolkit.model.rules.overrides import fold_overrides, standing


def test_plan_a_keeps_every_rule_everywhere() -> None:
    assert check_plan(plan_a()) == []
    assert check_plan(plan_a(), "FR") == []


def test_over_the_change_in_spring_a_night_of_eight_hours_is_worth_a_look() -> None:
    spring = event(start="2026-03-27T14:00")
    (found,) = told(spring, "sleep")
    assert (found.severity, found.block) == (Severity.WARNING, "night-2")
    assert found.found.params["length"] == 480
    autumn = event(start="2026-10-23T14:00")
    assert told(autumn, "sleep") == told(autumn, "night-food-gap") == []


def test_an_event_as_adapted_is_looked_at() -> None:
    assert told(event(), "night-food-gap") == []
    at = event(f.Adapted("x", starts={"breakfast-2": 10 * 60}))
    assert [x.block for x in told(at, "night-food-gap")] == ["breakfast-2"]


def test_adults_are_spared_what_is_for_minors() -> None:
    plan = msgspec.structs.replace(full_day(work=400, meals=1), group=Group(10, 20, 18, 99))
    assert {found.rule for found in check_plan(plan)} <= {"long-break", "staff-rest"}
    assert of(plan, "long-break") != []


def test_every_rule_is_whole_and_named_once() -> None:
    assert len({each.id for each in RULES}) == len(RULES)
    for each in RULES:
        assert each.title
        assert each.why.endswith(".")
        assert each.source.endswith(".")
        assert each.basis in Basis
        assert rule(each.id) is each


def test_a_rule_set_aside_is_left_out_until_it_holds_again() -> None:
    said = checks.RuleOverridden("quiet-room", "Irina B.", "The chapel is one.")
    at = event(said)
    overrides = at.folded(fold_overrides)
    assert overrides["quiet-room"].by == "Irina B."
    left = standing(check_event(at, at.start), overrides)
    assert "quiet-room" not in {found.rule for found in left}
    again = event(said, checks.RuleRestored("quiet-room"))
    assert again.folded(fold_overrides) == {}
