"""Who of the team is on duty at an instant, and what the rota as a whole leaves open.

The findings are computed from shifts, people and schedule each time they are looked at; nothing
of them is kept. Only who works here, is cleared and of age looks after children: a participant of
18 or more never does, nor does a minor. Only children who are in the house, or may still come, ask
for anybody.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.facts import Status
from toolkit.model.instants import HOUR, MINUTE, Instant
from toolkit.model.people import ADULT, CHILDREN_PER_ADULT, LEAST_ADULTS, Role, is_team, supervises
from toolkit.model.plan import Kind
from toolkit.model.prompts import expected_codes
from toolkit.model.schedule import State
from toolkit.model.whereabouts import (
    IN_HOUSE,
    Where,
    fold_stays,
    keeps_handovers,
    last_stay,
    seen_in_blocks,
    where_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import ShiftSet
    from toolkit.model.people import Person
    from toolkit.model.schedule import Timeline

CHILDREN_PER_ADULT_BY_NIGHT = 8
"""The most children to one adult overnight. NSPCC guidance on supervision, by analogy: a warning,
while more than :data:`~toolkit.model.people.CHILDREN_PER_ADULT` is an error at any hour."""

LEAST_REST = 11 * HOUR
"""Milliseconds between two shifts: eleven hours (Directive 2003/88/EC, Article 3; there are
derogations, which a named person may decide upon)."""

LONGEST_DUTY = 24 * HOUR - LEAST_REST
"""Milliseconds of one unbroken duty: what eleven hours of rest leave of any 24 (the same Article).
"""

TWO_SEXES = frozenset({"F", "M"})
"""What the register's answers must hold both of for cover to be of mixed gender."""


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"


class Finding(msgspec.Struct, frozen=True):
    """Something the rota leaves open from ``begin`` to ``end``.

    Codes and what ``params`` say:

    - ``no-rota`` (warning): nobody has a shift yet.
    - ``too-few`` (error; ``adults``, ``needed``, ``children``): fewer than two, NSPCC guidance.
    - ``ratio`` (error; ``adults``, ``children``, ``ratio``): more than ten children to an adult,
      NSPCC guidance.
    - ``ratio-night`` (warning; the same): more than eight overnight, NSPCC guidance.
    - ``nobody-awake`` (error; ``adults``): nobody is awake at night; our own rule, upon the
      guidance that night cover is two.
    - ``one-sex-night`` (error), ``one-sex-day`` (warning; ``sex``): the group is of both sexes,
      those on duty of one; guidance on night cover, by day the plans' own.
    - ``sex-untold`` (warning; ``whom`` is ``group`` or ``team``): what isn't disclosed would decide
      whether cover is of mixed gender.
    - ``short-rest`` (error; ``person``, ``minutes``): less than :data:`LEAST_REST` between shifts.
    - ``long-duty`` (warning; ``person``, ``minutes``): longer than :data:`LONGEST_DUTY`.
    - ``not-cleared`` (error; ``person``): on a shift and not cleared, so not counted; vetting
      before contact, Directive 2011/93/EU, Article 10.
    - ``not-adult`` (warning; ``person``): on a shift, and under 18 or a participant, so not
      counted.
    """

    code: str
    severity: Severity
    begin: Instant
    end: Instant
    params: dict[str, object] = msgspec.field(default_factory=dict)

    def holds_at(self, at: Instant) -> bool:
        """Whether it is so at an instant."""
        return self.begin <= at < self.end


class Duty(msgspec.Struct, frozen=True):
    """One unbroken duty of a person, its touching shifts merged; ``awake`` at the instant asked."""

    person: str
    begin: Instant
    end: Instant
    awake: bool = False


class DutyNow(msgspec.Struct, frozen=True):
    """Who is on duty, when that next changes, and who begins next (all at the same instant)."""

    on: tuple[Duty, ...] = ()
    change: Instant | None = None
    coming: tuple[Duty, ...] = ()


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[Instant, Instant]]:
    """Join spans that touch or overlap, in time order; empty ones say nothing."""
    joined: list[tuple[Instant, Instant]] = []
    for begin, end in sorted(spans):
        if end <= begin:
            continue
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], Instant(max(joined[-1][1], end)))
        else:
            joined.append((Instant(begin), Instant(end)))
    return joined


def duties(event: Event) -> dict[str, list[tuple[Instant, Instant]]]:
    """Give each of the team's unbroken duties by code, in order of registration.

    Who withdrew has none, nor has a participant.
    """
    spans: dict[str, list[tuple[int, int]]] = {
        person.code: []
        for person in event.people.values()
        if is_team(person) and not person.withdrawn
    }
    for (code, _), shift in event.shifts.items():
        if code in spans:
            spans[code].append((shift.start, shift.end))
    return {code: merged(found) for code, found in spans.items() if found}


def duty_now(event: Event, at: Instant) -> DutyNow:
    """Say who is on duty at an instant, until when, and who comes next."""
    every = [
        Duty(code, begin, end, awake=begin <= at < end and _is_awake(event, code, at))
        for code, spans in duties(event).items()
        for begin, end in spans
    ]
    edges = [edge for duty in every for edge in (duty.begin, duty.end) if edge > at]
    first = min((duty.begin for duty in every if duty.begin > at), default=None)
    return DutyNow(
        on=tuple(duty for duty in every if duty.begin <= at < duty.end),
        change=min(edges, default=None),
        coming=tuple(duty for duty in every if duty.begin == first),
    )


def _is_awake(event: Event, code: str, at: Instant) -> bool:
    return any(
        shift.awake and shift.start <= at < shift.end
        for (person, _), shift in event.shifts.items()
        if person == code
    )


def findings(event: Event, now: Instant, schedule: Timeline | None = None) -> list[Finding]:
    """Say what the rota leaves open over the event's whole time, in time order, the graver first.

    ``schedule`` is the event's timeline at ``now``, for who has it. Without any shift there is one
    finding only, and none at all for an event without children.
    """
    laid = event.timeline(now) if schedule is None else schedule
    children = [person for person in event.participants() if person.role == Role.CHILD]
    if not event.shifts:
        expected = any(not child.withdrawn for child in children)
        return [Finding("no-rota", Severity.WARNING, laid.start, laid.end)] if expected else []
    found = [*_Cover(event, laid, now, children).findings(), *_rest(event), *_uncounted(event)]
    return sorted(found, key=lambda f: (f.begin, f.severity, f.code, f.end))


def _rest(event: Event) -> Iterator[Finding]:
    for code, spans in duties(event).items():
        for begin, end in spans:
            if end - begin > LONGEST_DUTY:
                params: dict[str, object] = {"person": code, "minutes": _minutes(end - begin)}
                yield Finding("long-duty", Severity.WARNING, begin, end, params)
        for (_, ended), (begins, _) in pairwise(_working_days(spans)):
            if begins - ended < LEAST_REST:
                params = {"person": code, "minutes": _minutes(begins - ended)}
                yield Finding("short-rest", Severity.ERROR, ended, begins, params)


def _working_days(spans: Sequence[tuple[Instant, Instant]]) -> list[tuple[Instant, Instant]]:
    """Join the parts of a split day: eleven hours of the twenty-four are left beside thirteen."""
    days: list[tuple[Instant, Instant]] = []
    for begin, end in spans:
        if days and begin - days[-1][1] < LEAST_REST and end - days[-1][0] <= LONGEST_DUTY:
            days[-1] = (days[-1][0], end)
        else:
            days.append((begin, end))
    return days


def _minutes(length: int) -> int:
    return length // MINUTE


def _uncounted(event: Event) -> Iterator[Finding]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for (code, _), shift in event.shifts.items():
        spans.setdefault(code, []).append((shift.start, shift.end))
    for code, found in spans.items():
        person = event.people.get(code)
        if person is None or person.withdrawn or supervises(person):
            continue
        minor = person.age is not None and person.age < ADULT
        grown = is_team(person) and not minor
        name = "not-cleared" if grown else "not-adult"
        severity = Severity.ERROR if grown else Severity.WARNING
        for begin, end in merged(found):
            yield Finding(name, severity, begin, end, {"person": code})


class _Cover:
    """Whether enough of the right people are there, moment by moment."""

    def __init__(
        self, event: Event, schedule: Timeline, now: Instant, children: Sequence[Person]
    ) -> None:
        self._event = event
        self._children = children
        self._now = now
        self._begin, self._end = schedule.start, schedule.end
        self._nights = [
            (row.begin, row.end)
            for row in schedule.rows
            if row.block.kind is Kind.NIGHT and row.state is not State.SKIPPED
        ]
        self._shifts: list[tuple[Person, ShiftSet]] = [
            (event.people[code], shift)
            for (code, _), shift in event.shifts.items()
            if code in event.people and supervises(event.people[code])
        ]
        self._stays = event.folded(fold_stays)
        self._kept = keeps_handovers(event)
        self._seen = seen_in_blocks(event) if self._kept else frozenset()
        self._ahead = _still_expected(event)

    def findings(self) -> list[Finding]:
        """Find what is left open, spans of the same kind that touch as one."""
        done: list[Finding] = []
        going: dict[tuple[str, object], Finding] = {}
        for begin, end in pairwise(self._edges()):
            # Children come and go; how many adults there are is what makes it another finding.
            here = {
                (found.code, found.params.get("adults")): found for found in self._at(begin, end)
            }
            done.extend(going.pop(key) for key in [*going] if key not in here)
            for key, found in here.items():
                before = going.get(key)
                going[key] = found if before is None else _longer(before, found)
        return [*done, *going.values()]

    def _edges(self) -> list[Instant]:
        """Give every instant at which something may change."""
        edges = {self._begin, self._end, self._now}
        for begin, end in self._nights:
            edges |= {begin, end}
        for _, shift in self._shifts:
            edges |= {Instant(shift.start), Instant(shift.end)}
        for person in (*self._children, *(person for person, _ in self._shifts)):
            edges |= {person.since, *(edge for span in person.away for edge in span)}
            if person.withdrawn_at is not None:
                edges.add(person.withdrawn_at)
        for child in self._children:
            edges |= {stay.since for stay in self._stays.get(child.code, ())}
        return sorted(edge for edge in edges if self._begin <= edge <= self._end)

    def _is_here(self, child: Person, at: Instant) -> bool:
        """Whether a child is to be looked after; who hasn't come yet may come from now on."""
        if at >= self._now:
            return child.code in self._ahead
        last = last_stay(self._stays.get(child.code, ()), at)
        if last is not None:
            return last.where in IN_HOUSE
        here = not self._kept or child.code in self._seen
        return here and child.belongs_at(at)

    def _at(self, begin: Instant, end: Instant) -> Iterator[Finding]:
        children = [child for child in self._children if self._is_here(child, begin)]
        if not children:
            return
        night = any(first <= begin < last for first, last in self._nights)
        on = {
            person.code: person
            for person, shift in self._shifts
            if shift.start <= begin < shift.end and person.belongs_at(begin)
        }
        yield from _numbers(len(on), len(children), begin, end, night=night)
        if night and on and not self._somebody_awake(begin):
            params: dict[str, object] = {"adults": len(on)}
            yield Finding("nobody-awake", Severity.ERROR, begin, end, params)
        if len(on) >= LEAST_ADULTS:
            yield from _sexes(list(on.values()), children, begin, end, night=night)

    def _somebody_awake(self, at: Instant) -> bool:
        return any(
            shift.awake and shift.start <= at < shift.end and person.belongs_at(at)
            for person, shift in self._shifts
        )


def _still_expected(event: Event) -> set[str]:
    """Name who is in the house now or may still come, by code.

    Of those who were not handed in nobody comes who is marked as not here.
    """
    marks = event.register.marks.values()
    absent = {code for block in marks for code, m in block.items() if m.status is Status.NOT_HERE}
    coming = {
        code
        for code, stay in where_at(event).items()
        if stay.where is Where.NOT_ARRIVED and code not in absent
    }
    return coming | set(expected_codes(event))


def _longer(before: Finding, after: Finding) -> Finding:
    """Join two spans that touch; the children are those of the fullest moment."""
    worse = max(before, after, key=_children)
    return msgspec.structs.replace(worse, begin=before.begin, end=after.end)


def _children(found: Finding) -> int:
    children = found.params.get("children")
    return children if isinstance(children, int) else 0


def _numbers(
    adults: int, children: int, begin: Instant, end: Instant, *, night: bool
) -> Iterator[Finding]:
    params: dict[str, object] = {"adults": adults, "children": children}
    if adults < LEAST_ADULTS:
        needed = max(LEAST_ADULTS, -(-children // CHILDREN_PER_ADULT))
        yield Finding("too-few", Severity.ERROR, begin, end, {**params, "needed": needed})
    elif children > CHILDREN_PER_ADULT * adults:
        params["ratio"] = CHILDREN_PER_ADULT
        yield Finding("ratio", Severity.ERROR, begin, end, params)
    elif night and children > CHILDREN_PER_ADULT_BY_NIGHT * adults:
        params["ratio"] = CHILDREN_PER_ADULT_BY_NIGHT
        yield Finding("ratio-night", Severity.WARNING, begin, end, params)


def _sexes(
    adults: Sequence[Person],
    children: Sequence[Person],
    begin: Instant,
    end: Instant,
    *,
    night: bool,
) -> Iterator[Finding]:
    if _both(adults) is True or _both(children) is False:
        return
    mixed = _both(children)
    if mixed is True and _both(adults) is False:
        sex = next(iter({person.sex for person in adults}))
        severity = Severity.ERROR if night else Severity.WARNING
        name = "one-sex-night" if night else "one-sex-day"
        yield Finding(name, severity, begin, end, {"sex": sex})
        return
    whom = "group" if mixed is None else "team"
    yield Finding("sex-untold", Severity.WARNING, begin, end, {"whom": whom})


def _both(people: Sequence[Person]) -> bool | None:
    """Whether people are of both sexes; ``None`` where what isn't disclosed would decide it."""
    known = {person.sex for person in people} & TWO_SEXES
    if len(known) == len(TWO_SEXES):
        return True
    unknown = sum(person.sex not in TWO_SEXES for person in people)
    return None if len(known) + unknown >= len(TWO_SEXES) else False
