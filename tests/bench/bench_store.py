"""One fact on the disk, against a bare commit; ten thousand read, against parsing their bodies."""

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import sqlcipher3

from tests.bench.measure import NS_PER_MS, Row, interleave
from toolkit.model.facts import Marked, Prepared, Status, encode_body
from toolkit.model.instants import Instant
from toolkit.store.workspace import Statement, Workspace

COMMITS = 400
FACTS = 10_000
READS = 15
EVENT = "CONSULTATION-20260327-01"
MARK = Marked("03-07-K", "opening-circle", Status.LATE, 12)


def now() -> Instant:
    return Instant(time.time_ns() // NS_PER_MS)


def bare_database(path: Path) -> Callable[[], None]:
    """Give the barest durable commit: the same bytes, one table, nothing else."""
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    connection.execute(f"""PRAGMA key = "x'{"5a" * 32}'" """)
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE fact (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    body = encode_body(MARK)

    def commit() -> None:
        connection.execute("INSERT INTO fact (body) VALUES (?)", (body,))

    return commit


def processor_ms(ours: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
    """Medians of processor time, in turn."""
    pairs = []
    for _ in range(COMMITS):
        times = [time.process_time_ns()]
        for work in (ours, bare):
            work()
            times.append(time.process_time_ns())
        pairs.append((times[1] - times[0], times[2] - times[1]))
    return median(p[0] for p in pairs) / NS_PER_MS, median(p[1] for p in pairs) / NS_PER_MS


def appending(home: Path) -> list[Row]:
    commit = bare_database(home / "bare.db")
    with Workspace.open(home / "workspace", now=now) as workspace:
        workspace.append(EVENT, [Statement(now(), Prepared("{}", now(), "Europe/Rome"))])

        def append() -> None:
            workspace.append(EVENT, [Statement(now(), MARK)], desk="FAC-01")

        wall = interleave(append, commit, rounds=COMMITS, warm_up=20)
        ours, bare = processor_ms(append, commit)
    return [
        Row("one durable fact, against a bare commit", wall.ours_ms, wall.baseline_ms, 1.5),
        Row(
            "  processor time more",
            ours - bare,
            None,
            0.15,
            f"ours {ours * 1000:.0f} µs, bare {bare * 1000:.0f} µs",
        ),
    ]


def reading(home: Path) -> list[Row]:
    with Workspace.open(home / "reading", now=now) as workspace:
        for at in range(0, FACTS, 500):
            marks = [
                Marked(f"{at % 7:02d}-{n % 13:02d}-K", f"block-{n % 40}", Status.PRESENT)
                for n in range(500)
            ]
            workspace.append(EVENT, [Statement(now(), mark) for mark in marks], desk="FAC-01")
        bodies = [fact.body for fact in workspace.facts(EVENT)]

        def parse() -> None:
            for body in bodies:
                json.loads(body)

        times = interleave(lambda: workspace.facts(EVENT), parse, rounds=READS)
    opened = interleave(
        lambda: Workspace.open(home / "reading", now=now).close(), lambda: None, rounds=READS
    )
    return [
        Row(
            f"{FACTS:,} facts read and decoded, against json.loads",
            times.ours_ms,
            times.baseline_ms,
            2,
            "folding them comes on top",
        ),
        Row(f"opening a workspace of {FACTS:,} facts", opened.ours_ms, None, 25),
    ]


def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as home:
        return [*appending(Path(home)), *reading(Path(home))]
