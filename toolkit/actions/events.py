"""Preparing, opening and closing events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.model.facts import (
    Closed,
    EventAmended,
    Opened,
    Prepared,
    Registered,
)
from toolkit.model.facts_team import LeadKeySet
from toolkit.model.instants import Instant, load_zone, start_instant, to_datetime
from toolkit.model.people import assign_codes, why_held
from toolkit.model.plan import encode_plan
from toolkit.store.workspace import Statement

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.clockchange import Repair
    from toolkit.model.facts import Body
    from toolkit.model.people import Hold
    from toolkit.model.plan import Plan

LEAD_KEY = "lead-key"
"""The workspace's setting that remembers the safeguarding lead's public key."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What is asked for when an event is prepared. ``start`` is a wall time of ``zone``."""

    plan: Plan
    start: datetime
    zone: str
    title: str = ""
    place: str = ""
    facility: str = ""
    languages: tuple[str, ...] = ()
    people: tuple[Registered, ...] = ()
    sample: bool = False
    lead_key: str = ""
    """The public key to seal concerns to; empty for the one that the workspace remembers."""


def prepare(desk: Desk, new: NewEvent) -> Changed:
    """Prepare an event with its people, in one commit; people without a code get one.

    Raises ``UserError`` for an unknown zone, a start that doesn't exist there, or a name in a
    workspace without a passphrase.
    """
    zone = load_zone(new.zone)
    start = start_instant(new.start, zone)
    prepared = Prepared(
        plan=encode_plan(new.plan),
        start=start,
        zone=new.zone,
        title=new.title,
        place=new.place,
        facility=new.facility,
        languages=new.languages,
        sample=new.sample,
    )
    day = to_datetime(start, zone).strftime("%Y%m%d")
    stem = f"{new.plan.id}-{day}"
    taken = set(desk.events())
    number = next(n for n in range(1, 1000) if f"{stem}-{n:02d}" not in taken)
    # Who was registered before the start takes part from the start, whenever it was keyed in.
    holds = Instant(min(desk.now(), start))
    people = assign_codes(new.people, (), None)
    bodies: list[Body] = [prepared, *people]
    lead_key = new.lead_key or ("" if new.sample else desk.workspace.setting(LEAD_KEY))
    if lead_key:
        bodies.append(LeadKeySet(lead_key))
    statements = [Statement(holds, body) for body in bodies]
    return desk.state(f"{stem}-{number:02d}", statements)


def holds_of(desk: Desk, event: str) -> list[Hold]:
    """Say what keeps an event from opening, whether or not it is open."""
    return why_held(desk.event(event).people.values())


def open_event(
    desk: Desk,
    event: str,
    at: Instant | None = None,
    override_by: str = "",
    override_reason: str = "",
) -> Changed:
    """Open an event; one that is held needs a name and a reason, else ``UserError('held')``."""
    state = desk.event(event)
    if state.state == "open":
        raise UserError("already-open", event=event)
    return desk.say(event, [opening(desk, event, override_by, override_reason)], at)


def opening(desk: Desk, event: str, override_by: str = "", override_reason: str = "") -> Body:
    """Give the fact that opens an event, if it may open."""
    held = holds_of(desk, event)
    if held and not (override_by.strip() and override_reason.strip()):
        raise UserError("held", holds=held)
    if not held:
        return Opened()
    return Opened(override_by.strip(), override_reason.strip())


def close_event(desk: Desk, event: str, at: Instant | None = None) -> Changed:
    """Close an open event; what runs ends with it."""
    if desk.event(event).state != "open":
        raise UserError("not-open", event=event)
    return desk.say(event, [Closed()], at)


def amend_event(desk: Desk, event: str, change: EventAmended) -> Changed:
    """Put an event's title, place, facility or languages right."""
    desk.event(event)
    return desk.say(event, [change])


def choose_repair(desk: Desk, event: str, repair: Repair) -> Changed:
    """Adapt an event that has not opened to a change of the clocks."""
    if not repair.possible:
        raise UserError("repair-not-possible", repair=repair.code)
    if desk.event(event).state != "prepared":
        raise UserError("already-open", event=event)
    return desk.say(event, [repair.adapted])
