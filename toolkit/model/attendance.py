"""Attendance as tables of figures: sessions, people, groups and days, and the agenda as it went.

Minutes are whole ones throughout. What was offered are the sessions of an event that were or will
be held; to one person, those while they belonged to it. Of lines that ran side by side, a person
is offered one: the longest of them counts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model.escort import missed_outside
from toolkit.model.laying import day_dates
from toolkit.model.people import Role, takes_part, waiting_for_paper
from toolkit.model.register import ATTENDED, attended_minutes, offered_rows
from toolkit.model.schedule import State
from toolkit.model.timeline import planned
from toolkit.model.whereabouts import stays_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from toolkit.model.event import Event
    from toolkit.model.facts import Status
    from toolkit.model.instants import Instant
    from toolkit.model.people import Person
    from toolkit.model.schedule import Row, Timeline

Span = tuple["Instant", "Instant"]

_SEXES = ("F", "M", "X")
_ROLES = tuple(role.value for role in Role)


@dataclass(frozen=True, slots=True)
class Session:
    """One session; ``whole`` is the block it stands in and ``strand`` which of its lines.

    A session that nothing runs beside stands in itself.
    """

    row: Row
    whole: str
    strand: int
    minutes: int

    @property
    def begin(self) -> Instant:
        """When it was planned to begin, or began if no plan had it."""
        return self.row.begin if self.row.planned_begin is None else self.row.planned_begin


@dataclass(frozen=True, slots=True)
class Presence:
    """What is known of a person in a session that was offered to them.

    ``status`` is ``None`` where nothing was marked, and ``minutes`` those attended.
    """

    status: Status | None
    minutes: int

    @property
    def attended(self) -> bool:
        """Whether they were there, for all of it or for a part."""
        return self.status in ATTENDED


@dataclass(frozen=True, slots=True)
class Tally:
    """Sessions and minutes, offered and attended."""

    sessions_offered: int = 0
    sessions_attended: int = 0
    offered: int = 0
    attended: int = 0


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person: what was offered and attended, and how often each thing was marked.

    ``presence`` has one entry for each session, ``None`` where it wasn't offered to them.
    ``counts`` are of the sessions that were offered and have begun; ``None`` stands for no mark.
    """

    person: Person
    takes_part: bool
    presence: tuple[Presence | None, ...]
    tally: Tally
    counts: Counter[Status | None]


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session: to how many participants it was offered, how often each thing was marked.

    ``counts`` has ``None`` for those without a mark once the session has begun.
    """

    session: Session
    expected: int
    counts: Counter[Status | None]

    @property
    def attended(self) -> int:
        """How many were there, for all of it or for a part."""
        return sum(self.counts[status] for status in ATTENDED)


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of a number of people: ``took_part`` are those who attended any session."""

    registered: int
    took_part: int
    withdrawn: int
    waiting: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of the people who have something in common.

    ``by`` is ``age``, ``sex``, ``home`` or ``role`` of participants, or ``team``: the role of
    anyone else. An empty ``category`` is what isn't known of them.
    """

    by: str
    category: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the plan: ``minutes`` are its sessions', all else is of the participants."""

    number: int
    date: date
    sessions: int
    minutes: int
    expected: int
    took_part: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One block in its three layers: as planned, as adapted for this event, as it happened.

    ``adapted`` is there only where it differs from ``planned``; both are ``None`` for a block that
    was added. ``inside`` tells that it is part of lines that run side by side.
    """

    row: Row
    planned: Span | None
    adapted: Span | None
    began: Instant | None
    ended: Instant | None
    inside: bool

    @property
    def expected(self) -> Span | None:
        """When it should have been held at this event."""
        return self.planned if self.adapted is None else self.adapted


@dataclass(frozen=True, slots=True)
class Attendance:
    """All tables. ``total`` is of the participants.

    ``minutes`` are those of the sessions as offered; ``planned`` those of all sessions in the plan
    as adapted for this event, before anything was drawn out, cut or left out.
    """

    sessions: tuple[SessionLine, ...]
    people: tuple[PersonLine, ...]
    days: tuple[DayLine, ...]
    groups: tuple[Group, ...]
    agenda: tuple[AgendaLine, ...]
    total: Figures
    planned: int
    minutes: int

    @property
    def participants(self) -> list[PersonLine]:
        """Those whom the sessions are for, by code."""
        return [line for line in self.people if line.takes_part]


def attendance(event: Event, schedule: Timeline) -> Attendance:
    """Reckon all tables of an event from its schedule as it stands."""
    sessions = sessions_of(schedule)
    people = _people(event, sessions)
    participants = [line for line in people if line.takes_part]
    return Attendance(
        sessions=tuple(_session(session, n, participants) for n, session in enumerate(sessions)),
        people=tuple(people),
        days=tuple(_days(event, sessions, participants)),
        groups=tuple(_groups(people)),
        agenda=tuple(_agenda(event, schedule)),
        total=_figures(participants),
        planned=_side_by_side(sessions_of(event.as_planned()), _minutes),
        minutes=_side_by_side(sessions, _minutes),
    )


def sessions_of(schedule: Timeline) -> list[Session]:
    """Give what counts as hours offered, in time order, with what runs beside what."""
    outer = {
        inner.id: (row.id, number)
        for row in schedule.rows
        for number, strand in enumerate(row.strands)
        for inner in strand
    }
    return [
        Session(row, *outer.get(row.id, (row.id, 0)), row.minutes) for row in offered_rows(schedule)
    ]


def _minutes(session: Session) -> int:
    return session.minutes


def _one(_session: Session) -> int:
    return 1


def _side_by_side(sessions: Iterable[Session], weigh: Callable[[Session], int]) -> int:
    """Add sessions up; of lines that run side by side the longest counts."""
    wholes: dict[str, Counter[int]] = {}
    for session in sessions:
        wholes.setdefault(session.whole, Counter())[session.strand] += weigh(session)
    return sum(max(strands.values()) for strands in wholes.values())


def _people(event: Event, sessions: Sequence[Session]) -> list[PersonLine]:
    training = event.training
    lines = [
        _person(event, person, takes_part(person, training=training), sessions)
        for person in event.people.values()
    ]
    return sorted(lines, key=lambda line: (not line.takes_part, line.person.code))


def _person(
    event: Event, person: Person, expected: bool, sessions: Sequence[Session]
) -> PersonLine:
    presence = tuple(_presence(event, person, expected, session) for session in sessions)
    counts = Counter(
        there.status
        for session, there in zip(sessions, presence, strict=True)
        if there is not None and (there.status is not None or session.row.state is not State.AHEAD)
    )
    return PersonLine(person, expected, presence, _tally(sessions, presence), counts)


def _presence(event: Event, person: Person, expected: bool, session: Session) -> Presence | None:
    mark = event.register.mark(session.row.id, person.code)
    status = None if mark is None else mark.status
    offered = expected and person.belongs_at(session.row.begin)
    # Whoever was there was offered it, even if registered late or in a role that isn't asked.
    if not offered and status not in ATTENDED:
        return None
    attended = attended_minutes(mark, session.minutes)
    away = missed_outside(mark, stays_of(event, person.code), session.row.begin, session.row.end)
    return Presence(status, max(0, attended - away))


def _tally(sessions: Iterable[Session], presence: Iterable[Presence | None]) -> Tally:
    offered = [(s, there) for s, there in zip(sessions, presence, strict=True) if there is not None]
    if not offered:
        return Tally()
    theirs = [session for session, _ in offered]
    return Tally(
        _side_by_side(theirs, _one),
        sum(there.attended for _, there in offered),
        _side_by_side(theirs, _minutes),
        sum(there.minutes for _, there in offered),
    )


def _added(tallies: Sequence[Tally]) -> Tally:
    return Tally(
        sum(tally.sessions_offered for tally in tallies),
        sum(tally.sessions_attended for tally in tallies),
        sum(tally.offered for tally in tallies),
        sum(tally.attended for tally in tallies),
    )


def _session(session: Session, number: int, people: Iterable[PersonLine]) -> SessionLine:
    there = [line.presence[number] for line in people]
    counts = Counter(found.status for found in there if found is not None)
    if session.row.state is State.AHEAD:
        del counts[None]
    return SessionLine(session, sum(found is not None for found in there), counts)


def _days(
    event: Event, sessions: Sequence[Session], people: Sequence[PersonLine]
) -> Iterator[DayLine]:
    for number, day in enumerate(day_dates(event.plan, event.start, event.zone), start=1):
        places = [place for place, session in enumerate(sessions) if session.row.day == number]
        of_day = [sessions[place] for place in places]
        tallies = [_tally(of_day, [line.presence[place] for place in places]) for line in people]
        yield DayLine(
            number,
            day,
            len(of_day),
            _side_by_side(of_day, _minutes),
            sum(tally.sessions_offered > 0 for tally in tallies),
            sum(tally.sessions_attended > 0 for tally in tallies),
            _added(tallies),
        )


def _figures(lines: Sequence[PersonLine]) -> Figures:
    return Figures(
        registered=len(lines),
        took_part=sum(line.tally.sessions_attended > 0 for line in lines),
        withdrawn=sum(line.person.withdrawn for line in lines),
        waiting=sum(bool(waiting_for_paper(line.person)) for line in lines),
        tally=_added([line.tally for line in lines]),
    )


def _groups(people: Sequence[PersonLine]) -> Iterator[Group]:
    participants = [line for line in people if line.takes_part]
    others = [line for line in people if not line.takes_part]
    yield from _grouped("age", participants, lambda person: _age(person.age), _by_number)
    yield from _grouped("sex", participants, lambda person: person.sex, _by_order(_SEXES))
    yield from _grouped("home", participants, lambda person: person.home, str.casefold)
    yield from _grouped("role", participants, lambda person: person.role, _by_order(_ROLES))
    yield from _grouped("team", others, lambda person: person.role, _by_order(_ROLES))


def _grouped(
    by: str,
    lines: Iterable[PersonLine],
    category: Callable[[Person], str],
    order: Callable[[str], object],
) -> Iterator[Group]:
    parts: dict[str, list[PersonLine]] = {}
    for line in lines:
        parts.setdefault(category(line.person), []).append(line)
    for name in sorted(parts, key=lambda name: (not name, order(name))):
        yield Group(by, name, _figures(parts[name]))


def _age(age: int | None) -> str:
    return "" if age is None else str(age)


def _by_number(text: str) -> int:
    return int(text) if text else 0


def _by_order(known: Sequence[str]) -> Callable[[str], tuple[int, str]]:
    return lambda name: (known.index(name) if name in known else len(known), name)


def _agenda(event: Event, schedule: Timeline) -> Iterator[AgendaLine]:
    adapted = _spans(event.as_planned())
    first = adapted
    if event.adapted is not None:
        first = _spans(planned(event.snapshot, event.start, event.zone))
    for row, inside in _walk(schedule):
        if row.state is State.GAP:
            continue
        was, holds = first.get(row.id), adapted.get(row.id)
        began, ended = _actual(event, row)
        yield AgendaLine(row, was, None if holds == was else holds, began, ended, inside)


def _walk(schedule: Timeline) -> Iterator[tuple[Row, bool]]:
    for row in schedule.rows:
        yield row, False
        for strand in row.strands:
            for inner in strand:
                yield inner, True


def _spans(schedule: Timeline) -> dict[str, Span]:
    return {row.id: (row.begin, row.end) for row, _ in _walk(schedule)}


def _actual(event: Event, row: Row) -> tuple[Instant | None, Instant | None]:
    if row.state is State.DONE:
        return row.begin, row.end
    if row.state is State.RUNNING:
        return row.begin, None
    # One that was broken off did happen, for a while.
    if row.state is State.SKIPPED and event.run.record(row.id).started is not None:
        return row.begin, row.end
    return None, None
