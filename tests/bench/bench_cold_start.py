"""From the start of the process to a painted window, and to the list of events filled."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from threading import Timer
from time import perf_counter_ns

from tests.bench.measure import NS_PER_MS, Row

ROOT = Path(__file__).resolve().parents[2]
BARE = ROOT / "tests/bench/bare_window.py"
ROUNDS = 9
EVENTS = 3
LONGEST_S = 30


def moments(command: list[str], environment: dict[str, str]) -> dict[str, float]:
    """When each word came on the program's stderr, in milliseconds after it was started."""
    began = perf_counter_ns()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        impatience = Timer(LONGEST_S, process.kill)
        impatience.start()
        came = {line.strip(): (perf_counter_ns() - began) / NS_PER_MS for line in process.stderr}
        impatience.cancel()
    if process.returncode != 0:
        said = "\n".join(came)
        raise RuntimeError(f"{command} ended with {process.returncode}:\n{said}")
    return came


def environment(home: Path) -> dict[str, str]:
    """A home without a past, no screen, and the program ending once its list is filled."""
    return os.environ | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        "INTERACT_TRACE_START": "1",
    }


def prepare(workspace: Path, settings: dict[str, str]) -> None:
    """Put a few events into the workspace, so that there is a list to fill."""
    for number in range(EVENTS):
        command = [sys.executable, "main.py", "--workspace", str(workspace), "event", "new"]
        command += ["--plan", "consultation-72h", "--zone", "Europe/Rome"]
        command += ["--start", f"2026-0{5 + number}-15T14:00"]
        subprocess.run(command, cwd=ROOT, env=settings, check=True, stdout=subprocess.DEVNULL)


def run() -> list[Row]:
    """Measure ours and the bare window in turn."""
    painted, filled, bare = [], [], []
    with tempfile.TemporaryDirectory(prefix="interact-bench-") as folder:
        workspace = Path(folder, "workspace")
        settings = environment(Path(folder))
        prepare(workspace, settings)
        for _ in range(1 + ROUNDS):
            ours = moments([sys.executable, "main.py", "--workspace", str(workspace)], settings)
            painted.append(ours["painted"])
            filled.append(ours["filled"])
            bare.append(moments([sys.executable, str(BARE)], settings)["painted"])
    # The first round warms the disk's cache and the fonts'.
    window = median(bare[1:])
    return [
        Row("cold start to a painted window", median(painted[1:]), window, 1.6),
        Row(
            "cold start to the list of events", median(filled[1:]), window, 2.0, f"{EVENTS} events"
        ),
    ]
