"""Calling the roll: everybody out of the house, ticked one by one; each tick is on disk at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.model.facts_care import RollClosed, SeenAtRoll
from toolkit.model.roll import fold_rolls, missing, who_is_called

if TYPE_CHECKING:
    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.instants import Instant


def see(
    desk: Desk, event: str, roll: str, code: str, *, seen: bool = True, at: Instant | None = None
) -> Changed:
    """Somebody was seen, or after all not; the first tick of a roll begins it.

    Raises ``UserError('no-such-person')``.
    """
    if code not in desk.event(event).people:
        raise UserError("no-such-person", person=code)
    return desk.say(event, [SeenAtRoll(code, roll, seen)], at)


def end_roll(desk: Desk, event: str, roll: str, at: Instant | None = None) -> Changed:
    """The roll-call is over: so many of those who should have been there were seen."""
    state = desk.event(event)
    when = desk.now() if at is None else at
    called = who_is_called(state, when)
    expected = sum(one.expected for one in called)
    lacking = len(missing(called, state.folded(fold_rolls).get(roll)))
    return desk.say(event, [RollClosed(roll, expected - lacking, expected)], when)
