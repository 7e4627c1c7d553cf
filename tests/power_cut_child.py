"""A desk that runs an event, to be killed; run as ``power_cut_child.py FOLDER EVENT``.

For each line read, a seed and the time on the clock, one life is forked. After each action it tells
the facts that were acknowledged and where the event stands, one line straight to file 1.
"""

import os
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.actions import events, marking, running, undoing
from toolkit.actions.desk import Changed, Desk
from toolkit.actions.sample import SetClock
from toolkit.model.errors import UserError
from toolkit.model.facts import Status
from toolkit.model.instants import HOUR, MINUTE, Instant
from toolkit.model.plan import Kind
from toolkit.model.schedule import Phase, Timeline
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def standing(schedule: Timeline) -> str:
    """Where an event stands: phase, what runs and until when, how late it is."""
    running_row = schedule.running
    until = 0 if running_row is None else running_row.end
    late = 0 if schedule.slip is None else schedule.slip.late
    return f"{schedule.phase} {','.join(sorted(schedule.current)) or '-'} {until} {late}"


class Life:
    """What someone does who runs an event, at random and quickly."""

    def __init__(self, desk: Desk, event: str, chance: random.Random) -> None:
        self.desk, self.event, self.chance = desk, event, chance
        self.doings: list[Callable[[], Changed]] = [
            *[self.next] * 6,
            *[self.mark] * 6,
            self.count,
            self.extend,
            lambda: running.extend_block(desk, event, self.block(), -5),
            lambda: running.pause(desk, event),
            lambda: running.resume(desk, event),
            lambda: running.skip_block(desk, event, self.block(ahead=3)),
            lambda: running.insert_block(desk, event, "Walk", 10, Kind.FREE),
            lambda: running.end_block(desk, event, self.block()),
            lambda: marking.note(desk, event, "calm " * chance.randint(1, 400)),
            lambda: undoing.undo(desk, event),
            lambda: undoing.redo(desk, event),
        ]

    def schedule(self) -> Timeline:
        return self.desk.event(self.event).timeline(self.desk.now())

    def block(self, ahead: int = 0) -> str:
        """What runs, or so many blocks further on."""
        schedule = self.schedule()
        row = schedule.running or schedule.next or schedule.rows[0]
        return schedule.rows[min(schedule.rows.index(row) + ahead, len(schedule.rows) - 1)].id

    def next(self) -> Changed:
        return running.next_block(self.desk, self.event)

    def mark(self) -> Changed:
        codes = [person.code for person in self.desk.event(self.event).participants()]
        some = self.chance.sample(codes, self.chance.randint(1, len(codes)))
        status = self.chance.choice(list(Status))
        return marking.mark(self.desk, self.event, self.block(), some, status)

    def count(self) -> Changed:
        return marking.headcount(self.desk, self.event, self.chance.randint(10, 13))

    def extend(self) -> Changed:
        return running.extend_block(self.desk, self.event, self.block(), 5)

    def act(self) -> Changed | None:
        try:
            return self.chance.choice(self.doings)()
        except UserError:
            return None


def live(folder: Path, event: str, seed: str, now: Instant) -> None:
    """Act until killed; at night an hour passes at a time."""
    clock, chance = SetClock(now), random.Random(seed)
    with Workspace.open(folder, now=clock.now) as workspace:
        desk = Desk(workspace, clock.now, "TEAM-01-3")
        life = Life(desk, event, chance)
        if desk.event(event).state == "prepared":
            tell(clock, life, events.open_event(desk, event))
        while True:
            asleep = life.schedule().phase is Phase.NIGHT
            step = HOUR if asleep else chance.randint(1, 9) * MINUTE + chance.randint(0, 59_999)
            clock.set(Instant(clock.now() + step))
            changed = life.act()
            if changed is not None:
                tell(clock, life, changed)


def tell(clock: SetClock, life: Life, changed: Changed) -> None:
    """Acknowledge what was done."""
    ids = " ".join(fact.id.hex() for fact in changed.facts)
    say(f"ack {clock.now()} {standing(life.schedule())} {ids}")


def main() -> None:
    folder, event = Path(sys.argv[1]), sys.argv[2]
    for line in sys.stdin:
        seed, now = line.split()
        pid = os.fork()
        if pid == 0:
            live(folder, event, seed, Instant(int(now)))
            os._exit(0)
        say(f"pid {pid}")
        _, status = os.waitpid(pid, 0)
        say(f"gone {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
