"""Children going out of the room with an adult, and coming back; nobody is asked why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.model.facts_care import Moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.instants import Instant


def send_out(
    desk: Desk, event: str, people: Sequence[str], adult: str = "", at: Instant | None = None
) -> Changed:
    """Let children leave the room with an adult; the clock goes on.

    ``adult`` is a person code, empty for somebody who isn't in the list. Raises
    ``UserError('no-such-person')``.
    """
    return _move(desk, event, [Moved(code, "out", adult) for code in people], at)


def take_off_site(
    desk: Desk, event: str, people: Sequence[str], adult: str = "", at: Instant | None = None
) -> Changed:
    """Let children leave the grounds with an adult of the team, or (empty) with a carer."""
    return _move(desk, event, [Moved(code, "off-site", adult) for code in people], at)


def bring_back(desk: Desk, event: str, people: Sequence[str], at: Instant | None = None) -> Changed:
    """Let children be in the room again."""
    return _move(desk, event, [Moved(code, "room") for code in people], at)


def _move(desk: Desk, event: str, moves: Sequence[Moved], at: Instant | None) -> Changed:
    state = desk.event(event)
    if state.state == "closed":
        raise UserError("not-open", event=event)
    for move in moves:
        for code in (move.person, move.adult):
            if code and code not in state.people:
                raise UserError("no-such-person", person=code)
    return desk.say(event, moves, at)
