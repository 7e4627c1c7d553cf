"""A desk in the middle of a search, to be killed; run as ``search_child.py FOLDER EVENT NOW``.

After each thing that was said it tells the facts that were acknowledged, a line straight to file 1.
"""

import os
import sys
from itertools import cycle
from pathlib import Path

from toolkit.actions import searching
from toolkit.actions.desk import Changed, Desk
from toolkit.actions.sample import SetClock
from toolkit.model.instants import Instant
from toolkit.model.search import AREAS, CALLS, open_search
from toolkit.store.workspace import Workspace


def tell(changed: Changed) -> None:
    ids = " ".join(fact.id.hex() for fact in changed.facts)
    os.write(1, f"{ids}\n".encode())


def main() -> None:
    folder, event, now = Path(sys.argv[1]), sys.argv[2], Instant(int(sys.argv[3]))
    clock = SetClock(now)
    with Workspace.open(folder, now=clock.now) as workspace:
        desk = Desk(workspace, clock.now)
        tell(searching.short_count(desk, event, 12, 13, "night-2", 120))
        found = open_search(desk.event(event))
        assert found is not None
        people = [person.code for person in desk.event(event).participants()]
        for number in cycle(range(len(AREAS))):
            clock.set(Instant(clock.now() + 1000))
            tell(searching.about(desk, event, found.id, people[:1], seen_at=now))
            tell(searching.call(desk, event, found.id, CALLS[number % len(CALLS)]))
            tell(searching.place(desk, event, found.id, AREAS[number], done=True))
            tell(searching.note(desk, event, found.id, "light in the cellar"))


if __name__ == "__main__":
    main()
