"""What one shift tells the next: logs, who has read them, and what is known without typing.

Twice in 24 hours the house changes hands: in the quiet time before the night, and when the night
is over. A log is written for each such turn; its latest text stands, and each text is read and
signed by itself. Beside it stands what facts tell: counts, searches, doses, blocks. None of that
names anybody, not even by code.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

import msgspec

from toolkit.model.care import doses
from toolkit.model.duty import duties
from toolkit.model.facts_care import MedicationGiven
from toolkit.model.facts_search import SearchClosed, SearchOpened
from toolkit.model.facts_team import LogSigned, LogWritten
from toolkit.model.instants import HOUR, MINUTE, Instant, logical_date
from toolkit.model.plan import Kind
from toolkit.model.schedule import State
from toolkit.model.whereabouts import where_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact

TurnName = Literal["day-night", "night-day"]
DAY_NIGHT: TurnName = "day-night"
NIGHT_DAY: TurnName = "night-day"

DEBRIEF = HOUR
"""Milliseconds before a night from which its log is written at the earliest: the quiet time."""

AFTER_WAKING = 30 * MINUTE
"""Milliseconds after the end of the night at which the night is told of: about 08:00."""

COMES_EARLY = 2 * HOUR
"""Milliseconds before a turn from which a duty that begins counts as the coming shift's."""

LATE = 5 * MINUTE
"""Milliseconds after its planned start from which a block is told as late."""


class Version(msgspec.Struct):
    """One text of a log. ``id`` is its fact's, hexadecimal; ``desk`` the code of who wrote it."""

    id: str
    at: Instant
    desk: str
    text: str
    signed: dict[str, Instant] = msgspec.field(default_factory=dict)
    """When each person (by code) signed this text."""


class Log(msgspec.Struct):
    """A log with all its texts, the one that stands last."""

    name: str
    turn: TurnName
    day: int
    versions: list[Version]

    @property
    def current(self) -> Version:
        """The text that stands."""
        return self.versions[-1]


class Turn(msgspec.Struct, frozen=True):
    """The house changes hands on a day: its log may be written from ``opens``.

    ``at`` is when it is usually told, ``until`` when the next turn opens, or the event's end.
    """

    name: TurnName
    day: int
    opens: Instant
    at: Instant
    until: Instant

    @property
    def log(self) -> str:
        """The name of its log."""
        return log_name(self.name, self.day)


class Happening(msgspec.Struct, frozen=True):
    """Something that facts tell, at an instant, filed under the number of the day it belongs to.

    Codes and what ``params`` say: ``count`` (``counted``, ``expected``), ``search-opened`` (the
    same), ``search-found`` and ``search-police`` (``minutes`` it took), ``block-late`` (``block``,
    ``minutes``), ``block-left-out`` and ``block-missed`` (``block``).
    """

    at: Instant
    day: int
    code: str
    params: dict[str, object]


class Known(msgspec.Struct):
    """What facts tell from ``begin`` to ``end``, in numbers and times only.

    ``where`` counts participants by where they are at ``end``; ``doses`` by what became of them,
    ``unsaid`` where nothing was said; ``ahead`` are the times at which doses are due until the
    next turn.
    """

    begin: Instant
    end: Instant
    happenings: list[Happening]
    where: dict[str, int]
    doses: dict[str, int]
    ahead: tuple[Instant, ...]


def log_name(turn: TurnName, day: int) -> str:
    """Name the log of a turn; the same on every laptop."""
    return f"{turn}-{day}"


def fold_logs(facts: Sequence[Fact]) -> dict[str, Log]:
    """Fold effective facts in statement order to logs by name.

    Signing a text that isn't there says nothing.
    """
    logs: dict[str, Log] = {}
    for fact in facts:
        what = fact.what
        if isinstance(what, LogWritten):
            version = Version(fact.id.hex(), fact.holds, fact.desk, what.text)
            log = logs.setdefault(what.log, Log(what.log, what.turn, what.day, []))
            log.versions.append(version)
        elif isinstance(what, LogSigned) and what.log in logs:
            for version in logs[what.log].versions:
                if version.id == what.version:
                    version.signed.setdefault(what.person, fact.holds)
    return logs


def turns(event: Event) -> list[Turn]:
    """Give the turns of an event as planned, in time order; none in one without a night."""
    planned = event.as_planned()
    opened: list[tuple[TurnName, int, Instant, Instant]] = []
    before = planned.start
    for row in planned.rows:
        if row.block.kind is Kind.NIGHT:
            quiet = Instant(max(before, row.begin - DEBRIEF))
            opened.append((DAY_NIGHT, row.day, quiet, quiet))
            opened.append((NIGHT_DAY, row.day + 1, row.end, Instant(row.end + AFTER_WAKING)))
        before = row.begin
    ends = [*(opens for _, _, opens, _ in opened[1:]), planned.end]
    return [Turn(*each, until) for each, until in zip(opened, ends, strict=True)]


def turn_at(event: Event, at: Instant) -> Turn | None:
    """Give the turn whose log is at hand: the last that has opened; none before the first."""
    return next((turn for turn in reversed(turns(event)) if turn.opens <= at), None)


def log_due(event: Event, now: Instant) -> Turn | None:
    """Give the turn whose log should be written now and was not."""
    turn = turn_at(event, now)
    if turn is None or event.state == "closed" or turn.log in event.folded(fold_logs):
        return None
    return turn


def coming_shift(event: Event, turn: Turn) -> list[str]:
    """Name who takes over at a turn: whose duty begins about then, up to the next turn."""
    return [
        code
        for code, spans in duties(event).items()
        if any(turn.opens <= begin + COMES_EARLY < turn.until for begin, _ in spans)
    ]


def not_signed(event: Event, turn: Turn) -> list[str]:
    """Name who of the coming shift has not signed the text that stands; without one, nobody."""
    log = event.folded(fold_logs).get(turn.log)
    if log is None:
        return []
    told = {log.current.desk, *log.current.signed}
    return [code for code in coming_shift(event, turn) if code not in told]


def day_number(event: Event, at: Instant) -> int:
    """Give the number of the day that people in the house would name; it begins at 05:00."""
    first = logical_date(event.start, event.zone)
    number = (logical_date(at, event.zone) - first).days + 1
    return min(max(1, number), len(event.plan.days))


def known(event: Event, turn: Turn, now: Instant) -> Known:
    """Say what facts tell for the log of a turn: since the log before it, up to its writing."""
    logs = event.folded(fold_logs)
    begin, end = event.start, Instant(max(turn.opens, min(now, turn.until)))
    earlier = [each for each in turns(event) if each.opens < turn.opens]
    if earlier:
        last = earlier[-1]
        written = logs.get(last.log)
        at = last.opens if written is None else written.versions[0].at
        begin = Instant(min(max(at, last.opens), last.until))
    if turn.log in logs:
        end = Instant(min(max(logs[turn.log].current.at, turn.opens), turn.until))
    happened = [*_counts(event), *_searches(event), *_blocks(event, now)]
    return Known(
        begin=begin,
        end=end,
        happenings=sorted(
            (each for each in happened if begin <= each.at < end), key=lambda each: each.at
        ),
        where=dict(Counter(stay.where.value for stay in where_at(event, end).values())),
        doses=_doses(event, begin, end),
        ahead=tuple(sorted({dose.at for dose in doses(event, end, turn.until)})),
    )


def _happening(event: Event, at: Instant, code: str, **params: object) -> Happening:
    return Happening(at, day_number(event, at), code, params)


def _counts(event: Event) -> Iterator[Happening]:
    for count in event.register.headcounts:
        numbers = {"counted": count.counted, "expected": count.expected}
        yield _happening(event, count.at, "count", **numbers)


def _searches(event: Event) -> Iterator[Happening]:
    opened: dict[str, Instant] = {}
    for fact in event.standing:
        what = fact.what
        if isinstance(what, SearchOpened):
            opened.setdefault(what.search, fact.holds)
            numbers = {"counted": what.counted, "expected": what.expected}
            yield _happening(event, fact.holds, "search-opened", **numbers)
        elif isinstance(what, SearchClosed) and what.search in opened:
            minutes = max(0, fact.holds - opened[what.search]) // MINUTE
            yield _happening(event, fact.holds, f"search-{what.how}", minutes=minutes)


def _blocks(event: Event, now: Instant) -> Iterator[Happening]:
    for row in event.timeline(now).rows:
        planned = row.planned_begin
        if planned is None or row.block.kind is Kind.NIGHT:
            continue
        if row.state is State.SKIPPED:
            yield _happening(event, planned, "block-left-out", block=row.id)
        elif row.state is State.MISSED:
            yield _happening(event, planned, "block-missed", block=row.id)
        elif row.state in (State.DONE, State.RUNNING) and row.begin - planned >= LATE:
            minutes = (row.begin - planned) // MINUTE
            yield _happening(event, row.begin, "block-late", block=row.id, minutes=minutes)


def _doses(event: Event, begin: Instant, end: Instant) -> dict[str, int]:
    counted = Counter(dose.outcome or "unsaid" for dose in doses(event, begin, end))
    for fact in event.standing:
        what = fact.what
        if isinstance(what, MedicationGiven) and not what.due and begin <= fact.holds < end:
            counted["when-needed"] += 1
    return dict(counted)
