"""Each rule of an agenda where it fires and where it doesn't, with the numbers of its source."""

from __future__ import annotations

import msgspec
import pytest

from tests.model.rules.cases import TEAM, full_day, of, severities, staffed, two_days
from tests.model.telling import block, night, plan_of
from toolkit.model.plan import Kind, Sensitivity, Shift, TeamRole
from toolkit.model.rules.book import check_plan

# Sleep and rest


@pytest.mark.parametrize(
    ("minutes", "told"), [(540, []), (539, ["warning"]), (480, ["warning"]), (479, ["error"])]
)
def test_sleep(minutes: int, told: list[str]) -> None:
    assert severities(two_days(minutes), "sleep") == told


@pytest.mark.parametrize(("wait", "told"), [(90, []), (89, ["warning"])])
def test_rest_between_days(wait: int, told: list[str]) -> None:
    # The last session ends at 22:00, the night at 07:30, half an hour of care follows.
    plan = two_days(540, 60, wait + 30)
    late = plan.days[0].blocks[2]
    assert severities(plan, "rest-between-days") == told
    voluntary = msgspec.structs.replace(late, voluntary=True)
    blocks = (*plan.days[0].blocks[:2], voluntary, plan.days[0].blocks[3])
    day = msgspec.structs.replace(plan.days[0], blocks=blocks)
    calm = msgspec.structs.replace(plan, days=(day, plan.days[1]))
    assert of(calm, "rest-between-days") == []


# How long without a break


@pytest.mark.parametrize(("minutes", "told"), [(90, []), (91, ["warning"])])
def test_a_run_of_work(minutes: int, told: list[str]) -> None:
    plan = plan_of((block("one", 60, "09:00"), block("two", minutes - 60)))
    assert severities(plan, "work-run") == told


@pytest.mark.parametrize("colour", [Sensitivity.AMBER, Sensitivity.RED])
@pytest.mark.parametrize(("minutes", "told"), [(75, []), (76, ["warning"])])
def test_a_sensitive_run_is_shorter(colour: Sensitivity, minutes: int, told: list[str]) -> None:
    plan = plan_of((block("one", 30, "09:00"), block("two", minutes - 30, sensitivity=colour)))
    assert severities(plan, "work-run") == told


@pytest.mark.parametrize(("breath", "told"), [(10, []), (9, ["warning"])])
def test_ten_minutes_end_a_run(breath: int, told: list[str]) -> None:
    blocks = (block("one", 60, "09:00"), block("air", breath, None, Kind.BREAK), block("two", 60))
    assert severities(plan_of(blocks), "work-run") == told


@pytest.mark.parametrize(("pause", "told"), [(30, []), (29, ["warning"])])
def test_a_long_break(pause: int, told: list[str]) -> None:
    blocks = (
        block("one", 75, "09:00"),
        block("a", 10, None, Kind.BREAK),
        block("two", 75),
        block("pause", pause, None, Kind.FREE),
        block("three", 75),
        block("b", 10, None, Kind.SNACK),
        block("four", 75),
    )
    assert severities(plan_of(blocks), "long-break") == told


@pytest.mark.parametrize(("minutes", "told"), [(360, []), (361, ["warning"])])
def test_a_day_of_work(minutes: int, told: list[str]) -> None:
    assert severities(full_day(work=minutes), "work-day") == told


@pytest.mark.parametrize(("minutes", "told"), [(120, []), (119, ["warning"])])
def test_free_time(minutes: int, told: list[str]) -> None:
    assert severities(full_day(free=minutes), "free-time") == told


# Food


@pytest.mark.parametrize(("meals", "told"), [(3, []), (2, ["error"])])
def test_three_meals(meals: int, told: list[str]) -> None:
    assert severities(full_day(meals=meals), "three-meals") == told


def test_half_a_day_needs_no_three_meals() -> None:
    plan = plan_of((block("one", 60, "09:00"), block("lunch", 60, None, Kind.MEAL)))
    assert of(plan, "three-meals") == []


@pytest.mark.parametrize(("minutes", "told"), [(240, []), (241, ["warning"])])
def test_a_gap_without_food(minutes: int, told: list[str]) -> None:
    between = (
        block("lunch", 60, "12:00", Kind.MEAL),
        block("play", minutes, None, Kind.FREE),
        block("snack", 20, None, Kind.SNACK),
    )
    assert severities(plan_of(between), "food-gap") == told
    nothing = plan_of((block("play", minutes, "12:00", Kind.FREE),))
    assert severities(nothing, "food-gap") == told


@pytest.mark.parametrize(("wait", "told"), [(180, []), (181, ["warning"])])
def test_a_night_without_food(wait: int, told: list[str]) -> None:
    # Dinner ends at 21:30, the night at 07:30: ten hours, and what is waited.
    days = (
        (block("dinner", 60, "20:30", Kind.MEAL), block("quiet", 60, None, Kind.CARE), night()),
        (block("up", wait, "07:30", Kind.CARE), block("breakfast", 30, None, Kind.MEAL)),
    )
    assert severities(plan_of(*days), "night-food-gap") == told


def test_at_home_between_two_afternoons_nobody_is_counted_hungry() -> None:
    afternoons = ((block("one", 90, "15:00"),), (block("two", 90, "15:00"),))
    away = (
        (block("one", 90, "15:00"), block("home", 22 * 60 + 30, None, Kind.SLACK)),
        (block("two", 90, "15:00"),),
    )
    for plan in (plan_of(*afternoons), plan_of(*away)):
        rules = {found.rule for found in check_plan(plan)}
        assert not rules & {"food-gap", "night-food-gap", "three-meals", "free-time"}


# Adults, in a plan


def test_two_adults() -> None:
    day = plan_of((block("one", 60, "09:00"),))
    assert severities(day, "two-adults") == ["error"]
    assert severities(staffed(day, TeamRole("lead", 1)), "two-adults") == ["error"]
    assert of(staffed(day, TeamRole("lead", 1), TeamRole("educator", 1)), "two-adults") == []
    assert severities(staffed(day, TeamRole("carer", 9)), "two-adults") == ["error"]


def test_two_adults_by_the_shifts() -> None:
    day = plan_of((block("one", 60, "09:00"), block("two", 60)))
    pair = (TeamRole("facilitator", 1), TeamRole("lead", 1))
    whole = Shift("All", ("facilitator", "lead"), 1, 9 * 60, 11 * 60)
    short = Shift("Lead", ("lead",), 1, 9 * 60, 10 * 60)
    one = Shift("Facilitator", ("facilitator",), 1, 9 * 60, 11 * 60)
    assert of(staffed(day, *pair, rota=(whole,)), "two-adults") == []
    (found,) = of(staffed(day, *pair, rota=(short, one)), "two-adults")
    assert found.block == "two"


@pytest.mark.parametrize(("most", "told"), [(20, []), (21, ["error"])])
def test_the_ratio(most: int, told: list[str]) -> None:
    day = staffed(plan_of((block("one", 60, "09:00"),)), TeamRole("facilitator", 2), most=most)
    assert severities(day, "ratio") == told


@pytest.mark.parametrize(("most", "told"), [(24, []), (25, ["error"])])
def test_the_french_ratio(most: int, told: list[str]) -> None:
    day = staffed(plan_of((block("one", 60, "09:00"),)), TeamRole("facilitator", 2), most=most)
    assert severities(day, "france-adults", "FR") == told
    assert severities(day, "france-adults", "IT") == []
    assert severities(plan_of((block("one", 60, "09:00"),)), "france-adults", "FR") != []


@pytest.mark.parametrize(("most", "told"), [(16, []), (17, ["warning"])])
def test_the_ratio_at_night(most: int, told: list[str]) -> None:
    assert severities(staffed(two_days(), *TEAM, most=most), "ratio-night") == told


def test_night_cover() -> None:
    plan = two_days()
    assert of(staffed(plan, *TEAM), "night-cover") == []
    assert severities(staffed(plan, TeamRole("night-staff", 1)), "night-cover") == ["error"]
    hole = Shift("Night", ("night-staff",), 1, 22 * 60, 30 * 60)
    whole = Shift("Night", ("night-staff",), 1, 22 * 60, 32 * 60)
    assert severities(staffed(plan, *TEAM, rota=(hole,)), "night-cover") == ["error"]
    assert of(staffed(plan, *TEAM, rota=(whole,)), "night-cover") == []


@pytest.mark.parametrize(("begins", "told"), [(8 * 60, []), (8 * 60 - 1, ["error"])])
def test_rest_between_the_shifts_of_a_plan(begins: int, told: list[str]) -> None:
    evening = Shift("Early pair", ("educator",), 1, 12 * 60, 21 * 60)
    morning = Shift("Early pair", ("educator",), 2, begins, 14 * 60)
    assert severities(staffed(two_days(), *TEAM, rota=(evening, morning)), "staff-rest") == told
    other = msgspec.structs.replace(morning, name="Late pair")
    assert of(staffed(two_days(), *TEAM, rota=(evening, other)), "staff-rest") == []
    lead = [msgspec.structs.replace(s, roles=("lead",)) for s in (evening, other)]
    assert severities(staffed(two_days(), *TEAM, rota=tuple(lead)), "staff-rest") == told


# Content, signposts, hand-overs, counts


@pytest.mark.parametrize(("after", "told"), [(60, []), (59, ["warning"])])
def test_red_in_the_last_hour(after: int, told: list[str]) -> None:
    red = block("story", 60, "14:00", sensitivity=Sensitivity.RED)
    plan = plan_of((red, block("calm", after, None, Kind.FREE)))
    assert severities(plan, "red-content") == told


def test_red_after_dinner() -> None:
    red = block("story", 60, None, sensitivity=Sensitivity.RED)
    calm = block("calm", 90, None, Kind.FREE)
    dinner = block("dinner", 60, "19:00", Kind.MEAL)
    assert severities(plan_of((dinner, red, calm)), "red-content") == ["warning"]
    lunch = block("lunch", 60, "12:00", Kind.MEAL)
    assert of(plan_of((lunch, red, calm)), "red-content") == []


def test_red_in_a_strand_is_seen() -> None:
    red = block("story", 60, None, sensitivity=Sensitivity.RED)
    both = block("both", 60, "14:00", strands=((red,), (block("walk", 60),)))
    (found,) = of(plan_of((both,)), "red-content")
    assert found.block == "story"


def test_help_is_pointed_to_at_both_ends() -> None:
    card = ("helpline-card",)
    first, middle = block("first", 60, "09:00"), block("middle", 60)
    told = block("first", 60, "09:00", handouts=card)
    last = block("last", 60, handouts=card)
    assert [x.block for x in of(plan_of((first, middle, last)), "help-signposted")] == ["first"]
    assert [x.block for x in of(plan_of((told, middle)), "help-signposted")] == ["middle"]
    assert of(plan_of((told, middle, last)), "help-signposted") == []


def test_the_lead() -> None:
    day = plan_of((block("one", 60, "09:00"),))
    assert severities(day, "lead-on-site") == ["error"]
    assert of(staffed(day, TeamRole("deputy", 1)), "lead-on-site") == []


def test_signed_in_and_out() -> None:
    come = block("come", 30, "08:30", Kind.HANDOVER)
    go = block("go", 30, None, Kind.HANDOVER)
    one = block("one", 60)
    assert of(plan_of((come, one, go)), "signed-in-and-out") == []
    assert severities(plan_of((come, one)), "signed-in-and-out") == ["error"]
    assert severities(plan_of((block("one", 60, "09:00"), go)), "signed-in-and-out") == ["error"]
    assert of(plan_of((block("one", 60, "09:00"),)), "signed-in-and-out") == []
    assert severities(two_days(), "signed-in-and-out") == ["error", "error"]


def test_counts() -> None:
    first = block("first", 60, "09:00", headcount=True)
    play = block("play", 60, None, Kind.FREE)
    again = block("again", 60)
    assert [x.block for x in of(plan_of((block("first", 60, "09:00"),)), "counts")] == ["first"]
    assert [x.block for x in of(plan_of((first, play, again)), "counts")] == ["again"]
    air = block("air", 20, None, Kind.BREAK)
    assert of(plan_of((first, air, again)), "counts") == []
    assert [x.block for x in of(plan_of((first, night())), "counts")] == ["night"]
    assert of(plan_of((first, night(counts=(1410,)))), "counts") == []
    breakfast = (block("breakfast", 60, "07:30", Kind.MEAL),)
    assert [x.block for x in of(plan_of((first, night(headcount=True)), breakfast), "counts")] == [
        "breakfast"
    ]


def test_a_plan_says_that_an_answer_comes() -> None:
    day = plan_of((block("one", 60, "09:00"),))
    assert severities(day, "feedback-date") == ["warning"]
    told = msgspec.structs.replace(day, afterwards=("Within six weeks: the sheet.",))
    assert of(told, "feedback-date") == []
