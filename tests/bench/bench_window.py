"""What a tick and a mark cost the window, with 60 participants at 200 % scale.

The scale is Qt's own and fixed once a program runs, so both are measured in a process of their
own. What is told is the time from the beat, or from the mark's facts being there, until all that
changed is painted.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from tests.bench.measure import Row, milliseconds
from toolkit.actions import events, marking, running
from toolkit.actions.desk import Desk
from toolkit.actions.sample import SetClock, sample_event
from toolkit.content.places import Places, shipped
from toolkit.gui.context import Context
from toolkit.gui.look import fonts, theme
from toolkit.gui.look.tokens import LIGHT
from toolkit.gui.tasks import Runner
from toolkit.gui.watch import Watch
from toolkit.gui.window import MainWindow
from toolkit.model.facts import Registered, Status
from toolkit.model.instants import Instant, load_zone, start_instant
from toolkit.store.settings import Settings
from toolkit.store.workspace import Workspace
from toolkit.words import load

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 60
SEEN = 10
ROUNDS = 60
LONGEST_S = 120
STEP_S = 7
"""Seconds in which the ring of a block of 68 minutes moves by at least one step."""
BLOCK = "story-of-an-offer"
TICK_GOAL, MARK_GOAL = 4.0, 16.0


class BenchClock(SetClock):
    """Runs as the sample's does, so that no jump is asked about."""

    speed = 60


class Painted(QObject):
    """Names the widgets that were painted."""

    def __init__(self, root: QObject) -> None:
        super().__init__()
        self.names: set[str] = set()
        for widget in root.findChildren(QObject):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.names.add(type(watched).__name__)
        return False


def group() -> tuple[Registered, ...]:
    """Sixty young people."""
    return tuple(
        Registered(
            "", "child", 15, home=f"H{n % 4}", languages=("it",), consent="yes", assent="yes"
        )
        for n in range(PEOPLE)
    )


def measure(folder: Path) -> dict[str, object]:
    """Open the Run page in the middle of a block and time ticks and marks."""
    application = QApplication(["bench"])
    root = shipped()
    theme.apply(application, LIGHT)
    fonts.install(application, "en")
    clock = BenchClock(Instant(1_790_000_000_000))
    context = Context(
        words=load("en", root / "i18n"),
        settings=Settings.load(folder / "settings.json"),
        runner=Runner(),
        root=root,
        folder=folder / "workspace",
    )
    with Workspace.open(context.folder, now=clock.now) as workspace:
        desk = Desk(workspace, clock.now)
        new = sample_event(Places(root))
        team = tuple(p for p in new.people if p.role not in ("child", "young-adult"))
        event = events.prepare(desk, replace(new, people=(*group(), *team))).event
        clock.set(start_instant(datetime.fromisoformat("2026-10-03T10:57"), load_zone(new.zone)))
        running.start_block(desk, event, BLOCK)
        marking.headcount(desk, event, PEOPLE, BLOCK)
        context.clock, context.desk = clock, desk
        context.watch = Watch(event, desk.facts(event), parent=context)
        window = MainWindow(context)
        window.resize(1366, 768)
        window.show()
        window.open_page("run")
        application.processEvents()
        found = timed(application, context, clock, desk, event)
        found["scale"] = window.devicePixelRatio()
        context.runner.stop()
    return found


def timed(
    application: QApplication, context: Context, clock: BenchClock, desk: Desk, event: str
) -> dict[str, object]:
    """Time ticks within a minute, which move the ring alone, and marks."""
    watch = context.watch
    assert watch is not None
    # Those at the top of the group, whom one sees.
    people = sorted(person.code for person in watch.state.participants())[:SEEN]
    spy = Painted(application.activeWindow() or application.topLevelWidgets()[0])

    def pass_by(seconds: int) -> float:
        clock.set(Instant(clock.now() + seconds * 1000))

        def beat() -> None:
            context.ticker.tick.emit(clock.now())
            application.processEvents()

        return milliseconds(beat)

    ticks: list[float] = []
    while len(ticks) < ROUNDS:
        if (clock.now() // 1000) % 60 >= 60 - STEP_S:
            pass_by(STEP_S)
            spy.names.clear()
        ticks.append(pass_by(STEP_S))
    painted = sorted(spy.names)

    def mark(number: int) -> float:
        status = Status.PRESENT if number // SEEN % 2 else Status.SAT_OUT
        changed = marking.mark(desk, event, BLOCK, [people[number % SEEN]], status)

        def paint() -> None:
            watch.take(changed.facts)
            application.processEvents()

        return milliseconds(paint)

    marks = [mark(number) for number in range(ROUNDS)]
    return {
        "tick": median(ticks),
        "mark": median(marks[5:]),
        "painted": painted,
    }


def run() -> list[Row]:
    """Measure in a process at 200 % scale."""
    with tempfile.TemporaryDirectory(prefix="interact-bench-") as folder:
        settings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "2"}
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.bench_window", folder],
            cwd=ROOT,
            env=settings,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=LONGEST_S,
        )
    found = json.loads(done.stdout)
    assert found["scale"] == 2.0
    assert found["painted"] == ["CountdownRing"]
    note = f"{PEOPLE} people at 200 %"
    return [
        Row("a tick of the Run page, painted", found["tick"], None, TICK_GOAL, note),
        Row("a marked cell, painted", found["mark"], None, MARK_GOAL, note),
    ]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))))
    sys.stdout.flush()
    # Qt's own end of the process is not what is measured.
    os._exit(0)
