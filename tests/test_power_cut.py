"""The power goes, the disk is full, while an event runs: nothing acknowledged is lost.

The desk is killed in the midst of acting, again and again through one event; what is opened then
stands at the minute at which it stood. A write that fails leaves the desk where the journal is.
"""

import os
import random
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.power_cut_child import standing
from toolkit.actions import events, marking, people, running, undoing
from toolkit.actions.desk import Changed, Desk
from toolkit.actions.sample import SetClock, day_before, sample_event
from toolkit.content.places import Places, shipped
from toolkit.model.errors import UserError
from toolkit.model.event import fold_event
from toolkit.model.facts import Fact, Registered, Status
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.schedule import Phase, Timeline
from toolkit.store.workspace import Workspace

KILLS = 60
SAMPLE = sample_event(Places(shipped()))


@dataclass
class Told:
    """What one life told before it was killed: all it acknowledged, and where it stood at last."""

    now: Instant
    facts: list[str] = field(default_factory=list)
    stood: str = ""


def live_and_die(
    process: "subprocess.Popen[str]", seed: int, now: Instant, acts: int, delay: float
) -> Told:
    """Let a desk act so many times, then kill it ``delay`` seconds later."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{seed} {now}\n")
    process.stdin.flush()
    told = Told(now)
    killer: threading.Timer | None = None
    done = 0
    for line in process.stdout:
        word, *rest = line.split()
        if word == "pid":
            killer = threading.Timer(delay, os.kill, (int(rest[0]), signal.SIGKILL))
        elif word == "ack":
            done += 1
            told.now, told.stood = Instant(int(rest[0])), " ".join(rest[1:5])
            told.facts += rest[5:]
        else:
            assert (word, rest) == ("gone", [str(-signal.SIGKILL)])
            break
        if done == acts and killer is not None and not killer.is_alive():
            killer.start()
    assert killer is not None
    killer.join()
    return told


@pytest.fixture
def desks(tmp_path: Path, root: Path) -> Iterator[tuple[Path, str, "subprocess.Popen[str]"]]:
    """A workspace with the sample event prepared, and a process that runs it when asked to."""
    folder = tmp_path / "workspace"
    clock = SetClock(day_before(SAMPLE))
    with Workspace.open(folder, now=clock.now) as workspace:
        event = events.prepare(Desk(workspace, clock.now), SAMPLE).event
    with subprocess.Popen(
        [sys.executable, str(root / "tests" / "power_cut_child.py"), str(folder), event],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as process:
        yield folder, event, process
        assert process.stdin is not None
        process.stdin.close()


def reopened(folder: Path, event: str, now: Instant) -> tuple[list[Fact], Timeline]:
    """What someone finds who opens the workspace at an instant."""
    with Workspace.open(folder, now=lambda: now) as workspace:
        desk = Desk(workspace, lambda: now)
        return desk.facts(event), desk.event(event).timeline(now)


def test_the_run_goes_on_at_the_right_minute_after_every_kill(
    desks: tuple[Path, str, "subprocess.Popen[str]"],
) -> None:
    folder, event, process = desks
    chance = random.Random(72)
    kept, _ = reopened(folder, event, Instant(0))
    now = fold_event(kept).start
    said: list[str] = []
    phases: set[Phase] = set()
    compared = 0
    for number in range(KILLS):
        # Some die while they open the workspace, most in the midst of acting.
        told = live_and_die(process, number, now, chance.randint(0, 12), chance.uniform(0, 0.02))
        known = len(kept)
        kept, schedule = reopened(folder, event, told.now)
        found = [fact.id.hex() for fact in kept[known:]]
        assert found[: len(told.facts)] == told.facts
        # At most the one commit that was on its way was kept unacknowledged.
        unsaid = kept[known + len(told.facts) :]
        assert len({fact.recorded for fact in unsaid}) <= 1
        if told.stood:
            acknowledged = fold_event(kept[: len(kept) - len(unsaid)]).timeline(told.now)
            assert standing(acknowledged) == told.stood
            assert unsaid or schedule == acknowledged
            compared += 1
        said += told.facts
        now = Instant(max([told.now, *(fact.holds for fact in unsaid)]))
        phases.add(schedule.phase)
    assert compared > KILLS // 2
    assert len(said) > 5 * KILLS
    assert phases >= {Phase.RUNNING, Phase.PAUSED, Phase.NIGHT}
    with Workspace.open(folder, now=lambda: now) as workspace:
        assert workspace._vault.database.all("PRAGMA integrity_check") == [("ok",)]
    assert set(said) <= {fact.id.hex() for fact in kept}
    assert [fact.seq for fact in kept] == list(range(1, len(kept) + 1))


@dataclass
class Scene:
    """One event at one desk, in the middle of its first session."""

    desk: Desk
    clock: SetClock
    event: str

    def seen(self) -> object:
        """All that the desk shows of the event."""
        event = self.desk.event(self.event)
        return (
            event.timeline(self.clock.now()),
            list(event.register),
            list(event.register.headcounts),
            event.people,
            event.notes,
            event.steps,
            event.state,
        )

    def in_the_journal(self) -> object:
        """The same, of the facts that are on the disk."""
        fresh = Desk(self.desk.workspace, self.clock.now)
        return Scene(fresh, self.clock, self.event).seen()


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    clock = SetClock(day_before(SAMPLE))
    with Workspace.open(tmp_path / "workspace", now=clock.now) as workspace:
        desk = Desk(workspace, clock.now, "TEAM-01-3")
        event = events.prepare(desk, SAMPLE).event
        clock.set(Instant(desk.event(event).start + 120 * MINUTE))
        running.start_block(desk, event, "who-is-here")
        clock.set(Instant(clock.now() + 5 * MINUTE))
        running.extend_block(desk, event, "who-is-here", 5)
        undoing.undo(desk, event)
        yield Scene(desk, clock, event)


@contextmanager
def refused(desk: Desk) -> Iterator[str]:
    """The system refuses every write beyond what the files have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield "disk-full"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def read_only(desk: Desk) -> Iterator[str]:
    """The database may not be written."""
    desk.workspace._vault.database.execute("PRAGMA query_only = ON")
    yield "read-only"
    desk.workspace._vault.database.execute("PRAGMA query_only = OFF")


LONG = "It was a calm afternoon. " * 400
ACTIONS: dict[str, Callable[[Desk, str], Changed]] = {
    "next": running.next_block,
    "end": lambda desk, event: running.end_block(desk, event, "who-is-here"),
    "extend": lambda desk, event: running.extend_block(desk, event, "who-is-here", 10),
    "pause": running.pause,
    "skip": lambda desk, event: running.skip_block(desk, event, "games"),
    "insert": lambda desk, event: running.insert_block(desk, event, "Walk", 10),
    "earlier": lambda desk, event: running.started_earlier(
        desk, event, "who-is-here", Instant(desk.now() - 7 * MINUTE)
    ),
    "mark": lambda desk, event: marking.mark(
        desk,
        event,
        "who-is-here",
        [person.code for person in desk.event(event).participants()],
        Status.PRESENT,
    ),
    "count": lambda desk, event: marking.headcount(desk, event, 13),
    "note": lambda desk, event: marking.note(desk, event, LONG),
    "tick": lambda desk, event: marking.tick_step(desk, event, "who-is-here", 0, done=True),
    "register": lambda desk, event: people.register(
        desk, event, [Registered("", "child", 15, home="NORD")]
    ),
    "undo": undoing.undo,
    "redo": undoing.redo,
    "close": events.close_event,
}


@pytest.mark.parametrize("fault", [refused, read_only], ids=lambda fault: fault.__name__)
@pytest.mark.parametrize("name", ACTIONS)
def test_the_desk_stands_where_the_journal_is_after_a_failed_write(
    scene: Scene, fault: Callable[[Desk], AbstractContextManager[str]], name: str
) -> None:
    desk, event, action = scene.desk, scene.event, ACTIONS[name]
    before, kept = scene.seen(), len(desk.facts(event))
    with fault(desk) as code:
        for _ in range(2):
            with pytest.raises(UserError) as error:
                action(desk, event)
            assert error.value.code == code
            assert scene.seen() == before
            assert len(desk.facts(event)) == kept
    assert scene.in_the_journal() == before
    # When there is room again it is done as if nothing had been, and once.
    done = action(desk, event)
    assert desk.facts(event)[kept:] == list(done.facts)
    assert scene.seen() == scene.in_the_journal() != before


def test_a_disk_that_fills_up_while_an_event_runs(scene: Scene) -> None:
    desk, event = scene.desk, scene.event
    database = desk.workspace._vault.database
    pages = database.one("PRAGMA page_count")
    database.execute(f"PRAGMA max_page_count = {pages + 8}")
    said, refusals = 0, 0
    for turn in range(400):
        action = list(ACTIONS.values())[turn % (len(ACTIONS) - 1)]
        try:
            said += len(action(desk, event).facts)
        except UserError as error:
            refusals += error.code == "disk-full"
        scene.clock.set(Instant(scene.clock.now() + MINUTE))
        if turn % 20 == 0:
            assert scene.seen() == scene.in_the_journal()
    assert said > 40
    assert refusals > 100
    assert scene.seen() == scene.in_the_journal()
    database.execute("PRAGMA max_page_count = 4294967294")
    kept = len(desk.facts(event))
    marking.note(desk, event, LONG)
    events.close_event(desk, event)
    assert len(desk.workspace.facts(event)) == len(desk.facts(event)) == kept + 2
    assert scene.seen() == scene.in_the_journal()
