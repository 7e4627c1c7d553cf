"""A child can't be found: opening a search, saying what is known and done, found.

Nothing here waits for anything: every word is a fact on disk at once, and none is ever deleted.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.model.facts import HeadcountTaken
from toolkit.model.facts_search import (
    FacilityStepsSet,
    SearchAbout,
    SearchCalled,
    SearchClosed,
    SearchNoted,
    SearchOpened,
    SearchPlaced,
    SearchStepped,
)
from toolkit.model.prompts import expected_people
from toolkit.model.search import (
    SEARCH_MINUTES,
    FacilitySteps,
    fold_facility_steps,
    open_search,
    searches,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.event import Event
    from toolkit.model.facts import Body
    from toolkit.model.instants import Instant
    from toolkit.model.search import Search

_KEPT = "facility-steps:"
"""What a facility's own steps are kept under, in front of its name."""
MOST_MINUTES = 120
MOST_STEPS = 30


def somebody_missing(
    desk: Desk, event: str, missing: Sequence[str] = (), at: Instant | None = None
) -> Changed:
    """Open a search without a count: it was noticed otherwise. One that is open goes on.

    ``missing`` are the codes of those who are looked for, if that is known. Raises
    ``UserError('already-searching')`` where that would say nothing new.
    """
    state = desk.event(event)
    found = open_search(state)
    if found is not None and not missing:
        raise UserError("already-searching", event=event)
    when = desk.now() if at is None else at
    name = found.id if found is not None else _name(desk, when)
    bodies: list[Body] = []
    if found is None:
        expected = expected_people(state)
        bodies = [SearchOpened(name, expected, expected), *_kept_steps(desk, state)]
    bodies += [SearchAbout(_person(state, code), name) for code in missing]
    return desk.say(event, bodies, when)


def short_count(
    desk: Desk,
    event: str,
    counted: int,
    expected: int,
    block: str = "",
    night_at: int | None = None,
    at: Instant | None = None,
) -> Changed:
    """Record a count that is short and open a search, or join the one that is open; one commit.

    Raises ``UserError('not-short')`` where nobody is missing.
    """
    state = desk.event(event)
    if not 0 <= counted < expected:
        raise UserError("not-short", counted=counted, expected=expected)
    when = desk.now() if at is None else at
    if not block:
        running = state.timeline(when).running
        block = running.id if running is not None else ""
    found = open_search(state)
    name = found.id if found is not None else _name(desk, when)
    bodies: list[Body] = [
        HeadcountTaken(counted, expected, block, night_at),
        SearchOpened(name, counted, expected, block, night_at),
    ]
    if found is None:
        bodies += _kept_steps(desk, state)
    return desk.say(event, bodies, when)


def about(
    desk: Desk,
    event: str,
    search: str,
    people: Sequence[str],
    *,
    missing: bool = True,
    seen_at: Instant | None = None,
    seen_by: str | None = None,
    where: str | None = None,
    wearing: str | None = None,
    at: Instant | None = None,
) -> Changed:
    """Say what is known of those who are looked for; ``None`` leaves as it was."""
    state = _must_have(desk, event, search)
    bodies = [
        SearchAbout(_person(state, code), search, missing, seen_at, seen_by, where, wearing)
        for code in people
    ]
    return desk.say(event, bodies, at)


def place(
    desk: Desk,
    event: str,
    search: str,
    area: str,
    adult: str = "",
    *,
    done: bool = False,
    at: Instant | None = None,
) -> Changed:
    """Say that an adult looks in a place, or has looked; nobody and not done takes it back."""
    state = _must_have(desk, event, search)
    if not area.strip():
        raise UserError("no-area")
    if adult:
        _person(state, adult)
    return desk.say(event, [SearchPlaced(search, area.strip(), adult, done)], at)


def call(
    desk: Desk, event: str, search: str, whom: str, note: str = "", at: Instant | None = None
) -> Changed:
    """Record that somebody was called, now and by whoever is at the desk; also afterwards."""
    _must_know(desk, event, search)
    if not whom.strip():
        raise UserError("no-whom")
    return desk.say(event, [SearchCalled(search, whom.strip(), note.strip())], at)


def step(
    desk: Desk, event: str, search: str, text: str, *, done: bool, at: Instant | None = None
) -> Changed:
    """Tick a step of the facility's own procedure, or untick it."""
    _must_know(desk, event, search)
    return desk.say(event, [SearchStepped(search, text, done)], at)


def note(desk: Desk, event: str, search: str, text: str, at: Instant | None = None) -> Changed:
    """Write down in one line what was done or became known."""
    _must_know(desk, event, search)
    if not text.strip():
        raise UserError("empty-note")
    return desk.say(event, [SearchNoted(search, text.strip())], at)


def found(
    desk: Desk,
    event: str,
    search: str,
    where: str = "",
    condition: str = "",
    adult: str = "",
    at: Instant | None = None,
) -> Changed:
    """End a search: found. Also after it was handed over to the police."""
    state = _must_have(desk, event, search, also_with="police")
    if adult:
        _person(state, adult)
    ending = SearchClosed(search, "found", where.strip(), condition.strip(), adult)
    return desk.say(event, [ending], at)


def to_police(
    desk: Desk, event: str, search: str, reference: str = "", at: Instant | None = None
) -> Changed:
    """End a search here: from now on the police leads it."""
    _must_have(desk, event, search)
    return desk.say(event, [SearchClosed(search, "police", note=reference.strip())], at)


def set_facility_steps(
    desk: Desk, event: str, steps: Sequence[str], minutes: int = SEARCH_MINUTES
) -> Changed:
    """Keep the facility's own steps: with the event, and for its further events on this laptop."""
    state = desk.event(event)
    kept = tuple(dict.fromkeys(text.strip() for text in steps if text.strip()))
    if len(kept) > MOST_STEPS:
        raise UserError("too-many-steps", most=MOST_STEPS)
    if not 1 <= minutes <= MOST_MINUTES:
        raise UserError("bad-search-minutes", minutes=minutes, most=MOST_MINUTES)
    changed = desk.say(event, [FacilityStepsSet(kept, minutes)])
    desk.workspace.set_setting(_key(state), json.dumps([minutes, *kept], ensure_ascii=False))
    return changed


def kept_facility_steps(desk: Desk, event: str) -> FacilitySteps:
    """Give the steps the event has, else those kept for its facility, else none."""
    state = desk.event(event)
    return state.folded(fold_facility_steps) or _kept(desk, state) or FacilitySteps()


def _kept(desk: Desk, state: Event) -> FacilitySteps | None:
    text = desk.workspace.setting(_key(state))
    if not text:
        return None
    try:
        minutes, *steps = json.loads(text)
        return FacilitySteps(tuple(str(one) for one in steps), max(1, int(minutes)))
    except (ValueError, TypeError):
        # A setting that somebody else wrote otherwise is as good as none.
        return None


def _kept_steps(desk: Desk, state: Event) -> list[Body]:
    """Bring what is kept for the facility into an event that doesn't know of it yet."""
    if state.folded(fold_facility_steps) is not None:
        return []
    kept = _kept(desk, state)
    return [] if kept is None else [FacilityStepsSet(kept.steps, kept.minutes)]


def _key(state: Event) -> str:
    return _KEPT + " ".join(state.details.facility.casefold().split())


def _name(desk: Desk, when: Instant) -> str:
    """Name a search so that two laptops never give the same name."""
    return f"{desk.workspace.device}-{when}"


def _person(state: Event, code: str) -> str:
    if code not in state.people:
        raise UserError("no-such-person", person=code)
    return code


def _must_know(desk: Desk, event: str, search: str) -> Search:
    """Give a search, also one that has ended: somebody is called and something done afterwards."""
    known = next((one for one in searches(desk.event(event)) if one.id == search), None)
    if known is None:
        raise UserError("no-such-search")
    return known


def _must_have(desk: Desk, event: str, search: str, also_with: str = "") -> Event:
    """Give the event of a search that goes on; one that ended ``also_with`` is good as well."""
    known = _must_know(desk, event, search)
    if known.ending is not None and known.ending.how != also_with:
        raise UserError("search-over")
    return desk.event(event)
