"""What an entry from paper says, as bodies of facts and when each holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts import (
    BlockEnded,
    BlockSkipped,
    BlockStarted,
    HeadcountTaken,
    Marked,
    Retracted,
    Status,
)
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.paperentry import Times, count_name, lines_of, without_known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Body, Fact
    from toolkit.model.paperentry import Entry
    from toolkit.model.schedule import Timeline

Said = tuple[Instant, "Body"]
"""What is said, and when it holds."""


def statements(
    event: Event, facts: Sequence[Fact], schedule: Timeline, entry: Entry, now: Instant
) -> list[Said]:
    """Give what an entry says beyond what is known, in the order of the agenda.

    ``facts`` are those that hold. Each statement holds within its block; what it puts right is
    taken back in the same breath. An entry with problems must not come here.
    """
    new = without_known(event, schedule, entry)
    times = Times(event, schedule, new)
    wrong = tuple(fact.id.hex() for fact in facts if _is_replaced(fact, new))
    said: list[Said] = [(now, Retracted(wrong))] if wrong else []
    for span in times.spans:
        block = span.row.id
        if block in new.began and span.began is not None:
            said.append((span.began, BlockStarted(block)))
        if block in new.ended and span.ended is not None:
            said.append((span.ended, BlockEnded(block)))
    said += _marks(schedule, times, new, now)
    said += _counts(event, schedule, times, new, now)
    return said


def _is_replaced(fact: Fact, new: Entry) -> bool:
    what = fact.what
    if isinstance(what, BlockStarted | BlockSkipped):
        return what.block in new.began
    if isinstance(what, BlockEnded):
        return what.block in new.ended
    return isinstance(what, HeadcountTaken) and count_name(what.block, what.at) in new.counts


def _marks(schedule: Timeline, times: Times, new: Entry, now: Instant) -> Iterator[Said]:
    for block, column in new.marks.items():
        row = schedule.row(block)
        if row is None:
            continue
        begin, end = times.length_of(row)
        last = Instant(max(begin, min(end - 1, now)))
        for code in sorted(column):
            keyed = column[code]
            at = begin
            if keyed.minutes is not None and keyed.status is Status.LATE:
                at = Instant(begin + keyed.minutes * MINUTE)
            elif keyed.minutes is not None and keyed.status is Status.LEFT_EARLY:
                at = Instant(end - keyed.minutes * MINUTE)
            at = Instant(min(max(at, begin), last))
            yield at, Marked(code, block, keyed.status, keyed.minutes)


def _counts(
    event: Event, schedule: Timeline, times: Times, new: Entry, now: Instant
) -> Iterator[Said]:
    for day in range(1, len(event.plan.days) + 1):
        for line in lines_of(event, schedule, day):
            if line.counted_as not in new.counts:
                continue
            at = times.length_of(line.row)[0] if line.at is None else line.at
            block = line.row.id
            expected = expected_at(event, block, at, new)
            counted = new.counts[line.counted_as]
            yield (
                Instant(min(at, now)),
                HeadcountTaken(counted, expected, block, line.night_at),
            )


def expected_at(event: Event, block: str, at: Instant, entry: Entry) -> int:
    """Give how many a count in a block should have found: who belonged here and wasn't away.

    Of someone's marks up to that block, as typed or said before, the one in the latest stands.
    """
    away: dict[str, bool] = {}
    for _, found in event.run.line:
        for name in (found.id, *(inner.id for strand in found.strands for inner in strand)):
            known = event.register.marks.get(name, {})
            typed = entry.marks.get(name, {})
            for code in known.keys() | typed.keys():
                status = typed[code].status if code in typed else known[code].status
                away[code] = status is Status.NOT_HERE
        if found.id == block:
            break
    return sum(
        person.belongs_at(at) and not away.get(person.code, False)
        for person in event.participants()
    )
