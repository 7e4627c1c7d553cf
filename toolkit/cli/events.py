"""Commands about events: prepare, run, mark, show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.actions import events, marking, people, running, undoing
from toolkit.actions.showing import event_lines, moment_of, show_event
from toolkit.cli import care, searching
from toolkit.cli.shared import laptop_now, parse_at, parse_wall
from toolkit.content.library import find_plan
from toolkit.model.errors import UserError
from toolkit.model.facts import Status
from toolkit.model.instants import iso, load_zone
from toolkit.model.plan import Kind
from toolkit.sheets.people_file import read_people
from toolkit.sheets.people_problems import describe_problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.desk import Changed, Desk
    from toolkit.cli.shared import Shell
    from toolkit.model.facts import Registered
    from toolkit.model.instants import Instant

    Action = Callable[["Desk", str, "Instant | None"], Changed]


def new(shell: Shell) -> int:
    """Prepare an event and print its identifier."""
    args = shell.args
    plan = find_plan(shell.places, args.plan).plan
    entries: tuple[Registered, ...] = ()
    if args.people:
        found = read_people(Path(args.people))
        for problem in found.problems:
            shell.err(f"{problem.place}: {describe_problem(shell.words, problem)}")
        if found.problems:
            return 1
        entries = tuple(found.entries())
    languages = tuple(tag.strip() for tag in args.languages.split(";") if tag.strip())
    named = any(entry.call_name or entry.name for entry in entries)
    wanted = events.NewEvent(
        plan=plan,
        start=parse_wall(args.start),
        zone=args.zone,
        title=args.title,
        place=args.place,
        facility=args.facility,
        languages=languages or (plan.language,),
        people=entries,
    )
    with shell.desk(may_protect=named) as desk:
        shell.out(events.prepare(desk, wanted).event)
    return 0


def list_(shell: Shell) -> int:
    """List the events."""
    with shell.desk() as desk:
        lines = event_lines(desk)
    if shell.args.json:
        rows = [
            {
                "event": line.id,
                "title": line.title,
                "place": line.place,
                "start": iso(line.start, load_zone(line.zone)),
                "zone": line.zone,
                "state": line.state,
                "participants": line.participants,
            }
            for line in lines
        ]
        shell.out(json.dumps(rows, ensure_ascii=False))
        return 0
    for line in lines:
        start = iso(line.start, load_zone(line.zone))
        shell.out(f"{line.id}\t{line.state}\t{start}\t{line.title}")
    return 0


def show(shell: Shell) -> int:
    """Show an event as it stands."""
    with shell.desk() as desk:
        at = parse_at(desk, shell.args.event, shell.args.at)
        when = moment_of(desk, shell.args.event, laptop_now()) if at is None else at
        found = show_event(desk, shell.args.event, when)
    if shell.args.json:
        shell.out(json.dumps(found, ensure_ascii=False))
        return 0
    shell.out(f"{found['event']}\t{found['state']}\t{found['start']}\t{found['zone']}")
    for block in found["blocks"]:
        now = ">" if block["id"] in found["current"] else " "
        begin, end = block["start"][:16].replace("T", " "), block["end"][11:16]
        shell.out(f"{now} {begin}–{end}  {block['state']:<8} {block['id']}  {block['title']}")
    return 0


def do(shell: Shell) -> int:
    """Do one thing to an event and print the identifier of the last fact it left on disk."""
    action = _ACTIONS[shell.args.action](shell)
    with shell.desk() as desk:
        if desk.person and desk.person not in desk.event(shell.args.event).people:
            raise UserError("no-such-person", person=desk.person)
        at = parse_at(desk, shell.args.event, shell.args.at)
        changed = action(desk, shell.args.event, at)
    shell.out(changed.facts[-1].id.hex())
    return 0


def _mark(shell: Shell) -> Action:
    args = shell.args
    return lambda desk, event, at: marking.mark(
        desk, event, args.block, [args.code], Status(args.status), args.minutes, at
    )


def _open(shell: Shell) -> Action:
    args = shell.args
    return lambda desk, event, at: events.open_event(
        desk, event, at, args.override_by, args.override_reason
    )


def _insert(shell: Shell) -> Action:
    args = shell.args
    return lambda desk, event, at: running.insert_block(
        desk, event, args.title, args.minutes, Kind(args.kind), args.after, at
    )


def _headcount(shell: Shell) -> Action:
    args = shell.args
    return lambda desk, event, at: marking.headcount(desk, event, args.counted, args.block, at=at)


def _note(shell: Shell) -> Action:
    args = shell.args
    return lambda desk, event, at: marking.note(desk, event, args.text, args.block, at)


def _extend(shell: Shell) -> Action:
    args = shell.args
    return lambda desk, event, at: running.extend_block(desk, event, args.block, args.minutes, at)


def _withdraw(shell: Shell) -> Action:
    return lambda desk, event, at: people.withdraw(desk, event, shell.args.code, at)


def _block(action: Callable[[Desk, str, str, Instant | None], Changed]) -> Callable[..., Action]:
    def bound(shell: Shell) -> Action:
        return lambda desk, event, at: action(desk, event, shell.args.block, at)

    return bound


def _plain(action: Callable[[Desk, str, Instant | None], Changed]) -> Callable[..., Action]:
    return lambda shell: action


_ACTIONS: dict[str, Callable[[Shell], Action]] = {
    "mark": _mark,
    "open": _open,
    "close": _plain(events.close_event),
    "start": _block(running.start_block),
    "end": _block(running.end_block),
    "next": _plain(running.next_block),
    "skip": _block(running.skip_block),
    "extend": _extend,
    "pause": _plain(running.pause),
    "resume": _plain(running.resume),
    "insert": _insert,
    "note": _note,
    "headcount": _headcount,
    "withdraw": _withdraw,
    "arrive": care.arrive,
    "leave": care.leave,
    "search": searching.search,
    "undo": _plain(undoing.undo),
    "redo": _plain(undoing.redo),
}
