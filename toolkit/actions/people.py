"""Registering people, putting them right, withdrawing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.model.facts import Amended, Registered, ShiftCleared, ShiftSet, Withdrawn
from toolkit.model.instants import Instant
from toolkit.model.people import assign_codes, homes_of, registration
from toolkit.model.rota import proposed_shifts
from toolkit.store.workspace import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.actions.desk import Changed, Desk


def register(
    desk: Desk, event: str, entries: Sequence[Registered], at: Instant | None = None
) -> Changed:
    """Register people, all or none; who has no code gets one.

    Before an event's start people count as there from the start. Raises
    ``UserError('code-taken')`` for a code in use, ``passphrase-needed`` for a name without one.
    """
    state = desk.event(event)
    taken = [e.person for e in entries if e.person in state.people]
    if taken:
        raise UserError("code-taken", person=taken[0])
    coded = assign_codes(entries, state.people, homes_of(state.people.values()))
    now = desk.now() if at is None else at
    holds = now if state.run.opened is not None else Instant(min(now, state.start))
    return desk.state(event, [Statement(holds, entry) for entry in coded])


def amend(desk: Desk, event: str, changes: Sequence[Amended]) -> Changed:
    """Put people's fields right, one fact each."""
    state = desk.event(event)
    for change in changes:
        if change.person not in state.people:
            raise UserError("no-such-person", person=change.person)
    return desk.say(event, list(changes))


def withdraw(desk: Desk, event: str, code: str, at: Instant | None = None) -> Changed:
    """Someone takes no further part; nobody is asked why."""
    state = desk.event(event)
    person = state.people.get(code)
    if person is None or person.withdrawn:
        raise UserError("no-such-person", person=code)
    return desk.say(event, [Withdrawn(code)], at)


def bring_back(desk: Desk, event: str, code: str, at: Instant | None = None) -> Changed:
    """Someone who had withdrawn takes part again."""
    person = desk.event(event).people.get(code)
    if person is None or not person.withdrawn:
        raise UserError("no-such-person", person=code)
    return desk.say(event, [registration(person)], at)


def set_shift(desk: Desk, event: str, shift: ShiftSet) -> Changed:
    """Put one of the team on duty for a span."""
    state = desk.event(event)
    if shift.person not in state.people:
        raise UserError("no-such-person", person=shift.person)
    if shift.end <= shift.start:
        raise UserError("bad-span")
    return desk.say(event, [shift])


def take_rota(desk: Desk, event: str) -> Changed:
    """Put those of the team who have no shift yet on duty as the plan's rota says, in one go.

    Raises ``UserError('no-rota')`` if there is nobody to put on duty, or no rota.
    """
    shifts = proposed_shifts(desk.event(event))
    if not shifts:
        raise UserError("no-rota")
    return desk.say(event, shifts)


def clear_shift(desk: Desk, event: str, person: str, shift: str) -> Changed:
    """Take a span of duty away."""
    if (person, shift) not in desk.event(event).shifts:
        raise UserError("no-such-shift")
    return desk.say(event, [ShiftCleared(person, shift)])
