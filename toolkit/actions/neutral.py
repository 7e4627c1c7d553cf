"""The neutral screen: all screens calm and the clock paused; only the time is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions.laptops import has_clock
from toolkit.model.calm import calm_since
from toolkit.model.errors import UserError
from toolkit.model.facts import Paused, Resumed
from toolkit.model.facts_team import NeutralBegun, NeutralEnded
from toolkit.model.schedule import Phase

if TYPE_CHECKING:
    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.facts import Body
    from toolkit.model.instants import Instant


def begin_neutral(desk: Desk, event: str, at: Instant | None = None) -> Changed:
    """Make the screens calm; what runs is paused with it. Nobody is asked why.

    On a laptop that doesn't run the agenda the screens are calm and the clock goes on. Raises
    ``UserError('already-neutral')``.
    """
    state = desk.event(event)
    when = desk.now() if at is None else at
    if calm_since(state) is not None:
        raise UserError("already-neutral")
    bodies: list[Body] = [NeutralBegun()]
    if state.timeline(when).phase is Phase.RUNNING and has_clock(desk, event):
        bodies.append(Paused())
    return desk.say(event, bodies, when)


def end_neutral(desk: Desk, event: str, at: Instant | None = None) -> Changed:
    """Let the screens show again what they showed; what was paused with them goes on.

    A pause that was there before stays. Raises ``UserError('not-neutral')``.
    """
    state = desk.event(event)
    since = calm_since(state)
    if since is None:
        raise UserError("not-neutral")
    bodies: list[Body] = [NeutralEnded()]
    if state.run.paused_since == since:
        bodies.append(Resumed())
    return desk.say(event, bodies, at)


def toggle_neutral(desk: Desk, event: str, at: Instant | None = None) -> Changed:
    """Do the one of both that isn't so."""
    calm = calm_since(desk.event(event)) is not None
    return (end_neutral if calm else begin_neutral)(desk, event, at)
