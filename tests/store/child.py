"""Processes that write into a workspace, to be killed, watched, or kept from writing.

Run as ``child.py JOB FOLDER``. Everything is imported before the first fork, so that a life lasts
milliseconds. Acknowledgements go straight to file 1, one line a commit.
"""

import os
import random
import sys
import time
from pathlib import Path

from toolkit.model.errors import UserError
from toolkit.model.facts import Marked, Noted, Prepared, Status
from toolkit.model.instants import Instant
from toolkit.store import database
from toolkit.store.workspace import Statement, Workspace

NOBODY = 65534


def now() -> Instant:
    return Instant(time.time_ns() // 1_000_000)


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def write(folder: Path, event: str, commits: int) -> None:
    """Append commits of one to three facts; acknowledge each with its ids."""
    chance = random.Random(event)
    with Workspace.open(folder, now=now) as workspace:
        first = workspace.append(event, [Statement(now(), Prepared("{}", now(), "UTC"))])
        say(f"ack {first[0].id.hex()}")
        for number in range(commits):
            body = Marked(f"01-{number % 13:02d}-A", "opening", Status.PRESENT)
            said = [Statement(now(), body)] * chance.randint(1, 2)
            said.append(Statement(now(), Noted("x" * chance.randint(0, 6000))))
            facts = workspace.append(event, said, desk="F1")
            say("ack " + " ".join(fact.id.hex() for fact in facts))


def breed(folder: Path) -> None:
    """For each line read, an event's id, fork a writer, tell its process id and when it is gone."""
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            write(folder, line.strip(), 1_000_000)
            os._exit(0)
        say(f"pid {pid}")
        _, status = os.waitpid(pid, 0)
        say(f"gone {os.waitstatus_to_exitcode(status)}")


def hold(folder: Path) -> None:
    """Hold the workspace until a line is read."""
    with Workspace.open(folder, now=now):
        say(f"held {os.getpid()}")
        sys.stdin.readline()


def refused(folder: Path) -> None:
    """Tell what opening says to someone who may not write there."""
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        Workspace.open(folder, now=now).close()
    except UserError as error:
        say(error.code)
    else:
        say("opened")


def careless(folder: Path) -> None:
    """Write as :func:`write` does, but without waiting for the disk."""
    database.PRAGMAS["synchronous"] = 0
    write(folder, "E-1", 20)


def main() -> None:
    job, folder = sys.argv[1], Path(sys.argv[2])
    jobs = {"breed": breed, "hold": hold, "refused": refused, "careless": careless}
    if job == "write":
        write(folder, "E-1", 20)
    else:
        jobs[job](folder)


main()
