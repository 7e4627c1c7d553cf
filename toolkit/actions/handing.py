"""Handing children over: in from a carer, out to one, and what must be known to care for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from toolkit.model.care import care_of, proposed_dates
from toolkit.model.errors import UserError
from toolkit.model.facts import Registered, Retracted
from toolkit.model.facts_care import (
    CareNoted,
    HandedOver,
    MedicationCleared,
    MedicationGiven,
    MedicationSet,
)
from toolkit.model.instants import DAY_MINUTES, Instant
from toolkit.model.people import Role, assign_codes, homes_of, registration, takes_part
from toolkit.model.whereabouts import Where, stays_of, where_at
from toolkit.store.workspace import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.event import Event
    from toolkit.model.facts import Body

Direction = Literal["in", "out"]
Outcome = Literal["given", "refused", "not-needed"]


class Detail(msgspec.Struct, frozen=True):
    """What may be said of a hand-over beside that it took place; ``None`` leaves it as it was."""

    carer: str | None = None
    adult: str | None = None
    signed: bool | None = None
    note: str | None = None
    welfare_by: str | None = None
    feedback_by: str | None = None
    returned: bool | None = None


def receiver(desk: Desk, event: Event) -> str:
    """Give who receives a child if nobody says otherwise: who is at the desk, else the lead."""
    if desk.person in event.people:
        return desk.person
    here = [person for person in event.people.values() if not person.withdrawn]
    for role in (Role.LEAD, Role.DEPUTY):
        found = next((person.code for person in here if person.role == role), "")
        if found:
            return found
    return ""


def hand_in(
    desk: Desk, event: str, codes: Sequence[str], at: Instant | None = None, adult: str = ""
) -> Changed:
    """Children have arrived, all in one commit; who is at the desk received them, or the lead.

    Who lacks a paper is in the house and counted like the others, and in no session. Who had
    withdrawn takes part again. Raises ``UserError``: ``no-such-person``, ``not-a-participant``,
    ``already-arrived`` (all with ``person``).
    """
    state = desk.event(event)
    when = _when(desk, at)
    bodies: list[Body] = []
    for code in _known(state, codes):
        _must_be_away(state, code, when)
        if state.people[code].withdrawn:
            bodies.append(registration(state.people[code]))
        bodies.append(HandedOver(code, "in", adult=adult or receiver(desk, state)))
    return desk.say(event, bodies, when)


def hand_out(
    desk: Desk, event: str, codes: Sequence[str], at: Instant | None = None, adult: str = ""
) -> Changed:
    """Children were handed to their carers, all in one commit, the follow-up dates as proposed.

    Raises as :func:`hand_in` does, with ``not-arrived`` and ``already-left`` in place of
    ``already-arrived``.
    """
    state = desk.event(event)
    when = _when(desk, at)
    welfare, feedback = (day.isoformat() for day in proposed_dates(state))
    bodies: list[Body] = []
    for code in _known(state, codes):
        _must_be_here(state, code, when)
        bodies.append(
            HandedOver(
                code,
                "out",
                adult=adult or receiver(desk, state),
                welfare_by=welfare,
                feedback_by=feedback,
            )
        )
    return desk.say(event, bodies, when)


def arrive_unlisted(desk: Desk, event: str, home: str = "", at: Instant | None = None) -> Changed:
    """A child has come whom nobody had on the list: registered and handed in, in one commit.

    Nothing is known of their papers, so they wait for them: in the house, in no session.
    """
    state = desk.event(event)
    when = _when(desk, at)
    entry = Registered("", Role.CHILD.value, home=home)
    (coded,) = assign_codes([entry], state.people, homes_of(state.people.values()))
    arrived = HandedOver(coded.person, "in", adult=receiver(desk, state))
    return desk.say(event, [coded, arrived], when)


def restate(
    desk: Desk,
    event: str,
    code: str,
    direction: Direction,
    detail: Detail,
    at: Instant | None = None,
) -> Changed:
    """Put right, or add to, what was said of a child's last hand-over; ``at`` is its right time.

    Raises ``UserError``: ``no-hand-over`` where there was none, ``hand-over-order``
    where the child would have left before it came.
    """
    state = desk.event(event)
    care = care_of(state, code)
    before = care.came if direction == "in" else care.went
    if before is None:
        raise UserError("no-hand-over", person=code)
    when = before.at if at is None else _when(desk, at)
    other = care.went if direction == "in" else care.came
    if other is not None and (before.at <= other.at) != (when <= other.at):
        raise UserError("hand-over-order", person=code)
    said = {name: getattr(detail, name) for name in Detail.__struct_fields__}
    changes = {name: value for name, value in said.items() if value is not None}
    body = msgspec.structs.replace(before.what, **changes)
    return desk.state(
        event,
        [Statement(desk.now(), Retracted((before.fact.hex(),))), Statement(when, body)],
    )


def note_care(desk: Desk, event: str, noted: CareNoted) -> Changed:
    """Say what those who look after a child have to know; fields that are ``None`` stay."""
    _known(desk.event(event), [noted.person])
    return desk.say(event, [noted])


def set_medication(
    desk: Desk,
    event: str,
    code: str,
    text: str,
    times: Sequence[int] = (),
    medicine: str = "",
) -> Changed:
    """Write a line of medication, or write ``medicine`` anew; without times it is when needed.

    ``times`` are minutes after midnight. Raises ``UserError``: ``no-medicine`` without a text,
    ``bad-time-of-day``.
    """
    state = desk.event(event)
    _known(state, [code])
    if not text.strip():
        raise UserError("no-medicine")
    if any(not 0 <= minute < DAY_MINUTES for minute in times):
        raise UserError("bad-time-of-day")
    name = medicine or _free_name(desk, event, code)
    body = MedicationSet(code, name, text.strip(), tuple(sorted(set(times))))
    return desk.say(event, [body])


def _free_name(desk: Desk, event: str, code: str) -> str:
    """Name a line; one that was taken away keeps its name, since doses were given of it."""
    used = {
        fact.what.medicine
        for fact in desk.facts(event)
        if isinstance(fact.what, MedicationSet) and fact.what.person == code
    }
    # With the device, so that lines written on two laptops don't take each other's place.
    stem = desk.workspace.device[:6]
    return next(n for n in (f"m{k}-{stem}" for k in range(1, 1000)) if n not in used)


def clear_medication(desk: Desk, event: str, code: str, medicine: str) -> Changed:
    """Take a line of medication away; raise ``UserError('no-medicine')`` if it isn't there."""
    if medicine not in care_of(desk.event(event), code).medicines:
        raise UserError("no-medicine")
    return desk.say(event, [MedicationCleared(code, medicine)])


def give_medication(
    desk: Desk,
    event: str,
    code: str,
    medicine: str,
    due: Instant | None = None,
    outcome: Outcome = "given",
    at: Instant | None = None,
) -> Changed:
    """Say what became of a dose; without ``due`` it is one that was given because it was needed."""
    if medicine not in care_of(desk.event(event), code).medicines:
        raise UserError("no-medicine")
    return desk.say(event, [MedicationGiven(code, medicine, due or 0, outcome)], _when(desk, at))


def _when(desk: Desk, at: Instant | None) -> Instant:
    return desk.now() if at is None else at


def _known(state: Event, codes: Sequence[str]) -> list[str]:
    """Give the codes, each once; all must be of those who take part."""
    found = list(dict.fromkeys(codes))
    for code in found:
        person = state.people.get(code)
        if person is None:
            raise UserError("no-such-person", person=code)
        if not takes_part(person, training=state.training):
            raise UserError("not-a-participant", person=code)
    return found


def _must_be_away(state: Event, code: str, at: Instant) -> None:
    """Raise if an arrival at ``at`` is one too many: it is there already, or comes next."""
    before, after = _handings(state, code, at)
    if before == "in" or after == "in":
        raise UserError("already-arrived", person=code)


def _must_be_here(state: Event, code: str, at: Instant) -> None:
    """Raise if a child can't have been handed out at ``at``: never came, or is gone already."""
    before, after = _handings(state, code, at)
    if before == "out" or after == "out":
        raise UserError("already-left", person=code)
    if before == "in":
        return
    if after == "in" or (place := where_at(state).get(code)) is None:
        raise UserError("not-arrived", person=code)
    if place.where is Where.NOT_ARRIVED:
        raise UserError("not-arrived", person=code)


def _handings(state: Event, code: str, at: Instant) -> tuple[str, str]:
    """Give the directions of the last hand-over up to an instant and of the next; empty if none."""
    handed = [stay for stay in stays_of(state, code) if stay.handed]
    before = [stay.handed for stay in handed if stay.since <= at]
    after = [stay.handed for stay in handed if stay.since > at]
    return (before[-1] if before else "", after[0] if after else "")
