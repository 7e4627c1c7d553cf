"""Commands about the logs between shifts: write one, list them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from toolkit.actions.team_logs import write_log
from toolkit.cli.shared import laptop_now, parse_at
from toolkit.model.errors import UserError
from toolkit.model.instants import iso
from toolkit.model.logbook import DAY_NIGHT, NIGHT_DAY, fold_logs, known, not_signed, turns
from toolkit.words.logs import clock_text, doses_text, happening_text, turn_title, where_text

if TYPE_CHECKING:
    from toolkit.cli.shared import Shell
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.logbook import Log, Turn, Version


def log(shell: Shell) -> int:
    """Write the log of a turn and print the identifier of its fact."""
    args = shell.args
    with shell.desk() as desk:
        if desk.person and desk.person not in desk.event(args.event).people:
            raise UserError("no-such-person", person=desk.person)
        at = parse_at(desk, args.event, args.at)
        turn = DAY_NIGHT if args.turn == DAY_NIGHT else NIGHT_DAY
        changed = write_log(desk, args.event, turn, args.day, args.text, at)
    shell.out(changed.facts[-1].id.hex())
    return 0


def logs(shell: Shell) -> int:
    """List the logs of an event, with what is known beside each."""
    with shell.desk() as desk:
        event = desk.event(shell.args.event)
        at = parse_at(desk, shell.args.event, shell.args.at)
    now = laptop_now() if at is None else at
    written = event.folded(fold_logs)
    found = [turn for turn in turns(event) if turn.opens <= now or turn.log in written]
    if shell.args.json:
        rows = [_row(event, turn, now, written.get(turn.log)) for turn in found]
        shell.out(json.dumps(rows, ensure_ascii=False))
        return 0
    for turn in found:
        _tell(shell, event, turn, now, written.get(turn.log))
    return 0


def _row(event: Event, turn: Turn, now: Instant, log: Log | None) -> dict[str, object]:
    told = known(event, turn, now)
    return {
        "log": turn.log,
        "turn": turn.name,
        "day": turn.day,
        "opens": iso(turn.opens, event.zone),
        "versions": [_version(event, version) for version in (log.versions if log else ())],
        "not_signed": not_signed(event, turn),
        "known": {
            "from": iso(told.begin, event.zone),
            "to": iso(told.end, event.zone),
            "happenings": [
                {"at": iso(each.at, event.zone), "day": each.day, "what": each.code, **each.params}
                for each in told.happenings
            ],
            "where": told.where,
            "doses": told.doses,
            "doses_ahead": [iso(at, event.zone) for at in told.ahead],
        },
    }


def _version(event: Event, version: Version) -> dict[str, object]:
    return {
        "version": version.id,
        "at": iso(version.at, event.zone),
        "desk": version.desk,
        "text": version.text,
        "signed": {code: iso(at, event.zone) for code, at in version.signed.items()},
    }


def _tell(shell: Shell, event: Event, turn: Turn, now: Instant, log: Log | None) -> None:
    words = shell.words
    shell.out(turn_title(words, turn.name, turn.day))
    told = known(event, turn, now)
    for each in told.happenings:
        day = words.say("Day {number}", number=words.number(each.day))
        said = happening_text(words, event, each)
        shell.out(f"  {day} {clock_text(words, event, each.at)}  {said}")
    for line in (where_text(words, told), doses_text(words, event, told)):
        if line:
            shell.out(f"  {line}")
    if log is None:
        shell.out("  " + words.say("Not written yet."))
        return
    current = log.current
    shell.out(f"  {clock_text(words, event, current.at)} {current.desk}: {current.text}")
    waiting = not_signed(event, turn)
    if waiting:
        codes = words.join(waiting)
        shell.out("  " + words.say("Not read yet: {codes}", codes=codes))
