"""The writing process is killed, again and again: what it acknowledged is there.

A kill alone proves nothing about the disk, because the system keeps what was written; so a trace
of the system's calls shows that a flush came before each acknowledgement.
"""

import os
import random
import re
import shutil
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.model.instants import Instant
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    import subprocess

Child = Callable[..., "subprocess.Popen[str]"]
KILLS = 220
NOW = Instant(1_774_616_400_000)


def _live_and_die(
    process: "subprocess.Popen[str]", event: str, commits: int, delay: float
) -> list[list[str]]:
    """Kill a writer ``delay`` seconds after so many commits; give all it acknowledged."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{event}\n")
    process.stdin.flush()
    acknowledged: list[list[str]] = []
    killer: threading.Timer | None = None
    for line in process.stdout:
        word, *rest = line.split()
        if word == "pid":
            killer = threading.Timer(delay, os.kill, (int(rest[0]), signal.SIGKILL))
        elif word == "ack":
            acknowledged.append(rest)
        else:
            assert (word, rest) == ("gone", [str(-signal.SIGKILL)])
            break
        if len(acknowledged) == commits and killer is not None:
            killer.start()
    assert killer is not None
    killer.join()
    return acknowledged


def test_what_was_acknowledged_outlives_every_kill(folder: Path, child: Child) -> None:
    chance = random.Random(2)
    lives: dict[str, list[list[str]]] = {}
    with child("breed", folder) as process:
        for number in range(KILLS):
            event = f"E-{number:03d}"
            # Some die while they open the workspace, most in the midst of writing.
            commits, delay = chance.randint(0, 5), chance.uniform(0.0, 0.02)
            lives[event] = _live_and_die(process, event, commits, delay)
            with Workspace.open(folder, now=lambda: NOW) as workspace:
                found = [fact.id.hex() for fact in workspace.facts(event)]
                said = [fact_id for commit in lives[event] for fact_id in commit]
                assert found[: len(said)] == said
                # At most the one commit that was on its way was kept unacknowledged.
                assert len(found) - len(said) <= 3
        assert process.stdin is not None
        process.stdin.close()
    assert sum(len(commits) for commits in lives.values()) > 2 * KILLS
    with Workspace.open(folder, now=lambda: NOW) as workspace:
        assert workspace._vault.database.all("PRAGMA integrity_check") == [("ok",)]
        facts = [fact for event in lives for fact in workspace.facts(event)]
    assert [fact.seq for fact in facts] == list(range(1, len(facts) + 1))
    for event, said_of in lives.items():
        kept = {fact.id.hex() for fact in facts if fact.event == event}
        assert {fact_id for commit in said_of for fact_id in commit} <= kept


def _flushes_between_acknowledgements(job: str, folder: Path, child: Child) -> list[int]:
    """Trace a writer's calls; count the flushes before each acknowledgement but the first."""
    trace = folder.parent / f"{job}.trace"
    tracer = shutil.which("strace")
    assert tracer is not None, "strace is missing: nothing shows that facts reach the disk"
    under = (tracer, "-f", "-e", "trace=fsync,fdatasync,write", "-s", "12", "-o", str(trace))
    with child(job, folder, before=under) as process:
        lines = process.communicate()[0].splitlines()
        assert process.returncode == 0, "the system's calls may not be traced here"
    assert len(lines) == 21
    counts: list[int] = []
    for line in trace.read_text().splitlines():
        if re.search(r'write\(1, "ack', line):
            counts.append(0)
        elif re.search(r"(fsync|fdatasync)\(\d+\)\s+= 0", line) and counts:
            counts[-1] += 1
    return counts[: len(lines) - 1]


def test_each_acknowledged_commit_was_flushed_to_the_disk_first(folder: Path, child: Child) -> None:
    flushes = _flushes_between_acknowledgements("write", folder, child)
    assert len(flushes) == 20
    assert min(flushes) >= 1


def test_the_trace_would_show_a_writer_that_does_not_wait(folder: Path, child: Child) -> None:
    flushes = _flushes_between_acknowledgements("careless", folder, child)
    assert len(flushes) == 20
    assert sum(flushes) == 0
