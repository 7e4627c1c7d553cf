"""What is filled in for a new event: what is missing, how long it lasts, the codes it gives."""

from __future__ import annotations

from datetime import datetime

import msgspec
import pytest

from toolkit.model.codes import is_code
from toolkit.model.drafting import Draft, Home
from toolkit.model.instants import HOUR
from toolkit.model.plan import Anchor, Block, Day, Group, Kind, Plan

PLAN = Plan(
    id="p",
    version=1,
    title="One night",
    programme="INTERACT",
    language="en",
    group=Group(2, 10, 13, 17),
    days=(
        Day("One", 1080, (Block("night", "Night", Kind.NIGHT, 780),)),
        Day("Two", 420, (Block("up", "Up", Kind.CARE, 60, start=420, anchor=Anchor.FIXED),)),
    ),
)
WHOLE = Draft(
    plan=PLAN,
    title="One night",
    start=datetime(2026, 5, 8, 18, 0),  # noqa: DTZ001 — a wall time
    zone="Europe/Rome",
    languages=("it",),
    homes=(Home("NORD", 7), Home("SUD", 6)),
    team={"facilitator": 2, "lead": 1},
)


def but(**changes: object) -> Draft:
    return Draft(**{name: changes.get(name, getattr(WHOLE, name)) for name in Draft.__slots__})  # type: ignore[arg-type]


def codes_of(draft: Draft) -> dict[str, str]:
    return {field: error.code for field, error in draft.problems().items()}


def test_a_whole_draft_has_no_problem() -> None:
    assert WHOLE.problems() == {}


def test_an_empty_draft_names_all_that_is_missing() -> None:
    assert codes_of(Draft()) == {
        "plan": "draft-no-plan",
        "title": "draft-no-title",
        "zone": "unknown-zone",
        "homes": "draft-nobody",
        "languages": "draft-no-language",
    }


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"title": "  "}, {"title": "draft-no-title"}),
        ({"zone": "Europe/Atlantis"}, {"zone": "unknown-zone"}),
        ({"start": datetime(2026, 3, 29, 2, 30)}, {"start": "start-does-not-exist"}),  # noqa: DTZ001
        ({"homes": (Home("", 3),)}, {"homes": "draft-no-home-name"}),
        ({"homes": (Home("Nord", 3), Home(" nord ", 1))}, {"homes": "draft-home-twice"}),
        ({"homes": (Home("Nord", 0),)}, {"homes": "draft-nobody"}),
        ({"languages": ()}, {"languages": "draft-no-language"}),
    ],
)
def test_each_problem_is_named_at_its_field(
    changes: dict[str, object], problem: dict[str, str]
) -> None:
    assert codes_of(but(**changes)) == problem


def test_an_empty_line_for_a_home_is_no_problem() -> None:
    assert but(homes=(Home("Nord", 3), Home("", 0))).problems() == {}


def test_codes_exist_before_anyone_has_a_name() -> None:
    people = WHOLE.people()
    assert [p.person.rsplit("-", 1)[0] for p in people[:13]] == [
        *(f"NORD-{n:02d}" for n in range(1, 8)),
        *(f"SUD-{n:02d}" for n in range(1, 7)),
    ]
    assert [(p.person[:7], p.role) for p in people[13:]] == [
        ("TEAM-01", "facilitator"),
        ("TEAM-02", "facilitator"),
        ("TEAM-03", "lead"),
    ]
    assert all(is_code(p.person) for p in people)
    assert {p.role for p in people[:13]} == {"child"}


def test_a_plan_for_adults_is_for_professionals() -> None:
    plan = msgspec.structs.replace(PLAN, group=Group(10, 20, 18, 99))
    assert {p.role for p in but(plan=plan, team={}).people()} == {"professional"}


def test_it_says_how_long_it_lasts() -> None:
    lasting = WHOLE.lasting()
    assert lasting is not None
    assert (lasting.end - lasting.start) / HOUR == 14
    assert lasting.change is None


def test_it_notices_a_change_of_the_clocks() -> None:
    lasting = but(start=datetime(2026, 3, 28, 18, 0)).lasting()  # noqa: DTZ001
    assert lasting is not None
    assert lasting.change is not None
    assert lasting.change.gained == -60


@pytest.mark.parametrize("changes", [{"plan": None}, {"zone": "x"}, {"start": None}])
def test_without_plan_start_or_zone_nothing_is_reckoned(changes: dict[str, object]) -> None:
    assert but(**changes).lasting() is None
