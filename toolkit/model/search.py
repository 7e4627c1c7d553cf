"""A child can't be found: what is known, who looks where, who was called, what is to be done next.

This is real life and never part of an exercise. All of it is folded from facts, so that a laptop
that comes later, or one that was cut off, shows the same; in whatever order facts arrive, the
same comes out.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

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
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.people import is_team

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.people import Person
    from toolkit.model.register import Headcount

SEARCH_MINUTES = 10
"""Minutes for which house and grounds are searched by default; the facility may say otherwise."""

AREAS = (
    "bedrooms",
    "bathrooms",
    "common-rooms",
    "kitchen",
    "cellar",
    "attic",
    "stairs",
    "garden",
    "cars",
    "street",
)
"""Where to look in most houses, from the inside to the outside."""

CALLS = ("lead", "police", "hotline", "carer", "guardian")
"""Who is called, in the order of what to do; the police by 112, the hotline by 116 000."""


class Count(msgspec.Struct, frozen=True):
    """A count that was short; ``night_at`` is the planned wall minute of a night count.

    Where ``counted`` is ``expected``, nobody counted: it was noticed otherwise.
    """

    at: Instant
    counted: int
    expected: int
    block: str = ""
    night_at: int | None = None


class Missing(msgspec.Struct, frozen=True):
    """One who is looked for, by code, and what is known of when they were last seen."""

    person: str
    missing: bool = True
    seen_at: Instant | None = None
    seen_by: str = ""
    where: str = ""
    wearing: str = ""


class Area(msgspec.Struct, frozen=True):
    """A place that is searched by ``adult`` (code) since an instant, and done at another."""

    name: str
    adult: str
    since: Instant
    done_at: Instant | None = None


class Said(msgspec.Struct, frozen=True):
    """Something with when and by whom (code, may be empty): a call, a tick, a note.

    ``about`` is whom was called, or which step; ``text`` what was said or done.
    """

    at: Instant
    by: str
    about: str = ""
    text: str = ""


class Ending(msgspec.Struct, frozen=True):
    """How a search ended: ``how`` is ``found`` or ``police``; see ``SearchClosed``."""

    at: Instant
    by: str
    how: str
    where: str = ""
    condition: str = ""
    adult: str = ""
    note: str = ""


class Search(msgspec.Struct):
    """One search; ``counts`` are the counts that opened and joined it, in time order.

    ``endings`` come in the order of statements: who was handed over to the police may be found
    later.
    """

    id: str
    counts: list[Count] = msgspec.field(default_factory=list)
    known: dict[str, Missing] = msgspec.field(default_factory=dict)
    areas: dict[str, Area] = msgspec.field(default_factory=dict)
    calls: list[Said] = msgspec.field(default_factory=list)
    steps: dict[str, Said] = msgspec.field(default_factory=dict)
    notes: list[Said] = msgspec.field(default_factory=list)
    endings: list[Ending] = msgspec.field(default_factory=list)

    @property
    def opened(self) -> Instant:
        """When it was opened."""
        return self.counts[0].at

    @property
    def count(self) -> Count:
        """The last count that was short."""
        return self.counts[-1]

    @property
    def ending(self) -> Ending | None:
        """How it ended, ``None`` while it goes on."""
        return self.endings[-1] if self.endings else None

    @property
    def missing(self) -> list[Missing]:
        """Who is looked for, by code; empty as long as nobody said who."""
        return [self.known[code] for code in sorted(self.known) if self.known[code].missing]

    @property
    def touched(self) -> Instant:
        """When a count last opened or joined it, or it last ended."""
        return max(self.count.at, self.opened if self.ending is None else self.ending.at)

    def called(self, whom: str) -> Said | None:
        """Give the last call to someone."""
        return next((call for call in reversed(self.calls) if call.about == whom), None)

    def elapsed(self, now: Instant) -> int:
        """Milliseconds since it was opened, until it ended or until now; never negative."""
        until = now if self.ending is None else self.ending.at
        return max(0, until - self.opened)


def fold_searches(facts: Sequence[Fact]) -> dict[str, Search]:
    """Fold effective facts to searches by their ids, those opened first in front.

    What is said of a search that nobody opened, or whose opening was taken back, says nothing.
    """
    found: dict[str, Search] = {}
    for fact in sorted(facts, key=lambda fact: fact.id):
        name = getattr(fact.what, "search", None)
        if isinstance(name, str) and fact.kind.startswith("search-"):
            _take(found.setdefault(name, Search(name)), fact)
    for search in found.values():
        search.counts.sort(key=lambda count: count.at)
        for said in (search.calls, search.notes):
            said.sort(key=lambda one: one.at)
    opened = [search for search in found.values() if search.counts]
    return {search.id: search for search in sorted(opened, key=lambda s: (s.opened, s.id))}


def _take(search: Search, fact: Fact) -> None:
    what, at, by = fact.what, fact.holds, fact.desk
    if isinstance(what, SearchOpened):
        search.counts.append(Count(at, what.counted, what.expected, what.block, what.at))
    elif isinstance(what, SearchAbout):
        search.known[what.person] = _about(search.known.get(what.person), what)
    elif isinstance(what, SearchPlaced):
        _place(search, what, at)
    elif isinstance(what, SearchCalled):
        search.calls.append(Said(at, by, what.whom, what.note))
    elif isinstance(what, SearchStepped) and what.done:
        search.steps[what.step] = Said(at, by, what.step)
    elif isinstance(what, SearchStepped):
        search.steps.pop(what.step, None)
    elif isinstance(what, SearchNoted):
        search.notes.append(Said(at, by, text=what.text))
    elif isinstance(what, SearchClosed):
        ending = Ending(at, by, what.how, what.where, what.condition, what.adult, what.note)
        search.endings.append(ending)


def _about(before: Missing | None, what: SearchAbout) -> Missing:
    known = before or Missing(what.person)
    said = {
        "seen_at": what.seen_at,
        "seen_by": what.seen_by,
        "where": what.where,
        "wearing": what.wearing,
    }
    changes = {name: value for name, value in said.items() if value is not None}
    return msgspec.structs.replace(known, missing=what.missing, **changes)


def _place(search: Search, what: SearchPlaced, at: Instant) -> None:
    """Nobody and not done takes a place off again; a place is done by who was there."""
    before = search.areas.get(what.area)
    if what.done:
        adult = what.adult or (before.adult if before is not None else "")
        since = before.since if before is not None else at
        search.areas[what.area] = Area(what.area, adult, since, at)
    elif what.adult:
        search.areas[what.area] = Area(what.area, what.adult, at)
    else:
        search.areas.pop(what.area, None)


def searches(event: Event) -> list[Search]:
    """Give all searches of an event, the first one first."""
    return list(event.folded(fold_searches).values())


def open_search(event: Event) -> Search | None:
    """Give the search that goes on, the first one if two laptops opened one each."""
    return next((search for search in searches(event) if search.ending is None), None)


class FacilitySteps(msgspec.Struct, frozen=True):
    """The facility's own procedure: its steps in order, and how long the house is searched."""

    steps: tuple[str, ...] = ()
    minutes: int = SEARCH_MINUTES


def fold_facility_steps(facts: Sequence[Fact]) -> FacilitySteps | None:
    """Give what was last said of the facility's own procedure, ``None`` if nothing was."""
    last = max(
        (fact for fact in facts if isinstance(fact.what, FacilityStepsSet)),
        key=lambda fact: fact.id,
        default=None,
    )
    if last is None or not isinstance(last.what, FacilityStepsSet):
        return None
    return FacilitySteps(last.what.steps, max(1, last.what.minutes))


def facility_steps(event: Event) -> FacilitySteps:
    """Give the facility's own procedure as this event knows it."""
    return event.folded(fold_facility_steps) or FacilitySteps()


class Task(StrEnum):
    """What is to be done when a child can't be found, in this order."""

    WHO = "who"
    SEEN = "seen"
    SEARCH = "search"
    LEAD = "lead"
    POLICE = "police"
    HOTLINE = "hotline"
    FACILITY = "facility"
    CARER = "carer"
    GUARDIAN = "guardian"


_AT_ONCE = frozenset({Task.WHO, Task.SEEN, Task.SEARCH, Task.LEAD})
"""What is due from the first moment; all else may be done at once too, and is due at the latest
when house and grounds were searched for as long as they are."""


class Todo(msgspec.Struct, frozen=True):
    """A task, when it is due at the latest, and when and by whom it was done, if it was."""

    task: Task
    due: Instant
    done: Said | None = None

    def pressing(self, now: Instant) -> bool:
        """Whether it is open and its time has come."""
        return self.done is None and now >= self.due


def todos(event: Event, search: Search) -> list[Todo]:
    """Give what is to be done in order; without steps of the facility's own, theirs is left out."""
    own = facility_steps(event)
    later = Instant(search.opened + own.minutes * MINUTE)
    found = []
    for task in Task:
        if task is Task.FACILITY and not own.steps:
            continue
        due = search.opened if task in _AT_ONCE else later
        found.append(Todo(task, due, _done(search, task, own)))
    return found


def _done(search: Search, task: Task, own: FacilitySteps) -> Said | None:
    if task.value in CALLS:
        return search.called(task.value)
    if task is Task.FACILITY:
        ticked = [search.steps[step] for step in own.steps if step in search.steps]
        return ticked[-1] if len(ticked) == len(own.steps) else None
    if task is Task.SEARCH:
        return _searched(search)
    missing = search.missing
    known = bool(missing) and (task is Task.WHO or all(one.seen_at is not None for one in missing))
    return Said(search.opened, "") if known else None


def _searched(search: Search) -> Said | None:
    """House and grounds are searched once every place was."""
    last: Instant = search.opened
    for name in (*AREAS, *search.areas):
        area = search.areas.get(name)
        if area is None or area.done_at is None:
            return None
        last = max(last, area.done_at)
    return Said(last, "")


def next_todo(event: Event, search: Search, now: Instant) -> Todo | None:
    """Give what is to be done next: the first that presses, else the first that is open."""
    left = [todo for todo in todos(event, search) if todo.done is None]
    return next((todo for todo in left if todo.pressing(now)), left[0] if left else None)


def whole_again(event: Event, search: Search) -> Headcount | None:
    """Give the count that found everybody while the search goes on, if the last one did."""
    counts = [count for count in event.register.headcounts if count.at >= search.count.at]
    if search.ending is not None or not counts or counts[-1].short:
        return None
    return counts[-1]


def short_and_open(event: Event) -> Headcount | None:
    """Give the last count if it was short and nobody has looked for anyone since."""
    counts = event.register.headcounts
    if not counts or not counts[-1].short:
        return None
    known = searches(event)
    if any(search.ending is None or search.touched >= counts[-1].at for search in known):
        return None
    return counts[-1]


def found_uncounted(event: Event) -> Ending | None:
    """Give how the last search ended by *found*, as long as no count since tells who is here.

    A whole count that was taken while the search went on tells it too.
    """
    known = searches(event)
    if not known or any(search.ending is None for search in known):
        return None
    last = max(known, key=lambda search: search.touched)
    ending, counts = last.ending, event.register.headcounts
    if ending is None or ending.how != "found":
        return None
    if counts and (
        counts[-1].at > ending.at or (counts[-1].at >= last.count.at and not counts[-1].short)
    ):
        return None
    return ending


def searchers(event: Event, now: Instant) -> list[Person]:
    """Give those of the team who can be sent to look, those on duty now in front."""
    on_duty = {s.person for s in event.shifts.values() if s.start <= now < s.end}
    team = [person for person in event.people.values() if is_team(person) and not person.withdrawn]
    return sorted(team, key=lambda person: (person.code not in on_duty, person.code))
