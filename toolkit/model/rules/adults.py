"""Adults: enough of them, rested, the right ones, by day and by night; and who sleeps where."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.model.duty import CHILDREN_PER_ADULT_BY_NIGHT, LEAST_REST, Severity
from toolkit.model.instants import DAY_MINUTES, MINUTE
from toolkit.model.people import (
    ADULT,
    CHILDREN_PER_ADULT,
    LEAST_ADULTS,
    TEAM,
    Role,
    is_team,
    supervises,
    why_held,
)
from toolkit.model.rules.base import FRANCE, Basis, Found, Rule, message
from toolkit.model.rules.planned_duty import covered, fewest_in, shifts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.rules.base import Case

CHILDREN_PER_ADULT_IN_FRANCE = 12
NIGHT_COVER = 2
"""Adults on duty at night."""

_REST = LEAST_REST // MINUTE


def planned_adults(case: Case) -> int:
    """Count the adults that a plan's team names."""
    return sum(post.count for post in case.plan.team if post.role in TEAM)


def _on_duty(case: Case, codes: tuple[str, ...]) -> Iterator[Found]:
    for each in case.duty:
        if each.code in codes:
            yield Found(duty=each, severity=each.severity)


def _two(case: Case) -> Iterator[Found]:
    if case.event is None:
        yield from _two_planned(case)
        return
    holds = {hold.code: hold.params for hold in why_held(case.event.people.values())}
    if "too-few-adults" in holds:
        says = message(
            "Adults cleared to look after children: {cleared}. At least {needed} are needed."
        )
        yield Found(says, holds["too-few-adults"])
    yield from _on_duty(case, ("no-rota", "too-few"))


def _two_planned(case: Case) -> Iterator[Found]:
    adults = planned_adults(case)
    params: dict[str, object] = {"adults": adults, "needed": LEAST_ADULTS}
    if adults < LEAST_ADULTS:
        says = message("The plan's team has {adults} adults. At least {needed} are always there.")
        yield Found(says, params)
        return
    if not case.plan.rota:
        return
    cover = covered(case.plan.team, case.plan.rota)
    for row in case.rows:
        fewest = fewest_in(case, cover, row)
        if fewest < LEAST_ADULTS:
            says = message(
                "By the plan's shifts {adults} adults are on duty in “{block}”. "
                "At least {needed} are always there."
            )
            told = {**params, "adults": fewest, "block": row.block.title}
            yield Found(says, told, (row.id,))


def _ratio(case: Case) -> Iterator[Found]:
    yield from _share(case, CHILDREN_PER_ADULT)
    yield from _on_duty(case, ("ratio",))


def _share(case: Case, ratio: int) -> Iterator[Found]:
    children, adults = _numbers(case)
    if children > ratio * adults and adults:
        says = message(
            "Adults: {adults}, for {children} children. One is needed for every {ratio}."
        )
        yield Found(says, {"adults": adults, "children": children, "ratio": ratio})


def _numbers(case: Case) -> tuple[int, int]:
    """Count children and adults: the most that a plan is for, or those of the event."""
    if case.event is None:
        return case.plan.group.most, planned_adults(case)
    here = [person for person in case.event.people.values() if not person.withdrawn]
    children = sum(person.role == Role.CHILD for person in here)
    return children, sum(supervises(person) for person in here)


def _french(case: Case) -> Iterator[Found]:
    children, adults = _numbers(case)
    if adults < LEAST_ADULTS and children:
        says = message("Adults: {adults}, for {children} children. At least {needed} are needed.")
        yield Found(says, {"adults": adults, "children": children, "needed": LEAST_ADULTS})
    yield from _share(case, CHILDREN_PER_ADULT_IN_FRANCE)
    for each in case.duty:
        adults, children = (int(str(each.params.get(key, 0))) for key in ("adults", "children"))
        many = each.code == "ratio" and children > CHILDREN_PER_ADULT_IN_FRANCE * adults
        if each.code == "too-few" or many:
            yield Found(duty=each)


def _night_share(case: Case) -> Iterator[Found]:
    if case.event is not None:
        yield from _on_duty(case, ("ratio-night",))
        return
    for night, adults in _night_adults(case):
        children = case.plan.group.most
        if adults and children > CHILDREN_PER_ADULT_BY_NIGHT * adults:
            yield Found(
                message(
                    "Adults at night: {adults}, for {children} children. One for every {ratio}."
                ),
                {
                    "adults": adults,
                    "children": children,
                    "ratio": CHILDREN_PER_ADULT_BY_NIGHT,
                },
                (night,),
            )


def _night_adults(case: Case) -> Iterator[tuple[str, int]]:
    """Give each night and the adults whom the plan's shifts, or else its team, have for it."""
    staff = sum(post.count for post in case.plan.team if post.role == Role.NIGHT_STAFF)
    cover = covered(case.plan.team, case.plan.rota)
    for row in case.nights:
        yield row.id, fewest_in(case, cover, row) if case.plan.rota else staff


def _cover(case: Case) -> Iterator[Found]:
    if case.event is not None:
        yield from _on_duty(case, ("nobody-awake",))
        return
    for night, adults in _night_adults(case):
        if adults < NIGHT_COVER:
            yield Found(
                message("Adults on duty in this night: {adults}. {needed} are needed, one awake."),
                {"adults": adults, "needed": NIGHT_COVER},
                (night,),
            )


def _mixed(case: Case) -> Iterator[Found]:
    yield from _on_duty(case, ("one-sex-night", "one-sex-day", "sex-untold"))


def _rest(case: Case) -> Iterator[Found]:
    if case.event is not None:
        yield from _on_duty(case, ("short-rest", "long-duty"))
        return
    single = {post.role for post in case.plan.team if post.count == 1}
    spans: dict[str, list[tuple[int, int]]] = {}
    for shift, (start, end, roles) in zip(case.plan.rota, shifts_of(case.plan.rota), strict=True):
        alone = sorted(role for role in roles if role in single)
        for who in {shift.name, *(f"role:{role}" for role in alone)}:
            spans.setdefault(who, []).append((start, end))
    told: set[tuple[int, int]] = set()
    for name, found in spans.items():
        for (_, ended), (begins, _) in pairwise(sorted(found)):
            if 0 < begins - ended < _REST and (ended, begins) not in told:
                told.add((ended, begins))
                yield Found(
                    message(
                        "Shift “{shift}”: {length} of rest before {time} on day {day}. "
                        "It should be {wanted}."
                    ),
                    {
                        "shift": _shift_name(case, name),
                        "length": begins - ended,
                        "time": begins % DAY_MINUTES,
                        "day": begins // DAY_MINUTES + 1,
                        "wanted": _REST,
                    },
                )


def _shift_name(case: Case, name: str) -> str:
    role = name.removeprefix("role:")
    return next((s.name for s in case.plan.rota if role in (s.name, *s.roles)), name)


def _not_staff(case: Case) -> Iterator[Found]:
    for each in case.duty:
        if each.code == "not-adult":
            yield Found(duty=each)
    if case.event is None:
        return
    young = [
        person.code
        for person in case.event.people.values()
        if is_team(person) and not person.withdrawn and person.age is not None
        if person.age < ADULT
    ]
    if young:
        says = message("Registered on the team and under 18, so not counted: {people}.")
        yield Found(says, {"people": tuple(young)}, people=tuple(young))


RULES = (
    Rule(
        id="two-adults",
        title=message("Always two adults"),
        why=message(
            "Nobody is ever alone with a group: when one goes with a child, another stays. Only "
            "who is cleared and of age counts."
        ),
        source=message("NSPCC guidance on supervision."),
        basis=Basis.GUIDANCE,
        severity=Severity.ERROR,
        check=_two,
    ),
    Rule(
        id="ratio",
        title=message("One adult for every ten children"),
        why=message(
            "The most that can be seen and known by one adult. For a plan, its largest group."
        ),
        source=message("NSPCC guidance on supervision."),
        basis=Basis.GUIDANCE,
        severity=Severity.ERROR,
        check=_ratio,
    ),
    Rule(
        id="ratio-night",
        title=message("One adult for every eight children overnight"),
        why=message("At night fewer are on duty, and a frightened child needs one of them whole."),
        source=message("NSPCC guidance on supervision, by analogy."),
        basis=Basis.GUIDANCE,
        severity=Severity.WARNING,
        check=_night_share,
    ),
    Rule(
        id="france-adults",
        title=message("France: one adult for every twelve minors, and at least two"),
        why=message("Group stays of minors in France are held to numbers of their own."),
        source=message("French law on group stays of minors."),
        basis=Basis.LAW,
        severity=Severity.ERROR,
        check=_french,
        only=(FRANCE,),
    ),
    Rule(
        id="night-cover",
        title=message("Two adults at night, one of them awake"),
        why=message(
            "Who wakes at night finds somebody awake at once, and that one isn't alone. The plan's "
            "shifts can't say who is awake; those of the event can."
        ),
        source=message("Guidance on night cover: two adults; that one is awake is ours."),
        basis=Basis.GUIDANCE,
        severity=Severity.ERROR,
        check=_cover,
    ),
    Rule(
        id="mixed-cover",
        title=message("A woman and a man on duty where girls and boys take part"),
        why=message("Some things a child tells only a woman, or only a man."),
        source=message("Guidance on night cover; by day our own."),
        basis=Basis.GUIDANCE,
        severity=Severity.ERROR,
        graver=message("an error at night, a warning by day"),
        check=_mixed,
    ),
    Rule(
        id="staff-rest",
        title=message("Eleven hours of rest between shifts"),
        why=message(
            "Tired people overlook things. Sleeping in the house without a shift is rest. In a "
            "plan, shifts of the same name are taken for the same people."
        ),
        source=message("Directive 2003/88/EC on working time, Article 3; derogations exist."),
        basis=Basis.LAW,
        severity=Severity.ERROR,
        check=_rest,
        adults=True,
    ),
    Rule(
        id="participants-not-staff",
        title=message("Who takes part never supervises"),
        why=message(
            "A participant of 18 or more is a participant. Nor does a minor of the team count."
        ),
        source=message("Our own rule."),
        basis=Basis.OURS,
        severity=Severity.ERROR,
        check=_not_staff,
    ),
)
