"""Registering people, putting them right, withdrawing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.model.facts import Amended, Registered, ShiftCleared, ShiftSet, Withdrawn
from toolkit.model.instants import Instant
from toolkit.model.people import assign_codes, homes_of, registration
from toolkit.model.placing import free_places, place
from toolkit.model.rota import proposed_shifts
from toolkit.store.workspace import Statement

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.event import Event
    from toolkit.model.people import Person


def register(
    desk: Desk, event: str, entries: Sequence[Registered], at: Instant | None = None
) -> Changed:
    """Register people, all or none; who has no code gets one.

    Before an event's start people count as there from the start. Raises
    ``UserError('code-taken')`` for a code in use, ``passphrase-needed`` for a name without one.
    """
    return _register(desk, event, entries, frozenset(), at)


def take_list(
    desk: Desk, event: str, entries: Sequence[Registered], at: Instant | None = None
) -> Changed:
    """Register everyone of a list, all or none; before the event opens they take the free places.

    Raises as :func:`register` does.
    """
    state = desk.event(event)
    return _register(desk, event, placed(state, entries), frozenset(places(state)), at)


def places(state: Event) -> dict[str, Person]:
    """Give the places that a list may take: those prepared, of whom nothing else is known yet.

    Once the event was opened there are none, since somebody may stand behind each.
    """
    return free_places(state.people.values()) if state.run.opened is None else {}


def placed(state: Event, entries: Sequence[Registered]) -> list[Registered]:
    """Give the entries of a list with the codes of the places that they take."""
    return place(entries, places(state))


def _register(
    desk: Desk,
    event: str,
    entries: Sequence[Registered],
    free: Collection[str],
    at: Instant | None,
) -> Changed:
    state = desk.event(event)
    taken = [e.person for e in entries if e.person in state.people and e.person not in free]
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
