"""The attendance workbook of a large event, against openpyxl writing the same cells bare."""

from datetime import timedelta
from io import BytesIO
from itertools import count

from openpyxl import Workbook, load_workbook

from tests.bench.measure import Row, interleave
from toolkit.model.codes import make_code
from toolkit.model.event import fold_event
from toolkit.model.facts import (
    BlockEnded,
    BlockStarted,
    Body,
    Closed,
    Fact,
    HeadcountTaken,
    Marked,
    Opened,
    Prepared,
    Registered,
    Status,
    encode_body,
    kind_of,
)
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.plan import Block, Day, Group, Kind, Plan, encode_plan
from toolkit.sheets.attendance import write_attendance
from toolkit.words import Words

PEOPLE = 60
SESSIONS = 40
A_DAY = 8
ROUNDS = 9
START = Instant(1_790_942_400_000)
"""2 October 2026, 12:00 UTC."""


def plan() -> Plan:
    """Eight sessions of 45 minutes a day, a night after each day."""
    days = []
    for day in range(SESSIONS // A_DAY):
        blocks = [
            Block(f"session-{day}-{n}", f"Session {n + 1} of day {day + 1}", Kind.SESSION, 45)
            for n in range(A_DAY)
        ]
        start = 14 * 60 if day == 0 else 8 * 60
        end = start + A_DAY * 45
        if day + 1 < SESSIONS // A_DAY:
            length = 32 * 60 - end
            blocks.append(Block(f"night-{day}", f"Night {day + 1}", Kind.NIGHT, length, start=end))
        days.append(Day(f"Day {day + 1}", start, tuple(blocks)))
    return Plan("large", 1, "A large event", "trial", "en", Group(10, 60, 13, 17), tuple(days))


def facts() -> list[Fact]:
    """All that is said at such an event: people, starts, headcounts, a mark for each and each."""
    found: list[Fact] = []
    numbers = count(1)

    def say(body: Body, holds: int) -> None:
        number = next(numbers)
        found.append(
            Fact(
                "LARGE-20261002-01",
                number.to_bytes(16, "big"),
                "laptop",
                number,
                "{}",
                Instant(holds),
                Instant(holds),
                "TEAM-01-3",
                kind_of(body),
                encode_body(body),
                body,
            )
        )

    large = plan()
    codes = [make_code(f"H{number % 5}", number // 5 + 1) for number in range(PEOPLE)]
    statuses = [*Status]
    say(Prepared(encode_plan(large), START, "Europe/Rome", "A large event"), START)
    for number, code in enumerate(codes):
        say(Registered(code, "child", 13 + number % 5, "FMX"[number % 3], code[:2]), START)
    say(Opened(), START)
    schedule = fold_event(found).as_planned()
    for row in schedule.rows:
        if row.block.kind is not Kind.SESSION:
            continue
        say(BlockStarted(row.id), row.begin)
        say(HeadcountTaken(PEOPLE, PEOPLE, row.id), row.begin + MINUTE)
        for number, code in enumerate(codes):
            status = statuses[number % 7] if number % 5 == 0 else Status.PRESENT
            minutes = 5 if status is Status.LATE else None
            say(Marked(code, row.id, status, minutes), row.begin + 2 * MINUTE)
        say(BlockEnded(row.id), row.end)
    say(Closed(), schedule.end)
    return found


def cells_of(book: bytes) -> dict[str, list[list[object]]]:
    """The values of a book by sheet and row, lengths of time as numbers, no blanks at row ends."""
    found: dict[str, list[list[object]]] = {}
    for sheet in load_workbook(BytesIO(book)).worksheets:
        rows = found[sheet.title] = []
        for values in sheet.values:
            row: list[object] = [
                value / timedelta(days=1) if isinstance(value, timedelta) else value
                for value in values
            ]
            while row and row[-1] is None:
                row.pop()
            rows.append(row)
    return found


def run() -> list[Row]:
    said = facts()
    event = fold_event(said)
    now = Instant(said[-1].holds + MINUTE)
    words = Words()
    cells = cells_of(write_attendance(event, said, now, words))

    def bare() -> None:
        book = Workbook()
        for title, rows in cells.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(BytesIO())

    times = interleave(
        lambda: write_attendance(event, said, now, words), bare, rounds=ROUNDS, warm_up=2
    )
    filled = sum(value is not None for rows in cells.values() for row in rows for value in row)
    return [
        Row(
            f"attendance workbook, {PEOPLE} people × {SESSIONS} sessions, against the bare cells",
            times.ours_ms,
            times.baseline_ms,
            1.5,
            f"{filled:,} cells",
        )
    ]
