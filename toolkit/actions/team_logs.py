"""Writing the log of a turn, and signing that one has read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.model.facts_team import LogSigned, LogWritten
from toolkit.model.logbook import fold_logs, log_name, turns
from toolkit.model.people import is_team

if TYPE_CHECKING:
    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.instants import Instant
    from toolkit.model.logbook import TurnName


def write_log(
    desk: Desk, event: str, turn: TurnName, day: int, text: str, at: Instant | None = None
) -> Changed:
    """Write the log of a turn; a later text replaces an earlier one and is read and signed anew.

    ``day`` is the number of the day whose evening it is, or whose morning. Whoever is at the desk
    has written it. Raises ``UserError``: ``empty-log``, ``no-such-turn``.
    """
    state = desk.event(event)
    if not text.strip():
        raise UserError("empty-log")
    if not any((each.name, each.day) == (turn, day) for each in turns(state)):
        raise UserError("no-such-turn", turn=turn, day=day)
    return desk.say(event, [LogWritten(log_name(turn, day), turn, day, text.strip())], at)


def sign_log(desk: Desk, event: str, log: str, version: str, at: Instant | None = None) -> Changed:
    """Let who is at the desk say that they have read a text of a log (``version``, its id).

    Raises ``UserError``: ``nobody-at-desk``, ``not-of-team``, ``no-such-log``, ``already-signed``.
    """
    state = desk.event(event)
    if not desk.person:
        raise UserError("nobody-at-desk")
    person = state.people.get(desk.person)
    if person is None or person.withdrawn or not is_team(person):
        raise UserError("not-of-team", person=desk.person)
    found = state.folded(fold_logs).get(log)
    text = next((v for v in found.versions if v.id == version), None) if found else None
    if text is None:
        raise UserError("no-such-log", log=log)
    if desk.person in text.signed:
        raise UserError("already-signed", person=desk.person)
    return desk.say(event, [LogSigned(desk.person, log, version)], at)
