"""What a rule is, what it looks at, and what it finds.

A rule is a value with a pure function. It looks at a :class:`Case`: a plan laid out in time and,
where there is one, an event with its people, shifts and papers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.duty import Severity
from toolkit.model.duty import findings as duty_findings
from toolkit.model.instants import DAY_MINUTES, MINUTE, Instant, to_datetime
from toolkit.model.people import ADULT
from toolkit.model.plan import Kind
from toolkit.model.schedule import Row, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from toolkit.model.duty import Finding as DutyFinding
    from toolkit.model.event import Event
    from toolkit.model.plan import Block, Plan
    from toolkit.model.schedule import Timeline

    Check = Callable[["Case"], Iterable["Found"]]

FRANCE = "FR"
"""The country whose rules differ here, by its two letters."""

CONFIRMED = "check:"
"""In front of a rule's identifier: the line of an event's checklist that answers it."""


AWAY = 6 * 60
"""Spare minutes in one piece from which people are taken to be at home meanwhile: ours."""


def message(text: str, /) -> str:
    """Mark a sentence for translation; it is said where findings and rules are shown."""
    return text


class Basis(StrEnum):
    """What stands behind a rule. A law for something else, taken by analogy, is guidance."""

    LAW = "law"
    GUIDANCE = "guidance"
    CONVENTION = "convention"
    OURS = "ours"


class Found(msgspec.Struct, frozen=True):
    """What one rule says of one place; ``says`` is a sentence with placeholders for ``params``.

    ``length`` and ``wanted`` in ``params`` are minutes, ``time`` minutes after midnight, ``block``
    and ``other`` titles, ``people`` codes. ``blocks`` are the ids of the blocks it is about, the
    one to go to first; empty for the whole plan. ``severity`` is the rule's own where ``None``.
    ``duty`` is what the rota's own look found, and speaks for itself. ``confirm``: a tick on the
    event answers it.
    """

    says: str = ""
    params: dict[str, object] = msgspec.field(default_factory=dict)
    blocks: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    severity: Severity | None = None
    duty: DutyFinding | None = None
    confirm: bool = False


class Finding(msgspec.Struct, frozen=True):
    """What a rule found, with the rule's identifier and how grave it is in the country asked."""

    rule: str
    severity: Severity
    found: Found

    @property
    def is_error(self) -> bool:
        """Whether it must be put right, or overridden by a named person."""
        return self.severity is Severity.ERROR

    @property
    def block(self) -> str:
        """The block to go to; empty where it is about the whole plan."""
        return self.found.blocks[0] if self.found.blocks else ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    ``why`` explains it, ``source`` says where its number comes from. ``countries`` holds the
    severity where it is another one; a rule with ``only`` is for those countries alone.
    ``graver`` says when a warning becomes an error. ``asks`` is the sentence that somebody
    confirms on an event where no record can answer. ``adults``: it fits a plan for adults too.
    """

    id: str
    title: str
    why: str
    source: str
    basis: Basis
    severity: Severity
    check: Check
    countries: Mapping[str, Severity] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    graver: str = ""
    asks: str = ""
    adults: bool = False

    def severity_in(self, country: str) -> Severity:
        """Say how grave it is in a country (two letters, or empty for none named)."""
        return self.countries.get(country, self.severity)

    def applies(self, case: Case) -> bool:
        """Tell whether it is a rule for this country and these ages."""
        return (not self.only or case.country in self.only) and (self.adults or case.minors)


class Waking(msgspec.Struct, frozen=True):
    """The rows between two nights, or of one day that has none; ``night`` is the one that follows.

    ``rested`` tells that a night of the plan came before it.
    """

    rows: tuple[Row, ...]
    night: Row | None
    rested: bool

    @property
    def begin(self) -> Instant:
        """When the first row begins."""
        return self.rows[0].begin

    @property
    def end(self) -> Instant:
        """When people go to sleep, or home."""
        return self.rows[-1].end if self.night is None else self.night.begin

    @property
    def minutes(self) -> int:
        """How long it is."""
        return (self.end - self.begin) // MINUTE


class Case:
    """A plan laid out in time, for whom and where, and the event if there is one."""

    def __init__(
        self,
        plan: Plan,
        schedule: Timeline,
        zone: ZoneInfo,
        country: str = "",
        event: Event | None = None,
        now: Instant | None = None,
    ) -> None:
        self.plan = plan
        self.schedule = schedule
        self.zone = zone
        self.country = country
        self.event = event
        self.now = schedule.start if now is None else now
        self.rows = tuple(row for row in schedule.rows if not _outside(row))

    @property
    def minors(self) -> bool:
        """Whether anyone under 18 may take part."""
        return self.plan.group.youngest < ADULT

    @cached_property
    def nights(self) -> tuple[Row, ...]:
        """The rows of sleep."""
        return tuple(row for row in self.rows if row.block.kind is Kind.NIGHT)

    @cached_property
    def wakings(self) -> tuple[Waking, ...]:
        """The days as people live them: what lies between nights, or on one date."""
        return tuple(_wakings(self.rows))

    @cached_property
    def duty(self) -> tuple[DutyFinding, ...]:
        """What the rota of the event leaves open; nothing without an event."""
        if self.event is None:
            return ()
        return tuple(duty_findings(self.event, self.now))

    def clock(self, instant: Instant) -> int:
        """Give minutes after midnight on the wall."""
        moment = to_datetime(instant, self.zone)
        return (moment.hour * 60 + moment.minute) % DAY_MINUTES

    def confirmed(self, rule: str) -> bool:
        """Whether somebody has answered a rule by a tick on the event."""
        return self.event is not None and f"{CONFIRMED}{rule}" in self.event.items


def _outside(row: Row) -> bool:
    """Tell whether a row is no part of the programme: skipped, or people are at home meanwhile."""
    away = row.block.kind is Kind.SLACK and row.minutes >= AWAY
    return away or row.state in (State.GAP, State.SKIPPED)


def _wakings(rows: tuple[Row, ...]) -> Iterator[Waking]:
    held: list[Row] = []
    rested = False
    for row in rows:
        if row.block.kind is Kind.NIGHT:
            if held:
                yield Waking(tuple(held), row, rested)
            held, rested = [], True
            continue
        if held and held[-1].day != row.day:
            yield Waking(tuple(held), None, rested)
            held, rested = [], False
        held.append(row)
    if held:
        yield Waking(tuple(held), None, rested)


def inside(row: Row) -> Iterator[tuple[Row, Block]]:
    """Walk a row and those of its strands."""
    yield row, row.block
    for strand in row.strands:
        for inner in strand:
            yield inner, inner.block


def asked(rule: str, says: str) -> Check:
    """Make the check of a rule that somebody answers by a tick on the event."""

    def check(case: Case) -> Iterator[Found]:
        if case.event is not None and not case.confirmed(rule):
            yield Found(says, confirm=True)

    return check
