"""Work and breaks: how long a stretch, how much in a day, and what is left free."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.model.duty import Severity
from toolkit.model.instants import MINUTE
from toolkit.model.plan import Kind, Sensitivity
from toolkit.model.rules.base import Basis, Found, Rule, inside, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model.rules.base import Case, Waking
    from toolkit.model.schedule import Row

RUN, SENSITIVE_RUN = 90, 75
"""Minutes of sessions in a row; the second where one of them is amber or red."""

BREATH = 10
"""Minutes without a session that end a run: our own reading of a short break."""

STRETCH, LONG_BREAK = 270, 30
"""Minutes after which a break is due, and the minutes of that break."""

FULL_DAY = 12 * 60
"""Minutes between getting up and going to sleep from which a day counts as a full one: ours."""

MOST_WORK, LEAST_FREE = 6 * 60, 2 * 60
"""Minutes of sessions at most, and of free time at least, on a full day."""

_RESTFUL = frozenset({Kind.MEAL, Kind.SNACK, Kind.BREAK, Kind.FREE, Kind.SLACK})


class Span(msgspec.Struct, frozen=True):
    """Sessions from the begin of the first to the end of the last, short breaths among them."""

    rows: tuple[Row, ...]

    @property
    def minutes(self) -> int:
        """From its begin to its end."""
        return (self.rows[-1].end - self.rows[0].begin) // MINUTE

    @property
    def sensitive(self) -> bool:
        """Whether any of it comes near to what may hurt."""
        return any(
            block.sensitivity is not Sensitivity.GREEN
            for row in self.rows
            for _, block in inside(row)
        )


def runs(day: Waking) -> Iterator[Span]:
    """Give the runs of sessions of a day; what parts them lasts :data:`BREATH` at least."""
    yield from _spans([row for row in day.rows if row.block.kind is Kind.SESSION], BREATH)


def _spans(sessions: Sequence[Row], parted: int) -> Iterator[Span]:
    held: list[Row] = []
    for row in sessions:
        if held and row.begin - held[-1].end >= parted * MINUTE:
            yield Span(tuple(held))
            held = []
        held.append(row)
    if held:
        yield Span(tuple(held))


def stretches(day: Waking) -> Iterator[Span]:
    """Give the stretches of a day between breaks of :data:`LONG_BREAK` at least.

    Restful rows that touch are one break; care and hand-overs are none.
    """
    held: list[Row] = []
    rest = 0
    last = day.begin
    for row in day.rows:
        rest += row.begin - last  # minutes of no block are free
        last = row.end
        if row.block.kind in _RESTFUL:
            rest += row.end - row.begin
            continue
        if rest >= LONG_BREAK * MINUTE and held:
            yield from _worked(held)
            held = []
        rest = 0
        held.append(row)
    yield from _worked(held)


def _worked(rows: Sequence[Row]) -> Iterator[Span]:
    """Cut a stretch to what lies from its first session to its last."""
    at = [number for number, row in enumerate(rows) if row.block.kind is Kind.SESSION]
    if at:
        yield Span(tuple(rows[at[0] : at[-1] + 1]))


def _run(case: Case) -> Iterator[Found]:
    for day in case.wakings:
        for run in runs(day):
            if run.sensitive and run.minutes > SENSITIVE_RUN:
                says = message(
                    "Sessions run for {length} without a break of 10 minutes, up to “{block}”, "
                    "and one of them is sensitive. It should then be at most {wanted}."
                )
                yield _found(says, run, SENSITIVE_RUN)
            elif run.minutes > RUN:
                says = message(
                    "Sessions run for {length} without a break of 10 minutes, up to “{block}”. "
                    "It should be at most {wanted}."
                )
                yield _found(says, run, RUN)


def _stretch(case: Case) -> Iterator[Found]:
    for day in case.wakings:
        for span in stretches(day):
            if span.minutes > STRETCH:
                says = message(
                    "{length} go by up to “{block}” without a break of half an hour. "
                    "One is due after {wanted}."
                )
                yield _found(says, span, STRETCH)


def _found(says: str, span: Span, wanted: int) -> Found:
    last = span.rows[-1]
    params = {"length": span.minutes, "wanted": wanted, "block": last.block.title}
    ids = dict.fromkeys((last.id, *(row.id for row in span.rows)))
    return Found(says, params, tuple(ids))


def full_days(case: Case) -> Iterator[Waking]:
    """Give the days on which people are there from morning to night."""
    yield from (day for day in case.wakings if day.minutes >= FULL_DAY)


def _minutes(day: Waking, kind: Kind) -> int:
    return sum(row.end - row.begin for row in day.rows if row.block.kind is kind) // MINUTE


def _work(case: Case) -> Iterator[Found]:
    for day in full_days(case):
        length = _minutes(day, Kind.SESSION)
        if length > MOST_WORK:
            yield Found(
                message("Day {day} holds {length} of sessions. It should be at most {wanted}."),
                {"day": day.rows[0].day, "length": length, "wanted": MOST_WORK},
                (day.rows[0].id,),
            )


def _free(case: Case) -> Iterator[Found]:
    for day in full_days(case):
        length = _minutes(day, Kind.FREE)
        if length < LEAST_FREE:
            yield Found(
                message("Day {day} leaves {length} of free time. It should be {wanted}."),
                {"day": day.rows[0].day, "length": length, "wanted": LEAST_FREE},
                (day.rows[0].id,),
            )


RULES = (
    Rule(
        id="long-break",
        title=message("Half an hour of break after four and a half hours"),
        why=message("A meal or free time of half an hour in one piece, not crumbs of ten minutes."),
        source=message("Directive 94/33/EC on young people at work, Article 12, by analogy."),
        basis=Basis.GUIDANCE,
        severity=Severity.WARNING,
        check=_stretch,
        adults=True,
    ),
    Rule(
        id="work-run",
        title=message("At most 90 minutes of sessions in a row, 75 if one is sensitive"),
        why=message(
            "Attention goes before the clock does, and what weighs on people needs air after it. "
            "Ten minutes without a session end a run; amber and red blocks are sensitive."
        ),
        source=message("Trainers' convention."),
        basis=Basis.CONVENTION,
        severity=Severity.WARNING,
        check=_run,
    ),
    Rule(
        id="work-day",
        title=message("At most six hours of sessions on a full day"),
        why=message("More is a working day, and the young people are not at work."),
        source=message("Convention; right to rest and leisure, UNCRC Article 31."),
        basis=Basis.CONVENTION,
        severity=Severity.WARNING,
        check=_work,
    ),
    Rule(
        id="free-time",
        title=message("At least two hours of free time on a full day"),
        why=message(
            "Time that nobody fills for them: to play, to pray, to call home, to do nothing."
        ),
        source=message("Convention; right to rest and leisure, UNCRC Article 31."),
        basis=Basis.CONVENTION,
        severity=Severity.WARNING,
        check=_free,
    ),
)
