"""An event as its facts tell it: the fold that every view starts from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from toolkit.model.adapt import adapt
from toolkit.model.errors import UserError
from toolkit.model.facts import (
    Adapted,
    EventAmended,
    HeadcountTaken,
    ItemTicked,
    Marked,
    Noted,
    Opened,
    Prepared,
    ShiftCleared,
    ShiftSet,
    StepTicked,
)
from toolkit.model.instants import Instant, load_zone
from toolkit.model.journal import effective
from toolkit.model.people import ADULT, Person, fold_people, takes_part
from toolkit.model.plan import Plan, decode_plan
from toolkit.model.register import Register, fold_register
from toolkit.model.run import Run, fold_run
from toolkit.model.timeline import planned, timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from zoneinfo import ZoneInfo

    from toolkit.model.facts import Fact
    from toolkit.model.schedule import Timeline

Folded = TypeVar("Folded")


class Note(msgspec.Struct, frozen=True):
    """A private note: when, who was at the desk, about which block if any."""

    at: Instant
    desk: str
    block: str
    text: str


class Details(msgspec.Struct):
    """What an event is called, where it is, in which languages."""

    title: str
    place: str
    facility: str
    languages: tuple[str, ...]


class Event(msgspec.Struct):
    """The folded state of one event.

    ``snapshot`` is the plan as it was when the event was prepared, ``plan`` the same as adapted
    for this event. ``unread`` counts facts that this program could not read.
    """

    id: str
    snapshot: Plan
    plan: Plan
    start: Instant
    zone: ZoneInfo
    sample: bool
    details: Details
    people: dict[str, Person]
    register: Register
    run: Run
    opening: Opened | None = None
    adapted: Adapted | None = None
    steps: dict[str, set[int]] = msgspec.field(default_factory=dict)
    items: set[str] = msgspec.field(default_factory=set)
    notes: list[Note] = msgspec.field(default_factory=list)
    shifts: dict[tuple[str, str], ShiftSet] = msgspec.field(default_factory=dict)
    unread: int = 0
    standing: Sequence[Fact] = ()
    _planned: Timeline | None = None
    _folded: dict[object, object] = msgspec.field(default_factory=dict)

    def folded(self, fold: Callable[[Sequence[Fact]], Folded]) -> Folded:
        """Give what a fold makes of ``standing``: each is made once, when first asked for.

        ``standing`` are the facts that hold, in statement order, without marks; headcounts are in
        the register, and may be missing here.
        """
        if fold not in self._folded:
            self._folded[fold] = fold(self.standing)
        return cast("Folded", self._folded[fold])

    @property
    def state(self) -> str:
        """``prepared``, ``open`` or ``closed``."""
        if self.run.closed is not None:
            return "closed"
        return "prepared" if self.run.opened is None else "open"

    @property
    def training(self) -> bool:
        """Whether the plan is for adults, so that professionals are its participants."""
        return self.plan.group.youngest >= ADULT

    def participants(self) -> list[Person]:
        """Give those whom the sessions are for, withdrawn ones among them."""
        training = self.training
        return [p for p in self.people.values() if takes_part(p, training=training)]

    def timeline(self, now: Instant) -> Timeline:
        """Give the schedule as it stands at ``now``."""
        return timeline(self.plan, self.start, self.zone, self.run, now, self.as_planned())

    def end(self, now: Instant) -> Instant:
        """Give the end of the schedule as it stands at ``now``."""
        untouched = self.state == "prepared" and not (self.run.records or self.run.inserted)
        return self.as_planned().end if untouched else self.timeline(now).end

    def as_planned(self) -> Timeline:
        """Give the schedule as planned for this event."""
        if self._planned is None:
            self._planned = planned(self.plan, self.start, self.zone)
        return self._planned

    def title_of(self, block: str) -> str:
        """Give a block's title, for inserted ones too; the id if there is none."""
        for _, found in self.run.line:
            if found.id == block:
                return found.title
        inside = self.plan.block(block)
        return inside.title if inside is not None else block


def fold_event(facts: Sequence[Fact]) -> Event:
    """Fold all facts of one event (statement order) to its state.

    Raises ``UserError('not-an-event')`` without a readable first fact.
    """
    standing = effective(facts)
    others = [f for f in standing if f.kind != "marked"]
    prepared = next((f.what for f in others if isinstance(f.what, Prepared)), None)
    if prepared is None:
        raise UserError("not-an-event")
    snapshot = _snapshot(prepared)
    event = Event(
        id=facts[0].event,
        snapshot=snapshot,
        plan=snapshot,
        start=Instant(prepared.start),
        zone=load_zone(prepared.zone),
        sample=prepared.sample,
        details=Details(
            prepared.title or snapshot.title,
            prepared.place,
            prepared.facility,
            prepared.languages,
        ),
        people=fold_people(others),
        register=fold_register(standing),
        run=Run(line=[]),
        unread=sum(1 for f in standing if f.what is None and any(f.body)),
        standing=others,
    )
    for fact in others:
        _take(event, fact)
    if event.adapted is not None:
        event.plan = adapt(snapshot, event.adapted)
    event.run = fold_run(event.plan, others)
    return event


def _snapshot(prepared: Prepared) -> Plan:
    try:
        return _decoded(prepared.plan)
    except msgspec.MsgspecError:
        raise UserError("newer-event") from None


@lru_cache(maxsize=8)
def _decoded(text: str) -> Plan:
    """A snapshot never changes, and an event is folded anew at every turn."""
    return decode_plan(text)


def _take(event: Event, fact: Fact) -> None:
    what = fact.what
    if isinstance(what, Noted):
        event.notes.append(Note(fact.holds, fact.desk, what.block, what.text))
    elif isinstance(what, StepTicked | ItemTicked):
        _tick(event, what)
    elif isinstance(what, ShiftSet):
        event.shifts[what.person, what.shift] = what
    elif isinstance(what, ShiftCleared):
        event.shifts.pop((what.person, what.shift), None)
    elif isinstance(what, Adapted):
        event.adapted = what
    elif isinstance(what, Opened):
        event.opening = what
    elif isinstance(what, EventAmended):
        _amend(event.details, what)


def _tick(event: Event, what: StepTicked | ItemTicked) -> None:
    if isinstance(what, ItemTicked):
        (event.items.add if what.done else event.items.discard)(what.item)
        return
    ticked = event.steps.setdefault(what.block, set())
    (ticked.add if what.done else ticked.discard)(what.step)


def _amend(details: Details, what: EventAmended) -> None:
    for name in ("title", "place", "facility", "languages"):
        value = getattr(what, name)
        if value is not None:
            setattr(details, name, value)


class Folding:
    """One event's facts with the state folded from them, kept in step as facts are added.

    Marks and headcounts, by far the most facts, are taken in one by one; any other has the state
    folded anew when it is next asked for.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts = list(facts)
        self._event: Event | None = None

    @property
    def event(self) -> Event:
        """The folded state."""
        if self._event is None:
            self._event = fold_event(self.facts)
        return self._event

    def take(self, facts: Sequence[Fact]) -> None:
        """Add facts that were said after all those here."""
        self.facts.extend(facts)
        if self._event is None:
            return
        if all(isinstance(fact.what, Marked | HeadcountTaken) for fact in facts):
            self._event.register.take(facts)
        else:
            self._event = None
