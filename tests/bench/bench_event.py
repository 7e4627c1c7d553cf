"""A mark through the action, against a bare commit; ten thousand facts opened and folded."""

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.bench.bench_store import bare_database, processor_ms
from tests.bench.measure import Row, interleave
from toolkit.actions import marking
from toolkit.actions.desk import Desk
from toolkit.actions.events import prepare
from toolkit.actions.sample import SetClock, day_before, sample_event
from toolkit.content.places import Places, shipped
from toolkit.model.event import fold_event
from toolkit.model.facts import Fact, Marked, Status
from toolkit.store.workspace import Statement, Workspace

FACTS = 10_000
COMMITS = 400


def as_line(fact: Fact) -> str:
    """One fact as the JSON that carries all of it."""
    return json.dumps(
        {
            "event": fact.event,
            "id": fact.id.hex(),
            "device": fact.device,
            "seq": fact.seq,
            "seen": fact.seen,
            "holds": fact.holds,
            "recorded": fact.recorded,
            "desk": fact.desk,
            "kind": fact.kind,
            "body": json.loads(fact.body),
        }
    )


def run() -> list[Row]:
    new = sample_event(Places(shipped()))
    clock = SetClock(day_before(new))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with Workspace.open(home / "workspace", now=clock.now) as workspace:
            desk = Desk(workspace, clock.now, "TEAM-01-3")
            event = prepare(desk, new).event
            rows = marks(desk, event, bare_database(home / "bare.db"))
            codes = [person.code for person in desk.event(event).participants()]
            blocks = [block.id for _, block in new.plan.blocks()]
            for first in range(0, FACTS, 500):
                workspace.append(
                    event,
                    [
                        Statement(
                            clock.now(),
                            Marked(codes[n % 13], blocks[n // 13 % len(blocks)], Status.PRESENT),
                        )
                        for n in range(first, first + 500)
                    ],
                )
        return [*rows, folding(home / "workspace", event, clock)]


def marks(desk: Desk, event: str, commit: Callable[[], None]) -> list[Row]:
    code = desk.event(event).participants()[0].code

    def mark() -> None:
        marking.mark(desk, event, "who-is-here", [code], Status.PRESENT)

    wall = interleave(mark, commit, rounds=COMMITS, warm_up=20)
    ours, bare = processor_ms(mark, commit)
    return [
        Row(
            "one mark through the action, against a bare commit",
            wall.ours_ms,
            wall.baseline_ms,
            1.5,
        ),
        Row(
            "  processor time more",
            ours - bare,
            None,
            0.15,
            f"ours {ours * 1000:.0f} µs, bare {bare * 1000:.0f} µs",
        ),
    ]


def folding(folder: Path, event: str, clock: SetClock) -> Row:
    with Workspace.open(folder, now=clock.now) as workspace:
        facts = workspace.facts(event)
    lines = [as_line(fact) for fact in facts]

    def open_and_fold() -> None:
        with Workspace.open(folder, now=clock.now) as workspace:
            fold_event(workspace.facts(event))

    def decode() -> None:
        for line in lines:
            json.loads(line)

    both = interleave(open_and_fold, decode, rounds=15)
    bodies = [fact.body for fact in facts]
    times = []
    for _ in range(15):
        began = time.perf_counter_ns()
        for body in bodies:
            json.loads(body)
        times.append((time.perf_counter_ns() - began) / 1e6)
    note = f"against the bodies alone {both.ours_ms / median(times):.2f} ×"
    return Row(
        f"open and fold an event of {len(facts):,} facts, against parsing each",
        both.ours_ms,
        both.baseline_ms,
        2.0,
        note,
    )
