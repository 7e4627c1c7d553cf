"""Commands about catching up: what could give when it is late."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from toolkit.actions import catching_up
from toolkit.actions.showing import moment_of
from toolkit.cli.shared import laptop_now, parse_at, parse_wall
from toolkit.content.library import find_plan
from toolkit.model.instants import clock_text, load_zone, start_instant
from toolkit.words.catchup import Telling

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from toolkit.cli.shared import Shell
    from toolkit.model.catchup import CatchUp

_A_FRIDAY = "2026-10-02"
"""Where a plan is laid when no date is given: times alone are wanted."""


def plan(shell: Shell) -> int:
    """Say what could give if a plan is late."""
    args = shell.args
    meant = find_plan(shell.places, args.plan).plan
    zone = load_zone(args.zone)
    wall = args.start or f"{_A_FRIDAY}T{clock_text(meant.days[0].start)}"
    start = start_instant(parse_wall(wall), zone)
    found = catching_up.plan_proposals(meant, start, zone, args.late, args.at, args.day)
    titles = {block.id: block.title for _, block in meant.all_blocks()}
    _tell(shell, found, zone, lambda block: shell.words.content(titles.get(block, block)))
    return 0


def event(shell: Shell) -> int:
    """Say what could give at an event, or take one of the ways."""
    args = shell.args
    with shell.desk() as desk:
        state = desk.event(args.event)
        at = parse_at(desk, args.event, args.at)
        when = moment_of(desk, args.event, laptop_now()) if at is None else at
        if args.choose is not None:
            changed = catching_up.choose(desk, args.event, args.choose, when)
            shell.out(changed.facts[-1].id.hex())
            return 0
        found = catching_up.proposals(desk, args.event, when)
    _tell(shell, found, state.zone, lambda block: shell.words.content(state.title_of(block)))
    return 0


def _tell(shell: Shell, found: CatchUp, zone: ZoneInfo, title_of: Callable[[str], str]) -> None:
    if shell.args.json:
        shell.out(json.dumps(catching_up.as_data(found, zone), ensure_ascii=False))
        return
    words = shell.words
    if not found.late:
        shell.out(words.say("Nothing has to give: the fixed times ahead hold."))
        return
    telling = Telling(words, zone, title_of)
    held = words.join(telling.fixed(fixed) for fixed in found.fixed)
    late = words.duration(found.late)
    shell.out(words.say("{minutes} too many: {fixed}.", minutes=late, fixed=held))
    if not found.ways:
        shell.out(
            words.say(
                "Nothing that is left may give. What comes last before the fixed time is cut off."
            )
        )
    for number, way in enumerate(found.ways, start=1):
        shell.out(f"{number}  {telling.heading(way)}")
        for change in way.changes:
            shell.out(f"   - {telling.change(change)}")
        shell.out(f"   = {words.join(telling.fixed(fixed) for fixed in way.fixed)}")
        for rest in telling.rest(way):
            shell.out(f"   = {rest}")


COMMANDS: dict[str, Callable[[Shell], int]] = {
    "plan catch-up": plan,
    "event catch-up": event,
}
